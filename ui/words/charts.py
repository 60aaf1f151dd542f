"""The words of the charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


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
    table: str
    download: str
    source: str
    described: str
    nothing: str
    not_stated: str


NL = ChartWords(
    title="Cijfers",
    intro="Drie vragen in beeld. Elke staaf telt getallen uit de brieven; dezelfde getallen staan in de tabel eronder.",
    name={
        "homes": "Hoeveel woningen noemen de brieven?",
        "money": "Wie betaalt hoeveel, en waaraan?",
        "novex": "Hoe ver zijn de NOVEX-documenten?",
    },
    note={
        "homes": (
            "Nieuw afgesproken, eerder afgesproken, als inspanning, onder voorwaarde, gereserveerd en mogelijk hebben "
            "elk een eigen staaf: tel ze niet bij elkaar op. Aantallen per jaar staan er niet bij."
        ),
        "money": (
            "Alleen bijdragen. Landelijk geld staat apart: daaruit kunnen projecten worden betaald die ook bij een "
            "provincie staan, dus tel de blokken niet bij elkaar op. Elke betaler en elke status heeft een eigen staaf."
        ),
        "novex": (
            "Drie documenten per NOVEX-gebied. 'Niet genoemd' betekent dat de brieven er niets over zeggen, niet dat "
            "het document er niet is."
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
        "state": "Status",
        "count": "Aantal",
        "names": "Gebieden",
    },
    without="Voor deze provincies is geen eigen aantal genoemd: {}.",
    not_counted=(
        "Niet in beeld: {} andere bedragen binnen dit filter. Dat zijn ramingen, totalen, tekorten en eerdere "
        "budgetten, bedragen per woning of per jaar, en bedragen met een bandbreedte."
    ),
    regions="De {} andere regio's op de kaart zijn geen NOVEX-gebied en tellen hier niet mee.",
    table="Tabel: {}",
    download="Download deze tabel (CSV)",
    source="Bron: {}. Editie {} van {}.",
    described="Staafdiagram: {} De tabel eronder heeft dezelfde getallen.",
    nothing="Binnen dit filter noemen de brieven hierover geen getal.",
    not_stated="niet genoemd",
)

EN = ChartWords(
    title="Charts",
    intro="Three questions in charts. Each bar counts numbers from the letters; the table below has the same numbers.",
    name={
        "homes": "How many homes do the letters mention?",
        "money": "Who pays how much, and for what?",
        "novex": "How far along are the NOVEX documents?",
    },
    note={
        "homes": (
            "Newly agreed, agreed earlier, best effort, conditional, reserved and possible each have a bar of their "
            "own: do not add them up. Numbers per year are left out."
        ),
        "money": (
            "Contributions only. National money is shown separately: it may pay for projects that are also listed "
            "under a province, so do not add the blocks up. Each payer and each status has a bar of its own."
        ),
        "novex": (
            "Three documents for each NOVEX area. 'Not mentioned' means that the letters say nothing about it, not "
            "that the document does not exist."
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
        "state": "Status",
        "count": "Number",
        "names": "Areas",
    },
    without="No number of their own is stated for: {}.",
    not_counted=(
        "Not shown: {} other amounts within this filter. These are estimates, totals, shortfalls and earlier budgets, "
        "amounts per home or per year, and amounts given as a range."
    ),
    regions="The {} other regions on the map are not NOVEX areas and are not counted here.",
    table="Table: {}",
    download="Download this table (CSV)",
    source="Source: {}. Edition {} of {}.",
    described="Bar chart: {} The table below has the same numbers.",
    nothing="Within this filter the letters state no number on this.",
    not_stated="not mentioned",
)

WORDS: Mapping[Language, ChartWords] = {"nl": NL, "en": EN}
