"""What may be added and what not, on facts made by hand and on any facts that Hypothesis finds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.analysis import (
    AGREEMENTS,
    FACTS,
    FILL_STATES,
    HOMES,
    MEASURES,
    RIJK,
    STANDINGS,
    Measure,
    Share,
    fills,
    provinces_of,
    select,
    standing,
    sum_bound,
    sums,
    totals,
)
from layers.columnar import Chosen, Columns, column_tables
from seeds.records import BOUNDS
from tests.blank_facts import blank_fact

PROVINCES = ("PV20", "PV21", "PV22")


def fact(ident: str, **fields: Any) -> dict[str, Any]:
    return blank_fact(id=ident, **fields)


def rijk(ident: str, euro: int, *provinces: str, **fields: Any) -> dict[str, Any]:
    money = {"kind": "budget", "amount_eur": euro, "amount_payer": "rijk", "amount_role": "contribution"}
    return fact(ident, province_codes=list(provinces), **(money | fields))


def test_a_province_filter_means_any_member_province() -> None:
    facts = [fact("a", province_codes=["PV20", "PV22"]), fact("b", province_codes=["PV21"]), fact("national")]
    assert [f["id"] for f in select(facts, provinces=["PV22"])] == ["a"]
    assert [f["id"] for f in select(facts, provinces=["PV21", "PV22"])] == ["a", "b"]


def test_a_theme_filter_keeps_its_themes_and_national_facts_have_no_province() -> None:
    facts = [fact("a", theme="water"), fact("b", theme="energy", province_codes=["PV20"]), fact("c")]
    assert [f["id"] for f in select(facts, themes=["water", "energy"])] == ["a", "b"]
    assert [f["id"] for f in facts if not provinces_of(f)] == ["a", "c"]


def test_a_total_is_told_apart_for_the_whole_country_for_places_and_for_one_place() -> None:
    found = totals([rijk("own", 10, "PV20"), rijk("both", 7, "PV20", "PV22"), rijk("all", 5)], RIJK)
    assert (found.nationwide().total, found.placed().total, found.own("PV20").total) == (5, 17, 10)
    assert (found.within(["PV22"]).total, found.within(["PV20", "PV22"]).total) == (7, 17)


def test_what_lies_in_several_provinces_is_never_split() -> None:
    found = totals([rijk("own", 10, "PV20"), rijk("both", 7, "PV20", "PV22"), rijk("all", 5)], RIJK)
    assert (found.total, found.only("PV20"), found.shared("PV20"), found.several, found.none) == (22, 10, 7, 7, 5)
    assert (found.only("PV22"), found.shared("PV22")) == (None, 7)


def test_no_number_stated_is_not_zero() -> None:
    assert totals([fact("a", province_codes=["PV20"])], HOMES).total is None
    assert totals([fact("a", homes=0)], HOMES).total == 0


def test_a_tranche_stands_in_its_own_place_and_its_whole_keeps_the_rest() -> None:
    facts = [
        rijk("whole", 280, status="reserved"),
        rijk("north", 38, "PV20", "PV21", part_of="whole", status="conditional"),
    ]
    found = totals(facts, RIJK)
    assert (found.total, found.several, found.none) == (280, 38, 242)
    assert (found.standing("conditional"), found.standing("reserved")) == (38, 242)
    assert totals(facts, RIJK, provinces=["PV21"]).total == 38


def test_of_some_facts_that_know_all_only_those_count_and_fewer_where_fewer_are_asked_for() -> None:
    facts = [rijk("whole", 280, "PV21"), rijk("part", 38, part_of="whole"), rijk("other", 5), rijk("away", 1)]
    some = Chosen(Columns(column_tables(facts), facts), np.array([False, True, True, False]))
    found = totals(some, RIJK)
    # The part lies where its whole lies, which does not count itself.
    assert (found.total, found.only("PV21"), found.none) == (43, 38, 5)
    assert totals(some, RIJK, among={"part", "whole"}).total == 38
    assert sums(some, RIJK).total == 43
    assert sums(some, RIJK, ["water"]).total is None


def test_a_total_can_be_divided_by_places_of_which_its_own_are_parts() -> None:
    facts = [rijk("one", 10, "PV20"), rijk("both", 7, "PV20", "PV21"), rijk("far", 5, "PV22"), rijk("all", 3)]
    found = totals([*facts, rijk("again", 2, "PV20", may_overlap=["one"])], RIJK)
    moved = found.moved({"PV20": "north", "PV21": "north", "PV22": "east"}.__getitem__)
    assert (moved.only("north"), moved.only("east"), moved.several, moved.none) == (17, 5, None, 3)
    assert [(share.fact_id, share.places, share.number) for share in moved.overlapping] == [("again", {"north"}, 2)]


def test_a_part_of_a_part_is_taken_out_of_the_part() -> None:
    facts = [rijk("whole", 100), rijk("part", 60, "PV20", part_of="whole"), rijk("piece", 10, "PV21", part_of="part")]
    found = totals(facts, RIJK)
    assert (found.total, found.none, found.only("PV20"), found.only("PV21")) == (100, 40, 50, 10)


def test_a_part_of_a_fact_of_another_measure_counts_in_full() -> None:
    total_cost = rijk("cost", 39, "PV20", amount_role="total", amount_payer=None)
    assert totals([total_cost, rijk("share", 15, "PV20", part_of="cost")], RIJK).total == 15


def test_the_whole_is_found_through_a_fact_that_does_not_count() -> None:
    facts = [rijk("whole", 100), fact("middle", part_of="whole"), rijk("part", 30, part_of="middle")]
    assert totals(facts, RIJK).total == 100


def test_parts_beat_a_whole_that_was_a_rounding_of_them() -> None:
    homes = {"kind": "target", "province_codes": ["PV20"]}
    facts = [
        fact("whole", homes=8000, **homes),
        fact("first", homes=4300, part_of="whole", **homes),
        fact("piece", homes=1000, part_of="first", **homes),
        fact("second", homes=3800, part_of="whole", **homes),
    ]
    assert {(s.fact_id, s.number) for s in totals(facts, HOMES).shares} == {
        ("first", 3300), ("piece", 1000), ("second", 3800),
    }  # fmt: skip


def test_a_part_without_a_place_lies_where_its_whole_lies() -> None:
    found = totals([rijk("whole", 90, "PV20"), rijk("year", 45, part_of="whole")], RIJK)
    assert (found.only("PV20"), found.none) == (90, None)


def test_a_theme_leaves_a_part_without_its_whole() -> None:
    facts = [rijk("whole", 90, theme="housing"), rijk("part", 45, theme="mobility", part_of="whole")]
    assert totals(facts, RIJK, themes=["mobility"]).total == 45
    assert totals(facts, RIJK, themes=["housing"]).total == 90


@pytest.mark.parametrize(
    "fields",
    [
        {"amount_payer": "regio"},
        {"amount_payer": None},
        {"amount_role": "total"},
        {"amount_role": "estimate"},
        {"amount_role": "shortfall"},
        {"amount_role": "old_budget"},
        {"amount_role": "cap per unit", "amount_per": "home"},
        {"amount_per": "year"},
        {"status": "claim"},
        {"status": "superseded"},
        {"status": "estimate"},
        {"status": "proposed"},
        {"amount_eur": None, "amount_min_eur": 1, "amount_max_eur": 2},
    ],
    ids=str,
)
def test_what_is_no_promise_of_the_rijk_is_not_in_its_euro(fields: dict[str, Any]) -> None:
    assert totals([rijk("a", 5, "PV20"), rijk("b", 1000, "PV20", **fields)], RIJK).total == 5


def test_a_ceiling_counts_and_is_told_apart() -> None:
    found = totals([rijk("a", 5), rijk("b", 7, amount_bound="at most")], RIJK)
    assert (found.total, found.at_most) == (12, 7)


def test_a_pace_per_year_is_not_added_to_homes() -> None:
    facts = [fact("pace", kind="target", homes=100_000, homes_period="per year"), fact("b", kind="target", homes=729)]
    assert totals(facts, HOMES).total == 729


def test_a_claim_gives_no_homes() -> None:
    assert totals([fact("a", kind="target", homes=560, status="claim")], HOMES).total is None


def test_a_circle_of_parts_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        totals([rijk("a", 5, part_of="b"), rijk("b", 5, part_of="a")], RIJK)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "agreed"}, "agreed"),
        ({"status": "in-progress"}, "agreed"),
        ({"status": "done"}, "agreed"),
        ({"status": "agreed", "agreed_before": True, "best_effort": True}, "before"),
        ({"status": "agreed", "best_effort": True}, "effort"),
        ({"status": "conditional"}, "conditional"),
        ({"status": "reserved"}, "reserved"),
        ({"status": "proposed"}, "possible"),
        ({"status": "estimate"}, "possible"),
        ({"status": "done", "amount_form": "in kind", "agreed_before": True}, "in_kind"),
        ({"status": "conditional", "amount_form": "in kind"}, "in_kind"),
        ({"status": "reserved", "amount_form": "in kind"}, "in_kind"),
        ({"status": "proposed", "amount_form": "in kind"}, "possible"),
        ({"status": "agreed", "amount_form": "reallocated"}, "agreed"),
        ({"status": "claim"}, None),
        ({"status": "threatened"}, None),
        ({"status": "superseded"}, None),
        ({"status": "none"}, None),
    ],
)
def test_how_firm_a_figure_is_follows_from_its_status_and_form(fields: dict[str, Any], expected: str | None) -> None:
    assert standing(rijk("a", 5, **fields)) == expected


def test_a_share_carries_what_must_be_said_beside_a_sum() -> None:
    details = {"amount_bound": "at most", "vat": "incl", "price_level": "2024", "amount_form": "reallocated"}
    [full] = totals([rijk("a", 5, "PV20", **details)], RIJK).shares
    assert full == Share("a", frozenset({"PV20"}), "agreed", 5, "at most", "incl", "2024", True)
    [plain] = totals([rijk("a", 5)], RIJK).shares
    assert plain == Share("a", frozenset(), "agreed", 5, "exact", None, None, False)
    [counted] = totals([rijk("a", 5, amount_bound="at most")], FACTS).shares
    assert (counted.number, counted.bound) == (1, "exact")


def test_what_was_not_added_keeps_its_own_number() -> None:
    facts = [rijk("a", 10), rijk("b", 4, may_overlap=["a"]), rijk("none", 0, may_overlap=["a"])]
    assert {s.fact_id: s.number for s in totals(facts, RIJK).overlapping} == {"b": 4, "none": 0}


def test_a_circle_among_the_wholes_of_a_part_is_refused_too() -> None:
    with pytest.raises(ValueError, match="part_of runs in a circle through b"):
        totals([rijk("a", 5, part_of="b"), rijk("b", 5, part_of="c"), rijk("c", 5, part_of="b")], RIJK)


def test_a_whole_that_its_parts_use_up_adds_nothing_and_lies_nowhere() -> None:
    facts = [rijk("whole", 90, "PV22"), rijk("y1", 45, "PV20", part_of="whole"), rijk("y2", 45, part_of="whole")]
    found = totals(facts, RIJK)
    assert {s.fact_id: s.number for s in found.shares} == {"y1": 45, "y2": 45}


def test_what_was_not_added_is_told_apart_by_place_and_standing_too() -> None:
    facts = [
        rijk("a", 10, "PV20"),
        rijk("b", 4, "PV20", may_overlap=["a"]),
        rijk("c", 3, "PV21", may_overlap=["a"], status="reserved"),
    ]
    found = totals(facts, RIJK)
    assert (found.total, {s.fact_id for s in found.overlapping}) == (10, {"b", "c"})
    assert [s.fact_id for s in found.within(["PV20"]).overlapping] == ["b"]
    assert [s.fact_id for s in found.with_standing("reserved").overlapping] == ["c"]
    assert [s.fact_id for s in totals(facts, RIJK, provinces=["PV21"]).overlapping] == ["c"]


def test_a_fill_takes_all_standings_together_unless_only_what_was_agreed_is_asked_for() -> None:
    facts = [rijk("a", 5, "PV20"), rijk("b", 7, "PV20", status="reserved")]
    assert fills(facts, ["PV20"], RIJK)["PV20"].number == 12
    assert fills(facts, ["PV20"], RIJK, agreed=True)["PV20"].number == 5


def test_a_theme_limits_the_numbers_of_a_fill_and_the_promises_without_one() -> None:
    facts = [
        rijk("a", 5, "PV20", theme="water"),
        rijk("b", 7, "PV20", theme="energy"),
        fact("words", province_codes=["PV21"], theme="energy"),
    ]
    found = fills(facts, PROVINCES, RIJK, themes=["water"])
    assert [(found[code].number, found[code].state) for code in PROVINCES] == [
        (5, "number"), (None, "nothing"), (None, "nothing"),
    ]  # fmt: skip
    assert fills(facts, PROVINCES, RIJK, themes=["energy"])["PV21"].state == "no_number"


def test_a_fill_tells_a_number_from_a_share_from_silence_from_nothing() -> None:
    facts = [
        rijk("own", 5, "PV20"),
        rijk("both", 7, "PV20", "PV21"),
        fact("words", province_codes=["PV22"]),
        fact("status", kind="status", province_codes=["PV23"]),
    ]
    found = fills(facts, ["PV20", "PV21", "PV22", "PV23"], RIJK)
    assert [(f.number, f.shared, f.state) for f in found.values()] == [
        (5, 7, "number"),
        (None, 7, "shared"),
        (None, None, "no_number"),
        (None, None, "nothing"),
    ]


def test_a_fill_of_one_standing_keeps_the_figures_of_the_others_apart() -> None:
    facts = [
        rijk("agreed", 5, "PV20"),
        rijk("reserved", 70, "PV20", status="reserved"),
        rijk("shared", 7, "PV21", "PV22"),
        rijk("own", 80, "PV22", status="conditional"),
        rijk("only", 90, "PV23", status="conditional"),
        rijk("also", 1, "PV23", status="reserved"),
        rijk("together", 2, "PV24", "PV23", status="reserved"),
    ]
    found = fills(facts, [f"PV{n}" for n in range(20, 25)], RIJK, agreed=True)
    assert [(f.number, f.shared, f.state, f.others) for f in found.values()] == [
        (5, None, "number", {}),
        (None, 7, "shared", {}),
        (None, 7, "shared", {}),
        (None, None, "not_agreed", {"conditional": 90, "reserved": 1}),
        (None, None, "not_agreed", {"reserved": 2}),
    ]


def test_agreements_on_other_themes_are_not_silent_about_homes() -> None:
    facts = [fact("water", theme="water", province_codes=["PV20"]), fact("homes", province_codes=["PV21"])]
    assert [f.state for f in fills(facts, ["PV20", "PV21"], HOMES).values()] == ["nothing", "no_number"]


@pytest.mark.parametrize(
    ("theme", "states"), [("water", ["nothing", "nothing"]), ("housing", ["nothing", "no_number"])]
)
def test_of_the_themes_asked_for_only_those_of_homes_are_silent_about_homes(theme: str, states: list[str]) -> None:
    facts = [fact("water", theme="water", province_codes=["PV20"]), fact("homes", province_codes=["PV21"])]
    assert [f.state for f in fills(facts, ["PV20", "PV21"], HOMES, themes=[theme]).values()] == states


amounts = st.integers(0, 10**10)
places = st.lists(st.sampled_from(PROVINCES), unique=True, max_size=3)


@st.composite
def any_facts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Facts of any measure, parts among them; a part names an earlier fact, so there is no circle."""
    found: list[dict[str, Any]] = []
    for number in range(draw(st.integers(0, 8))):
        whole = draw(st.none() | st.sampled_from([f["id"] for f in found])) if found else None
        found.append(
            fact(
                f"f{number}",
                kind=draw(st.sampled_from(["agreement", "budget", "target", "status"])),
                theme=draw(st.sampled_from(["housing", "mobility"])),
                status=draw(st.sampled_from(["agreed", "conditional", "reserved", "proposed", "claim", "superseded"])),
                province_codes=draw(places),
                amount_eur=draw(st.none() | amounts),
                amount_payer=draw(st.sampled_from([None, "rijk", "regio"])),
                amount_role=draw(st.sampled_from(["contribution", "total", "estimate"])),
                homes=draw(st.none() | st.integers(0, 10**6)),
                part_of=whole,
            )
        )
    return found


