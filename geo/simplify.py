"""Simplified areas for the web map, with shared borders that stay shared: no gaps, no slivers.

The borders of all frames are cut into arcs where they meet; each arc is simplified once (Douglas-Peucker) and every
area that touches it uses that one line. Where the wished tolerance would make lines cross, swallow an island or
distort an area, the arcs concerned keep more of their detail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame
from numpy.typing import NDArray
from shapely.geometry import LineString
from topojson.core.topology import Topology

from geo.crs import RD, require_rd, to_crs84
from geo.errors import SimplifyError
from geo.line_faults import Lines, Rings, crossings, line_faults, nodes_of

# One step of the grid on which coordinates are stored, as a share of the tolerance; finer where nodes would coincide.
GRID_SHARES = (1 / 40, 1 / 400, 1 / 20_000)
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
    (within 50 %), and each area within `geo.check_simplified.MAX_AREA_CHANGE` of what it was.

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
    ).output  # nobody else has it: no need of the copy that `to_dict` makes
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
    kept = [n for n, arc in enumerate(arcs) if any(tuple(xy) != tuple(arc[0]) for xy in arc)]
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
    nodes = nodes_of(full)
    crossing_anyway = crossings(precise, nodes)
    step = np.zeros(len(full), dtype=int)
    while True:
        tolerances = np.array(REFINEMENTS)[step] * tolerance_m
        lines = _snapped(shapely.simplify(full, tolerances, preserve_topology=False), transform)
        faults = line_faults(precise, lines, nodes, rings, crossing_anyway)
        finer = faults & (step < len(REFINEMENTS) - 1)
        if not finer.any():
            return lines, faults
        step[finer] += 1


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


def _deltas(line: LineString) -> list[list[int]]:
    steps: list[list[int]] = np.diff(shapely.get_coordinates(line), axis=0, prepend=0).astype(int).tolist()
    return steps
