"""What is too large, or holds what nobody can read, is stopped at the door, and the rest is used."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import limits
from geo.crs import RD
from geo.reports import SourceReport, public
from geo.sources import areas, cached, folder, geopackage, register
from geo.sources.folder import FolderSource
from geo.sources.outlines import Named, named_areas
from geo.text import MAX_NAME, plain, plain_value
from reading import LargeFileError, read_within

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "\x00Dren\x07the\x1b[31m\u202e\x85\ud800\ufffe"
Write = Callable[..., Path]
Features = Callable[..., list[dict[str, Any]]]


def noted(place: Path) -> list[str]:
    source = FolderSource(place)
    source.years("provincie")
    return [finding.kind for finding in source.notes()]


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most in folder.MAX_FILE_BYTES.items():
        with (tmp_path / f"a{name}").open("wb") as file:
            file.truncate(most + 1)
    monkeypatch.setattr(areas, "parse_collection", lambda data: pytest.fail("it was read"))
    monkeypatch.setattr(geopackage, "layers", lambda *_: pytest.fail("it was opened"))
    assert noted(tmp_path) == ["too_large"] * 3


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_within(tmp_path, tmp_path / "a", 5) == b"12345"
    with pytest.raises(LargeFileError):
        read_within(tmp_path, tmp_path / "a", 4)


@pytest.mark.parametrize(("name", "most"), [("MAX_FEATURES", 11), ("MAX_POINTS", 59)])
def test_more_rows_or_points_than_allowed_are_not_kept(
    write: Write, provinces: Features, monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    place = write("a.json", provinces())
    gpd.GeoDataFrame.from_features(provinces(), crs=RD).to_file(place / "b.gpkg", layer="x", driver="GPKG")
    for module in (areas, geopackage):
        monkeypatch.setattr(module, name, most)
    assert noted(place) == ["too_large", "too_large"]
    for module in (areas, geopackage):
        monkeypatch.setattr(module, name, most + 1)
    assert noted(place) == ["second_file"]


def test_all_files_of_a_folder_together_have_a_limit(
    write: Write, provinces: Features, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.json", "b.json", "c.json"):
        place = write(name, provinces())
    monkeypatch.setattr(folder, "MAX_POINTS", 2 * 60)
    assert noted(place) == ["too_large", "second_file"]
    monkeypatch.setattr(folder, "MAX_FILES", 1)
    assert noted(place) == ["too_large"]


def test_what_takes_more_memory_than_there_is_is_passed_over(
    write: Write, provinces: Features, monkeypatch: pytest.MonkeyPatch
) -> None:
    def greedy(_data: bytes) -> None:
        raise MemoryError

    place = write("a.json", provinces())
    monkeypatch.setattr(areas, "parse_collection", greedy)
    assert noted(place) == ["too_large"]


def test_a_geometry_is_made_while_a_file_is_read(provinces: Features) -> None:
    collection = {"type": "FeatureCollection", "features": provinces(count=1)}
    read = areas.parse_collection(json.dumps(collection).encode())
    assert read["features"][0]["geometry"].geom_type == "Polygon"


@given(st.text())
def test_plain_text_can_be_written_anywhere_and_stays_as_it_is(text: str) -> None:
    made = plain(text)
    assert made.isprintable()
    assert len(made) <= MAX_NAME
    assert plain(made) == made


@given(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.lists(st.text()))
def test_any_value_of_a_row_becomes_plain_text(value: object) -> None:
    assert plain_value(value).isprintable()


def test_a_long_text_or_number_costs_nothing() -> None:
    assert plain("x" * 2_000_000) == "x" * MAX_NAME
    assert plain_value(10**100_000) == ""


def test_names_of_boundaries_hold_nothing_that_cannot_be_printed(write: Write, provinces: Features) -> None:
    features = provinces()
    features[0]["properties"]["statnaam"] = HOSTILE
    features[1]["properties"]["statnaam"] = "x" * 2_000_000
    names = FolderSource(write("a.json", features)).load("provincie", 2025).frame["name"]
    assert names.iloc[0] == "Dren the [31m"
    assert names.iloc[1] == "x" * MAX_NAME


def test_names_of_outlines_and_regions_hold_nothing_that_cannot_be_printed(provinces: Features) -> None:
    rows = areas.rows({"features": provinces(count=1)})
    assert named_areas(rows, None, lambda _row: Named("a\x00", HOSTILE))["name"].tolist() == ["Dren the [31m"]
    table = register.parsed(f'code;res;name\nGM0014;ES01;"{HOSTILE[:-2]}"\n'.encode())
    assert [value for _, value in table[0]] == ["GM0014", "ES01", "Dren the [31m"]


def test_what_a_sidecar_states_holds_nothing_that_cannot_be_printed(
    write: Write, provinces: Features, tmp_path: Path
) -> None:
    boundaries = FolderSource(write("a.json", provinces())).load("provincie", 2025)
    sidecar = cached.keep(tmp_path, replace(boundaries, fetched_at="2026-01-01")) / "provincie-2025.json"
    stated = json.loads(sidecar.read_bytes())
    sidecar.write_text(json.dumps(stated | {"credit": HOSTILE[:-2] + " " + "x" * 2_000_000, "licence": "a\x0bb"}))
    loaded = cached.CachedSource(tmp_path).load("provincie", 2025)
    assert (loaded.credit[:14], len(loaded.credit), loaded.licence) == ("Dren the [31m ", 1_000, "a b")


def test_no_file_is_read_without_a_limit() -> None:
    """Whoever reads a file of the user asks `geo.files`; data of the package itself is read by `files(...)`."""
    found = []
    for path in sorted([*(ROOT / "geo").rglob("*.py"), *(ROOT / "layers" / "figures").glob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
            whole = name in ("read_bytes", "read_text", "read_file") or (name == "read" and not node.args)  # type: ignore[attr-defined]
            if whole and path.name != "gazetteer.py":
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")  # type: ignore[attr-defined]
    assert found == []


def test_a_command_that_takes_too_much_memory_fails_and_nothing_else() -> None:
    code = "from geo.memory import limit_memory; limit_memory(300_000_000); bytearray(400_000_000)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip().splitlines()[-1]) == (1, "MemoryError")


@pytest.mark.skipif(not Path("/proc/self/oom_score_adj").exists(), reason="this system ends processes otherwise")
def test_a_command_is_ended_before_the_server_where_memory_runs_out() -> None:
    code = "from geo.memory import limit_memory; limit_memory(); print(open('/proc/self/oom_score_adj').read())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1000"


@pytest.mark.parametrize("room", ["layers", "geo"])
def test_each_command_limits_its_memory(room: str) -> None:
    assert "    limit_memory()\n    sys.exit(main())" in (ROOT / room / "__main__.py").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_build_uses_no_more_memory_than_is_said(tmp_path: Path) -> None:
    environ = {**os.environ, "AFSPRAKENKAART_CACHE": str(tmp_path), "AFSPRAKENKAART_BOUNDARIES": ""}
    # By a process between: what is started counts the memory of whoever starts it as its own.
    code = (
        "import resource, subprocess, sys; subprocess.run([sys.executable, '-m', 'layers', 'build'], check=True,"
        " stdout=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environ, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 330_000, "kB: docs/operations.md says 260 MB with the outlines of CBS"


def test_the_limits_in_the_documents_are_those_of_the_code() -> None:
    told = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    for most, unit in ((limits.MAX_JSON_BYTES, " MB"), (limits.MAX_GEOPACKAGE_BYTES, " MB")):
        assert f"{most // 1_000_000:,}{unit}" in told
    for most in (limits.MAX_FEATURES, limits.MAX_POINTS, limits.MAX_FILES):
        assert f"{most:,}" in told


def test_a_file_that_is_too_large_is_told_without_its_name(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    place = write("s3cr3t.json", [])
    monkeypatch.setattr(folder, "MAX_FILE_BYTES", {".json": 1})
    source = FolderSource(place)
    source.years("gemeente")
    report = SourceReport("folder", "x", used=False, reason="x", findings=tuple(source.notes()))
    assert "s3cr3t" not in json.dumps(public(report))
