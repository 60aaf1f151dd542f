"""The dossier for a meeting: which promises of a place or theme stand in which part of it. Pure.

Each fact for which something is awaited or told stands in exactly one part, or is counted in the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, get_args

from layers.analysis import MEASURES, Measure, Totals, totals
from layers.collisions import Collision
from layers.deadlines import last_day_of_table
from layers.facts import Fact
from layers.narrowing import meetings
from layers.outcomes import OPEN, TOLD, begin, due_day, state

Part = Literal["table", "without word", "due", "answered", "refused"]
"""The parts, the gravest first: what comes back to this table; what is due without word; what is still to come before
the meeting; what a letter tells of; what was asked and refused."""

Rest = Literal["later", "other table"]
"""What is only counted: what is due after the meeting, and what comes back to another meeting without a date."""

PARTS: Final[tuple[Part, ...]] = get_args(Part)
WITHOUT_MEETING: Final[tuple[Part, ...]] = ("without word", "table", "due", "answered", "refused")
"""The same, where there is no meeting that anything comes back to."""

RESTS: Final[tuple[Rest, ...]] = get_args(Rest)
AT_STAKE: Final[tuple[Part, ...]] = ("table", "without word", "due")
"""The parts of what is still open: their money and homes are at stake."""

STAKES: Final = ("homes", "rijk", "regio")
"""The measures of `layers.analysis` of what is at stake."""

_GRAVITY: Final = ("dropped", "moved", "changed", "partly kept", "in progress", "kept", None)
"""What letters tell of a promise, in the order in which a meeting wants to know."""

_OF_YEAR: Final = re.compile(r"(.+?)(?: (?:\d{1,2} )?(?:[a-z]+ )?)?\b((?:19|20)\d{2})")


def series(meeting: str) -> str:
    """Return what a meeting is called without its date: `BO MIRT` of `BO MIRT 2025`."""
    found = _OF_YEAR.fullmatch(meeting)
    return found[1].strip() if found else meeting


def offered(facts: Iterable[Fact], today: date) -> tuple[str, ...]:
    """Return the meetings for which a dossier can be asked: all that facts name, and those of this year and the next.

    Of a meeting that the letters name with and without a year there is one each year, which no fact may name yet.
    """
    named = {meeting for fact in facts for meeting in meetings(fact)}
    yearly = {series(meeting) for meeting in named if series(meeting) != meeting} & named
    coming = {f"{name} {year}" for name in yearly for year in (today.year, today.year + 1)}
    return tuple(sorted(named | coming))


def comes_back(fact: Fact, meeting: str | None) -> bool:
    """Return whether a fact comes back to this meeting; of no meeting: to one of which nobody says when it is."""
    named = meetings(fact)
    if meeting is None:
        return bool(named) and due_day(fact) is None
    return meeting in named or series(meeting) in named


def is_awaited(fact: Fact) -> bool:
    """Return whether something is still to come of a promise: no letter calls it done or tells the end of it."""
    return fact["outcome"] in OPEN if fact["outcome"] else fact["status"] not in TOLD


def place(fact: Fact, meeting: str | None, today: date) -> Part | Rest | None:
    """Return where a fact stands in the dossier; None where nothing is awaited and no letter tells."""
    held = state(fact, today)
    if held == "refused":
        return "refused"
    last = last_day_of_table(meeting) if meeting else None
    told_of_later = held == "moved" and _is_after(due_day(fact), last)
    if comes_back(fact, meeting) and is_awaited(fact) and not told_of_later:
        return "table"
    if held == "without word":
        return "without word"
    if held == "not yet due":
        return "later" if _is_after(due_day(fact) or begin(fact), last) else "due"
    if held:
        return "answered"
    return "other table" if meetings(fact) and is_awaited(fact) else None


def _is_after(found: date | None, last: date | None) -> bool:
    return found is not None and last is not None and found > last


@dataclass(frozen=True)
class Dossier:
    """What stands in each part and what is only counted, gravest first; `meeting` is None for all that is open."""

    meeting: str | None
    today: date
    parts: Mapping[Part, tuple[Fact, ...]]
    rest: Mapping[Rest, tuple[Fact, ...]]

    @property
    def total(self) -> int:
        """The number of facts in all parts."""
        return sum(map(len, self.parts.values()))

    @property
    def open(self) -> tuple[Fact, ...]:
        """What is still open: the facts whose money and homes are at stake."""
        return tuple(fact for name in AT_STAKE for fact in self.parts[name])


def dossier(facts: Iterable[Fact], meeting: str | None, today: date) -> Dossier:
    """Return the dossier of facts for a meeting, None for all that is open."""
    found: dict[str, list[Fact]] = {name: [] for name in (*PARTS, *RESTS)}
    for fact in facts:
        if at := place(fact, meeting, today):
            found[at].append(fact)

    def order(fact: Fact) -> tuple[Any, ...]:
        same = meeting is not None and series(meeting) in map(series, meetings(fact))
        silent = state(fact, today) == "without word"
        told = fact["outcome"] if fact["outcome"] in _GRAVITY else None
        return not silent, not same, _GRAVITY.index(told), due_day(fact) or begin(fact) or date.max, fact["id"]

    parts = PARTS if meeting else WITHOUT_MEETING
    placed = {name: tuple(sorted(group, key=order)) for name, group in found.items()}
    return Dossier(meeting, today, {name: placed[name] for name in parts}, {name: placed[name] for name in RESTS})


# --- what is at stake ---


def staked(found: Dossier, facts: Iterable[Fact], inferred: Collection[str] = ()) -> frozenset[str]:
    """Return the ids of what is at stake: what is open, and the amounts and homes that belong to it (`of_agreement`).

    What we infer to lie there (`inferred`) is at stake elsewhere.
    """
    open_ids = {fact["id"] for fact in found.open} - {*inferred}
    return frozenset(open_ids | {fact["id"] for fact in facts if fact["of_agreement"] in open_ids and is_awaited(fact)})


def at_stake(
    ids: Collection[str], facts: Sequence[Fact], places: Callable[[Fact], Sequence[str]], themes: Sequence[str] = ()
) -> dict[str, tuple[Measure, Totals]]:
    """Return what these facts add to each of `STAKES`, by the rules of totals; `facts` are all facts."""
    return {
        name: (MEASURES[name], totals(facts, MEASURES[name], themes=themes, places=places, among=ids))
        for name in STAKES
    }


# --- what hangs on it ---


@dataclass(frozen=True)
class Ties:
    """What hangs on a fact: its whole and agreement, what it follows and what follows it, its parts, bottlenecks."""

    bottlenecks: tuple[Collision, ...]
    whole: Fact | None
    agreement: Fact | None
    belongs: tuple[Fact, ...]
    parts: tuple[Fact, ...]
    follows: tuple[Fact, ...]
    followed_by: tuple[Fact, ...]

    def __bool__(self) -> bool:
        """Whether anything hangs on it."""
        return any(
            (self.bottlenecks, self.whole, self.agreement, self.belongs, self.parts, self.follows, self.followed_by)
        )


def ties(wanted: Iterable[Fact], facts: Mapping[str, Fact], collisions: Iterable[Collision]) -> dict[str, Ties]:
    """Return what hangs on each of these facts, by its id; `facts` are all facts."""
    bottlenecks, whole, agreement, follow = (dict[str, list[Any]]() for _ in range(4))
    for collision in collisions:
        _add(bottlenecks, collision.fact_ids, collision)
    for fact in facts.values():
        _add(whole, filter(None, [fact["part_of"]]), fact)
        _add(agreement, filter(None, [fact["of_agreement"]]), fact)
        _add(follow, fact["follows"], fact)
    return {
        fact["id"]: Ties(
            tuple(bottlenecks.get(fact["id"], ())),
            facts.get(fact["part_of"] or ""),
            facts.get(fact["of_agreement"] or ""),
            tuple(agreement.get(fact["id"], ())),
            tuple(whole.get(fact["id"], ())),
            tuple(facts[ident] for ident in fact["follows"] if ident in facts),
            tuple(follow.get(fact["id"], ())),
        )
        for fact in wanted
    }


def _add(found: dict[str, list[Any]], keys: Iterable[str | None], value: object) -> None:
    for key in keys:
        if key is not None:
            found.setdefault(key, []).append(value)


# --- what fits on paper ---


def fitting(found: Dossier, height: Callable[[Fact], float], room: float, least: int = 1) -> dict[Part, int]:
    """Return how many facts of each part fit in a room, in the unit of `height`: the first ones of each part.

    Each part keeps `least` of its facts where they fit; the rest of the room goes to the gravest part first.
    """
    fit: dict[Part, int] = dict.fromkeys(found.parts, 0)
    left = room
    for name, n, fact in _turns(found, least):
        tall = height(fact)
        if fit[name] == n and tall <= left:
            left -= tall
            fit[name] = n + 1
    return fit


def _turns(found: Dossier, least: int) -> Iterator[tuple[Part, int, Fact]]:
    numbered = [(name, n, fact) for name, facts in found.parts.items() for n, fact in enumerate(facts)]
    yield from (turn for turn in numbered if turn[1] < least)
    yield from (turn for turn in numbered if turn[1] >= least)