measures = st.sampled_from(list(MEASURES.values()))


@given(any_facts(), measures)
def test_national_is_what_lies_in_one_province_and_in_several_and_in_none(
    facts: list[dict[str, Any]], measure: Measure
) -> None:
    found = totals(facts, measure)
    parts = [*(found.only(code) for code in PROVINCES), found.several, found.none]
    assert (found.total or 0) == sum(part or 0 for part in parts)


@given(any_facts(), measures)
def test_the_standings_add_up_to_the_total(facts: list[dict[str, Any]], measure: Measure) -> None:
    found = totals(facts, measure)
    if measure is not FACTS:
        assert (found.total or 0) == sum(found.standing(name) or 0 for name in STANDINGS)


@given(any_facts(), measures, places.filter(bool))
def test_a_province_filter_gives_what_the_division_gives(
    facts: list[dict[str, Any]], measure: Measure, chosen: list[str]
) -> None:
    found = totals(facts, measure)
    assert totals(facts, measure, provinces=chosen) == found.within(chosen)
    for code in chosen:
        own, shared = found.only(code) or 0, found.shared(code) or 0
        assert (totals(facts, measure, provinces=[code]).total or 0) == own + shared


@given(any_facts(), st.data(), places)
def test_a_tranche_that_fits_in_its_whole_never_changes_a_total(
    facts: list[dict[str, Any]], data: st.DataObject, where: list[str]
) -> None:
    for measure, field in ((RIJK, "amount_eur"), (HOMES, "homes")):
        if counting := [s for s in totals(facts, measure).shares if s.number]:
            left = data.draw(st.sampled_from(counting))
            whole = next(f for f in facts if f["id"] == left.fact_id)
            number = data.draw(st.integers(0, int(left.number)))
            tranche = {**whole, "id": "tranche", "part_of": whole["id"], "province_codes": where, field: number}
            assert totals([*facts, tranche], measure).total == totals(facts, measure).total


