"""What became of a promise, as it stands on a day: what the last letter says, and what its date says. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, NamedTuple, get_args

from layers.deadlines import last_day, moment
from layers.facts import Fact
from seeds.records import OUTCOMES, Outcome

Coming = Literal["not yet due", "without word"]
"""What a date says where no letter does: its day is still to come, or has passed without word of what happened."""

State = Outcome | Coming

STATES: Final[tuple[State, ...]] = (*OUTCOMES, *get_args(Coming))
OPEN: Final[frozenset[Outcome]] = frozenset({"in progress", "moved"})
"""Outcomes that are not the end of it: a later day may pass without word."""

TOLD: Final = ("done", "superseded")
"""Statuses of what the letter itself calls done or replaced: nothing is awaited."""


def due_day(fact: Fact) -> date | None:
    """Return the last day of a promise as it stands: the day it was moved to, else that of its term or meeting."""
    if fact["moved_to"]:
        return last_day(fact["moved_to"])
    found = moment(fact)
    return found.last if found else None


def begin(fact: Fact) -> date | None:
    """Return the day from which a promise holds that has a first day and no last."""
    found = moment(fact)
    return found.at if found and found.last is None and not fact["moved_to"] else None


def is_told(fact: Fact) -> bool:
    """Return whether a letter tells what came of a promise: the end of it, or how it stood after its last day."""
    told, due = fact["outcome"], due_day(fact)
    if told is None:
        return fact["status"] in TOLD
    return told not in OPEN or (due is not None and due.isoformat() <= (fact["outcome_date"] or ""))


def state(fact: Fact, today: date) -> State | None:
    """Return how a promise stands today; None where no letter tells and no day is named, or nothing is awaited.

    A word of a letter holds until a later day passes: what was in progress in July and due in September is without
    word in October. Silence is never an outcome.
    """
    told, due = fact["outcome"], due_day(fact)
    if due is not None and due < today and not is_told(fact):
        return "without word"
    if told:
        return told
    if fact["status"] in TOLD:
        return None
    day = due or begin(fact)
    return "not yet due" if day is not None and day >= today else None


Answered = Literal["answered", "partly", "silent", "ahead", "nothing"]
"""Of what is due: a letter tells of all, of some or of none; or nothing is due yet, or nothing has a date."""


class Due(NamedTuple):
    """How many promises have passed their date: of so many a letter tells what came of it, of so many none does."""

    answered: int
    silent: int

    @property
    def all(self) -> int:
        """Return how many there are."""
        return self.answered + self.silent


def answered(facts: Iterable[Fact], today: date) -> tuple[Answered, Due]:
    """Return of how much of what is due among these facts letters tell what came of it, and the numbers."""
    facts = list(facts)
    due = due_of(facts, today)
    if due.all:
        return ("partly" if due.answered and due.silent else "silent" if due.silent else "answered"), due
    return ("ahead" if any(state(fact, today) == "not yet due" for fact in facts) else "nothing"), due


def is_due(fact: Fact, today: date) -> bool:
    """Return whether the day of a promise has passed: the one first named, or the one it was moved to."""
    found, now = moment(fact), due_day(fact)
    return bool(found and found.passed(today)) or bool(now and now < today)


def due_of(facts: Iterable[Fact], today: date) -> Due:
    """Return how many of these facts have passed their date, with and without word of what came of it."""
    silent = [state(fact, today) == "without word" for fact in facts if is_due(fact, today)]
    return Due(len(silent) - sum(silent), sum(silent))
