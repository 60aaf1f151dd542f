"""The words of the code: each once, in order, with the module and the name where it lives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
GLOSSARY: Final = ROOT / "docs" / "glossary.md"
PLACE: Final = re.compile(r"`([\w/]+\.(?:py|js))`(?: `(\w+)`)?")


class Row(NamedTuple):
    """A word, what it means, where it lives, and which words are not used for it."""

    word: str
    meaning: str
    where: str
    others: str


def rows_of(text: str) -> list[Row]:
    """The rows of the table below its head."""
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in text.splitlines() if line[:2] == "| "]
    return [Row(*row) for row in cells[1:]]


ROWS: Final = rows_of(GLOSSARY.read_text(encoding="utf-8"))
WORDS: Final = [row.word for row in ROWS]


def test_the_words_fit_on_a_page() -> None:
    assert 25 <= len(ROWS) <= 40


def test_no_word_stands_there_twice() -> None:
    assert len(set(WORDS)) == len(WORDS)


def test_the_words_are_sorted() -> None:
    assert sorted(WORDS) == WORDS


@pytest.mark.parametrize("row", ROWS, ids=WORDS)
def test_each_word_lives_in_a_module_that_is_there(row: Row) -> None:
    places = PLACE.findall(row.where)
    assert len(places) == len(row.where.split(", "))
    assert [module for module, _ in places if not (ROOT / module).is_file()] == []


@pytest.mark.parametrize("row", ROWS, ids=WORDS)
def test_each_module_knows_the_name_that_a_word_has_there(row: Row) -> None:
    for module, name in PLACE.findall(row.where):
        assert re.search(rf"\b{name}\b", (ROOT / module).read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=WORDS)
def test_no_word_is_refused_for_itself(row: Row) -> None:
    assert row.word not in row.others.split(", ")
