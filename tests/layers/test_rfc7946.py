"""The exported GeoJSON against RFC 7946, and read again with geopandas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon, box, shape

from geo.crs import CRS84, RD
from layers.built import Built
from layers.columns import COMMON
from layers.errors import PlaceError
from layers.features import value
from layers.geojson import collection, compact
from layers.geometries import geometries
from layers.map_areas import map_areas
from layers.registry import LAYER_IDS, LAYERS

NAME = next(column for column in COMMON if column.name == "name")
NETHERLANDS = box(3.2, 50.7, 7.3, 53.7)


def positions(coordinates: Any) -> Iterator[list[float]]:
    if isinstance(coordinates[0], float):
        yield coordinates
    else:
        for part in coordinates:
            yield from positions(part)


def polygons(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    return {"Polygon": lambda c: [c], "MultiPolygon": lambda c: c}.get(geometry["type"], lambda c: [])(
        geometry["coordinates"]
    )


def check(geometry: dict[str, Any]) -> None:
    """Fail where a geometry is not as RFC 7946 wants it."""
    parsed = shape(geometry)
    assert parsed.is_valid
    assert not parsed.is_empty
    for position in positions(geometry["coordinates"]):
        assert len(position) == 2
        assert all(len(repr(number).partition(".")[2]) <= 6 and "e" not in repr(number) for number in position)
    for outer, *holes in polygons(geometry):
        for ring in (outer, *holes):
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
        assert shapely.LinearRing(outer).is_ccw
        assert not any(shapely.LinearRing(hole).is_ccw for hole in holes)


def _corners(parsed: dict[str, Any]) -> list[list[float]]:
    return [at for feature in parsed["features"] for at in positions(feature["geometry"]["coordinates"])]


def test_columns_do_not_depend_on_the_filter_and_one_that_is_empty_everywhere_is_left_out(built: Built) -> None:
    for layer in LAYERS:
        whole = [f["properties"] for f in json.loads(built.export(layer))["features"]]
        names = list(whole[0])
        assert all(list(properties) == names for properties in whole)
        assert all(any(properties[name] not in (None, []) for properties in whole) for name in names)
        for wish in (["PV22"], ["housing"]), (["PV31"], []), ([], ["energy"]):
            found = json.loads(built.export(layer, *wish))["features"]
            assert all(list(feature["properties"]) == names for feature in found)
            # What is left out would have been empty under the filter too.
            gone = [c.name for c in LAYERS[layer].columns if c.name not in names]
            assert not any(value(row, name) for row in built.rows(layer, *wish) for name in gone)


def test_a_list_is_an_array_in_every_layer(built: Built) -> None:
    for layer, declared in LAYERS.items():
        lists = {column.name for column in declared.columns if column.type == "texts"}
        for feature in json.loads(built.export(layer))["features"]:
            found = {name for name, held in feature["properties"].items() if isinstance(held, list)}
            assert found == lists & {*feature["properties"]}


@pytest.fixture(params=LAYER_IDS)
def content(request: pytest.FixtureRequest, real: Built) -> bytes:
    return real.export(request.param)


@pytest.mark.boundaries
def test_every_feature_is_as_the_rfc_wants_it(content: bytes) -> None:
    parsed = json.loads(content)
    assert parsed["type"] == "FeatureCollection"
    assert "crs" not in parsed
    assert len(parsed["features"]) > 0
    assert parsed["bbox"] == [*shapely.MultiPoint(_corners(parsed)).bounds]
    for feature in parsed["features"]:
        assert {*feature} - {"bbox"} == {"type", "id", "properties", "geometry"}
        assert feature["id"] == feature["properties"]["id"]
        # A point is its own bounds; of all else they are said.
        assert feature.get("bbox") == (
            None if feature["geometry"]["type"] == "Point" else [*shape(feature["geometry"]).bounds]
        )
        check(feature["geometry"])
        assert NETHERLANDS.contains(shape(feature["geometry"]))


@pytest.mark.boundaries
def test_geopandas_reads_what_was_written(real: Built, tmp_path: Path) -> None:
    for layer in LAYER_IDS:
        path = tmp_path / f"{layer}.geojson"
        path.write_bytes(real.export(layer))
        frame = gpd.read_file(path, engine="pyogrio")
        assert frame.crs == CRS84 or frame.crs.to_epsg() == 4326
        assert list(frame["id"]) == [p["id"] for p in real.features(layer)]
        assert frame.geometry.is_valid.all()
        for codes, properties in zip(frame["province_codes"], real.features(layer), strict=True):
            assert list(codes) == properties["province_codes"]


@pytest.mark.boundaries
def test_the_provinces_keep_their_area_and_their_borders(real: Built, boundaries_dir: Path) -> None:
    given_ = gpd.read_file(boundaries_dir / "provincie_gegeneraliseerd_2025.geojson", engine="pyogrio")
    wanted = given_.set_crs(CRS84, allow_override=True).to_crs(RD).set_index("statcode").geometry
    features = json.loads(real.export("provinces"))["features"]
    written = gpd.GeoSeries([shape(f["geometry"]) for f in features], crs=CRS84).to_crs(RD)
    for feature, geometry in zip(features, written, strict=True):
        assert geometry.area == pytest.approx(wanted[feature["properties"]["id"]].area, rel=1e-5)
        assert geometry.hausdorff_distance(wanted[feature["properties"]["id"]]) < 1


@pytest.mark.boundaries
@pytest.mark.parametrize("layer", ["provinces", "novex", "congestion"])
def test_the_map_shows_the_areas_of_the_export(real: Built, layer: str) -> None:
    exported = {f["properties"]["id"]: shape(f["geometry"]) for f in json.loads(real.export(layer))["features"]}
    for ident, drawn in map_areas(real.path)[layer].items():
        area = shapely.MultiPolygon([(outer, holes) for outer, *holes in drawn])
        assert area.is_valid
        assert area.intersection(exported[ident]).area / area.union(exported[ident]).area > 0.98, ident


@given(st.lists(st.tuples(st.floats(10_000, 280_000), st.floats(306_000, 620_000)), min_size=3, max_size=12))
def test_any_area_is_valid_after_rounding(corners: list[tuple[float, float]]) -> None:
    area = shapely.make_valid(Polygon(corners))
    parts = [part for part in getattr(area, "geoms", [area]) if part.geom_type == "Polygon"]
    # Thinner than some metres nothing need be left of it.
    areas = [part for part in parts if part.area / part.length > 5]
    if areas:
        for geometry in geometries(gpd.GeoDataFrame(geometry=areas, crs=RD), 6):
            check(geometry)


def test_an_area_of_which_nothing_is_left_is_refused() -> None:
    thread = Polygon([(120_000, 450_000), (120_100, 450_000), (120_100, 450_000.001)])
    with pytest.raises(PlaceError, match="1 area"):
        geometries(gpd.GeoDataFrame(geometry=[thread], crs=RD), 6)


def test_a_hole_runs_clockwise_whatever_way_it_was_given() -> None:
    ring = box(120_000, 450_000, 130_000, 460_000).exterior.coords
    hole = box(122_000, 452_000, 124_000, 454_000).exterior.coords
    for outer, inner in ((ring, hole), (ring[::-1], hole), (ring, hole[::-1]), (ring[::-1], hole[::-1])):
        [geometry] = geometries(gpd.GeoDataFrame(geometry=[Polygon(outer, [inner])], crs=RD), 6)
        check(geometry)


def test_text_of_a_fact_cannot_leave_its_string() -> None:
    hostile = '</script>"\\\u2028\n${x}<img src=x onerror=alert(1)>'
    [feature] = json.loads(
        collection("x", "note", [NAME], [({"id": "x", "name": hostile}, '{"type":"Point","coordinates":[5.0,52.0]}')])
    )["features"]
    assert feature["properties"]["name"] == hostile


def test_a_layer_without_features_is_still_a_collection() -> None:
    assert json.loads(collection("x", "note", [NAME], [])) == {
        "type": "FeatureCollection",
        "name": "x",
        "note": "note",
        "features": [],
    }


def test_numbers_that_are_no_json_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        compact({"homes": float(np.nan)})
