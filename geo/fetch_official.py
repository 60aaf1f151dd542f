"""Fetch what is optional, after the boundaries: CBS's table of regions, and outlines that PDOK offers by Atom feeds.

Nothing here changes an exit status, and all of it together takes no longer than `TOTAL_S`.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from clock import is_within, stamp
from geo.errors import OfflineError, ServiceError
from geo.official import CREDIT
from geo.official_kinds import PREFIXES, OutlineKind
from geo.sources import cbs, kept, register
from geo.sources.outlines import Named
from geo.sources.web import Limits, explained, get, session
from geo.text import plain_value
from settings import Settings

TOTAL_S: Final = 90.0
FRESH: Final = dt.timedelta(days=30)
LIMITS: Final = Limits(read_s=10, total_s=30, bytes=50_000_000, attempts=2)
_ACCEPT: Final = "application/json"
_CODES: Final = ("identificatie", "code", "nummer", "lokaalid", "id")
_NAMES: Final = ("naam", "gebiedsnaam", "novex_gebied", "woondealregio", "regio", "name", "title", "titel")
_CREDIT_OF_OUTLINES: Final = "Bron: PDOK"
_UNKNOWN_LICENCE: Final = "not stated in the feed"


def fetch_official(settings: Settings, *, if_stale: bool = False, limits: Limits = LIMITS) -> None:
    """Fetch what the settings name into the cache; a line for each on stderr, whatever happens.

    Args:
        settings: where the cache is, and what is asked where.
        if_stale: leave what was fetched from the same address less than `FRESH` ago.
        limits: what each download may cost.
    """
    end = time.monotonic() + TOTAL_S
    offline: set[str] = set()
    for name, address, job in _jobs(settings):
        server = address.partition("{")[0][:40]
        left = end - time.monotonic()
        fresh = if_stale and is_within(kept.fetched_at(settings.cache, name, origin=address), FRESH)
        if fresh or server in offline:
            continue
        if left <= 0:
            print(f"{name}: not fetched, no time was left for what is optional", file=sys.stderr)
            continue
        try:
            path, what = job(replace(limits, total_s=min(limits.total_s, left)))
            print(f"{name}: {what} from {address}, kept as {path}", file=sys.stderr)
        except OfflineError as error:
            offline.add(server)
            print(f"{name}: not fetched, {error}", file=sys.stderr)
        except Exception as error:  # what a server sends may be anything, and must not end a fetch that went well
            said = str(error) or type(error).__name__
            where = "" if address in said else f"{address} "
            print(f"{name}: not fetched, {where}{said}", file=sys.stderr)


Job = Callable[[Limits], tuple[object, str]]


def _jobs(settings: Settings) -> Iterator[tuple[str, str, Job]]:
    """What may be fetched: under which name, from where, and how."""
    for year, table in sorted(register.TABLES.items(), reverse=True):
        address = settings.register_url.replace("{table}", table)
        yield register.kept_as(year), address, partial(_register, settings, year, address)
    feeds: Mapping[OutlineKind, str] = {
        "novex_outlines": settings.novex_url,
        "woondeal_regions": settings.woondeals_url,
    }
    for kind, address in feeds.items():
        if address:
            yield kind, address, partial(_outlines, settings, kind, address)


def _register(settings: Settings, year: int, address: str, limits: Limits) -> tuple[object, str]:
    body = asyncio.run(_body(address, limits))
    table = register.parsed(body)
    if register.year_of("", body) not in (None, year):
        raise ServiceError(f"{address}: answers with the table of another year than {year}")
    # What tells no region of that year must not take the place of an older copy.
    if not (whole := [kind for kind in PREFIXES if not register.fault_of(kind, year, table)]):
        raise ServiceError(f"{address}: {register.fault_of('corop', year, table)}")
    stated = kept.Stated(address, cbs.LICENCE, CREDIT, stamp())
    return kept.keep(settings.cache, register.kept_as(year), table, stated), f"{', '.join(whole)} of {year}"


async def _body(address: str, limits: Limits) -> bytes:
    async with session(address, _ACCEPT, limits) as client:
        answer = await get(client, address, register.MAX_BYTES)
    if answer.status != 200:
        raise ServiceError(explained(answer))
    return answer.body


def _outlines(settings: Settings, kind: OutlineKind, address: str, limits: Limits) -> tuple[object, str]:
    from geo.sources.atom import outlines

    found = outlines(address, naming, limits)
    content = json.loads(found.areas.to_json(drop_id=True))
    content.pop("crs", None)
    stated = kept.Stated(address, found.rights or _UNKNOWN_LICENCE, _CREDIT_OF_OUTLINES, stamp())
    return kept.keep(settings.cache, kind, content, stated), f"{len(found.areas)} outlines"


def naming(columns: Mapping[str, object]) -> Named | None:
    """What an official outline is called, by the first of its columns that may hold code and name; None without."""
    name = next((text for column in _NAMES if (text := _text(columns.get(column)))), "")
    code = next((text for column in _CODES if (text := _text(columns.get(column)))), name)
    return Named(code, name) if name else None


def _text(value: object) -> str:
    # An empty cell of a table of pandas is no name.
    text = plain_value(value)
    return "" if text == "nan" else text
