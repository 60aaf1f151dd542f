"""Which municipality belongs to which region, told by the outlines that CBS draws of regions.

They are the borders of the municipalities of the same year: where a municipality lies elsewhere than in one region, the
outlines are of another year, or not whole, and are not used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

from geo.errors import JoinError
from geo.official_kinds import PREFIXES, RegionKind
from geo.regions import Member, Region, grouped
from geo.sources.outlines import Named, Naming
from geo.text import plain_value

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import BoundarySet

MIN_INSIDE: Final = 0.95
"""The share of a municipality that has to lie in its region."""


def naming_of(kind: RegionKind, year: int) -> Naming:
    """What rows are called that are regions of this kind and year, by the columns of CBS."""
    pattern = re.compile(rf"{PREFIXES[kind]}\d{{2}}")

    def naming(columns: Mapping[str, object]) -> Named | None:
        code = plain_value(columns.get("statcode")).upper()
        years = {plain_value(columns.get("jrstatcode"))[:4], plain_value(columns.get("jaarcode"))[:4]} - {""}
        if not pattern.fullmatch(code) or years != {str(year)}:
            return None
        return Named(code, plain_value(columns.get("statnaam")) or code)

    return naming


def members_by_place(kind: RegionKind, outlines: GeoDataFrame, municipalities: BoundarySet) -> tuple[Region, ...]:
    """The regions of outlines as lists of municipalities of the same year; both in RD New.

    Raises:
        JoinError: a municipality lies in none of them, or only in part.
    """
    frame = municipalities.frame
    shapes: Any = np.asarray(frame.geometry.to_numpy())
    drawn: Any = np.asarray(outlines.geometry.to_numpy())
    region, own = shapely.STRtree(shapes).query(drawn, predicate="intersects")
    shares = shapely.area(shapely.intersection(drawn[region], shapes[own])) / shapely.area(shapes[own])
    members = [
        Member(frame["code"].iloc[m], outlines["code"].iloc[r], outlines["name"].iloc[r])
        for r, m, share in zip(region, own, shares, strict=True)
        if share >= MIN_INSIDE
    ]
    found = grouped(kind, municipalities.year, members)
    if len(found) < len(outlines):
        raise JoinError(f"{kind} {municipalities.year}: a region holds no municipality")
    return found
