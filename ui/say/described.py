"""What a thing is, in words: the rows under its name, on the screen and on paper. Pure text, no Streamlit."""

from __future__ import annotations

from typing import cast

from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.novex import INSTRUMENTS
from layers.catalogue.novex import LAYER as NOVEX
from layers.features import Feature
from layers.layer import Language
from layers.municipalities import FORMER_NAMES
from ui.data.edition import Edition
from ui.say.subject import Subject
from ui.words.common import WORDS
from ui.words.formats import day, listed, number
from ui.words.municipality import WORDS as MUNICIPALITY_WORDS
from ui.words.subject import WORDS as SUBJECT_WORDS

Rows = list[tuple[str, str]]


def kind(subject: Subject, language: Language) -> str:
    """Return the kind of thing in words: a province, a letter, a NOVEX area, another region, ..."""
    if subject.kind == "novex":
        return NOVEX.words[language].in_full(cast("Feature", subject.of))
    return SUBJECT_WORDS[language].kind[subject.kind]


def about(subject: Subject, language: Language) -> Rows:
    """Return what the layer or the register says of a thing, as (label, value)."""
    words, own = WORDS[language], SUBJECT_WORDS[language]
    of = subject.of
    if subject.kind == "letter":
        return [
            (own.sender, of["sender"]),
            (own.date, day(of["date"], language) if of["date"] else own.no_date),
            *([(own.reference, of["reference"])] if of["reference"] else []),
        ]
    if subject.kind == "province":
        return [(own.landsdeel, of["landsdeel"]), (own.grid, grid(subject, language))]
    if subject.kind == "municipality":
        return about_municipality(subject, language)
    rows: Rows = []
    if subject.kind == "novex":
        labels = {column.name: column.nl if language == "nl" else column.en for column in NOVEX.columns}
        rows = [
            (own.area_type, of["type"]),
            *((labels[name].capitalize(), instrument(of[name], language)) for name in INSTRUMENTS),
        ]
    else:
        rows = [(own.site_kind_label, own.site_kind.get(of["kind"], of["kind"]))]
        if subject.kind == "project":
            rows.append((words.facts.phase_label, words.facts.phase.get(of["phase"], of["phase"])))
    certainty = words.facts.certainty.get(of["certainty"], of["certainty"])
    error = subject.error_m
    return [
        *rows,
        (own.provinces[len(subject.provinces) != 1], province_names(subject, language)),
        (own.municipalities[len(of["municipality_codes"]) != 1], municipality_names(subject, language)),
        (own.place_certainty, f"{certainty}, {said_error(error, language)}" if error else certainty),
    ]


def said_error(error_m: int, language: Language) -> str:
    """Return how far a place may be out, in words."""
    return WORDS[language].facts.location_error.format(number(error_m, language))


def instrument(status: str, language: Language) -> str:
    """Return how a NOVEX instrument stands, in words."""
    if status == "not_mentioned":
        return SUBJECT_WORDS[language].not_mentioned
    return WORDS[language].facts.status.get(status, status)


def grid(subject: Subject, language: Language) -> str:
    """Return what the letters say of the grid of a province."""
    return grid_of(subject.ident, subject.edition, language)


def grid_of(code: str, edition: Edition, language: Language) -> str:
    """Return what the letters say of the grid of the province with this code."""
    feature = edition.features.get(CONGESTION.key(code))
    status = str(feature["status"]) if feature else "not_mentioned"
    return WORDS[language].map.grid.get(status, status)


def about_municipality(subject: Subject, language: Language) -> Rows:
    """Return the province of a municipality, what went up into it, and what is said of the grid, here and around."""
    words, own = SUBJECT_WORDS[language], MUNICIPALITY_WORDS[language]
    here = subject.edition.municipalities[subject.ident]
    province = subject.edition.provinces[here.province_code]["name"]
    former = [
        own.former_since.format(listed([FORMER_NAMES[code] for code in change.gone], language), change.day.year)
        for change in here.former
    ]
    around = grid_of(here.province_code, subject.edition, language)
    return [
        (words.provinces[0], province),
        (own.code, subject.ident),
        *([(own.former, listed(former, language))] if former else []),
        (words.grid, own.grid_said if here.grid else own.grid_silent),
        (own.grid_province.format(province), around),
    ]


def province_names(subject: Subject, language: Language) -> str:
    """Return the provinces of a thing, in words."""
    return listed([subject.edition.provinces[code]["name"] for code in subject.provinces], language)


def municipality_names(subject: Subject, language: Language) -> str:
    """Return the municipalities of a thing, in words, with those that belong to it in part marked."""
    names = {m["code"]: m["name"] for m in subject.edition.built.registers["municipalities"]}
    partial = set(subject.of.get("partial_codes") or ())
    in_part = SUBJECT_WORDS[language].in_part
    codes = subject.of["municipality_codes"]
    return listed([in_part.format(names[c]) if c in partial else names[c] for c in codes], language) or "–"
