"""Boundaries that lack something, in ways that are rare: each is told, and what else there is is used."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from shapely.geometry import GeometryCollection, Point, Polygon, box, mapping

from geo.chain import load_boundaries
from geo.crs import CRS84, RD, known_by_both
from geo.errors import GeoError, JoinError, NoBoundariesError, ServiceError, SimplifyError
from geo.official import load_official
from geo.simplify import to_topology
from geo.sources import areas, kept, outlines
from geo.sources.cached import CachedSource
from geo.sources.folder import FolderSource
from geo.sources.geopackage import layers, rows
from geo.sources.outlines import Named, named_areas
from geo.sources.pdok import PdokSource
from geo.sources.region_outlines import members_by_place, naming_of
from geo.unions import unions
from geo.usable import faults
from settings import read
from tests.geo.test_boundaries import Shelf
from tests.geo.test_official import outlines_of

SQUARE = box(100_000, 400_000, 120_000, 420_000)
STATED = kept.Stated("https://example.org", "CC BY 4.0", "Bron: CBS", "2026-01-02T03:04:05+00:00")


# --- the chain


def test_provinces_that_cannot_be_had_after_all_are_not_made_of_municipalities(whole):
    source = Shelf("folder", *whole(2025))
    source.load = lambda level, year: _without(level) if level == "provincie" else whole(2025)[1]
    found = load_boundaries([source, Shelf("other", *whole(2024))])
    assert found.year == 2025
    assert "are the unions of their municipalities" in str(found.reports[0])


def _without(level):
    raise NoBoundariesError(f"no {level}")


def test_whatever_a_source_answers_the_next_one_is_tried(whole):
    source = Shelf("folder", *whole(2025))
    source.load = lambda _level, _year: 1 / 0
    refused, used = load_boundaries([source, Shelf("other", *whole(2024))]).reports
    assert "no map can be made of 2025: ZeroDivisionError" in str(refused)
    assert used.used


def test_provinces_are_made_of_whole_municipalities_alone(whole):
    municipalities = whole(2025)[1]
    with pytest.raises(NoBoundariesError, match="municipalities of 2025 are not whole"):
        unions(dataclasses.replace(municipalities, frame=municipalities.frame.iloc[1:]))


def test_a_code_that_stands_there_twice_is_not_usable(whole):
    provinces, municipalities = whole(2025)
    frame = provinces.frame.assign(code=provinces.frame["code"].replace("PV21", "PV20"))
    said = [str(finding) for finding in faults(dataclasses.replace(provinces, frame=frame), municipalities)]
    assert any("has a code more than once" in text for text in said)


def test_of_a_year_that_the_register_does_not_know_no_place_is_checked(whole):
    assert faults(*whole(1999)) == []


# --- files


def test_a_system_that_nobody_knows_is_told_by_the_numbers(write, provinces):
    assert known_by_both("urn:nobody", SQUARE.bounds).crs == RD
    crs = {"type": "name", "properties": {"name": "urn:nobody"}}
    source = FolderSource(write("a.json", provinces(), crs=crs))
    assert len(source.load("provincie", 2025).frame) == 12
    assert any("says urn:nobody, but its coordinates are RD" in str(note) for note in source.notes())


def test_a_collection_within_a_collection_is_its_polygons():
    nested = GeometryCollection([GeometryCollection([SQUARE, Point(0, 0)]), Point(1, 1)])
    assert areas.only_polygons(nested).equals(SQUARE)


def test_a_set_is_of_one_level_and_year(provinces):
    found, _ = areas.read_areas(areas.rows({"features": provinces(2025, count=1) + provinces(2024, count=1)}))
    with pytest.raises(GeoError, match="one level, year and reference system"):
        areas.boundary_set(found, origin="two years")


def test_a_geopackage_may_lack_geometry_and_system(tmp_path, provinces):
    path = tmp_path / "a.gpkg"
    frame = gpd.GeoDataFrame.from_features(provinces())
    with pytest.warns(UserWarning, match="'crs' was not provided"):
        frame.to_file(path, layer="without_system", driver="GPKG")
    pyogrio.write_dataframe(frame.drop(columns="geometry"), path, layer="bare", driver="GPKG", append=True)
    assert set(layers(tmp_path, path)) == {"without_system", "bare"}
    found, system = rows(tmp_path, path, "without_system")
    assert (len(found), system) == (12, None)
    with pytest.raises(GeoError, match="no geometry"):
        rows(tmp_path, path, "bare")
    with pytest.raises(GeoError, match="cannot be read"):
        rows(tmp_path, path, "no_such_layer")


def test_a_cache_folder_that_is_a_file_is_told(tmp_path, capsys):
    (tmp_path / "boundaries").write_text("")
    with pytest.raises(GeoError, match="cannot be read"):
        CachedSource(tmp_path).years("provincie")
    (tmp_path / "official").write_text("")
    with pytest.raises(GeoError, match="cannot be written"):
        kept.keep(tmp_path, "landsdeel", [], STATED)


def test_a_broken_copy_was_never_fetched(tmp_path):
    path = kept.keep(tmp_path, "x", [], STATED)
    assert kept.fetched_at(tmp_path, "x", origin=STATED.origin) == STATED.fetched_at
    path.write_text("{")
    assert kept.fetched_at(tmp_path, "x", origin=STATED.origin) == ""


# --- outlines and regions


def row(shape, **columns):
    return columns, lambda: shape


def named(columns):
    return Named(str(columns["code"]), str(columns["code"]))


def test_outlines_with_latitude_first_are_turned():
    turned = shapely.transform(gpd.GeoSeries([SQUARE], crs=RD).to_crs(CRS84), lambda xy: xy[:, ::-1])[0]
    frame = named_areas([row(turned, code="1")], "EPSG:4326", named)
    assert frame.area[0] == pytest.approx(SQUARE.area, rel=1e-3)


def test_outlines_that_enclose_nothing_or_are_too_many_are_refused(monkeypatch):
    flat = Polygon([(100_000, 400_000), (110_000, 410_000), (120_000, 420_000)])
    with pytest.raises(GeoError, match="1 encloses nothing"):
        named_areas([row(flat, code="1")], None, named)
    monkeypatch.setattr(outlines, "MAX_AREAS", 1)
    with pytest.raises(GeoError, match="2 rows, more than the 1"):
        named_areas([row(SQUARE, code="1"), row(SQUARE, code="2")], None, named)


def test_a_region_of_another_year_or_without_municipalities_is_none(whole):
    assert naming_of("landsdeel", 2025)({"statcode": "LD01", "statnaam": "Noord", "jrstatcode": "2024LD01"}) is None
    municipalities = whole(2025)[1]
    found = outlines_of(municipalities).rename(columns={"statcode": "code", "statnaam": "name"})
    far = gpd.GeoDataFrame({"code": ["LD09"], "name": ["Ver"]}, geometry=[box(0, 300_000, 1, 300_001)], crs=RD)
    both = gpd.GeoDataFrame(pd.concat([found, far], ignore_index=True), crs=RD)
    with pytest.raises(JoinError, match="a region holds no municipality"):
        members_by_place("landsdeel", both, municipalities)


def test_a_broken_copy_of_outlines_is_no_outline_and_ends_nothing(tmp_path, whole):
    settings = read({"AFSPRAKENKAART_CACHE": str(tmp_path)})
    kept.keep(tmp_path, "novex_outlines", {"features": [{"geometry": mapping(SQUARE), "properties": {}}]}, STATED)
    kept.keep(tmp_path, "register-2025", 5, STATED)
    found = load_official(settings, whole(2025)[1])
    state = {report.kind: report.public for report in found.reports}
    assert state["novex_outlines"] == {"kind": "novex_outlines", "state": "unusable", "year": None, "count": 0}
    assert {state[kind]["state"] for kind in ("res", "corop", "landsdeel")} == {"unusable"}


def test_a_hole_that_no_grid_can_draw_is_told_by_name():
    speck = box(105_000, 405_000, 105_000.002, 405_000.002)
    frame = gpd.GeoDataFrame(
        {"code": ["A", "B"], "name": ["a", "b"]}, geometry=[SQUARE.difference(speck), speck], crs=RD
    )
    with pytest.raises(SimplifyError, match="across cannot be drawn: A, B"):
        to_topology({"areas": frame}, tolerance_m=100)


# --- the service


def test_a_service_has_a_name_and_may_have_any_year():
    source = PdokSource("https://example.org/ogc")
    assert (source.kind, source.name) == ("service", "service https://example.org/ogc")
    assert 2025 in source.years("provincie")


def test_areas_in_two_systems_or_without_any_area_are_not_used(serve, reply, provinces, quick):
    answers = [provinces(count=6) + provinces(crs=CRS84)[6:], [flat(feature) for feature in provinces()]]
    server = serve(lambda handler, _: reply(handler, answers.pop(0), headers={"Content-Crs": ""}))
    source = PdokSource(server.url, quick)
    with pytest.raises(ServiceError, match="in several reference systems"):
        source.load("provincie", 2025)
    with pytest.raises(ServiceError, match="encloses anything"):
        source.load("provincie", 2025)


def flat(feature):
    """The feature with an outline that lies on a line."""
    x = feature["geometry"]["coordinates"][0][0][0]
    line = [[x, 400_000], [x + 1000, 401_000], [x + 2000, 402_000], [x, 400_000]]
    return feature | {"geometry": {"type": "Polygon", "coordinates": [line]}}
