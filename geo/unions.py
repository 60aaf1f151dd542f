"""Provinces made of their municipalities, for sources that have no usable ones of that year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from geo import codes
from geo.boundaries import BoundarySet
from geo.errors import NoBoundariesError
from geo.findings import Finding
from geo.join import dissolve_by_membership
from geo.usable import province_of


def unions(municipalities: BoundarySet) -> BoundarySet:
    """Return the provinces of a year as the unions of their municipalities, in RD New, sorted by code.

    Raises:
        NoBoundariesError: the register does not know which municipalities that year had, or some are not there.
    """
    year, there = municipalities.year, set(municipalities.frame["code"])
    members: dict[str, list[str]] = defaultdict(list)
    for code, province in province_of(year).items():
        members[province].append(code)
    missing = sorted({code for listed in members.values() for code in listed}.difference(there))
    if missing or not members:
        why = f"the municipalities of {year} are not whole, so no provinces can be made of them"
        raise NoBoundariesError.of(
            Finding("missing", why, "gemeente", year, len(missing) or None, codes=tuple(missing))
        )
    frame = dissolve_by_membership(municipalities, dict(sorted(members.items())), members_year=year)
    frame.insert(1, "name", [codes.PROVINCES[code] for code in frame["code"]])
    return replace(municipalities, level="provincie", frame=frame)
