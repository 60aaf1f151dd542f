"""The days to which the facts lead, for a calendar: each with a name that stays, and how often it changed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from layers.changes import History
from layers.deadlines import exact_day_of_table, last_day, moment
from layers.facts import Fact

Role = Literal["deadline", "meeting"]
TOLD: Final = (
    "deadline", "deadline_kind", "deadline_from", "deadline_to", "moved_to", "table", "status", "outcome",
    "summary_nl", "summary_en", "place",
)  # fmt: skip
"""What an entry says: a change of any of them is a change of the entry."""


@dataclass(frozen=True)
class Entry:
    """A day in a calendar. `name` stays when the day moves and when the fact gets another id; `begins` is a start.

    `sequence` is how often what it says has changed since it first stood there, `modified` the edition's day of the
    last time (ISO).
    """

    fact: Fact
    role: Role
    day: date
    begins: bool
    name: str
    sequence: int
    modified: str


def entries(facts: Iterable[Fact], history: History) -> list[Entry]:
    """Return the entries of facts in the order of time: their deadlines, and meetings of which the day is known."""
    found = (entry(fact, history) for fact in facts)
    return sorted(filter(None, found), key=lambda e: (e.day, e.name))


def entry(fact: Fact, history: History) -> Entry | None:
    """Return the entry of a fact; None where no day follows from it: a meeting of which only the year is known is none.

    What ends stands on its last day, what only begins on its first, what was moved on the day it was moved to.
    """
    role, day, begins = _day(fact)
    if day is None:
        return None
    first = _first_id(fact["id"], history.renamed)
    sequence, modified = _changed(fact, history)
    return Entry(fact, role, day, begins, f"{first}-{role}", sequence, modified)


def _day(fact: Fact) -> tuple[Role, date | None, bool]:
    found = moment(fact)
    if fact["moved_to"]:
        return "deadline", last_day(fact["moved_to"]), False
    if found is None:
        return "deadline", None, False
    if found.kind == "table":
        return "meeting", exact_day_of_table(fact["table"] or ""), False
    return "deadline", found.at, found.last is None


def _first_id(ident: str, renamed: Mapping[str, str]) -> str:
    """The oldest id of a fact that only got another name: that of its entry in the calendars of visitors."""
    return min((was for was, now in renamed.items() if now == ident and was not in renamed.values()), default=ident)


def _changed(fact: Fact, history: History) -> tuple[int, str]:
    """How often what is said of a fact changed from edition to edition, and the day of the last time."""
    ids = {fact["id"], *(was for was, now in history.renamed.items() if now == fact["id"])}
    said, times, modified = None, -1, history.releases[-1]["date"]
    for release in history.releases:
        known = history.facts[release["edition"]]
        then = next((known[i] for i in sorted(ids) if i in known), None)
        now = tuple(str(then.get(name) or "") for name in TOLD) if then else None
        if now is not None and now != said:
            said, times, modified = now, times + 1, release["date"]
    return max(times, 0), modified
