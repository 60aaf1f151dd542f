"""Decodes TopoJSON as its format says, apart from the product, so that both can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.crs import CRS84


def decoded(topology: Mapping[str, Any], name: str) -> gpd.GeoSeries:
    """The areas of one object of a quantised topology as multipolygons in CRS84, by id; each ring must be closed."""
    scale, translate = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(arc, axis=0) * scale + translate for arc in topology["arcs"]]

    def ring(references: list[int]) -> NDArray[np.float64]:
        lines = [arcs[~r][::-1] if r < 0 else arcs[r] for r in references]
        for line, following in pairwise([*lines, lines[0]]):
            assert np.array_equal(line[-1], following[0]), "a ring is not closed"
        return np.vstack([line[:-1] for line in lines] + [lines[0][:1]])

    areas = {}
    for geometry in topology["objects"][name]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        areas[geometry["id"]] = shapely.MultiPolygon(
            [(ring(outer), [ring(hole) for hole in holes]) for outer, *holes in polygons]
        )
    return gpd.GeoSeries(areas, crs=CRS84)