@given(any_facts(), st.data(), places, amounts)
def test_a_tranche_never_lessens_a_total(
    facts: list[dict[str, Any]], data: st.DataObject, where: list[str], number: int
) -> None:
    for measure, field in ((RIJK, "amount_eur"), (HOMES, "homes")):
        if counting := [f for f in facts if measure.counts(f)]:
            whole = data.draw(st.sampled_from(counting))
            tranche = {**whole, "id": "tranche", "part_of": whole["id"], "province_codes": where, field: number}
            assert (totals([*facts, tranche], measure).total or 0) >= (totals(facts, measure).total or 0)


@given(st.lists(st.sampled_from(BOUNDS), min_size=1))
def test_the_bound_of_a_sum_claims_no_more_than_its_numbers(bounds: list[str]) -> None:
    found, given_bounds = sum_bound(bounds), set(bounds)
    assert (found == "exact") == (given_bounds == {"exact"})
    if found in ("more than", "at least"):
        assert given_bounds <= {"exact", "more than", "at least"}
    if found in ("less than", "at most"):
        assert given_bounds <= {"exact", "less than", "at most"}


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ([], "exact"),
        (["exact", "exact"], "exact"),
        (["about", "exact"], "about"),
        (["more than", "exact"], "more than"),
        (["at least", "at least"], "at least"),
        (["more than", "at least", "exact"], "at least"),
        (["less than", "exact"], "less than"),
        (["at most", "exact"], "at most"),
        (["less than", "at most"], "at most"),
        (["at least", "at most"], "about"),
        (["more than", "about"], "about"),
        (["less than", "about"], "about"),
    ],
)
def test_the_bound_of_a_sum_follows_from_those_of_its_numbers(bounds: list[str], expected: str) -> None:
    assert sum_bound(bounds) == expected


