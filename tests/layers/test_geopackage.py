"""Layers as GeoPackage: RD New, the rows and columns of the GeoJSON, and the same bytes each time."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely

from geo.boundaries import Boundaries
from geo.crs import RD
from layers.build import build_frames, facts_of
from layers.built import Built
from layers.export import layer_bytes
from layers.registry import LAYER_IDS
from layers.tables import flat_cell
from seeds.load import Seeds

ROOT = Path(__file__).resolve().parents[2]
# 6 decimals of a degree are 11 cm, so that rounding moves a point by 6 cm to the north and 4 cm to the east at most.
MOVED_M = 0.08


@pytest.fixture(scope="module", params=LAYER_IDS)
def layer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def path(built: Built, layer: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A layer as a file, unfiltered."""
    found = tmp_path_factory.mktemp("gpkg") / f"{layer}.gpkg"
    found.write_bytes(layer_bytes(built, layer, form="gpkg"))
    return found


def rows(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(statement).fetchall()


def features(path: Path) -> dict[str, gpd.GeoDataFrame]:
    """The tables with geometry."""
    named = rows(path, "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid")
    return {name: gpd.read_file(path, layer=name) for (name,) in named}


def drawn(path: Path) -> gpd.GeoDataFrame:
    """All features of a file by their id."""
    return pd.concat(list(features(path).values())).set_index("id")


def test_it_opens_with_the_rows_and_columns_of_the_geojson(built: Built, layer: str, path: Path) -> None:
    expected = [f["properties"] for f in json.loads(built.export(layer))["features"]]
    found: list[dict[str, Any]] = []
    for frame in features(path).values():
        assert list(frame.columns) == [*(column.name for column in built.columns_of(layer)), "geometry"]
        found += json.loads(frame.drop(columns="geometry").to_json(orient="records"))
    order = [row["id"] for row in expected]
    found.sort(key=lambda row: order.index(row["id"]))
    assert found == [{name: flat_cell(value) for name, value in row.items()} for row in expected]


def test_each_table_has_one_type_of_geometry_in_rd_for_every_reader(layer: str, path: Path) -> None:
    declared = rows(path, "SELECT table_name, column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns")
    assert [name for name, *_ in declared] == list(features(path))
    for name, column, kind, *rest in declared:
        assert name == layer or name in {f"{layer}_{kind}" for kind in ("areas", "lines", "points")}
        assert (column, *rest) == ("geom", 28992, 0, 0)
        found = gpd.read_file(path, layer=name)
        assert found.crs == RD
        assert {kind.upper() for kind in found.geom_type} == {kind}
    reference = "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = 28992"
    assert rows(path, reference) == [("EPSG", 28992)]


def test_it_is_a_geopackage_1_3_with_an_index_for_each_table(path: Path) -> None:
    assert rows(path, "PRAGMA application_id") == [(0x47504B47,)]
    assert rows(path, "PRAGMA user_version") == [(10300,)]
    indexed = rows(path, "SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'")
    assert {name for (name,) in indexed} == {*features(path)}


def test_outer_rings_run_counter_clockwise(path: Path) -> None:
    for frame in features(path).values():
        for geometry in frame.geometry.explode():
            if geometry.geom_type == "Polygon":
                assert geometry.exterior.is_ccw
                assert not any(ring.is_ccw for ring in geometry.interiors)


def test_its_shapes_are_valid_and_within_8_cm_of_those_that_were_joined(
    squares: Boundaries, seeds: Seeds, layer: str, path: Path
) -> None:
    precise = build_frames(squares, seeds, facts_of(seeds))[layer].set_index("id").geometry
    found = drawn(path).geometry
    assert found.is_valid.all()
    assert not found.is_empty.any()
    distance = shapely.hausdorff_distance(found.values, precise.loc[found.index].values)
    assert distance.max() < MOVED_M


def test_the_columns_have_the_types_of_the_declaration_and_say_what_they_mean(
    built: Built, layer: str, path: Path
) -> None:
    kinds = {"text": "TEXT", "texts": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN"}
    for name in features(path):
        found = {row[1]: row[2] for row in rows(path, f"PRAGMA table_info({name})")}
        columns = built.columns_of(layer)
        assert {c.name: found[c.name] for c in columns} == {c.name: kinds[c.type] for c in columns}
        said = dict(rows(path, f"SELECT column_name, title FROM gpkg_data_columns WHERE table_name = '{name}'"))
        assert said == {c.name: f"{c.nl} / {c.en}" for c in columns}


def test_a_vocabulary_is_a_constraint_that_the_values_keep(path: Path) -> None:
    bound = rows(
        path, "SELECT table_name, column_name, constraint_name FROM gpkg_data_columns WHERE constraint_name NOT NULL"
    )
    assert bound
    for table, column, constraint in bound:
        words = rows(path, f"SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = '{constraint}'")
        held = rows(path, f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL")
        assert {*held} <= {*words}


def test_each_table_has_a_style_in_the_colours_of_the_map(layer: str, path: Path) -> None:
    styles = rows(path, "SELECT f_table_name, styleQML, styleSLD, useAsDefault FROM layer_styles")
    assert [name for name, *_ in styles] == list(features(path))
    for name, qml, sld, default in styles:
        assert default == 1
        shown = ElementTree.fromstring(qml.partition("\n")[2])
        labels = [rule.get("label") for rule in shown.iter("rule")]
        assert len(labels) == len(shown.findall("renderer-v2/symbols/symbol")) >= 1
        assert all(labels)
        assert len(ElementTree.fromstring(sld).findall(".//{*}Rule")) == len(labels)
        if name == "mirt_points":
            assert "0,105,92" in qml  # the green of projects
        if name == "congestion_areas":
            assert "aansluitstop dreigt" in labels


def test_it_says_licence_credit_and_edition(built: Built, path: Path) -> None:
    for name in features(path):
        metadata = pyogrio.read_info(path, layer=name)["layer_metadata"]
        assert metadata["licence"] == "CC BY 4.0"
        assert built.manifest["boundary"]["credit"] in metadata["credit"]
        assert metadata["edition"].startswith(built.manifest["edition"])


def test_a_filter_leaves_the_features_of_the_geojson(built: Built, tmp_path: Path) -> None:
    wish: Any = (["PV22"], ["housing"])
    (tmp_path / "housing.gpkg").write_bytes(layer_bytes(built, "housing", *wish, "gpkg"))
    found = gpd.read_file(tmp_path / "housing.gpkg", layer="housing")
    assert list(found["id"]) == [row["id"] for row in built.counted("housing", *wish)]
    assert list(found["fact_ids"]) == ["; ".join(row["fact_ids"]) for row in built.counted("housing", *wish)]
    assert len(found)


def test_a_filter_that_leaves_nothing_gives_the_same_tables_without_rows(built: Built, tmp_path: Path) -> None:
    for name, wish in (("whole", ([], [])), ("none", (["PV29"], ["heritage"]))):
        (tmp_path / f"{name}.gpkg").write_bytes(layer_bytes(built, "mirt", *wish, "gpkg"))
    whole, none = features(tmp_path / "whole.gpkg"), features(tmp_path / "none.gpkg")
    assert {name: list(frame.columns) for name, frame in none.items()} == {
        name: list(frame.columns) for name, frame in whole.items()
    }
    assert not any(len(frame) for frame in none.values())
    assert {frame.crs for frame in none.values()} == {RD}


def test_reading_it_where_nothing_may_be_written_leaves_it_as_it_is(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    shared = folder / path.name
    shared.write_bytes(path.read_bytes())
    shared.chmod(0o444)
    folder.chmod(0o555)
    try:
        assert rows(shared, "PRAGMA journal_mode") == [("delete",)]
        assert all(len(frame) for frame in features(shared).values())
        if ogrinfo := shutil.which("ogrinfo"):
            subprocess.run([ogrinfo, "-al", "-so", shared], check=True, capture_output=True)
        assert not [found.name for found in folder.iterdir() if found.name.endswith(("-wal", "-shm", "-journal"))]
        assert shared.read_bytes() == path.read_bytes()
    finally:
        folder.chmod(0o755)


@pytest.mark.slow
def test_the_command_gives_the_same_bytes_as_this_process_and_names_no_clock(built: Built, tmp_path: Path) -> None:
    command = ["layers", "export", "--format", "gpkg", "--layer", "mirt", "--province", "PV22", "--built", built.path]
    done = subprocess.run(
        [sys.executable, "-m", *command, "--out", tmp_path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    path = tmp_path / "mirt.gpkg"
    assert done.stdout == f"{path}\n"
    assert path.read_bytes() == layer_bytes(built, "mirt", ["PV22"], form="gpkg")
    day = f"{built.manifest['edition_date']}T00:00:00.000Z"
    assert {*rows(path, "SELECT last_change FROM gpkg_contents")} == {(day,)}
    assert {row[0] for row in rows(path, "SELECT timestamp FROM gpkg_metadata_reference")} == {day}
