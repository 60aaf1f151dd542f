"""The words of the figures above the map that keep a national pot apart from what lies in provinces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


@dataclass(frozen=True)
class FigureWords:
    """`{}` stands for a figure, or for a standing and the figures that have it."""

    national: str
    in_provinces: str
    national_line: str
    in_provinces_line: str
    by_standing: str
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
    overlapping="niet opgeteld, mogelijk (deels) dezelfde: {}",
    reallocated="{} verschoven van een ander doel",
    mixed={
        "vat": "bedragen met en zonder btw, of zonder opgave van btw, door elkaar",
        "price_level": "bedragen met verschillend of onbekend prijspeil",
    },
    dont_add={
        "homes": "niet optellen: een landelijk doel kan dat van provincies omvatten",
        "money": "niet optellen: een landelijke pot kan projecten in provincies betalen",
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
    overlapping="not added, may be (partly) the same: {}",
    reallocated="{} moved from another purpose",
    mixed={
        "vat": "amounts with and without VAT, or with VAT not stated, together",
        "price_level": "amounts of different or unknown price levels",
    },
    dont_add={
        "homes": "do not add: a national aim may contain those of provinces",
        "money": "do not add: a national pot may pay for projects in provinces",
    },
    in_table={
        "agreements": "by status in the table",
        "homes": "largest numbers in the table",
        "money": "largest amounts in the table",
    },
)

WORDS: Mapping[Language, FigureWords] = {"nl": NL, "en": EN}
