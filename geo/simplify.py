"""Simplified areas for the web map, with shared borders that stay shared: no gaps, no slivers.

The borders of all frames are cut into arcs where they meet; each arc is simplified once (Douglas-Peucker) and every
area that touches it uses that one line. Where the wished tolerance would make lines cross, swallow an island or
distort a small part, the arcs concerned keep more of their detail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon
from topojson.core.topology import Topology

from geo.crs import RD, require_rd, to_crs84
from geo.errors import SimplifyError

Lines = NDArray[Any]
Node = tuple[float, float]

# One step of the grid on which coordinates are stored, as a share of the tolerance; finer where nodes would coincide.
GRID_SHARES = (1 / 20, 1 / 200, 1 / 20_000)
# A ring (a part or a hole) whose area changes by more than this share is drawn with more detail.
MAX_AREA_CHANGE = 0.1
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
    `properties` `{"name"}`. Every part and every hole of the input is there, valid and of about its area
    (within 10 %).

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
        return [~number[~a] if a < 0 else number[a] for a in arcs if _arc(a) in number]

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
    nodes = [frozenset((tuple(arc[0]), tuple(arc[-1]))) for arc in cut["arcs"]]
    rings = [(g["id"], ring) for o in cut["objects"].values() for g in o["geometries"] for ring in _rings(g)]
    for grid_m in tolerance_m * np.array(GRID_SHARES):
        transform = _transform(full, grid_m)
        precise = _on_grid(full, transform)
        lines, faults = _refined(full, precise, nodes, [ring for _, ring in rings], tolerance_m, transform)
        if not faults.any():
            return transform, lines
    # What is left are faults of the input that are smaller than the finest grid; they only matter where a ring is lost.
    lost = _distorted([ring for _, ring in rings], precise, lines)
    if lost:
        codes = sorted({code for code, ring in rings if ring in lost})
        raise SimplifyError(f"parts or holes of less than {grid_m} m across cannot be drawn: {', '.join(codes)}")
    return transform, lines


def _refined(
    full: Lines,
    precise: Lines,
    nodes: Sequence[frozenset[Node]],
    rings: Sequence[list[int]],
    tolerance_m: float,
    transform: Mapping[str, list[float]],
) -> tuple[Lines, NDArray[np.bool_]]:
    """Return the simplified arcs on the grid, each as coarse as is harmless, and which are still at fault."""
    crossing_anyway = set(_crossings(precise, nodes))
    step = np.zeros(len(full), dtype=int)
    while True:
        tolerances = np.array(REFINEMENTS)[step] * tolerance_m
        lines = _snapped(shapely.simplify(full, tolerances, preserve_topology=False), transform)
        faults = _faults(precise, lines, nodes, rings, crossing_anyway)
        finer = faults & (step < len(REFINEMENTS) - 1)
        if not finer.any():
            return lines, faults
        step[finer] += 1


def _rings(geometry: Mapping[str, Any]) -> Iterator[list[int]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        yield from polygon


def _arc(reference: int) -> int:
    """The number of the arc: a ring names the arcs that it walks backwards by their complement."""
    return ~reference if reference < 0 else reference


def _transform(lines: Lines, grid_m: float) -> dict[str, list[float]]:
    """The grid's step and origin in degrees (TopoJSON's `transform`), rounded so that they are short to write."""
    west, south, _, _ = shapely.total_bounds(_to_degrees(lines))
    return {
        "scale": np.round(grid_m / METRES_PER_DEGREE, 9).tolist(),
        "translate": [float(np.floor(west * 100) / 100), float(np.floor(south * 100) / 100)],
    }


def _to_degrees(lines: Lines) -> Lines:
    frame = to_crs84(GeoDataFrame(geometry=lines, crs=RD))
    return np.asarray(frame.geometry.values)


def _on_grid(lines: Lines, transform: Mapping[str, list[float]]) -> Lines:
    scale, translate = np.array(transform["scale"]), np.array(transform["translate"])
    gridded: Lines = shapely.transform(_to_degrees(lines), lambda lonlat: (lonlat - translate) / scale)
    return gridded


def _snapped(lines: Lines, transform: Mapping[str, list[float]]) -> Lines:
    snapped: Lines = shapely.remove_repeated_points(shapely.transform(_on_grid(lines, transform), np.rint))
    return snapped


def _faults(
    precise: Lines,
    lines: Lines,
    nodes: Sequence[frozenset[Node]],
    rings: Sequence[list[int]],
    crossing_anyway: set[tuple[int, int]],
) -> NDArray[np.bool_]:
    """Return, per arc, whether the simplified line breaks something and needs more detail."""
    faults: NDArray[np.bool_] = ~shapely.is_simple(lines) | (shapely.length(lines) == 0)
    for pair in _crossings(lines, nodes):
        if pair not in crossing_anyway:
            faults[list(pair)] = True
    faults[_swallowing(precise, lines)] = True
    for ring in _distorted(rings, precise, lines):
        faults[[_arc(r) for r in ring]] = True
    return faults


def _distorted(rings: Sequence[list[int]], precise: Lines, lines: Lines) -> list[list[int]]:
    """Rings whose area changed too much, as that of a ring that collapsed."""
    before, after = _swept_areas(precise), _swept_areas(lines)
    changes = [(ring, _ring_area(ring, before), _ring_area(ring, after)) for ring in rings]
    return [ring for ring, was, now in changes if abs(now - was) > MAX_AREA_CHANGE * abs(was)]


def _crossings(lines: Lines, nodes: Sequence[frozenset[Node]]) -> Iterator[tuple[int, int]]:
    """Pairs of arcs that meet elsewhere than in the nodes that they share."""
    left, right = shapely.STRtree(lines).query(lines, predicate="intersects")
    left, right = left[left < right], right[left < right]
    meetings = shapely.intersection(lines[left], lines[right])
    for i, j, meeting in zip(left.tolist(), right.tolist(), meetings, strict=True):
        ends = {p for k in (i, j) for p in (lines[k].coords[0], lines[k].coords[-1])}
        shared = len(nodes[i] & nodes[j])
        met = {tuple(xy) for xy in shapely.get_coordinates(meeting)}
        if shapely.length(meeting) > 0 or not met <= ends or len(met) > shared:
            yield i, j


def _swallowing(precise: Lines, lines: Lines) -> NDArray[np.intp]:
    """Arcs that moved across something whole, such as an island that now lies on the other side of its border."""
    swept = np.array(
        [Polygon([*before.coords, *reversed(after.coords)]) for before, after in zip(precise, lines, strict=True)]
    )
    # Crossing rings are no matter here: a point is inside by the even-odd rule.
    starts = shapely.STRtree(shapely.get_point(lines, 0))
    arcs: NDArray[np.intp] = starts.query(swept, predicate="contains")[0]
    return np.unique(arcs)


def _swept_areas(lines: Lines) -> NDArray[np.float64]:
    """The signed area between each arc and the origin, so that those of a ring's arcs add up to the ring's area."""
    areas = []
    for line in lines:
        x, y = shapely.get_coordinates(line).T
        areas.append(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2)
    return np.array(areas)


def _ring_area(ring: Sequence[int], swept: NDArray[np.float64]) -> float:
    return float(sum(-swept[~r] if r < 0 else swept[r] for r in ring))


def _deltas(line: LineString) -> list[list[int]]:
    steps: list[list[int]] = np.diff(shapely.get_coordinates(line), axis=0, prepend=0).astype(int).tolist()
    return steps
