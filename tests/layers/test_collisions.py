"""Bottlenecks: decided by a person, as close as the weakest side, homes counted once, no area between the lists."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from layers.analysis import HOMES, totals
from layers.built import Built
from layers.collisions import (
    CLAIMS,
    GRID,
    KINDS,
    LISTS,
    UNKNOWN,
    Collision,
    by_grid,
    collisions,
    decisions,
    named,
    order,
)
from layers.rates import rates, schemes
from layers.registers import SOFTNESS, Records, subjects
from layers.what_if import VERDICTS, Assumptions, affected, levers
from seeds.records import CERTAINTIES, LEVELS, REASONS
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


# The letters


def test_the_list_is_sorted_by_reason_level_softness_place_and_homes(built: Built) -> None:
    found = collisions(built.registers)
    assert list(found) == sorted(found, key=order)
    gravest = [REASONS.index(c.reasons[0].code) for c in found]
    assert gravest == sorted(gravest)


def test_every_word_of_a_bottleneck_is_known_and_every_fact_and_feature_exists(built: Built) -> None:
    found = collisions(built.registers)
    facts = {f["id"] for f in built.facts}
    features = {f"{layer}:{p['id']}" for layer in ("provinces", "novex", "housing", "mirt")
                for p in built.features(layer)}  # fmt: skip
    assert {c.kind for c in found} == set(KINDS)
    assert len({c.id for c in found}) == len(found)
    for c in found:
        assert c.subject in features
        assert set(c.fact_ids) <= facts
        assert set(c.unknown) <= set(UNKNOWN)
        assert c.softest in SOFTNESS
        assert c.place_certainty in CERTAINTIES
        assert LEVELS.index(c.level) == max(LEVELS.index(side.level) for side in c.sides)
        assert len(c.sides) > 1
        for reason in c.reasons:
            assert reason.code in REASONS
            assert reason.fact_ids
            assert reason.code != "claim" or set(reason.about) <= set(CLAIMS)


def test_every_housing_area_of_the_letters_is_affected_said_to_be_fine_or_silent(built: Built) -> None:
    found = by_grid(built.registers)
    every = [key for name in LISTS for key in found[name]]
    assert sorted(every) == sorted(f"housing:{p['id']}" for p in built.features("housing"))
    assert {name: len(keys) for name, keys in found.items()} == {"affected": 9, "fine": 1, "silent": 35}
    assert "housing:spoorzone-amersfoort" in found["affected"]
    assert found["fine"] == ("housing:ijsselstein",)
    assert set(named(built.registers)) <= set(found["silent"])


def test_no_housing_area_wholly_in_a_province_with_a_stop_in_sight_is_silent(built: Built) -> None:
    silent = by_grid(built.registers)["silent"]
    areas = {f"housing:{p['id']}": set(p["province_codes"]) for p in built.features("housing")}
    # MRA-Oost lies in two provinces and no letter names it: it is shown as a place with a statement on a part of it.
    assert [key for key in silent if areas[key] & {"PV24", "PV25", "PV26"}] == ["housing:mra-oost"]
    assert "housing:mra-oost" in named(built.registers)


def test_a_bottleneck_with_the_grid_names_a_statement_that_the_grid_is_full_or_a_stop_threatens(built: Built) -> None:
    for c in collisions(built.registers):
        if c.kind == "grid":
            assert {r.code for r in c.reasons} & set(GRID) - {"place", "measures"}, c.id


def test_what_was_wrong_before_is_decided_against_with_a_reason(built: Built) -> None:
    against = {row["id"] for row in decisions(built.registers, "rejected", "fine")}
    assert against >= {
        "claims-novex-regio-groningen-assen", "claims-congestion-zuid-en-oost-drenthe", "grid-provinces-PV29",
        "grid-housing-ijsselstein", "claims-GM0106", "claims-GM0114", "claims-GM1731",
        "claims-novex-noordzeekanaalgebied", "claims-novex-zuidelijke-randstad", "claims-provinces-PV27-waterberging",
    }  # fmt: skip
    assert all(row["why_nl"] and row["why_en"] for row in decisions(built.registers, "rejected", "fine"))


def test_a_statement_about_a_kind_of_area_is_no_bottleneck_at_each_of_them(built: Built) -> None:
    behind = {fact for c in collisions(built.registers) for fact in c.fact_ids}
    assert "netcongestie-in-haven-en-industriegebieden" not in behind


def test_a_looming_halt_at_homes_comes_with_the_priority_that_the_same_letter_gives_them(built: Built) -> None:
    for c in collisions(built.registers):
        if c.kind == "grid" and c.subject.startswith("housing:"):
            assert "woningbouw-voorrang-op-transportcapaciteit" in c.fact_ids, c.id


def test_no_bottleneck_counts_the_homes_of_a_whole_region_at_one_line(built: Built) -> None:
    found = {c.id: c for c in collisions(built.registers)}
    assert found["access-mirt-nedersaksenlijn"].homes.number is None
    assert "zuid-oost-drenthe-30000-woningen" not in {i for c in found.values() for i in c.fact_ids}


def test_the_decision_on_poort_van_hoorn_has_a_year_and_houtrakpolder_a_place(built: Built) -> None:
    found = {c.id: c for c in collisions(built.registers)}
    assert "decision_year" not in found["access-housing-poort-van-hoorn"].unknown
    assert found["access-housing-poort-van-hoorn"].reasons[0].code == "short"
    polder = found["claims-novex-noordzeekanaalgebied-houtrakpolder"]
    assert (polder.name, polder.municipality_codes) == ("Houtrakpolder", ("GM0394",))


def test_the_claims_on_de_haar_are_those_of_the_army_and_of_farmland_and_nature(built: Built) -> None:
    [found] = [c for c in collisions(built.registers) if c.subject == "mirt:oefenterrein-de-haar-uitbreiding"]
    assert [r.about[0] for r in found.reasons] == ["defence", "nature-agriculture"]
    assert "exclude" not in found.unknown


# Money and homes


def test_euro_per_home_only_where_one_follows_the_other(built: Built) -> None:
    found = {(r.subject, r.payer): r for r in rates(built.registers)}
    assert set(found) == {
        ("housing:westflank-groningen", "rijk"),
        ("housing:westflank-groningen", "regio"),
    }
    westflank = found["housing:westflank-groningen", "rijk"]
    assert (westflank.amount_eur, westflank.homes, round(westflank.eur_per_home)) == (88_560_000, 3800, 23_305)
    assert westflank.is_maximum


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


def test_the_schemes_have_their_criteria_and_only_places_that_facts_bring_under_them(built: Built) -> None:
    found = {s.id: s for s in schemes(built.registers)}
    assert list(found) == ["large", "regional", "wokt"]
    assert len(found["large"].subjects) == 4
    assert len(found["regional"].subjects) == 6
    assert found["wokt"].subjects == ()
    assert "wokt-maximum-per-woning-rijk" in found["wokt"].criteria


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


def test_without_assumptions_nothing_is_affected(built: Built) -> None:
    found = affected(built.registers, Assumptions())
    assert found.effects == ()
    assert set(found.homes.values()) == {None}


def test_the_levers_of_the_letters_are_projects_that_facts_link_to_homes(built: Built) -> None:
    found = affected(built.registers, Assumptions({"PV20": 2035}, {"ov-knooppunt-haarlem-nieuw-zuid": 2034}))
    assert found.homes["affected"] == 4300 + 729
    assert set(levers(built.registers)) >= {"nedersaksenlijn", "merwedelijn-rijnenburg"}


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


def test_homes_are_counted_alike_among_a_few_facts_and_among_all(built: Built) -> None:
    records = Records(built.registers)
    for place in subjects(records):
        among_all = totals(built.facts, HOMES, among=frozenset(place.fact_ids)).total
        assert records.homes(place.fact_ids).number == among_all
