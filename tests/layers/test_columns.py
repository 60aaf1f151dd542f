"""The declaration of columns: what it refuses, and the data dictionary that is made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layers.built import Built
from layers.catalogue import mirt, provinces
from layers.columns import COMMON, Column, ColumnError, conform
from layers.dictionary import dictionary
from layers.layer import LayerId
from layers.registry import LAYERS

DICTIONARY = Path(__file__).resolve().parents[2] / "docs" / "data-dictionary.md"
REQUIRED = (
    "id name layer province_codes themes fact_ids certainty source licence credit boundary_year schematic edition"
).split()


def test_every_layer_starts_with_the_common_columns() -> None:
    assert [column.name for column in COMMON] == REQUIRED
    for layer in LAYERS.values():
        assert layer.columns[: len(COMMON)] == COMMON


@pytest.mark.parametrize("layer", LAYERS)
def test_no_column_is_declared_twice(layer: LayerId) -> None:
    names = [column.name for column in LAYERS[layer].columns]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("layer", LAYERS)
def test_every_column_has_words_in_both_languages_and_money_its_unit(layer: LayerId) -> None:
    for column in LAYERS[layer].columns:
        assert column.nl
        assert column.en
        assert column.about.endswith(".")
        assert (column.unit == "euro") == column.name.endswith("_eur")
        assert (column.unit == "metre") == column.name.endswith("_m")


@pytest.mark.parametrize(
    ("column", "found", "fault"),
    [
        (Column("a", "integer", "a", "a", "A."), {"a": "1"}, "a is '1', not of type integer"),
        (Column("a", "integer", "a", "a", "A."), {"a": True}, "a is True, not of type integer"),
        (Column("a", "integer", "a", "a", "A."), {"a": 1.5}, "a is 1.5, not of type integer"),
        (Column("a", "integer", "a", "a", "A."), {"a": -1}, "a is -1, below zero"),
        (Column("a", "boolean", "a", "a", "A."), {"a": 1}, "a is 1, not of type boolean"),
        (Column("a", "text", "a", "a", "A."), {"a": None}, "a is empty"),
        (Column("a", "text", "a", "a", "A."), {}, "a is missing"),
        (Column("a", "text", "a", "a", "A.", words=("x", "y")), {"a": "z"}, "a: 'z' is none of x, y"),
        (Column("a", "texts", "a", "a", "A.", words=("x",)), {"a": ["x", "q"]}, "a: 'q' is none of x"),
    ],
)
def test_what_breaks_its_declaration_is_named(column: Column, found: dict[str, Any], fault: str) -> None:
    assert column.faults(found) == [fault]


def test_null_is_allowed_only_where_it_is_declared() -> None:
    assert Column("a", "integer", "a", "a", "A.", optional=True).faults({"a": None}) == []


def test_all_faults_of_a_layer_are_raised_at_once(built: Built) -> None:
    rows = [dict(row) for row in built.features("provinces")]
    rows[0]["homes"] = "many"
    rows[1]["surprise"] = 1
    rows[2]["id"] = rows[3]["id"]
    del rows[4]["edition"]
    with pytest.raises(ColumnError) as caught:
        conform("provinces", provinces.LAYER.columns, rows)
    assert [line.split(": ", 1)[1] for line in str(caught.value).splitlines()] == [
        "homes is 'many', not of type integer",
        "surprise is not declared",
        "edition is missing",
        f"id {rows[3]['id']} stands twice",
    ]


def test_the_columns_stand_in_the_declared_order(built: Built) -> None:
    rows = [dict(reversed(row.items())) for row in built.features("mirt")]
    names = [column.name for column in mirt.LAYER.columns]
    assert [list(row) for row in conform("mirt", mirt.LAYER.columns, rows)] == [names] * len(rows)


def test_the_data_dictionary_is_that_of_the_declaration() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == dictionary(), (
        "run `python -m layers dictionary > docs/data-dictionary.md`"
    )
