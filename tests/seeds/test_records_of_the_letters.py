"""The project's own records: sound without the letters, true to them where they are at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from seeds.checks.verify import duplicates, unread_values, verify
from seeds.export import flat_facts
from seeds.load import load_seeds

FIELDS = (
    "id theme kind status phase speaker summary_nl summary_en place certainty municipalities municipality_codes "
    "provinces province_codes landsdeel novex_area amount_eur amount_min_eur amount_max_eur amount_payer amount_role "
    "amount_is_maximum amount_per price_level vat homes homes_period other_value other_min other_max other_unit "
    "deadline part_of promised_by promised_to table follows sources "
    # What edition 2026.2 set beside them.
    "municipalities_inferred municipality_codes_inferred provinces_inferred province_codes_inferred areas area_ids "
    "amount_form made_available agreed_before best_effort amount_bound homes_bound other_bound deadline_kind "
    "deadline_from deadline_to of_agreement may_overlap ours "
    # What became of it.
    "outcome outcome_date moved_to progress"
).split()


@pytest.mark.slow
@pytest.mark.letters
def test_every_figure_stands_in_the_lines_it_cites(letters: Path) -> None:
    assert [str(fault) for fault in verify(load_seeds(), letters)] == []


def test_every_value_is_in_one_of_its_figures() -> None:
    assert {f.id: faults for f in load_seeds().facts.values() if (faults := list(unread_values(f)))} == {}


def test_no_promise_stands_twice() -> None:
    assert duplicates(load_seeds().facts.values()) == []


@pytest.mark.slow
def test_the_export_prints_only_json_with_the_promised_fields() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "seeds", "export", "--format", "json"],
        capture_output=True,
        check=True,
        env={"PATH": "", "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        cwd="/",
    )
    facts = json.loads(done.stdout)
    assert done.stderr == b""
    assert {frozenset(fact) for fact in facts} == {frozenset(FIELDS)}
    assert len(facts) == len(load_seeds().facts)


def test_absent_scalars_are_null_and_absent_lists_empty() -> None:
    for fact in flat_facts(load_seeds()):
        assert "" not in fact.values()
        assert all(isinstance(fact[name], list) for name in ("municipalities", "provinces", "sources"))


def test_numbers_are_whole_euros_and_homes() -> None:
    for fact in flat_facts(load_seeds()):
        for name in ("amount_eur", "amount_min_eur", "amount_max_eur", "homes"):
            assert fact[name] is None or type(fact[name]) is int


def test_every_municipality_lies_in_a_known_province() -> None:
    seeds = load_seeds()
    assert len(seeds.municipalities) == 342
    assert len(seeds.provinces) == 12
    assert {m.province_code for m in seeds.municipalities.values()} == set(seeds.provinces)


def test_there_are_sixteen_novex_areas_and_four_regions_each_with_members() -> None:
    seeds = load_seeds()
    programmes = [area.programme for area in seeds.novex_areas.values()]
    assert (programmes.count("novex"), programmes.count("region")) == (16, 4)
    assert {member.area_id for member in seeds.novex_members} == set(seeds.novex_areas)


def test_a_novex_area_lies_in_provinces_of_its_members() -> None:
    seeds = load_seeds()
    for area in seeds.novex_areas.values():
        members = {m.municipality_code for m in seeds.novex_members if m.area_id == area.id}
        # A member that is only believed may lie in a province that no letter gives the area.
        assert set(area.province_codes) <= {seeds.municipalities[code].province_code for code in members}, area.name


def test_the_provinces_of_a_site_hold_its_municipalities() -> None:
    seeds = load_seeds()
    for site in seeds.sites.values():
        inside = {seeds.municipalities[code].province_code for code in site.municipality_codes}
        assert inside <= set(site.province_codes), site.name


def test_seventeen_existing_housing_areas_are_known() -> None:
    assert sum(site.kind == "existing" for site in load_seeds().housing_areas.values()) == 17


def test_every_housing_area_and_project_has_a_fact() -> None:
    seeds = load_seeds()
    used = {site for fact in seeds.facts.values() for site in fact.sites}
    assert sorted((set(seeds.housing_areas) | set(seeds.mirt_projects)) - used) == []


def test_every_novex_area_but_one_has_a_fact_and_no_letter_names_that_one_as_an_area() -> None:
    seeds = load_seeds()
    named = {area for fact in seeds.facts.values() for area in (fact.novex_area, *fact.areas)}
    assert set(seeds.novex_areas) - named == {"regio-schiphol"}


def test_what_we_added_has_a_reason_in_both_languages() -> None:
    notes = [(f.id, marked) for f in load_seeds().facts.values() for marked in f.ours]
    assert notes
    assert [(id_, marked.why) for id_, marked in notes if marked.why_nl == marked.why] == []
    dutch = {(marked.why, marked.why_nl) for _, marked in notes}
    assert len(dutch) == len({why for why, _ in dutch}) == len({why_nl for _, why_nl in dutch})


def test_a_claim_says_whose_it_is() -> None:
    assert [f.id for f in load_seeds().facts.values() if f.status == "claim" and f.speaker is None] == []
