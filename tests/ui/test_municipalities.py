"""Municipalities: each has its own lists of facts, and former codes and names lead to what took their place."""

from __future__ import annotations

from geo.codes import CHANGES
from layers.layer import LayerId
from layers.municipalities import FORMER_NAMES, leading_to, municipalities
from layers.registry import LAYER_IDS, LAYERS
from ui.data.edition import Edition


def test_what_is_named_inferred_and_of_the_province_are_three_lists_without_a_fact_in_common(edition: Edition) -> None:
    for here in edition.municipalities.values():
        lists = (here.named, here.inferred, here.of_province)
        assert len({i for ids in lists for i in ids}) == sum(map(len, lists)), here.code
        assert all(here.code in edition.facts[i]["municipality_codes"] for i in here.named)
        assert all(here.code in edition.facts[i]["municipality_codes_inferred"] for i in here.inferred)
        assert set(here.grid) <= {*here.named, *here.inferred}


def test_each_fact_that_names_a_municipality_stands_with_it(edition: Edition) -> None:
    for fact in edition.built.facts:
        for code in fact["municipality_codes"]:
            assert fact["id"] in edition.municipalities[code].named


def test_a_former_code_and_a_former_name_lead_to_the_municipality_of_today(edition: Edition) -> None:
    found = leading_to(edition.built.registers)
    present = {m["code"] for m in edition.built.registers["municipalities"]}
    for change in CHANGES:
        for gone in change.gone:
            # What is still there leads to itself until it goes.
            assert found[gone.casefold()] == (gone if gone in present else change.into)
    for code, name in FORMER_NAMES.items():
        assert found[name.casefold()] == found[code.casefold()]


def test_a_name_of_a_municipality_leads_to_it_and_one_of_several_leads_nowhere(edition: Edition) -> None:
    found = leading_to(edition.built.registers)
    for row in edition.built.registers["municipalities"]:
        assert found[row["name"].casefold()] == row["code"]
    assert "haaren" not in found


def test_areas_and_places_of_a_municipality_are_those_whose_columns_name_it(edition: Edition) -> None:
    made = municipalities(edition.built.registers, edition.features)
    for layer in LAYER_IDS:
        for feature in edition.built.features(layer):
            if not LAYERS[LayerId(layer)].page:
                continue
            for code in feature.get("municipality_codes") or ():
                assert any(m.key == LAYERS[layer].key(feature["id"]) for m in made[code].members)
