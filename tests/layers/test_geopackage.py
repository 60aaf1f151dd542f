"""Layers as GeoPackage: RD New, the rows and columns of the GeoJSON, and the same bytes each time."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio
import pytest
import shapely

from geo.boundaries import Boundaries
from geo.crs import RD
from layers.build import build_frames, facts_of
from layers.built import Built
from layers.catalogue import mirt
from layers.export import layer_bytes
from layers.registry import LAYER_IDS, LAYERS
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


def test_it_opens_with_the_rows_and_columns_of_the_geojson(built: Built, layer: str, path: Path) -> None:
    frame = gpd.read_file(path)
    assert list(frame.columns) == [*(column.name for column in LAYERS[layer].columns), "geometry"]
    expected = [f["properties"] for f in json.loads(built.export(layer))["features"]]
    found = json.loads(frame.drop(columns="geometry").to_json(orient="records"))
    assert found == [{name: flat_cell(value) for name, value in row.items()} for row in expected]


def test_it_is_in_rd_for_every_reader(layer: str, path: Path) -> None:
    assert gpd.read_file(path).crs == RD
    geometry = "SELECT table_name, column_name, srs_id, z, m FROM gpkg_geometry_columns"
    assert rows(path, geometry) == [(layer, "geom", 28992, 0, 0)]
    reference = "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = 28992"
    assert rows(path, reference) == [("EPSG", 28992)]
    assert rows(path, "SELECT data_type, srs_id FROM gpkg_contents") == [("features", 28992)]


def test_its_shapes_are_valid_and_within_8_cm_of_those_that_were_joined(
    squares: Boundaries, seeds: Seeds, layer: str, path: Path
) -> None:
    precise = build_frames(squares, seeds, facts_of(seeds))[layer].set_index("id").geometry
    found = gpd.read_file(path).set_index("id").geometry
    assert found.is_valid.all()
    assert not found.is_empty.any()
    distance = shapely.hausdorff_distance(found.values, precise.loc[found.index].values)
    assert distance.max() < MOVED_M


def test_the_columns_have_the_types_of_the_declaration(layer: str, path: Path) -> None:
    kinds = {"text": "TEXT", "texts": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN"}
    found = {row[1]: row[2] for row in rows(path, f"PRAGMA table_info({layer})")}
    assert {column.name: found[column.name] for column in LAYERS[layer].columns} == {
        column.name: kinds[column.type] for column in LAYERS[layer].columns
    }


def test_it_says_licence_credit_and_edition(built: Built, path: Path) -> None:
    metadata = pyogrio.read_info(path)["layer_metadata"]
    assert metadata["licence"] == "CC BY 4.0"
    assert built.manifest["boundary"]["credit"] in metadata["credit"]
    assert metadata["edition"].startswith(built.manifest["edition"])


def test_a_filter_leaves_the_features_of_the_geojson(built: Built, tmp_path: Path) -> None:
    wish: Any = (["PV22"], ["housing"])
    (tmp_path / "housing.gpkg").write_bytes(layer_bytes(built, "housing", *wish, "gpkg"))
    found = gpd.read_file(tmp_path / "housing.gpkg")
    assert list(found["id"]) == [row["id"] for row in built.counted("housing", *wish)]
    assert list(found["fact_ids"]) == ["; ".join(row["fact_ids"]) for row in built.counted("housing", *wish)]
    assert len(found)


def test_a_filter_that_leaves_nothing_gives_an_empty_layer_in_rd(built: Built, tmp_path: Path) -> None:
    (tmp_path / "mirt.gpkg").write_bytes(layer_bytes(built, "mirt", ["PV29"], ["heritage"], "gpkg"))
    found = gpd.read_file(tmp_path / "mirt.gpkg")
    assert len(found) == 0
    assert found.crs == RD
    assert list(found.columns) == [*(column.name for column in mirt.LAYER.columns), "geometry"]


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
    assert rows(path, "SELECT last_change FROM gpkg_contents") == [(day,)]
    assert {row[0] for row in rows(path, "SELECT timestamp FROM gpkg_metadata_reference")} == {day}
