"""The words of the table of facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.words.text import Language


@dataclass(frozen=True)
class TableWords:
    """`{}` stands for the name of a column, or for a page and the number of pages."""

    sort: Mapping[bool, str]
    pages: str
    page: str
    previous: str
    next: str
    row_hint: str


NL = TableWords(
    sort={False: "sorteer op {}, oplopend", True: "sorteer op {}, aflopend"},
    pages="Pagina's van de tabel",
    page="pagina {} van {}",
    previous="vorige",
    next="volgende",
    row_hint="Klik op een rij: u ziet de plaats op de kaart en de bron.",
)
EN = TableWords(
    sort={False: "sort by {}, ascending", True: "sort by {}, descending"},
    pages="Pages of the table",
    page="page {} of {}",
    previous="previous",
    next="next",
    row_hint="Click on a row to see the place on the map and the source.",
)

WORDS: Mapping[Language, TableWords] = {"nl": NL, "en": EN}
