"""The bound of a number: by the word nearest to it, and by no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.reading.bounds import bound, found, is_at_number, pattern
from seeds.records import DoubtWord


def row(words: str, not_in: str = "") -> DoubtWord:
    fields = {"bears_on": "number", "fields": "", "said_nl": "", "said_en": ""}
    return DoubtWord.model_validate({"words": words, "not_in": not_in, **fields})


def matches(text: str, words: str, not_in: str = "") -> list[str]:
    return [match[0] for match in found(text, row(words, not_in))]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", "exact"),
        ("het Rijk betaalt ", "exact"),
        ("ruim ", "more than"),
        ("meer dan € ", "more than"),
        ("boven de ", "more than"),
        ("circa ", "about"),
        ("rond de ", "about"),
        ("minimaal ", "at least"),
        ("Ten minste ", "at least"),
        ("vanaf ", "at least"),
        ("maximaal ", "at most"),
        ("tot ", "at most"),
        ("bijna ", "less than"),
        ("onder de ", "less than"),
    ],
)
def test_a_word_before_a_number_bounds_it(before: str, expected: str) -> None:
    assert bound(before) == expected


def test_the_word_nearest_to_the_number_decides() -> None:
    assert bound("maximaal, naar men zegt ruim ") == "more than"
    assert bound("ruim, naar men zegt maximaal ") == "at most"


def test_a_word_at_the_start_of_the_text_counts_as_well() -> None:
    assert bound("ruim") == "more than"


@pytest.mark.parametrize("before", ["niet meer dan ", "maximaal ", "ten hoogste "])
def test_a_phrase_that_turns_a_word_around_gives_its_own_bound(before: str) -> None:
    assert bound(before) == "at most"


@pytest.mark.parametrize("before", ["tot nu toe zijn er ", "vanaf het station staan er ", "boven het spoor komen "])
def test_a_word_that_bounds_only_what_follows_it_says_nothing_from_afar(before: str) -> None:
    assert bound(before) == "exact"


def test_a_word_that_bounds_from_afar_needs_no_place_at_the_number() -> None:
    assert bound("circa, zo schrijft de provincie, zijn het er ") == "about"


@pytest.mark.parametrize("between", ["", " ", " € ", " €", " EUR ", " de ", " het bedrag van € ", " een bedrag van "])
def test_a_currency_and_articles_may_stand_between_a_word_and_its_number(between: str) -> None:
    before = f"tot{between}"
    assert [is_at_number(match, before) for match in pattern(("tot",)).finditer(before)] == [True]


@pytest.mark.parametrize("between", [" dan ", " de straat ", ", ", " 3 "])
def test_other_words_between_a_word_and_a_number_part_them(between: str) -> None:
    before = f"tot{between}"
    assert [is_at_number(match, before) for match in pattern(("tot",)).finditer(before)] == [False]


def test_words_are_whole_and_their_case_does_not_matter() -> None:
    assert matches("Ruim, geruime tijd en ruimte; RUIM", "ruim") == ["Ruim", "RUIM"]


def test_a_star_at_the_end_of_a_word_is_any_letters_and_alone_any_one_word() -> None:
    assert matches("verwacht, verwachting, onverwacht", "verwacht*") == ["verwacht", "verwachting"]
    assert matches("ruim een baan, ruim twee banen, ruim baan", "ruim * baan") == ["ruim een baan"]
    assert matches("ruim 2-baans weg, ruim  weg", "ruim * weg") == ["ruim 2-baans weg"]


def test_a_dot_is_a_dot() -> None:
    assert matches("ca. 5, cab 5", "ca.") == ["ca."]


def test_words_may_be_parted_by_any_white_space() -> None:
    assert matches("meer\n  dan 5", "meer dan") == ["meer\n  dan"]


def test_of_words_that_begin_alike_the_longest_is_found() -> None:
    assert matches("tot aan 5", "tot;tot aan") == ["tot aan"]
    assert matches("tot aan 5", "tot aan;tot") == ["tot aan"]


def test_a_word_within_a_phrase_that_takes_its_doubt_away_is_not_found() -> None:
    assert matches("niet meer dan 5, meer dan 5", "meer dan", "niet meer dan") == ["meer dan"]
    assert [m.start() for m in found("niet meer dan 5, meer dan 5", row("meer dan", "niet meer dan"))] == [17]


def test_a_phrase_that_only_touches_a_word_leaves_its_doubt() -> None:
    assert matches("geen ruim baan", "ruim baan", "geen ruim") == ["ruim baan"]
    assert matches("ruim baan vak", "ruim baan", "baan vak") == ["ruim baan"]


def test_a_phrase_may_be_the_word_itself() -> None:
    assert matches("ruim", "ruim", "ruim") == []


@given(st.text(alphabet="abc €,.", max_size=20))
def test_what_stands_before_the_word_changes_no_bound(noise: str) -> None:
    assert bound(f"{noise} ruim ") == "more than"
