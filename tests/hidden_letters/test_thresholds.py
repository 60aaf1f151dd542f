"""What the reader must find in letters that its writer has not seen."""

from __future__ import annotations

import pytest

from tests.hidden_letters.measure import LEAST, MOST_FALSE_PER_PAGE, Kind, Score, measure_all


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return measure_all()


@pytest.mark.parametrize("kind", LEAST)
def test_the_reader_finds_enough(kind: Kind, scores: dict[str, Score]) -> None:
    assert round(scores["all"].share(kind), 4) >= LEAST[kind]


def test_the_reader_proposes_little_that_is_none(scores: dict[str, Score]) -> None:
    assert scores["all"].false_per_page <= MOST_FALSE_PER_PAGE


def test_every_letter_can_be_read(scores: dict[str, Score]) -> None:
    assert scores["all"].unread == 0


def test_every_genre_is_measured(scores: dict[str, Score]) -> None:
    assert set(scores) == {"all", "agreements", "parliament", "woondeal", "council", "press", "minutes"}
