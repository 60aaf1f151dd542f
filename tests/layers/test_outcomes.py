"""What became of a promise: what a letter says, what its date says, and that silence is never an outcome."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.facts import Fact
from layers.narrowing import due
from layers.outcomes import STATES, TOLD, Coming, answered, due_of, is_due, state
from seeds.records import OUTCOMES
from tests.blank_facts import blank_fact

JULY = "2026-07-10"


def fact(**values: Any) -> Fact:
    days = {"deadline": "2026-09", "deadline_kind": "by", "deadline_to": "2026-09-30"}
    return cast("Fact", blank_fact(**days, **values))


@pytest.mark.parametrize(
    ("values", "today", "found"),
    [
        ({}, date(2026, 9, 30), "not yet due"),
        ({}, date(2026, 10, 1), "without word"),
        ({"status": "done"}, date(2026, 10, 1), None),
        ({"outcome": "kept", "outcome_date": JULY}, date(2026, 10, 1), "kept"),
        ({"outcome": "in progress", "outcome_date": JULY}, date(2026, 9, 1), "in progress"),
        ({"outcome": "in progress", "outcome_date": JULY}, date(2026, 10, 1), "without word"),
        ({"outcome": "in progress", "outcome_date": "2026-11-01"}, date(2026, 12, 1), "in progress"),
        ({"outcome": "moved", "moved_to": "2027", "outcome_date": JULY}, date(2026, 10, 1), "moved"),
        ({"outcome": "moved", "moved_to": "2027", "outcome_date": JULY}, date(2028, 1, 1), "without word"),
    ],
)
def test_a_word_of_a_letter_holds_until_a_later_day_passes(
    values: dict[str, Any], today: date, found: str | None
) -> None:
    assert state(fact(**values), today) == found


def test_what_names_no_day_and_has_no_word_has_no_state() -> None:
    assert state(cast("Fact", blank_fact()), date(2026, 1, 1)) is None


@given(st.sampled_from((None, *OUTCOMES)), st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 2000))
def test_no_outcome_comes_of_a_date_alone(outcome: str | None, today: date, later: int) -> None:
    made = fact(outcome=outcome, outcome_date=JULY if outcome else None)
    for day in (today, today + timedelta(days=later)):
        assert state(made, day) in (outcome, *get_args(Coming))
        assert (due(made, day) == ("open",)) == (state(made, day) == "without word")


def test_each_state_is_an_outcome_or_said_by_a_date() -> None:
    assert set(STATES) == {*OUTCOMES, *get_args(Coming)}


days = st.dates(date(2025, 1, 1), date(2028, 1, 1))
facts = st.lists(
    st.builds(
        lambda outcome, day, moved, status: cast(
            "Fact",
            blank_fact(
                outcome=outcome, outcome_date=JULY if outcome else None, deadline=day.isoformat(), deadline_kind="by",
                deadline_to=day.isoformat(), moved_to=moved.isoformat() if outcome == "moved" else None, status=status,
            ),
        ),
        st.sampled_from((None, *OUTCOMES)), days, days, st.sampled_from(("agreed", *TOLD)),
    ),
    max_size=6,
)  # fmt: skip


@given(facts, days)
def test_what_is_due_is_answered_or_without_word_and_silence_answers_nothing(made: list[Fact], today: date) -> None:
    due = due_of(made, today)
    assert due.all == sum(is_due(fact, today) for fact in made)
    assert due.silent == sum(state(fact, today) == "without word" for fact in made)
    assert due.answered <= sum(bool(fact["outcome"]) or fact["status"] in TOLD for fact in made)


@given(facts, days)
def test_a_place_is_called_answered_only_where_letters_tell_of_all_that_is_due(made: list[Fact], today: date) -> None:
    found, due = answered(made, today)
    assert (found == "answered") == (due.all > 0 and due.silent == 0)
    assert (found == "silent") == (due.all > 0 and due.answered == 0)
    assert (found in ("ahead", "nothing")) == (due.all == 0)
