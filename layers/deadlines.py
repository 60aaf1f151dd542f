"""Deadlines, and the meetings at which a matter comes back, in order of time. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final, Literal

from babel.dates import get_month_names

from clock import today as today
from layers.facts import Fact

Kind = Literal["quarter", "half", "year", "table"]
# At the end of one period: the nearer it is stated the earlier it stands, and tables last.
_ORDER: Final[tuple[Kind, ...]] = ("quarter", "half", "year", "table")
_MONTHS = {name: number for number, name in get_month_names("wide", locale="nl").items()}
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def last_day(deadline: str) -> date | None:
    """Return the last day of a deadline (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Qn`, `YYYY-Hn`); None for any other."""
    found = re.fullmatch(r"([0-9]{4})(?:-(?:Q([1-4])|H([12])|([0-9]{2})(?:-([0-9]{2}))?))?", deadline)
    if not found:
        return None
    year, quarter, half, month, day = found.groups()
    try:
        if day:
            return date(int(year), int(month), int(day))
        return _end_of_month(int(year), int(month or 3 * int(quarter or 0) or 6 * int(half or 0) or 12))
    except ValueError:
        return None


def last_day_of_table(table: str) -> date | None:
    """Return the last day that the name of a table leaves open: its date, else the end of its last year; None for none.

    `BO MIRT 2025 of BO Leefomgeving 2026` may be either, so that its date has passed when both have.
    """
    days = [last_day(f"{year}-{_MONTHS[month]:02}-{int(day):02}") for day, month, year in _DAY.findall(table)]
    years = [last_day(year) for year in _YEAR.findall(_DAY.sub("", table))]
    return max((found for found in (*days, *years) if found), default=None)


def exact_day_of_table(table: str) -> date | None:
    """Return the day of a table whose name gives it (`BO Brainport 30 juni 2025`); None for none, or several."""
    days = [last_day(f"{year}-{_MONTHS[month]:02}-{int(day):02}") for day, month, year in _DAY.findall(table)]
    return days[0] if len(days) == 1 else None


@dataclass(frozen=True)
class Moment:
    """A fact at its time.

    `period` is the time at which it stands, or the table where the fact has no deadline; `at` the day by which it is
    put in order; `last` the last day that counts, None where there is none: what begins on a day never passes.
    """

    fact: Fact
    kind: Kind
    period: str
    at: date | None
    last: date | None

    def passed(self, today: date) -> bool:
        """Whether the last day lies before today; says nothing about whether it was done."""
        return self.last is not None and self.last < today


@dataclass(frozen=True)
class Group:
    """The moments of one quarter, half year, year or table. `period` is a deadline or the name of a table."""

    kind: Kind
    period: str
    moments: tuple[Moment, ...]


def moment(fact: Fact) -> Moment | None:
    """Return the moment of a fact: its deadline, else the table on which it comes back; None where it names neither."""
    table = fact["table"]
    if fact["deadline"]:
        last = date.fromisoformat(fact["deadline_to"]) if fact["deadline_to"] else None
        first = date.fromisoformat(fact["deadline_from"]) if fact["deadline_from"] else None
        at = last or first
        period = _period(fact["deadline"], at)
        rest = period[5:]
        kind: Kind = "half" if rest.startswith("H") else "quarter" if rest else "year"
        return Moment(fact, kind, period, at, last)
    last = last_day_of_table(table) if table else None
    return Moment(fact, "table", table, last, last) if table else None


def _period(deadline: str, at: date | None) -> str:
    """Return the time at which a deadline stands: as printed, else ("before 2033") the time that its day ends."""
    if at is None or last_day(deadline) == at or at.isoformat().startswith(deadline):
        return deadline
    return str(at.year) if (at.month, at.day) in ((12, 31), (1, 1)) else at.isoformat()[:7]


def moments(facts: Iterable[Fact]) -> list[Moment]:
    """Return the moments of facts, each fact once."""
    return [found for fact in facts if (found := moment(fact))]


def _quarter(found: Moment) -> str:
    """Return the period of the group in which a moment stands: dates and months stand in their quarter."""
    if found.kind != "quarter" or found.at is None:
        return found.period
    return f"{found.at.year}-Q{(found.at.month + 2) // 3}"


def by_year(found: Iterable[Moment]) -> dict[int | None, list[Group]]:
    """Return moments by year (None: no year is named, last), and in it by group, in the order of time."""

    def end(group: tuple[Kind, str], last: date | None) -> date:
        return (last_day(group[1]) if group[0] != "table" else last) or date.max

    def order(m: Moment) -> tuple[Any, ...]:
        group = (m.kind, _quarter(m))
        return end(group, m.at), _ORDER.index(m.kind), group[1], m.at or date.max, m.fact["id"]

    years: dict[int | None, list[Group]] = {}
    for (year, kind, period), group in groupby(
        sorted(found, key=order), key=lambda m: (m.at.year if m.at else None, m.kind, _quarter(m))
    ):
        years.setdefault(year, []).append(Group(kind, period, tuple(group)))
    return years


def year_to_open(years: Sequence[int | None], today: date) -> int | None:
    """Return the year with which to begin: this year, else the first after it, else the last one before it."""
    named = [year for year in years if year is not None]
    ahead = [year for year in named if year >= today.year]
    return min(ahead) if ahead else max(named, default=None)
