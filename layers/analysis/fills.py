"""What each province shows on the map for a measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from layers.analysis.adding import sums
from layers.analysis.measures import AGREEMENTS, STANDINGS, Measure
from layers.analysis.totals import Totals
from layers.facts import Fact


@dataclass(frozen=True)
class Fill:
    """What one province shows for a measure.

    `number` is its own figure, `shared` what it shares with other provinces (unsplit). `state` says how it looks:
    `number` (an own figure), `shared` (only shared figures), `not_agreed` (only figures of another standing than asked
    for: by standing in `others`, its own or else those it shares), `no_number` (promises without a number), `nothing`.
    """

    number: int | float | None
    shared: int | float | None
    state: str
    others: Mapping[str, int | float] = field(default_factory=dict)


FILL_STATES: Final = ("number", "shared", "not_agreed", "no_number", "nothing")


def fills(
    facts: Sequence[Fact],
    codes: Iterable[str],
    measure: Measure,
    *,
    themes: Sequence[str] = (),
    agreed: bool = False,
) -> dict[str, Fill]:
    """The fill of each place for a measure; `codes` are the codes of the provinces.

    `agreed` limits the figures to what was agreed without a condition; else all standings are taken together.
    """
    numbers = sums(facts, measure, themes)
    silent = [theme for theme in measure.silent if not themes or theme in themes]
    none = measure.silent and not silent
    promises = Totals(()) if none else sums(facts, AGREEMENTS, silent or themes)
    return {code: _fill(numbers, promises, code, agreed=agreed) for code in codes}


def _fill(numbers: Totals, promises: Totals, code: str, *, agreed: bool) -> Fill:
    asked = numbers.agreed if agreed else numbers
    own, shared = asked.only(code), asked.shared(code)
    if own is not None:
        return Fill(own, shared, "number")
    if shared is not None:
        return Fill(None, shared, "shared")
    here = numbers.own(code)
    by_standing = {name: (here if here.shares else numbers.within([code])).standing(name) for name in STANDINGS}
    if others := {name: number for name, number in by_standing.items() if number is not None}:
        return Fill(None, None, "not_agreed", others)
    return Fill(None, None, "no_number" if promises.within([code]).shares else "nothing")
