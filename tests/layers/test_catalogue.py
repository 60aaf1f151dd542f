"""What every layer says of itself holds together: over `LAYERS`, never over names."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from layers import catalogue, style
from layers.built import Built
from layers.dictionary import dictionary
from layers.errors import CatalogueError
from layers.layer import Language, Layer
from layers.registry import DARK, DERIVED_IDS, DRAWN, GROUND, LAYER_IDS, LAYERS, listed
from tests.colours import on_dark
from tests.layers.test_style import lab

each = pytest.mark.parametrize("layer", LAYERS.values(), ids=lambda layer: layer.id)
each_built = pytest.mark.parametrize("layer", [LAYERS[i] for i in LAYER_IDS], ids=lambda layer: layer.id)
in_both = pytest.mark.parametrize("language", ["nl", "en"])
AREAS = {"Polygon", "MultiPolygon"}
# The land of the map on a light and on a dark page, as in map.css.
PAPER, DARK_PAPER = "#ffffff", "#1a222c"


def test_every_file_of_the_catalogue_is_a_layer() -> None:
    names = {path.stem for path in Path(catalogue.__path__[0]).glob("*.py")} - {"__init__"}
    assert names == set(LAYERS)


def test_what_is_derived_comes_last() -> None:
    assert (*LAYER_IDS, *DERIVED_IDS) == tuple(LAYERS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A catalogue of its own, in the package `some_layers`."""
    package = tmp_path / "some_layers"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield package
    for name in [name for name in sys.modules if name.partition(".")[0] == package.name]:
        del sys.modules[name]


@pytest.mark.parametrize(
    "code", ["", "LAYER = 1", "from layers.registry import GROUND as LAYER"], ids=["none", "other", "of another name"]
)
def test_a_file_without_a_layer_of_its_name_is_refused(folder: Path, code: str) -> None:
    (folder / "roads.py").write_text(code)
    with pytest.raises(CatalogueError, match=r"roads\.py holds no LAYER with the id 'roads'"):
        listed(import_module(folder.name))


def test_layers_are_found_by_listing_the_folder_and_stand_in_their_order(folder: Path) -> None:
    made = (
        "import dataclasses\nfrom layers.registry import GROUND\nLAYER = dataclasses.replace(GROUND, id={!r}, order={})"
    )
    for name, order in (("alpha", 3), ("beta", 1), ("gamma", 2)):
        (folder / f"{name}.py").write_text(made.format(name, order))
    assert [layer.id for layer in listed(import_module(folder.name))] == ["beta", "gamma", "alpha"]


@each
def test_a_layer_is_built_or_derived_and_not_both(layer: Layer) -> None:
    assert (layer.build is None) != (layer.derive is None)


def test_one_layer_is_the_ground() -> None:
    assert [layer for layer in LAYERS.values() if layer.is_ground] == [GROUND]


def test_no_two_drawings_have_one_place_in_the_order() -> None:
    orders = [drawing.order for _, drawing in DRAWN]
    assert len(orders) == len(set(orders))


@each
def test_both_languages_have_the_same_words(layer: Layer) -> None:
    nl, en = layer.words["nl"], layer.words["en"]
    for words in (nl, en):
        assert words.name
        assert words.one
    assert bool(nl.short) == bool(en.short)
    for name in ("kinds", "headings", "signs", "values"):
        assert set(getattr(nl, name)) == set(getattr(en, name)), name
    assert {c: set(words) for c, words in nl.values.items()} == {c: set(words) for c, words in en.values.items()}


@each
def test_every_word_of_a_closed_column_has_its_translation(layer: Layer) -> None:
    for name, words in layer.words["nl"].values.items():
        assert set(words) == set(layer.column(name).words)


@each
def test_what_a_layer_tells_of_is_among_its_columns(layer: Layer) -> None:
    names = {column.name for column in layer.columns}
    assert {*layer.says, *layer.table, *layer.on_map, *layer.words["nl"].headings} <= names


@each
def test_the_dictionary_has_the_columns_of_a_layer(layer: Layer) -> None:
    _, _, rest = dictionary().partition(f"\n## {layer.id}\n")
    told = rest.partition("\n## ")[0]
    assert all(f"| `{column.name}` |" in told for column in layer.own_columns)


@each_built
def test_a_layer_is_drawn_by_the_geometries_it_has(built: Built, layer: Layer) -> None:
    features = json.loads(built.export(layer.id))["features"]
    types = {feature["geometry"]["type"] for feature in features}
    assert bool(types & AREAS) == layer.has_areas
    assert bool(types - AREAS) == layer.has_points


@each
def test_every_feature_has_a_look_and_every_look_is_seen_on_light_and_dark(built: Built, layer: Layer) -> None:
    for found in {json.dumps(layer.style_of(feature), sort_keys=True) for feature in built.features(layer.id)}:
        look = json.loads(found)
        for seen, paper in ((look, PAPER), (on_dark(look), DARK_PAPER)):
            drawn = [seen[part] for part in ("stroke", "fill") if part in seen]
            assert max(abs(lab(colour)[0] - lab(paper)[0]) for colour in drawn) > 25, seen


@each
def test_a_layer_has_signs_in_the_legend_and_they_have_the_looks_of_the_map(built: Built, layer: Layer) -> None:
    features = built.features(layer.id)
    signs = layer.signs(features, "nl")
    assert signs
    assert all(sign.label for sign in signs)
    looks = [
        style.MUNICIPALITY,
        *map(layer.style_of, features),
        *(look for d in layer.drawn for look in d.more.get("looks", {}).values()),
    ]
    assert all(sign.style in looks for sign in signs)


@each
@in_both
def test_the_signs_of_a_layer_speak_the_language_of_the_page(built: Built, layer: Layer, language: Language) -> None:
    features = built.features(layer.id)
    labels = [[sign.label for sign in layer.signs(features, spoken)] for spoken in ("nl", "en")]
    assert len(labels[0]) == len(labels[1])
    assert len(set(labels[("nl", "en").index(language)])) == len(labels[0])


def test_no_two_layers_disagree_on_a_colour_on_a_dark_page() -> None:
    for layer in LAYERS.values():
        assert layer.dark.items() <= DARK.items(), layer.id
        assert not set(layer.dark) & set(style.DARK), layer.id


@each
def test_a_filter_leaves_features_of_a_layer_as_its_file_has_them(built: Built, layer: Layer) -> None:
    for provinces, themes in ((["PV24"], []), ([], ["mobility"]), (["PV24"], ["mobility"])):
        left = built.counted(layer.id, provinces, themes)
        held = [feature["properties"] for feature in json.loads(built.export(layer.id, provinces, themes))["features"]]
        assert [row["id"] for row in left] == [row["id"] for row in held]
        for row in left:
            assert row["fact_ids"] or layer.stays(row) or not themes


@each
def test_every_feature_of_a_layer_names_itself(built: Built, layer: Layer) -> None:
    for feature in built.features(layer.id):
        assert feature["layer"] == layer.id
        assert feature["name"]
