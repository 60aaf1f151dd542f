"""What collides, on the letters and on facts made by hand: reasons, certainty, homes counted once, nothing invented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.analysis import HOMES, totals
from layers.built import Built
from layers.collisions import (
    CLAIMS,
    KINDS,
    LEVELS,
    REASONS,
    SOFTNESS,
    UNKNOWN,
    Collision,
    Records,
    collisions,
    grid_match,
    links,
    order,
    silent,
    subjects,
)
from layers.rates import rates, schemes
from layers.what_if import VERDICTS, Assumptions, affected, levers
from seeds.records import CERTAINTIES

YEARS = st.integers(2025, 2060)
GRID = ("stop_threatened", "stop_threatened_in_part", "measures", "place")


def fact(ident: str, **fields: Any) -> dict[str, Any]:
    absent = dict.fromkeys(
        ("amount_eur", "amount_payer", "amount_role", "amount_per", "homes", "homes_period", "deadline", "novex_area",
         "place", "part_of", "grid", "other_unit", "table"),
    )  # fmt: skip
    lists: dict[str, list[Any]] = {"province_codes": [], "municipality_codes": [], "sites": [], "follows": []}
    words = {"theme": "housing", "kind": "agreement", "status": "agreed", "phase": "none", "certainty": "area"}
    sources = [{"file": "letter"}]
    return {**absent, **lists, **words, "amount_is_maximum": False, "sources": sources, "id": ident, **fields}


def site(ident: str, *codes: str, provinces: tuple[str, ...] = ("PV26",), kind: str = "named") -> dict[str, Any]:
    place = {"municipality_codes": list(codes), "province_codes": list(provinces), "certainty": "approximate"}
    return {"id": ident, "name": ident.title(), "kind": kind, **place}


def registers(*facts: Mapping[str, Any], **others: Any) -> dict[str, Any]:
    return {
        "facts": list(facts),
        "documents": [{"file": "letter", "date": "2025-06-12"}],
        "housing_areas": [site("wijk", "GM1"), site("stad", "GM1", "GM2")],
        "mirt_projects": [site("lijn", "GM1", kind="mirt"), site("kamp", "GM1", kind="defence")],
        "places": [],
        "novex_areas": [{"id": "delta", "name": "Delta", "province_codes": ["PV26"]}],
        "municipalities": [{"code": "GM1", "name": "Een", "province_code": "PV26"}],
        **others,
    }


def homes(ident: str = "homes", **fields: Any) -> dict[str, Any]:
    place = {"province_codes": ["PV26"], "municipality_codes": ["GM1"], "sites": ["wijk"]}
    return fact(ident, **{"kind": "target", "homes": 100, **place, **fields})


def grid(word: str, *, sites: tuple[str, ...] = (), codes: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    place = {"sites": list(sites), "municipality_codes": list(codes), "province_codes": ["PV26"]}
    return fact(f"grid-{word}", **{"theme": "energy", "grid": word, "status": "threatened", **place, **fields})


def of_kind(kind: str, *facts: Mapping[str, Any], **others: Any) -> list[Collision]:
    return [c for c in collisions(registers(*facts, **others)) if c.kind == kind]


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
    assert (found.subject, found.level, found.reasons[0].about) == ("housing:wijk", level, about)
    assert (found.homes.number, found.softest, found.place_certainty) == (100, "threatened", "approximate")


def test_a_statement_about_other_municipalities_of_the_province_is_not_about_this_place() -> None:
    assert of_kind("grid", homes(), grid("stop_threatened_in_part", codes=("GM2",))) == []


def test_a_place_that_lies_there_in_part_says_so() -> None:
    promise = homes(sites=["stad"], municipality_codes=["GM1", "GM2"])
    [found] = of_kind("grid", promise, grid("stop_threatened_in_part", codes=("GM2",)))
    assert (found.level, found.reasons[0].about) == ("part", ("GM2",))


def test_a_statement_about_a_part_of_a_province_is_one_about_a_part_of_what_the_province_promises() -> None:
    promise = homes(sites=[], municipality_codes=[], place="Utrecht")
    [found] = of_kind("grid", promise, grid("stop_threatened_in_part", codes=("GM2",)))
    assert (found.subject, found.level) == ("provinces:PV26", "part")


def test_no_statement_about_the_grid_is_no_collision_and_is_counted_apart() -> None:
    given_ = registers(homes(), grid("stop_threatened", province_codes=["PV20"]))
    assert collisions(given_) == ()
    assert silent(Records(given_)) == {"not_mentioned": ("housing:wijk", "housing:stad"), "named": ()}


def test_a_place_that_is_only_named_is_no_collision_either() -> None:
    given_ = registers(homes(), grid("place", sites=("wijk",), codes=("GM1",)))
    assert collisions(given_) == ()
    assert silent(Records(given_))["named"] == ("housing:wijk", "housing:stad")


def test_a_superseded_statement_is_behind_no_collision() -> None:
    assert of_kind("grid", homes(), grid("stop_threatened", status="superseded")) == []


def test_a_claim_of_homes_is_shown_but_in_no_number() -> None:
    [found] = of_kind("grid", homes(status="claim"), grid("stop_threatened"))
    assert (found.homes.number, found.homes.uncounted) == (None, ("homes",))
    assert "homes" not in found.unknown


def test_what_the_letters_do_not_say_is_said() -> None:
    [found] = of_kind("grid", homes(homes=None, kind="agreement"), grid("stop_threatened"))
    assert found.unknown == ("homes", "homes_year", "grid_here", "grid_year")


# Access


@pytest.mark.parametrize(
    ("link", "level"), [({"sites": ["wijk", "lijn"]}, "site"), ({"follows": ["project"]}, "follows")]
)
def test_homes_hang_on_a_project_by_a_fact_that_names_both_or_by_one_that_follows(
    link: dict[str, Any], level: str
) -> None:
    project = fact("project", theme="mobility", sites=["lijn"], phase="verkenning", province_codes=["PV26"])
    [found] = of_kind("access", homes(**link), project)
    assert (found.subject, found.level) == ("housing:wijk", level)
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
    assert (found.subject, found.homes.number, found.reasons[0].code) == ("mirt:lijn", 100, "reserved")


# Claims


def test_two_themes_at_one_site_in_one_municipality_and_in_one_area() -> None:
    here = {"province_codes": ["PV26"], "municipality_codes": ["GM1"]}
    at_site = fact("camp", theme="defence", sites=["kamp"], **here)
    farm = fact("farm", theme="nature-agriculture", kind="measure", other_unit="ha", sites=["kamp"], **here)
    area = [fact(t, theme=t, novex_area="Delta", province_codes=["PV26"]) for t in ("water", "economy")]
    found = {c.id: c for c in of_kind("claims", at_site, farm, homes(), *area)}
    assert {i: (c.subject, c.level) for i, c in found.items()} == {
        "claims-mirt-kamp": ("mirt:kamp", "site"),
        "claims-GM1": ("housing:wijk", "municipality"),
        "claims-novex-delta": ("novex:delta", "area"),
    }
    assert [r.about for r in found["claims-GM1"].reasons] == [("defence",), ("housing",), ("nature-agriculture",)]
    assert "exclude" in found["claims-GM1"].unknown
    assert "exclude" not in found["claims-mirt-kamp"].unknown


def test_what_is_said_of_a_province_or_a_region_is_no_claim_on_each_place_in_it() -> None:
    wide = fact("wide", theme="defence", province_codes=["PV26"])
    region = fact("region", theme="water", province_codes=["PV26"], municipality_codes=["GM1", "GM2", "GM3"])
    assert of_kind("claims", homes(), wide, region) == []


def test_a_threshold_claims_no_ground() -> None:
    measure = fact("m", theme="water", kind="measure", municipality_codes=["GM1"], province_codes=["PV26"])
    assert of_kind("claims", homes(), measure) == []


# The order, and the letters


def test_the_list_is_sorted_by_reason_level_softness_place_and_homes(built: Built) -> None:
    found = collisions(built.registers)
    assert list(found) == sorted(found, key=order)
    gravest = [REASONS.index(c.reasons[0].code) for c in found]
    assert gravest == sorted(gravest)


def test_every_word_of_a_collision_is_known_and_every_fact_and_feature_exists(built: Built) -> None:
    found = collisions(built.registers)
    facts = {f["id"] for f in built.facts}
    features = {f"{layer}:{p['id']}" for layer in ("provinces", "novex", "housing", "mirt", "congestion")
                for p in built.features(layer)}  # fmt: skip
    assert {c.kind for c in found} == set(KINDS)
    assert len({c.id for c in found}) == len(found)
    for c in found:
        assert c.subject in features
        assert set(c.fact_ids) <= facts
        assert set(c.unknown) <= set(UNKNOWN)
        assert c.softest in SOFTNESS
        assert c.place_certainty in CERTAINTIES
        for reason in c.reasons:
            assert reason.code in REASONS
            assert reason.level in LEVELS
            assert reason.fact_ids


def test_the_grid_of_the_letters_meets_the_housing_areas_of_utrecht_gelderland_and_the_flevopolder(
    built: Built,
) -> None:
    found = {c.subject: c for c in collisions(built.registers) if c.kind == "grid" and c.subject[:8] == "housing:"}
    stops = {key for key, c in found.items() if c.reasons[0].code.startswith("stop_threatened")}
    areas = {p["id"]: p for p in built.features("housing")}
    assert stops == {f"housing:{i}" for i, p in areas.items() if {"PV25", "PV26"} & set(p["province_codes"])} - {
        "housing:spoorzone-amersfoort"
    } | {"housing:mra-oost"}
    assert found["housing:mra-oost"].level == "part"
    assert found["housing:ijsselstein"].homes.uncounted == ("ijsselstein-560-woningen",)


def test_the_access_of_the_letters(built: Built) -> None:
    found = {c.subject: [r.code for r in c.reasons] for c in collisions(built.registers) if c.kind == "access"}
    assert found["housing:poort-van-hoorn"][0] == "short"
    assert found["housing:rijnenburg"] == ["undecided", "conditional", "decision"]
    assert found["housing:maasterras-dordrecht"] == ["conditional"]
    assert found["mirt:nedersaksenlijn"] == ["undecided", "reserved", "decision"]
    # Money for them is agreed.
    assert not {"housing:westflank-groningen", "housing:haarlem-nieuw-zuid"} & set(found)


def test_the_claims_on_de_haar_are_those_of_the_army_and_of_farmland_and_nature(built: Built) -> None:
    [found] = [c for c in collisions(built.registers) if c.subject == "mirt:oefenterrein-de-haar-uitbreiding"]
    assert [r.about[0] for r in found.reasons] == ["defence", "nature-agriculture"]
    assert all(r.about[0] in CLAIMS for r in found.reasons)


# Money and homes


def test_euro_per_home_only_where_one_follows_the_other(built: Built) -> None:
    found = {(r.subject, r.payer): r for r in rates(built.registers)}
    assert set(found) == {
        ("housing:westflank-groningen", "rijk"),
        ("housing:westflank-groningen", "regio"),
        ("housing:haarlem-nieuw-zuid", "rijk"),
    }
    westflank = found["housing:westflank-groningen", "rijk"]
    assert (westflank.amount_eur, westflank.homes, westflank.eur_per_home) == (88_560_000, 8000, 11_070)
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
    facts = [homes("a", homes_period="2030"), homes("b", deadline="2035-H1"), homes("c")]
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


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """Any facts about homes, the grid and a project at two places."""
    facts: list[dict[str, Any]] = []
    for i in range(draw(st.integers(1, 6))):
        sites = draw(st.sampled_from([["wijk"], ["stad"], ["wijk", "lijn"], []]))
        wholes = [f["id"] for f in facts]
        facts.append(
            homes(
                f"h{i}",
                sites=sites,
                homes=draw(st.none() | st.integers(0, 1000)),
                homes_period=draw(st.none() | YEARS.map(str)),
                status=draw(st.sampled_from(SOFTNESS)),
                part_of=draw(st.sampled_from([None, *wholes])),
            )
        )
    for i, word in enumerate(draw(st.lists(st.sampled_from(GRID), max_size=3))):
        codes = draw(st.sampled_from([(), ("GM1",), ("GM2",), ("GM9",)]))
        facts.append({**grid(word, codes=codes), "id": f"g{i}"})
    return registers(*facts)


@given(worlds())
def test_a_repeated_mention_never_changes_the_homes(given_: dict[str, Any]) -> None:
    before = {c.id: c.homes.number for c in collisions(given_)}
    mentioned = [{**f, "sources": [*f["sources"], {"file": "letter"}]} for f in given_["facts"]]
    assert {c.id: c.homes.number for c in collisions({**given_, "facts": mentioned})} == before


@given(worlds(), st.integers(1, 1000))
def test_a_part_that_fits_in_its_whole_never_changes_the_homes(given_: dict[str, Any], size: int) -> None:
    whole = homes("whole", homes=1000)
    part = homes("part", homes=size, part_of="whole")
    without = {c.id: c.homes.number for c in collisions({**given_, "facts": [*given_["facts"], whole]})}
    with_part = {c.id: c.homes.number for c in collisions({**given_, "facts": [*given_["facts"], whole, part]})}
    assert with_part == without


@given(worlds())
def test_the_homes_of_a_collision_are_the_total_of_analysis(given_: dict[str, Any]) -> None:
    for c in collisions(given_):
        assert c.homes.number == totals(given_["facts"], HOMES, among=frozenset(c.homes.fact_ids)).total


@given(worlds())
def test_what_is_not_mentioned_never_collides_with_the_grid(given_: dict[str, Any]) -> None:
    quiet = {**given_, "facts": [{**f, "grid": None} for f in given_["facts"]]}
    assert [c for c in collisions(quiet) if c.kind == "grid"] == []
    told = silent(Records(given_))
    colliding = {c.subject for c in collisions(given_) if c.kind == "grid"}
    assert not colliding & {*told["not_mentioned"], *told["named"]}


@given(worlds(), YEARS, YEARS, YEARS, YEARS)
def test_a_later_year_never_makes_fewer_homes_affected(
    given_: dict[str, Any], grid_year: int, decided: int, later_grid: int, later_decided: int
) -> None:
    one = affected(given_, Assumptions({"PV26": grid_year}, {"lijn": decided}))
    other = affected(given_, Assumptions({"PV26": max(grid_year, later_grid)}, {"lijn": max(decided, later_decided)}))
    assert (one.homes["affected"] or 0) <= (other.homes["affected"] or 0)
    assert set(one.homes) == set(VERDICTS)


@given(worlds())
def test_every_fact_behind_a_collision_or_link_exists(given_: dict[str, Any]) -> None:
    known = {f["id"] for f in given_["facts"]}
    assert {i for c in collisions(given_) for i in c.fact_ids} <= known
    assert {i for found in links(Records(given_)).values() for link in found for i in link.fact_ids} <= known


def test_of_the_grid_nothing_that_matches_a_place_is_passed_over(built: Built) -> None:
    records = Records(built.registers)
    for place in subjects(records):
        near = [said["id"] for said in records.grid_near(place) if grid_match(place, said, records)]
        assert near == [said["id"] for said in records.grid if grid_match(place, said, records)]


def test_homes_are_counted_alike_among_a_few_facts_and_among_all(built: Built) -> None:
    records = Records(built.registers)
    for place in subjects(records):
        among_all = totals(built.facts, HOMES, among=frozenset(place.fact_ids)).total
        assert records.homes(place.fact_ids).number == among_all
