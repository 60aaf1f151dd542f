"""What became of a promise, on the page: its state with a sign, what a letter says of it, and how many are due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast, get_args

import pytest

from layers.deadlines import today
from layers.facts import Fact
from layers.layer import Language
from layers.outcomes import STATES, answered, due_of, state
from tests.blank_facts import blank_fact
from tests.ui.test_safe_html import read
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.map.map_state import map_state
from ui.say import outcomes, tiles
from ui.say.safe_html import text
from ui.words.formats import day, number
from ui.words.outcomes import WORDS

TODAY = date(2026, 10, 1)
SOURCE = {"file": "002_243091ab3f97b18c.txt", "line_start": 300, "line_end": 301, "figure": "x", "heading": False}


def told(**fields: Any) -> Fact:
    row = {
        "id": "a", "date": "2026-07-10", "outcome": fields["outcome"], "moved_to": fields.get("moved_to"),
        "reported_by": None, "summary_nl": "Dit is gezegd.", "summary_en": "This was said.", "sources": [SOURCE],
    }  # fmt: skip
    dated = {"deadline": "2026-09", "deadline_kind": "by", "deadline_to": "2026-09-30"}
    return cast("Fact", blank_fact(outcome_date="2026-07-10", progress=[row], **dated, **fields))


@pytest.mark.parametrize("language", get_args(Language))
def test_what_is_due_without_word_says_of_which_day_the_last_letter_is(edition: Edition, language: Language) -> None:
    silent = next(fact for fact in edition.built.facts if state(fact, TODAY) == "without word")
    said = read(outcomes.of_card(silent, edition, TODAY, language)).data
    assert day(max(part["date"] for parts in edition.parts.values() for part in parts), language) in said
    assert not any(WORDS[language].states[found] in said for found in ("kept", "dropped", "refused"))


@pytest.mark.parametrize("language", get_args(Language))
def test_an_outcome_has_its_own_words_and_a_link_to_the_lines_of_its_letter(
    edition: Edition, language: Language
) -> None:
    made = outcomes.of_card(told(outcome="kept"), edition, TODAY, language)
    said = read(made).data
    assert WORDS[language].states["kept"] in said
    assert ("This was said." if language == "en" else "Dit is gezegd.") in said
    assert "300-301" in said
    assert "view=letter" in made
    assert "page=2" in made


def test_what_was_moved_says_to_which_day_on_the_page_and_on_paper(edition: Edition) -> None:
    moved = told(outcome="moved", moved_to="2027-Q2")
    assert "verschoven naar het 2e kwartaal van 2027" in read(outcomes.of_card(moved, edition, TODAY, "nl")).data
    assert outcomes.on_paper(moved, edition, TODAY, "en")[0] == "moved to Q2 2027"


def test_a_word_of_a_letter_stays_readable_after_its_day_passed_without_another(edition: Edition) -> None:
    said = read(outcomes.of_card(told(outcome="in progress"), edition, TODAY, "en")).data
    assert "no letter that we have read says what happened" in said
    assert "This was said." in said


def test_where_nothing_is_awaited_nothing_is_said(edition: Edition) -> None:
    plain = cast("Fact", blank_fact())
    assert outcomes.of_card(plain, edition, TODAY, "nl") == outcomes.badge(plain, TODAY, "nl") == ""
    assert outcomes.on_paper(plain, edition, TODAY, "nl") == []


def test_each_state_has_a_class_of_its_own() -> None:
    assert set(outcomes.CLASSES) == set(STATES)
    assert len(set(outcomes.CLASSES.values())) == len(STATES)


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("chosen", [{}, {"provinces": ("PV22",)}, {"themes": ("housing",)}])
def test_the_tile_counts_what_is_due_in_view_with_and_without_word(
    edition: Edition, chosen: dict[str, Any], language: Language
) -> None:
    here = Picture(edition, ViewState(language=language, **chosen))
    due = due_of(here.facts, today())
    assert due.silent > 0
    line = WORDS[language].tile.format(*(number(count, language) for count in (due.all, *due)))
    assert text(line) in tiles.html(here)


def test_the_map_says_of_each_province_how_much_of_what_is_due_is_answered(edition: Edition) -> None:
    view = ViewState(fill="outcomes", language="en")
    styles = map_state(Picture(edition, view))["styles"]["provinces"]
    for code, style in styles.items():
        found, due = answered([f for f in edition.built.facts if code in f["province_codes"]], today())
        assert style["label"] == WORDS["en"].labels[found].format(*due)


def test_a_letter_says_beside_its_lines_what_it_tells_of_a_promise(edition: Edition) -> None:
    fact = next(fact for fact in edition.built.facts if fact["progress"])
    row = fact["progress"][0]
    assert (row["sources"][0], row, fact) in edition.told_in[row["sources"][0]["file"]]
    assert replace(edition).told_in == edition.told_in
