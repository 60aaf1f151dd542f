"""The layers of the five letters: what they must say, and that map, figures and list agree."""

from __future__ import annotations

import json

import pytest

from layers.analysis import HOMES, MEASURES, RIJK, UNNAMED, Measure, fills, totals
from layers.built import Built
from layers.catalogue.novex import INSTRUMENTS
from layers.registry import LAYER_IDS
from seeds.load import Seeds


def properties(built: Built, layer: str, ident: str) -> dict[str, object]:
    [found] = [p for p in built.features(layer) if p["id"] == ident]
    return found


def test_the_layers_have_their_features(built: Built, seeds: Seeds) -> None:
    counts = {layer: len(built.features(layer)) for layer in LAYER_IDS}
    assert all(counts.values())
    assert (counts["provinces"], counts["novex"]) == (12, 20)
    assert (counts["housing"], counts["mirt"]) == (len(seeds.housing_areas), len(seeds.mirt_projects))


def test_the_seventeen_existing_housing_areas_are_there(built: Built) -> None:
    assert sum(p["kind"] == "existing" for p in built.features("housing")) == 17


def test_every_project_and_housing_area_has_a_fact(built: Built) -> None:
    assert [p["id"] for layer in ("housing", "mirt") for p in built.features(layer) if not p["fact_ids"]] == []


def test_the_grid_of_each_province_is_as_the_letters_say(built: Built) -> None:
    found = {p["name"]: p["status"] for p in built.features("congestion") if p["kind"] == "province"}
    assert len(found) == 12
    assert {name for name, status in found.items() if status == "stop_threatened"} == {"Utrecht", "Gelderland"}
    assert {name for name, status in found.items() if status == "stop_threatened_in_part"} == {"Flevoland"}


def test_the_flevopolder_is_not_flevoland(built: Built) -> None:
    [part] = [p for p in built.features("congestion") if p["kind"] == "part"]
    register = {m["code"]: m["name"] for m in built.registers["municipalities"]}
    assert sorted(register[c] for c in part["municipality_codes"]) == ["Almere", "Dronten", "Lelystad", "Zeewolde"]


def test_every_fact_about_the_grid_that_names_a_place_is_on_the_map(built: Built) -> None:
    shown = {i for p in built.features("congestion") for i in p["fact_ids"]}
    assert shown == {f["id"] for f in built.facts if f["grid"] and f["province_codes"]}


def test_an_instrument_that_no_line_gives_an_area_is_not_mentioned(built: Built) -> None:
    # That all sixteen have a perspective and fourteen an agenda is said as a number; these are named with none.
    areas = [p for p in built.features("novex") if p["kind"] == "novex"]
    without = {column: {p["id"] for p in areas if p[column] == "not_mentioned"} for column in INSTRUMENTS}
    assert without["development_perspective"] == {"regio-schiphol"}
    assert without["implementation_agenda"] == {"regio-schiphol", "groene-hart", "lelylijn"}


def test_a_novex_area_a_municipality_and_a_province_of_one_name_are_apart(built: Built) -> None:
    facts = {f["id"]: f for f in built.facts}
    area = properties(built, "novex", "regio-groningen-assen")
    assert area["fact_ids"]  # type: ignore[index]
    assert all("regio-groningen-assen" in facts[i]["area_ids"] for i in area["fact_ids"])  # type: ignore[attr-defined]


def test_the_northern_part_of_the_small_improvements_is_taken_out_of_the_national_amount(built: Built) -> None:
    found = {share.fact_id: share for share in totals(built.facts, RIJK).shares}
    part, whole = found["kleine-verbeteringen-noord-nederland-rijk"], found["kleine-verbeteringen-autonetwerk-rijk"]
    assert (part.number, part.places) == (38_600_000, {"PV20", "PV21", "PV22"})
    assert (whole.number, whole.places) == (280_000_000 - 38_600_000, frozenset())


@pytest.mark.parametrize("measure", [HOMES, RIJK], ids=lambda m: m.id)
@pytest.mark.parametrize("themes", [(), ("housing",), ("mobility", "energy")], ids=str)
def test_map_layer_and_figures_show_the_same_numbers(built: Built, measure: Measure, themes: tuple[str, ...]) -> None:
    own, shared = {"homes": ("homes", "homes_shared"), "rijk": ("rijk_eur", "rijk_shared_eur")}[measure.id]
    rows = {p["id"]: p for p in built.counted("provinces", themes=themes)}
    for code, fill in fills(built.facts, rows, measure, themes=themes).items():
        assert (fill.number, fill.shared) == (rows[code][own], rows[code][shared])


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda m: m.id)
def test_national_is_the_sum_of_its_places(built: Built, measure: Measure) -> None:
    found = totals(built.facts, measure)
    provinces = [found.only(p["id"]) for p in built.features("provinces")]
    assert found.total == sum(part or 0 for part in (*provinces, found.several, found.none, found.only(UNNAMED)))


@pytest.mark.boundaries
def test_the_real_boundaries_give_the_same_facts_and_figures(real: Built, built: Built) -> None:
    geography = {"certainty", "source", "licence", "credit", "schematic"}
    for layer in LAYER_IDS:
        for a, b in zip(real.features(layer), built.features(layer), strict=True):
            assert {k: v for k, v in a.items() if k not in geography} == {
                k: v for k, v in b.items() if k not in geography
            }


@pytest.mark.boundaries
def test_the_export_of_drenthe_holds_only_what_lies_in_drenthe(real: Built) -> None:
    for layer in LAYER_IDS:
        features = json.loads(real.export(layer, ["Drenthe"]))["features"]
        assert features
        assert all("PV22" in f["properties"]["province_codes"] for f in features)
    [province] = json.loads(real.export("provinces", ["PV22"]))["features"]
    assert province["properties"]["name"] == "Drenthe"
