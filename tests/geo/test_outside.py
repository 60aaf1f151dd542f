"""Nothing outside the folder is read, and nothing of a refused file is in what everyone may read."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

from geo.chain import load_boundaries
from geo.crs import RD
from geo.findings import Finding
from geo.reports import SourceReport, public
from geo.sources.folder import FolderSource
from geo.sources.schematic import SchematicSource
from reading import OutsideError, open_within, within

SECRET = "s3cr3t-of-another-file"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


@pytest.fixture
def outside(tmp_path: Path, provinces: Any) -> Path:
    """A folder beside it with files that would be read if they were in it."""
    made = tmp_path / "outside"
    made.mkdir()
    features = provinces()
    features[0]["properties"]["statnaam"] = SECRET
    (made / "good.json").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    (made / "secret.txt").write_text(SECRET)
    frame = gpd.GeoDataFrame.from_features(provinces(), crs=RD)
    frame.to_file(made / "good.gpkg", layer="provincie", driver="GPKG")
    return made


def kinds(folder: Path) -> list[str]:
    source = FolderSource(folder)
    assert source.years("provincie") == []
    assert SECRET not in "".join(map(str, source.notes()))
    return [finding.kind for finding in source.notes()]


@pytest.mark.parametrize("name", ["good.json", "good.gpkg", "secret.txt"])
@pytest.mark.parametrize("end", [".json", ".gpkg"])
def test_a_link_out_of_the_folder_is_not_followed(folder: Path, outside: Path, name: str, end: str) -> None:
    (folder / f"a{end}").symlink_to(outside / name)
    assert kinds(folder) == ["leads_out"]


def test_a_link_through_a_folder_that_leads_out_is_not_followed(folder: Path, outside: Path) -> None:
    (folder / "way").symlink_to(outside)
    (folder / "a.json").symlink_to(folder / "way" / "good.json")
    assert kinds(folder) == ["other_files", "leads_out"]


def test_a_link_that_leads_out_by_dots_is_not_followed(folder: Path, outside: Path) -> None:
    (folder / "a.json").symlink_to(Path("..") / "outside" / "good.json")
    assert kinds(folder) == ["leads_out"]


def test_a_folder_whose_name_begins_as_this_one_is_another(folder: Path, outside: Path) -> None:
    beside = folder.with_name("folder-too")
    shutil.copytree(outside, beside)
    (folder / "a.json").symlink_to(beside / "good.json")
    assert kinds(folder) == ["leads_out"]


def test_a_link_that_leads_nowhere_or_to_itself_is_reported(folder: Path) -> None:
    (folder / "a.json").symlink_to(folder / "a.json")
    (folder / "b.json").symlink_to(folder / "nothing.json")
    assert set(kinds(folder)) <= {"leads_out", "not_read"}
    assert len(kinds(folder)) == 2


@pytest.mark.parametrize("end", [".json", ".gpkg"])
def test_a_pipe_or_a_device_is_not_waited_for(folder: Path, end: str) -> None:
    os.mkfifo(folder / f"pipe{end}")
    (folder / f"zero{end}").symlink_to("/dev/zero")
    assert kinds(folder) == ["leads_out", "leads_out"]


def test_a_folder_with_the_ending_of_a_file_is_left_alone(folder: Path) -> None:
    (folder / "a.json").mkdir()
    assert kinds(folder) == []


def test_a_link_within_the_folder_and_one_to_the_folder_are_followed(
    folder: Path, outside: Path, tmp_path: Path
) -> None:
    (folder / "data").mkdir()
    shutil.copy(outside / "good.json", folder / "data")
    (folder / "a.json").symlink_to(Path("data") / "good.json")
    (tmp_path / "link").symlink_to(folder)
    assert FolderSource(tmp_path / "link").years("provincie") == [2025]


@pytest.mark.parametrize("side", ["-wal", "-journal", "-shm"])
def test_what_lies_beside_a_geopackage_and_leads_out_is_not_followed(folder: Path, outside: Path, side: str) -> None:
    shutil.copy(outside / "good.gpkg", folder)
    (folder / f"good.gpkg{side}").symlink_to(outside / "secret.txt")
    assert set(kinds(folder)) == {"other_files", "leads_out"}


@pytest.mark.parametrize("side", ["-wal", "-journal"])
def test_a_geopackage_with_changes_beside_it_is_not_read(folder: Path, outside: Path, side: str) -> None:
    shutil.copy(outside / "good.gpkg", folder)
    (folder / f"good.gpkg{side}").write_bytes(b"x")
    assert set(kinds(folder)) == {"other_files", "in_use"}
    (folder / f"good.gpkg{side}").write_bytes(b"")
    assert FolderSource(folder).years("provincie") == [2025]


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE VIRTUAL TABLE leak USING VirtualText('{}', 'UTF-8', 0, COMMA, NONE, ';')",
        "create /* rtree */ virtual\ttable leak using VirtualText('{}', 'UTF-8', 0, COMMA, NONE, ';')",
        "CREATE VIRTUAL TABLE leak USING VirtualOGR('{}')",
        "CREATE VIEW leak AS SELECT load_extension('{}') AS statcode",
    ],
)
def test_a_geopackage_that_makes_the_libraries_read_another_file_is_not_read(
    folder: Path, outside: Path, sql: str
) -> None:
    shutil.copy(outside / "good.gpkg", folder)
    with sqlite3.connect(folder / "good.gpkg") as database:
        database.execute("PRAGMA writable_schema = 1")
        row = ("table", "leak", "leak", sql.format(outside / "secret.txt"))
        database.execute("INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, 0, ?)", row)
        database.execute("INSERT INTO gpkg_contents (table_name, data_type) VALUES ('leak', 'attributes')")
    database.close()
    assert kinds(folder) == ["not_read"]


def test_what_is_swapped_for_a_link_after_the_look_is_not_followed(
    folder: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.json").symlink_to(outside / "good.json")
    monkeypatch.setattr("reading.within", lambda folder, path: path)
    with pytest.raises(OSError, match="symbolic links"):
        open_within(folder, folder / "a.json")


def test_a_file_is_found_where_it_really_is(folder: Path, outside: Path) -> None:
    (folder / "a.txt").write_text("here")
    assert within(folder, folder / "a.txt") == (folder / "a.txt").resolve()
    with pytest.raises(OutsideError):
        within(folder, outside / "secret.txt")
    with pytest.raises(OutsideError):
        within(folder, folder)


CONTENT = [
    SECRET.encode(),
    json.dumps({SECRET: 1}).encode(),
    json.dumps({"features": [{"properties": {"statcode": SECRET, "jrstatcode": SECRET, "statnaam": SECRET}}]}).encode(),
    json.dumps({"features": [{"properties": {"statcode": "PV20", "jaarcode": SECRET}}]}).encode(),
    json.dumps({"features": [{"properties": {"statcode": f"LD{SECRET}", "rubriek": SECRET}}]}).encode(),
    json.dumps({"features": [{"properties": {"statcode": "GM0014", "jrstatcode": "2025GM0014"}}], SECRET: 1}).encode(),
]


@pytest.mark.parametrize("content", CONTENT)
@pytest.mark.parametrize(
    "name", [f"{SECRET}.json", f"{SECRET}.gpkg", f"{SECRET}.txt", f"{SECRET}\n- x.json", "\udcff.json"]
)
def test_nothing_of_a_refused_file_is_for_everyone(folder: Path, content: bytes, name: str) -> None:
    (folder / name).write_bytes(content)
    refused, _ = load_boundaries([FolderSource(folder), SchematicSource()]).reports
    told = json.dumps(public(refused))
    assert SECRET not in told
    assert str(folder) not in told
    assert "`" not in told
    assert str(refused).encode("utf-8")
    assert len(str(refused).splitlines()) == 1 + len(set(map(str, refused.findings)) - {refused.reason})


def test_only_codes_and_years_of_the_registers_are_for_everyone() -> None:
    findings = (
        Finding("missing", "x", "gemeente", 2025, 2, codes=("GM0014", "GM9999", SECRET)),
        Finding("missing", "y", "gemeente", 2025, 1, codes=("GM0034",)),
        Finding("unbuildable", "z", year=1234),
    )
    told = public(SourceReport("folder", SECRET, used=False, reason=SECRET, findings=findings))
    assert told["findings"][0]["codes"] == ["GM0014", "GM0034"]
    assert told["findings"][0]["count"] == 3
    assert told["findings"][1]["year"] is None
    assert SECRET not in json.dumps(told)