def test_one_agreement_counts_once_whatever_amounts_and_parts_it_has() -> None:
    facts = [fact("a"), rijk("money", 5, of_agreement="a"), fact("part", part_of="a"), rijk("alone", 7)]
    assert {s.fact_id for s in totals(facts, AGREEMENTS).shares} == {"a", "alone"}


def test_a_reservation_is_no_agreement() -> None:
    assert totals([rijk("a", 5, status="reserved")], AGREEMENTS).total is None


def test_new_older_best_effort_and_in_kind_are_never_one_figure() -> None:
    facts = [
        rijk("new", 1),
        rijk("older", 2, agreed_before=True),
        rijk("effort", 4, best_effort=True),
        rijk("land", 8, amount_form="in kind"),
        rijk("set-aside", 16, status="reserved"),
    ]
    found = totals(facts, RIJK)
    assert [found.standing(name) for name in STANDINGS] == [1, 2, 4, 8, None, 16, None]
    assert found.agreed.total == 7


def test_what_only_we_place_in_a_province_is_found_there_but_counts_neither_there_nor_as_national() -> None:
    facts = [rijk("a", 5, province_codes_inferred=["PV20"]), rijk("b", 7)]
    found = totals(facts, RIJK)
    assert [f["id"] for f in select(facts, provinces=["PV20"])] == ["a"]
    assert (found.only("PV20"), found.none, found.placed().total) == (None, 7, 5)
    assert [f["id"] for f in facts if not provinces_of(f)] == ["b"]


