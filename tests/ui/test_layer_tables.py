"""What the map shows stands in words too."""

from __future__ import annotations

import dataclasses

import pytest

from layers.catalogue import housing, mirt
from layers.layer import Language, Layer
from layers.registry import GROUND, LAYER_IDS, LAYERS
from tests.ui.test_safe_html import read
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.map.map_state import map_state
from ui.views.layer_tables import columns, page, rows, table
from ui.words.common import NL

FILTERS = [ViewState(), ViewState(provinces=("PV22",)), ViewState(themes=("housing",)), ViewState(search="zwolle")]


@pytest.mark.parametrize("view", FILTERS, ids=["all", "province", "theme", "search"])
@pytest.mark.parametrize("layer", [LAYERS[i] for i in LAYER_IDS if i != GROUND.id], ids=lambda layer: layer.id)
def test_a_table_holds_what_the_map_draws(edition: Edition, view: ViewState, layer: Layer) -> None:
    picture = Picture(edition, dataclasses.replace(view, layers=tuple(LAYERS)))
    drawn = set(map_state(picture)["layers"][layer.id]["show"])
    drawn &= {p["id"] for p in edition.built.features(layer.id) if layer.switched(p)}
    assert {f["id"] for f in rows(layer, picture)} == drawn


@pytest.mark.parametrize("fill", ["homes", "rijk"])
def test_a_province_says_in_the_table_what_it_says_on_the_map(edition: Edition, fill: str) -> None:
    picture = Picture(edition, ViewState(fill=fill))  # type: ignore[arg-type]
    label = dict(columns(GROUND, picture))[NL.map.fill[fill]]
    drawn = map_state(picture)["styles"][GROUND.id]
    assert {f["id"]: label(f) for f in rows(GROUND, picture)} == {i: s["label"] for i, s in drawn.items()}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_cell_of_every_layer_has_words(edition: Edition, language: Language) -> None:
    picture = Picture(edition, ViewState(language=language))
    for layer in map(LAYERS.__getitem__, LAYER_IDS):
        for title, show in columns(layer, picture):
            assert title
            for feature in rows(layer, picture):
                assert show(feature), (layer, title, feature["id"])


def test_an_empty_layer_says_so(edition: Edition) -> None:
    picture = Picture(edition, ViewState(search="xyzzy"))
    assert "table" not in read(table(mirt.LAYER, picture)).tags
    assert read(page(picture)).tags.count("h1") == 1


def test_the_home_of_a_number_is_the_feature_as_filtered(edition: Edition) -> None:
    picture = Picture(edition, ViewState(themes=("housing",)))
    homes = dict(columns(housing.LAYER, picture))["Woningen"]
    counted = {p["id"]: p["homes"] for p in edition.built.counted("housing", (), ["housing"])}
    stated = [f for f in rows(housing.LAYER, picture) if counted[f["id"]] is not None]
    assert stated
    assert all(homes(f).replace(".", "") == str(counted[f["id"]]) for f in stated)


def test_the_table_says_what_was_read_of_each_province_as_the_legend_does(edition: Edition) -> None:
    picture = Picture(edition, ViewState())
    said = dict(columns(GROUND, picture))[NL.map.fill["agreements"]]
    read = {f["id"]: said(f) for f in rows(GROUND, picture)}
    assert [code for code, words in read.items() if words == NL.map.read["arrangement"]] == ["PV22"]
    assert {*read.values()} == {*NL.map.read.values()}
    assert {item["label"] for item in map_state(picture)["legend"]["items"]} >= {*read.values()}
