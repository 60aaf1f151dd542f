"""What time it is, asked in one place: a machine's clock may be wrong, stand in 1970, in 2099, or go backwards.

An age is never negative, and what seems to come from the future is not fresh: else a moment at which the clock was
wrong would keep an old copy in use for years. The standard library and `reading` alone, below all rooms.

Whoever imports a room imports this first: a `TZ` that is no zone is told and left out, where a library that reads it
would end the process with a trace.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
import time
from collections.abc import MutableMapping
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import reading

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_ZONE: Final = "TZ"
_ZONE_BYTES: Final = 100_000


def leave_out_no_zone(environ: MutableMapping[str, str]) -> str:
    """Take a `TZ` out of an environment that names a file that holds no zone; return what to tell, "" for nothing.

    A name that no zone bears is UTC for every library; a file is opened by some.
    """
    named = environ.get(_ZONE, "")
    path = Path(named.removeprefix(":"))
    try:
        if named.strip(":") and path.exists():
            ZoneInfo.from_file(io.BytesIO(reading.content(path, _ZONE_BYTES)))
    except Exception:  # what is no zone may be read as anything
        del environ[_ZONE]
        return f"{_ZONE}: {named[:80]!r} is no time zone and is left out; write it like Europe/Amsterdam"
    return ""


if _told := leave_out_no_zone(os.environ):
    time.tzset()
    print(_told, file=sys.stderr)


def now() -> dt.datetime:
    """Return this moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """Return the day that it is in the Netherlands, wherever the server stands."""
    return now().astimezone(AMSTERDAM).date()


def stamp() -> str:
    """Return this moment as it is kept: ISO 8601, in UTC, to the second."""
    return now().isoformat(timespec="seconds")


def days_since(day: str) -> int:
    """Return how many days ago an ISO date was; 0 where the clock says that it is still to come."""
    return max((now().date() - dt.date.fromisoformat(day)).days, 0)


def is_within(moment: str | dt.datetime | None, span: dt.timedelta) -> bool:
    """Return whether a moment (ISO 8601; UTC where it names no zone) was less than a span ago, and has been.

    What is no moment was not.
    """
    try:
        then = dt.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        if then is None:
            return False
        age = now() - (then if then.tzinfo else then.replace(tzinfo=dt.UTC))
    except (ValueError, OverflowError):
        return False
    return dt.timedelta(0) <= age < span
