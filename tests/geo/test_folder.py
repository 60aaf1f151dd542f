"""A folder of files of the user: recognised by content, whatever they are called and whatever is in them."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, box

from geo.chain import load_boundaries
from geo.crs import CRS84, RD
from geo.errors import BoundaryUnavailableError, GeoError, NoBoundariesError
from geo.sources.folder import FolderSource

ROOT = Path(__file__).resolve().parents[2]
RD_MEMBER = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
CRS84_MEMBER = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}


def _loaded(folder, year=2025):
    source = FolderSource(folder)
    return source.load("provincie", year), "\n".join(map(str, source.notes()))


def _is_as_made(frame):
    return frame.geometry.iloc[0].symmetric_difference(box(20_000, 400_000, 30_000, 410_000)).area < 1000


@pytest.mark.boundaries
def test_the_newest_year_with_both_levels_is_taken(boundaries_dir):
    boundaries = load_boundaries([FolderSource(boundaries_dir)])
    assert (boundaries.provinces.year, boundaries.municipalities.year) == (2025, 2025)
    assert (len(boundaries.provinces.frame), len(boundaries.municipalities.frame)) == (12, 342)
    assert boundaries.municipalities.frame.crs == RD
    assert list(boundaries.municipalities.frame.columns) == ["code", "name", "geometry"]
    assert boundaries.municipalities.frame["code"].is_monotonic_increasing
    assert boundaries.municipalities.frame.geometry.is_valid.all()
    assert boundaries.reports[0].findings == ()


@pytest.mark.boundaries
def test_with_municipalities_of_2022_the_provinces_are_their_unions(boundaries_dir, tmp_path):
    for name in ("provincie_gegeneraliseerd_2025.geojson", "gemeente_gegeneraliseerd_2022.geojson"):
        shutil.copy(boundaries_dir / name, tmp_path)
    boundaries = load_boundaries([FolderSource(tmp_path)])
    assert (boundaries.year, len(boundaries.municipalities.frame), len(boundaries.provinces.frame)) == (2022, 345, 12)
    published = FolderSource(boundaries_dir).load("provincie", 2025).frame.geometry
    assert (boundaries.provinces.frame.geometry.symmetric_difference(published).area < 0.002 * published.area).all()


def test_degrees_are_assumed_where_the_file_says_nothing(write, provinces):
    loaded, notes = _loaded(write("a.json", provinces(crs=CRS84)))
    assert _is_as_made(loaded.frame)
    assert notes == ""


def test_rd_is_read_from_the_crs_member(write, provinces):
    loaded, notes = _loaded(write("a.geojson", provinces(crs=RD), crs=RD_MEMBER))
    assert _is_as_made(loaded.frame)
    assert notes == ""


def test_numbers_in_rd_win_from_a_file_that_says_degrees(write, provinces):
    loaded, notes = _loaded(write("a.geojson", provinces(crs=RD), crs=CRS84_MEMBER))
    assert _is_as_made(loaded.frame)
    assert "says urn:ogc:def:crs:OGC:1.3:CRS84, but its coordinates are RD" in notes


def test_numbers_in_degrees_win_from_a_file_that_says_rd(write, provinces):
    loaded, notes = _loaded(write("a.geojson", provinces(crs=CRS84), crs=RD_MEMBER))
    assert _is_as_made(loaded.frame)
    assert "but its coordinates are CRS84" in notes


def test_latitude_first_is_recognised_by_the_numbers(write, provinces):
    features = provinces(crs=CRS84)
    for feature in features:
        ring = feature["geometry"]["coordinates"][0]
        feature["geometry"]["coordinates"] = [[[lat, lon] for lon, lat in ring]]
    loaded, _ = _loaded(write("a.geojson", features))
    assert _is_as_made(loaded.frame)


@pytest.mark.parametrize("crs", [3857, 3035])
def test_metres_of_the_web_and_of_europe_are_recognised_by_the_numbers(write, provinces, crs):
    loaded, _ = _loaded(write("a.geojson", provinces(crs=crs)))
    assert _is_as_made(loaded.frame)


def test_the_name_of_a_file_does_not_matter(write, provinces):
    loaded, _ = _loaded(write("gemeente_2019.JSON", provinces(2025)))
    assert (loaded.level, loaded.year) == ("provincie", 2025)


def test_the_year_is_read_from_jaarcode_too(write, provinces):
    features = provinces(2025)
    for feature in features:
        del feature["properties"]["jrstatcode"]
        feature["properties"]["jaarcode"] = 2025
    loaded, _ = _loaded(write("a.json", features))
    assert loaded.year == 2025


def test_years_mixed_in_one_file_are_told_apart(write, provinces):
    source = FolderSource(write("a.json", provinces(2024) + provinces(2025)))
    assert source.years("provincie") == [2024, 2025]
    assert len(source.load("provincie", 2024).frame) == 12


def test_the_fuller_file_of_the_same_year_is_taken_and_the_other_reported(write, provinces):
    write("a.json", provinces(count=3))
    loaded, notes = _loaded(write("b.json", provinces()))
    assert len(loaded.frame) == 12
    assert "a.json: provincie 2025 not used, b.json has it too" in notes


def test_a_code_that_stands_there_twice_becomes_one_area(write, provinces):
    features = provinces()
    twin = json.loads(json.dumps(features[0]))
    twin["geometry"]["coordinates"] = [[[20_000, 420_000], [30_000, 420_000], [30_000, 430_000], [20_000, 420_000]]]
    loaded, notes = _loaded(write("a.json", [*features, twin]))
    assert len(loaded.frame) == 12
    assert loaded.frame.area[0] == pytest.approx(150e6)
    assert "1 codes stand there more than once and became one area each (PV20)" in notes


def test_an_invalid_outline_is_made_valid_and_reported(write, provinces):
    features = provinces()
    bow = [[20_000, 400_000], [30_000, 410_000], [30_000, 400_000], [20_000, 410_000], [20_000, 400_000]]
    features[0]["geometry"]["coordinates"] = [bow]
    loaded, notes = _loaded(write("a.json", features))
    assert loaded.frame.geometry.is_valid.all()
    assert loaded.frame.area[0] == pytest.approx(50e6)
    assert "1 invalid outlines were made valid (PV20)" in notes


def test_an_outline_that_encloses_nothing_is_passed_over(write, provinces):
    features = provinces()
    features[0]["geometry"]["coordinates"] = [
        [[20_000, 400_000], [30_000, 400_000], [20_000, 400_000], [20_000, 400_000]]
    ]
    loaded, notes = _loaded(write("a.json", features))
    assert "PV20" not in set(loaded.frame["code"])
    assert "outlines enclose nothing and were passed over (PV20)" in notes


def test_heights_are_left_out(write, provinces):
    features = provinces()
    for feature in features:
        feature["geometry"]["coordinates"] = [[[x, y, 12.0] for x, y in feature["geometry"]["coordinates"][0]]]
    loaded, _ = _loaded(write("a.json", features))
    assert not loaded.frame.has_z.any()


@pytest.mark.parametrize(
    ("geometry", "why"),
    [
        (None, "no geometry"),
        ({"type": "Polygon", "coordinates": []}, "no geometry"),
        ({"type": "Point", "coordinates": [5, 52]}, "a Point where a polygon is needed"),
        ({"type": "Polygon", "coordinates": [["a"]]}, "a geometry that cannot be read"),
        ({"type": "Nonsense"}, "a geometry that cannot be read"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}, "in the Netherlands in no known"),
        ({"type": "Polygon", "coordinates": [[[5, 52], [5, 53], [float("nan"), 52], [5, 52]]]}, "cannot be read"),
    ],
)
def test_a_feature_without_a_usable_geometry_is_reported_and_the_rest_read(write, provinces, geometry, why):
    features = provinces()
    features[3]["geometry"] = geometry
    loaded, notes = _loaded(write("a.json", features))
    assert len(loaded.frame) == 11
    assert why in notes
    assert "PV23" in notes


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"statcode": "PV99"}, "is no code of a provincie"),
        ({"statcode": None}, "no statcode"),
        ({"statcode": "LD01", "rubriek": "landsdeel"}, "level 'landsdeel'"),
        ({"rubriek": "gemeente"}, "rubriek 'gemeente' with a statcode of a provincie"),
        ({"jrstatcode": "2025PV99"}, "a jrstatcode that is not the year and the statcode"),
        ({"jrstatcode": ""}, "no year"),
        ({"jaarcode": 2024}, "a jaarcode that contradicts the jrstatcode"),
        ({"jaarcode": "soon"}, "which is no year"),
    ],
)
def test_a_feature_that_contradicts_itself_is_reported_and_the_rest_read(write, provinces, changes, why):
    features = provinces()
    features[3]["properties"] |= changes
    loaded, notes = _loaded(write("a.json", features))
    assert len(loaded.frame) == 11
    assert why in notes


def test_a_number_beyond_all_numbers_is_reported(write, provinces):
    folder = write("a.json", provinces())
    path = folder / "a.json"
    path.write_text(path.read_text().replace("20000.0", "1e400", 1))
    _, notes = _loaded(folder)
    assert "1 passed over for coordinates that are no numbers (PV20)" in notes


def test_mixed_systems_in_one_file_are_refused(write, provinces):
    source = FolderSource(write("a.json", provinces(crs=RD)[:6] + provinces(crs=CRS84)[6:]))
    assert source.years("provincie") == []
    assert "mixed systems CRS84, RD" in str(source.notes()[0])


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 200_000, b'{"features": {}}', b"<html></html>"]
)
def test_a_broken_file_is_reported_by_name_and_the_rest_used(write, provinces, content):
    folder = write("good.json", provinces())
    (folder / "broken.json").write_bytes(content)
    loaded, notes = _loaded(folder)
    assert len(loaded.frame) == 12
    assert notes.startswith("broken.json: passed over, is ")


def test_json_of_something_else_is_reported(write, provinces):
    write("other.json", [{"type": "Feature", "properties": {"naam": "x"}, "geometry": None}])
    _, notes = _loaded(write("a.json", provinces()))
    assert notes == "other.json: passed over, no feature has a statcode"


def test_other_files_are_reported(write, provinces):
    folder = write("a.json", provinces())
    (folder / "gemeenten.shp").write_bytes(b"")
    _, notes = _loaded(folder)
    assert "passed over: gemeenten.shp" in notes


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path):
    with pytest.raises(BoundaryUnavailableError, match="cannot be read"):
        FolderSource(tmp_path / "nowhere").years("gemeente")


def test_a_file_in_place_of_a_folder_is_a_clear_error(write, provinces):
    with pytest.raises(BoundaryUnavailableError, match="cannot be read"):
        FolderSource(write("a.json", provinces()) / "a.json").years("gemeente")


def test_a_level_that_is_not_there_is_a_clear_error(write, provinces):
    with pytest.raises(NoBoundariesError, match="no gemeente of 2025"):
        FolderSource(write("a.json", provinces())).load("gemeente", 2025)


@pytest.fixture
def geopackage(tmp_path, provinces):
    """A GeoPackage as CBS publishes them: several levels and label points, in RD."""
    path = tmp_path / "cbsgebiedsindelingen.gpkg"
    frame = gpd.GeoDataFrame.from_features(provinces(), crs=RD)
    frame.to_file(path, layer="provincie_gegeneraliseerd", driver="GPKG")
    frame.assign(geometry=frame.segmentize(100)).to_file(path, layer="provincie_niet_gegeneraliseerd", driver="GPKG")
    frame.assign(geometry=frame.centroid).to_file(path, layer="provincie_labelpoint", driver="GPKG")
    frame.assign(statcode="LD01").to_file(path, layer="landsdeel", driver="GPKG")
    gpd.GeoDataFrame({"naam": ["x"]}, geometry=[Point(1, 1)], crs=RD).to_file(path, layer="x", driver="GPKG")
    return path


def test_a_geopackage_is_read_by_the_content_of_its_layers(geopackage):
    loaded, notes = _loaded(geopackage.parent)
    assert loaded.origin == "CBS gebiedsindelingen, a file of the user"
    assert _is_as_made(loaded.frame)
    assert "layer x: passed over, no column statcode" in notes
    assert "layer landsdeel: passed over, neither provinces nor municipalities" in notes
    assert "provincie_niet_gegeneraliseerd: provincie 2025 not used" in notes


@pytest.mark.parametrize("name", ["trap.geojson", "trap.json", "trap.gpkg"])
def test_a_virtual_dataset_that_points_at_another_file_is_not_followed(geopackage, tmp_path, name):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_text(
        f'<OGRVRTDataSource><OGRVRTLayer name="provincie_gegeneraliseerd"><SrcDataSource>{geopackage}</SrcDataSource>'
        "</OGRVRTLayer></OGRVRTDataSource>"
    )
    source = FolderSource(folder)
    assert source.years("provincie") == []
    assert str(source.notes()[0]).startswith(f"{name}: passed over")


def test_a_cut_off_geopackage_is_reported(geopackage):
    geopackage.write_bytes(geopackage.read_bytes()[:5000])
    source = FolderSource(geopackage.parent)
    assert source.years("provincie") == []
    assert str(source.notes()[0]).startswith("cbsgebiedsindelingen.gpkg")


def test_a_damaged_geopackage_is_used_as_far_as_it_goes_or_reported():
    # In a process of its own, which a library in C++ may end; `make fuzz-geopackage` goes on for longer.
    command = [sys.executable, "-m", "tests.geo.geopackage_fuzz", "60"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]


def test_outlines_that_all_enclose_nothing_are_no_boundaries(write, provinces):
    features = provinces(count=1)
    features[0]["geometry"]["coordinates"] = [
        [[20_000, 400_000], [30_000, 400_000], [20_000, 400_000], [20_000, 400_000]]
    ]
    with pytest.raises(NoBoundariesError, match="no outline of provincie 2025 encloses anything"):
        FolderSource(write("a.json", features)).load("provincie", 2025)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
COORDINATES = st.lists(st.lists(st.lists(st.sampled_from([5, 5.1, 52, 53, "x", None, 1e400]), max_size=3) | JSON))
FEATURE = st.fixed_dictionaries(
    {
        "properties": st.fixed_dictionaries(
            {
                "statcode": st.sampled_from(["PV20", "GM0344", "GM", "", 20]) | JSON,
                "jrstatcode": st.sampled_from(["2025PV20", "2025GM0344", "9999PV20"]) | JSON,
            },
            optional={"jaarcode": JSON, "rubriek": JSON, "statnaam": JSON},
        )
        | JSON,
        "geometry": st.fixed_dictionaries(
            {
                "type": st.sampled_from(["Polygon", "MultiPolygon", "Point", "GeometryCollection"]),
                "coordinates": COORDINATES,
            }
        )
        | JSON,
    }
)
COLLECTION = st.fixed_dictionaries({"features": st.lists(FEATURE | JSON, max_size=4)}, optional={"crs": JSON})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.binary(max_size=50), (COLLECTION | JSON).map(lambda document: json.dumps(document).encode())))
def test_any_content_is_used_or_reported(tmp_path, content):
    (tmp_path / "any.json").write_bytes(content)
    source = FolderSource(tmp_path)
    for level in ("provincie", "gemeente"):
        for year in source.years(level):
            try:
                assert len(source.load(level, year).frame) > 0
            except GeoError:
                continue
    assert source.notes() or source.years("provincie") or source.years("gemeente") or b"statcode" in content


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "is empty"), (b" \n", "is empty"), (gzip.compress(b"{}"), "is packed with gzip: unpack it")],
    ids=["nothing", "blanks", "gzip"],
)
def test_a_file_that_is_empty_or_packed_is_told_as_such(write, content, why):
    folder = write("whole.json", [])
    (folder / "a.json").write_bytes(content)
    source = FolderSource(folder)
    assert source.years("gemeente") == []
    assert any(f"a.json: passed over, {why}" in str(note) for note in source.notes())
