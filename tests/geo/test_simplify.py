"""Simplified topologies: shared arcs, nothing lost, nothing broken."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, box

from geo.chain import load_boundaries
from geo.check_simplified import check_simplified
from geo.crs import CRS84, RD, to_rd
from geo.errors import CrsError, SimplifyError
from geo.join import dissolve_by_membership
from geo.simplify import to_topology
from geo.sources.folder import FolderSource
from geo.sources.schematic import SchematicSource
from tests.topology import decoded


def _frame(**shapes):
    return gpd.GeoDataFrame(
        {"code": list(shapes), "name": [f"name of {code}" for code in shapes]},
        geometry=list(shapes.values()),
        crs=RD,
    )


def _assert_nothing_lost(topology, frames):
    for name, frame in frames.items():
        drawn = decoded(topology, name)
        assert drawn.index.tolist() == frame["code"].tolist()
        assert drawn.is_valid.all()
        assert (_parts_and_holes(drawn.values) == _parts_and_holes(frame.geometry.values)).all()
        change = drawn.to_crs(RD).area.to_numpy() / frame.area.to_numpy() - 1
        assert np.abs(change).max() < 0.01
    check_simplified(frames, topology)


def _parts_and_holes(shapes):
    parts = shapely.get_parts(shapes, return_index=True)
    holes = np.bincount(parts[1], weights=shapely.get_num_interior_rings(parts[0]), minlength=len(shapes))
    return np.stack([shapely.get_num_geometries(shapes), holes])


def _segments(topology):
    return Counter(
        frozenset(pair)  # in whichever direction
        for arc in topology["arcs"]
        for points in [[tuple(xy) for xy in np.cumsum(arc, axis=0).tolist()]]
        for pair in pairwise(points)
    )


WEST, EAST = box(100_000, 400_000, 110_000, 410_000), box(110_000, 400_000, 120_000, 410_000)


def test_neighbours_share_the_arc_between_them():
    topology = to_topology({"areas": _frame(west=WEST, east=EAST)}, 100)
    assert len(topology["arcs"]) == 3
    assert max(_segments(topology).values()) == 1
    assert shapely.coverage_is_valid(decoded(topology, "areas").values)


def test_each_geometry_has_its_code_as_id_and_its_name():
    topology = to_topology({"areas": _frame(west=WEST, east=EAST)}, 100)
    found = [(g["id"], g["properties"]) for g in topology["objects"]["areas"]["geometries"]]
    assert found == [("west", {"name": "name of west"}), ("east", {"name": "name of east"})]


def test_a_union_shares_all_its_arcs_with_its_members():
    members = _frame(west=WEST, east=EAST)
    alone = to_topology({"members": members}, 100)
    both = to_topology({"members": members, "union": _frame(union=shapely.union_all([WEST, EAST]))}, 100)
    assert _segments(both) == _segments(alone)


def test_the_topology_is_quantised_in_degrees_and_plain_json():
    topology = to_topology({"areas": _frame(west=WEST)}, 100)
    assert json.loads(json.dumps(topology)) == topology
    assert all(isinstance(step, int) for arc in topology["arcs"] for xy in arc for step in xy)
    real = gpd.GeoSeries([WEST], crs=RD).to_crs(CRS84).bounds.to_numpy()
    assert decoded(topology, "areas").bounds.to_numpy() == pytest.approx(real, abs=1e-4)


def test_wiggles_below_the_tolerance_go_and_those_above_stay():
    wavy = [(100_000 + 500 * i, 410_000 + (60 if i % 2 else 0)) for i in range(21)]
    area = shapely.Polygon([*wavy, (110_000, 400_000), (100_000, 400_000)])
    fine, coarse = (to_topology({"areas": _frame(a=area)}, tolerance) for tolerance in (20, 200))
    assert len(fine["arcs"][0]) == 24
    assert len(coarse["arcs"][0]) < 10


@pytest.mark.parametrize("size_m", [5, 30, 90])
def test_an_enclave_smaller_than_the_tolerance_stays_and_so_does_its_hole(size_m):
    enclave = Point(105_000, 405_000).buffer(size_m)
    frames = {"areas": _frame(around=WEST.difference(enclave), enclave=enclave)}
    topology = to_topology(frames, 100)
    _assert_nothing_lost(topology, frames)
    assert shapely.coverage_is_valid(decoded(topology, "areas").values)


def test_an_island_in_a_bay_is_not_swallowed_when_the_bay_is_straightened():
    bay = shapely.Polygon([(103_000, 410_000), (105_000, 409_920), (107_000, 410_000)])
    island = box(104_990, 409_950, 105_010, 409_970)
    frames = {"areas": _frame(main=WEST.difference(bay), island=island)}
    topology = to_topology(frames, 100)
    _assert_nothing_lost(topology, frames)
    drawn = decoded(topology, "areas")
    assert not drawn["main"].intersects(drawn["island"])


def test_two_shores_of_a_narrow_water_do_not_cross():
    x = np.linspace(100_000, 110_000, 101)
    wave = 405_000 + 90 * np.sin(x / 300)
    north = shapely.Polygon([*zip(x, wave + 12, strict=True), (110_000, 410_000), (100_000, 410_000)])
    south = shapely.Polygon([*zip(x, wave - 12, strict=True), (110_000, 400_000), (100_000, 400_000)])
    frames = {"areas": _frame(north=north, south=south)}
    topology = to_topology(frames, 100)
    _assert_nothing_lost(topology, frames)
    drawn = decoded(topology, "areas")
    assert not drawn["north"].intersects(drawn["south"])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=6, max_size=25, unique=True),
    st.lists(st.integers(0, 3), min_size=25, max_size=25),
    st.sampled_from([50, 500, 3000]),
)
def test_any_division_of_land_stays_a_division(points, owners, tolerance_m):
    sites = shapely.MultiPoint([(100_000 + 100 * x, 400_000 + 100 * y) for x, y in points])
    cells = shapely.transform(shapely.get_parts(shapely.voronoi_polygons(sites)), lambda xy: xy.round(1))
    assume(shapely.is_valid(cells).all() and shapely.coverage_is_valid(cells))
    groups = {owner: [c for c, o in zip(cells, owners, strict=False) if o == owner] for owner in set(owners)}
    members = _frame(**{f"a{o}": shapely.coverage_union_all(group) for o, group in groups.items() if group})
    frames = {"members": members, "land": _frame(land=shapely.coverage_union_all(members.geometry.values))}
    topology = to_topology(frames, tolerance_m)
    _assert_nothing_lost(topology, frames)
    assert shapely.coverage_is_valid(decoded(topology, "members").values)
    assert max(_segments(topology).values()) == 1


def test_frames_whose_borders_cross_are_drawn_all_the_same():
    frames = {"a": _frame(a=WEST), "b": _frame(b=shapely.affinity.translate(WEST, 3_000, 3_000))}
    _assert_nothing_lost(to_topology(frames, 100), frames)


def test_an_empty_frame_is_an_empty_object():
    topology = to_topology({"areas": _frame(west=WEST), "none": _frame(west=WEST).iloc[:0]}, 100)
    assert topology["objects"]["none"] == {"type": "GeometryCollection", "geometries": []}
    assert to_topology({"none": _frame(west=WEST).iloc[:0]}, 100)["arcs"] == []


def test_two_runs_give_the_same_topology():
    frames = {"provinces": SchematicSource().load("provincie", 2025).frame}
    assert json.dumps(to_topology(frames, 100)) == json.dumps(to_topology(frames, 100))


def test_the_input_is_not_changed():
    frame = _frame(west=WEST, east=EAST)
    before = frame.copy()
    to_topology({"areas": frame}, 100)
    assert frame.equals(before)


def test_degrees_are_refused():
    with pytest.raises(CrsError):
        to_topology({"areas": _frame(west=WEST).to_crs(CRS84)}, 100)


def test_what_is_no_area_is_refused_by_name():
    with pytest.raises(SimplifyError, match=r"areas: no areas.* dot"):
        to_topology({"areas": _frame(west=WEST, dot=Point(1, 1))}, 100)


def test_an_invalid_area_is_refused_by_name():
    bowtie = shapely.Polygon([(0, 0), (9_000, 9_000), (9_000, 0), (0, 9_000)])
    with pytest.raises(SimplifyError, match=r"areas: invalid areas: bowtie"):
        to_topology({"areas": _frame(bowtie=bowtie)}, 100)


@pytest.mark.parametrize("tolerance_m", [0, -1])
def test_a_tolerance_must_be_positive(tolerance_m):
    with pytest.raises(ValueError, match="tolerance_m"):
        to_topology({"areas": _frame(west=WEST)}, tolerance_m)


def test_the_schematic_provinces_keep_their_shared_borders():
    frames = {level: SchematicSource().load(level, 2025).frame for level in ("provincie", "gemeente")}
    topology = to_topology(frames, 100)
    _assert_nothing_lost(topology, frames)
    for level in frames:
        assert shapely.coverage_is_valid(decoded(topology, level).values)


@pytest.fixture(scope="module")
def real(boundaries_dir):
    """Municipalities, their provinces and two overlapping regions, all dissolved from the same municipalities."""
    municipalities = load_boundaries([FolderSource(boundaries_dir)]).municipalities
    from geo.gazetteer import load_gazetteer

    members = {p.code: [] for p in load_gazetteer().provinces}
    for area in load_gazetteer().municipalities:
        members[area.province_code].append(area.code)
    regions = {"delta": members["PV28"] + members["PV29"], "south": members["PV29"] + members["PV30"]}
    return {
        "provinces": dissolve_by_membership(municipalities, members).assign(name="a province"),
        "regions": dissolve_by_membership(municipalities, regions).assign(name="a region"),
        "municipalities": municipalities.frame,
    }


@pytest.mark.boundaries
def test_real_boundaries_lose_no_enclave_no_island_and_no_border(real):
    topology = to_topology(real, 100)
    _assert_nothing_lost(topology, real)
    for name in ("provinces", "municipalities"):
        assert shapely.coverage_is_valid(decoded(topology, name).values)
    assert max(_segments(topology).values()) == 1


@pytest.mark.boundaries
def test_real_outlines_move_no_further_than_the_tolerance(real):
    drawn = to_rd(gpd.GeoDataFrame(geometry=decoded(to_topology(real, 100), "provinces"))).geometry
    distance = shapely.hausdorff_distance(drawn.boundary.values, real["provinces"].boundary.values)
    assert distance.max() < 110


@pytest.mark.boundaries
def test_the_map_of_provinces_and_regions_stays_small(real):
    topology = to_topology({name: real[name] for name in ("provinces", "regions")}, 100)
    assert len(gzip.compress(json.dumps(topology, separators=(",", ":")).encode(), mtime=0)) < 60_000


def test_a_gap_of_a_millimetre_changes_no_size_and_is_drawn_over():
    frames = {"areas": _frame(W=WEST, E=box(110_000.001, 400_000, 120_000, 410_000))}
    drawn = decoded(to_topology(frames, tolerance_m=100), "areas").to_crs(RD)
    assert drawn.area.to_numpy() == pytest.approx(frames["areas"].area.to_numpy(), rel=1e-4)
