"""CBS's own table of regions, "Gebieden in Nederland <year>": which municipality belongs to which region.

The numbers of its columns change from year to year (`Code_10`, `Naam_11`), so a column is recognised by its values:
all of them codes of one kind. The column after it holds the names. Codes and names end in blanks, as CBS writes them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from geo.errors import GeoError, JoinError
from geo.official_kinds import PREFIXES, RegionKind
from geo.regions import Member, Region, grouped
from geo.sources.areas import start_of
from geo.text import plain_value

TABLES: Final[Mapping[int, str]] = {
    2022: "85067NED",
    2023: "85385NED",
    2024: "85755NED",
    2025: "86059NED",
    2026: "86247NED",
}
"""The table of each year in CBS's catalogue."""

MAX_BYTES: Final = 20_000_000
_MUNICIPALITY: Final = re.compile(r"GM\d{4}")
_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_MAX_ROWS: Final = 5_000
Table = Sequence[Sequence[tuple[str, str]]]


def parsed(data: bytes) -> Table:
    """The rows of the table in JSON (OData) or CSV, without the blanks around values.

    Each is the column of municipalities and those of the kinds of regions, code and name, in the order of the table.

    Raises:
        GeoError: the bytes are neither, or no row names a municipality.
    """
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    rows = _of_json(data) if start in (b"{", b"[") else _of_csv(data)
    if not 0 < len(rows) <= _MAX_ROWS or not _columns(rows, _MUNICIPALITY):
        raise GeoError(f"is no table of regions; {start_of(data)}")
    wanted = {_columns(rows, _MUNICIPALITY)[0]}
    for kind in PREFIXES:
        for code in _columns(rows, _pattern(kind)):
            wanted |= {code, code + 1}
    return [[cell for column, cell in enumerate(row) if column in wanted] for row in rows]


def kept_as(year: int) -> str:
    """The name under which the table of a year is kept in the cache."""
    return f"register-{year}"


def year_of(name: str, data: bytes) -> int | None:
    """The year of a table: that of its number in the file or its name, else a year in its name; None without either."""
    said = f"{name} {data[:500].decode('utf-8', 'replace')}"
    numbered = {year for year, table in TABLES.items() if table.lower() in said.lower()}
    named = {int(year) for year in _YEAR.findall(name)}
    found = numbered or named
    return found.pop() if len(found) == 1 else None


def regions_of(kind: RegionKind, year: int, table: Table) -> tuple[Region, ...]:
    """The regions of a kind in a table, if they are whole, sorted by code.

    Raises:
        JoinError: the table has no column of this kind, or several, or not every municipality of the year is in one.
    """
    found = _columns(table, _pattern(kind))
    if len(found) != 1:
        raise JoinError(f"{kind} {year}: {len(found) or 'no'} columns with codes such as {PREFIXES[kind]}01")
    code, municipality = found[0], _columns(table, _MUNICIPALITY)[0]
    members = []
    for row in table:
        if len(row) <= code + 1 or not row[code][1]:
            continue
        members.append(Member(row[municipality][1], row[code][1], row[code + 1][1] or row[code][1]))
    return grouped(kind, year, members)


def fault_of(kind: RegionKind, year: int, table: Table) -> str:
    """Why a table tells no regions of this kind and year; "" where it does."""
    try:
        regions_of(kind, year, table)
    except JoinError as error:
        return str(error)
    return ""


def _pattern(kind: RegionKind) -> re.Pattern[str]:
    return re.compile(rf"{PREFIXES[kind]}\d{{2}}")


def _columns(table: Table, pattern: re.Pattern[str]) -> list[int]:
    """The columns whose values are all codes of this form; some may be empty, not all."""
    found = []
    for column in range(min(map(len, table))):
        values = [row[column][1] for row in table]
        if any(values) and all(pattern.fullmatch(value) for value in values if value):
            found.append(column)
    return found


def _of_json(data: bytes) -> Table:
    try:
        document: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise GeoError(f"is not JSON ({str(error)[:200]})") from error
    rows = document.get("value") if isinstance(document, dict) else document
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise GeoError("is JSON, but no table")
    return [[(plain_value(name), plain_value(value)) for name, value in row.items()] for row in rows]


def _of_csv(data: bytes) -> Table:
    try:
        text = data.decode("utf-8-sig")
        head = text.partition("\n")[0]
        lines = list(csv.reader(io.StringIO(text), delimiter=max(";,\t", key=head.count), strict=True))
    except (UnicodeError, csv.Error) as error:
        raise GeoError(f"is no CSV ({str(error)[:200]})") from error
    if len(lines) < 2:
        raise GeoError("is an empty table")
    names, *rows = lines
    return [
        [(plain_value(name), plain_value(value)) for name, value in zip(names, row, strict=False)]
        for row in rows
        if any(row)
    ]
