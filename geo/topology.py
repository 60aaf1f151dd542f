"""What a quantised TopoJSON topology draws, decoded in plain Python: no geometry library is loaded for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

Position = tuple[float, float]
Ring = list[Position]
Polygon = list[Ring]
"""The outer ring, then the holes."""


def polygons(topology: Mapping[str, Any]) -> dict[str, dict[str, list[Polygon]]]:
    """Return the polygons of each area, in longitude and latitude (degrees, CRS84), by object and id.

    `topology` is quantised; a geometry of it that is no area has no polygons.
    """
    arcs = _arcs(topology)
    return {
        name: {
            str(geometry["id"]): [[_ring(arcs, numbers) for numbers in rings] for rings in numbers_of(geometry)]
            for geometry in collection["geometries"]
        }
        for name, collection in topology["objects"].items()
    }


def numbers_of(geometry: Mapping[str, Any]) -> list[list[list[int]]]:
    """Return, per polygon of a geometry and per ring of it, the numbers of the arcs; none for what is no area."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else []


def _arcs(topology: Mapping[str, Any]) -> list[Ring]:
    """Return the lines of which the rings are made; each is written as the steps from its first position."""
    if not topology["arcs"]:
        return []
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def walked(steps: Sequence[Sequence[int]]) -> Ring:
        xs, ys = (accumulate(part) for part in zip(*steps, strict=True))
        return [(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)]

    return [walked(steps) for steps in topology["arcs"]]


def _ring(arcs: Sequence[Ring], numbers: Sequence[int]) -> Ring:
    """An arc below zero is the complement of its number and runs backwards; an arc begins where the last one ends."""
    first, *others = (arcs[~n][::-1] if n < 0 else arcs[n] for n in numbers)
    return [*first, *(position for line in others for position in line[1:])]
