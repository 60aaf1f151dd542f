"""A layer as GeoPackage in RD New. Needs the geometry libraries, so the server lets a child process make it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from geo.crs import CRS84, to_rd
from layers.built import Built
from layers.columns import Column
from layers.narrowing import ALL, Narrowing
from layers.tables import flat_cell, layer_table, moment

GRID_M: Final = 0.001
"""Coordinates are whole millimetres: a tenth of what the 6 decimals of GeoJSON can tell apart, and no noise below."""

_DTYPES: Final = {"text": "str", "texts": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def geopackage(
    built: Built, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
) -> bytes:
    """A layer as a filter leaves it, as GeoPackage: the features and columns of the GeoJSON export, lists as one text.

    The geometry is that of the GeoJSON, taken back to RD New: rounding to 6 decimals moved it by 7 cm at most.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    table = layer_table(built, layer, provinces, themes, narrowing)
    drawn = {
        feature["properties"]["id"]: shapely.geometry.shape(feature["geometry"])
        for feature in json.loads(built.export(layer, provinces, themes, narrowing))["features"]
    }
    degrees = gpd.GeoDataFrame(
        {column.name: _series(column, [row[column.name] for row in table.rows]) for column in table.columns},
        geometry=[drawn[row["id"]] for row in table.rows],
        crs=CRS84,
    )
    frame = to_rd(degrees)
    frame = frame.set_geometry(shapely.set_precision(frame.geometry.values, GRID_M), crs=frame.crs)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": moment(table.edition_date).strftime("%Y-%m-%dT%H:%M:%S.000Z")})
    about = {english: value for _, english, value in table.about}
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / f"{layer}.gpkg"
        pyogrio.write_dataframe(
            frame,
            path,
            layer=layer,
            driver="GPKG",
            geometry_type=None if table.rows else "Unknown",
            layer_metadata=about,
            dataset_metadata=about,
            layer_options={"GEOMETRY_NAME": "geom", "DESCRIPTION": f"{about['table']}, {about['edition']}"},
        )
        return path.read_bytes()


def _series(column: Column, values: list[Any]) -> pd.Series[Any]:
    return pd.Series([flat_cell(value) for value in values], dtype=_DTYPES[column.type])
