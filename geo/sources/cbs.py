"""What CBS gebiedsindelingen look like, in whichever way they are served: names, columns, licence.

The columns are those of the WFS, the OGC API and the GeoPackages alike: `statcode` (`GM0363`), `statnaam`,
`jrstatcode` (`2025GM0363`), `rubriek` (`gemeente`); the OGC API adds `jaarcode` (2025).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geo import codes
from geo.errors import UnknownCodeError
from geo.levels import Level
from geo.text import plain_value

COLLECTIONS: Final[Mapping[Level, str]] = {
    "provincie": "provincie_gegeneraliseerd",
    "gemeente": "gemeente_gegeneraliseerd",
}
LICENCE: Final = "CC BY 4.0"
CREDIT: Final = "Bron: CBS, Kadaster"

_YEAR_AND_CODE: Final = re.compile(r"(\d{4})([A-Z]{2}\d+)", re.IGNORECASE)
_YEAR: Final = re.compile(r"(\d{4})(\.0)?")
_YEAR_COLUMNS: Final = ("jaarcode", "jaar")


@dataclass(frozen=True)
class Identity:
    """Which area a row describes."""

    level: Level
    year: int
    code: str
    name: str


class NotAnAreaError(Exception):
    """A row that describes no province or municipality of a year; the text says why, fit for counting alike rows."""


def is_cbs(properties: Mapping[str, object]) -> bool:
    """Whether a row has the columns by which CBS gebiedsindelingen are recognised."""
    return "statcode" in {str(key).lower() for key in properties}


def identify(properties: Mapping[str, object]) -> Identity:
    """Which area the row of these columns describes; upper and lower case of the column names are alike.

    Raises:
        NotAnAreaError: no code, another level, no year, or columns that contradict each other.
    """
    row = {str(key).lower(): plain_value(value) for key, value in properties.items()}
    statcode, rubriek = row.get("statcode", ""), row.get("rubriek", "").lower()
    if not statcode:
        raise NotAnAreaError("no statcode")
    level = _level(statcode)
    if level is None:
        raise NotAnAreaError(f"level {rubriek or statcode[:2]!r}, which is not used")
    if rubriek and rubriek != level:
        raise NotAnAreaError(f"rubriek {rubriek!r} with a statcode of a {level}")
    try:
        code = codes.province_code(statcode) if level == "provincie" else codes.municipality_code(statcode)
    except UnknownCodeError:
        raise NotAnAreaError(f"statcode {statcode!r} is no code of a {level}") from None
    return Identity(level, _year(row, statcode), code, row.get("statnaam") or code)


def _level(statcode: str) -> Level | None:
    prefix = statcode[:2].upper()
    return "gemeente" if prefix == "GM" else "provincie" if prefix == "PV" else None


def _year(row: Mapping[str, str], statcode: str) -> int:
    stated: set[int] = set()
    if row.get("jrstatcode"):
        found = _YEAR_AND_CODE.fullmatch(row["jrstatcode"])
        if not found or found[2].upper() != statcode.upper():
            raise NotAnAreaError("a jrstatcode that is not the year and the statcode")
        stated.add(int(found[1]))
    for column in _YEAR_COLUMNS:
        if written := row.get(column):
            found = _YEAR.fullmatch(written)
            if not found:
                raise NotAnAreaError(f"{column} {written!r}, which is no year")
            stated.add(int(found[1]))
    if not stated:
        raise NotAnAreaError("no year: neither jrstatcode nor jaarcode nor jaar")
    if len(stated) > 1:
        raise NotAnAreaError("a jaarcode that contradicts the jrstatcode")
    return stated.pop()
