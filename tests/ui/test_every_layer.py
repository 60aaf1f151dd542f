"""Every layer can be clicked, pointed at, found, filtered, downloaded and read as a table: over `LAYERS`."""

from __future__ import annotations

import re
from typing import Any

import pytest

from layers.forms import FORMATS
from layers.layer import Language, Layer
from layers.registry import DRAWN, LAYER_IDS, LAYERS
from tests.ui.test_safe_html import read
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState, for_browser_in, from_query
from ui.map.map_state import config, map_data, map_state
from ui.map.picking import picked
from ui.views import detail, downloads, layer_tables, results

each = pytest.mark.parametrize("layer", LAYERS.values(), ids=lambda layer: layer.id)
each_built = pytest.mark.parametrize("layer", [LAYERS[i] for i in LAYER_IDS], ids=lambda layer: layer.id)
in_both = pytest.mark.parametrize("language", ["nl", "en"])


def seen(edition: Edition, **choices: Any) -> Picture:
    return Picture(edition, ViewState(**choices))


@each_built
@in_both
def test_a_click_opens_each_feature_with_its_name_and_what_it_is(
    edition: Edition, layer: Layer, language: Language
) -> None:
    for feature in edition.built.features(layer.id):
        picture = seen(edition, language=language, selection=(layer.key(feature["id"]),))
        said = " ".join(read(detail.html(picture)).data.split())
        assert " ".join(feature["name"].split()) in said
        assert layer.words[language].in_full(feature) in said


@each_built
def test_a_feature_under_another_one_is_offered_with_what_it_is(edition: Edition, layer: Layer) -> None:
    feature = edition.built.features(layer.id)[-1]
    key = layer.key(feature["id"])
    first = next(other for other in edition.features if other != key)
    said = read(detail.html(seen(edition, selection=(first, key)))).data
    assert f"{feature['name']} ({layer.words['nl'].in_full(feature)})" in " ".join(said.split())


@each_built
def test_a_click_on_the_map_gives_the_address_that_opens_it(edition: Edition, layer: Layer) -> None:
    key = layer.key(edition.built.features(layer.id)[0]["id"])
    with for_browser_in("nl"):
        address = picked([key], seen(edition))
    assert f"at={key.replace(':', '%3A')}" in address


@each
@in_both
def test_the_map_is_told_the_name_of_each_feature_and_what_it_is(
    edition: Edition, layer: Layer, language: Language
) -> None:
    told = map_state(seen(edition, language=language))["words"]
    names = edition.names[layer.id]
    for feature in edition.built.features(layer.id):
        about = names[feature["id"]]
        assert about["name"] == feature["name"]
        hovered = told["kinds"].get(layer.id, {}).get(about.get("kind")) or told["one"][layer.id]
        assert hovered == layer.words[language].of(feature)


@each_built
@in_both
def test_a_search_for_the_name_of_a_feature_finds_it(edition: Edition, layer: Layer, language: Language) -> None:
    feature = max(edition.built.features(layer.id), key=lambda p: len(p["name"]))
    picture = seen(edition, language=language, search=feature["name"])
    key = layer.key(feature["id"])
    assert key in picture.found.features
    assert feature["id"] in picture.features(layer.id)
    hits = {named.key for named in picture.found.named}
    assert (key in hits) == layer.is_found
    assert not layer.is_found or layer.words[language].of(feature) in read(results.hits(picture)).data


@each_built
@in_both
def test_a_layer_reads_as_a_table(edition: Edition, layer: Layer, language: Language) -> None:
    picture = seen(edition, language=language)
    page = read(layer_tables.table(layer, picture))
    rows = layer_tables.rows(layer, picture)
    assert layer.words[language].name in page.data
    assert page.tags.count("tr") == len(rows) + 1
    assert len(rows) == sum(map(layer.switched, edition.built.features(layer.id)))


@each
@in_both
def test_the_legend_switches_a_layer_and_explains_it_only_where_it_is_on(
    edition: Edition, layer: Layer, language: Language
) -> None:
    signs = {sign.label for sign in layer.signs(edition.built.features(layer.id), language)}
    for on in (True, False):
        legend = map_state(seen(edition, language=language, layers=(layer.id,) if on else ()))["legend"]
        [option] = [o for o in legend["options"] if o["id"] == layer.id]
        assert option["label"] == layer.words[language].name
        assert option["checked"] == on
        assert (signs <= {item["label"] for item in legend["items"]}) == on


@each
def test_a_layer_is_in_the_state_of_the_map_and_in_its_address(edition: Edition, layer: Layer) -> None:
    state = map_data(seen(edition, layers=(layer.id,)))["layers"][layer.id]
    assert state["on"]
    view, dropped = from_query({"layer": [layer.id]}, edition.known)
    assert (view.layers, dropped) == ((layer.id,), ())


@each
def test_a_filter_on_the_map_leaves_what_the_file_has(edition: Edition, layer: Layer) -> None:
    picture = seen(edition, provinces=("PV24",), themes=("mobility",), layers=tuple(LAYERS))
    left = [row["id"] for row in edition.built.counted(layer.id, ["PV24"], ["mobility"])]
    assert picture.features(layer.id) == left


@each
@in_both
def test_a_layer_is_offered_in_every_form_with_its_number_of_features(
    edition: Edition, layer: Layer, language: Language
) -> None:
    page = downloads.html(seen(edition, language=language))
    assert all(re.search(rf'href="/layers/{layer.id}\.{form}["?]', page) for form in FORMATS)
    said = " ".join(read(page).data.split())
    name = layer.words[language].name.partition(":")[0]
    assert f"{name} ({len(edition.built.features(layer.id))})" in said


def test_the_map_is_told_how_each_layer_is_drawn_from_below_to_above(edition: Edition) -> None:
    drawn = config(edition)["drawn"]
    assert [(d["layer"], d["look"]) for d in drawn] == [(layer.id, drawing.look) for layer, drawing in DRAWN]
    assert {*LAYERS} == {d["layer"] for d in drawn}


@each
def test_the_map_has_a_style_for_each_feature(edition: Edition, layer: Layer) -> None:
    styles = config(edition)["styles"][layer.id]
    assert all(p["id"] in styles or "*" in styles for p in edition.built.features(layer.id))
