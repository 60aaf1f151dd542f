"""The words where the filters leave nothing: which are on, and how to take one away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


@dataclass(frozen=True)
class FilterWords:
    """`{}` stands for the name of a filter, or the number of results without it."""

    on: str
    search: str
    drop: str
    leaves: str


NL = FilterWords(
    on="Deze filters staan aan:",
    search="Zoekwoord",
    drop="haal filter {} weg",
    leaves="(dan {} in de tabel)",
)
EN = FilterWords(
    on="These filters are on:",
    search="Search",
    drop="take the filter {} away",
    leaves="(then {} in the table)",
)

WORDS: Mapping[Language, FilterWords] = {"nl": NL, "en": EN}
