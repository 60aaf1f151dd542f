"""A layer as the tables that a file of geography holds: RD New, one kind of geometry a table, the declared columns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

import geopandas as gpd
import pandas as pd
import shapely

from geo.crs import CRS84, to_rd
from layers.built import Built
from layers.columns import Column
from layers.layer import LayerId
from layers.narrowing import ALL, Narrowing
from layers.tables import Table, flat_cell, layer_table

GRID_M: Final = 0.001
"""Coordinates are whole millimetres: a tenth of what the 6 decimals of GeoJSON can tell apart, and no noise below."""

Kind = Literal["areas", "lines", "points"]
KINDS: Final[dict[str, tuple[Kind, str]]] = {
    "Polygon": ("areas", "MultiPolygon"),
    "MultiPolygon": ("areas", "MultiPolygon"),
    "LineString": ("lines", "LineString"),
    "MultiLineString": ("lines", "MultiLineString"),
    "Point": ("points", "Point"),
    "MultiPoint": ("points", "MultiPoint"),
}
"""The kind of each type of geometry, and the type of a table that holds it."""

_DTYPES: Final = {"text": "str", "texts": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
_TYPE: Final = re.compile(r'\{"type":"(\w+)"')


@dataclass(frozen=True)
class Shapes:
    """The features of a layer that are of one kind.

    `geometry_type` and `name` are those that the whole edition asks for, so that no filter changes them. The frame
    holds the columns of `table` with lists joined to one text, and the geometry in RD New.
    """

    name: str
    layer: LayerId
    kind: Kind
    geometry_type: str
    table: Table
    frame: gpd.GeoDataFrame


def whole(
    built: Built, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
) -> tuple[Table, gpd.GeoDataFrame]:
    """A layer as a filter leaves it: its table, and its rows with their geometry in RD New, lists as lists.

    The geometry is that of the GeoJSON, taken back to RD New: rounding to 6 decimals moved it by 7 cm at most. Outer
    rings run counter-clockwise.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    table = layer_table(built, layer, provinces, themes, narrowing)
    drawn = {row["id"]: geometry for row, geometry in built.drawn(layer)}
    degrees = gpd.GeoDataFrame(
        {column.name: _series(column, [row[column.name] for row in table.rows]) for column in table.columns},
        geometry=[shapely.geometry.shape(json.loads(drawn[str(row["id"])])) for row in table.rows],
        crs=CRS84,
    )
    frame = to_rd(degrees)
    tidy = shapely.orient_polygons(shapely.set_precision(frame.geometry.values, GRID_M))
    return table, frame.set_geometry(tidy, crs=frame.crs)


def shapes(
    built: Built, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
) -> list[Shapes]:
    """A layer as a filter leaves it, a table for each kind of geometry that the layer has in the whole edition.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    table, frame = whole(built, layer, provinces, themes, narrowing)
    wanted: dict[Kind, str] = {}
    for _, geometry in built.drawn(layer):
        kind, of_table = KINDS[_type_of(geometry)]
        wanted[kind] = max(wanted.get(kind, ""), of_table, key=len)  # a multi type is the longer word
    held = [KINDS[name][0] for name in frame.geom_type]
    made = []
    for kind in sorted(wanted):
        own = flat(frame.loc[[n for n, found in enumerate(held) if found == kind]])
        if wanted[kind].startswith("Multi"):
            own = own.set_geometry([_multi(geometry) for geometry in own.geometry], crs=own.crs)
        name = layer if len(wanted) == 1 else f"{layer}_{kind}"
        made.append(Shapes(name, LayerId(layer), kind, wanted[kind], table, own.reset_index(drop=True)))
    return made


def flat(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The frame with each list joined to one text, for forms that know no lists."""
    joined = {name: frame[name].map(flat_cell).astype("str") for name in frame.columns if _holds_lists(frame[name])}
    return frame.assign(**joined)


def _holds_lists(values: Any) -> bool:
    return values.dtype == object and any(isinstance(value, list) for value in values)


def _multi(geometry: Any) -> Any:
    if geometry.geom_type.startswith("Multi"):
        return geometry
    of = {"Polygon": shapely.MultiPolygon, "LineString": shapely.MultiLineString, "Point": shapely.MultiPoint}
    return of[geometry.geom_type]([geometry])


def _type_of(geometry: str) -> str:
    found = _TYPE.match(geometry)
    if not found:
        raise ValueError(f"no GeoJSON geometry: {geometry[:40]}")
    return found[1]


def _series(column: Column, values: list[Any]) -> pd.Series[Any]:
    return pd.Series(values, dtype=object if column.type == "texts" else _DTYPES[column.type])
