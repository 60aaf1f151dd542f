"""Finds statements that may tell what became of an earlier promise, and that nobody has settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from seeds.load import Seeds
from seeds.records import Fact, Status

TELLING: tuple[Status, ...] = ("done", "in-progress", "superseded")
"""Statuses of a fact whose own lines may tell what became of something promised before."""


@dataclass(frozen=True, order=True)
class Pair:
    """An earlier fact and the statement that takes it up; no follower where the lines of the fact itself may tell."""

    fact: str
    follower: str = ""

    def __str__(self) -> str:
        """Return the pair as one line of the report."""
        return f"{self.fact} <- {self.follower}" if self.follower else self.fact


def pairs(seeds: Seeds) -> Iterator[Pair]:
    """Yield every pair to be read, in the order of the facts."""
    for fact in seeds.facts.values():
        yield from (Pair(earlier, fact.id) for earlier in fact.follows)
        if may_tell(fact):
            yield Pair(fact.id)


def may_tell(fact: Fact) -> bool:
    """Return whether a fact may itself tell what became of a promise made before."""
    return fact.status in TELLING or fact.agreed_before


def unsettled(seeds: Seeds) -> list[Pair]:
    """Return the pairs that have neither a record of progress nor a reason why they tell no outcome."""
    told = {Pair(row.fact, row.reported_by or "") for row in seeds.progress.values()}
    # A fact that reports on another, or on which another reports, was read with it.
    told |= {Pair(name) for row in seeds.progress.values() for name in (row.fact, row.reported_by) if name}
    read = {Pair(row.fact, row.follower) for row in seeds.no_outcomes.values()}
    return [pair for pair in pairs(seeds) if pair not in told and pair not in read]


def outcome_lines(seeds: Seeds) -> Iterator[str]:
    """Yield each pair that is not settled, and the counts last."""
    left = unsettled(seeds)
    yield from map(str, left)
    told = Counter(row.outcome for row in seeds.progress.values())
    yield ", ".join(f"{count} {outcome}" for outcome, count in told.most_common())
    yield f"{len(seeds.progress)} records, {len(seeds.no_outcomes)} pairs without an outcome, {len(left)} not settled"
