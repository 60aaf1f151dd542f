"""Facts as columns: which pass a filter, how many each choice leaves, what they add up to; quick for many facts.

What hangs on no filter is worked out when a folder is built: who has which value, which facts a measure counts with
which number and how firm, where each lies, what is a part of what. A filter is then a truth for each fact.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final, overload

import numpy as np
import numpy.typing as npt

from layers.analysis import BOUND_OF, MEASURES, Measure, Share, Summed, Totals, provinces_of, standing, wholes
from layers.facts import Fact
from layers.narrowing import DEADLINE, DUES, NAMES, VALUES, Narrowing
from layers.numpy_file import Table, Tables, Texts, listed, lists, small
from layers.numpy_file import texts as as_texts
from layers.outcomes import STATES, TOLD, begin, due_day, is_told

Truths = npt.NDArray[np.bool_]
_OF_THE_DAY: Final[Mapping[str, Sequence[str]]] = {"due": DUES, "outcome": STATES}
"""The filters whose values hang on the day."""

_OUTCOMES: Final = "told"  # the table of what the last letter says of each fact
_PLACE_AND_THEME: Final[Mapping[str, Callable[[Fact], Collection[str]]]] = {
    "province": lambda fact: [*fact["province_codes"], *fact["province_codes_inferred"]],
    "theme": lambda fact: (fact["theme"],),
    "national": lambda fact: () if provinces_of(fact) else ("nl",),
}


def column_tables(facts: Sequence[Fact]) -> dict[str, Table]:
    """Return the tables of facts as columns, as a built folder keeps them."""
    by_id = {fact["id"]: fact for fact in facts}
    at = {fact["id"]: number for number, fact in enumerate(facts)}
    made: dict[str, Table] = {
        "last": _days(map(due_day, facts)),
        "begin": _days(map(begin, facts)),
        "is_told": np.array([is_told(fact) for fact in facts], bool),
        "awaited": np.array([not fact["outcome"] and fact["status"] not in TOLD for fact in facts], bool),
        **valued(f"of.{_OUTCOMES}", [[fact["outcome"]] if fact["outcome"] else [] for fact in facts]),
        "whole": np.array([at.get(fact["part_of"] or "", -1) for fact in facts], "<i4"),
        "depth": np.array([sum(1 for _ in wholes(fact, by_id)) for fact in facts], "<u2"),
        **lists("overlap", [[at[i] for i in fact["may_overlap"] if i in at] for fact in facts]),
    }
    for name, values in _PLACE_AND_THEME.items():
        made |= valued(f"of.{name}", [values(fact) for fact in facts])
    for name in NAMES:
        if name not in _OF_THE_DAY:
            made |= valued(f"of.{name}", [VALUES[name](fact, date.min) for fact in facts])
    for measure in MEASURES.values():
        made |= _measured(measure, facts, by_id)
    return made


def _days(days: Iterable[date | None]) -> Table:
    return np.array([day.toordinal() if day else 0 for day in days], "<u4")


def valued(name: str, values: Iterable[Collection[str]]) -> dict[str, Table]:
    """Return the tables of who has which of some values; the values stand sorted."""
    at: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(values):
        for value in dict.fromkeys(found):
            at[value].append(number)
    return {**as_texts(f"{name}.values", sorted(at)), **lists(name, [at[value] for value in sorted(at)])}


def _measured(measure: Measure, facts: Sequence[Fact], by_id: Mapping[str, Fact]) -> dict[str, Table]:
    """Return which facts a measure counts, with what number, and what is alike of all but the numbers."""
    kinds: dict[str, int] = {}
    at, numbers, of_kind = [], [], []
    for number, fact in enumerate(facts):
        if not measure.counts(fact):
            continue
        line = [fact, *wholes(fact, by_id)]
        said = [
            sorted(next((found for found in map(provinces_of, line) if found), ())),
            standing(fact),
            (fact[BOUND_OF[measure.field]] if measure.field else None) or "exact",
            fact["vat"],
            fact["price_level"],
            fact["amount_form"] == "reallocated",
        ]
        at.append(number)
        numbers.append((fact[measure.field] or 0) if measure.field else 1)
        of_kind.append(kinds.setdefault(json.dumps(said), len(kinds)))
    start = f"measure.{measure.id}"
    return {
        f"{start}.at": small(at),
        f"{start}.numbers": np.array(numbers, "<i8"),
        f"{start}.kind": small(of_kind),
        **as_texts(f"{start}.kinds", kinds),
    }


class Columns:
    """Facts as columns, as the tables say; never changed."""

    def __init__(self, tables: Tables, facts: Sequence[Fact]) -> None:
        self.tables, self.facts = tables, facts

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each fact stands, by its id."""
        return {fact["id"]: place for place, fact in enumerate(self.facts)}

    def having(self, name: str, wanted: Iterable[str]) -> Truths:
        """Return which facts have any of some values."""
        found = np.zeros(len(self.facts), bool)
        values = Texts(self.tables, f"of.{name}.values")
        for value in wanted:
            n = bisect_left(values, value)
            if n < len(values) and values[n] == value:
                found[listed(self.tables, f"of.{name}", n, n + 1)] = True
        return found

    def due(self, wanted: Collection[str], today: date) -> Truths:
        """Return which facts are due in one of these ways: see `layers.narrowing.due`."""
        ways = {"open": self._passed(today) & ~self._truth("is_told"), "ahead": self._is_ahead("last", today)}
        return np.logical_or.reduce([ways[way] for way in wanted])  # type: ignore[no-any-return]

    def outcome(self, wanted: Collection[str], today: date) -> Truths:
        """Return which facts stand in one of these ways: see `layers.outcomes.state`."""
        without_word = self._passed(today) & ~self._truth("is_told")
        ahead = self._is_ahead("last", today) | (self._is_ahead("begin", today) & (self.tables["last"] == 0))
        ways = {"without word": without_word, "not yet due": self._truth("awaited") & ahead}
        found = self.having(_OUTCOMES, [state for state in wanted if state not in ways]) & ~without_word
        return np.logical_or.reduce([found, *(ways[state] for state in wanted if state in ways)])  # type: ignore[no-any-return]

    def _truth(self, name: str) -> Truths:
        return self.tables[name].astype(bool)

    def _passed(self, today: date) -> Truths:
        last = self.tables["last"].astype(np.int64)
        return (last != 0) & (last < today.toordinal())  # type: ignore[no-any-return]

    def _is_ahead(self, name: str, today: date) -> Truths:
        return self.tables[name].astype(np.int64) >= max(today.toordinal(), 1)

    def _of_the_day(self, name: str, wanted: Collection[str], today: date) -> Truths:
        return self.due(wanted, today) if name == "due" else self.outcome(wanted, today)

    def passing(self, narrowing: Narrowing) -> Truths:
        """Return which facts pass the filters beside place and theme."""
        found = np.ones(len(self.facts), bool)
        for name, values in narrowing.of_facts.chosen:
            if name == DEADLINE:
                asked = Narrowing(((name, values),))
                found &= np.fromiter((asked.passes(fact) for fact in self.facts), bool, len(self.facts))
                continue
            is_of_day = name in _OF_THE_DAY
            found &= self._of_the_day(name, values, narrowing.today) if is_of_day else self.having(name, values)
        return found

    def with_ids(self, ids: Collection[str]) -> Truths:
        """Return which facts have one of these ids."""
        found = np.zeros(len(self.facts), bool)
        found[[self.places[i] for i in ids]] = True
        return found

    def at(self, left: Truths) -> tuple[Fact, ...]:
        """Return the facts that are left."""
        return tuple(self.facts[place] for place in np.flatnonzero(left).tolist())

    def counts(self, name: str, left: Truths, today: date) -> Mapping[str, int]:
        """Return how many of the facts that are left have each value of a filter; values that none has are left out."""
        if ways := _OF_THE_DAY.get(name):
            sums = {way: int((self._of_the_day(name, [way], today) & left).sum()) for way in ways}
            return Counter({way: n for way, n in sums.items() if n})
        values = Texts(self.tables, f"of.{name}.values")
        if not len(values):
            return Counter()
        starts = self.tables[f"of.{name}.starts"].astype(np.intp)
        truths = left[self.tables[f"of.{name}.at"].astype(np.intp)].astype(np.int64)
        found = np.add.reduceat(truths, starts[:-1])
        return Counter({values[n]: int(found[n]) for n in np.flatnonzero(found).tolist()})

    def sums(self, measure: Measure, left: Truths) -> Totals:
        """Return the total of the facts that are left, as `layers.analysis.totals`, one share for all that is alike.

        Whose share it is (`Share.fact_id`) it does not hold.
        """
        start = f"measure.{measure.id}"
        every = self.tables[f"{start}.at"].astype(np.intp)
        counting = left[every]
        at, numbers = every[counting], self.tables[f"{start}.numbers"][counting].astype(np.int64)
        kinds = self.tables[f"{start}.kind"][counting].astype(np.intp)
        known, beside = self._kinds[measure.id], ()
        if measure.field is not None:
            aside = self._overlapping(at)
            overlapping = zip(kinds[aside].tolist(), numbers[aside].tolist(), strict=True)
            beside = tuple(known[kind].share(number) for kind, number in overlapping)
            at, numbers, kinds = at[~aside], numbers[~aside], kinds[~aside]
            numbers, whole = self._rests(at, numbers)
            at, numbers, kinds = at[whole], numbers[whole], kinds[whole]
        sums = np.zeros(len(known), np.int64)
        np.add.at(sums, kinds, numbers)
        present = np.flatnonzero(np.bincount(kinds, minlength=len(known))).tolist()
        return Totals(tuple(known[kind].share(int(sums[kind])) for kind in present), beside)

    @cached_property
    def _kinds(self) -> Mapping[str, Sequence[Kind]]:
        return {name: [Kind(*_kind(text)) for text in Texts(self.tables, f"measure.{name}.kinds")] for name in MEASURES}

    def _overlapping(self, at: npt.NDArray[np.intp]) -> Truths:
        """Return which of some facts may be the same homes or money as another of them."""
        starts = self.tables["overlap.starts"].astype(np.intp)
        here = np.zeros(len(self.facts), bool)
        here[at] = True
        found = np.zeros(len(at), bool)
        for n in np.flatnonzero(starts[at + 1] > starts[at]).tolist():
            found[n] = here[listed(self.tables, "overlap", at[n], at[n] + 1)].any()
        return found

    def _rests(self, at: npt.NDArray[np.intp], numbers: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], Truths]:
        """Return what each fact adds itself: its number less those of its parts that count; and which add anything."""
        of = np.full(len(self.facts) + 1, -1, np.int64)  # the place of each among those that count; -1 for none
        of[at] = np.arange(len(at))
        whole = np.append(self.tables["whole"].astype(np.int64), -1)
        above = whole[at]
        while (skipped := (above >= 0) & (of[above] < 0)).any():
            above[skipped] = whole[above[skipped]]
        inside, has_parts = np.zeros(len(at), np.int64), np.zeros(len(at), bool)
        depth = self.tables["depth"][at]
        parts = np.flatnonzero(above >= 0)
        # What is deepest first: a part is whole before it goes into its own whole.
        for level in sorted({*depth[parts].tolist()}, reverse=True):
            here = parts[depth[parts] == level]
            np.add.at(inside, of[above[here]], np.maximum(numbers[here], inside[here]))
            has_parts[of[above[here]]] = True
        return numbers - inside, (numbers > inside) | ~has_parts


