"""The verdict on a fact is computed from its two readings, never typed."""

from __future__ import annotations

import pytest

from seeds.load import Seeds, load_seeds
from seeds.records import Fact, SecondReading
from seeds.second_reading import COMPARED, cited_lines, compare, comparisons


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


def test_equal_readings_are_the_same(seeds: Seeds) -> None:
    first = fact(seeds)
    assert compare(first, same(first), seeds).verdict == "same"


@pytest.mark.parametrize(
    "change", [{"amount_eur": 1}, {"status": "done"}, {"amount_payer": "other"}, {"provinces": ("PV20",)}]
)
def test_a_field_that_was_read_otherwise_is_named(seeds: Seeds, change: dict[str, object]) -> None:
    first = fact(seeds)
    comparison = compare(first, same(first).model_copy(update=change), seeds)
    assert (comparison.verdict, comparison.fields) == ("differs", tuple(change))


def test_a_fact_without_a_second_reading_is_unchecked(seeds: Seeds) -> None:
    assert compare(fact(seeds), None, seeds).verdict == "unchecked"


def test_a_fact_that_cites_other_lines_afterwards_is_unchecked(seeds: Seeds) -> None:
    first = fact(seeds)
    moved = first.model_copy(update={"sources": first.sources[:1]})
    reading = same(first).model_copy(update={"lines": ("other.txt:1-2",)})
    assert compare(moved, reading, seeds).verdict == "unchecked"


def test_a_value_that_is_edited_afterwards_no_longer_counts_as_read_twice(seeds: Seeds) -> None:
    first = fact(seeds)
    edited = first.model_copy(update={"amount_eur": (first.amount_eur or 0) + 1})
    assert compare(edited, same(first), seeds).verdict == "differs"


def test_every_fact_has_a_verdict(seeds: Seeds) -> None:
    assert set(comparisons(seeds)) == set(seeds.facts)
