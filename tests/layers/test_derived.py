"""The layer of bottlenecks (`collisions`): derived, at the features where they lie, and never in a plain export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layers.built import Built
from layers.catalogue import collisions
from layers.errors import UnknownNameError
from layers.export import export
from layers.registry import DERIVED_IDS, LAYER_IDS


def test_a_plain_export_has_no_derived_layer_and_a_named_one_has_no_other(built: Built, tmp_path: Path) -> None:
    assert {path.stem for path in export(built, tmp_path / "plain")} == set(LAYER_IDS)
    assert [path.name for path in export(built, tmp_path / "named", ["collisions"])] == ["collisions.geojson"]
    assert not set(DERIVED_IDS) & set(LAYER_IDS)
    assert not set(DERIVED_IDS) & set(built.manifest["layers"])


def test_each_collision_is_a_feature_at_its_subject_with_the_origin_of_that(built: Built) -> None:
    parsed = json.loads(built.export("collisions"))
    assert [f["properties"]["id"] for f in parsed["features"]] == [c.id for c in built.collisions]
    subjects = {
        f"{layer}:{f['properties']['id']}": f
        for layer in LAYER_IDS
        for f in json.loads(built.export(layer))["features"]
    }
    placed = {c.id for c in built.collisions if c.place}
    for feature in parsed["features"]:
        assert list(feature["properties"]) == [column.name for column in built.columns_of(collisions.LAYER.id)]
        if feature["properties"]["id"] in placed:
            continue
        subject = subjects[feature["properties"]["subject"]]
        assert feature["geometry"] == subject["geometry"]
        for name in ("source", "licence", "credit", "certainty", "edition"):
            assert feature["properties"][name] == subject["properties"][name]


def test_a_place_that_no_layer_draws_lends_its_own_point(built: Built) -> None:
    found = {f["properties"]["id"]: f for f in json.loads(built.export("collisions"))["features"]}
    polder = found["claims-novex-noordzeekanaalgebied-houtrakpolder"]
    assert (polder["properties"]["name"], polder["geometry"]["type"]) == ("Houtrakpolder", "Point")
    assert polder["properties"]["source"] == "afsprakenkaart, seeds/registers/places.csv"
    # Of the Veluwe no point is known: it lies at its province, and says so.
    veluwe = found["claims-provinces-PV25-drinkwater-veluwe"]
    assert veluwe["geometry"]["type"] in ("Polygon", "MultiPolygon")
    assert veluwe["properties"]["certainty"] == "area"


def test_a_filter_keeps_the_collisions_in_the_province_and_of_the_theme(built: Built) -> None:
    found = built.counted("collisions", ["PV22"], ["defence"])
    assert {p["id"] for p in found} == {"claims-mirt-oefenterrein-de-haar-uitbreiding"}
    assert all("PV22" in p["province_codes"] and p["themes"] == ["defence"] for p in found)
    assert built.counted("collisions") == built.features("collisions")


def test_an_unknown_layer_is_told_with_the_derived_one_among_the_known(built: Built) -> None:
    with pytest.raises(UnknownNameError, match="congestion, collisions"):
        built.features("roads")
