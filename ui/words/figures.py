"""The words of the figures above the map, which keep national figures apart from those in provinces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language
from layers.words import figures as words


@dataclass(frozen=True)
class FigureWords:
    """`{}` stands for a figure, or for a standing and the figures that have it."""

    national: str
    in_provinces: str
    national_line: str
    in_provinces_line: str
    by_standing: str
    counted: str
    reallocated: str
    overlapping: str
    mixed: Mapping[str, str]
    dont_add: Mapping[str, str]
    in_table: Mapping[str, str]
    shared_bar: str
    beside: str
    agreements: str
    homes: str
    euro_rijk: str
    euro_regio: str
    national_also: tuple[str, str]
    here_only: str
    shared_with_others: str
    standing: Mapping[str, str]
    of_which: str
    at_most_of: str
    in_none: str
    shared_beside: str
    shared_beside_of: str
    national_beside: str
    payer_line: Mapping[str, str]
    show_national: str
    empty_national: str


NL = FigureWords(
    national="landelijk",
    in_provinces="in provincies",
    national_line="landelijk {}",
    in_provinces_line="in provincies {}",
    by_standing="{}: {}",
    counted="elke afspraak telt één keer; vastgestelde arrangementen en documenten tellen mee",
    overlapping="niet opgeteld, want mogelijk (deels) hetzelfde: {}",
    reallocated="{} verschoven van een ander doel",
    mixed=words.MIXED["nl"],
    dont_add=words.DONT_ADD["nl"],
    in_table={
        "agreements": "per status in de tabel",
        "homes": "grootste aantallen in de tabel",
        "money": "grootste bedragen in de tabel",
    },
    shared_bar="gedeeld met andere provincies",
    beside="apart: {} {}",
    agreements="Afspraken",
    homes="Woningen",
    euro_rijk="Geld van het Rijk",
    euro_regio="Geld van de regio",
    national_also=("Daarnaast geldt {} landelijke afspraak.", "Daarnaast gelden {} landelijke afspraken."),
    here_only="Alleen hier",
    shared_with_others="Gedeeld met andere provincies",
    standing=words.STANDING["nl"],
    of_which="waarvan {}",
    at_most_of="{} als maximum",
    in_none="{} landelijk",
    shared_beside="en {} gedeeld met andere provincies",
    shared_beside_of="gedeeld met andere provincies: {}",
    national_beside="en {} landelijk",
    payer_line={
        "rijk": "van het Rijk",
        "regio": "van de regio",
        "other": "van anderen",
        "none": "betaler niet genoemd",
    },
    show_national="Toon de landelijke afspraken",
    empty_national="Binnen dit filter is er geen landelijke afspraak.",
)
EN = FigureWords(
    national="national",
    in_provinces="in provinces",
    national_line="national {}",
    in_provinces_line="in provinces {}",
    by_standing="{}: {}",
    counted="each agreement counts once; adopted arrangements and documents are included",
    overlapping="not added, as it may be (partly) the same: {}",
    reallocated="{} moved from another purpose",
    mixed=words.MIXED["en"],
    dont_add=words.DONT_ADD["en"],
    in_table={
        "agreements": "by status in the table",
        "homes": "largest numbers in the table",
        "money": "largest amounts in the table",
    },
    shared_bar="shared with other provinces",
    beside="apart: {} {}",
    agreements="Agreements",
    homes="Homes",
    euro_rijk="Money from central government",
    euro_regio="Money from the region",
    national_also=("{} national agreement also applies.", "{} national agreements also apply."),
    here_only="Here only",
    shared_with_others="Shared with other provinces",
    standing=words.STANDING["en"],
    of_which="of which {}",
    at_most_of="{} as a maximum",
    in_none="{} national",
    shared_beside="and {} shared with other provinces",
    shared_beside_of="shared with other provinces: {}",
    national_beside="and {} national",
    payer_line={
        "rijk": "from central government",
        "regio": "from the region",
        "other": "from others",
        "none": "payer not named",
    },
    show_national="Show the national agreements",
    empty_national="There is no national agreement within this filter.",
)

WORDS: Mapping[Language, FigureWords] = {"nl": NL, "en": EN}
