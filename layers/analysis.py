"""Counts and sums of facts, by the rules that say what may be added. Plain Python over flat facts.

A flat fact is one object of `python -m seeds export`, or of `facts.json` of a built folder (`layers.facts.Fact`).

What may be added is one table, `MEASURES`: a measure names the field that it adds and the words that a fact must have
to count. Payers and roles are never mixed, because each measure of money names one payer and one role. A total is
divided by place without splitting anything: national = what lies only in one province, summed + what lies in several +
what lies in none. A part (`part_of`) is never added to its whole: it is taken out of it, so it stands at its own place
with its own status, and only the rest stays with the whole.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from layers.facts import Fact, Number
from seeds.export import FlatFact
from seeds.records import Theme

F = TypeVar("F", bound=FlatFact)
Places = Callable[[Fact], Sequence[str]]

AGREED: Final = ("agreed", "in-progress", "done")
"""The statuses of what was agreed without a condition."""

_POSSIBLE: Final = ("proposed", "estimate")

STANDINGS: Final = ("agreed", "before", "effort", "in_kind", "conditional", "reserved", "possible")
"""How firm a figure is, firmest first: what `standing` says of its fact. No two of them may be added.

`agreed`: newly agreed. `before`: agreed or made available before the meetings that the letters report. `effort`: only a
best effort was agreed. `in_kind`: measures, land or work instead of money. `conditional`, `reserved`, `possible`
(proposed or estimated): by the status.
"""

ARE_AGREED: Final = ("agreed", "before", "effort")
"""The standings of what was agreed without a condition."""


def standing(fact: Fact) -> str | None:
    """How firm the figure of a fact is, one of `STANDINGS`; None where it gives none (a claim, superseded, ...)."""
    status = fact["status"]
    if status in (*AGREED, "conditional", "reserved") and fact["amount_form"] == "in kind":
        return "in_kind"
    if status in AGREED:
        return "before" if fact["agreed_before"] else "effort" if fact["best_effort"] else "agreed"
    if status in _POSSIBLE:
        return "possible"
    return status if status in STANDINGS else None


PROMISED: Final = (*AGREED, "conditional", "reserved")
"""The statuses of what was agreed, with or without a condition, or set aside."""


@dataclass(frozen=True)
class Measure:
    """What is counted or added.

    `field` is the number that is added; None counts facts. A fact counts where each field of `only` has one of the
    words given, no field of `never` has, and the number is stated. `silent` are the themes whose promises have a number
    of this measure as a rule: a place with only such promises says "agreed, no number stated" (empty: all themes).
    """

    id: str
    field: Number | None
    only: Mapping[str, tuple[object, ...]]
    never: Mapping[str, tuple[object, ...]] = dataclasses.field(default_factory=dict)
    silent: tuple[Theme, ...] = ()

    def counts(self, fact: Fact) -> bool:
        """Whether the fact counts for this measure."""
        return (
            (self.field is None or fact.get(self.field) is not None)
            and all(fact.get(name) in words for name, words in self.only.items())
            and not any(fact.get(name) in words for name, words in self.never.items())
        )


FACTS: Final = Measure("facts", None, {})
AGREEMENTS: Final = Measure(
    "agreements",
    None,
    # One agreement counts once: its amounts, targets and parts are properties of it.
    {
        "kind": ("agreement", "budget", "target"), "status": (*AGREED, "conditional"),
        "of_agreement": (None,), "part_of": (None,),
    },
)  # fmt: skip
HOMES: Final = Measure(
    "homes",
    "homes",
    {"kind": ("agreement", "target"), "status": (*PROMISED, *_POSSIBLE)},
    # A number for each year is a pace: it cannot be added to a number for a period.
    never={"homes_period": ("per year",)},
    silent=("housing",),
)
RIJK: Final = Measure(
    "rijk",
    "amount_eur",
    # Not: amounts per home or year, estimates, shortfalls, old budgets, and totals, which hold what others pay.
    {"amount_payer": ("rijk",), "amount_role": ("contribution",), "amount_per": (None,), "status": PROMISED},
)
REGIO: Final = dataclasses.replace(RIJK, id="regio", only={**RIJK.only, "amount_payer": ("regio",)})
MEASURES: Final = {measure.id: measure for measure in (FACTS, AGREEMENTS, HOMES, RIJK, REGIO)}
"""The measures that the map, the figures and the table use."""

UNNAMED: Final = "unnamed"
"""The place of what lies in some province, though no letter names one: it is no province's figure, nor national."""


