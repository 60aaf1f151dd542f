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
    narrowed: Mapping[str, str]
    bands: Mapping[str, str]
    dues: Mapping[str, str]
    no_status: str
    more: str
    chosen: str
    remove: str
    further: tuple[str, str]


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
    search_field="Zoek een plaats, postcode of project",
    search_hint="Zwolle, 8011 of Lelylijn",
    all="Alle",
    reset="Alles wissen",
    results="{} van {} feiten",
    narrowed={
        "municipality": "Gemeente",
        "status": "Status",
        "party": "Toegezegd door",
        "meeting": "Komt terug in",
        "year": "Jaar van termijn of overleg",
        "amount": "Genoemd bedrag",
        "due": "Datum",
        "outcome": "Wat ervan werd",
    },
    bands={
        "0-1m": "tot € 1 mln.",
        "1m-10m": "€ 1 tot 10 mln.",
        "10m-100m": "€ 10 tot 100 mln.",
        "100m-1b": "€ 100 mln. tot 1 mld.",
        "1b": "€ 1 mld. en meer",
    },
    dues={"open": "verstreken, zonder bericht", "ahead": "komt nog"},
    no_status="geen status genoemd",
    more="Meer filters",
    chosen="Gekozen filters",
    remove="haal filter {} weg",
    further=("nog {}", "nog {}"),
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
    search_field="Search for a place, postcode or project",
    search_hint="Zwolle, 8011 or Lelylijn",
    all="All",
    reset="Clear all",
    results="{} of {} facts",
    narrowed={
        "municipality": "Municipality",
        "status": "Status",
        "party": "Promised by",
        "meeting": "Comes back at",
        "year": "Year of deadline or meeting",
        "amount": "Amount named",
        "due": "Date",
        "outcome": "What became of it",
    },
    bands={
        "0-1m": "under €1 million",
        "1m-10m": "€1 to 10 million",
        "10m-100m": "€10 to 100 million",
        "100m-1b": "€100 million to 1 billion",
        "1b": "€1 billion and more",
    },
    dues={"open": "due, without word", "ahead": "still to come"},
    no_status="no status named",
    more="More filters",
    chosen="Chosen filters",
    remove="remove the filter {}",
    further=("{} more", "{} more"),
)

WORDS: Mapping[Language, FilterWords] = {"nl": NL, "en": EN}
