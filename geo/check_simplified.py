"""Whether a simplified topology still shows the areas it was made of: decoded as a browser does, compared area by area.

Knows nothing of how the simplifying is done, so that it holds for whatever was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import geopandas as gpd
import shapely
from geopandas import GeoDataFrame
from shapely.geometry import MultiPolygon

from geo.crs import CRS84, require_rd, to_rd
from geo.errors import SimplifyError
from geo.topology import Polygon, polygons

# The share by which the area of what is drawn may differ from what was given.
MAX_AREA_CHANGE = 0.01
# DE-9IM: the borders of both have a line in common, not just points.
SHARED_BORDER = "****1****"


def check_simplified(before: Mapping[str, GeoDataFrame], topology: Mapping[str, Any]) -> None:
    """Hold each object of a TopoJSON topology against the areas of which it was made.

    `before` maps the name of each object to its areas in RD New (columns `code`, `name`, `geometry`; polygons or
    multipolygons); `topology` is quantised and in CRS84. Per area the same: number of parts, number of holes, area
    within `MAX_AREA_CHANGE`, and the areas of its object with which it shares a border of more than a point; all valid.

    Raises:
        CrsError: a frame is not in RD New.
        SimplifyError: what differs, all of it: which area, what, and by how much.
    """
    drawn = decoded(topology)
    faults = [
        f"{name}: {fault}" for name, frame in before.items() if len(frame) for fault in differences(frame, drawn[name])
    ]
    if faults:
        raise SimplifyError("the simplified map does not show what it was made of:\n" + "\n".join(faults))


def decoded(topology: Mapping[str, Any]) -> dict[str, GeoDataFrame]:
    """Return the objects of a quantised TopoJSON topology as areas in RD New: `code`, `name`, `geometry`."""
    drawn = polygons(topology)
    return {name: _frame(collection["geometries"], drawn[name]) for name, collection in topology["objects"].items()}


def _frame(geometries: Sequence[Mapping[str, Any]], drawn: Mapping[str, Sequence[Polygon]]) -> GeoDataFrame:
    columns = {"code": [g["id"] for g in geometries], "name": [g["properties"]["name"] for g in geometries]}
    shapes = [MultiPolygon([(outer, holes) for outer, *holes in drawn[code]]) for code in columns["code"]]
    return to_rd(GeoDataFrame(columns, geometry=shapes, crs=CRS84))


def differences(before: GeoDataFrame, after: GeoDataFrame) -> list[str]:
    """Return what differs between two frames of the same areas, a sentence each; none where nothing is lost.

    Both have `code`, `name` and `geometry` (polygons or multipolygons in RD New). See `check_simplified`.

    Raises:
        CrsError: a frame is not in RD New.
    """
    was, now = (require_rd(frame).set_index("code").geometry for frame in (before, after))
    names = {code: f"{code} ({name})" for frame in (after, before) for code, name in _named(frame)}
    faults = [f"{names[code]} is missing" for code in was.index.difference(now.index)]
    faults += [f"{names[code]} was not there before" for code in now.index.difference(was.index)]
    both = [code for code in was.index if code in now.index]
    for code, given, drawn in zip(both, was.loc[both], now.loc[both], strict=True):
        faults += [f"{names[code]} {fault}" for fault in _changes(given, drawn)]
    # What is not valid has no border to speak of, and has been named for that.
    valid = was.loc[both].is_valid & now.loc[both].is_valid
    bordered, borders = (_neighbours(areas.loc[both][valid]) for areas in (was, now))
    for one, other in sorted(bordered - borders):
        length = was[one].boundary.intersection(was[other].boundary).length
        faults.append(f"{names[one]} no longer borders on {names[other]}, of which it shared {length:.1f} m")
    faults += [f"{names[one]} now borders on {names[other]}" for one, other in sorted(borders - bordered)]
    return faults


def _named(frame: GeoDataFrame) -> Iterator[tuple[str, str]]:
    yield from zip(frame["code"], frame["name"], strict=True)


def _changes(was: shapely.Geometry, now: shapely.Geometry) -> Iterator[str]:
    if not now.is_valid:
        yield f"is not valid: {shapely.is_valid_reason(now)}"
    for what, count in (("parts", shapely.get_num_geometries), ("holes", _holes)):
        if count(was) != count(now):
            yield f"has {count(now)} {what} instead of {count(was)}"
    change = now.area / was.area - 1
    if abs(change) > MAX_AREA_CHANGE:
        yield f"has an area that is {change:+.2%} off; {MAX_AREA_CHANGE:.0%} is allowed"


def _holes(area: shapely.Geometry) -> int:
    return int(shapely.get_num_interior_rings(shapely.get_parts(area)).sum())


def _neighbours(areas: gpd.GeoSeries) -> set[tuple[str, str]]:
    """Pairs of codes, in order, that share a border of more than a point."""
    shapes = areas.to_numpy()
    left, right = shapely.STRtree(shapes).query(shapes)
    left, right = left[left < right], right[left < right]
    sharing = shapely.relate_pattern(shapes[left], shapes[right], SHARED_BORDER)
    return {tuple(sorted((areas.index[i], areas.index[j]))) for i, j in zip(left[sharing], right[sharing], strict=True)}
