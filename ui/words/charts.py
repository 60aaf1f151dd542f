"""The words of the charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


@dataclass(frozen=True)
class ChartWords:
    """The words of one language; `{}` stands for a number or name. `name`, `note`, ... are by id of the chart."""

    title: str
    intro: str
    name: Mapping[str, str]
    note: Mapping[str, str]
    panel: Mapping[str, str]
    scale: str
    where: Mapping[str, str]
    column: Mapping[str, str]
    without: str
    not_counted: str
    regions: str
    areas: str
    table: str
    download: str
    source: str
    described: str
    nothing: str
    not_stated: str


NL = ChartWords(
    title="Cijfers",
    intro="Drie vragen in beeld. Elke staaf is een getal uit de brieven; dezelfde getallen staan in de tabel eronder.",
    name={
        "homes": "Hoeveel woningen noemen de brieven?",
        "money": "Wie draagt hoeveel bij, en waaraan?",
        "novex": "Hoe ver zijn de NOVEX-documenten?",
    },
    note={
        "homes": (
            "Afgesproken, onder voorwaarde, gereserveerd en mogelijk zijn aparte staven: tel ze niet bij elkaar op. "
            "Aantallen per jaar staan er niet bij."
        ),
        "money": (
            "Alleen bijdragen. Landelijk geld staat apart: daaruit kunnen projecten worden betaald die ook bij een "
            "provincie staan, dus tel de blokken niet bij elkaar op. Elke betaler en elke stand heeft een eigen staaf."
        ),
        "novex": (
            "Drie documenten per NOVEX-gebied. Niet genoemd wil zeggen: de brieven zeggen er niets over, niet: het is "
            "er niet."
        ),
    },
    panel={
        "provinces": "Per provincie",
        "none": "Landelijk",
        "several": "In meer provincies samen",
        "one": "In één provincie",
        "areas": "Aantal gebieden",
    },
    scale="Elk blok heeft een eigen schaal.",
    where={"one": "in één provincie", "several": "in meer provincies samen", "none": "landelijk"},
    column={
        "code": "Code",
        "place": "Plaats",
        "payer": "Betaler",
        "theme": "Thema",
        "where": "Waar",
        "document": "Document",
        "state": "Stand",
        "count": "Aantal",
        "names": "Gebieden",
    },
    without="Geen eigen aantal genoemd: {}.",
    not_counted=(
        "Niet in beeld: {} andere bedragen in dit filter. Dat zijn ramingen, totalen, tekorten en vroegere budgetten, "
        "bedragen per woning of per jaar, en bedragen als marge."
    ),
    regions="De {} andere regio's op de kaart zijn geen NOVEX-gebied en tellen hier niet mee.",
    areas="{} NOVEX-gebieden",
    table="Tabel: {}",
    download="Download deze tabel (CSV)",
    source="Bron: {}. Editie {} van {}.",
    described="Staafdiagram: {} De tabel eronder heeft dezelfde getallen.",
    nothing="Binnen dit filter noemen de brieven hierover geen getal.",
    not_stated="niet genoemd",
)

EN = ChartWords(
    title="Charts",
    intro="Three questions in pictures. Each bar is a number from the letters; the table below holds the same numbers.",
    name={
        "homes": "How many homes do the letters name?",
        "money": "Who contributes how much, and to what?",
        "novex": "How far are the NOVEX documents?",
    },
    note={
        "homes": (
            "Agreed, conditional, reserved and possible are bars of their own: do not add them up. Numbers for each "
            "year are left out."
        ),
        "money": (
            "Contributions only. National money stands apart: it may pay for projects that also stand with a province, "
            "so do not add the blocks up. Each payer and each standing has a bar of its own."
        ),
        "novex": (
            "Three documents for each NOVEX area. Not mentioned means that the letters say nothing about it, not that "
            "it is not there."
        ),
    },
    panel={
        "provinces": "By province",
        "none": "National",
        "several": "In several provinces together",
        "one": "In one province",
        "areas": "Number of areas",
    },
    scale="Each block has a scale of its own.",
    where={"one": "in one province", "several": "in several provinces together", "none": "national"},
    column={
        "code": "Code",
        "place": "Place",
        "payer": "Payer",
        "theme": "Theme",
        "where": "Where",
        "document": "Document",
        "state": "State",
        "count": "Number",
        "names": "Areas",
    },
    without="No number of its own stated: {}.",
    not_counted=(
        "Not shown: {} other amounts within this filter. These are estimates, totals, shortfalls and former budgets, "
        "amounts per home or per year, and amounts given as a range."
    ),
    regions="The {} other regions on the map are no NOVEX area and do not count here.",
    areas="{} NOVEX areas",
    table="Table: {}",
    download="Download this table (CSV)",
    source="Source: {}. Edition {} of {}.",
    described="Bar chart: {} The table below holds the same numbers.",
    nothing="Within this filter the letters state no number about this.",
    not_stated="not mentioned",
)

WORDS: Mapping[Language, ChartWords] = {"nl": NL, "en": EN}
