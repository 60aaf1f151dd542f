"""Which tables of CBS are read, and what of each: data, so that another table is another row here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

MeasureId = Literal["built", "stock", "population"]

LICENCE: Final = "CC BY 4.0"
CREDIT: Final = "Bron: CBS"
REGIONS: Final = "RegioS"
PERIODS: Final = "Perioden"


@dataclass(frozen=True)
class Table:
    """A table of CBS.

    `only` are the codes that narrow its other dimensions. `measures` name the columns by their stem: the number at the
    end of the name of a column (`NieuwbouwTotaal_6`) is its place in the table and moves when CBS adds one.
    """

    id: str
    title: str
    only: Mapping[str, str]
    measures: Mapping[MeasureId, str]


TABLES: Final = (
    Table(
        "86098NED",
        "Levensloop van woningen en niet-woningen; gebruiksfunctie, regio",
        {"Gebruiksfunctie": "A045364"},  # homes
        {"built": "NieuwbouwTotaal", "stock": "EindstandVoorraad"},
    ),
    Table(
        "37230ned",
        "Bevolkingsontwikkeling; regio per maand",
        {},
        {"population": "BevolkingAanHetEindeVanDePeriode"},
    ),
)
MEASURES: Final[tuple[MeasureId, ...]] = tuple(measure for table in TABLES for measure in table.measures)
