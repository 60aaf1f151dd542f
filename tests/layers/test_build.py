"""The built folder: what is in it, that it is the same each time, and that nobody sees half of it."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import brotli
import geopandas as gpd
import pytest
from shapely.geometry import shape

from geo.boundaries import Boundaries
from geo.crs import require_rd, to_crs84
from geo.errors import SimplifyError, UnknownCodeError
from geo.simplify import to_topology
from layers.build import build, facts_of
from layers.built import Built, BuiltFolderError, open_built
from layers.cache import current, set_current
from layers.catalogue import congestion, housing, mirt, novex, provinces
from layers.errors import PlaceError
from layers.phases import phases
from layers.registry import LAYER_IDS
from seeds.export import flat
from seeds.load import Seeds
from seeds.records import Site
from seeds.second_readers.facts import VERDICTS
from seeds.second_readers.words import WORD_VERDICTS

Make = Callable[..., dict[str, Any]]


def site(**fields: Any) -> Site:
    absent = {"kind": "named", "geometry": "none", "coordinates": "", "municipality_codes": "", "province_codes": "",
              "municipality_codes_inferred": "", "province_codes_inferred": ""}  # fmt: skip
    return Site.model_validate(
        {**absent, "certainty": "area", "location_error_m": "", "basis": "by hand", "name": fields["id"], **fields}
    )


def with_housing(seeds: Seeds, *sites: Site) -> Seeds:
    return dataclasses.replace(seeds, housing_areas={s.id: s for s in sites})


# The folder


def test_the_folder_holds_what_its_manifest_names(built: Built) -> None:
    named = built.manifest["files"]
    assert {path.name for path in built.path.iterdir()} == {*named, "manifest.json"}
    for name, digest in named.items():
        assert hashlib.sha256((built.path / name).read_bytes()).hexdigest() == digest
    assert built.path.name == built.manifest["digest"]


@pytest.mark.slow
def test_two_builds_give_the_same_bytes(built: Built, squares: Boundaries, seeds: Seeds, tmp_path: Path) -> None:
    again = build(squares, seeds, tmp_path)
    assert again.name == built.path.name
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in built.path.iterdir()}


@pytest.mark.slow
def test_what_stands_is_left_as_it_is(squares: Boundaries, seeds: Seeds, tmp_path: Path) -> None:
    folder = build(squares, seeds, tmp_path)
    before = {p: p.stat().st_mtime_ns for p in folder.iterdir()}
    assert build(squares, seeds, tmp_path) == folder
    assert {p: p.stat().st_mtime_ns for p in folder.iterdir()} == before
    assert [p.name for p in (tmp_path / "built").iterdir()] == [folder.name]


@pytest.mark.slow
def test_other_facts_give_another_folder(built: Built, squares: Boundaries, seeds: Seeds, tmp_path: Path) -> None:
    fewer = dataclasses.replace(seeds, facts=dict(list(seeds.facts.items())[:5]))
    assert build(squares, fewer, tmp_path).name != built.path.name


def test_the_current_folder_is_changed_in_one_step(tmp_path: Path) -> None:
    assert current(tmp_path) is None
    for digest in ("one", "two"):
        folder = tmp_path / "built" / digest
        folder.mkdir(parents=True)
        set_current(folder)
        assert current(tmp_path) == folder
    assert sorted(p.name for p in (tmp_path / "built").iterdir()) == ["current", "one", "two"]


def test_compressed_files_hold_the_same_content(built: Built) -> None:
    for name in ("map.topojson", "map-detail.topojson", "points.json"):
        content = (built.path / name).read_bytes()
        assert brotli.decompress((built.path / f"{name}.br").read_bytes()) == content
        assert gzip.decompress((built.path / f"{name}.gz").read_bytes()) == content


def test_a_folder_that_lacks_a_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"files": {"facts.json": "0"}}), encoding="utf-8")
    with pytest.raises(BuiltFolderError, match=r"lacks facts\.json.*python -m layers build"):
        open_built(tmp_path)


@pytest.mark.parametrize("content", [None, "{", "[]"])
def test_a_folder_without_a_readable_manifest_is_not_opened(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(BuiltFolderError, match="python -m layers build"):
        open_built(tmp_path)


def test_the_manifest_says_what_was_built_on_what(built: Built, squares: Boundaries) -> None:
    manifest = built.manifest
    boundary = manifest["boundary"]
    assert (boundary["year"], boundary["licence"], boundary["schematic"]) == (2025, "CC0", False)
    assert {layer: about["count"] for layer, about in manifest["layers"].items()} == {
        layer: len(built.features(layer)) for layer in LAYER_IDS
    }


def test_the_facts_are_those_of_the_seeds_export_with_sites_grid_and_reading(built: Built, seeds: Seeds) -> None:
    assert [f["id"] for f in built.facts] == list(seeds.facts)
    for found, fact in zip(built.facts, seeds.facts.values(), strict=True):
        reading, words = found["reading"], found["words"]
        own = {"sites": list(fact.sites), "grid": fact.grid, "reading": reading, "words": words}
        assert found == {**flat(fact, seeds), **own}
        assert reading["verdict"] in VERDICTS
        assert words["verdict"] in WORD_VERDICTS


def test_the_registers_are_in_the_folder(built: Built, seeds: Seeds) -> None:
    assert len(built.registers["provinces"]) == 12
    assert len(built.registers["municipalities"]) == 342
    assert [d["file"] for d in built.registers["documents"]] == list(seeds.documents)


def test_the_map_has_every_feature_once_as_area_or_as_point(built: Built) -> None:
    topology = json.loads((built.path / "map.topojson").read_text(encoding="utf-8"))
    points = json.loads((built.path / "points.json").read_text(encoding="utf-8"))
    assert set(topology["objects"]) == {"provinces", "novex", "congestion"}
    for layer in LAYER_IDS:
        areas = [g["id"] for g in topology["objects"].get(layer, {"geometries": []})["geometries"]]
        others = [feature["id"] for feature in points.get(layer, [])]
        assert sorted([*areas, *others]) == sorted(p["id"] for p in built.features(layer))
    for features in points.values():
        for feature in features:
            assert shape(feature["geometry"]).geom_type in ("Point", "MultiPoint", "LineString")


def test_the_detail_has_the_areas_of_the_overview_and_every_municipality_with_its_name(
    built: Built, squares: Boundaries
) -> None:
    overview, detail = (
        json.loads((built.path / name).read_text(encoding="utf-8"))["objects"]
        for name in ("map.topojson", "map-detail.topojson")
    )
    municipalities = detail.pop("municipalities")["geometries"]
    for layer, found in overview.items():
        assert [g["id"] for g in detail[layer]["geometries"]] == [g["id"] for g in found["geometries"]]
    assert detail.keys() == overview.keys()
    names = dict(squares.municipalities.frame[["code", "name"]].itertuples(index=False))
    assert {g["id"]: g["properties"]["name"] for g in municipalities} == names


@pytest.mark.boundaries
def test_the_geometry_that_an_opening_loads_stays_small(real: Built) -> None:
    assert sum((real.path / f"{name}.br").stat().st_size for name in ("map.topojson", "points.json")) < 45_000
    assert (real.path / "map-detail.topojson.br").stat().st_size < 125_000


@pytest.mark.slow
def test_a_map_that_does_not_show_a_municipality_as_it_is_is_not_built(
    squares: Boundaries, seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def moving(frames: Mapping[str, gpd.GeoDataFrame], tolerance_m: float) -> dict[str, Any]:
        moved = dict(frames)
        if "municipalities" in moved:
            frame = frames["municipalities"]
            away = frame.translate(100_000).where(frame["name"] == "Texel", frame.geometry)
            moved["municipalities"] = frame.set_geometry(away)
        return to_topology(moved, tolerance_m)

    monkeypatch.setattr("layers.build.to_topology", moving)
    with pytest.raises(SimplifyError, match=r"municipalities: .*\(Texel\).* no longer borders on"):
        build(squares, seeds, tmp_path)
    assert not list(tmp_path.iterdir())


def test_boundaries_that_lack_a_member_stop_the_build(squares: Boundaries, seeds: Seeds, tmp_path: Path) -> None:
    m = squares.municipalities
    fewer = dataclasses.replace(m, frame=m.frame[m.frame["code"] != "GM0014"].reset_index(drop=True))
    with pytest.raises(UnknownCodeError, match="GM0014"):
        build(dataclasses.replace(squares, municipalities=fewer), seeds, tmp_path)
    assert not (tmp_path / "built").exists()


# The layers


@pytest.mark.parametrize("module", [provinces, novex, housing, mirt, congestion])
def test_a_layer_is_in_rd_with_valid_geometry(module: Any, squares: Boundaries, seeds: Seeds) -> None:
    frame = require_rd(module.build(facts_of(seeds), squares, seeds))
    assert frame.geometry.is_valid.all()
    assert not frame.geometry.is_empty.any()


def test_the_provinces_are_twelve_by_code(squares: Boundaries, seeds: Seeds) -> None:
    frame = provinces.build([], squares, seeds)
    assert list(frame["id"]) == [f"PV{n}" for n in range(20, 32)]
    assert frame["name"].tolist()[1] == "Fryslân"
    assert set(frame["certainty"]) == {"exact"}


def test_schematic_boundaries_make_every_area_schematic(squares: Boundaries, seeds: Seeds) -> None:
    drawn = Boundaries(
        dataclasses.replace(squares.provinces, is_schematic=True),
        dataclasses.replace(squares.municipalities, is_schematic=True),
        (),
    )
    for module in (provinces, novex):
        frame = module.build([], drawn, seeds)
        assert frame["schematic"].all()
        assert set(frame["certainty"]) == {"schematic"}


def test_there_are_sixteen_novex_areas_and_four_regions(squares: Boundaries, seeds: Seeds) -> None:
    frame = novex.build(facts_of(seeds), squares, seeds)
    assert frame["kind"].value_counts().to_dict() == {"novex": 16, "region": 4}
    regions = frame.loc[frame["kind"] == "region", "name"].tolist()
    assert regions == ["Twente", "Stedendriehoek", "Limburg Centraal", "Powerport regio Moerdijk"]


def test_a_novex_area_is_the_union_of_its_members(squares: Boundaries, seeds: Seeds) -> None:
    frame = novex.build([], squares, seeds).set_index("id")
    for area, row in frame.iterrows():
        members = {m.municipality_code for m in seeds.novex_members if m.area_id == area}
        assert row["geometry"].area == pytest.approx(len(members) * 10_000**2)
        assert set(row["partial_codes"]) <= set(row["municipality_codes"]) == members


def test_the_instruments_of_an_area_are_the_statuses_of_their_facts(make_fact: Make) -> None:
    facts = [
        make_fact(id="x-ontwikkelperspectief", status="done"),
        make_fact(id="x-uitvoeringsagenda", status="agreed"),
    ]
    assert novex.instruments("x", facts) == {
        "development_perspective": "done",
        "implementation_agenda": "agreed",
        "investment_agenda": "not_mentioned",
    }


def test_a_site_without_coordinates_gets_a_point_in_its_municipality(squares: Boundaries, seeds: Seeds) -> None:
    there = site(id="x", municipality_codes="GM0014", province_codes="PV20")
    [row] = housing.build([], squares, with_housing(seeds, there)).to_dict("records")
    square = squares.municipalities.frame.set_index("code").geometry["GM0014"]
    assert square.contains(row["geometry"])
    assert (row["certainty"], row["credit"], row["basis"]) == ("area", "by hand", "by hand")


def test_a_site_of_which_only_the_province_is_known_lies_in_the_province(squares: Boundaries, seeds: Seeds) -> None:
    [row] = housing.build([], squares, with_housing(seeds, site(id="x", province_codes="PV24"))).to_dict("records")
    assert squares.provinces.frame.set_index("code").geometry["PV24"].contains(row["geometry"])


def test_a_site_without_any_place_stops_the_build(squares: Boundaries, seeds: Seeds) -> None:
    with pytest.raises(PlaceError, match="lost, lost-too"):
        housing.build([], squares, with_housing(seeds, site(id="lost"), site(id="lost-too")))


def test_several_points_are_one_feature(squares: Boundaries, seeds: Seeds) -> None:
    both = site(id="x", geometry="point", coordinates="4.858 52.401; 4.835 52.423; 4.858 52.401", province_codes="PV27")
    frame = to_crs84(housing.build([], squares, with_housing(seeds, both)))
    [geometry] = frame.geometry
    assert geometry.geom_type == "MultiPoint"
    assert [(round(p.x, 6), round(p.y, 6)) for p in geometry.geoms] == [(4.858, 52.401), (4.835, 52.423)]


def test_a_project_without_a_phase_says_none(squares: Boundaries, seeds: Seeds) -> None:
    frame = mirt.build([], squares, seeds)
    assert set(frame["phase"]) == {"none"}


def test_the_phase_is_that_of_the_newest_letter(make_fact: Make) -> None:
    dates = {"old": "2025-06-13", "new": "2026-07-10", "undated": ""}
    facts = [
        make_fact(id="a", phase="realisatie", sources=[{"file": "old"}]),
        make_fact(id="b", phase="verkenning", sources=[{"file": "old"}, {"file": "new"}]),
        make_fact(id="c", phase="onderzoek", sources=[{"file": "undated"}]),
        make_fact(id="d", phase="gereed", status="superseded", sources=[{"file": "new"}]),
    ]
    assert phases(facts, dates) == ["verkenning", "realisatie", "onderzoek"]


def test_of_two_phases_in_one_letter_the_one_that_goes_on_comes_first(make_fact: Make) -> None:
    facts = [make_fact(id=p, phase=p, sources=[{"file": "a"}]) for p in ("gereed", "verkenning", "planuitwerking")]
    assert phases(facts, {"a": "2025"}) == ["planuitwerking", "verkenning", "gereed"]


# The grid


def grid_rows(facts: list[dict[str, Any]], squares: Boundaries, seeds: Seeds) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in congestion.build(facts, squares, seeds).to_dict("records")}


def test_no_statement_is_not_mentioned(squares: Boundaries, seeds: Seeds) -> None:
    rows = grid_rows([], squares, seeds)
    assert len(rows) == 12
    assert {row["status"] for row in rows.values()} == {"not_mentioned"}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (["stop_threatened", "measures"], "stop_threatened"),
        (["measures", "place"], "measures_mentioned"),
        (["place"], "named_places_only"),
        (["place", "stop_threatened_in_part"], "stop_threatened_in_part"),
    ],
)
def test_the_gravest_statement_gives_the_status(
    said: list[str], status: str, make_fact: Make, squares: Boundaries, seeds: Seeds
) -> None:
    facts = [make_fact(id=f"f{i}", theme="energy", grid=g, province_codes=["PV26"]) for i, g in enumerate(said)]
    rows = grid_rows(facts, squares, seeds)
    assert rows["PV26"]["status"] == status
    assert rows["PV26"]["fact_ids"] == [fact["id"] for fact in facts]
    assert rows["PV27"]["status"] == "not_mentioned"


def test_a_superseded_statement_gives_no_status(make_fact: Make, squares: Boundaries, seeds: Seeds) -> None:
    facts = [make_fact(id="a", theme="energy", grid="measures", province_codes=["PV26"], status="superseded")]
    assert grid_rows(facts, squares, seeds)["PV26"]["status"] == "not_mentioned"


def test_the_threatened_part_of_a_province_is_its_municipalities(
    make_fact: Make, squares: Boundaries, seeds: Seeds
) -> None:
    polder = ["GM0034", "GM0050", "GM0303", "GM0995"]
    facts = [
        make_fact(
            id="a", theme="energy", grid="stop_threatened_in_part", province_codes=["PV24"], municipality_codes=polder,
            place="Flevopolder",
        )
    ]  # fmt: skip
    rows = grid_rows(facts, squares, seeds)
    assert len(rows) == 13
    assert rows["PV24"]["municipality_codes"] == polder
    part = rows["PV24-part"]
    assert (part["kind"], part["name"], part["status"]) == ("part", "Flevopolder", "stop_threatened_in_part")
    assert part["geometry"].area == pytest.approx(4 * 10_000**2)
    assert part["geometry"].area < rows["PV24"]["geometry"].area


def test_a_stop_in_the_whole_province_leaves_no_part(make_fact: Make, squares: Boundaries, seeds: Seeds) -> None:
    facts = [
        make_fact(id="a", theme="energy", grid="stop_threatened", province_codes=["PV24"]),
        make_fact(
            id="b",
            theme="energy",
            grid="stop_threatened_in_part",
            province_codes=["PV24"],
            municipality_codes=["GM0034"],
        ),
    ]
    rows = grid_rows(facts, squares, seeds)
    assert "PV24-part" not in rows
    assert rows["PV24"]["municipality_codes"] == []


def test_named_places_are_points_by_site_or_by_municipality(make_fact: Make, squares: Boundaries, seeds: Seeds) -> None:
    facts = [
        make_fact(id="a", theme="energy", grid="place", province_codes=["PV28"], sites=["scheveningen"],
                  municipality_codes=["GM0518"]),
        make_fact(id="b", theme="energy", grid="place", province_codes=["PV26"], municipality_codes=["GM0353"]),
    ]  # fmt: skip
    rows = grid_rows(facts, squares, seeds)
    assert {i for i, row in rows.items() if row["kind"] == "place"} == {"scheveningen", "GM0353"}
    assert rows["scheveningen"]["fact_ids"] == ["a"]
    assert rows["GM0353"]["geometry"].geom_type == "Point"
