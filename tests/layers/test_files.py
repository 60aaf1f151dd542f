"""The other forms of layers: the rows of the GeoJSON in each, all layers in one, and the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.crs import RD
from layers.built import Built
from layers.columns import Column
from layers.export import export, layer_bytes
from layers.files import shapefile
from layers.files.archive import zipped
from layers.files.project import NAME
from layers.forms import ALL_LAYERS, FORMATS, Format, ending
from layers.registry import LAYERS


def properties(built: Built, layer: str, *wish: Any) -> list[dict[str, Any]]:
    return [feature["properties"] for feature in json.loads(built.export(layer, *wish))["features"]]


def unzipped(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("form", FORMATS)
def test_a_form_has_the_same_bytes_each_time(built: Built, form: Format) -> None:
    assert layer_bytes(built, "mirt", ["PV22"], form=form) == layer_bytes(built, "mirt", ["PV22"], form=form)


@pytest.mark.parametrize("layer", LAYERS)
def test_geoparquet_has_the_rows_of_the_geojson_with_lists_as_lists(built: Built, layer: str) -> None:
    table = pq.read_table(io.BytesIO(layer_bytes(built, layer, form="parquet")))
    said = json.loads(table.schema.metadata[b"geo"])
    assert said["version"] == "1.1.0"
    assert "bbox" in said["columns"]["geometry"]["covering"]
    assert said["columns"]["geometry"]["crs"]["id"] == {"authority": "EPSG", "code": 28992}
    assert table.drop(["geometry", "bbox"]).to_pylist() == properties(built, layer)


@pytest.mark.parametrize("layer", LAYERS)
def test_flatgeobuf_has_the_rows_of_the_geojson(built: Built, layer: str, tmp_path: Path) -> None:
    path = tmp_path / f"{layer}.fgb"
    path.write_bytes(layer_bytes(built, layer, form="fgb"))
    frame = gpd.read_file(path)
    assert frame.crs == RD
    # The index puts what lies together together.
    assert sorted(frame["id"]) == sorted(row["id"] for row in properties(built, layer))
    assert [*frame.columns] == [*(column.name for column in built.columns_of(layer)), "geometry"]


@pytest.mark.parametrize("layer", LAYERS)
def test_csv_for_programs_has_commas_and_points_and_nothing_but_the_columns(built: Built, layer: str) -> None:
    content = layer_bytes(built, layer, form="data.csv")
    assert not content.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    rows = properties(built, layer)
    assert list(found[0]) == list(rows[0])
    for line, row in zip(found, rows, strict=True):
        assert line["fact_ids"].split("|") == (row["fact_ids"] or [""])
        assert line["name"] == row["name"]
        assert line["schematic"] == json.dumps(row["schematic"])


@pytest.mark.parametrize("layer", LAYERS)
def test_a_shapefile_says_what_it_could_not_hold(built: Built, layer: str, tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(layer_bytes(built, layer, form="shp.zip"))
    shutil.unpack_archive(tmp_path / "all.zip", tmp_path / "out")
    columns = csv.DictReader(io.StringIO((tmp_path / "out" / shapefile.COLUMNS).read_text("utf-8-sig")), delimiter=";")
    called = {(row["file"], row["column"]): row["short"] for row in columns}
    cuts = csv.DictReader(io.StringIO((tmp_path / "out" / shapefile.CUT).read_text("utf-8-sig")), delimiter=";")
    cut = {(row["file"], row["id"], row["column"]): row["text"] for row in cuts}
    seen = set()
    for path in sorted((tmp_path / "out").glob("*.shp")):
        assert path.with_suffix(".cpg").read_text() == "UTF-8"
        assert "RD_New" in path.with_suffix(".prj").read_text()
        frame = gpd.read_file(path).set_index("id")
        rows = {row["id"]: row for row in properties(built, layer)}
        seen |= {*frame.index}
        for ident, name in frame[called[path.stem, "name"]].items():
            assert name == rows[str(ident)]["name"]
        for ident, held in frame[called[path.stem, "fact_ids"]].items():
            whole = "; ".join(rows[str(ident)]["fact_ids"])
            shown = held if isinstance(held, str) else ""
            assert cut.get((path.stem, str(ident), "fact_ids"), shown) == whole
    assert seen == {row["id"] for row in properties(built, layer)}


@given(st.lists(st.from_regex(r"[a-z]{1,9}(_[a-z]{1,9}){0,5}", fullmatch=True), unique=True, max_size=60))
def test_short_names_are_short_and_no_two_are_alike(names: list[str]) -> None:
    short = shapefile.short_names([Column(name, "text", "", "", "") for name in names])
    assert list(short) == names
    assert len({*short.values()}) == len(names)
    assert all(0 < len(name) <= shapefile.NAME_LENGTH for name in short.values())


@given(st.text())
def test_a_text_that_is_cut_is_the_beginning_of_it(text: str) -> None:
    text = text.encode(errors="ignore").decode()
    found = shapefile.cut(text)
    assert text.startswith(found)
    assert len(found.encode()) <= shapefile.TEXT_BYTES
    assert found == text or len(found.encode()) > shapefile.TEXT_BYTES - 4


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.binary(max_size=50), max_size=5))
def test_a_zip_holds_its_files_and_no_clock(files: dict[str, bytes]) -> None:
    assert zipped(files, "2026-11-28") == zipped(files, "2026-11-28")
    assert unzipped(zipped(files, "2026-11-28")) == files


@pytest.mark.parametrize("form", ["geojson", "csv", "xlsx", "data.csv"])
def test_all_layers_are_a_zip_of_the_files_of_each(built: Built, form: Format, tmp_path: Path) -> None:
    [path] = export(built, tmp_path, [ALL_LAYERS], ["PV22"], form=form)
    assert path.name == f"all.{form}.zip" == f"all.{ending(ALL_LAYERS, form)}"
    assert unzipped(path.read_bytes()) == {
        f"{layer}.{form}": layer_bytes(built, layer, ["PV22"], form=form) for layer in LAYERS
    }


@pytest.fixture(scope="module")
def everything(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("all") / "afsprakenkaart.gpkg"
    path.write_bytes(layer_bytes(built, ALL_LAYERS, form="gpkg", file_name=path.name))
    return path


def test_one_geopackage_holds_all_layers_all_facts_and_their_sources(built: Built, everything: Path) -> None:
    with closing(sqlite3.connect(everything)) as file:
        named = [name for (name,) in file.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")]
        for layer in LAYERS:
            ids = [
                i
                for name in named
                if name.partition("_")[0] == layer
                for (i,) in file.execute(f"SELECT id FROM {name}")
            ]
            assert sorted(ids) == sorted(row["id"] for row in properties(built, layer))
        assert [i for (i,) in file.execute("SELECT id FROM facts")] == [fact["id"] for fact in built.facts]
        sources = "SELECT count(*) FROM fact_sources JOIN facts ON facts.id = fact_sources.fact_id"
        assert file.execute(sources).fetchone() == (sum(len(fact["sources"]) for fact in built.facts),)
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_project_inside_names_each_table_of_the_file_that_it_is_in(everything: Path) -> None:
    with closing(sqlite3.connect(everything)) as file:
        [(name, content)] = file.execute("SELECT name, content FROM qgis_projects")
        held = {
            table
            for (table,) in file.execute("SELECT table_name FROM gpkg_contents WHERE table_name != 'layer_styles'")
        }
    [project] = unzipped(bytes.fromhex(content)).values()
    assert name == NAME
    sources = {f"./{everything.name}|layername={table}" for table in held}
    assert {part.partition("<")[0] for part in project.decode().split("<datasource>")[1:]} == sources


@pytest.mark.slow
def test_qgis_opens_the_project_and_finds_every_layer(everything: Path, qgis: str) -> None:
    code = (
        "import sys; from qgis.core import QgsApplication, QgsProject; app = QgsApplication([], False); app.initQgis();"
        "project = QgsProject.instance(); project.read(f'geopackage:{sys.argv[1]}?projectName=afsprakenkaart');"
        "print(project.crs().authid(), *sorted({layer.isValid() for layer in project.mapLayers().values()}))"
    )
    before = everything.read_bytes()
    done = subprocess.run(
        [qgis, "-c", code, everything],
        capture_output=True,
        text=True,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(everything.parent)},
    )
    assert done.stdout.split() == ["EPSG:28992", "True"], done.stderr
    assert everything.read_bytes() == before
