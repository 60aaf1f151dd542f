"""The verdict on a fact is computed from its two readings, never typed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from seeds.load import Seeds, load_seeds, rules
from seeds.records import Compared, Decision, Fact, SecondReading
from seeds.second_readers.facts import (
    COMPARED,
    Comparison,
    as_text,
    cited_lines,
    compare,
    comparisons,
    digest,
    holds,
    record,
)


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return load_seeds()


def fact(seeds: Seeds) -> Fact:
    return next(
        f for f in seeds.facts.values() if f.amount_eur and f.amount_payer == "rijk" and not f.sites and not f.provinces
    )


def same(first: Fact) -> SecondReading:
    values = {name: getattr(first, name) for name in COMPARED if name not in ("provinces", "municipalities")}
    return SecondReading(id=first.id, lines=cited_lines(first), **values)


def recorded(seeds: Seeds, first: Fact) -> Seeds:
    return replace(seeds, compared={first.id: Compared(id=first.id, digest=digest(first))})


def test_equal_readings_are_the_same(seeds: Seeds) -> None:
    first = fact(seeds)
    undecided = replace(recorded(seeds, first), decisions={})
    assert compare(first, same(first), undecided).verdict == "same"


@pytest.mark.parametrize(
    "change", [{"amount_eur": 1}, {"status": "done"}, {"amount_payer": "other"}, {"provinces": ("PV20",)}]
)
def test_a_field_that_was_read_otherwise_is_named(seeds: Seeds, change: dict[str, object]) -> None:
    first = fact(seeds)
    comparison = compare(first, same(first).model_copy(update=change), recorded(seeds, first))
    assert (comparison.verdict, comparison.fields) == ("differs", tuple(change))


def test_a_fact_without_a_second_reading_is_unchecked(seeds: Seeds) -> None:
    first = fact(seeds)
    assert compare(first, None, recorded(seeds, first)).verdict == "unchecked"


def test_a_reading_of_other_lines_leaves_a_fact_unchecked(seeds: Seeds) -> None:
    first = fact(seeds)
    reading = same(first).model_copy(update={"lines": ("other.txt:1-2",)})
    assert compare(first, reading, recorded(seeds, first)).verdict == "unchecked"


def decided(**changes: object) -> Decision:
    base = {"field": "status", "first": "agreed", "second": "done", "holds": "first", "rule": "S1", "why": "said so"}
    return Decision.model_validate({"id": "a-fact", **base, **changes})


def with_decision(seeds: Seeds, read: Fact, **changes: object) -> Comparison:
    made = decided(id=read.id, **({"first": read.status} | changes))
    reading = same(read).model_copy(update={"status": "done"})
    return compare(read, reading, replace(recorded(seeds, read), decisions={f"{read.id}:status": made}))


def test_a_difference_is_decided_by_a_decision_that_names_both_values(seeds: Seeds) -> None:
    comparison = with_decision(seeds, fact(seeds))
    assert (comparison.verdict, comparison.fields, len(comparison.decisions)) == ("decided", (), 1)


@pytest.mark.parametrize("change", [{"first": "claim"}, {"second": "claim"}, {"holds": "neither", "now": "claim"}])
def test_a_decision_about_other_values_is_void_and_the_field_undecided(seeds: Seeds, change: dict[str, str]) -> None:
    comparison = with_decision(seeds, fact(seeds), **change)
    assert (comparison.verdict, comparison.fields, len(comparison.void)) == ("differs", ("status",), 1)


def test_where_the_second_reading_holds_the_fact_has_its_value(seeds: Seeds) -> None:
    first = fact(seeds)
    made = decided(id=first.id, first="claim", second=first.status, holds="second")
    found = replace(recorded(seeds, first), decisions={f"{first.id}:status": made})
    assert compare(first, same(first), found).verdict == "decided"
    edited = first.model_copy(update={"status": "claim"})
    found = replace(found, compared=recorded(seeds, edited).compared)
    assert compare(edited, same(first), found).fields == ("status",)


def test_where_neither_holds_the_fact_has_the_value_of_now(seeds: Seeds) -> None:
    first = fact(seeds)
    assert with_decision(seeds, first, first="claim", holds="neither", now=first.status).verdict == "decided"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"holds": "neither"}, "now stands with neither"),
        ({"now": "done"}, "now stands with neither"),
        ({"rule": None}, "quotes words"),
        ({"field": "summary_nl"}, "no field that readings compare"),
        ({"holds": "both"}, "holds"),
    ],
)
def test_a_decision_that_decides_nothing_is_refused(changes: dict[str, str], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        decided(**changes)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "-"),
        ((), "-"),
        (True, "yes"),
        (False, "no"),
        (("b", "a"), "a; b"),
        (Decimal("5.0"), "5"),
        (Decimal("100"), "100"),
        (2500, "2500"),
    ],
)
def test_values_are_written_as_decisions_name_them(value: object, text: str) -> None:
    assert as_text(value) == text


@given(st.lists(st.sampled_from(["Rijk", "Regio", "IPO"]), unique=True), st.randoms())
def test_the_order_of_a_list_is_no_difference(names: list[str], random: Random) -> None:
    shuffled = random.sample(names, len(names))
    made = decided(field="promised_by", first="; ".join(shuffled) or "-", second="-")
    assert as_text(tuple(names)) == as_text(tuple(shuffled))
    assert holds(made, as_text(tuple(names)), "-")


def test_the_rules_that_decisions_may_name_are_those_of_the_readme() -> None:
    assert {"K1", "S4", "M5", "W3"} <= rules()
    assert "K99" not in rules()


@pytest.mark.parametrize("change", [{"amount_eur": 1}, {"summary_nl": "Anders."}, {"theme": "water"}])
def test_a_fact_that_changes_afterwards_is_unchecked(seeds: Seeds, change: dict[str, object]) -> None:
    first = fact(seeds)
    edited = first.model_copy(update=change)
    assert compare(edited, same(first), recorded(seeds, first)).verdict == "unchecked"


def test_a_reason_in_other_dutch_words_leaves_a_fact_checked_and_another_reason_does_not(seeds: Seeds) -> None:
    first = next(f for f in seeds.facts.values() if f.ours)
    note, *others = first.ours
    for change, voids in (("why_nl", False), ("why", True)):
        edited = first.model_copy(update={"ours": (note.model_copy(update={change: "Anders."}), *others)})
        assert (compare(edited, same(first), recorded(seeds, first)).verdict == "unchecked") is voids


def test_what_is_recorded_is_the_facts_as_they_are(seeds: Seeds) -> None:
    rows = dict(row.split(",") for row in record(seeds).splitlines()[1:])
    assert rows
    assert all(rows[id_] == digest(seeds.facts[id_]) for id_ in rows)


def test_every_fact_has_a_verdict(seeds: Seeds) -> None:
    assert set(comparisons(seeds)) == set(seeds.facts)


def test_no_fact_is_left_unchecked_or_undecided(seeds: Seeds) -> None:
    settled = {"same", "decided"}
    assert {c.fact_id: c.verdict for c in comparisons(seeds).values() if c.verdict not in settled} == {}


def test_no_two_readings_differ_in_an_amount_or_a_number_of_homes(seeds: Seeds) -> None:
    figures = {"amount_eur", "amount_min_eur", "amount_max_eur", "amount_is_maximum", "amount_per", "vat", "homes"}
    assert {c.fact_id for c in comparisons(seeds).values() if figures & set(c.fields)} == set()
