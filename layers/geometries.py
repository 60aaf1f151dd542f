"""Geometry as GeoJSON, in each system that it is given out in: the only writer of it, for files and the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import shapely
from geopandas import GeoDataFrame

from geo.crs import CRS84, to_crs84, to_mercator, to_rd
from layers import shapes
from layers.errors import PlaceError
from layers.geojson import compact
from layers.registry import LAYER_IDS

if TYPE_CHECKING:
    from layers.layer import LayerId
    from seeds.load import Seeds


def shape_files(frames: Mapping[LayerId, GeoDataFrame], seeds: Seeds) -> dict[str, bytes]:
    """The geometry of the layers, and the points of places, in the systems that take a conversion from degrees."""
    places = shapes.located(place.model_dump(mode="json") for place in seeds.places.values())
    points = GeoDataFrame(geometry=[shapely.geometry.shape(place) for place in places], crs=CRS84)
    found = {}
    for system, convert in ((shapes.RD, to_rd), (shapes.MERCATOR, to_mercator)):
        drawn: dict[str, GeoDataFrame] = {**{layer: frames[layer] for layer in LAYER_IDS}, shapes.PLACES: points}
        converted = {name: geometries(frame, system.decimals, convert) for name, frame in drawn.items()}
        found[system.file] = compact(converted).encode()
    return found


def geometries(
    frame: GeoDataFrame, decimals: int, convert: Callable[[GeoDataFrame], GeoDataFrame] = to_crs84
) -> list[dict[str, Any]]:
    """The geometries of a frame as GeoJSON objects in CRS84, or as converted, rounded without becoming invalid.

    Raises:
        PlaceError: an area is so thin that nothing is left of it after rounding.
    """
    there = convert(frame[["geometry"]]).geometry.values
    # Straight lines bend between the two systems: a very thin area may cross itself, and is mended before rounding.
    mended = shapely.make_valid(there, method="structure", keep_collapsed=False)
    rounded = shapely.orient_polygons(shapely.set_precision(mended, 10**-decimals))
    if (gone := shapely.is_empty(rounded)).any():
        raise PlaceError(f"{gone.sum()} area(s) vanish when rounded to {decimals} decimals")
    # The grid of set_precision leaves tails such as 5.123456000000001.
    without_tails = shapely.transform(rounded, lambda xy: xy.round(decimals))
    return [shapely.geometry.mapping(geometry) for geometry in without_tails]
