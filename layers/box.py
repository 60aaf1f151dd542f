"""Boxes in degrees, and which geometries meet one: exactly, and without a geometry library.

A box is closed: what touches its edge meets it. Degrees are those of CRS84, longitude first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from layers.errors import FilterError

FORM: Final = "west,south,east,north in degrees (CRS84), such as 6.1,52.6,7.1,53.2"
_NUMBER: Final = r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?"
_BOX: Final = re.compile(",".join([rf"\s*({_NUMBER})\s*"] * 4), re.ASCII)

Position = Sequence[float]


@dataclass(frozen=True)
class Box:
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, positions: Iterable[Position]) -> Box:
        """Return the smallest box around positions, of which there is one at least."""
        xs, ys = zip(*((at[0], at[1]) for at in positions), strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    def has(self, at: Position) -> bool:
        """Whether a position lies in the box."""
        return self.west <= at[0] <= self.east and self.south <= at[1] <= self.north

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes have something in common."""
        return not (
            self.east < other.west or other.east < self.west or self.north < other.south or other.north < self.south
        )

    def __str__(self) -> str:
        return ",".join(f"{n:.15f}".rstrip("0").rstrip(".") for n in (self.west, self.south, self.east, self.north))


def box(written: str) -> Box:
    """Return the box that a filter writes.

    Raises:
        FilterError: it is none: not four numbers, outside the world, or with its corners the wrong way round.
    """
    found = _BOX.fullmatch(written)
    if not found:
        raise FilterError("bbox", written, FORM)
    # A zero without a sign: the same box is written in one way.
    west, south, east, north = (float(part) + 0.0 for part in found.groups())
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise FilterError("bbox", written, FORM)
    return Box(west, south, east, north)


@dataclass(frozen=True)
class Shape:
    """A geometry of GeoJSON as points, lines and areas (each a list of rings), with the box around it."""

    points: list[Position]
    lines: list[list[Position]]
    areas: list[list[list[Position]]]
    around: Box | None

    def meets(self, wanted: Box) -> bool:
        """Whether any of it lies in a box."""
        if self.around is None or not wanted.overlaps(self.around):
            return False
        rings = [ring for area in self.areas for ring in area]
        return (
            any(wanted.has(at) for at in self.points)
            or any(_enters(line, wanted) for line in (*self.lines, *rings))
            # No edge enters it: it lies wholly inside an area, or wholly outside.
            or any(_inside((wanted.west, wanted.south), area) for area in self.areas)
        )


def shape(geometry: str) -> Shape:
    """Return the shape of a geometry, given as the text of its GeoJSON."""
    found = Shape([], [], [], None)
    _gather(json.loads(geometry), found)
    positions = [*found.points, *(at for line in found.lines for at in line), *_of_areas(found.areas)]
    return Shape(found.points, found.lines, found.areas, Box.around(positions) if positions else None)


def _of_areas(areas: Iterable[list[list[Position]]]) -> Iterator[Position]:
    return (at for area in areas for ring in area for at in ring)


def _gather(geometry: dict[str, Any] | None, found: Shape) -> None:
    match geometry:
        case {"type": "Point", "coordinates": at}:
            found.points.append(at)
        case {"type": "MultiPoint", "coordinates": several}:
            found.points.extend(several)
        case {"type": "LineString", "coordinates": line}:
            found.lines.append(line)
        case {"type": "MultiLineString", "coordinates": lines}:
            found.lines.extend(lines)
        case {"type": "Polygon", "coordinates": area}:
            found.areas.append(area)
        case {"type": "MultiPolygon", "coordinates": areas}:
            found.areas.extend(areas)
        case {"type": "GeometryCollection", "geometries": parts}:
            for part in parts:
                _gather(part, found)


def _enters(line: Sequence[Position], wanted: Box) -> bool:
    if any(wanted.has(at) for at in line):
        return True
    return any(_crosses(a, b, wanted) for a, b in pairwise(line))


def _crosses(a: Position, b: Position, wanted: Box) -> bool:
    """Whether the stretch between two positions outside a box passes through it (Liang and Barsky)."""
    begin, end = 0.0, 1.0
    for at, to, least, most in ((a[0], b[0], wanted.west, wanted.east), (a[1], b[1], wanted.south, wanted.north)):
        step = to - at
        if step == 0:
            if not least <= at <= most:
                return False
            continue
        first, last = sorted(((least - at) / step, (most - at) / step))
        begin, end = max(begin, first), min(end, last)
        if begin > end:
            return False
    return True


def _inside(at: Position, area: Sequence[Sequence[Position]]) -> bool:
    """Whether a position lies in an area and in none of its holes: it is crossed an odd number of times."""
    x, y = at[0], at[1]
    crossed = False
    for ring in area:
        for a, b in pairwise(ring):
            if (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]:
                crossed = not crossed
    return crossed
