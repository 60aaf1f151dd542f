"""What CBS counts, in words: of a place its numbers with their months, and where they are from. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layers.figures.figures import Figures, StandId, Sum
from layers.layer import Language
from ui.data.edition import Edition
from ui.words.cbs import WORDS
from ui.words.formats import day, deadline, listed, number

# So many municipalities are named that have no number.
NAMED: Final = 3
STANDS: Final[tuple[StandId, ...]] = ("stock", "population")


def month(iso: str, language: Language) -> str:
    """Return a month in words."""
    return deadline(iso, language)


def missing_names(codes: Sequence[str], edition: Edition, language: Language) -> str:
    """Return the names of municipalities without a number, the rest as a count."""
    names = [edition.municipality_names.get(code, code) for code in codes[:NAMED]]
    rest = [f"+ {number(len(codes) - NAMED, language)}"] if len(codes) > NAMED else []
    return listed([*names, *rest], language)


def about(place: str, edition: Edition, language: Language) -> list[tuple[str, str]]:
    """Return what CBS counts in a municipality or province: labels with numbers; [] where there are no figures."""
    figures = edition.built.figures
    if figures is None:
        return []
    words = WORDS[language]

    def said(found: Sum, pattern: str) -> str:
        if found.number is None:
            return words.no_sum.format(missing_names(found.missing, edition, language))
        return pattern.format(number(found.number, language))

    rows = []
    if figures.until:
        may_change = len(figures.provisional)
        whole = may_change == len(figures.file["months"])
        pattern = "{}" if not may_change else words.may_change if whole else words.may_change_partly
        label = words.built.format(month(figures.since, language), month(figures.until, language))
        rows.append((label, said(figures.built(place), pattern)))
    labels = {"stock": words.stock, "population": words.population}
    for measure in STANDS:
        if stand := figures.stand(measure):
            label = labels[measure].format(month(stand["month"], language))
            pattern = words.may_change if stand["provisional"] else "{}"
            rows.append((label, said(figures.standing(measure, place), pattern)))
    return rows


def window(figures: Figures, language: Language) -> str:
    """Return which months are counted, why from the first of them, and from which on CBS may still change them."""
    words = WORDS[language]
    said = words.window.format(month(figures.since, language), month(figures.until or figures.since, language))
    first = next(iter(figures.provisional), None)
    return f"{said} {words.provisional.format(month(first, language))}" if first else said


def sources(figures: Figures, language: Language, tables: Sequence[str] = ()) -> list[str]:
    """Return where the numbers of these tables are from; of all tables where none is named."""
    file = figures.file
    return [
        WORDS[language].source.format(table["id"], file["licence"], day(file["fetched_at"], language))
        for table in file["tables"]
        if not tables or table["id"] in tables
    ]
