"""What the rows of CBS say: numbers by month and municipality, refused where they are incomplete or odd."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from layers.errors import FiguresError
from layers.figures.odata import Row
from layers.figures.periods import missing_between, month_of
from layers.figures.tables import PERIODS, REGIONS, MeasureId, Table

_MUNICIPALITY: Final = re.compile(r"GM\d{4}", re.ASCII)
# More than any municipality of this country has of anything that is counted here: beyond, the unit is another.
MOST: Final = 5_000_000
# What CBS calls final, of all that it says of a period.
_FINAL: Final = "definitief"
# So many are named of what is missing.
_NAMED: Final = 5

Numbers = dict[str, dict[str, int]]


def column_of(stem: str, properties: Iterable[Row], table: str) -> str:
    """The column of a table whose name is this stem and a number, counted one by one.

    Raises:
        FiguresError: there is none, more than one, or it is counted in another unit.
    """
    pattern = re.compile(rf"{re.escape(stem)}_\d+")
    found = [row for row in properties if pattern.fullmatch(str(row.get("Key", "")).strip())]
    if len(found) != 1:
        raise FiguresError(f"{table}: {len(found)} columns are called {stem} and a number, where one was expected")
    unit = str(found[0].get("Unit") or "").strip()
    if unit.casefold() not in ("", "aantal"):
        raise FiguresError(f"{table}: {stem} is counted in {unit!r}, where numbers one by one were expected")
    return str(found[0]["Key"]).strip()


def code_of(wanted: str, codes: Iterable[Row], dimension: str) -> str:
    """The code as the service writes it, which may have blanks after it.

    Raises:
        FiguresError: the dimension has no such code.
    """
    found = next((str(row.get("Key", "")) for row in codes if str(row.get("Key", "")).strip() == wanted), None)
    if found is None:
        raise FiguresError(f"{dimension} has no code {wanted}")
    return found


def months_of(periods: Iterable[Row], from_year: int, to_year: int) -> dict[str, tuple[str, bool]]:
    """The months of these years by their code as the service writes it, each with whether CBS may still change it.

    What CBS says nothing of counts as one that may change.
    """
    found: dict[str, tuple[str, bool]] = {}
    for row in periods:
        key = str(row.get("Key", ""))
        month = month_of(key)
        if month and from_year <= int(month[:4]) <= to_year:
            status, title = str(row.get("Status") or "").strip().casefold(), str(row.get("Title") or "").strip()
            found[key] = month, status != _FINAL or title.endswith("*")
    return found


def numbers_of(
    rows: Iterable[Row], columns: Mapping[MeasureId, str], months: Mapping[str, tuple[str, bool]], table: Table
) -> tuple[dict[MeasureId, Numbers], dict[str, set[str]]]:
    """The numbers of each measure by month and municipality, and which municipalities have a row in each month.

    Raises:
        FiguresError: a row stands twice, or a number is none that can be.
    """
    found: dict[MeasureId, Numbers] = {measure: {} for measure in columns}
    seen: dict[str, set[str]] = {}
    by_key = {key.strip(): month for key, (month, _) in months.items()}
    for row in rows:
        code, key = str(row.get(REGIONS, "")).strip(), str(row.get(PERIODS, "")).strip()
        if not _MUNICIPALITY.fullmatch(code) or key not in by_key:
            continue
        month = by_key[key]
        if code in seen.setdefault(month, set()):
            raise FiguresError(f"{table.id}: {code} stands twice in {month}")
        seen[month].add(code)
        for measure, column in columns.items():
            if column not in row:
                raise FiguresError(f"{table.id}: {code} in {month} has no {column}")
            if (number := whole(row[column], f"{table.id}: {column} of {code} in {month}")) is not None:
                found[measure].setdefault(month, {})[code] = number
    return found, seen


def whole(value: object, what: str) -> int | None:
    """A number of homes or people, None where none is stated.

    Raises:
        FiguresError: it is no whole number, below zero or beyond all that can be.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value or value % 1:
        raise FiguresError(f"{what} is {str(value)[:40]!r}, which is no whole number")
    if not 0 <= value <= MOST:
        raise FiguresError(f"{what} is {value}, which cannot be")
    return int(value)


def check_complete(
    numbers: Numbers, seen: Mapping[str, Collection[str]], expected: Mapping[int, Mapping[str, str]], what: str
) -> None:
    """Hold the months with a number against the municipalities that each of them must have, by year (code -> name).

    Raises:
        FiguresError: no month has a number, one is missing between others, or a municipality is missing from one.
    """
    months = sorted(numbers)
    if not months:
        raise FiguresError(f"{what}: no number for any month")
    if gaps := missing_between(months):
        raise FiguresError(f"{what}: no number for {', '.join(gaps)}, but for later months")
    for month in months:
        wanted = expected[int(month[:4])]
        if missing := sorted(set(wanted) - set(seen[month])):
            named = ", ".join(f"{wanted[code]} ({code})" for code in missing[:_NAMED])
            rest = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
            raise FiguresError(f"{what} in {month}: no row for {named}{rest}")
