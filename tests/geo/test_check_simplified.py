"""The check of simplified areas: it finds what was lost, invented or changed, and passes the real map."""

from __future__ import annotations

import copy
from typing import Any

import geopandas as gpd
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely.affinity import translate
from shapely.geometry import box

from geo.chain import load_boundaries
from geo.check_simplified import MAX_AREA_CHANGE, check_simplified, decoded, differences
from geo.crs import CRS84, RD
from geo.errors import CrsError, SimplifyError
from geo.simplify import to_topology
from geo.sources.folder import FolderSource
from geo.sources.schematic import SchematicSource

WEST, EAST = box(100_000, 400_000, 110_000, 410_000), box(110_000, 400_000, 120_000, 410_000)
ISLAND = box(100_000, 420_000, 100_100, 420_100)
LAKE = box(104_000, 404_000, 104_100, 404_100)


def frame(**shapes: shapely.Geometry) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"code": list(shapes), "name": [code.title() for code in shapes]}, geometry=list(shapes.values()), crs=RD
    )


def test_the_same_areas_differ_in_nothing() -> None:
    areas = frame(west=WEST.difference(LAKE).union(ISLAND), east=EAST)
    assert differences(areas, areas) == []


def test_a_lost_part_is_named() -> None:
    found = differences(frame(west=WEST.union(ISLAND)), frame(west=WEST))
    assert found == ["west (West) has 1 parts instead of 2"]


def test_a_filled_hole_is_named() -> None:
    found = differences(frame(west=WEST.difference(LAKE)), frame(west=WEST))
    assert found == ["west (West) has 0 holes instead of 1"]


def test_an_area_that_is_more_than_the_allowed_share_off_is_named_with_the_share() -> None:
    found = differences(frame(west=WEST), frame(west=box(100_000, 400_000, 110_000, 410_150)))
    assert found == ["west (West) has an area that is +1.50% off; 1% is allowed"]


@settings(max_examples=25, deadline=None)
@given(st.floats(-0.05, 0.05))
def test_an_area_is_named_just_where_it_is_too_far_off(change: float) -> None:
    assume(abs(abs(change) - MAX_AREA_CHANGE) > 1e-6)
    found = differences(frame(west=WEST), frame(west=box(100_000, 400_000, 110_000, 410_000 + 10_000 * change)))
    assert bool(found) == (abs(change) > MAX_AREA_CHANGE)


def test_a_lost_neighbour_is_named_with_the_length_of_the_border() -> None:
    found = differences(frame(west=WEST, east=EAST), frame(west=WEST, east=translate(EAST, 10)))
    assert found == ["east (East) no longer borders on west (West), of which it shared 10000.0 m"]


def test_an_invented_neighbour_is_named() -> None:
    found = differences(frame(west=WEST, east=translate(EAST, 10)), frame(west=WEST, east=EAST))
    assert found == ["east (East) now borders on west (West)"]


def test_a_corner_in_common_makes_no_neighbour() -> None:
    corner = translate(WEST, 10_000, 10_000)
    assert differences(frame(west=WEST, east=corner), frame(west=WEST, east=translate(corner, 10))) == []


def test_an_enclave_and_what_lies_around_it_are_neighbours() -> None:
    around = WEST.difference(LAKE)
    found = differences(frame(a=around, b=LAKE), frame(a=around, b=LAKE.buffer(-0.1, join_style="mitre")))
    assert found == ["a (A) no longer borders on b (B), of which it shared 400.0 m"]


def test_what_is_not_valid_is_named_with_the_place() -> None:
    bowtie = shapely.Polygon([(100_000, 400_000), (110_000, 410_000), (110_000, 400_000), (100_000, 410_000)])
    assert "west (West) is not valid: Self-intersection[105000 405000]" in differences(
        frame(west=WEST, east=EAST), frame(west=bowtie, east=EAST)
    )


def test_an_area_that_is_not_drawn_and_one_that_was_never_given_are_named() -> None:
    found = differences(frame(west=WEST), frame(east=EAST))
    assert found == ["west (West) is missing", "east (East) was not there before"]


def test_areas_in_degrees_are_refused() -> None:
    with pytest.raises(CrsError):
        differences(frame(west=WEST).to_crs(CRS84), frame(west=WEST))


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 5), st.integers(2, 5), st.data())
def test_any_area_taken_out_of_a_division_is_missed_and_so_are_its_borders(
    columns: int, rows: int, data: st.DataObject
) -> None:
    cells = {f"c{x}r{y}": translate(WEST, 10_000 * x, 10_000 * y) for x in range(columns) for y in range(rows)}
    moved = data.draw(st.sampled_from(sorted(cells)))
    found = differences(frame(**cells), frame(**{**cells, moved: translate(cells[moved], 0, 200_000)}))
    neighbours = shapely.relate_pattern(cells[moved], list(cells.values()), "F***1****").sum()
    assert len(found) == neighbours
    assert all(moved in fault and "no longer borders" in fault for fault in found)


