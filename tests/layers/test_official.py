"""Regions and official outlines stand beside the layers where they are at hand, and change nothing of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from geo.boundaries import Boundaries
from geo.crs import RD
from geo.official import Official, OfficialReport, Outlines
from geo.official_kinds import OutlineKind
from geo.regions import Member, Regions, grouped
from layers import __main__ as command
from layers.build import build
from layers.built import Built, open_built
from layers.export import export
from layers.official import drawn_areas, folded, official_files
from layers.official_files import MEMBERS, OFFICIAL, OUTLINES, REGIONS, members_csv
from seeds.load import Seeds
from settings import read

NOVEX: OutlineKind = "novex_outlines"
ABSENT = Official(reports=(OfficialReport("res", "absent", "secret /home/x"), OfficialReport(NOVEX, "absent", "x")))


@pytest.fixture(scope="module")
def official(squares: Boundaries, seeds: Seeds) -> Official:
    """RES regions along provinces, and outlines of which one is its area, one lacks a part, and one is of nobody."""
    members = [
        Member(m.code, f"ES{int(m.province_code[2:]) - 19:02d}", m.province_code) for m in seeds.municipalities.values()
    ]
    res = Regions("res", 2025, grouped("res", 2025, members), "a table", "CC BY 4.0", "Bron: CBS", "2026-01-01")
    whole, cut, *_ = drawn_areas(squares, seeds)
    x_min, y_min, x_max, y_max = cut["shape"].bounds
    half = shapely.clip_by_rect(cut["shape"], x_min, y_min, (x_min + x_max) / 2, y_max)
    frame = gpd.GeoDataFrame(
        {"code": ["1", "2", "99"], "name": [f"NOVEX {whole['name'].upper()}", cut["name"], "<b>Elders</b>"]},
        geometry=[whole["shape"], half, shapely.box(20_000, 320_000, 30_000, 330_000)],
        crs=RD,
    )
    outlines = Outlines(NOVEX, frame, "a feed", "CC0", "PDOK", "2026-01-01")
    here = (
        OfficialReport("res", "here", "secret /home/x", 2025, 12),
        OfficialReport(NOVEX, "here", "x", None, 3),
    )
    return Official({"res": res}, {NOVEX: outlines}, here)


@pytest.fixture(scope="module")
def beside(official: Official, squares: Boundaries, seeds: Seeds) -> dict[str, bytes]:
    return official_files(official, squares, seeds)


def test_where_nothing_is_at_hand_there_is_no_file(squares: Boundaries, seeds: Seeds) -> None:
    assert official_files(ABSENT, squares, seeds) == {}


def test_each_municipality_is_in_one_region_and_regions_hold_their_members(beside: dict[str, bytes]) -> None:
    rows = [feature["properties"] for feature in json.loads(beside[REGIONS])["features"]]
    codes = [code for row in rows for code in row["municipality_codes"]]
    assert (len(rows), len(codes), len(set(codes))) == (12, 342, 342)
    assert rows[0] | {"municipality_codes": []} == {
        "id": "res:ES01", "kind": "res", "code": "ES01", "name": "PV20", "municipality_codes": [],
        "boundary_year": 2025, "certainty": "exact", "source": "a table; squares", "licence": "CC BY 4.0",
        "credit": "Bron: CBS; by hand", "fetched_at": "2026-01-01",
    }  # fmt: skip


def test_outlines_are_compared_with_the_areas_of_their_name(
    beside: dict[str, bytes], squares: Boundaries, seeds: Seeds
) -> None:
    about = json.loads(beside[OFFICIAL])
    whole, cut, *others = drawn_areas(squares, seeds)
    first, second = about["comparisons"]
    assert (first["area_id"], first["outline_in_union"], first["union_in_outline"]) == (whole["id"], 1.0, 1.0)
    assert first["only_in_outline"] == first["only_in_union"] == []
    assert second["area_id"] == cut["id"]
    assert second["outline_in_union"] == 1.0
    assert 0 < second["union_in_outline"] < 1
    assert second["only_in_outline"] == []
    assert set(second["only_in_union"]) < cut["members"]
    assert about["not_compared"] == [area["id"] for area in others]
    assert [report["kind"] for report in about["reports"]] == ["res", "novex_outlines"]
    assert b"secret" not in b"".join(beside.values())


def test_an_outline_without_an_area_of_its_name_is_given_out_with_its_municipalities(beside: dict[str, bytes]) -> None:
    rows = [feature["properties"] for feature in json.loads(beside[OUTLINES])["features"]]
    assert [row["certainty"] for row in rows] == ["exact"] * 3
    other = rows[2]
    assert (other["name"], other["area_id"], other["outline_in_union"]) == ("<b>Elders</b>", "", None)
    assert len(other["municipality_codes"]) == 1


def test_names_are_compared_without_signs_and_the_word_novex() -> None:
    assert folded("NOVEX-gebied Fryslân, Noord") == folded("Fryslan Noord") == "fryslannoord"


def test_what_cannot_be_made_leaves_the_build_as_it_is(
    official: Official, squares: Boundaries, seeds: Seeds, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Official({"res": official.regions["res"].__class__("res", 2024, (), "", "", "")}, {}, official.reports)
    assert official_files(broken, squares, seeds) == {}
    assert "regions and outlines are left out" in capsys.readouterr().err


def test_the_layers_are_the_same_with_and_without(
    beside: dict[str, bytes], built: Built, squares: Boundaries, seeds: Seeds, tmp_path: Path
) -> None:
    more = open_built(build(squares, seeds, tmp_path / "cache", beside))
    assert more.official
    assert built.official is None
    assert {**more.manifest["files"], **built.manifest["files"]} == more.manifest["files"]
    assert set(more.manifest["files"]) - set(built.manifest["files"]) == {OFFICIAL, REGIONS, OUTLINES}
    assert [path.name for path in export(more, tmp_path / "out")] == [p.name for p in export(built, tmp_path / "out")]


def test_the_table_of_members_has_a_row_for_each_municipality(beside: dict[str, bytes], seeds: Seeds) -> None:
    names = {code: municipality.name for code, municipality in seeds.municipalities.items()}
    table = members_csv(beside[REGIONS], names).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    assert len(rows) == 342
    groningen = next(row for row in rows if row["municipality_code"] == "GM0014")
    assert groningen == {
        "municipality_code": "GM0014", "municipality": "Groningen", "res_code": "ES01", "res_name": "PV20",
    }  # fmt: skip


def test_the_command_tells_that_nothing_is_at_hand_and_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = read({"AFSPRAKENKAART_CACHE": str(tmp_path / "cache")})
    assert command.main(["official", "--out", str(tmp_path / "out")], settings) == 0
    assert "res: no table of" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_command_writes_what_is_at_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], beside: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: Callable[..., Any] = lambda *_: dict(beside)  # noqa: E731
    monkeypatch.setattr("layers.official.official_files", made)
    settings = read({"AFSPRAKENKAART_CACHE": str(tmp_path / "cache")})
    assert command.main(["official", "--out", str(tmp_path / "out")], settings) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {REGIONS, OUTLINES, MEMBERS}
    told = capsys.readouterr().err
    assert "100% of the outline lies in the area as drawn" in told
    assert "no outline of that name: " in told
