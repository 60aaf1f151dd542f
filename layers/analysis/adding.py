"""Counts and adds what facts hold, by the rules of a measure.

A total is divided by place without splitting anything: national = what lies only in one province, summed + what lies in
several + what lies in none. A part (`part_of`) is never added to its whole: it is taken out of it, so it stands at its
own place with its own status, and only the rest stays with the whole.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from layers.analysis.measures import BOUND_OF, Measure, standing
from layers.analysis.places import Places, provinces_of, select
from layers.analysis.totals import Share, Totals
from layers.facts import Fact, Number


def totals(
    facts: Sequence[Fact],
    measure: Measure,
    *,
    provinces: Sequence[str] = (),
    themes: Sequence[str] = (),
    places: Places = provinces_of,
    among: Collection[str] | None = None,
) -> Totals:
    """Count or add what these facts hold, by the rules of the measure.

    Give all facts, or some that know all (`Summed`), and let the filter be applied here: parts and wholes are found
    among all of them, the themes decide which facts count, and then the provinces which shares are kept. `places` says
    by which places the total is divided;
    `among` limits what counts to these ids.

    Where the parts of a whole add up to more than it, it was a rounding of them: the parts count, and nothing is left
    for the whole.

    Raises:
        ValueError: `part_of` runs in a circle.
    """
    if isinstance(facts, Summed):
        ids = {fact["id"] for fact in facts}
        facts, among = facts.every, ids if among is None else ids.intersection(among)
    counted = {
        fact["id"]: fact
        for fact in select(facts, themes=themes)
        if measure.counts(fact) and (among is None or fact["id"] in among)
    }
    by_id = {fact["id"]: fact for fact in facts}

    def share(fact: Fact, number: int | float) -> Share:
        # A part that names no place lies where its whole lies.
        line = [fact, *wholes(fact, by_id)]
        where = next((found for found in map(places, line) if found), ())
        return Share(
            fact["id"],
            frozenset(where),
            standing(fact),
            number,
            (fact[BOUND_OF[measure.field]] if measure.field else None) or "exact",
            fact["vat"],
            fact["price_level"],
            fact["amount_form"] == "reallocated",
        )

    if measure.field is None:
        return _within(Totals(tuple(share(fact, 1) for fact in counted.values())), provinces)
    aside = {i for i, fact in counted.items() if not counted.keys().isdisjoint(fact["may_overlap"])}
    beside = tuple(share(counted[i], counted[i][measure.field] or 0) for i in aside)
    adding = {i: fact for i, fact in counted.items() if i not in aside}
    shares = tuple(share(counted[i], number) for i, number in _rests(adding, by_id, measure.field))
    return _within(Totals(shares, beside), provinces)


def _within(found: Totals, provinces: Sequence[str]) -> Totals:
    return found.within(provinces) if provinces else found


def _rests(counted: Mapping[str, Fact], by_id: Mapping[str, Fact], field: Number) -> Iterator[tuple[str, int | float]]:
    """What each counted fact adds itself: its number, less those of its parts that count."""
    parts: dict[str | None, list[str]] = defaultdict(list)
    for ident, fact in counted.items():
        counting = [whole["id"] for whole in wholes(fact, by_id) if whole["id"] in counted]
        parts[counting[0] if counting else None].append(ident)
    inside: dict[str, int | float] = defaultdict(int)
    for ident in reversed(_wholes_first(parts)):
        # What counts for a measure of a field states it.
        number, used = counted[ident][field] or 0, inside[ident]
        # A whole that its parts use up, or that was a rounding of them, has nothing left, and no place where it lies.
        if number > used or not parts[ident]:
            yield ident, number - used
        for whole in wholes(counted[ident], by_id):
            if whole["id"] in counted:
                inside[whole["id"]] += max(number, used)
                break


def _wholes_first(parts: Mapping[str | None, Sequence[str]]) -> list[str]:
    """All facts, each after the one that contains it; `parts` are the facts directly in each, of None those in none."""
    found = list(parts[None])
    for ident in found:
        found += parts.get(ident, ())
    return found


def wholes(fact: Fact, by_id: Mapping[str, Fact]) -> Iterator[Fact]:
    """The facts that contain this one, nearest first."""
    seen = {fact["id"]}
    whole = by_id.get(fact.get("part_of") or "")
    while whole is not None:
        if whole["id"] in seen:
            raise ValueError(f"{fact['id']}: part_of runs in a circle through {whole['id']}")
        seen.add(whole["id"])
        yield whole
        whole = by_id.get(whole.get("part_of") or "")


def with_wholes(ids: Iterable[str], by_id: Mapping[str, Fact]) -> list[Fact]:
    """These facts and those that contain them, each once: all that bears on a total `among` these ids.

    A total over few facts costs what they cost, not a search through all.
    """
    found = {fact["id"]: fact for i in ids for fact in (by_id[i], *wholes(by_id[i], by_id))}
    return list(found.values())


class Summed(Sequence[Fact]):
    """Some of all facts, which know what they add up to: that is quicker than to look at each."""

    @property
    @abstractmethod
    def every(self) -> Sequence[Fact]:
        """All facts, among which parts and wholes are found."""

    @abstractmethod
    def sums(self, measure: Measure, themes: Sequence[str] = ()) -> Totals:
        """The total of those of these themes (none given: of all); its shares stand for several facts."""


def sums(facts: Sequence[Fact], measure: Measure, themes: Sequence[str] = ()) -> Totals:
    """What `totals` gives of facts, for who does not ask whose a share is: quick where the facts know their sums."""
    return facts.sums(measure, themes) if isinstance(facts, Summed) else totals(facts, measure, themes=themes)
