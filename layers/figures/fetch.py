"""Fetch the figures of CBS and keep them; what is incomplete or odd is refused, and the last good copy serves."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urlsplit

from clock import is_within, now, stamp
from geo.codes import KNOWN_YEARS
from geo.errors import ServiceError
from geo.sources.web import Limits, clean, is_loopback, server_of
from layers.figures import kept
from layers.figures.carried import names_expected
from layers.figures.kept import Described, Kept
from layers.figures.odata import Row, Service, client
from layers.figures.reading import Numbers, check_complete, code_of, column_of, months_of, numbers_of
from layers.figures.tables import CREDIT, LICENCE, PERIODS, REGIONS, TABLES, MeasureId, Table

FRESH: Final = dt.timedelta(days=7)
"""CBS adds a month each month: asking more often than this finds nothing new."""

LIMITS: Final = Limits(total_s=240.0, bytes=60_000_000, pages=200)
# Periods in one question: a year of all municipalities that ever were is below the rows that CBS gives at once.
_AT_ONCE: Final = 12


def base_of(address: str) -> str:
    """The base address of the service, without a slash at its end.

    Raises:
        ServiceError: it is no http(s) address that ends before the id of a table.
    """
    base = address.strip().rstrip("/")
    server_of(base)
    if set("?#") & set(base):
        raise ServiceError(f"{clean(base)!r}: a base address ends before the id of a table, without ? or #")
    return base


def is_fresh(cache: Path, address: str) -> bool:
    """Whether the kept figures were fetched from that service less than `FRESH` ago."""
    return is_within(kept.fetched_at(cache, base_of(address)), FRESH)


def fetch(address: str, names: Mapping[str, str], from_year: int, limits: Limits = LIMITS) -> Kept:
    """Download all tables; not to be called from within an event loop.

    Args:
        address: the base address of the service.
        names: the municipalities of the register, code -> name.
        from_year: the first year that is wanted; the last is that of today, or the last whose division is known.
        limits: what the whole download may cost.

    Raises:
        OfflineError: the service cannot be reached.
        ServiceError: it answers with an error, with something that cannot be used, or too slowly.
        FiguresError: what it answers is incomplete or odd.
    """
    base = base_of(address)
    first, last = max(from_year, KNOWN_YEARS[0]), KNOWN_YEARS[-1]
    # A clock that stands before the first year is wrong: all years are asked for then.
    years = range(first, (min(now().year, last) if now().year >= first else last) + 1)
    try:
        return asyncio.run(_all(base, names, years, limits))
    except TimeoutError:
        raise ServiceError(f"{base}: not complete after {limits.total_s:g} s, given up") from None


async def _all(base: str, names: Mapping[str, str], years: range, limits: Limits) -> Kept:
    beyond = not is_loopback(urlsplit(base).hostname or "")
    found: dict[str, Any] = {"tables": [], "provisional": {}, "numbers": {}}
    expected = {year: names_expected(names, year) for year in years}
    async with asyncio.timeout(limits.total_s), client(limits, beyond=beyond) as http:
        service = Service(base, http, limits)
        for table in TABLES:
            numbers, may_change = await _table(service, table, expected, years)
            found["tables"].append(_described(table, await service.rows(table.id, "TableInfos")))
            for measure, months in numbers.items():
                found["numbers"][measure] = months
                found["provisional"][measure] = sorted(set(months) & may_change)
    return cast("Kept", {"fetched_at": stamp(), "origin": base, "licence": LICENCE, "credit": CREDIT, **found})


async def _table(
    service: Service, table: Table, expected: Mapping[int, Mapping[str, str]], years: range
) -> tuple[dict[MeasureId, Numbers], set[str]]:
    """The complete numbers of a table by measure, and the months that may still change."""
    properties = await service.rows(table.id, "DataProperties")
    columns = {measure: column_of(stem, properties, table.id) for measure, stem in table.measures.items()}
    narrowed = [
        f"{dimension} eq '{code_of(code, await service.rows(table.id, dimension), f'{table.id} {dimension}')}'"
        for dimension, code in table.only.items()
    ]
    months = months_of(await service.rows(table.id, PERIODS), years[0], years[-1])
    keys = sorted(months)
    rows: list[Row] = []
    for start in range(0, len(keys), _AT_ONCE):
        periods = " or ".join(f"{PERIODS} eq '{key}'" for key in keys[start : start + _AT_ONCE])
        where = " and ".join([*narrowed, f"substringof('GM',{REGIONS})", f"({periods})"])
        rows += await service.rows(table.id, "TypedDataSet", where=where, select=(REGIONS, PERIODS, *columns.values()))
    numbers, seen = numbers_of(rows, columns, months, table)
    for measure, by_month in numbers.items():
        check_complete(by_month, seen, expected, f"{table.id} {table.measures[measure]}")
    return numbers, {month for month, may_change in months.values() if may_change}


def _described(table: Table, infos: list[Row]) -> Described:
    """What the service says of a table; where it says nothing, our own title and no date."""
    info: Row = infos[0] if infos else {}
    stated = str(info.get("Modified") or "")[:10]
    try:
        modified = dt.date.fromisoformat(stated).isoformat()
    except ValueError:
        modified = ""
    return {"id": table.id, "title": clean(str(info.get("Title") or table.title)), "modified": modified}
