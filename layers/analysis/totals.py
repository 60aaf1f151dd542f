"""A total and its division by place, as data: what each fact adds, and what follows from that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from layers.analysis.measures import ARE_AGREED


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

    def moved(self, to: Callable[[str], str]) -> Totals:
        """The same divided by other places: each place is a part of one of those."""

        def share(found: Share) -> Share:
            return replace(found, places=frozenset(map(to, found.places)))

        return Totals(tuple(map(share, self.shares)), tuple(map(share, self.overlapping)))

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
