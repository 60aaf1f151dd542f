"""Joins by code and year."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import box

from geo.boundaries import BoundarySet
from geo.crs import RD
from geo.errors import CrsError, JoinError, UnknownCodeError
from geo.join import attach_by_code, dissolve_by_membership


def _municipalities(year, *codes):
    shapes = [box(x, 0, x + 1, 1) for x in range(len(codes))]
    frame = gpd.GeoDataFrame({"code": codes, "name": codes}, geometry=shapes, crs=RD)
    return BoundarySet("gemeente", year, frame, "made up", "CC BY 4.0", "-")


TWO = _municipalities(2025, "GM0344", "GM0363")


def test_a_table_is_attached_by_code_in_any_spelling():
    joined = attach_by_code(TWO, pd.DataFrame({"code": ["0363", 344], "homes": [1, 2]}), year=2025)
    assert joined["homes"].to_dict() == {0: 2, 1: 1}
    assert joined.crs == RD


def test_areas_without_a_row_stay():
    joined = attach_by_code(TWO, pd.DataFrame({"code": ["344"], "note": ["x"]}), year=2025)
    assert list(joined["code"]) == ["GM0344", "GM0363"]
    assert joined["note"].isna().tolist() == [False, True]


def test_codes_that_the_boundaries_lack_stop_the_join_and_are_all_named():
    with pytest.raises(UnknownCodeError, match="GM0001, GM0002"):
        attach_by_code(TWO, pd.DataFrame({"code": ["1", "2", "344"]}), year=2025)


def test_codes_of_another_year_are_not_joined():
    with pytest.raises(JoinError, match="codes of 2022 are not joined to boundaries of 2025"):
        attach_by_code(TWO, pd.DataFrame({"code": ["344"]}), year=2022)


def test_a_code_twice_in_two_spellings_stops_the_join():
    with pytest.raises(JoinError, match="more than once: GM0344"):
        attach_by_code(TWO, pd.DataFrame({"code": ["344", "GM0344"]}), year=2025)


@pytest.mark.parametrize(
    ("columns", "why"), [({"homes": [1]}, "no column 'code'"), ({"code": ["344"], "name": ["x"]}, "rename")]
)
def test_a_table_with_the_wrong_columns_is_refused(columns, why):
    with pytest.raises(JoinError, match=why):
        attach_by_code(TWO, pd.DataFrame(columns), year=2025)


def test_provinces_are_joined_by_province_codes(boundary_set):
    joined = attach_by_code(boundary_set(2025), pd.DataFrame({"code": [26], "homes": [5]}), year=2025)
    assert joined.set_index("code").loc["PV26", "homes"] == 5


def test_degrees_are_refused(boundary_set):
    provinces = boundary_set(2025)
    in_degrees = dataclasses.replace(provinces, frame=provinces.frame.to_crs(4326))
    with pytest.raises(CrsError):
        attach_by_code(in_degrees, pd.DataFrame({"code": []}), year=2025)


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
