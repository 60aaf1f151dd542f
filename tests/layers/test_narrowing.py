"""The filters beside place and theme: what each leaves of the facts, and of the features."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.analysis import HOMES, sums, totals
from layers.built import Built
from layers.catalogue.housing import LAYER as HOUSING
from layers.columnar import Chosen, Columns, column_tables
from layers.errors import UnknownNameError
from layers.narrowing import ALL, BANDS, NAMES, VALUES, bands, due, known_narrowing, meetings, narrowing, year

Make = Callable[..., dict[str, Any]]
TODAY = date(2026, 2, 1)


@pytest.mark.parametrize(
    ("amounts", "found"),
    [
        ({}, []),
        ({"amount_eur": 999_999}, ["0-1m"]),
        ({"amount_eur": 1_000_000}, ["1m-10m"]),
        ({"amount_min_eur": 8_000_000, "amount_max_eur": 120_000_000}, ["1m-10m", "10m-100m", "100m-1b"]),
        ({"amount_eur": 2_000_000_000}, ["1b"]),
    ],
)
def test_an_amount_lies_in_each_band_that_it_touches(make_fact: Make, amounts: Any, found: list[str]) -> None:
    assert list(bands(make_fact(**amounts))) == found


@given(st.integers(0, 10**12))
def test_one_amount_lies_in_one_band(amount_eur: int) -> None:
    fact: Any = {"amount_eur": amount_eur, "amount_min_eur": None, "amount_max_eur": None}
    assert len(bands(fact)) == 1


@pytest.mark.parametrize(
    ("table", "named"),
    [
        (None, []),
        ("BO MIRT 2025 of BO Leefomgeving 2026", ["BO MIRT 2025", "BO Leefomgeving 2026"]),
        ("BO Leefomgeving, BO MIRT", ["BO Leefomgeving", "BO MIRT"]),
    ],
)
def test_a_table_that_names_two_meetings_is_found_by_each(make_fact: Make, table: Any, named: list[str]) -> None:
    assert list(meetings(make_fact(table=table))) == named


@pytest.mark.parametrize(
    ("status", "to", "found"),
    [("agreed", "2025-12-31", ("open",)), ("done", "2025-12-31", ()), ("superseded", "2025-12-31", ()),
     ("agreed", "2026-12-31", ("ahead",)), ("done", "2026-12-31", ("ahead",))],
)  # fmt: skip
def test_what_is_due_has_no_outcome_that_a_letter_tells(make_fact: Make, status: str, to: str, found: Any) -> None:
    fact = make_fact(status=status, deadline=to[:4], deadline_kind="in", deadline_from=None, deadline_to=to)
    assert due(fact, TODAY) == found
    assert year(fact) == (to[:4],)


def test_a_fact_without_a_day_is_neither_due_nor_ahead(make_fact: Make) -> None:
    assert due(make_fact(table="BO MIRT"), TODAY) == due(make_fact(), TODAY) == year(make_fact()) == ()


def test_values_of_one_filter_widen_and_filters_narrow_each_other(built: Built) -> None:
    both = narrowing({"status": ["agreed", "done"]}, TODAY)
    left = [fact["status"] for fact in built.facts if both.passes(fact)]
    assert {*left} == {"agreed", "done"}
    with_party = narrowing({"status": ["agreed", "done"], "party": ["Rijk"]}, TODAY)
    found = [fact for fact in built.facts if with_party.passes(fact)]
    assert found == [f for f in built.facts if both.passes(f) and "Rijk" in f["promised_by"]]


def test_nothing_chosen_is_no_filter_and_the_order_of_choosing_does_not_matter() -> None:
    assert narrowing({"status": [], "due": ()}, TODAY) == ALL
    assert not ALL
    assert narrowing({"year": ["2026", "2025"]}, TODAY) == narrowing({"year": ["2025", "2026", "2025"]}, date.max)
    assert narrowing({"due": ["open"]}, TODAY) != narrowing({"due": ["open"]}, date.max)


def test_each_value_that_is_offered_is_found_and_what_is_not_offered_is_refused(built: Built) -> None:
    for name in NAMES:
        assert known_narrowing({name: built.offers[name]}, built.offers, TODAY).of(name)
        with pytest.raises(UnknownNameError, match=f"unknown {name} 'x'"):
            known_narrowing({name: ["x"]}, built.offers, TODAY)
    said = {value for fact in built.facts for name in NAMES for value in VALUES[name](fact, TODAY)}
    assert said <= {value for values in built.offers.values() for value in values}
    assert built.offers["amount"] == BANDS


def test_a_municipality_keeps_the_sites_that_lie_in_it(built: Built) -> None:
    zwolle = narrowing({"municipality": ["GM0193"]}, TODAY)
    left = built.counted(HOUSING.id, narrowing=zwolle)
    assert left
    assert all("GM0193" in row["municipality_codes"] for row in left)
    assert all(zwolle.passes(fact) for fact in built.facts for row in left if fact["id"] in row["fact_ids"])


@pytest.mark.parametrize("name", ["status", "party", "year", "amount", "due", "outcome", "municipality"])
def test_the_rows_of_a_file_add_up_to_the_total_of_what_is_left(built: Built, name: str) -> None:
    for value in built.offers[name][:12]:
        chosen = narrowing({name: [value]}, TODAY)
        among = {fact["id"] for fact in built.facts if chosen.passes(fact)}
        rows = built.rows("provinces", narrowing=chosen)
        placed_homes = totals(built.facts, HOMES, among=among).placed()
        added = [row[column] for row in rows for column in row if column.startswith("adds_homes_") and row[column]]  # type: ignore[literal-required]
        assert sum(added) == (placed_homes.total or 0)


def test_a_part_whose_whole_is_not_left_stays_where_its_whole_lies(make_fact: Make) -> None:
    whole = make_fact(id="whole", homes=100, kind="agreement", province_codes=["PV22"])
    part = make_fact(id="part", homes=40, kind="agreement", part_of="whole", province_codes=[])
    facts: Any = [whole, part]
    left = Chosen(Columns(column_tables(facts), facts), np.array([False, True]))
    assert totals(left, HOMES).only("PV22") == sums(left, HOMES).only("PV22") == 40
