"""The shapes that need no boundaries, and how far they may differ from the real ones."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from geo.chain import load_boundaries, local_sources
from geo.crs import CRS84, RD, to_rd
from geo.errors import NoBoundariesError
from geo.gazetteer import YEAR, load_gazetteer
from geo.sources.folder import FolderSource
from geo.sources.schematic import SchematicSource
from settings import read

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def drawn_provinces():
    return SchematicSource().load("provincie", YEAR)


@pytest.fixture(scope="module")
def drawn_municipalities():
    return SchematicSource().load("gemeente", YEAR)


@pytest.fixture(params=["gemeente", "provincie"])
def found(request, drawn_municipalities, drawn_provinces):
    """Each level in turn."""
    return drawn_municipalities if request.param == "gemeente" else drawn_provinces


def _geometry(boundaries):
    return boundaries.frame.geometry.values


def test_all_provinces_and_municipalities_are_there_with_their_names(drawn_municipalities, drawn_provinces):
    gazetteer = load_gazetteer()
    for found, areas in ((drawn_municipalities, gazetteer.municipalities), (drawn_provinces, gazetteer.provinces)):
        assert found.frame[["code", "name"]].to_records(index=False).tolist() == [(a.code, a.name) for a in areas]
    assert (len(drawn_municipalities.frame), len(drawn_provinces.frame)) == (342, 12)


def test_the_shapes_are_valid_areas_in_rd_sorted_by_code(found):
    assert found.frame.crs == RD
    assert found.frame["code"].is_monotonic_increasing
    assert shapely.is_valid(_geometry(found)).all()
    assert set(found.frame.geom_type) <= {"Polygon", "MultiPolygon"}
    assert (found.frame.area > 1e6).all()


def test_neighbours_share_their_borders(found):
    assert shapely.coverage_is_valid(_geometry(found))


def test_provinces_and_municipalities_cover_the_same_land(drawn_municipalities, drawn_provinces):
    together = [shapely.coverage_union_all(_geometry(found)) for found in (drawn_municipalities, drawn_provinces)]
    assert together[0].equals(together[1])


def test_the_land_has_no_holes(drawn_provinces):
    land = shapely.coverage_union_all(_geometry(drawn_provinces))
    assert shapely.get_num_interior_rings(shapely.get_parts(land)).sum() == 0


def test_every_area_contains_its_own_point(found):
    gazetteer = load_gazetteer()
    lonlat = [gazetteer.point(code) for code in found.frame["code"]]
    points = to_rd(gpd.GeoDataFrame(geometry=gpd.points_from_xy(*zip(*lonlat, strict=True)), crs=CRS84))
    outside = found.frame.loc[~found.frame.contains(points.geometry), "name"]
    assert outside.tolist() == []


@pytest.mark.parametrize(
    ("what", "lon", "lat"),
    [
        ("IJsselmeer", 5.35, 52.80),
        ("Markermeer", 5.20, 52.55),
        ("Waddenzee", 5.20, 53.20),
        ("Noordzee", 4.0, 52.3),
        ("Oosterschelde", 4.05, 51.56),
        ("Westerschelde", 3.75, 51.38),
        ("Haringvliet", 4.15, 51.795),
        ("Duitsland", 7.1, 51.9),
        ("België", 4.4, 51.2),
    ],
)
def test_water_and_neighbours_are_no_land(what, lon, lat, drawn_provinces):
    point = to_rd(gpd.GeoDataFrame(geometry=gpd.points_from_xy([lon], [lat]), crs=CRS84)).geometry[0]
    assert not shapely.intersects(_geometry(drawn_provinces), point).any(), what


def test_the_wadden_islands_are_islands(drawn_municipalities, drawn_provinces):
    land = shapely.get_parts(shapely.coverage_union_all(_geometry(drawn_provinces)))
    frame = drawn_municipalities.frame.set_index("name").geometry
    for island in ("Texel", "Vlieland", "Terschelling", "Ameland", "Schiermonnikoog"):
        around = [part for part in land if part.intersects(frame[island])]
        assert shapely.union_all(around).equals(frame[island]), island


ELSEWHERE = """
import hashlib, shapely
from geo.gazetteer import YEAR
from geo.sources.schematic import SchematicSource
shapes = SchematicSource().load("gemeente", YEAR).frame.geometry.values
print(hashlib.sha256(b"".join(shapely.to_wkb(shapes).tolist())).hexdigest())
"""


@pytest.mark.slow
def test_another_process_draws_the_same_bytes(drawn_municipalities):
    made = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    here = b"".join(shapely.to_wkb(_geometry(drawn_municipalities)).tolist())
    assert made.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_the_sets_say_that_they_are_schematic_and_whose_places_they_use(drawn_municipalities, drawn_provinces):
    for found in (drawn_municipalities, drawn_provinces):
        assert found.is_schematic
        assert found.year == YEAR
        assert found.licence == "CC BY 4.0"
        assert "GeoNames" in found.credit
        assert found.fetched_at is None


def test_another_year_is_refused():
    with pytest.raises(NoBoundariesError, match="2022"):
        SchematicSource().load("gemeente", 2022)


def test_without_folder_and_cache_the_chain_ends_in_the_schematic_shapes(tmp_path):
    found = load_boundaries(local_sources(read({"AFSPRAKENKAART_CACHE": str(tmp_path)})))
    assert found.is_schematic
    assert "python -m geo fetch" in str(found.reports[-1])


@pytest.mark.boundaries
def test_the_schematic_provinces_overlap_the_real_ones(boundaries_dir, drawn_provinces):
    real = load_boundaries([FolderSource(boundaries_dir)]).provinces.frame.set_index("code").geometry
    drawn = drawn_provinces.frame.set_index("code").geometry
    overlap = drawn.intersection(real).area / drawn.union(real).area
    assert overlap.min() >= 0.7, overlap.round(2).to_dict()
    assert overlap.mean() >= 0.85, overlap.round(2).to_dict()
