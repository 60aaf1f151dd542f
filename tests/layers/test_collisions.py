"""Bottlenecks: decided by a person, as close as the weakest side, homes counted once, no area between the lists."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from layers.analysis import HOMES, totals
from layers.collisions import (
    LISTS,
    Collision,
    by_grid,
    collisions,
    decisions,
    named,
)
from layers.rates import rates
from layers.registers import Reason, Records
from layers.what_if import VERDICTS, Assumptions, affected, levers
from seeds.records import LEVELS
from tests.layers.by_hand import YEARS, fact, grid, homes, registers, worlds


def decided(*sides: tuple[str, str, list[str], list[str]], **fields: Any) -> dict[str, Any]:
    """A decision of the built folder: each side is reason, level, facts, about."""
    made = {
        "id": "grid-housing-wijk", "decision": "holds", "kind": "grid", "subject": "housing:wijk", "place": None,
        "basis": "two_claims", "excludes": False, "why_nl": "Het knelt.", "why_en": "It clashes.", "state": "unread",
        "note": "", "level": max((level for _, level, _, _ in sides), key=LEVELS.index),
    }  # fmt: skip
    written = [{"reason": r, "level": level, "facts": facts, "about": about} for r, level, facts, about in sides]
    return {**made, "sides": written, **fields}


STOP = decided(("homes", "site", ["homes"], []), ("stop_threatened", "province", ["grid-stop_threatened"], ["PV26"]))


def one(*facts: dict[str, Any], **fields: Any) -> Collision:
    [found] = collisions(registers(*facts, bottlenecks=[{**STOP, **fields}]))
    return found


# Decisions


def test_without_a_decision_there_is_no_bottleneck_however_near_things_are() -> None:
    assert collisions(registers(homes(), grid("stop_threatened"))) == ()


@pytest.mark.parametrize("decision", ["rejected", "fine"])
def test_what_was_decided_against_is_no_bottleneck(decision: str) -> None:
    rows = [{**STOP, "decision": decision, "basis": None}]
    given_ = registers(homes(), grid("stop_threatened"), bottlenecks=rows)
    assert collisions(given_) == ()
    assert decisions(given_, decision) == rows


def test_a_bottleneck_is_as_close_as_its_weakest_side_and_as_firm_as_its_softest_fact() -> None:
    found = one(homes(status="proposed"), grid("stop_threatened"))
    assert (found.level, found.softest, found.place_certainty) == ("province", "proposed", "approximate")
    assert (found.homes.number, found.about_ids) == (100, ("homes",))
    assert [r.code for r in found.reasons] == ["stop_threatened"]


def test_a_claim_of_homes_is_shown_but_in_no_number() -> None:
    found = one(homes(status="claim"), grid("stop_threatened"))
    assert (found.homes.number, found.homes.uncounted) == (None, ("homes",))
    assert "homes" not in found.unknown


def test_what_the_letters_do_not_say_is_said() -> None:
    found = one(homes(homes=None, kind="agreement"), grid("stop_threatened"))
    assert found.unknown == ("homes", "homes_year", "grid_here", "grid_year")


def test_a_meeting_of_a_named_year_says_when_is_decided() -> None:
    sides = decided(
        ("homes", "site", ["homes"], []), ("decision", "site", ["talks"], []), id="access-housing-wijk", kind="access"
    )
    said = fact("talks", theme="mobility", sites=["wijk"], table="BO MIRT Noordwest 2025")
    rows = {"bottlenecks": [sides]}
    assert "decision_year" not in collisions(registers(homes(), said, **rows))[0].unknown
    assert "decision_year" in collisions(registers(homes(), {**said, "table": "BO Leefomgeving"}, **rows))[0].unknown


def test_a_place_that_no_layer_draws_gives_its_own_name_and_codes() -> None:
    polder = {"id": "polder", "name": "De Polder", "certainty": "area", "province_codes": ["PV27"],
              "municipality_codes": []}  # fmt: skip
    row = {**STOP, "place": "polder"}
    [found] = collisions(registers(homes(), grid("stop_threatened"), places=[polder], bottlenecks=[row]))
    assert (found.name, found.province_codes, found.subject) == ("De Polder", ("PV27",), "housing:wijk")


def test_each_housing_area_is_in_one_list_and_the_lists_hold_all() -> None:
    held = by_grid(
        registers(bottlenecks=[STOP, {**STOP, "id": "access-x", "kind": "access", "subject": "housing:stad"}])
    )
    assert held == {"affected": ("housing:wijk",), "fine": (), "silent": ("housing:stad",)}
    assert by_grid(registers(bottlenecks=[{**STOP, "decision": "fine"}]))["fine"] == ("housing:wijk",)


FIELD = {
    "id": "field", "name": "Veld", "kind": "named", "certainty": "exact", "province_codes": ["PV26"],
    "municipality_codes": ["GM1"],
}  # fmt: skip


def talks(**fields: Any) -> dict[str, Any]:
    """A statement about access to the first housing area."""
    return fact("talks", **{"theme": "mobility", "sites": ["wijk"], **fields})


def claim(ident: str, **fields: Any) -> dict[str, Any]:
    return fact(ident, **{"theme": "defence", "sites": ["wijk"], **fields})


def access(*facts: dict[str, Any]) -> Collision:
    """A bottleneck between homes and access."""
    sides = (("homes", "site", ["homes"], []), ("undecided", "site", ["talks"], ["lijn"]))
    row = decided(*sides, id="access-housing-wijk", kind="access")
    [found] = collisions(registers(homes(), *facts, bottlenecks=[row]))
    return found


def claims(*facts: dict[str, Any], **fields: Any) -> Collision:
    """A bottleneck between two claims on the same ground."""
    sides = [("claim", "site", [f["id"]], [f["theme"]]) for f in facts]
    row = decided(*sides, **{"id": "claims-wijk", "kind": "claims", **fields})
    [found] = collisions(registers(*facts, bottlenecks=[row]))
    return found


def test_a_bottleneck_says_all_that_its_decision_says() -> None:
    found = one(homes(), grid("stop_threatened"), note="Akkoord.", state="agrees")
    assert found == Collision(
        id="grid-housing-wijk",
        kind="grid",
        subject="housing:wijk",
        name="Wijk",
        homes=Records(registers(homes())).homes(["homes"]),
        about_ids=("homes",),
        reasons=(Reason("stop_threatened", "province", ("grid-stop_threatened",), ("PV26",)),),
        place_certainty="approximate",
        softest="threatened",
        province_codes=("PV26",),
        municipality_codes=("GM1",),
        unknown=("homes_year", "grid_here", "grid_year"),
        sides=(
            Reason("homes", "site", ("homes",)),
            Reason("stop_threatened", "province", ("grid-stop_threatened",), ("PV26",)),
        ),
        level="province",
        basis="two_claims",
        why_nl="Het knelt.",
        why_en="It clashes.",
        state="agrees",
        note="Akkoord.",
        place=None,
    )
    assert found.fact_ids == ("grid-stop_threatened", "homes")


def test_a_fact_on_two_sides_stands_once_among_the_facts_behind_it() -> None:
    sides = (("homes", "site", ["a", "b"], []), ("claim", "site", ["b", "c"], ["housing"]))
    row = decided(*sides, id="claims-wijk", kind="claims")
    [found] = collisions(registers(homes("a"), homes("b"), homes("c"), bottlenecks=[row]))
    assert found.about_ids == ("a", "b", "c")
    assert found.fact_ids == ("b", "c", "a")
    assert found.homes.number == 300


def test_a_claim_of_homes_is_of_homes_and_a_claim_of_homes_and_more_is_not() -> None:
    assert claims(homes("a", theme="housing"), claim("b")).about_ids == ("a",)
    sides = (("claim", "site", ["a"], ["housing", "water"]), ("claim", "site", ["b"], ["defence"]))
    row = decided(*sides, id="claims-wijk", kind="claims")
    [found] = collisions(registers(homes("a"), claim("b"), bottlenecks=[row]))
    assert (found.about_ids, found.homes.number) == ((), None)
    assert "homes" not in found.unknown
    assert "homes_year" not in found.unknown


@pytest.mark.parametrize(
    ("subject", "name", "certainty", "provinces", "municipalities"),
    [
        ("housing:stad", "Stad", "approximate", ("PV26",), ("GM1", "GM2")),
        ("mirt:lijn", "Lijn", "approximate", ("PV26",), ("GM1",)),
        ("novex:delta", "Delta", "area", ("PV26",), ()),
        ("provinces:PV26", "Utrecht", "area", ("PV26",), ()),
    ],
)
def test_a_bottleneck_lies_at_its_subject(
    subject: str, name: str, certainty: str, provinces: tuple[str, ...], municipalities: tuple[str, ...]
) -> None:
    found = one(homes(), grid("stop_threatened"), subject=subject)
    assert (found.name, found.place_certainty) == (name, certainty)
    assert (found.province_codes, found.municipality_codes) == (provinces, municipalities)


def test_of_several_places_and_provinces_the_named_one_is_taken() -> None:
    others = {
        "places": [{**FIELD, "id": "other", "name": "Ander"}, FIELD],
        "provinces": [{"code": "PV20", "name": "Groningen"}, {"code": "PV26", "name": "Utrecht"}],
    }
    facts = (homes(), grid("stop_threatened"))
    at_place = {**STOP, "place": "field"}
    in_province = {**STOP, "id": "grid-provinces-PV26", "subject": "provinces:PV26"}
    found = collisions(registers(*facts, bottlenecks=[at_place, in_province], **others))
    assert {c.id: (c.name, c.place) for c in found} == {
        "grid-housing-wijk": ("Veld", "field"),
        "grid-provinces-PV26": ("Utrecht", None),
    }


# What the letters do not say


@pytest.mark.parametrize(
    ("level", "unknown"),
    [("site", False), ("municipality", False), ("follows", False), ("area", True), ("province", True), ("part", True)],
)
def test_only_a_statement_from_afar_says_nothing_of_the_grid_at_the_place_itself(level: str, unknown: bool) -> None:
    sides = decided(("homes", "site", ["homes"], []), ("congested", level, ["grid-congested"], ["GM1"]))
    [found] = collisions(registers(homes(), grid("congested"), bottlenecks=[sides]))
    assert ("grid_here" in found.unknown) == unknown


def test_one_statement_about_the_place_itself_is_enough() -> None:
    sides = decided(
        ("homes", "province", ["homes"], []),
        ("stop_threatened", "province", ["grid-stop_threatened"], ["PV26"]),
        ("congested", "site", ["grid-congested"], ["GM1"]),
    )
    [found] = collisions(registers(homes(), grid("stop_threatened"), grid("congested"), bottlenecks=[sides]))
    assert "grid_here" not in found.unknown


@pytest.mark.parametrize("reason", ["pilot", "expansion", "decision"])
def test_what_is_no_statement_that_the_grid_is_full_says_nothing_of_the_place(reason: str) -> None:
    sides = decided(("homes", "site", ["homes"], []), (reason, "site", ["grid-pilot"], ["GM1"]))
    [found] = collisions(registers(homes(), grid("pilot", deadline="2030"), bottlenecks=[sides]))
    assert {"grid_here", "grid_year"} <= set(found.unknown)


def test_the_year_of_the_grid_is_that_of_a_statement_about_it_and_not_of_the_homes() -> None:
    assert "grid_year" not in one(homes(), grid("stop_threatened", deadline="2033")).unknown
    assert "grid_year" in one(homes(deadline="2033"), grid("stop_threatened")).unknown


def test_the_year_of_the_homes_is_known_by_their_period() -> None:
    assert one(homes(homes_period="2030"), grid("stop_threatened")).unknown == ("grid_here", "grid_year")


def test_without_homes_on_a_side_nothing_is_unknown_of_homes() -> None:
    sides = decided(("claim", "site", ["a"], ["economy"]), ("congested", "site", ["grid-congested"], ["GM1"]))
    [found] = collisions(registers(claim("a"), grid("congested"), bottlenecks=[sides]))
    assert found.unknown == ("grid_year",)


def test_a_grid_bottleneck_leaves_open_neither_a_decision_nor_hectares() -> None:
    found = one(homes(homes_period="2030"), grid("stop_threatened", deadline="2033"))
    assert found.unknown == ("grid_here",)


def test_of_access_it_is_said_whether_the_grid_is_spoken_of_there() -> None:
    assert access(talks()).unknown == ("homes_year", "decision_year", "grid")
    assert access(talks(), grid("congested")).unknown == ("homes_year", "decision_year")


@pytest.mark.parametrize(
    ("place", "unknown"),
    [
        ({"sites": ["wijk"], "province_codes": ["PV20"]}, False),
        ({"sites": ["stad"], "province_codes": ["PV20"]}, True),
        ({"municipality_codes": ["GM1"], "province_codes": ["PV20"]}, False),
        ({"municipality_codes": ["GM2"]}, True),
    ],
)
def test_the_grid_is_spoken_of_at_the_site_or_in_its_municipality(place: dict[str, Any], unknown: bool) -> None:
    assert ("grid" in access(talks(), grid("congested", **place)).unknown) == unknown


@pytest.mark.parametrize(
    ("fields", "unknown"),
    [
        ({"deadline": "2027"}, False),
        ({"table": "BO MIRT 2027"}, False),
        ({"table": "BO MIRT"}, True),
        ({"table": "nummer 32027"}, True),
        ({"table": "BO MIRT 1997"}, True),
        ({}, True),
    ],
)
def test_a_deadline_or_a_dated_meeting_says_when_is_decided(fields: dict[str, Any], unknown: bool) -> None:
    assert ("decision_year" in access(talks(**fields)).unknown) == unknown


def test_of_claims_it_is_said_how_large_they_are_and_that_they_exclude_one_another() -> None:
    small = claim("b", theme="water")
    assert claims(claim("a"), small).unknown == ("hectares", "exclude")
    assert claims(claim("a", other_unit="ha"), small).unknown == ("exclude",)
    assert claims(claim("a", other_unit="jobs"), small).unknown == ("hectares", "exclude")
    assert claims(claim("a"), small, excludes=True).unknown == ("hectares",)


# The order of the list


def listed(*rows: dict[str, Any], facts: tuple[dict[str, Any], ...], **others: Any) -> list[str]:
    return [c.id for c in collisions(registers(*facts, bottlenecks=list(rows), **others))]


def clash(ident: str, reason: str, level: str, facts: list[str], **fields: Any) -> dict[str, Any]:
    return decided(("homes", "site", facts, []), (reason, level, ["grid-x"], []), **{"id": ident, **fields})


def test_the_list_is_sorted_by_reason_then_level_softness_certainty_homes_and_name() -> None:
    firm, more, soft = homes("firm"), homes("more", homes=900), homes("soft", status="claim")
    said = {**grid("congested", status="done"), "id": "grid-x"}
    rows = [
        clash("grid-8", "congested", "site", ["firm"]),
        clash("grid-7", "stop_threatened", "province", ["firm"]),
        clash("grid-6", "stop_threatened", "site", ["soft"]),
        clash("grid-5", "stop_threatened", "site", ["firm"], subject="novex:delta"),
        clash("grid-4", "stop_threatened", "site", ["firm"]),
        clash("grid-3", "stop_threatened", "site", ["firm"], subject="housing:stad"),
        clash("grid-2", "stop_threatened", "site", ["more"]),
        clash("grid-1", "stop_threatened", "site", ["firm"], place="field"),
    ]
    sorted_ = ["grid-1", "grid-2", "grid-3", "grid-4", "grid-5", "grid-6", "grid-7", "grid-8"]
    assert listed(*rows, facts=(firm, more, soft, said), places=[FIELD]) == sorted_


def test_equals_keep_the_order_of_their_ids() -> None:
    said = {**grid("congested"), "id": "grid-x"}
    rows = [clash(ident, "congested", "site", ["homes"]) for ident in ("grid-b", "grid-a", "grid-c")]
    assert listed(*rows, facts=(homes(), said)) == ["grid-a", "grid-b", "grid-c"]


def test_one_home_comes_before_none_stated() -> None:
    facts = (homes("silent", homes=None), homes("one", homes=1), {**grid("congested"), "id": "grid-x"})
    rows = [clash("grid-a", "congested", "site", ["silent"]), clash("grid-b", "congested", "site", ["one"])]
    assert listed(*rows, facts=facts) == ["grid-b", "grid-a"]


# Housing areas and the grid


def test_only_decisions_about_the_grid_put_a_housing_area_in_a_list() -> None:
    rejected = {**STOP, "decision": "rejected"}
    assert by_grid(registers(bottlenecks=[rejected]))["silent"] == ("housing:wijk", "housing:stad")
    assert by_grid(registers(bottlenecks=[{**STOP, "kind": "claims"}]))["affected"] == ()
    assert list(by_grid(registers())) == list(LISTS)


def test_a_silent_area_is_named_where_the_grid_nearby_is_spoken_of() -> None:
    nearby = grid("congested", sites=("stad",), codes=("GM2",))
    assert named(registers(homes(), nearby)) == ("housing:stad",)
    assert named(registers(homes())) == ()
    assert named(registers(homes(), nearby, bottlenecks=[{**STOP, "subject": "housing:stad"}])) == ()


# Money and homes


@pytest.mark.parametrize(
    "change",
    [
        {"amount_payer": None}, {"amount_role": "total"}, {"amount_per": "home"}, {"part_of": "pot"},
        {"status": "claim"}, {"follows": []}, {"sites": ["stad"]},
    ],
)  # fmt: skip
def test_no_rate_of_another_payer_role_package_or_place(change: dict[str, Any]) -> None:
    money = fact(
        "money", kind="budget", sites=["wijk"], amount_eur=1000, amount_payer="rijk", amount_role="contribution",
        follows=["homes"],
    )  # fmt: skip
    assert [r.eur_per_home for r in rates(registers(homes(), money))] == [10]
    assert rates(registers(homes(), {**money, **change})) == ()


# What if


def test_homes_before_the_assumed_year_are_affected_later_ones_not_and_without_a_year_it_cannot_be_told() -> None:
    facts = [homes("a", homes_period="2030"), homes("b", deadline_to="2035-06-30"), homes("c")]
    found = affected(registers(*facts), Assumptions({"PV26": 2035}))
    assert {e.fact_id: e.verdict for e in found.effects if e.fact_id} == {
        "a": "affected", "b": "not_affected", "c": "unknown",
    }  # fmt: skip
    assert found.homes == {"affected": 100, "not_affected": 100, "unknown": 100}


def test_a_part_with_a_year_is_told_before_its_whole_without_one() -> None:
    whole = homes("whole", homes=80)
    parts = [homes("p", homes=43, homes_period="2030", part_of="whole"),
             homes("q", homes=38, homes_period="2040", part_of="whole")]  # fmt: skip
    found = affected(registers(whole, *parts), Assumptions({"PV26": 2035}))
    assert found.homes == {"affected": 43, "not_affected": 38, "unknown": None}


def test_a_decision_touches_the_homes_that_are_linked_to_the_project_and_no_others() -> None:
    facts = [homes("a", sites=["wijk", "lijn"], homes_period="2030"), homes("b", homes_period="2030", sites=["stad"])]
    found = affected(registers(*facts), Assumptions(decisions={"lijn": 2031}))
    assert [(e.subject, e.verdict) for e in found.effects] == [("housing:wijk", "affected")]
    assert levers(registers(*facts)) == ("lijn",)


# Properties


def with_a_stop(world: dict[str, Any]) -> dict[str, Any]:
    """The world with a decision that all its homes and statements about the grid clash."""
    promised = [f["id"] for f in world["facts"] if f["theme"] == "housing" and f["status"] != "superseded"]
    said = [f["id"] for f in world["facts"] if f["grid"] and f["status"] != "superseded"]
    sides = [("homes", "site", promised, []), ("stop_threatened", "province", said, ["PV26"])]
    return {**world, "bottlenecks": [decided(*(side for side in sides if side[2]))] if promised and said else []}


@given(worlds())
def test_a_repeated_mention_never_changes_the_homes(given_: dict[str, Any]) -> None:
    world = with_a_stop(given_)
    before = {c.id: c.homes.number for c in collisions(world)}
    mentioned = [{**f, "sources": [*f["sources"], {"file": "letter"}]} for f in world["facts"]]
    assert {c.id: c.homes.number for c in collisions({**world, "facts": mentioned})} == before


@given(worlds())
def test_the_homes_of_a_bottleneck_are_the_total_of_analysis(given_: dict[str, Any]) -> None:
    world = with_a_stop(given_)
    for c in collisions(world):
        assert c.homes.number == totals(world["facts"], HOMES, among=frozenset(c.homes.fact_ids)).total


@given(worlds(), YEARS, YEARS, YEARS, YEARS)
def test_a_later_year_never_makes_fewer_homes_affected(
    given_: dict[str, Any], grid_year: int, decided: int, later_grid: int, later_decided: int
) -> None:
    one = affected(given_, Assumptions({"PV26": grid_year}, {"lijn": decided}))
    other = affected(given_, Assumptions({"PV26": max(grid_year, later_grid)}, {"lijn": max(decided, later_decided)}))
    assert (one.homes["affected"] or 0) <= (other.homes["affected"] or 0)
    assert set(one.homes) == set(VERDICTS)
