"""Columns give what looking at each fact gives: which pass, how many each choice leaves, what they add up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.analysis import MEASURES, RIJK, Share, Totals, fills, select, sums, totals
from layers.analysis.measures import HOMES
from layers.built import Built
from layers.columnar import Chosen, Columns, column_tables
from layers.layer import LayerId
from layers.narrowing import NAMES, VALUES, Narrowing, narrowing
from layers.registry import LAYERS
from tests.blank_facts import blank_fact

DAYS = st.dates(date(2024, 1, 1), date(2060, 1, 1))


@st.composite
def choices(draw: st.DrawFn, built: Built) -> Narrowing:
    names = draw(st.sets(st.sampled_from(NAMES), max_size=3))
    chosen = {name: draw(st.sets(st.sampled_from(built.offers[name]), max_size=4)) for name in names}
    return narrowing(chosen, draw(DAYS))


PROVINCES = st.sets(st.sampled_from([f"PV{n}" for n in range(20, 32)]), max_size=3).map(lambda codes: sorted(codes))
THEMES = st.sets(st.sampled_from(["housing", "mobility", "energy", "water"]), max_size=2).map(lambda t: sorted(t))


def grouped(found: Totals) -> tuple[Counter[Share], Counter[Share]]:
    """What is added and what is not by all that is alike, whoever it is of."""
    counts: Counter[Share] = Counter()
    for share in found.shares:
        counts[replace(share, fact_id="", number=0)] += int(share.number)
    # A share of nothing is one too.
    present = {replace(share, fact_id="", number=0) for share in found.shares}
    return Counter({share: counts[share] for share in present}), Counter(
        replace(share, fact_id="") for share in found.overlapping
    )


@given(data=st.data())
@settings(max_examples=80)
def test_the_facts_that_pass_are_those_that_pass_one_by_one(built: Built, data: st.DataObject) -> None:
    chosen = data.draw(choices(built))
    passing = [chosen.passes(fact) for fact in built.facts]
    assert built.columns.passing(chosen).tolist() == passing
    left = np.array(passing)
    for name in NAMES:
        counts = Counter(chain.from_iterable(set(VALUES[name](f, date(2026, 1, 1))) for f in built.facts
                                             if chosen.passes(f)))  # fmt: skip
        assert built.columns.counts(name, left, date(2026, 1, 1)) == counts


@given(data=st.data())
@settings(max_examples=60)
def test_sums_are_the_totals_of_the_facts_that_are_left(built: Built, data: st.DataObject) -> None:
    chosen, themes = data.draw(choices(built)), data.draw(THEMES)
    some = data.draw(st.integers(1, 4))
    left = [f for n, f in enumerate(built.facts) if chosen.passes(f) and n % some == 0]
    columns = Chosen(built.columns, built.columns.with_ids([f["id"] for f in left]))
    ids = {fact["id"] for fact in left}
    assert [*columns] == left
    assert len(columns) == len(left)
    for measure in MEASURES.values():
        found = totals(built.facts, measure, themes=themes, among=ids)
        assert grouped(sums(columns, measure, themes)) == grouped(found)
        assert grouped(totals(columns, measure, themes=themes)) == grouped(found)
        codes = [f"PV{n}" for n in range(20, 32)]
        assert fills(columns, codes, measure, themes=themes) == fills(left, codes, measure, themes=themes)


@st.composite
def nested(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Facts with numbers, of which some are parts of those before them or may be the same as others."""
    facts: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 9))):
        before = [fact["id"] for fact in facts]
        facts.append(
            blank_fact(
                id=f"f{number}",
                kind=draw(st.sampled_from(["agreement", "target", "status"])),
                status=draw(st.sampled_from(["agreed", "reserved", "proposed", "claim"])),
                homes=draw(st.none() | st.integers(0, 50)),
                amount_eur=draw(st.none() | st.integers(0, 2**53)),
                amount_payer="rijk",
                amount_role="contribution",
                province_codes=draw(st.sampled_from([[], ["PV20"], ["PV20", "PV21"]])),
                part_of=draw(st.none() | st.sampled_from(before)) if before else None,
                may_overlap=draw(st.sets(st.sampled_from([*before, "elsewhere"]), max_size=1).map(list)),
            )
        )
    return draw(st.permutations(facts))


@given(nested(), st.integers(0, 2**9 - 1))
@settings(max_examples=300)
def test_parts_and_what_may_overlap_are_taken_out_of_any_choice(facts: list[Any], some: int) -> None:
    left = [bool(some >> n & 1) for n in range(len(facts))]
    chosen = Chosen(Columns(column_tables(facts), facts), np.array(left))
    ids = {fact["id"] for fact, is_left in zip(facts, left, strict=True) if is_left}
    for measure in (HOMES, RIJK, *MEASURES.values()):
        assert grouped(sums(chosen, measure)) == grouped(totals(facts, measure, among=ids))


@given(data=st.data())
@settings(max_examples=50)
def test_the_features_that_are_kept_are_those_that_are_counted(built: Built, data: st.DataObject) -> None:
    chosen, provinces, themes = data.draw(choices(built)), data.draw(PROVINCES), data.draw(THEMES)
    for layer in LAYERS:
        kept = built.kept(layer, provinces, themes, chosen)
        ids = [f["id"] for f, is_kept in zip(built.features(layer), kept, strict=True) if is_kept]
        assert ids == [row["id"] for row in built.counted(layer, provinces, themes, chosen)]


def test_provinces_and_themes_pass_as_they_are_selected(built: Built) -> None:
    columns = built.columns
    here = columns.having("province", ["PV22", "PV26"]) & columns.having("theme", ["housing"])
    assert [*columns.at(here)] == select(built.facts, ["PV22", "PV26"], ["housing"])
    assert not columns.having("province", ["nowhere"]).any()


@pytest.mark.parametrize("layer", ["provinces", "collisions"])
def test_a_total_by_other_places_is_the_same_total(built: Built, layer: str) -> None:
    found = totals(built.facts, MEASURES["homes"])
    moved = found.moved(lambda _: LayerId(layer))
    assert moved.total == found.total
    assert moved.only(layer) == sum(share.number for share in found.shares if share.places)
    assert moved.none == found.none
