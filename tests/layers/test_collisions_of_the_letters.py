"""The bottlenecks, rates and levers of the letters themselves, on a built folder."""

from __future__ import annotations

from layers.analysis import HOMES, totals
from layers.built import Built
from layers.collisions import CLAIMS, GRID, KINDS, LISTS, UNKNOWN, by_grid, collisions, decisions, named, order
from layers.rates import rates, schemes
from layers.registers import SOFTNESS, Records, subjects
from layers.what_if import Assumptions, affected, levers
from seeds.records import CERTAINTIES, LEVELS, REASONS


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


def test_euro_per_home_only_where_one_follows_the_other(built: Built) -> None:
    found = {(r.subject, r.payer): r for r in rates(built.registers)}
    assert set(found) == {
        ("housing:westflank-groningen", "rijk"),
        ("housing:westflank-groningen", "regio"),
    }
    westflank = found["housing:westflank-groningen", "rijk"]
    assert (westflank.amount_eur, westflank.homes, round(westflank.eur_per_home)) == (88_560_000, 3800, 23_305)
    assert westflank.is_maximum


def test_the_schemes_have_their_criteria_and_only_places_that_facts_bring_under_them(built: Built) -> None:
    found = {s.id: s for s in schemes(built.registers)}
    assert list(found) == ["large", "regional", "wokt"]
    assert len(found["large"].subjects) == 4
    assert len(found["regional"].subjects) == 6
    assert found["wokt"].subjects == ()
    assert "wokt-maximum-per-woning-rijk" in found["wokt"].criteria


def test_without_assumptions_nothing_is_affected(built: Built) -> None:
    found = affected(built.registers, Assumptions())
    assert found.effects == ()
    assert set(found.homes.values()) == {None}


def test_the_levers_of_the_letters_are_projects_that_facts_link_to_homes(built: Built) -> None:
    found = affected(built.registers, Assumptions({"PV20": 2035}, {"ov-knooppunt-haarlem-nieuw-zuid": 2034}))
    assert found.homes["affected"] == 4300 + 729
    assert set(levers(built.registers)) >= {"nedersaksenlijn", "merwedelijn-rijnenburg"}


def test_homes_are_counted_alike_among_a_few_facts_and_among_all(built: Built) -> None:
    records = Records(built.registers)
    for place in subjects(records):
        among_all = totals(built.facts, HOMES, among=frozenset(place.fact_ids)).total
        assert records.homes(place.fact_ids).number == among_all
