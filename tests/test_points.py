"""Many points: what the generator promises, and the small way of counting them."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from benchmarks.points import HIGH, LOW, block, counted
from geo.crs import RD, require_rd

(WEST, SOUTH), (EAST, NORTH) = LOW, HIGH
MIDDLE = (WEST + EAST) / 2


@pytest.fixture
def halves() -> gpd.GeoDataFrame:
    boxes = [shapely.box(WEST, SOUTH, MIDDLE, NORTH), shapely.box(MIDDLE, SOUTH, EAST, NORTH), shapely.box(0, 0, 9, 9)]
    return gpd.GeoDataFrame({"code": ["west", "east", "nowhere"], "geometry": boxes}, crs=RD)


def test_a_block_is_the_same_whenever_it_is_made_and_no_other_block_is() -> None:
    assert block(3, 50).equals(block(3, 50))
    assert not block(3, 50).equals(block(4, 50))


def test_points_lie_in_their_box_in_rd() -> None:
    points = require_rd(block(0, 1000))
    west, south, east, north = points.total_bounds
    assert WEST <= west < east <= EAST
    assert SOUTH <= south < north <= NORTH


def test_each_point_is_counted_in_its_area_and_an_empty_area_counts_none(halves: gpd.GeoDataFrame) -> None:
    found = counted(halves, range(3), 400)
    west = sum(int((block(number, 400).geometry.x < MIDDLE).sum()) for number in range(3))
    assert found == {"west": west, "east": 1200 - west, "nowhere": 0}


def test_the_count_of_all_blocks_is_the_sum_of_those_of_each(halves: gpd.GeoDataFrame) -> None:
    whole, one, other = counted(halves, (0, 1), 300), counted(halves, (0,), 300), counted(halves, (1,), 300)
    assert whole == {code: one[code] + other[code] for code in whole}