@given(any_facts(), any_facts())
def test_what_another_pays_never_changes_the_euro_of_the_rijk(
    facts: list[dict[str, Any]], others: list[dict[str, Any]]
) -> None:
    regio = [{**f, "id": f"other-{f['id']}", "amount_payer": "regio", "part_of": None} for f in others]
    assert totals([*facts, *regio], RIJK).total == totals(facts, RIJK).total


@given(any_facts())
def test_a_repeated_mention_never_changes_a_total(facts: list[dict[str, Any]]) -> None:
    mentioned_twice = [{**f, "sources": [{"file": "a"}, {"file": "b"}]} for f in facts]
    for measure in MEASURES.values():
        assert totals(mentioned_twice, measure) == totals(facts, measure)


@given(any_facts())
def test_the_order_of_facts_does_not_matter(facts: list[dict[str, Any]]) -> None:
    for measure in MEASURES.values():
        assert totals(facts[::-1], measure).total == totals(facts, measure).total


@given(any_facts(), measures)
def test_every_fill_has_a_known_state_and_a_number_exactly_in_state_number(
    facts: list[dict[str, Any]], measure: Measure
) -> None:
    for found in fills(facts, PROVINCES, measure).values():
        assert found.state in FILL_STATES
        assert (found.number is not None) == (found.state == "number")


@given(any_facts())
def test_counts_count_every_fact_once(facts: list[dict[str, Any]]) -> None:
    assert (totals(facts, FACTS).total or 0) == len(facts)
    assert (totals(facts, AGREEMENTS).total or 0) == sum(AGREEMENTS.counts(f) for f in facts)
