"""Coordinate reference systems: names, numbers and conversion."""

from __future__ import annotations

import contextlib

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS
from shapely.geometry import Point

from geo.crs import CRS84, KNOWN, RD, known_by_name, known_by_numbers, require_rd, to_crs84, to_rd
from geo.errors import CrsError


def _frame(x, y, crs):
    return gpd.GeoDataFrame(geometry=[Point(x, y)], crs=crs)


def test_the_datum_shift_is_applied():
    # The tower in Amersfoort, the centre of RD (Kadaster); without the shift it would be some 100 m off.
    tower = to_rd(_frame(5.38720621, 52.15517440, CRS84)).geometry[0]
    assert tower.distance(Point(155_000, 463_000)) < 0.5


@given(st.floats(3.4, 7.2), st.floats(50.8, 53.5))
def test_there_and_back_is_the_same_point(lon, lat):
    back = to_crs84(to_rd(_frame(lon, lat, CRS84))).geometry[0]
    assert back.distance(Point(lon, lat)) < 1e-7


def test_measuring_in_degrees_is_refused():
    with pytest.raises(CrsError, match="use to_rd first"):
        require_rd(_frame(5, 52, CRS84))


@pytest.mark.parametrize("function", [require_rd, to_rd, to_crs84])
def test_a_frame_without_a_system_is_refused(function):
    with pytest.raises(CrsError, match="no coordinate reference system"):
        function(_frame(5, 52, None))


def test_rd_in_other_words_is_rd():
    frame = _frame(155_000, 463_000, CRS.from_wkt(RD.to_wkt("WKT1_GDAL")))
    assert require_rd(frame) is frame


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("http://www.opengis.net/def/crs/EPSG/0/28992", "RD"),
        ("<http://www.opengis.net/def/crs/EPSG/0/28992>", "RD"),
        ("https://www.opengis.net/def/crs/OGC/1.3/CRS84", "CRS84"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "CRS84"),
        ("urn:ogc:def:crs:EPSG::28992", "RD"),
        ("EPSG:28992", "RD"),
        ("epsg:4258", "EPSG:4258"),
        ("OGC:CRS84", "CRS84"),
        ("http://www.opengis.net/def/crs/EPSG/0/3857", "EPSG:3857"),
    ],
)
def test_names_of_systems(name, short):
    assert known_by_name(name).name == short


@pytest.mark.parametrize("name", ["", "EPSG:31370", "RD", "http://example.org/28992", "CRS84h"])
def test_a_name_outside_the_closed_list_is_refused(name):
    with pytest.raises(CrsError, match="unknown coordinate reference system"):
        known_by_name(name)


@given(st.text())
def test_any_name_is_known_or_refused(name):
    with contextlib.suppress(CrsError):
        assert known_by_name(name) in KNOWN


@pytest.mark.parametrize(
    ("bounds", "short"),
    [
        ((13_600, 306_900, 278_000, 619_300), "RD"),
        ((3.31, 50.75, 7.23, 53.56), "CRS84"),
        ((50.75, 3.31, 53.56, 7.23), "EPSG:4258"),
        ((370_000, 6_570_000, 805_000, 7_080_000), "EPSG:3857"),
        ((3_860_000, 3_080_000, 4_130_000, 3_400_000), "EPSG:3035"),
        ((3_080_000, 3_860_000, 3_400_000, 4_130_000), "EPSG:3035"),
    ],
)
def test_the_numbers_tell_the_system(bounds, short):
    assert known_by_numbers(bounds).name == short


@pytest.mark.parametrize("bounds", [(0, 0, 1, 1), (-68, 12, -67, 13), (float("nan"),) * 4, (5, 52, float("inf"), 53)])
def test_numbers_outside_the_netherlands_tell_nothing(bounds):
    assert known_by_numbers(bounds) is None


@pytest.mark.boundaries
def test_areas_in_rd_agree_with_geodesic_areas(boundaries_dir):
    from geo.sources.folder import FolderSource

    for level, year in (("provincie", 2025), ("gemeente", 2022), ("gemeente", 2025)):
        frame = FolderSource(boundaries_dir).load(level, year).frame
        geod = CRS84.get_geod()
        geodesic = [abs(geod.geometry_area_perimeter(outline)[0]) for outline in to_crs84(frame).geometry]
        assert ((frame.area / geodesic) - 1).abs().max() < 0.001
