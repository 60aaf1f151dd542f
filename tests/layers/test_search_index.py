"""The index of the search finds what looking through every text finds, and its file is safe to open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import plain_search
from layers.built import SEARCH, Built
from layers.columnar import column_tables
from layers.errors import BuiltFolderError
from layers.numpy_file import Texts, lists, opened, small, texts, written
from layers.registry import LAYER_IDS, LAYERS
from layers.runs import Runs, index
from layers.search import found
from layers.search_index import Index, folded, made_tables, nearest_first

WORDS = "zwolle zwol emmen stemmen 's-gravenhage den haag mirt-project 2,5 mld. ij één Ⅷ ²x _a a_b ß ﬁets a".split()
PIECES = st.sampled_from([*WORDS, " ", "-", "'", ".", "\n", "€", "¿?"]) | st.text(max_size=6)
TEXTS = st.lists(st.lists(PIECES, max_size=6).map("".join).map(folded), max_size=6)


def begins_word(needle: str, text: str) -> bool:
    """Return whether a text holds a needle that begins a word."""
    return any(
        text.startswith(needle, n) and not text[max(n - 1, 0) : n].isalnum() for n in range(len(text) - len(needle) + 1)
    )


def features_of(built: Built) -> dict[str, Any]:
    return {LAYERS[layer].key(p["id"]): p for layer in LAYER_IDS for p in built.features(layer)}


@pytest.fixture(scope="module")
def both(built: Built) -> tuple[Index, plain_search.Index]:
    features = features_of(built)
    assert built.search_tables is not None
    plain = plain_search.Index(built.registers, features, nearest_first(features))
    return Index(built.search_tables, built.registers), plain


@given(TEXTS, PIECES | st.lists(PIECES, max_size=3).map("".join))
@settings(max_examples=300)
def test_a_needle_is_found_in_just_the_texts_in_which_it_begins_a_word(given: list[str], written: str) -> None:
    needle = " ".join(folded(written).split())
    found = Runs(index("x", given), "x").holding(needle)
    assert found.tolist() == [begins_word(needle, text) for text in given]


@given(data=st.data())
@settings(max_examples=120)
def test_a_search_finds_what_looking_through_every_text_finds(
    both: tuple[Index, plain_search.Index], data: st.DataObject
) -> None:
    indexed, plain = both
    text = data.draw(st.sampled_from([*plain.names, *list(plain.texts.values())[::9]]))
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    piece = text[start : start + data.draw(st.integers(1, 24))]
    at = data.draw(st.integers(0, len(piece)))
    error = data.draw(st.sampled_from(["", "", "x", " zwolle ", "ij", "'"]))
    needle = piece[:at] + error + piece[at + data.draw(st.integers(0, 1)) :]
    assert found(indexed, needle) == plain_search.found(plain, needle)


@given(st.text(max_size=40))
@settings(max_examples=60)
def test_any_text_finds_the_same_with_and_without_an_index(
    both: tuple[Index, plain_search.Index], written: str
) -> None:
    assert found(both[0], written) == plain_search.found(both[1], written)


def test_a_folder_without_the_file_finds_the_same(built: Built) -> None:
    features = features_of(built)
    made = {**made_tables(built.registers, features, nearest_first(features)), **column_tables(built.facts)}
    kept = built.search_tables
    assert kept is not None
    assert {name: kept[name].tolist() for name in made} == {name: table.tolist() for name, table in made.items()}


@given(TEXTS, st.lists(st.lists(st.integers(0, 2**20))))
def test_tables_come_back_from_their_file(tmp_path_factory: Any, given: list[str], numbers: list[list[int]]) -> None:
    tables = {**texts("said", given), **lists("at", numbers), "truths": np.array([True, False])}
    path = tmp_path_factory.mktemp("tables") / "file"
    path.write_bytes(written(tables))
    back = opened(path)
    assert list(Texts(back, "said")) == given
    assert {name: table.tolist() for name, table in back.items()} == {n: t.tolist() for n, t in tables.items()}


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1))
def test_no_number_is_lost_in_few_bytes(numbers: list[int]) -> None:
    assert small(numbers).tolist() == numbers


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"[]\n", b"{}", b'{"a": ["<u4", 0, 9]}\n1234', b'{"a": ["O", 0, 1]}\n12345678',
     b'{"a": ["<u4", -4, 1]}\n1234', b'{"a": 3}\n', b"\x80pickle"],
)  # fmt: skip
def test_a_file_that_was_cut_off_or_holds_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(ValueError):  # noqa: PT011
        opened(tmp_path / "file")["a"]


def test_a_broken_index_says_what_to_do(built: Built, tmp_path: Path) -> None:
    for name in (*built.manifest["files"], "manifest.json"):
        (tmp_path / name).write_bytes((built.path / name).read_bytes())
    (tmp_path / SEARCH).write_bytes(b"x")
    with pytest.raises(BuiltFolderError, match="layers build"):
        assert Built(tmp_path).search_tables
