"""The verdict on a fact is computed from its two readings, never typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seeds.load import Seeds, load_seeds
from seeds.records import Compared, Fact, SecondReading
from seeds.second_reading import COMPARED, cited_lines, compare, comparisons, digest, record


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return load_seeds()


def fact(seeds: Seeds) -> Fact:
    return next(
        f for f in seeds.facts.values() if f.amount_eur and f.amount_payer == "rijk" and not f.sites and not f.provinces
    )


def same(first: Fact) -> SecondReading:
    values = {name: getattr(first, name) for name in COMPARED if name != "provinces"}
    return SecondReading(id=first.id, lines=cited_lines(first), **values)


def recorded(seeds: Seeds, first: Fact) -> Seeds:
    return replace(seeds, compared={first.id: Compared(id=first.id, digest=digest(first))})


def test_equal_readings_are_the_same(seeds: Seeds) -> None:
    first = fact(seeds)
    assert compare(first, same(first), recorded(seeds, first)).verdict == "same"


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


@pytest.mark.parametrize("change", [{"amount_eur": 1}, {"summary_nl": "Anders."}, {"theme": "water"}])
def test_a_fact_that_changes_afterwards_is_unchecked(seeds: Seeds, change: dict[str, object]) -> None:
    first = fact(seeds)
    edited = first.model_copy(update=change)
    assert compare(edited, same(first), recorded(seeds, first)).verdict == "unchecked"


def test_what_is_recorded_is_the_facts_as_they_are(seeds: Seeds) -> None:
    rows = dict(row.split(",") for row in record(seeds).splitlines()[1:])
    assert rows
    assert all(rows[id_] == digest(seeds.facts[id_]) for id_ in rows)


def test_every_fact_has_a_verdict(seeds: Seeds) -> None:
    assert set(comparisons(seeds)) == set(seeds.facts)


def test_no_two_readings_differ_in_an_amount_or_a_number_of_homes(seeds: Seeds) -> None:
    figures = {"amount_eur", "amount_min_eur", "amount_max_eur", "amount_is_maximum", "amount_per", "vat", "homes"}
    assert {c.fact_id for c in comparisons(seeds).values() if figures & set(c.fields)} == set()
