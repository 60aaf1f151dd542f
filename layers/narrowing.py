"""The filters beside place and theme: which facts each leaves, and what may be chosen.

One table (`VALUES`) says what a fact has for each filter; whatever filters or counts choices reads it. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from layers import spans
from layers.box import box
from layers.deadlines import moment
from layers.errors import FilterError, UnknownNameError
from layers.facts import Fact
from layers.outcomes import STATES, due_day, state

Due = Literal["open", "ahead"]
"""`open`: its last day has passed and no letter tells what came of it. `ahead`: its day is still to come."""

Band = Literal["0-1m", "1m-10m", "10m-100m", "100m-1b", "1b"]
"""The bands of amounts in euro: each begins where the one before it ends."""

DUES: Final[tuple[Due, ...]] = get_args(Due)
BANDS: Final[tuple[Band, ...]] = get_args(Band)
_FROM_EUR: Final[tuple[float, ...]] = (0, 1e6, 1e7, 1e8, 1e9, float("inf"))
# "BO MIRT 2025 of BO Leefomgeving 2026" names two meetings, and so does "BO Leefomgeving, BO MIRT".
_SEVERAL: Final = re.compile(r", | of ")


def meetings(fact: Fact) -> Sequence[str]:
    """Return the meetings at which a fact comes back, as printed."""
    return _SEVERAL.split(fact["table"]) if fact["table"] else ()


def year(fact: Fact) -> Sequence[str]:
    """Return the year in which a fact stands in the order of time: of its deadline, else of its meeting."""
    found = moment(fact)
    return (str(found.at.year),) if found and found.at else ()


def bands(fact: Fact) -> Sequence[str]:
    """Return the bands in which the amount of a fact lies: more than one where the letter gives a range."""
    stated = [n for n in (fact["amount_eur"], fact["amount_min_eur"], fact["amount_max_eur"]) if n is not None]
    if not stated:
        return ()
    low, high = min(stated), max(stated)
    edges = zip(BANDS, _FROM_EUR, _FROM_EUR[1:], strict=False)
    return [band for band, first, end in edges if low < end and high >= first]


def due(fact: Fact, today: date) -> Sequence[str]:
    """Return whether the day of a fact is still to come, or has passed without a letter that tells the outcome."""
    last = due_day(fact)
    if last is None:
        return ()
    if last >= today:
        return ("ahead",)
    return ("open",) if state(fact, today) == "without word" else ()


def outcomes(fact: Fact, today: date) -> Sequence[str]:
    """Return how a promise stands today, where a letter or a date says so."""
    found = state(fact, today)
    return (found,) if found else ()


VALUES: Final[Mapping[str, Callable[[Fact, date], Collection[str]]]] = {
    "municipality": lambda fact, _: [*fact["municipality_codes"], *fact["municipality_codes_inferred"]],
    "status": lambda fact, _: (fact["status"],),
    "party": lambda fact, _: fact["promised_by"],
    "meeting": lambda fact, _: meetings(fact),
    "year": lambda fact, _: year(fact),
    "amount": lambda fact, _: bands(fact),
    "due": due,
    "outcome": outcomes,
}
"""What a fact has for each filter, by the name of the filter in addresses and commands."""

NAMES: Final = tuple(VALUES)
DEADLINE: Final = "deadline"
"""The filter on the deadline of a fact, in a span of time (`layers.spans`)."""
OF_ROWS: Final = ("bbox", "limit")
"""What chooses among the rows that the facts leave: those that meet a box (`layers.box`), and the first so many."""
WRITTEN: Final = (DEADLINE, *OF_ROWS)
"""The filters whose values are written freely. Files have them, pages do not."""
LIMIT_FORM: Final = "a whole number from 1 to 999999"
_LIMIT: Final = re.compile("[1-9][0-9]{0,5}", re.ASCII)


@dataclass(frozen=True)
class Narrowing:
    """What is chosen of these filters: of each name some values, of which a fact must have one.

    `today` decides what is due; it is a part of the choice, so that yesterday's answer is none for today.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    today: date = date.min

    def __bool__(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.chosen)

    def of(self, name: str) -> tuple[str, ...]:
        """Return what is chosen of a filter."""
        return dict(self.chosen).get(name, ())

    def without(self, name: str) -> Narrowing:
        """Return the choice without that of one filter."""
        return Narrowing(tuple(one for one in self.chosen if one[0] != name), self.today)

    def passes(self, fact: Fact) -> bool:
        """Return whether a fact has one of the values chosen of each filter."""
        return all(self._passes(fact, name, values) for name, values in self.chosen)

    def _passes(self, fact: Fact, name: str, values: tuple[str, ...]) -> bool:
        if name == DEADLINE:
            day = spans.day_of(fact)
            return day is not None and any(spans.span(value).holds(day) for value in values)
        return name in OF_ROWS or not set(values).isdisjoint(VALUES[name](fact, self.today))

    @property
    def of_facts(self) -> Narrowing:
        """The choice without what chooses among rows."""
        return Narrowing(tuple(one for one in self.chosen if one[0] not in OF_ROWS), self.today)

    @property
    def limit(self) -> int | None:
        """How many rows there are at most, None for any number."""
        return min((int(value) for value in self.of("limit")), default=None)


ALL: Final = Narrowing()
"""Nothing chosen: every fact passes."""


def narrowing(chosen: Mapping[str, Iterable[str]], today: date) -> Narrowing:
    """Return the choice of these values; the same choice is the same object, in whatever order it was made."""
    given = {name: tuple(sorted(set(chosen.get(name, ())))) for name in (*NAMES, *WRITTEN)}
    found = tuple((name, values) for name, values in given.items() if values)
    return Narrowing(found, today if any(name in ("due", "outcome") for name, _ in found) else date.min)


def offered(facts: Iterable[Fact], municipalities: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return what may be chosen of each filter: closed lists, and of the others what some fact has.

    A municipality may be chosen of which no letter speaks: that is an answer too.
    """
    found: dict[str, set[str]] = {name: set() for name in NAMES}
    for fact in facts:
        for name in ("status", "party", "meeting", "year"):
            found[name].update(VALUES[name](fact, date.min))
    return {
        **{name: tuple(sorted(values)) for name, values in found.items()},
        "municipality": tuple(sorted(municipalities)),
        "amount": BANDS,
        "due": DUES,
        "outcome": STATES,
    }


def known_narrowing(chosen: Mapping[str, Iterable[str]], offers: Mapping[str, Sequence[str]], today: date) -> Narrowing:
    """Return the choice of these values.

    Raises:
        UnknownNameError: one of them may not be chosen.
        FilterError: one of them is not of the form of its filter.
    """
    read = {name: [written(name, value) for value in chosen.get(name, ())] for name in WRITTEN}
    for name, values in chosen.items():
        for value in values if name not in WRITTEN else ():
            if value not in offers[name]:
                raise UnknownNameError(f"unknown {name} {value!r}; known are {', '.join(offers[name])}")
    return narrowing({**chosen, **read}, today)


def written(name: str, value: str) -> str:
    """Return a value of one of the filters `WRITTEN` in the one way in which it is kept.

    Raises:
        FilterError: it is not of the form of the filter.
    """
    if name == DEADLINE:
        spans.span(value.strip())
        return value.strip()
    if name == "bbox":
        return str(box(value))
    if not _LIMIT.fullmatch(value.strip()):
        raise FilterError(name, value, LIMIT_FORM)
    return value.strip()
