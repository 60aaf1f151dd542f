"""Spans of time as filters write them: a day, month, quarter, half year or year, or two with `..` between. Pure.

`2026` and `2026-Q3` are the days of that time; `2026-07..` begins with its first day, `..2027` ends with its last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from layers.deadlines import last_day
from layers.errors import FilterError
from layers.facts import Fact

FORM: Final = "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q1 or YYYY-H1, or two of them as A..B, A.. or ..B"
_PARTS: Final = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|H([12])|([0-9]{2})(?:-([0-9]{2}))?))?", re.ASCII)
_BETWEEN: Final = ".."


@dataclass(frozen=True)
class Span:
    """Days from `first` up to and including `last`; None where it is open on that side."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def span(written: str) -> Span:
    """Return the span that a filter writes.

    Raises:
        FilterError: it is none, or ends before it begins.
    """
    if _BETWEEN not in written:
        return Span(_first_day(written), _last_day(written))
    begin, _, end = written.partition(_BETWEEN)
    found = Span(_first_day(begin) if begin else None, _last_day(end) if end else None)
    if found == Span(None, None) or (found.first and found.last and found.first > found.last):
        raise _no_span(written)
    return found


def day_of(fact: Fact) -> date | None:
    """Return the day at which the deadline of a fact stands: its last, else its first; None where it has none.

    That of the order of time (`layers.deadlines.moment`), for facts with a deadline of their own: the date of a meeting
    at which a matter comes back is none.
    """
    written = fact["deadline_to"] or fact["deadline_from"] if fact["deadline"] else None
    return date.fromisoformat(written) if written else None


def _first_day(written: str) -> date:
    found = _PARTS.fullmatch(written)
    if not found or _last_day(written) is None:
        raise _no_span(written)
    year, quarter, half, month, day = (int(part or 0) for part in found.groups())
    begin = month or (3 * quarter - 2 if quarter else 6 * half - 5 if half else 1)
    return date(year, begin, day or 1)


def _last_day(written: str) -> date:
    found = last_day(written)
    if found is None:
        raise _no_span(written)
    return found


def _no_span(written: str) -> FilterError:
    return FilterError("deadline", written, FORM)