@dataclass(frozen=True)
class Kind:
    """What is alike of the shares of several facts: all but their numbers."""

    places: frozenset[str]
    standing: str | None
    bound: str
    vat: str | None
    price_level: str | None
    is_reallocated: bool

    def share(self, number: int) -> Share:
        """Return a share with this number."""
        said = self.bound, self.vat, self.price_level, self.is_reallocated
        return Share("", self.places, self.standing, number, *said)


def _kind(text: str) -> list[Any]:
    where, *rest = json.loads(text)
    return [frozenset(where), *rest]


class Chosen(Summed):
    """Facts that a filter leaves: a list that is made when it is looked into."""

    def __init__(self, columns: Columns, left: Truths) -> None:
        self.columns, self.left = columns, left

    @cached_property
    def _facts(self) -> tuple[Fact, ...]:
        return self.columns.at(self.left)

    @property
    def every(self) -> Sequence[Fact]:
        """All facts."""
        return self.columns.facts

    def __len__(self) -> int:
        return int(self.left.sum())

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    @overload
    def __getitem__(self, at: int) -> Fact: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Fact, ...]: ...
    def __getitem__(self, at: int | slice) -> Fact | tuple[Fact, ...]:
        return self._facts[at]

    def sums(self, measure: Measure, themes: Sequence[str] = ()) -> Totals:
        """Return the total of those of these themes (none given: of all); see `Columns.sums`."""
        return self.columns.sums(measure, self.left & self.columns.having("theme", themes) if themes else self.left)
