"""The words of the charts beside their titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class ChartWords:
    """The words of one language; `{}` stands for a number or name."""

    title: str
    intro: str
    panel: Mapping[str, str]
    one_scale: str
    where: Mapping[str, str]
    column: Mapping[str, str]
    no_number: str
    passed: str
    not_counted: str
    regions: str
    cells: Mapping[str, str]
    cell: str
    cell_hint: str
    table: str
    download: str
    source: str
    described: str
    nothing: str
    not_stated: str
    once: str
    as_of: str
    rest_in_table: str


NL = ChartWords(
    title="Cijfers",
    intro=(
        "De brieven in beeld, binnen uw filters. Elke staaf telt getallen uit de brieven, tenzij er een andere bron "
        "bij staat; dezelfde getallen staan in de tabel eronder."
    ),
    panel={
        "provinces": "Per provincie",
        "none": "Landelijk",
        "several": "In meer provincies samen",
        "one": "In afzonderlijke provincies",
        "areas": "Aantal gebieden",
        "projects": "Per project",
        "meetings": "Per overleg",
        "parties": "Per partij die het toezegt",
    },
    one_scale="Alle staven hebben dezelfde schaal, vanaf nul.",
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
        "stated": "Zoals genoemd",
        "names": "Gebieden",
        "project": "Project",
        "meeting": "Overleg",
        "passed": "Datum voorbij",
        "read": "Eigen arrangement gelezen",
        "by": "Per",
        "name": "Naam",
        "stands": "Stand",
    },
    no_number="geen eigen aantal genoemd",
    passed="datum voorbij",
    not_counted=(
        "Niet in beeld: {} andere bedragen binnen dit filter. Dat zijn ramingen, totalen, tekorten en eerdere "
        "budgetten, bedragen per woning of per jaar, en bedragen met een bandbreedte."
    ),
    regions="De {} andere regio's op de kaart zijn geen NOVEX-gebied en tellen hier niet mee.",
    cells={
        "said": "iets gezegd",
        "silent": "niets gezegd, ook niet in het eigen arrangement",
        "unread": "niets gezegd, en geen eigen arrangement gelezen",
    },
    cell="{}, {}: {}",
    cell_hint="Een gevuld vak brengt u naar de kaart van die provincie en dat thema.",
    table="Tabel: {}",
    download="Download deze tabel (CSV)",
    source="Bron: {}. Editie {} van {}.",
    described="{} De tabel eronder heeft dezelfde getallen.",
    nothing="Binnen dit filter noemen de brieven hierover geen getal.",
    not_stated="niet genoemd",
    once="Niet in beeld, want één feit elk: {}.",
    as_of="Stand op {}; laatste brief die wij lazen: {}.",
    rest_in_table="Nog {} partijen en overleggen staan alleen in de tabel.",
)

EN = ChartWords(
    title="Charts",
    intro=(
        "The letters in charts, within your filters. Each bar counts numbers from the letters, unless another source "
        "is named; the table below has the same numbers."
    ),
    panel={
        "provinces": "By province",
        "none": "National",
        "several": "In several provinces together",
        "one": "In individual provinces",
        "areas": "Number of areas",
        "projects": "By project",
        "meetings": "By meeting",
        "parties": "By the party that promises it",
    },
    one_scale="All bars have the same scale, from zero.",
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
        "stated": "As stated",
        "names": "Areas",
        "project": "Project",
        "meeting": "Meeting",
        "passed": "Date has passed",
        "read": "Own arrangement read",
        "by": "By",
        "name": "Name",
        "stands": "State",
    },
    no_number="no number of its own stated",
    passed="date has passed",
    not_counted=(
        "Not shown: {} other amounts within this filter. These are estimates, totals, shortfalls and earlier budgets, "
        "amounts per home or per year, and amounts given as a range."
    ),
    regions="The {} other regions on the map are not NOVEX areas and are not counted here.",
    cells={
        "said": "something said",
        "silent": "nothing said, nor in its own arrangement",
        "unread": "nothing said, and no arrangement of its own read",
    },
    cell="{}, {}: {}",
    cell_hint="A filled box takes you to the map of that province and theme.",
    table="Table: {}",
    download="Download this table (CSV)",
    source="Source: {}. Edition {} of {}.",
    described="{} The table below has the same numbers.",
    nothing="Within this filter the letters state no number on this.",
    not_stated="not mentioned",
    once="Not shown, as they have one fact each: {}.",
    as_of="As at {}; last letter read: {}.",
    rest_in_table="{} more parties and meetings are in the table alone.",
)

WORDS: Mapping[Language, ChartWords] = {"nl": NL, "en": EN}
