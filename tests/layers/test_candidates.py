"""Where bottlenecks may be: what the finder offers, on registers made by hand and on the letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given

from layers.built import Built
from layers.candidates import Candidate, candidates, grid_match, undecided
from layers.registers import Records, links, subjects
from tests.layers.by_hand import fact, grid, homes, registers, worlds


def of_kind(kind: str, *facts: Mapping[str, Any], **others: Any) -> list[Candidate]:
    return [c for c in candidates(registers(*facts, **others)) if c.kind == kind]


# The grid


@pytest.mark.parametrize(
    ("said", "level", "about"),
    [
        (grid("stop_threatened", sites=("wijk",), codes=("GM1",)), "site", ("wijk",)),
        (grid("stop_threatened", codes=("GM1", "GM9")), "municipality", ("GM1",)),
        (grid("stop_threatened"), "province", ("PV26",)),
    ],
)
def test_the_level_of_the_match_is_said(said: dict[str, Any], level: str, about: tuple[str, ...]) -> None:
    [found] = of_kind("grid", homes(), said)
    assert (found.subject, found.reasons[0].level, found.reasons[0].about) == ("housing:wijk", level, about)


def test_a_statement_about_other_municipalities_of_the_province_is_not_about_this_place() -> None:
    assert of_kind("grid", homes(), grid("stop_threatened_in_part", codes=("GM2",))) == []


def test_a_place_that_lies_there_in_part_says_so() -> None:
    promise = homes(sites=["stad"], municipality_codes=["GM1", "GM2"])
    [found] = of_kind("grid", promise, grid("stop_threatened_in_part", codes=("GM2",)))
    assert (found.reasons[0].level, found.reasons[0].about) == ("part", ("GM2",))


def test_a_statement_about_a_part_of_a_province_is_one_about_a_part_of_what_the_province_promises() -> None:
    promise = homes(sites=[], municipality_codes=[], place="Utrecht")
    [found] = of_kind("grid", promise, grid("stop_threatened_in_part", codes=("GM2",)))
    assert (found.subject, found.reasons[0].level) == ("provinces:PV26", "part")


@pytest.mark.parametrize("word", ["place", "pilot", "expansion"])
def test_a_trial_a_planned_line_or_a_mere_mention_is_no_sign_of_a_full_grid(word: str) -> None:
    assert of_kind("grid", homes(), grid(word, sites=("wijk",), codes=("GM1",))) == []


def test_a_housing_area_that_is_only_studied_is_a_candidate_too() -> None:
    studied = fact("study", theme="novex", sites=["wijk"], province_codes=["PV26"], municipality_codes=["GM1"])
    [found] = of_kind("grid", studied, grid("congested"))
    assert (found.subject, found.about_ids) == ("housing:wijk", ("study",))


def test_a_superseded_statement_is_behind_no_collision() -> None:
    assert of_kind("grid", homes(), grid("stop_threatened", status="superseded")) == []


# Access


@pytest.mark.parametrize(
    ("link", "level"), [({"sites": ["wijk", "lijn"]}, "site"), ({"follows": ["project"]}, "follows")]
)
def test_homes_hang_on_a_project_by_a_fact_that_names_both_or_by_one_that_follows(
    link: dict[str, Any], level: str
) -> None:
    project = fact("project", theme="mobility", sites=["lijn"], phase="verkenning", province_codes=["PV26"])
    [found] = of_kind("access", homes(**link), project)
    assert (found.subject, found.reasons[0].level) == ("housing:wijk", level)
    assert [(r.code, r.about) for r in found.reasons] == [("undecided", ("lijn",))]


def test_a_project_in_the_same_municipality_is_no_link() -> None:
    project = fact("project", theme="mobility", sites=["lijn"], phase="gepauzeerd", municipality_codes=["GM1"])
    assert of_kind("access", homes(), project) == []


def test_money_that_is_agreed_settles_the_phase_and_a_shortfall_stays() -> None:
    both = ["wijk", "lijn"]
    open_ = fact("open", theme="mobility", sites=both, phase="onderzoek", status="conditional")
    paid = fact("paid", kind="budget", sites=["wijk"], amount_role="contribution", amount_payer="rijk", amount_eur=5)
    short = fact("short", kind="budget", sites=["wijk"], amount_role="shortfall", amount_eur=5, status="none")
    assert [r.code for c in of_kind("access", open_) for r in c.reasons] == ["undecided", "conditional"]
    assert of_kind("access", open_, paid) == []
    assert [r.code for c in of_kind("access", open_, paid, short) for r in c.reasons] == ["short"]


def test_talks_about_access_without_an_amount_are_a_reason_of_their_own() -> None:
    [found] = of_kind("access", fact("talks", theme="mobility", sites=["wijk"]))
    assert [r.code for r in found.reasons] == ["no_money"]


def test_homes_along_a_line_are_told_at_the_line() -> None:
    reserved = fact(
        "money", theme="mobility", kind="budget", sites=["lijn"], status="reserved", amount_role="contribution",
        amount_payer="rijk", amount_eur=5,
    )  # fmt: skip
    [found] = of_kind("access", homes(sites=[], follows=["money"]), reserved)
    assert (found.subject, found.about_ids, found.reasons[0].code) == ("mirt:lijn", ("homes",), "reserved")


# Claims


def test_two_themes_at_one_site_in_one_municipality_and_in_one_area() -> None:
    here = {"province_codes": ["PV26"], "municipality_codes": ["GM1"]}
    at_site = fact("camp", theme="defence", sites=["kamp"], **here)
    farm = fact("farm", theme="nature-agriculture", kind="measure", other_unit="ha", sites=["kamp"], **here)
    area = [fact(t, theme=t, area_ids=["delta"], province_codes=["PV26"]) for t in ("water", "economy")]
    found = {c.id: c for c in of_kind("claims", at_site, farm, homes(), *area)}
    assert {i: (c.subject, c.reasons[0].level) for i, c in found.items()} == {
        "claims-mirt-kamp": ("mirt:kamp", "site"),
        "claims-GM1": ("housing:wijk", "municipality"),
        "claims-novex-delta": ("novex:delta", "area"),
    }
    assert [r.about for r in found["claims-GM1"].reasons] == [("defence",), ("housing",), ("nature-agriculture",)]


def test_what_is_said_of_a_province_or_a_region_is_no_claim_on_each_place_in_it() -> None:
    wide = fact("wide", theme="defence", province_codes=["PV26"])
    region = fact("region", theme="water", province_codes=["PV26"], municipality_codes=["GM1", "GM2", "GM3"])
    assert of_kind("claims", homes(), wide, region) == []


def test_a_threshold_claims_no_ground() -> None:
    measure = fact("m", theme="water", kind="measure", municipality_codes=["GM1"], province_codes=["PV26"])
    assert of_kind("claims", homes(), measure) == []


# All, and the letters


def test_a_candidate_is_undecided_until_a_decision_bears_its_id() -> None:
    given_ = registers(homes(), grid("stop_threatened"))
    assert [c.id for c in undecided(given_)] == ["grid-housing-wijk"]
    assert undecided({**given_, "bottlenecks": [{"id": "grid-housing-wijk"}]}) == ()


def test_of_every_candidate_of_the_letters_something_was_decided(built: Built) -> None:
    assert undecided(built.registers) == ()


@given(worlds())
def test_what_is_not_mentioned_is_no_candidate_of_the_grid(given_: dict[str, Any]) -> None:
    quiet = {**given_, "facts": [{**f, "grid": None} for f in given_["facts"]]}
    assert [c for c in candidates(quiet) if c.kind == "grid"] == []


@given(worlds())
def test_every_fact_behind_a_candidate_or_link_exists(given_: dict[str, Any]) -> None:
    known = {f["id"] for f in given_["facts"]}
    found = candidates(given_)
    assert {i for c in found for r in c.reasons for i in r.fact_ids} | {i for c in found for i in c.about_ids} <= known
    assert {i for found in links(Records(given_)).values() for link in found for i in link.fact_ids} <= known


def test_of_the_grid_nothing_that_matches_a_place_is_passed_over(built: Built) -> None:
    records = Records(built.registers)
    for place in subjects(records):
        near = [said["id"] for said in records.grid_near(place) if grid_match(place, said, records)]
        assert near == [said["id"] for said in records.grid if grid_match(place, said, records)]
