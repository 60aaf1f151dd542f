"""The words shown when no results are left: which filters are on, and how to remove one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class FilterWords:
    """`{}` stands for the name of a filter, or the number of results without it."""

    title: str
    on: str
    search: str
    drop: str
    leaves: str
    province: str
    provinces: str
    theme: str
    landsdeel: str
    search_field: str
    search_hint: str
    all: str
    reset: str
    results: str


NL = FilterWords(
    title="Filters",
    on="U gebruikt deze filters:",
    search="Zoekwoord",
    drop="haal filter {} weg",
    leaves="(dan {} in de tabel)",
    province="Provincie",
    provinces="Provincies",
    theme="Thema",
    landsdeel="Landsdeel",
    search_field="Zoek een plaats of project",
    search_hint="bijvoorbeeld Zwolle of Lelylijn",
    all="Alle",
    reset="Alles wissen",
    results="{} van {} feiten",
)
EN = FilterWords(
    title="Filters",
    on="You are using these filters:",
    search="Search",
    drop="remove the filter {}",
    leaves="(then {} in the table)",
    province="Province",
    provinces="Provinces",
    theme="Theme",
    landsdeel="Part of the country",
    search_field="Search for a place or project",
    search_hint="for example Zwolle or Lelylijn",
    all="All",
    reset="Clear all",
    results="{} of {} facts",
)

WORDS: Mapping[Language, FilterWords] = {"nl": NL, "en": EN}
