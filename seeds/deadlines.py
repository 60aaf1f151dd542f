"""The first and last day of a deadline, from the words of a letter. Pure functions."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from seeds.records import DeadlineKind, Values

_FIRST_MONTH = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}


def period(text: str) -> tuple[date, date]:
    """Return the first and the last day of `2033`, `2033-06`, `2033-06-30`, `2033-Q2` or `2033-H1`.

    Raises:
        ValueError: no such day, such as 2033-02-30.
    """
    year, *rest = text.split("-")
    if not rest:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if rest[0] in _FIRST_MONTH:
        first = _FIRST_MONTH[rest[0]]
        return date(int(year), first, 1), _month_end(int(year), first + (2 if rest[0][0] == "Q" else 5))
    if len(rest) == 1:
        return date(int(year), int(rest[0]), 1), _month_end(int(year), int(rest[0]))
    day = date.fromisoformat(text)
    return day, day


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def span(values: Values) -> tuple[str | None, str | None]:
    """Return the first and last day of a deadline (ISO); None where that end is open or there is no deadline.

    Days that the record itself states take precedence: for a term of several years, or an aim before a date.
    """
    if values.deadline is None or values.deadline_kind is None:
        return None, None
    if (values.deadline_from, values.deadline_to) != (None, None):
        return values.deadline_from, values.deadline_to
    first, last = period(values.deadline)
    days: dict[DeadlineKind, tuple[date | None, date | None]] = {
        "by": (None, last),
        "before": (None, first - timedelta(days=1)),
        "in": (first, last),
        "from": (first, None),
        "until": (None, last),
        "expected": (first, last),
        "aim": (None, last),
    }
    start, end = days[values.deadline_kind]
    return (start.isoformat() if start else None), (end.isoformat() if end else None)
