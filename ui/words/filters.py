"""The words shown when no results are left: which filters are on, and how to remove one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.words.text import Language


@dataclass(frozen=True)
class FilterWords:
    """`{}` stands for the name of a filter, or the number of results without it."""

    on: str
    search: str
    drop: str
    leaves: str


NL = FilterWords(
    on="U gebruikt deze filters:",
    search="Zoekwoord",
    drop="haal filter {} weg",
    leaves="(dan {} in de tabel)",
)
EN = FilterWords(
    on="You are using these filters:",
    search="Search",
    drop="remove the filter {}",
    leaves="(then {} in the table)",
)

WORDS: Mapping[Language, FilterWords] = {"nl": NL, "en": EN}
