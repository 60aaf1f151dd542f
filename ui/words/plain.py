"""The words of the plain pages, and of the way to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class PlainWords:
    """What stands where a page did not load, and around a plain page."""

    incomplete: str
    way: str
    fragment: str
    missing: str
    whole: str
    search: str
    find: str
    filters: str
    map: str
    map_note: str
    legend: str
    charts: str


NL = PlainWords(
    incomplete="Staat hier na een paar seconden niet alles? Dan houdt uw netwerk of browser een deel tegen.",
    way="Eenvoudige versie: kaart, tabel, pagina's en downloads zonder script",
    fragment="Verschijnt hier niets? Bekijk dit in de eenvoudige versie",
    missing="Dit is de eenvoudige versie, zonder script. Inzoomen op de kaart en kopiëren met één klik "
    "kunnen hier niet. De cijfers en de bronnen zijn dezelfde.",
    whole="Naar de gewone versie",
    search="Zoeken",
    find="Zoek",
    filters="Filters",
    map="Kaart",
    map_note="Kies een gebied of een teken op de kaart: daaronder staat dan wat er is afgesproken.",
    legend="Legenda",
    charts="Elke grafiek als tabel",
)
EN = PlainWords(
    incomplete="Is something still missing after a few seconds? Your network or browser is blocking part of this page.",
    way="Plain version: map, table, pages and downloads without script",
    fragment="Nothing here? See this in the plain version",
    missing="This is the plain version, without script. Here you cannot zoom the map or copy with one "
    "click. The figures and sources are the same.",
    whole="Go to the full version",
    search="Search",
    find="Search",
    filters="Filters",
    map="Map",
    map_note="Choose an area or a sign on the map: what was agreed there then stands below it.",
    legend="Legend",
    charts="Each chart as a table",
)

WORDS: Mapping[Language, PlainWords] = {"nl": NL, "en": EN}
