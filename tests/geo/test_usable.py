"""Boundaries that are not whole or do not fit together are passed over with the reason; the next source serves."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely
from shapely.affinity import scale, translate
from shapely.geometry import MultiPolygon, Point, mapping

from geo.boundaries import Boundaries, BoundarySet
from geo.chain import first_made, load_boundaries
from geo.crs import RD
from geo.errors import BoundaryUnavailableError, SimplifyError
from geo.reports import public
from geo.sources.folder import FolderSource
from geo.sources.schematic import SchematicSource
from geo.usable import faults

Features = list[dict[str, Any]]
Change = Callable[[Features, Features], object]


def reshape(feature: dict[str, Any], change: Callable[[Any], Any]) -> None:
    feature["geometry"] = mapping(change(shapely.geometry.shape(feature["geometry"])))


def other_year(features: Features) -> None:
    for feature in features:
        feature["properties"]["jrstatcode"] = feature["properties"]["jrstatcode"].replace("2025", "2024")


def rename(feature: dict[str, Any], code: str) -> None:
    feature["properties"] |= {"statcode": code, "jrstatcode": f"2025{code}"}


def collect(shape: Any) -> Any:
    return shapely.GeometryCollection([shape, Point(100_000, 400_000)])


def noisy(shape: Any) -> Any:
    return translate(shape, 1e-8, 1e-8)


def hair_off(n: int) -> Callable[[Any], Any]:
    """Each outline moved by some 1e-8 m in a direction of its own, as full precision leaves them."""
    return lambda shape: translate(shape, 1e-8 * (n % 3 - 1), 1e-8 * (n % 5 - 2))


def measured(written: Any) -> dict[str, Any]:
    def longer(part: Any) -> Any:
        return [*part, 2.5, 7.0] if isinstance(part[0], float) else [longer(one) for one in part]

    return {"coordinates": longer(json.loads(json.dumps(written["coordinates"])))}


def lower(properties: dict[str, Any]) -> dict[str, Any]:
    return {"statcode": properties["statcode"].lower(), "jrstatcode": properties["jrstatcode"].lower()}


def of_year(properties: dict[str, Any]) -> None:
    del properties["jrstatcode"]
    properties["jaar"] = 2025


def smaller(shape: Any) -> Any:
    return scale(shape, 0.9, 0.9)


def of_nothing(shape: Any) -> Any:
    return MultiPolygon()


HOSTILE: dict[str, tuple[Change, set[str]]] = {
    "341 municipalities": (lambda p, m: m.pop(), {"incomplete", "missing"}),
    "a municipality without geometry": (
        lambda p, m: m[3].update(geometry=None),
        {"incomplete", "missing", "no_outline"},
    ),
    "a collection of points": (
        lambda p, m: m[3].update(geometry=mapping(shapely.GeometryCollection([Point(100_000, 400_000)]))),
        {"incomplete", "missing", "no_outline"},
    ),
    "a line there and back": (
        lambda p, m: m[3]["geometry"].update(coordinates=[[[1e5, 4e5], [1e5, 5e5], [1e5, 4e5], [1e5, 4e5]]]),
        {"incomplete", "missing", "no_outline"},
    ),
    "a municipality under the code of another": (
        lambda p, m: rename(m[3], m[4]["properties"]["statcode"]),
        {"incomplete", "missing", "joined"},
    ),
    "a municipality that does not exist": (lambda p, m: rename(m[3], "GM9999"), {"missing", "unknown_codes"}),
    "municipalities that overlap": (lambda p, m: reshape(m[3], lambda s: translate(s, 500, 0)), {"overlap"}),
    "a municipality in no province": (lambda p, m: reshape(m[3], lambda s: translate(s, 0, 200_000)), {"outside"}),
    "municipalities that leave gaps": (lambda p, m: [reshape(found, smaller) for found in m], {"untiled"}),
    "a border that is a decimetre off": (lambda p, m: reshape(m[3], lambda s: translate(s, 0.1, 0)), {"unmatched"}),
    "provinces alone": (lambda p, m: m.clear(), {"no_pair", "no_cbs"}),
}

# What is wrong with the provinces alone: the municipalities are whole, and provinces are unions of them.
MENDED: dict[str, tuple[Change, set[str]]] = {
    "eleven provinces": (lambda p, m: p.pop(3), {"incomplete", "missing"}),
    "a province without geometry": (lambda p, m: p[3].update(geometry=None), {"incomplete", "missing", "no_outline"}),
    "a province of nothing": (lambda p, m: reshape(p[3], of_nothing), {"incomplete", "missing", "no_outline"}),
    "a province that is a point": (
        lambda p, m: p[3].update(geometry=mapping(Point(100_000, 400_000))),
        {"incomplete", "missing", "no_outline"},
    ),
    "a province twice, one elsewhere": (
        lambda p, m: p.append({**p[3], "geometry": p[5]["geometry"]}),
        {"overlap", "joined"},
    ),
    "provinces that overlap": (lambda p, m: reshape(p[3], lambda s: translate(s, 0, 5_000)), {"overlap"}),
    "no provinces": (lambda p, m: p.clear(), {"no_cbs"}),
    "provinces of another year": (lambda p, m: other_year(p), set()),
}

# What means nothing is read as it is meant.
READ: dict[str, Change] = {
    "a collection with a polygon": lambda p, m: reshape(m[3], collect),
    "a border that is a hair off": lambda p, m: reshape(m[3], noisy),
    "every border a hair off": lambda p, m: [reshape(one, hair_off(n)) for n, one in enumerate(m)],
    "a third and a fourth dimension": lambda p, m: [reshape(one, lambda s: shapely.force_3d(s, 2.5)) for one in m],
    "a fourth number in each position": lambda p, m: [one["geometry"].update(measured(one["geometry"])) for one in m],
    "codes in lower case": lambda p, m: [one["properties"].update(lower(one["properties"])) for one in m],
    "a column jaar": lambda p, m: [of_year(one["properties"]) for one in (*p, *m)],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_folder_that_is_not_whole_is_passed_over_and_the_next_source_serves(
    name: str, whole: Any, features_of: Any, write: Any
) -> None:
    change, kinds = HOSTILE[name]
    provinces, municipalities = map(features_of, whole(2025))
    change(provinces, municipalities)
    write("p.json", provinces)
    folder = write("m.json", municipalities)
    boundaries = load_boundaries([FolderSource(folder), SchematicSource()])
    refused, used = boundaries.reports
    assert (refused.used, used.used, boundaries.is_schematic) == (False, True, True)
    assert {finding.kind for finding in refused.findings} == kinds
    assert all(str(finding) in str(refused) for finding in refused.findings)


def loaded(change: Change, whole: Any, features_of: Any, write: Any) -> Boundaries:
    provinces, municipalities = map(features_of, whole(2025))
    change(provinces, municipalities)
    write("p.json", provinces)
    return load_boundaries([FolderSource(write("m.json", municipalities)), SchematicSource()])


@pytest.mark.parametrize("name", MENDED)
def test_whole_municipalities_suffice_and_what_was_wrong_with_the_provinces_is_told(
    name: str, whole: Any, features_of: Any, write: Any
) -> None:
    change, kinds = MENDED[name]
    boundaries = loaded(change, whole, features_of, write)
    [report] = boundaries.reports
    assert report.used
    assert {finding.kind for finding in report.findings} == {*kinds, "dissolved"}
    expected = whole(2025)[0].frame
    assert list(boundaries.provinces.frame["code"]) == list(expected["code"])
    assert (boundaries.provinces.frame.geometry.symmetric_difference(expected.geometry).area < 1).all()


@pytest.mark.parametrize("name", READ)
def test_what_files_in_the_wild_differ_in_is_read_as_it_is_meant(
    name: str, whole: Any, features_of: Any, write: Any
) -> None:
    boundaries = loaded(READ[name], whole, features_of, write)
    [report] = boundaries.reports
    assert report.used
    assert shapely.coverage_is_valid(boundaries.municipalities.frame.geometry.to_numpy())
    expected = whole(2025)[1].frame.geometry
    assert (boundaries.municipalities.frame.geometry.symmetric_difference(expected).area < 100).all()


def test_a_folder_that_is_whole_is_used(whole: Any, features_of: Any, write: Any) -> None:
    for name, found in zip("pm", whole(2025), strict=True):
        folder = write(f"{name}.json", features_of(found))
    [report] = load_boundaries([FolderSource(folder), SchematicSource()]).reports
    assert (report.used, report.findings) == (True, ())


def test_a_year_that_is_not_whole_does_not_hide_an_older_one_that_is(whole: Any, features_of: Any, write: Any) -> None:
    for name, found in zip("pm", whole(2024), strict=True):
        write(f"{name}-2024.json", features_of(found))
    provinces, municipalities = map(features_of, whole(2025))
    write("p.json", provinces)
    boundaries = load_boundaries([FolderSource(write("m.json", municipalities[1:]))])
    assert boundaries.year == 2024
    assert {finding.kind for finding in boundaries.reports[0].findings} == {"incomplete", "missing"}


@pytest.mark.parametrize("year", [2022, 2023, 2026])
def test_the_municipalities_of_each_year_are_known(year: int, whole: Any) -> None:
    assert faults(*whole(year)) == []


def test_the_municipalities_of_another_year_are_not_those_of_this_one(whole: Any) -> None:
    as_2022 = dataclasses.replace(whole(2025)[1], year=2022)
    assert {fault.kind for fault in faults(whole(2022)[0], as_2022)} == {"incomplete", "missing", "unknown_codes"}


def test_an_outline_that_stays_invalid_is_named(whole: Any) -> None:
    provinces, municipalities = whole(2025)
    bow = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    shapes = [
        bow if code == "PV22" else shape
        for code, shape in provinces.frame[["code", "geometry"]].itertuples(index=False)
    ]
    broken = dataclasses.replace(provinces, frame=provinces.frame.set_geometry(shapes, crs=provinces.frame.crs))
    [fault] = faults(broken, municipalities)
    assert (fault.kind, fault.codes) == ("invalid", ("PV22",))


def test_what_cannot_be_made_into_a_map_is_passed_over_with_all_of_the_reason_for_the_log() -> None:
    class Other(SchematicSource):
        name = "other"

    def make(boundaries: Boundaries) -> Boundaries:
        if not boundaries.reports[:-1]:
            raise SimplifyError("/home/someone: PV22 no longer borders on PV23")
        return boundaries

    refused, used = first_made([Other(), SchematicSource()], make).reports
    assert "no longer borders on PV23" in str(refused)
    assert [finding["kind"] for finding in public(refused)["findings"]] == ["unbuildable", "schematic"]
    assert "borders" not in str(public(refused))
    assert used.used


@pytest.mark.parametrize("fault", [ValueError("x"), KeyError("x"), RecursionError(), shapely.GEOSException("x")])
def test_whatever_the_libraries_answer_the_next_source_is_tried_and_the_last_says_all(fault: Exception) -> None:
    def make(boundaries: BoundarySet) -> None:
        raise fault

    with pytest.raises(BoundaryUnavailableError, match="no map can be made of 2025"):
        first_made([SchematicSource()], make)  # type: ignore[arg-type]


def test_a_disk_that_is_full_is_no_fault_of_the_boundaries() -> None:
    def make(boundaries: Boundaries) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        first_made([SchematicSource()], make)


def test_codes_that_are_not_ours_reach_no_page(tmp_path: Path, whole: Any, features_of: Any, write: Any) -> None:
    provinces, municipalities = map(features_of, whole(2025))
    rename(municipalities[3], "GM9999")
    municipalities[3]["geometry"] = None
    write("p.json", provinces)
    refused = load_boundaries([FolderSource(write("m.json", municipalities)), SchematicSource()]).reports[0]
    assert "GM9999" in str(refused)
    assert "9999" not in str(public(refused))


def as_geopackage(found: BoundarySet, features: Features, path: Path, crs: Any = RD, z: bool = False) -> None:
    frame = geopandas.GeoDataFrame.from_features(features, crs=RD).to_crs(crs)
    if z:
        frame = frame.set_geometry(shapely.force_3d(frame.geometry.to_numpy(), 2.5), crs=crs)
    frame.to_file(path, driver="GPKG", layer=f"{found.level} 2.5D")


@pytest.mark.parametrize("name", ["gemeenten 2025 (def).GPKG", "a:b.gpkg", "GPKG:x.gpkg", "o'dd %20?.gpkg"])
def test_a_geopackage_with_heights_is_read_whatever_its_name(
    name: str, whole: Any, features_of: Any, tmp_path: Path
) -> None:
    [_, municipalities] = whole(2025)
    as_geopackage(municipalities, features_of(municipalities), tmp_path / "made.gpkg", z=True)
    (tmp_path / "made.gpkg").rename(tmp_path / name)
    boundaries = load_boundaries([FolderSource(tmp_path)])
    assert len(boundaries.municipalities.frame) == len(municipalities.frame)
    assert not boundaries.municipalities.frame.geometry.has_z.any()


def test_degrees_under_rd_are_read_as_such_where_the_file_names_them(
    whole: Any, features_of: Any, tmp_path: Path
) -> None:
    [_, municipalities] = whole(2025)
    as_geopackage(municipalities, features_of(municipalities), tmp_path / "a.gpkg", crs="EPSG:4289")
    found = load_boundaries([FolderSource(tmp_path)]).municipalities.frame.geometry
    assert (found.distance(municipalities.frame.geometry) == 0).all()
    assert (found.centroid.distance(municipalities.frame.geometry.centroid) < 0.01).all()
