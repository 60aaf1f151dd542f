"""Simplified areas for the web map, with shared borders that stay shared: no gaps, no slivers.

The borders of all frames are cut into arcs where they meet; each arc is simplified once (Douglas-Peucker) and every
area that touches it uses that one line. Where the wished tolerance would make lines cross, swallow an island or
distort an area, the arcs concerned keep more of their detail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame
from numpy.typing import NDArray
from shapely.geometry import LineString
from topojson.core.topology import Topology

from geo.check_simplified import MAX_AREA_CHANGE
from geo.crs import RD, require_rd, to_crs84
from geo.errors import SimplifyError

Lines = NDArray[Any]

# One step of the grid on which coordinates are stored, as a share of the tolerance; finer where nodes would coincide.
GRID_SHARES = (1 / 40, 1 / 400, 1 / 20_000)
# A ring (a part or a hole) whose area changes by more than this share is drawn with more detail: the smallest are a few
# metres across, and need only be there.
MAX_RING_CHANGE = 0.5
# So is an area that changes by more than this: within what the check allows, whose square metres are not the grid's.
SAFE_AREA_CHANGE = 0.9 * MAX_AREA_CHANGE
# An arc that is at fault is tried with ever smaller tolerances; the last step keeps all its points.
REFINEMENTS = (1.0, 0.5, 0.25, 0.1, 0.02, 0.0)
# Metres per degree on the ellipsoid in the middle of the Netherlands: only the size of the grid hangs on them.
METRES_PER_DEGREE = np.array([68_000.0, 111_300.0])


def to_topology(frames: Mapping[str, GeoDataFrame], tolerance_m: float) -> dict[str, Any]:
    """Return the areas of all frames as one TopoJSON topology with shared, simplified arcs.

    `frames` maps the name of a TopoJSON object to areas in RD New (columns `code`, `name`, `geometry`; polygons or
    multipolygons). Areas of different frames share arcs where their borders have the same vertices, as unions of one
    set of municipalities have. `tolerance_m` is the largest distance, in metres, by which a line may be moved.

    The topology is in CRS84 (lon, lat), quantised (`transform`); each geometry has its `id` (the code) and
    `properties` `{"name"}`. Every part and every hole of the input is there, valid and of about its size
    (within 50 %), and each area within `MAX_AREA_CHANGE` of what it was.

    Raises:
        CrsError: a frame is not in RD New.
        SimplifyError: what is no valid area, or has parts too small to draw.
        ValueError: the tolerance is not more than 0.
    """
    if tolerance_m <= 0:
        raise ValueError(f"tolerance_m must be more than 0 metres, not {tolerance_m}")
    for name, frame in frames.items():
        _require_areas(name, frame)
    filled = {name: frame for name, frame in frames.items() if len(frame)}
    if not filled:
        return {"type": "Topology", "arcs": [], "objects": {name: _collection([]) for name in frames}}
    cut = _cut(filled)
    transform, arcs = _simplified(cut, tolerance_m)
    objects = {name: cut["objects"].get(name, _collection([])) for name in frames}
    return {"type": "Topology", "transform": transform, "arcs": [_deltas(a) for a in arcs], "objects": objects}


def _require_areas(name: str, frame: GeoDataFrame) -> None:
    require_rd(frame)
    wrong = ~frame.geometry.geom_type.isin(["Polygon", "MultiPolygon"]) | frame.geometry.is_empty
    if wrong.any():
        raise SimplifyError(f"{name}: no areas, so no topology, for {', '.join(frame.loc[wrong, 'code'])}")
    if not frame.geometry.is_valid.all():
        raise SimplifyError(f"{name}: invalid areas: {', '.join(frame.loc[~frame.geometry.is_valid, 'code'])}")


def _collection(geometries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "GeometryCollection", "geometries": geometries}


def _cut(frames: Mapping[str, GeoDataFrame]) -> dict[str, Any]:
    """Return arcs in RD, full detail, and the objects that refer to them."""
    # shared_coords: the other strategy leaves some borders of unions and their members in two copies.
    found = Topology(
        data=[frame[["code", "name", "geometry"]] for frame in frames.values()],
        object_name=list(frames),
        prequantize=False,
        shared_coords=True,
    ).to_dict()
    number = _numbers(found["arcs"])
    return {
        "arcs": [arc for n, arc in enumerate(found["arcs"]) if n in number],
        "objects": {
            name: _collection([_geometry(geometry, number) for geometry in collection["geometries"]])
            for name, collection in found["objects"].items()
        },
    }


def _numbers(arcs: Sequence[Any]) -> dict[int, int]:
    """New numbers for the arcs that have length: the library leaves a few that are one point, twice."""
    kept = [n for n, arc in enumerate(arcs) if len({tuple(xy) for xy in arc}) > 1]
    return {old: new for new, old in enumerate(kept)}


def _geometry(found: Mapping[str, Any], number: Mapping[int, int]) -> dict[str, Any]:
    def renumbered(arcs: list[Any]) -> list[Any]:
        if isinstance(arcs[0], list):
            return [renumbered(inner) for inner in arcs]
        return [~number[~a] if a < 0 else number[a] for a in arcs if (~a if a < 0 else a) in number]

    properties = found["properties"]
    return {
        "type": found["type"],
        "arcs": renumbered(found["arcs"]),
        "id": properties["code"],
        "properties": {"name": properties["name"]},
    }


def _simplified(cut: Mapping[str, Any], tolerance_m: float) -> tuple[dict[str, list[float]], Lines]:
    """Return the transform and, per arc, a line on its integer grid, which is as coarse as leaves nothing at fault."""
    full = np.array([LineString(arc) for arc in cut["arcs"]])
    degrees = _to_degrees(full)
    rings = Rings.of(cut["objects"])
    for grid_m in tolerance_m * np.array(GRID_SHARES):
        transform = _transform(degrees, grid_m)
        precise = _on_grid(degrees, transform)
        lines, faults = _refined(full, precise, rings, tolerance_m, transform)
        if not faults.any():
            return transform, lines
    # What is left are faults of the input that are smaller than the finest grid: they matter only to an area's size.
    changed = rings.distorted(precise, lines)
    if changed.any():
        codes = sorted({rings.codes[area] for area in rings.area[changed]})
        raise SimplifyError(f"parts or holes of less than {grid_m} m across cannot be drawn: {', '.join(codes)}")
    return transform, lines


def _refined(
    full: Lines, precise: Lines, rings: Rings, tolerance_m: float, transform: Mapping[str, list[float]]
) -> tuple[Lines, NDArray[np.bool_]]:
    """Return the simplified arcs on the grid, each as coarse as is harmless, and which are still at fault."""
    nodes = _nodes(full)
    crossing_anyway = _crossings(precise, nodes)
    step = np.zeros(len(full), dtype=int)
    while True:
        tolerances = np.array(REFINEMENTS)[step] * tolerance_m
        lines = _snapped(shapely.simplify(full, tolerances, preserve_topology=False), transform)
        faults = _faults(precise, lines, nodes, rings, crossing_anyway)
        finer = faults & (step < len(REFINEMENTS) - 1)
        if not finer.any():
            return lines, faults
        step[finer] += 1


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
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for outer, *holes in polygons:
        yield 1, outer
        yield from ((-1, hole) for hole in holes)


def _nodes(lines: Lines) -> NDArray[np.intp]:
    """Per arc, the numbers of the places where it begins and ends."""
    _, number = np.unique(np.concatenate(_ends(lines)), axis=0, return_inverse=True)
    numbers: NDArray[np.intp] = number.reshape(2, -1).T
    return numbers


def _ends(lines: Lines) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return shapely.get_coordinates(shapely.get_point(lines, 0)), shapely.get_coordinates(shapely.get_point(lines, -1))


def _transform(degrees: Lines, grid_m: float) -> dict[str, list[float]]:
    """The grid's step and origin in degrees (TopoJSON's `transform`), rounded so that they are short to write."""
    west, south, _, _ = shapely.total_bounds(degrees)
    return {
        "scale": np.round(grid_m / METRES_PER_DEGREE, 9).tolist(),
        "translate": [float(np.floor(west * 100) / 100), float(np.floor(south * 100) / 100)],
    }


def _to_degrees(lines: Lines) -> Lines:
    frame = to_crs84(GeoDataFrame(geometry=lines, crs=RD))
    return np.asarray(frame.geometry.values)


def _on_grid(degrees: Lines, transform: Mapping[str, list[float]]) -> Lines:
    scale, translate = np.array(transform["scale"]), np.array(transform["translate"])
    gridded: Lines = shapely.transform(degrees, lambda lonlat: (lonlat - translate) / scale)
    return gridded


def _snapped(lines: Lines, transform: Mapping[str, list[float]]) -> Lines:
    gridded = _on_grid(_to_degrees(lines), transform)
    snapped: Lines = shapely.remove_repeated_points(shapely.transform(gridded, np.rint))
    return snapped


def _faults(
    precise: Lines, lines: Lines, nodes: NDArray[np.intp], rings: Rings, crossing_anyway: set[tuple[int, int]]
) -> NDArray[np.bool_]:
    """Return, per arc, whether the simplified line breaks something and needs more detail."""
    faults: NDArray[np.bool_] = ~shapely.is_simple(lines) | (shapely.length(lines) == 0)
    for pair in _crossings(lines, nodes) - crossing_anyway:
        faults[list(pair)] = True
    faults[_swallowing(precise, lines)] = True
    faults[rings.arc[rings.distorted(precise, lines)[rings.ring]]] = True
    return faults


def _crossings(lines: Lines, nodes: NDArray[np.intp]) -> set[tuple[int, int]]:
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


def _deltas(line: LineString) -> list[list[int]]:
    steps: list[list[int]] = np.diff(shapely.get_coordinates(line), axis=0, prepend=0).astype(int).tolist()
    return steps
