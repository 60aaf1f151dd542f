"""Regions that CBS draws along municipalities (RES, COROP, landsdeel): of one kind and year, by code.

Which municipality belongs to which region is read from a source, see `geo.sources.register` and
`geo.sources.region_outlines`; nothing of it is known here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.errors import JoinError
from geo.join import dissolve_by_membership
from geo.official_kinds import RegionKind
from geo.usable import province_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import BoundarySet

_SHOWN: Final = 5


class Member(NamedTuple):
    """A municipality and the region that it belongs to."""

    municipality: str
    code: str
    name: str


@dataclass(frozen=True)
class Region:
    """One region with the codes of its municipalities, sorted."""

    code: str
    name: str
    municipality_codes: tuple[str, ...]


@dataclass(frozen=True)
class Regions:
    """All regions of a kind in the division of a year, sorted by code; every municipality is in exactly one of them."""

    kind: RegionKind
    year: int
    regions: tuple[Region, ...]
    origin: str
    licence: str
    credit: str
    fetched_at: str | None = None

    def shapes(self, municipalities: BoundarySet) -> GeoDataFrame:
        """The regions as unions of municipalities of the same year: `code`, `geometry` in RD New (metres).

        Raises:
            JoinError: the municipalities are of another year.
            UnknownCodeError: some of them are not there.
        """
        if municipalities.year != self.year:
            raise JoinError(f"{self.kind} of {self.year} are never drawn on municipalities of {municipalities.year}")
        members = {region.code: region.municipality_codes for region in self.regions}
        return dissolve_by_membership(municipalities, members, members_year=self.year)


def grouped(kind: RegionKind, year: int, members: Collection[Member]) -> tuple[Region, ...]:
    """The regions of these members, if they are whole: each municipality of the year in exactly one region.

    Raises:
        JoinError: they are not, or a code has several names.
    """
    expected = set(province_of(year))
    there = [member.municipality for member in members]
    for fault, which in (
        ("the register of codes does not know the division of that year", () if expected else ("?",)),
        ("are of no region", sorted(expected.difference(there))),
        ("are no municipalities of that year", sorted(set(there).difference(expected))),
        ("are in more than one region", sorted(code for code, n in Counter(there).items() if n > 1)),
    ):
        if which:
            raise JoinError(f"{kind} {year}: {_few(which)} {fault}")
    codes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for member in members:
        codes[member.code, member.name].append(member.municipality)
    if len({code for code, _ in codes}) < len(codes):
        raise JoinError(f"{kind} {year}: a code has several names")
    return tuple(Region(code, name, tuple(sorted(found))) for (code, name), found in sorted(codes.items()))


def _few(names: Iterable[str]) -> str:
    listed = list(names)
    more = len(listed) - _SHOWN
    return ", ".join(listed[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
