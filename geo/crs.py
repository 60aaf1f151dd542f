"""The two coordinate reference systems of the project and the only conversions between them.

RD New (EPSG:28992, metres) is used for everything that measures; CRS84 (degrees, longitude first) only at the two
doors: the web map and the GeoJSON writer. The closed list `KNOWN` says which other systems are understood on the way
in.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from pyproj import CRS

from geo.errors import CrsError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

RD: Final = CRS.from_epsg(28992)
"""RD New, metres, x (east) first."""

CRS84: Final = CRS.from_user_input("OGC:CRS84")
"""WGS 84 in degrees, longitude first: what GeoJSON and web maps speak."""

AMERSFOORT: Final = CRS.from_epsg(4289)
"""Degrees on the ellipsoid of Bessel, under RD."""

MERCATOR: Final = CRS.from_epsg(3857)
"""Web Mercator, metres of the map and not of the ground: only ever given out."""
_EUROPE: Final = CRS.from_epsg(3035)

Bounds = tuple[float, float, float, float]
"""x_min, y_min, x_max, y_max in whatever system the coordinates are."""


@dataclass(frozen=True)
class KnownCrs:
    """A system that is understood on the way in.

    `extent` is a box that holds the Netherlands with room to spare, in the axis order as written; numbers alone tell
    which system they are in, but for degrees, which are CRS84 unless their system is named. `swapped` means: latitude
    is written first.
    """

    name: str
    uri: str
    crs: CRS
    extent: Bounds
    swapped: bool = False

    def agrees_with(self, other: KnownCrs) -> bool:
        """Whether coordinates in the one may be read as the other: the same system, in the same axis order."""
        return self.crs == other.crs and self.swapped == other.swapped


# EPSG:4258 (ETRS89) and EPSG:4326 are within a metre of CRS84 here; both are written latitude first.
KNOWN: Final = (
    KnownCrs("RD", "http://www.opengis.net/def/crs/EPSG/0/28992", RD, (-50_000, 250_000, 350_000, 700_000)),
    KnownCrs("CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", CRS84, (1, 49, 10, 56)),
    KnownCrs("EPSG:4258", "http://www.opengis.net/def/crs/EPSG/0/4258", CRS84, (49, 1, 56, 10), swapped=True),
    KnownCrs("EPSG:4326", "http://www.opengis.net/def/crs/EPSG/0/4326", CRS84, (49, 1, 56, 10), swapped=True),
    # Degrees on the ellipsoid of RD: 130 m from CRS84, and nothing in the numbers tells.
    KnownCrs("EPSG:4289", "http://www.opengis.net/def/crs/EPSG/0/4289", AMERSFOORT, (1, 49, 10, 56)),
    KnownCrs(
        "EPSG:3857",
        "http://www.opengis.net/def/crs/EPSG/0/3857",
        MERCATOR,
        (100_000, 6_200_000, 1_200_000, 7_600_000),
    ),
    # Of European data; written northing first by its definition, and easting first by every GeoPackage.
    *(
        KnownCrs("EPSG:3035", "http://www.opengis.net/def/crs/EPSG/0/3035", _EUROPE, extent, swapped=swapped)
        for extent, swapped in (
            ((3_750_000, 2_950_000, 4_250_000, 3_500_000), False),
            ((2_950_000, 3_750_000, 3_500_000, 4_250_000), True),
        )
    ),
)

_NAME = re.compile(r"(?:\b|_)(EPSG|OGC)\b.*?[:/]{1,2}(CRS84|\d{4,5})$", re.IGNORECASE)


def known_by_name(name: str) -> KnownCrs:
    """The system that a URI, URN or short name stands for.

    Understands `http://www.opengis.net/def/crs/EPSG/0/28992` (also in angle brackets, also https),
    `urn:ogc:def:crs:OGC:1.3:CRS84` and `EPSG:28992`.

    Raises:
        CrsError: the name is none of the closed list.
    """
    found = _NAME.search(name.strip().strip("<>").strip())
    if found:
        last = found[2].upper()
        for known in KNOWN:
            if known.uri.rsplit("/", 1)[1] == last:
                return known
    known_names = ", ".join(known.uri for known in KNOWN)
    raise CrsError(f"unknown coordinate reference system {name[:200]!r}; known are {known_names}")


def known_by_numbers(bounds: Bounds) -> KnownCrs | None:
    """The system in which these bounds (in the axis order as written) lie in or near the Netherlands, if any."""
    if not all(math.isfinite(number) for number in bounds):
        return None
    return next((known for known in KNOWN if _within(bounds, known.extent)), None)


def known_by_both(named: str | None, bounds: Bounds) -> KnownCrs | None:
    """The system of these bounds: the one that is named where they lie in it in either axis order, else by numbers."""
    by_numbers = known_by_numbers(bounds)
    try:
        said = known_by_name(named) if named else None
    except CrsError:
        return by_numbers
    if said is None or by_numbers is None or said.crs == by_numbers.crs or not _are_degrees(said, by_numbers):
        return by_numbers
    return replace(said, swapped=by_numbers.swapped)


def _are_degrees(*systems: KnownCrs) -> bool:
    return all(known.crs.is_geographic for known in systems)


def _within(inner: Bounds, outer: Bounds) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


@cache
def _is_rd(crs: CRS) -> bool:
    # A GeoPackage may describe RD in its own words: equal in code, not in text.
    return bool(crs == RD) or crs.to_epsg() == 28992


def require_rd(frame: GeoDataFrame) -> GeoDataFrame:
    """The same frame, if it is in RD New; what measures starts with this.

    Raises:
        CrsError: the frame has no system, or another one.
    """
    if frame.crs is None:
        raise CrsError("the geometry has no coordinate reference system; RD New (EPSG:28992) is needed")
    if not _is_rd(frame.crs):
        raise CrsError(f"the geometry is in {frame.crs.name}; RD New (EPSG:28992) is needed: use to_rd first")
    return frame


def to_rd(frame: GeoDataFrame) -> GeoDataFrame:
    """A frame in RD New (metres), converted from any system that it says it is in.

    Raises:
        CrsError: the frame does not say which system it is in.
    """
    return _to(frame, RD)


def to_crs84(frame: GeoDataFrame) -> GeoDataFrame:
    """A frame in CRS84 (degrees, longitude first), converted from any system that it says it is in.

    Raises:
        CrsError: the frame does not say which system it is in.
    """
    return _to(frame, CRS84)


def to_mercator(frame: GeoDataFrame) -> GeoDataFrame:
    """A frame in Web Mercator (EPSG:3857), converted from any system that it says it is in.

    Raises:
        CrsError: the frame does not say which system it is in.
    """
    return _to(frame, MERCATOR)


def _to(frame: GeoDataFrame, crs: CRS) -> GeoDataFrame:
    if frame.crs is None:
        raise CrsError("the geometry has no coordinate reference system, so it cannot be converted")
    return frame.to_crs(crs)