def provinces_of(fact: Fact) -> Sequence[str]:
    """The codes of the provinces that the letters name; `UNNAMED` where we infer them all, none for a national fact."""
    return fact["province_codes"] or ([UNNAMED] if fact["province_codes_inferred"] else [])


BOUND_OF: Final[Mapping[Number, Literal["amount_bound", "homes_bound", "other_bound"]]] = {
    "amount_eur": "amount_bound",
    "amount_min_eur": "amount_bound",
    "amount_max_eur": "amount_bound",
    "homes": "homes_bound",
    "other_value": "other_bound",
    "other_min": "other_bound",
    "other_max": "other_bound",
}
"""The field that says how a number is bounded, by the field of the number."""


@dataclass(frozen=True)
class Share:
    """What one fact adds: a number in the unit of the measure, at one or more places (none: the whole country).

    `bound`, `vat`, `price_level` and `is_reallocated` are those of the fact, for what must be said beside a sum.
    """

    fact_id: str
    places: frozenset[str]
    standing: str | None
    number: int | float
    bound: str = "exact"
    vat: str | None = None
    price_level: str | None = None
    is_reallocated: bool = False


@dataclass(frozen=True)
class Totals:
    """A total and its division by place. All numbers are None where no number is stated at all.

    `overlapping` is what was not added, as it may be about the same homes or money as what was.
    """

    shares: tuple[Share, ...]
    overlapping: tuple[Share, ...] = ()

    def _sum(self, wanted: Callable[[Share], bool]) -> int | float | None:
        found = [share.number for share in self.shares if wanted(share)]
        return sum(found) if found else None

    @property
    def total(self) -> int | float | None:
        """Everything: the sum of `only(...)` over all places, `several` and `none`."""
        return self._sum(lambda share: True)

    def only(self, place: str) -> int | float | None:
        """What lies in this place and no other: the place's own figure."""
        return self._sum(lambda share: share.places == {place})

    def shared(self, place: str) -> int | float | None:
        """What lies in this place and others too, unsplit: shown apart, never added over places."""
        return self._sum(lambda share: len(share.places) > 1 and place in share.places)

    @property
    def several(self) -> int | float | None:
        """What lies in more than one place, each share once."""
        return self._sum(lambda share: len(share.places) > 1)

    @property
    def none(self) -> int | float | None:
        """What lies in no place: national."""
        return self._sum(lambda share: not share.places)

    @property
    def at_most(self) -> int | float | None:
        """The part of the total that is a ceiling ("at most"): less may come of it."""
        return self._sum(lambda share: share.bound == "at most")

    @property
    def reallocated(self) -> int | float | None:
        """The part of the total that was moved from another purpose: no additional money."""
        return self._sum(lambda share: share.is_reallocated)

    @property
    def bound(self) -> str:
        """The bound of the total: of a sum, what follows from the bounds of what was added."""
        return sum_bound(share.bound for share in self.shares)

    @property
    def mixed(self) -> tuple[str, ...]:
        """What differs among the amounts added, of `vat` and `price_level`; the unstated counts as another."""
        found = (
            ("vat", {share.vat for share in self.shares}),
            ("price_level", {share.price_level for share in self.shares}),
        )
        return tuple(name for name, values in found if len(values) > 1)

    def standing(self, name: str) -> int | float | None:
        """The part of the total with this standing, one of `STANDINGS`."""
        return self.with_standing(name).total

    def _where(self, wanted: Callable[[Share], bool]) -> Totals:
        return Totals(tuple(filter(wanted, self.shares)), tuple(filter(wanted, self.overlapping)))

    def with_standing(self, name: str) -> Totals:
        """The same for what has this standing, one of `STANDINGS`."""
        return self._where(lambda share: share.standing == name)

    @property
    def agreed(self) -> Totals:
        """The same for what was agreed without a condition: newly, before, or as a best effort."""
        return self._where(lambda share: share.standing in ARE_AGREED)

    def nationwide(self) -> Totals:
        """The same for what lies in no place."""
        return self._where(lambda share: not share.places)

    def placed(self) -> Totals:
        """The same for what lies in one place or more.

        A national pot may pay for it, and a national aim may contain it: the two are shown side by side, not as a sum.
        """
        return self._where(lambda share: bool(share.places))

    def within(self, places: Iterable[str]) -> Totals:
        """The same for what lies in any of these places."""
        chosen = frozenset(places)
        return self._where(lambda share: bool(share.places & chosen))

    def own(self, place: str) -> Totals:
        """The same for what lies in this place and no other."""
        return self._where(lambda share: share.places == {place})


