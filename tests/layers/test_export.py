"""The command line: which files, which bytes, which refusals; and what importing these modules costs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from layers.__main__ import main
from layers.analysis import provinces_of
from layers.built import Built, open_built
from layers.cache import current
from layers.errors import UnknownNameError
from layers.export import export, outside
from layers.registry import LAYER_IDS
from seeds.records import THEMES
from settings import Settings, read

FILES = [f"{layer}.geojson" for layer in LAYER_IDS]


@pytest.fixture
def settings(boundaries_dir: Path, tmp_path: Path) -> Settings:
    return read({"AFSPRAKENKAART_BOUNDARIES": str(boundaries_dir), "AFSPRAKENKAART_CACHE": str(tmp_path / "cache")})


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_without_a_wish_exactly_the_five_layers_are_written(built: Built, tmp_path: Path) -> None:
    paths = export(built, tmp_path / "out" / "deep")
    assert [path.name for path in paths] == FILES
    assert sorted(written(tmp_path / "out" / "deep")) == sorted(FILES)


def test_the_unfiltered_export_is_the_file_of_the_built_folder(built: Built) -> None:
    for layer in LAYER_IDS:
        assert built.export(layer) == (built.path / f"{layer}.geojson").read_bytes()


def test_only_the_layers_asked_for_are_written(built: Built, tmp_path: Path) -> None:
    export(built, tmp_path, layers=["mirt", "novex", "mirt"])
    assert sorted(written(tmp_path)) == ["mirt.geojson", "novex.geojson"]


def test_order_and_repetition_of_a_filter_do_not_matter(built: Built) -> None:
    once = built.export("mirt", ["PV22", "PV23"], ["housing", "mobility"])
    assert built.export("mirt", ["PV23", "PV22", "PV22"], ["mobility", "housing"]) == once


def test_a_province_is_known_by_name_too(built: Built) -> None:
    assert built.export("provinces", ["fryslân"]) == built.export("provinces", ["PV21"])
    [feature] = json.loads(built.export("provinces", ["PV21"]))["features"]
    assert feature["properties"]["name"] == "Fryslân"


def test_a_filter_that_leaves_nothing_gives_a_collection_without_features(built: Built) -> None:
    assert json.loads(built.export("mirt", ["PV29"], ["heritage"]))["features"] == []


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ({"layers": ["roads"]}, "unknown layer 'roads'; known are provinces, novex, housing, mirt, congestion"),
        ({"provinces": ["PV99"]}, "unknown province 'PV99'; known are PV20 Groningen, PV21 Fryslân"),
        ({"themes": ["love"]}, "unknown theme 'love'; known are housing, mobility"),
    ],
)
def test_an_unknown_name_writes_nothing_and_lists_the_known(
    built: Built, tmp_path: Path, wish: dict[str, list[str]], message: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        export(built, tmp_path / "out", **wish)
    assert str(caught.value).startswith(message)
    assert not (tmp_path / "out").exists()


def test_the_facts_without_a_place_are_counted(built: Built) -> None:
    anywhere = {i for layer in LAYER_IDS for p in built.features(layer) for i in p["fact_ids"]}
    placeless = [f["id"] for f in built.facts if f["id"] not in anywhere]
    assert placeless == [f["id"] for f in built.facts if not f["province_codes"]]
    assert {f["id"] for f in built.facts if not provinces_of(f)} <= {*placeless}
    assert outside(built).startswith(f"{len(placeless)} facts have no place that a letter names")
    assert "Heel Nederland" in outside(built)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_can_be_exported(built: Built, theme: str) -> None:
    for layer in LAYER_IDS:
        for feature in json.loads(built.export(layer, themes=[theme]))["features"]:
            assert set(feature["properties"]["themes"]) <= {theme}


@pytest.mark.boundaries
def test_the_command_builds_and_shows_the_folder(
    settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["build"], settings) == 0
    out, err = capsys.readouterr()
    folder = Path(out.strip())
    assert current(tmp_path / "cache") == folder
    assert "12 provinces and 342 municipalities of 2025" in err
    assert open_built(folder).manifest["boundary"]["schematic"] is False


@pytest.mark.boundaries
def test_the_command_writes_the_same_bytes_twice_and_as_the_app_sends(
    settings: Settings, real: Built, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wish = ["--province", "PV22", "--theme", "mobility", "--theme", "housing"]
    for name in ("one", "two"):
        assert main(["export", "--out", str(tmp_path / name), *wish], settings) == 0
    assert written(tmp_path / "one") == written(tmp_path / "two")
    for layer in LAYER_IDS:
        assert written(tmp_path / "one")[f"{layer}.geojson"] == real.export(layer, ["PV22"], ["housing", "mobility"])
    assert "no layer" in capsys.readouterr().err
    assert not (tmp_path / "cache" / "built").exists()


@pytest.mark.boundaries
@pytest.mark.parametrize("wish", [["--layer", "roads"], ["--province", "PV99"], ["--theme", "love"]])
def test_the_command_refuses_unknown_names(
    settings: Settings, wish: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["export", "--out", str(tmp_path / "out"), *wish], settings) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert f"unknown {wish[0].removeprefix('--')} {wish[1]!r}; known are " in err
    assert not (tmp_path / "out").exists()


def test_without_any_boundaries_the_export_is_schematic_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = read({"AFSPRAKENKAART_CACHE": str(tmp_path / "cache")})
    assert main(["export", "--out", str(tmp_path / "out")], settings) == 0
    assert "schematic: 12 provinces and 342 municipalities" in capsys.readouterr().err
    for layer in ("provinces", "novex", "congestion"):
        features = json.loads((tmp_path / "out" / f"{layer}.geojson").read_bytes())["features"]
        drawn = [f["properties"] for f in features if f["properties"].get("kind") != "place"]
        assert {(p["schematic"], p["certainty"]) for p in drawn} == {(True, "schematic")}


@pytest.mark.slow
def test_a_page_view_imports_no_geometry_library() -> None:
    heavy = {"geopandas", "shapely", "pyogrio", "pandas", "pyproj", "folium", "streamlit"}
    code = (
        "import sys, layers.analysis, layers.built, layers.export, layers.passages, layers.style, layers.tables;"
        "print(*sys.modules, sep='\\n')"
    )
    root = Path(__file__).resolve().parents[2]
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    loaded = set(found.stdout.split())
    assert "layers.built" in loaded
    assert not loaded & heavy