def spoilt(topology: dict[str, Any], name: str, code: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A copy of a topology and the geometry in it that a test will spoil."""
    made = copy.deepcopy(topology)
    return made, next(g for g in made["objects"][name]["geometries"] if g["id"] == code)


def test_a_topology_is_held_against_its_frames_one_by_one() -> None:
    frames = {"land": frame(land=WEST.union(EAST)), "areas": frame(west=WEST.union(ISLAND), east=EAST)}
    topology = to_topology(frames, 100)
    check_simplified(frames, topology)
    made, west = spoilt(topology, "areas", "west")
    west["arcs"].remove(min(west["arcs"], key=lambda polygon: len(polygon[0])))
    with pytest.raises(SimplifyError, match=r"made of:\nareas: west \(West\) has 1 parts instead of 2$"):
        check_simplified(frames, made)


def test_an_empty_frame_and_an_empty_topology_pass() -> None:
    nothing = {"none": frame(west=WEST).iloc[:0]}
    check_simplified(nothing, to_topology(nothing, 100))


def test_a_transform_that_stretches_the_map_is_found() -> None:
    frames = {"areas": frame(west=WEST, east=EAST)}
    topology = to_topology(frames, 100)
    topology["transform"]["scale"][1] *= 1.03
    with pytest.raises(SimplifyError, match=r"west \(West\) has an area that is \+[23]\.\d\d% off"):
        check_simplified(frames, topology)


@pytest.mark.parametrize("tolerance_m", [20, 100])
def test_the_schematic_shapes_pass(tolerance_m: float) -> None:
    frames = {level: SchematicSource().load(level, 2025).frame for level in ("provincie", "gemeente")}
    check_simplified(frames, to_topology(frames, tolerance_m))


@pytest.fixture(scope="module")
def municipalities(boundaries_dir: Any) -> gpd.GeoDataFrame:
    return load_boundaries([FolderSource(boundaries_dir)]).municipalities.frame


@pytest.fixture(scope="module")
def detail(municipalities: gpd.GeoDataFrame) -> dict[str, Any]:
    return to_topology({"municipalities": municipalities}, 20)


@pytest.mark.boundaries
def test_every_real_municipality_passes_in_the_detail(municipalities: gpd.GeoDataFrame, detail: dict[str, Any]) -> None:
    check_simplified({"municipalities": municipalities}, detail)


@pytest.mark.boundaries
def test_the_municipalities_of_another_year_pass_too(boundaries_dir: Any) -> None:
    given_ = gpd.read_file(boundaries_dir / "gemeente_gegeneraliseerd_2022.geojson", engine="pyogrio")
    areas = (
        given_.set_crs(CRS84, allow_override=True).to_crs(RD).rename(columns={"statcode": "code", "statnaam": "name"})
    )
    assert len(areas) == 345
    check_simplified({"municipalities": areas}, to_topology({"municipalities": areas}, 20))


@pytest.mark.boundaries
@pytest.mark.parametrize(
    ("code", "parts", "holes"),
    [("GM0744", 8, 12), ("GM0448", 2, 0), ("GM0096", 2, 0), ("GM0093", 3, 0), ("GM0060", 1, 0), ("GM0088", 1, 0)],
    ids=["Baarle-Nassau", "Texel", "Vlieland", "Terschelling", "Ameland", "Schiermonnikoog"],
)
def test_enclaves_and_islands_keep_their_parts_and_holes(
    detail: dict[str, Any], code: str, parts: int, holes: int
) -> None:
    area = decoded(detail)["municipalities"].set_index("code").geometry[code]
    assert shapely.get_num_geometries(area) == parts
    assert sum(len(part.interiors) for part in area.geoms) == holes


@pytest.mark.boundaries
def test_the_smallest_parts_are_drawn_where_they_lie(municipalities: gpd.GeoDataFrame, detail: dict[str, Any]) -> None:
    parts = municipalities.set_index("code").geometry.explode()
    drawn = decoded(detail)["municipalities"].set_index("code").geometry
    smallest = parts.iloc[parts.area.to_numpy().argsort()[:20]]
    for code, part in smallest.items():
        assert drawn[code].distance(part.representative_point()) < 20


@pytest.mark.boundaries
def test_a_real_enclave_that_was_filled_stops_it(municipalities: gpd.GeoDataFrame, detail: dict[str, Any]) -> None:
    made, baarle = spoilt(detail, "municipalities", "GM0744")
    next(polygon for polygon in baarle["arcs"] if len(polygon) > 1).pop()
    with pytest.raises(SimplifyError, match=r"GM0744 \(Baarle-Nassau\) has 11 holes instead of 12"):
        check_simplified({"municipalities": municipalities}, made)
