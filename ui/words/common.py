"""The words that several parts of the app share: one table per language, in the parts that a reader looks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language
from ui.words import detail, facts, figures, filters, map, meanings, page, readings, sources, table, units


@dataclass(frozen=True)
class Words:
    """The words of one language, by part."""

    page: page.PageWords
    filters: filters.FilterWords
    figures: figures.FigureWords
    facts: facts.FactWords
    map: map.MapWords
    detail: detail.DetailWords
    readings: readings.ReadingWords
    units: units.UnitWords
    table: table.TableWords
    sources: sources.SourcesWords
    meanings: meanings.MeaningWords


NL = Words(
    page=page.NL,
    filters=filters.NL,
    figures=figures.NL,
    facts=facts.NL,
    map=map.NL,
    detail=detail.NL,
    readings=readings.NL,
    units=units.NL,
    table=table.NL,
    sources=sources.NL,
    meanings=meanings.NL,
)
EN = Words(
    page=page.EN,
    filters=filters.EN,
    figures=figures.EN,
    facts=facts.EN,
    map=map.EN,
    detail=detail.EN,
    readings=readings.EN,
    units=units.EN,
    table=table.EN,
    sources=sources.EN,
    meanings=meanings.EN,
)

WORDS: Mapping[Language, Words] = {"nl": NL, "en": EN}
