"""What a filter changes of features: what counts, never what the letters say of a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from layers import counted as counting
from layers.built import Built
from layers.registry import LAYER_IDS, LAYERS

Make = Callable[..., dict[str, Any]]
COUNTED = {
    column.name
    for layer in LAYER_IDS
    for column in LAYERS[layer].columns
    if column.unit or column.name in ("fact_ids", "themes")
} - {"location_error_m"}


def counted(features: list[dict[str, Any]], *arguments: Any, **filters: Any) -> list[dict[str, Any]]:
    """The features of one layer, counted."""
    return counting.counted(LAYERS[features[0]["layer"]], features, *arguments, **filters)


def feature(layer: str, ident: str, ids: list[str], *provinces: str, **fields: Any) -> dict[str, Any]:
    return {"layer": layer, "id": ident, "fact_ids": ids, "province_codes": list(provinces), **fields}


def test_a_theme_changes_the_facts_the_themes_and_the_counts(make_fact: Make) -> None:
    facts = [
        make_fact(id="a", theme="housing", province_codes=["PV20"]),
        make_fact(id="b", theme="water", province_codes=["PV20"], kind="status"),
    ]
    here = feature("provinces", "PV20", ["a", "b"], "PV20")
    [row] = counted([here], facts)
    assert (row["fact_count"], row["agreement_count"], row["themes"]) == (2, 1, ["housing", "water"])
    [row] = counted([here], facts, themes=["water"])
    assert (row["fact_ids"], row["agreement_count"], row["themes"]) == (["b"], 0, ["water"])


def test_a_province_shows_its_own_figure_and_apart_what_it_shares(make_fact: Make) -> None:
    money = {"kind": "budget", "amount_payer": "rijk", "amount_role": "contribution"}
    facts = [
        make_fact(id="a", amount_eur=5, province_codes=["PV20"], **money),
        make_fact(id="b", amount_eur=7, province_codes=["PV20", "PV21"], **money),
    ]
    here = feature("provinces", "PV20", ["a", "b"], "PV20")
    there = feature("provinces", "PV21", ["b"], "PV21")
    rows = counted([here, there], facts)
    assert [(r["rijk_eur"], r["rijk_shared_eur"], r["fact_shared_count"]) for r in rows] == [(5, 7, 1), (None, 7, 1)]


def test_a_site_counts_what_is_about_it_and_no_tranche_twice(make_fact: Make) -> None:
    money = {"kind": "budget", "amount_payer": "rijk", "amount_role": "contribution", "province_codes": ["PV30"]}
    facts = [
        make_fact(id="whole", amount_eur=90, **money),
        make_fact(id="y1", amount_eur=45, part_of="whole", **money),
        make_fact(id="y2", amount_eur=45, part_of="whole", **money),
    ]
    [row] = counted([feature("housing", "x", ["whole", "y1", "y2"], "PV30")], facts)
    assert (row["rijk_eur"], row["fact_count"]) == (90, 3)
    [row] = counted([feature("housing", "x", ["y1"], "PV30")], facts)
    assert row["rijk_eur"] == 45


def test_a_site_that_loses_its_facts_drops_out_and_an_area_stays(make_fact: Make) -> None:
    facts = [make_fact(id="a", theme="housing", province_codes=["PV20"])]
    for layer, kind, stays in (
        ("housing", "named", False),
        ("mirt", "mirt", False),
        ("congestion", "place", False),
        ("congestion", "province", True),
        ("congestion", "part", True),
        ("novex", "novex", True),
        ("novex", "region", True),
    ):
        rows = counted([feature(layer, "x", ["a"], "PV20", kind=kind)], facts, themes=["water"])
        assert bool(rows) == stays, (layer, kind)


def test_a_site_of_which_no_fact_speaks_goes_only_with_a_theme(make_fact: Make) -> None:
    silent = [feature("housing", "x", [], "PV20", kind="existing")]
    assert len(counted(silent, [])) == 1
    assert len(counted(silent, [], provinces=["PV20"])) == 1
    assert counted(silent, [], provinces=["PV21"]) == []
    assert counted(silent, [], themes=["housing"]) == []


@pytest.mark.parametrize("layer", LAYER_IDS)
def test_a_province_filter_keeps_exactly_the_features_with_a_chosen_member_province(built: Built, layer: str) -> None:
    rows = built.counted(layer, ["PV22", "PV21"])
    everything = built.features(layer)
    expected = {p["id"] for p in everything if {"PV21", "PV22"} & set(p["province_codes"])}
    facts = {f["id"]: f for f in built.facts}
    for row in rows:
        assert all({"PV21", "PV22"} & set(facts[i]["province_codes"]) for i in row["fact_ids"])
    lost = {p["id"] for p in everything if p["id"] in expected} - {row["id"] for row in rows}
    assert {row["id"] for row in rows} <= expected
    assert all(p["fact_ids"] for p in everything if p["id"] in lost)


@pytest.mark.parametrize("layer", LAYER_IDS)
def test_no_filter_changes_what_the_letters_say_of_a_place(built: Built, layer: str) -> None:
    before = {p["id"]: p for p in built.features(layer)}
    for row in built.counted(layer, themes=["mobility"]):
        assert {k: v for k, v in row.items() if k not in COUNTED} == {
            k: v for k, v in before[row["id"]].items() if k not in COUNTED
        }


@pytest.mark.parametrize("layer", LAYER_IDS)
def test_without_a_filter_counting_again_changes_nothing(built: Built, layer: str) -> None:
    assert built.counted(layer) == built.features(layer)


@pytest.mark.parametrize("theme", ["housing", "mobility", "novex"])
def test_every_fact_with_a_province_is_in_the_layer_of_provinces(built: Built, theme: str) -> None:
    shown = {i for row in built.counted("provinces", themes=[theme]) for i in row["fact_ids"]}
    assert shown == {f["id"] for f in built.facts if f["theme"] == theme and f["province_codes"]}
