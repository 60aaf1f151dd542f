"""Whether a GeoJSON geometry meets a rectangle: exact, in plain Python, in whatever system both are.

Boundaries belong to both: what touches, meets. A test holds it against a geometry library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

Position = Sequence[float]
Line = Sequence[Position]


class Rectangle(NamedTuple):
    """A rectangle along the axes, its edges included; a point where both corners are one."""

    x_min: float
    y_min: float
    x_max: float
    y_max: float

    def meets(self, other: Rectangle) -> bool:
        """Whether two rectangles have a point in common."""
        return not (
            self.x_max < other.x_min or other.x_max < self.x_min or self.y_max < other.y_min or other.y_max < self.y_min
        )

    def holds(self, other: Rectangle) -> bool:
        """Whether another rectangle lies within this one."""
        return (
            self.x_min <= other.x_min
            and other.x_max <= self.x_max
            and self.y_min <= other.y_min
            and other.y_max <= self.y_max
        )


def bounds(geometry: Any) -> Rectangle:
    """The smallest rectangle around a geometry, which is not empty."""
    xs, ys = zip(*(position[:2] for position in _positions(geometry["coordinates"])), strict=True)
    return Rectangle(min(xs), min(ys), max(xs), max(ys))


def around(rectangles: Iterable[Rectangle]) -> Rectangle | None:
    """The smallest rectangle around others, None around none."""
    corners = list(zip(*rectangles, strict=True))
    if not corners:
        return None
    return Rectangle(min(corners[0]), min(corners[1]), max(corners[2]), max(corners[3]))


def meets(geometry: Any, rectangle: Rectangle) -> bool:
    """Whether a geometry (a point, line or area, or several) has a point in common with a rectangle.

    Raises:
        ValueError: a kind of geometry that no layer has.
    """
    kind, coordinates = geometry["type"], geometry["coordinates"]
    one = _KINDS.get(kind.removeprefix("Multi"))
    if one is None:
        raise ValueError(f"no layer has a {kind}")
    parts = coordinates if kind.startswith("Multi") else [coordinates]
    return any(one(part, rectangle) for part in parts)


def _positions(coordinates: Any) -> Iterator[Position]:
    if isinstance(coordinates[0], int | float):
        yield coordinates
        return
    for part in coordinates:
        yield from _positions(part)


def _has_point(position: Position, box: Rectangle) -> bool:
    return box.x_min <= position[0] <= box.x_max and box.y_min <= position[1] <= box.y_max


def _has_line(line: Line, box: Rectangle) -> bool:
    return any(_has_segment(a, b, box) for a, b in pairwise(line))


def _has_area(rings: Sequence[Line], box: Rectangle) -> bool:
    """Whether an area meets a rectangle: a side crosses it, or else the one lies within the other."""
    if any(_has_line(ring, box) for ring in rings):
        return True
    # No side meets the rectangle, so all of it lies on one side of each ring.
    corner = (box.x_min, box.y_min)
    return sum(_within(corner, ring) for ring in rings) % 2 == 1


def _has_segment(a: Position, b: Position, box: Rectangle) -> bool:
    if _has_point(a, box) or _has_point(b, box):
        return True
    if not Rectangle(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])).meets(box):
        return False
    # Both ends are outside: it meets the box where its line has corners on both sides of it, or passes through one.
    corners = ((box.x_min, box.y_min), (box.x_min, box.y_max), (box.x_max, box.y_min), (box.x_max, box.y_max))
    sides = [_side(a, b, corner) for corner in corners]
    return min(sides) <= 0 <= max(sides)


def _side(a: Position, b: Position, c: Position) -> float:
    """On which side of the line from a to b the point c lies: above zero left, below zero right, zero on it."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _within(point: Position, ring: Line) -> bool:
    """Whether a point that lies on no side of a ring lies within it."""
    inside = False
    for a, b in pairwise(ring):
        # Each side counts from its lower end up to, not including, its higher end.
        if (a[1] > point[1]) != (b[1] > point[1]):
            inside ^= (_side(a, b, point) > 0) == (b[1] > a[1])
    return inside


_KINDS: Final[Mapping[str, Callable[[Any, Rectangle], bool]]] = {
    "Point": _has_point,
    "LineString": _has_line,
    "Polygon": _has_area,
}