def sum_bound(bounds: Iterable[str]) -> str:
    """The bound of a sum of numbers with these bounds; `about` where some push up and others down."""
    found = set(bounds) - {"exact"}
    if not found:
        return "exact"
    if found <= {"more than", "at least"}:
        return found.pop() if len(found) == 1 else "at least"
    if found <= {"less than", "at most"}:
        return found.pop() if len(found) == 1 else "at most"
    return "about"


def select(facts: Iterable[F], provinces: Sequence[str] = (), themes: Sequence[str] = ()) -> list[F]:
    """The facts that lie in any of the provinces and have any of the themes; nothing given means no limit.

    A province finds what the letters place in it, and what only we infer to lie there. Facts without a province are
    national and in no province.
    """
    wanted = set(provinces)
    return [
        fact
        for fact in facts
        if (not themes or fact["theme"] in themes)
        and (not wanted or wanted & {*fact["province_codes"], *fact["province_codes_inferred"]})
    ]


def national(facts: Iterable[Fact], themes: Sequence[str] = ()) -> list[Fact]:
    """The facts that lie in no province: they hold for the whole country."""
    return [fact for fact in select(facts, themes=themes) if not provinces_of(fact)]


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

    Give all facts and let the filter be applied here: parts and wholes are found among all of them, the themes decide
    which facts count, and then the provinces which shares are kept. `places` says by which places the total is divided;
    `among` limits what counts to these ids.

    Where the parts of a whole add up to more than it, it was a rounding of them: the parts count, and nothing is left
    for the whole.

    Raises:
        ValueError: `part_of` runs in a circle.
    """
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


@dataclass(frozen=True)
class MoneyLine:
    """Sums in euro of one payer, one role, one unit and one standing; a range gives its two ends apart."""

    payer: str | None
    role: str
    per: str | None
    standing: str
    amount: Totals
    low: Totals
    high: Totals


def money(facts: Sequence[Fact], *, provinces: Sequence[str] = (), themes: Sequence[str] = ()) -> list[MoneyLine]:
    """All amounts, each line with one payer, role, unit and standing, so that no line may be added to another.

    Superseded amounts, claims and amounts of which the letters state no standing are in no line.
    """
    lines = []
    keys = {
        (fact["amount_payer"], fact["amount_role"], fact["amount_per"])
        for fact in select(facts, provinces, themes)
        if fact["amount_role"]
    }
    for payer, role, per in sorted(keys, key=lambda key: [part or "" for part in key]):
        known = (*PROMISED, *_POSSIBLE)
        only = {"amount_payer": (payer,), "amount_role": (role,), "amount_per": (per,), "status": known}
        amount, low, high = (
            totals(facts, Measure(name, name, only), provinces=provinces, themes=themes)
            for name in ("amount_eur", "amount_min_eur", "amount_max_eur")
        )
        for name in STANDINGS:
            parts = (amount.with_standing(name), low.with_standing(name), high.with_standing(name))
            if any(part.shares for part in parts):
                lines.append(MoneyLine(payer, role, per, name, *parts))
    return lines


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
    others: Mapping[str, int | float] = dataclasses.field(default_factory=dict)


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
    numbers = totals(facts, measure, themes=themes)
    silent = [fact for fact in facts if not measure.silent or fact["theme"] in measure.silent]
    promises = totals(silent, AGREEMENTS, themes=themes)
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
