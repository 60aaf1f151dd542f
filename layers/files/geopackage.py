"""Layers as GeoPackage 1.3 in RD New, one kind of geometry a table, with styles for QGIS and what each column means.

Needs the geometry libraries, so the server lets a child process make it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pyogrio

from layers.built import Built
from layers.columns import Column
from layers.files.looks import rules
from layers.files.qml import qml
from layers.files.shapes import KINDS, Shapes, shapes
from layers.files.sld import sld
from layers.narrowing import ALL, Narrowing
from layers.registry import LAYERS
from layers.tables import moment
from writing import scratch

SCHEMA: Final = "http://www.geopackage.org/spec/#extension_schema"
_STYLES: Final = """CREATE TABLE layer_styles (
id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)"""
_COLUMNS: Final = """CREATE TABLE gpkg_data_columns (
table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
CONSTRAINT gdc_tn UNIQUE (table_name, name))"""
_CONSTRAINTS: Final = """CREATE TABLE gpkg_data_column_constraints (
constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))"""

_SCHEMA_TABLES: Final = {"gpkg_data_columns": _COLUMNS, "gpkg_data_column_constraints": _CONSTRAINTS}


def geopackage(
    built: Built, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
) -> bytes:
    """A layer as a filter leaves it, as GeoPackage: the features and columns of the GeoJSON export, lists as one text.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    with scratch() as folder:
        path = folder / f"{layer}.gpkg"
        tables = shapes(built, layer, provinces, themes, narrowing)
        write_features(path, tables)
        with closing(sqlite3.connect(path)) as file:
            describe(file, built, tables)
        return path.read_bytes()


def write_features(path: Path, tables: Sequence[Shapes]) -> None:
    """Write tables into a GeoPackage, with their metadata; dates inside it are those of the edition."""
    day = stamp(tables[0].table.edition_date)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": day})
    for n, shape in enumerate(tables):
        about = {english: value for _, english, value in shape.table.about}
        pyogrio.write_dataframe(
            shape.frame,
            path,
            layer=shape.name,
            driver="GPKG",
            geometry_type=shape.geometry_type,
            append=bool(n),
            layer_metadata=about,
            dataset_metadata=None if n else about,
            dataset_options=None if n else {"VERSION": "1.3"},
            layer_options={
                "GEOMETRY_NAME": "geom",
                "IDENTIFIER": identifier(shape),
                "DESCRIPTION": f"{about['table']}, {about['edition']}",
            },
        )


def identifier(shape: Shapes) -> str:
    """What a table is called in a list of tables, in Dutch."""
    name = LAYERS[shape.layer].words["nl"].name.partition(":")[0]
    return name if shape.name == shape.layer else f"{name} ({_KIND_NL[shape.kind]})"


_KIND_NL: Final = {"areas": "gebieden", "lines": "lijnen", "points": "punten"}


def describe(file: sqlite3.Connection, built: Built, tables: Sequence[Shapes]) -> None:
    """Add what the columns of the tables mean, with their vocabularies, and how QGIS is to draw them."""
    day = stamp(tables[0].table.edition_date)
    columns_explained(file, [(shape.name, shape.table.columns) for shape in tables])
    file.execute(_STYLES)
    for shape in tables:
        layer = LAYERS[shape.layer]
        rows = of_kind(built, shape)
        looks = rules(layer, rows)
        name = layer.words["nl"].name
        style = (
            shape.name, "geom", shape.name[:30], qml(layer, shape.kind, looks, shape.table.columns),
            sld(shape.name, layer, shape.kind, looks), f"afsprakenkaart: {name}", day,
        )  # fmt: skip
        file.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
            " styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)"
            " VALUES ('', '', ?, ?, ?, ?, ?, 1, ?, '', NULL, ?)",
            style,
        )
    attributes(file, "layer_styles", "layer_styles", "Stijlen voor QGIS", day)
    file.commit()


def of_kind(built: Built, shape: Shapes) -> list[Any]:
    """The features of the whole edition that are in a table."""
    return [row for row, text in built.drawn(shape.layer) if KINDS[text[9 : text.index('"', 9)]][0] == shape.kind]


def columns_explained(file: sqlite3.Connection, tables: Sequence[tuple[str, Sequence[Column]]]) -> None:
    """Fill the tables of the schema extension: title, meaning and vocabulary of each column."""
    known = "SELECT 1 FROM sqlite_master WHERE name = 'gpkg_data_columns'"
    for name, created in _SCHEMA_TABLES.items() if not file.execute(known).fetchone() else ():
        file.execute(created)
        file.execute(
            "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)"
            " VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')",
            (name, SCHEMA),
        )
    for table, columns in tables:
        for column in columns:
            # A list of words joined to one text is none of them.
            limits = f"{table}_{column.name}" if column.words and column.type == "text" else None
            unit = f" Unit: {column.unit}." if column.unit else ""
            file.execute(
                "INSERT INTO gpkg_data_columns VALUES (?, ?, NULL, ?, ?, NULL, ?)",
                (table, column.name, f"{column.nl} / {column.en}", column.about + unit, limits),
            )
            for word in column.words if limits else ():
                file.execute(
                    "INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value)"
                    " VALUES (?, 'enum', ?)",
                    (limits, word),
                )


def attributes(file: sqlite3.Connection, table: str, named: str, about: str, day: str) -> None:
    """List a table without geometry among the contents."""
    file.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)"
        " VALUES (?, 'attributes', ?, ?, ?, 0)",
        (table, named, about, day),
    )


def stamp(day: str) -> str:
    """The day of an edition as the moment that a file says it was changed."""
    return moment(day).strftime("%Y-%m-%dT%H:%M:%S.000Z")
