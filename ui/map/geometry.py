"""The built folder's own geometry in a picture of SVG: decoded, cut to a box and written as paths.

Made of `map.topojson` and `points.json`; no geometry library is loaded for a page view. At these sizes a degree is
drawn as the same length everywhere (equirectangular, narrowed by the cosine of the latitude of the middle of the
country).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import cos, radians
from pathlib import Path
from typing import Any, Final

import reading
from layers.map_areas import DETAIL, MUNICIPALITIES, drawn_areas, map_areas
from layers.registry import GROUND

Position = tuple[float, float]
Line = list[Position]
METRES_PER_DEGREE: Final = 111_320.0
_NARROWED: Final = cos(radians(52.2))
# Points nearer to each other than this are one in a picture.
FINENESS_PX: Final = 0.6


@dataclass(frozen=True)
class Box:
    """What part of the world is drawn, and how large: in narrowed degrees, y upwards."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, positions: Iterable[Position]) -> Box:
        """Return the smallest box around positions."""
        xs, ys = zip(*positions, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @property
    def width(self) -> float:
        """The width in narrowed degrees."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """The height in degrees."""
        return self.north - self.south

    @property
    def middle(self) -> Position:
        """The middle of the box."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    def shaped(self, least: float, margin: float, ratio: float) -> Box:
        """Return the box with a margin (a part of it), at least `least` on each side, in a ratio of width to height."""
        width = max(self.width * (1 + 2 * margin), least)
        height = max(self.height * (1 + 2 * margin), least)
        width, height = max(width, height * ratio), max(height, width / ratio)
        x, y = self.middle
        return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def meets(self, other: Box) -> bool:
        """Whether two boxes have something in common."""
        return not (
            self.east < other.west or other.east < self.west or self.north < other.south or other.north < self.south
        )


@dataclass(frozen=True)
class Frame:
    """Where a box stands in the picture, in pixels."""

    box: Box
    left: float
    top: float
    width: float

    @property
    def scale(self) -> float:
        """Pixels per degree."""
        return self.width / self.box.width

    def at(self, position: Position) -> Position:
        """Return where a position stands in the picture."""
        x, y = position
        return self.left + (x - self.box.west) * self.scale, self.top + (self.box.north - y) * self.scale

    def pixels(self, metres: float) -> float:
        """Return how many pixels a distance takes."""
        return metres / METRES_PER_DEGREE * self.scale


def flat(position: Sequence[float]) -> Position:
    """Return longitude and latitude in narrowed degrees."""
    return position[0] * _NARROWED, position[1]


@dataclass(frozen=True)
class Shapes:
    """The geometry of a built folder, decoded: rings of areas, and points and lines, by layer and id."""

    path: Path

    @cached_property
    def areas(self) -> dict[str, dict[str, list[Line]]]:
        """The rings of the areas, holes among them, by layer and id."""
        return {
            layer: {ident: [list(map(flat, ring)) for part in drawn for ring in part] for ident, drawn in areas.items()}
            for layer, areas in map_areas(self.path).items()
        }

    @cached_property
    def points(self) -> dict[str, dict[str, Mapping[str, Any]]]:
        """The geometries that are no areas, by layer and id."""
        collections = json.loads(reading.text(self.path / "points.json"))
        return {layer: {str(f["id"]): f["geometry"] for f in of} for layer, of in collections.items()}

    @cached_property
    def municipalities(self) -> dict[str, list[Line]]:
        """The rings of the municipalities by code, of the finer geometry: the map opens without them."""
        areas = drawn_areas(self.path, DETAIL)[MUNICIPALITIES]
        return {code: [list(map(flat, ring)) for part in drawn for ring in part] for code, drawn in areas.items()}

    @cached_property
    def land(self) -> list[Line]:
        """The rings of all provinces."""
        return [ring for rings in self.areas[GROUND.id].values() for ring in rings]

    @cached_property
    def country(self) -> Box:
        """The box of all provinces."""
        return Box.around(position for ring in self.land for position in ring)


@lru_cache(maxsize=4)
def shapes(path: Path) -> Shapes:
    """Return the decoded geometry of a built folder; the same folder is decoded once, as it never changes."""
    return Shapes(path)


def path_data(lines: Iterable[Line], frame: Frame, *, closed: bool) -> str:
    """Return lines as the `d` of a path, without the points that no eye tells apart."""
    made = []
    for line in lines:
        kept: Line = []
        for position in line:
            x, y = frame.at(position)
            near = kept and abs(x - kept[-1][0]) < FINENESS_PX and abs(y - kept[-1][1]) < FINENESS_PX
            if not near:
                kept.append((x, y))
        if len(kept) > (2 if closed else 0):
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in kept)
            made.append(f"M{points}{'Z' if closed else ''}")
    return "".join(made)


def inside(rings: Iterable[Line], box: Box) -> list[Line]:
    """Return the rings that come into a box."""
    return [ring for ring in rings if ring and Box.around(ring).meets(box)]


def area(ring: Line) -> float:
    """Return the area of a ring."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def centroid(ring: Line) -> Position:
    """Return the point on which a ring that takes some area balances."""
    sides = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)]
    whole = 3 * sum(turn for *_, turn in sides)
    return sum((a[0] + b[0]) * t for a, b, t in sides) / whole, sum((a[1] + b[1]) * t for a, b, t in sides) / whole


def clipped(ring: Line, box: Box) -> Line:
    """Return what of a ring lies in a box (Sutherland and Hodgman): side by side, what lies outside is cut off."""
    for axis, limit, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        kept: Line = []
        for before, here in zip(ring[-1:] + ring[:-1], ring, strict=True):
            was, now = sign * (before[axis] - limit), sign * (here[axis] - limit)
            if (was < 0) != (now < 0):
                share = was / (was - now)
                kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if now >= 0:
                kept.append(here)
        ring = kept
    return ring
