"""The words of the figures above the map, which keep national figures apart from those in provinces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.words.text import Language


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


NL = FigureWords(
    national="landelijk",
    in_provinces="in provincies",
    national_line="landelijk {}",
    in_provinces_line="in provincies {}",
    by_standing="{}: {}",
    counted="elke afspraak telt één keer; vastgestelde arrangementen en documenten tellen mee",
    overlapping="niet opgeteld, want mogelijk (deels) hetzelfde: {}",
    reallocated="{} verschoven van een ander doel",
    mixed={
        "vat": "bedragen met, zonder en met onbekende btw bij elkaar",
        "price_level": "bedragen met een verschillend of onbekend prijspeil bij elkaar",
    },
    dont_add={
        "homes": "niet optellen: doelen van provincies kunnen in een landelijk doel zitten",
        "money": "niet optellen: uit landelijk geld kunnen projecten in provincies worden betaald",
    },
    in_table={
        "agreements": "per status in de tabel",
        "homes": "grootste aantallen in de tabel",
        "money": "grootste bedragen in de tabel",
    },
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
    mixed={
        "vat": "amounts incl. VAT, excl. VAT and with VAT not stated, taken together",
        "price_level": "amounts at different or unknown price levels, taken together",
    },
    dont_add={
        "homes": "do not add: a national aim may include those of provinces",
        "money": "do not add: national money may pay for projects in provinces",
    },
    in_table={
        "agreements": "by status in the table",
        "homes": "largest numbers in the table",
        "money": "largest amounts in the table",
    },
)

WORDS: Mapping[Language, FigureWords] = {"nl": NL, "en": EN}
