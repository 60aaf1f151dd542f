"""The words of the table of facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class TableWords:
    """`{}` stands for the name of a column, or for a page and the number of pages."""

    sort: Mapping[bool, str]
    pages: str
    page: str
    previous: str
    next: str
    row_hint: str
    title: str
    column: Mapping[str, str]
    page_of: str
    empty_table: str


NL = TableWords(
    sort={False: "sorteer op {}, oplopend", True: "sorteer op {}, aflopend"},
    pages="Pagina's van de tabel",
    page="pagina {} van {}",
    previous="vorige",
    next="volgende",
    row_hint="Klik op een rij: u ziet de plaats op de kaart en de bron.",
    title="Vastgelegde feiten binnen deze filters",
    column={
        "place": "Plaats",
        "theme": "Thema",
        "what": "Wat",
        "status": "Status",
        "amount": "Bedrag",
        "homes": "Woningen",
        "deadline": "Termijn",
        "provinces": "Provincie",
    },
    page_of="{} tot en met {} van {}",
    empty_table="Niets past bij deze filters. Haal een filter weg of wis alles.",
)
EN = TableWords(
    sort={False: "sort by {}, ascending", True: "sort by {}, descending"},
    pages="Pages of the table",
    page="page {} of {}",
    previous="previous",
    next="next",
    row_hint="Click on a row to see the place on the map and the source.",
    title="Recorded facts within these filters",
    column={
        "place": "Place",
        "theme": "Theme",
        "what": "What",
        "status": "Status",
        "amount": "Amount",
        "homes": "Homes",
        "deadline": "Deadline",
        "provinces": "Province",
    },
    page_of="{} to {} of {}",
    empty_table="Nothing matches these filters. Remove a filter or clear all.",
)

WORDS: Mapping[Language, TableWords] = {"nl": NL, "en": EN}
