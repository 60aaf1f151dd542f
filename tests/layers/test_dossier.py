"""The dossier for a meeting: each fact stands in one part, the gravest first, and none is dropped without a count."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.analysis import RIJK, provinces_of
from layers.dossier import (
    AT_STAKE,
    PARTS,
    RESTS,
    at_stake,
    comes_back,
    dossier,
    fitting,
    is_awaited,
    offered,
    series,
    staked,
    ties,
)
from layers.facts import Fact
from layers.narrowing import meetings
from layers.outcomes import state
from seeds.records import OUTCOMES
from tests.blank_facts import blank_fact

TODAY = date(2026, 11, 28)
TABLES = (
    "BO MIRT",
    "BO MIRT 2025",
    "BO MIRT 2026",
    "BO MIRT 2025 of BO Leefomgeving 2026",
    "Bestuurlijk Platform Zoetwater",
)
MEETINGS = st.sampled_from((None, "BO MIRT 2026", "BO Leefomgeving 2026", "BO MIRT"))


def fact(**values: Any) -> Fact:
    return cast("Fact", blank_fact(**values))


def due_by(day: str, **values: Any) -> Fact:
    return fact(deadline=day, deadline_kind="by", deadline_to=day, **values)


ANY = st.builds(
    lambda day, **values: due_by(day, **values) if day else fact(**values),
    day=st.none() | st.dates(date(2024, 1, 1), date(2030, 1, 1)).map(str),
    table=st.none() | st.sampled_from(TABLES),
    status=st.sampled_from(("agreed", "done", "reserved", "superseded", "proposed")),
    outcome=st.none() | st.sampled_from(OUTCOMES),
    outcome_date=st.just("2026-07-10"),
    moved_to=st.none() | st.sampled_from(("2026", "2027-Q2")),
)
FACTS = st.lists(ANY, max_size=12).map(
    lambda found: [cast("Fact", {**one, "id": f"f{n}"}) for n, one in enumerate(found)]
)


@given(FACTS, MEETINGS, st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_each_fact_with_a_state_or_a_meeting_to_come_stands_in_exactly_one_part_or_in_the_counted_rest(
    facts: list[Fact], meeting: str | None, today: date
) -> None:
    found = dossier(facts, meeting, today)
    counted = Counter(one["id"] for group in (*found.parts.values(), *found.rest.values()) for one in group)
    expected = {one["id"] for one in facts if state(one, today) or (meetings(one) and is_awaited(one))}
    assert counted == dict.fromkeys(expected, 1)
    assert set(found.parts) == set(PARTS)
    assert set(found.rest) == set(RESTS)


@given(FACTS, MEETINGS)
def test_what_is_without_word_stands_in_no_part_that_says_less(facts: list[Fact], meeting: str | None) -> None:
    found = dossier(facts, meeting, TODAY)
    silent = {one["id"] for one in facts if state(one, TODAY) == "without word"}
    assert silent <= {one["id"] for name in ("table", "without word") for one in found.parts[name]}
    for group in found.parts.values():
        says = [state(one, TODAY) == "without word" for one in group]
        assert says == sorted(says, reverse=True)


@given(FACTS, MEETINGS, st.integers(0, 40), st.integers(0, 3))
def test_what_fits_is_the_first_of_each_part_within_the_room(
    facts: list[Fact], meeting: str | None, room: int, least: int
) -> None:
    found = dossier(facts, meeting, TODAY)
    heights = {one["id"]: 1 + n % 4 for n, one in enumerate(facts)}
    fit = fitting(found, lambda one: heights[one["id"]], room, least)
    assert sum(heights[one["id"]] for name, group in found.parts.items() for one in group[: fit[name]]) <= room
    enough = fitting(found, lambda one: heights[one["id"]], 4 * len(facts), least)
    assert enough == {name: len(group) for name, group in found.parts.items()}


def test_of_a_room_that_is_too_small_each_part_keeps_one_and_the_gravest_gets_the_rest() -> None:
    facts = [due_by("2026-01-01", id=f"silent{n}") for n in range(5)]
    facts += [due_by("2026-12-01", id=f"ahead{n}") for n in range(5)]
    fit = fitting(dossier(facts, "BO MIRT 2026", TODAY), lambda _: 1, 4)
    assert (fit["without word"], fit["due"]) == (3, 1)


@pytest.mark.parametrize(
    ("values", "meeting", "where"),
    [
        ({"table": "BO MIRT 2026"}, "BO MIRT 2026", "table"),
        ({"table": "BO MIRT"}, "BO MIRT 2026", "table"),
        ({"table": "BO MIRT 2025 of BO MIRT 2026"}, "BO MIRT 2026", "table"),
        ({"table": "BO MIRT 2025"}, "BO MIRT 2026", "without word"),
        ({"table": "BO MIRT 2026", "status": "done"}, "BO MIRT 2026", None),
        ({"table": "BO MIRT 2026", "outcome": "kept", "outcome_date": "2026-07-10"}, "BO MIRT 2026", "answered"),
        ({"table": "BO MIRT 2026", "outcome": "refused", "outcome_date": "2026-07-10"}, "BO MIRT 2026", "refused"),
        (
            {"table": "BO MIRT 2026", "outcome": "moved", "moved_to": "2027-Q2", "outcome_date": "2026-07-10"},
            "BO MIRT 2026", "answered",
        ),
        ({"table": "Bestuurlijk Platform Zoetwater"}, "BO MIRT 2026", "other table"),
        ({"table": "Bestuurlijk Platform Zoetwater"}, None, "table"),
        ({"table": "BO Leefomgeving 2027"}, "BO MIRT 2026", "later"),
        ({"table": "BO Leefomgeving 2027"}, None, "due"),
        ({}, None, None),
    ],
)  # fmt: skip
def test_where_a_fact_stands(values: dict[str, Any], meeting: str | None, where: str | None) -> None:
    found = dossier([fact(id="one", **values)], meeting, TODAY)
    assert [name for name, group in {**found.parts, **found.rest}.items() if group] == ([where] if where else [])


def test_without_a_meeting_what_is_without_word_stands_first() -> None:
    assert next(iter(dossier([], None, TODAY).parts)) == "without word"
    assert next(iter(dossier([], "BO MIRT 2026", TODAY).parts)) == "table"


def test_earlier_meetings_of_the_same_table_stand_first_among_what_is_without_word() -> None:
    facts = [due_by("2025-01-01", id="old"), fact(id="same", table="BO MIRT 2025")]
    assert [one["id"] for one in dossier(facts, "BO MIRT 2026", TODAY).parts["without word"]] == ["same", "old"]


def test_the_next_meetings_of_a_table_that_the_letters_name_with_and_without_a_year_are_offered() -> None:
    facts = [fact(table="BO MIRT"), fact(table="BO MIRT 2025"), fact(table="Nederlands-Vlaamse Top 2027")]
    assert offered(facts, TODAY) == (
        "BO MIRT", "BO MIRT 2025", "BO MIRT 2026", "BO MIRT 2027", "Nederlands-Vlaamse Top 2027",
    )  # fmt: skip


@given(st.text(max_size=40))
def test_any_name_of_a_meeting_has_a_series_that_is_its_own(name: str) -> None:
    assert series(series(name)) == series(series(series(name)))
    assert series(f"BO {name.strip() or 'x'} 2026".replace("\n", " ")).startswith("BO")


@pytest.mark.parametrize(
    ("meeting", "name"),
    [("BO Brainport 30 juni 2025", "BO Brainport"), ("BO Leefomgeving Noordwest 2026", "BO Leefomgeving Noordwest")],
)
def test_a_series_is_a_meeting_without_its_date(meeting: str, name: str) -> None:
    assert series(meeting) == name


def test_a_table_of_another_region_is_another_table() -> None:
    assert not comes_back(fact(table="BO MIRT Noordwest 2025"), "BO MIRT 2025")


# --- what is at stake ---

MONEY = {"amount_payer": "rijk", "amount_role": "contribution", "kind": "budget"}


def test_money_that_belongs_to_an_open_promise_is_at_stake_and_a_part_is_not_added_to_its_whole() -> None:
    promise = due_by("2026-01-01", id="promise", province_codes=["PV22"])
    whole = fact(id="whole", of_agreement="promise", amount_eur=100, province_codes=["PV22"], **MONEY)
    part = fact(id="part", of_agreement="promise", part_of="whole", amount_eur=40, province_codes=["PV22"], **MONEY)
    other = fact(id="other", amount_eur=7, province_codes=["PV22"], **MONEY)
    facts = [promise, whole, part, other]
    ids = staked(dossier([promise], None, TODAY), facts)
    assert ids == {"promise", "whole", "part"}
    measure, found = at_stake(ids, facts, provinces_of)["rijk"]
    assert (measure, found.only("PV22")) == (RIJK, 100)


def test_what_is_told_or_only_inferred_to_be_here_is_not_at_stake() -> None:
    kept = due_by("2026-01-01", id="kept", outcome="kept", outcome_date="2026-07-10")
    guessed = due_by("2026-01-01", id="guessed")
    found = dossier([kept, guessed], None, TODAY)
    assert "answered" not in AT_STAKE
    assert staked(found, [kept, guessed], {"guessed"}) == frozenset()


# --- what hangs on it ---


def test_what_hangs_on_a_fact_is_found_from_both_ends() -> None:
    first = fact(id="first")
    second = fact(id="second", follows=["first"], part_of="first", of_agreement="first")
    found = ties([first, second], {"first": first, "second": second}, ())
    assert (found["first"].followed_by, found["first"].parts, found["first"].belongs) == ((second,),) * 3
    assert (found["second"].follows, found["second"].whole, found["second"].agreement) == ((first,), first, first)
    assert not ties([fact(id="alone")], {}, ())["alone"]
