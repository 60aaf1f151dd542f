"""What time it is, asked in one place: a machine's clock may be wrong, stand in 1970, in 2099, or go backwards.

An age is never negative, and what seems to come from the future is not fresh: else a moment at which the clock was
wrong would keep an old copy in use for years. The standard library alone, below all rooms.
"""

from __future__ import annotations

import datetime as dt
from typing import Final
from zoneinfo import ZoneInfo

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")


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
