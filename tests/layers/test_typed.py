"""The types of what a built folder holds are those of what is in it."""

from __future__ import annotations

import typing
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from layers.built import Built
from layers.columns import COMMON
from layers.facts_file import FactsFile
from layers.features import Feature, Located
from layers.manifest import Boundary, LayerFile, Manifest
from layers.registry import LAYERS

ROWS: dict[str, Any] = {name: get_args(hint)[0] for name, hint in get_type_hints(FactsFile).items()}
PYTHON = {"text": {str}, "texts": {list}, "integer": {int, float}, "number": {int, float}, "boolean": {bool}}


def kinds(hint: Any) -> set[type]:
    """The Python types that a hint allows, without None."""
    if hasattr(hint, "__supertype__"):
        return kinds(hint.__supertype__)
    if get_origin(hint) is typing.Literal:
        return {type(word) for word in get_args(hint)}
    if get_origin(hint) is list:
        return {list}
    if get_args(hint):
        return {kind for part in get_args(hint) for kind in kinds(part)} - {type(None)}
    return {hint}


@pytest.mark.parametrize("name", ROWS)
def test_each_row_of_facts_json_has_the_keys_of_its_type(built: Built, name: str) -> None:
    rows: list[dict[str, Any]] = dict(built.registers)[name]  # type: ignore[assignment]
    # Nothing with a page has got another id yet.
    assert rows or name == "former_subjects"
    for row in rows:
        assert set(row) == set(get_type_hints(ROWS[name]))


@pytest.mark.parametrize("name", sorted(set(ROWS) - {"facts"}))
def test_each_value_of_facts_json_is_of_its_type(built: Built, name: str) -> None:
    hints = get_type_hints(ROWS[name])
    for row in dict(built.registers)[name]:  # type: ignore[attr-defined]
        assert {
            key for key, value in row.items() if value is not None and type(value) not in kinds(hints[key])
        } == set()


def test_facts_json_has_the_lists_of_its_type(built: Built) -> None:
    assert set(built.registers) == set(ROWS)


def test_the_manifest_has_the_keys_of_its_type(built: Built) -> None:
    assert set(built.manifest) == set(get_type_hints(Manifest))
    assert set(built.manifest["boundary"]) == set(get_type_hints(Boundary))
    assert all(set(layer) == set(get_type_hints(LayerFile)) for layer in built.manifest["layers"].values())


def test_what_every_feature_has_are_the_common_columns() -> None:
    assert [column.name for column in COMMON] == list(get_type_hints(Located))


def test_every_other_key_of_a_feature_is_a_column_of_some_layer_and_of_its_type() -> None:
    declared = {column.name: column for layer in LAYERS.values() for column in layer.columns}
    for name, hint in get_type_hints(Feature).items():
        assert kinds(hint) <= PYTHON[declared[name].type], name
