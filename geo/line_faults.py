"""What simplified lines break: crossings, swallowed islands, rings and areas that are no longer what they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.check_simplified import MAX_AREA_CHANGE
from geo.topology import numbers_of

Lines = NDArray[Any]

# A ring (a part or a hole) whose area changes by more than this share is drawn with more detail: the smallest are a few
# metres across, and need only be there.
MAX_RING_CHANGE = 0.5
# So is an area that changes by more than this: within what the check allows, whose square metres are not the grid's.
SAFE_AREA_CHANGE = 0.9 * MAX_AREA_CHANGE


@dataclass(frozen=True)
class Rings:
    """The rings of all areas, as arrays: which arcs make up which ring, and which rings make up which area."""

    arc: NDArray[np.intp]
    """Per reference to an arc: the arc."""
    sign: NDArray[np.int_]
    """Per reference: 1, or -1 where the ring walks the arc backwards."""
    ring: NDArray[np.intp]
    """Per reference: the ring."""
    role: NDArray[np.int_]
    """Per ring: 1 for a part, -1 for a hole."""
    area: NDArray[np.intp]
    """Per ring: the area."""
    codes: Sequence[str]
    """Per area: its code."""

    @classmethod
    def of(cls, objects: Mapping[str, Any]) -> Rings:
        """The rings of the objects of a topology."""
        areas = [geometry for collection in objects.values() for geometry in collection["geometries"]]
        rings = [(n, role, ring) for n, area in enumerate(areas) for role, ring in _rings(area)]
        references = np.array([reference for _, _, ring in rings for reference in ring])
        return cls(
            arc=np.where(references < 0, ~references, references),
            sign=np.where(references < 0, -1, 1),
            ring=np.repeat(np.arange(len(rings)), [len(ring) for _, _, ring in rings]),
            role=np.array([role for _, role, _ in rings]),
            area=np.array([n for n, _, _ in rings]),
            codes=[area["id"] for area in areas],
        )

    def distorted(self, precise: Lines, lines: Lines) -> NDArray[np.bool_]:
        """Per ring: whether its area changed too much, as that of a ring that collapsed, or that of its whole area."""
        was, now = (self._ring_areas(arcs) for arcs in (precise, lines))
        area_was, area_now = (np.bincount(self.area, self.role * sizes) for sizes in (was, now))
        alone = np.abs(now - was) > MAX_RING_CHANGE * was
        together = np.abs(area_now - area_was) > SAFE_AREA_CHANGE * area_was
        distorted: NDArray[np.bool_] = alone | together[self.area]
        return distorted

    def _ring_areas(self, arcs: Lines) -> NDArray[np.float64]:
        sizes: NDArray[np.float64] = np.abs(np.bincount(self.ring, self.sign * _swept_areas(arcs)[self.arc]))
        return sizes


def _rings(geometry: Mapping[str, Any]) -> Iterator[tuple[int, list[int]]]:
    """The rings of a geometry of a topology: 1 and a part, or -1 and a hole."""
    for outer, *holes in numbers_of(geometry):
        yield 1, outer
        yield from ((-1, hole) for hole in holes)


def nodes_of(lines: Lines) -> NDArray[np.intp]:
    """Per arc, the numbers of the places where it begins and ends."""
    _, number = np.unique(np.concatenate(_ends(lines)), axis=0, return_inverse=True)
    numbers: NDArray[np.intp] = number.reshape(2, -1).T
    return numbers


def _ends(lines: Lines) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return shapely.get_coordinates(shapely.get_point(lines, 0)), shapely.get_coordinates(shapely.get_point(lines, -1))


def line_faults(
    precise: Lines, lines: Lines, nodes: NDArray[np.intp], rings: Rings, crossing_anyway: set[tuple[int, int]]
) -> NDArray[np.bool_]:
    """Return, per arc, whether the simplified line breaks something and needs more detail."""
    faults: NDArray[np.bool_] = ~shapely.is_simple(lines) | (shapely.length(lines) == 0)
    for pair in crossings(lines, nodes) - crossing_anyway:
        faults[list(pair)] = True
    faults[_swallowing(precise, lines)] = True
    faults[rings.arc[rings.distorted(precise, lines)[rings.ring]]] = True
    return faults


def crossings(lines: Lines, nodes: NDArray[np.intp]) -> set[tuple[int, int]]:
    """Pairs of arcs that meet elsewhere than in the nodes that they share."""
    left, right = shapely.STRtree(lines).query(lines, predicate="intersects")
    left, right = left[left < right], right[left < right]
    meetings = shapely.intersection(lines[left], lines[right])
    met, pair = shapely.get_coordinates(meetings, return_index=True)
    starts, stops = _ends(lines)
    at_an_end = [(met == ends[of[pair]]).all(axis=1) for ends in (starts, stops) for of in (left, right)]
    elsewhere = np.bincount(pair[~np.any(at_an_end, axis=0)], minlength=len(left)) > 0
    (a, b), (c, d) = nodes[left].T, nodes[right].T
    shared = ((a == c) | (a == d)).astype(int) + ((b != a) & ((b == c) | (b == d)))
    too_often = np.bincount(pair, minlength=len(left)) > shared
    wrong = (shapely.length(meetings) > 0) | elsewhere | too_often
    return set(zip(left[wrong].tolist(), right[wrong].tolist(), strict=True))


def _swallowing(precise: Lines, lines: Lines) -> NDArray[np.intp]:
    """Arcs that moved across something whole, such as an island that now lies on the other side of its border."""
    there, arc_there = shapely.get_coordinates(precise, return_index=True)
    back, arc_back = shapely.get_coordinates(shapely.reverse(lines), return_index=True)
    arc = np.concatenate([arc_there, arc_back])
    order = np.argsort(arc, kind="stable")
    swept = shapely.polygons(shapely.linearrings(np.concatenate([there, back])[order], indices=arc[order]))
    # Crossing rings are no matter here: a point is inside by the even-odd rule.
    starts = shapely.STRtree(shapely.get_point(lines, 0))
    arcs: NDArray[np.intp] = starts.query(swept, predicate="contains")[0]
    return np.unique(arcs)


def _swept_areas(lines: Lines) -> NDArray[np.float64]:
    """The signed area between each arc and the origin, so that those of a ring's arcs add up to the ring's area."""
    (x, y), arc = (found.T for found in shapely.get_coordinates(lines, return_index=True))
    within = arc[:-1] == arc[1:]
    doubled = (x[:-1] * y[1:] - x[1:] * y[:-1])[within]
    swept: NDArray[np.float64] = np.bincount(arc[:-1][within], doubled, minlength=len(lines)) / 2
    return swept
