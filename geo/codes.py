"""CBS codes of provinces and municipalities, and how the municipal division changed over the years.

Source of counts and changes: CBS, Gemeentelijke indeling per 1 januari.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from dataclasses import dataclass
from typing import Final, SupportsIndex

from geo.errors import UnknownCodeError

KNOWN_YEARS: Final = range(2022, 2027)
"""The years of which this register holds every change since, from a source; boundaries of other years are not used."""

LATEST_YEAR: Final = KNOWN_YEARS[-1]

PROVINCES: Final = {
    "PV20": "Groningen",
    "PV21": "Fryslân",
    "PV22": "Drenthe",
    "PV23": "Overijssel",
    "PV24": "Flevoland",
    "PV25": "Gelderland",
    "PV26": "Utrecht",
    "PV27": "Noord-Holland",
    "PV28": "Zuid-Holland",
    "PV29": "Zeeland",
    "PV30": "Noord-Brabant",
    "PV31": "Limburg",
}
"""Code and name of the twelve provinces, in every known year."""

_MUNICIPALITY_COUNTS: Final = {2022: 345, 2023: 342, 2024: 342, 2025: 342, 2026: 342}


@dataclass(frozen=True)
class Change:
    """Municipalities that went up into another on a day; `into` may have existed before. `source` says so."""

    day: dt.date
    gone: tuple[str, ...]
    into: str
    source: str

    @property
    def first_year(self) -> int:
        """The first yearly division (1 January) in which the change shows."""
        return self.day.year if (self.day.month, self.day.day) == (1, 1) else self.day.year + 1


_DIVISION: Final = "CBS, Gemeentelijke indeling per 1 januari"
CHANGES: Final = (
    Change(dt.date(2022, 3, 24), ("GM0457",), "GM0363", f"{_DIVISION} 2023"),
    Change(dt.date(2023, 1, 1), ("GM0501", "GM0530", "GM0614"), "GM1992", f"{_DIVISION} 2023"),
    # A division of 2027 is not known yet.
    Change(dt.date(2027, 1, 1), ("GM1696",), "GM0402", "intended; no division of CBS holds it yet"),
)
"""Changes of the municipal division since 1 January 2022, oldest first.

Those of that day itself (Maashorst, Land van Cuijk, Dijk en Waard) show in the first known year. Which municipalities
went up into them stands in no source that is at hand: 2021 and before are no known years.
"""

_CREATED: Final = {"GM1992": 2023}

_PATTERN: Final = re.compile(r"(?:(?P<prefix>GM|PV)?(?P<digits>[0-9]{1,4}))", re.IGNORECASE)


def municipality_code(value: str | SupportsIndex) -> str:
    """`GM0344` for "0344", "GM0344", "gm344" or 344.

    Raises:
        UnknownCodeError: the value is not the code of a municipality.
    """
    digits = _digits(value, "GM")
    if digits is None or digits == 0:
        raise UnknownCodeError(f"{value!r} is not the code of a municipality, such as GM0344, 0344 or 344")
    return f"GM{digits:04d}"


def province_code(value: str | SupportsIndex) -> str:
    """`PV26` for "26", "PV26", "pv26" or 26.

    Raises:
        UnknownCodeError: the value is not the code of one of the twelve provinces.
    """
    digits = _digits(value, "PV")
    code = f"PV{digits}"
    if digits is None or code not in PROVINCES:
        raise UnknownCodeError(f"{value!r} is not the code of a province; known are {', '.join(PROVINCES)}")
    return code


def _digits(value: str | SupportsIndex, prefix: str) -> int | None:
    if isinstance(value, bool):
        return None
    if not isinstance(value, str):
        try:
            number = operator.index(value)
        except TypeError:
            return None
        return number if 0 <= number <= 9999 else None
    found = _PATTERN.fullmatch(value.strip())
    if not found or (found["prefix"] or prefix).upper() != prefix:
        return None
    return int(found["digits"])


def expected_count(level: str, year: int) -> int | None:
    """How many areas a level (`provincie`, `gemeente`) has on 1 January of a year, None where that is not known."""
    return len(PROVINCES) if level == "provincie" else _MUNICIPALITY_COUNTS.get(year)


def in_year(code: str, year: int, *, of_year: int = LATEST_YEAR) -> tuple[str, ...]:
    """The codes that cover, in the division of `year`, the municipality that `code` means in the division of `of_year`.

    Backwards this is exact: GM1992 of 2025 is GM0501, GM0530 and GM0614 in 2022, and GM0363 of 2025 is GM0363 and
    GM0457 in 2022. Forwards a municipality that went up into a larger one has no equal.

    Raises:
        UnknownCodeError: the municipality no longer exists in `year`, or did not exist yet in `of_year`.
    """
    code = municipality_code(code)
    _check_exists(code, of_year)
    if year >= of_year:
        _check_exists(code, year)
        return (code,)
    covering = {code}
    for change in reversed(CHANGES):
        if change.into in covering and year < change.first_year <= of_year:
            covering.update(change.gone)
            if change.first_year == _CREATED.get(change.into):
                covering.discard(change.into)
    return tuple(sorted(covering))


def _check_exists(code: str, year: int) -> None:
    for change in CHANGES:
        if code in change.gone and year >= change.first_year:
            raise UnknownCodeError(f"{code} does not exist in {year}: it went up into {change.into} on {change.day}")
        if code == change.into and year < _CREATED.get(code, year):
            raise UnknownCodeError(f"{code} does not exist in {year}: it was formed on {change.day}")
