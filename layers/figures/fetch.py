"""Fetch the figures of CBS and keep them; what is incomplete or odd is refused, and the last good copy serves."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from clock import is_within, now, stamp
from geo.codes import KNOWN_YEARS
from geo.sources.web import Limits, base_of, clean, session
from layers.figures import kept
from layers.figures.carried import names_expected
from layers.figures.kept import Described, Kept
from layers.figures.odata import ACCEPT, Row, Service
from layers.figures.reading import Numbers, check_complete, code_of, column_of, months_of, numbers_of
from layers.figures.tables import CREDIT, LICENCE, PERIODS, REGIONS, TABLES, MeasureId, Table

FRESH: Final = dt.timedelta(days=7)
"""CBS adds a month each month: asking more often than this finds nothing new."""

LIMITS: Final = Limits(total_s=240.0, bytes=60_000_000, pages=200)
_ENDS: Final = "the id of a table"
# Periods in one question: a year of all municipalities that ever were is below the rows that CBS gives at once.
_AT_ONCE: Final = 12


def is_fresh(cache: Path, address: str) -> bool:
    """Whether the kept figures were fetched from that service less than `FRESH` ago."""
    return is_within(kept.fetched_at(cache, base_of(address, _ENDS)), FRESH)


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
    base = base_of(address, _ENDS)
    first, last = max(from_year, KNOWN_YEARS[0]), KNOWN_YEARS[-1]
    # A clock that stands before the first year is wrong: all years are asked for then.
    years = range(first, (min(now().year, last) if now().year >= first else last) + 1)
    return asyncio.run(_all(base, names, years, limits))


async def _all(base: str, names: Mapping[str, str], years: range, limits: Limits) -> Kept:
    found: dict[str, Any] = {"tables": [], "provisional": {}, "numbers": {}}
    expected = {year: names_expected(names, year) for year in years}
    async with session(base, ACCEPT, limits) as client:
        service = Service(base, client, limits)
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
