"""Joins by code and year."""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely.geometry import box

from geo.boundaries import BoundarySet
from geo.crs import RD
from geo.errors import JoinError, UnknownCodeError
from geo.join import dissolve_by_membership


def _municipalities(year, *codes):
    shapes = [box(x, 0, x + 1, 1) for x in range(len(codes))]
    frame = gpd.GeoDataFrame({"code": codes, "name": codes}, geometry=shapes, crs=RD)
    return BoundarySet("gemeente", year, frame, "made up", "CC BY 4.0", "-")


TWO = _municipalities(2025, "GM0344", "GM0363")


def test_an_area_is_the_union_of_its_members():
    areas = dissolve_by_membership(TWO, {"b": ["0344", "GM0363"], "a": ["GM0363"]}, members_year=2025)
    assert list(areas["code"]) == ["b", "a"]
    assert list(areas.area) == [2.0, 1.0]
    assert areas.crs == RD
    assert areas.geometry[0].equals(box(0, 0, 2, 1))


def test_members_that_are_not_there_are_all_named_with_their_area():
    with pytest.raises(UnknownCodeError, match=r"a: GM0001 is not in the boundaries; b: GM0457 does not exist in 2025"):
        dissolve_by_membership(TWO, {"a": ["GM0001"], "b": ["GM0457"]}, members_year=2025)


def test_an_area_without_members_is_refused():
    with pytest.raises(JoinError, match="a has no member municipalities"):
        dissolve_by_membership(TWO, {"a": []})


def test_older_boundaries_stand_in_for_a_municipality_formed_later():
    old = _municipalities(2022, "GM0501", "GM0530", "GM0614", "GM0363", "GM0457")
    areas = dissolve_by_membership(old, {"voorne": ["GM1992"], "amsterdam": ["GM0363"]}, members_year=2025)
    assert list(areas.area) == [3.0, 2.0]


def test_provinces_are_no_members(boundary_set):
    with pytest.raises(JoinError, match="level provincie"):
        dissolve_by_membership(boundary_set(2025), {"a": ["PV20"]})


@pytest.mark.boundaries
def test_all_municipalities_together_are_the_twelve_provinces(boundaries_dir):
    from geo.sources.folder import FolderSource

    folder = FolderSource(boundaries_dir)
    municipalities = folder.load("gemeente", 2025)
    land = dissolve_by_membership(municipalities, {"nl": list(municipalities.frame["code"])}, members_year=2025)
    provinces = folder.load("provincie", 2025).frame
    assert land.area[0] == pytest.approx(provinces.area.sum(), rel=0.001)
