"""The page of bottlenecks: what a card says, what an assumption changes, and that the address keeps it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import Any, get_args

import pytest
from playwright.sync_api import expect

from layers.collisions import CLAIMS, KINDS, LISTS, UNKNOWN, Collision, by_grid
from layers.layer import Language
from layers.rates import SCHEMES
from layers.what_if import VERDICTS, affected
from seeds.records import LEVELS, REASONS
from seeds.second_readers.bottlenecks import STATES
from tests.ui.conftest import HOSTILE, View
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.bottlenecks import card, collisions_of, here, reason_words
from ui.views import about
from ui.views.collisions import (
    DECIDED,
    counts,
    homes_apart,
    housing_lists,
    listing,
    money_and_homes,
    passing,
)
from ui.views.what_if import assumptions, outcome
from ui.words import bottlenecks as bottleneck_words
from ui.words import what_if as what_if_words
from ui.words.collisions import NL, WORDS
from ui.words.formats import number


def picture(edition: Edition, **choices: Any) -> Picture:
    return Picture(edition, ViewState(view="collisions", **choices))


def one(edition: Edition, ident: str) -> Collision:
    [found] = [c for c in edition.built.collisions if c.id == ident]
    return found


@pytest.mark.parametrize("language", get_args(Language))
def test_every_word_of_the_records_has_a_word_on_the_page(language: Language) -> None:
    words, one_words = WORDS[language], bottleneck_words.WORDS[language]
    assert set(one_words.kind) == set(words.kind_about) == set(KINDS)
    assert set(one_words.reason) == set(REASONS)
    assert set(one_words.level) == set(LEVELS)
    assert set(one_words.unknown) == set(UNKNOWN)
    assert set(one_words.claim) == set(CLAIMS)
    assert set(words.in_list) == set(words.in_list_about) == set(LISTS)
    assert set(one_words.reader_said) == set(STATES)
    assert set(what_if_words.WORDS[language].verdict) == set(one_words.in_assumption) == set(VERDICTS)
    assert set(words.scheme) == set(SCHEMES)


@pytest.mark.parametrize("language", get_args(Language))
def test_no_reason_leaves_a_place_to_be_filled_in(edition: Edition, language: Language) -> None:
    here = picture(edition, language=language)
    said = [reason_words(r, here) for c in edition.built.collisions for r in c.sides]
    assert not any("{}" in s or s.rstrip().endswith((":", " in")) for s in said), said


def test_a_card_says_what_clashes_both_sides_how_certain_and_what_is_not_said(edition: Edition) -> None:
    found = one(edition, "grid-provinces-PV24")
    html = card(found, picture(edition))
    assert found.why_nl in html
    assert "in een deel van dit gebied: Almere, " in html
    assert bottleneck_words.NL.weakest.format(bottleneck_words.NL.level["part"]) in html
    assert bottleneck_words.NL.reason["homes"] in html
    assert f"{bottleneck_words.NL.not_said} </b>{bottleneck_words.NL.unknown['homes']}" in html
    assert "?view=map" not in html  # the map is the usual view: its address is shorter
    assert "at=provinces%3APV24" in html


@pytest.mark.parametrize("language", get_args(Language))
def test_every_card_has_the_lines_of_both_sides_and_what_the_second_reader_says(
    edition: Edition, language: Language
) -> None:
    words = bottleneck_words.WORDS[language]
    for collision in edition.built.collisions:
        html = card(collision, picture(edition, language=language))
        assert html.count("<details") >= len(collision.sides) > 1
        assert words.reader_said[collision.state] in html
        assert words.basis[collision.basis] in html


def test_a_reader_who_disagrees_is_quoted(edition: Edition) -> None:
    found = replace(one(edition, "grid-provinces-PV24"), state="disagrees", note="Geen brief noemt een stop.")
    assert "niet eens: Geen brief noemt een stop." in card(found, picture(edition))


def test_a_number_that_no_total_counts_is_shown_as_such(edition: Edition) -> None:
    found = one(edition, "access-mirt-nedersaksenlijn")
    claimed = replace(found.homes, uncounted=("ijsselstein-560-woningen",))
    assert "560 woningen (" in card(replace(found, homes=claimed), picture(edition))


def test_no_total_of_homes_is_made_of_bottlenecks(edition: Edition) -> None:
    every = edition.built.collisions
    assert {c.homes.number for c in every} == {None}
    assert homes_apart(every, "nl") == NL.homes_none
    first = replace(every[0], homes=replace(every[0].homes, number=8))
    assert homes_apart([first, *every[1:]], "nl") == NL.homes_apart.format("1", number(len(every), "nl"))
    assert "30.000" not in counts(every, picture(edition))


def test_filters_of_place_theme_and_search_leave_what_lies_there(edition: Edition) -> None:
    assert {c.id for c in passing(picture(edition, provinces=("PV27",)))} == {
        "access-housing-poort-van-hoorn", "claims-novex-noordzeekanaalgebied-houtrakpolder",
    }  # fmt: skip
    assert {c.kind for c in passing(picture(edition, themes=("defence",)))} == {"claims"}
    assert [c.id for c in passing(picture(edition, search="Poort van Hoorn"))] == ["access-housing-poort-van-hoorn"]
    empty = picture(edition, search="zzz")
    assert NL.none_here in listing(passing(empty), empty, affected(edition.built.registers, assumptions(empty.view)))


@pytest.mark.parametrize("provinces", [(), ("PV26",), ("PV24", "PV27"), ("PV29",)])
def test_the_three_lists_add_up_to_all_housing_areas_in_view(edition: Edition, provinces: tuple[str, ...]) -> None:
    here = picture(edition, provinces=provinces)
    html = housing_lists(here)
    areas = edition.built.features("housing")
    every = [p for p in areas if not provinces or set(provinces) & set(p["province_codes"])]
    inside = {f"housing:{p['id']}" for p in every}
    sizes = [len(inside & set(keys)) for keys in by_grid(edition.built.registers).values()]
    assert " + ".join(map(str, sizes)) + f" = {len(every)}" in html
    assert sum(sizes) == len(every)
    assert "geen bewijs dat er ruimte is" in html


def test_what_was_decided_against_stands_with_its_reason_on_the_page_that_explains(edition: Edition) -> None:
    html = about.page(edition, ViewState(view="about"))
    against = [row for row in edition.built.registers["bottlenecks"] if row["decision"] != "holds"]
    assert len(against) > 10
    for row in against:
        assert escape(row["why_nl"]) in html
    assert f'id="{DECIDED}"' in html


def test_the_collisions_of_a_province_a_place_and_a_project(edition: Edition) -> None:
    assert {"grid-provinces-PV26", "grid-housing-foodvalley"} <= {
        c.id for c in collisions_of("provinces:PV26", edition)
    }
    assert [c.id for c in collisions_of("housing:rijnenburg", edition)] == ["grid-housing-rijnenburg"]
    assert collisions_of("mirt:merwedelijn-rijnenburg", edition) == ()
    assert [c.id for c in collisions_of("mirt:nedersaksenlijn", edition)] == ["access-mirt-nedersaksenlijn"]
    assert collisions_of("housing:westflank-groningen", edition) == ()


def test_the_panel_says_in_short_what_collides_at_the_place_that_is_open(edition: Edition) -> None:
    html = here("housing:rijnenburg", picture(edition))
    assert "1 knelpunt hier" in html
    assert "een algehele aansluitstop" in html
    assert here("housing:westflank-groningen", picture(edition)) == ""


def test_an_assumption_is_called_the_visitors_own_with_homes_and_places_that_cannot_be_told(edition: Edition) -> None:
    here = picture(edition, grid_years=(("PV20", 2035),))
    html = outcome(affected(edition.built.registers, assumptions(here.view)), here)
    assert what_if_words.NL.your_assumption in html
    assert "4.300 woningen geraakt" in html
    assert "3.800 woningen niet geraakt" in html
    assert "Groningen Stadshavens" in html


def test_money_and_homes_show_both_numbers_with_their_facts(edition: Edition) -> None:
    html = money_and_homes(picture(edition))
    assert "ongeveer € 23.305" in html.replace("\xa0", " ")
    assert "fact=westflank-groningen-3800-woningen" in html
    assert NL.scheme_none in html


def test_hostile_text_in_a_record_shows_as_text(edition: Edition) -> None:
    hostile = replace(one(edition, "claims-novex-twente"), name=HOSTILE, why_nl=HOSTILE, note=HOSTILE)
    assert "<img" not in card(hostile, picture(edition))


@pytest.mark.browser
def test_the_list_its_facts_and_a_lever_that_the_address_keeps(view: View) -> None:
    # With an assumption in the address the levers are open.
    view.page.goto(f"{view.server}/?view=collisions&grid=PV31:2026")
    expect(view.page.get_by_role("heading", name=NL.title, exact=True, level=1)).to_be_visible()
    view.settled()
    grid = view.page.get_by_role("combobox", name=what_if_words.NL.lever_grid)
    grid.select_option(label="Groningen")
    show = view.page.get_by_role("button", name=what_if_words.NL.show)
    show.click()
    expect(view.page.get_by_role("status").filter(has_text=number(4300, "nl"))).to_be_visible()
    expect(view.page).to_have_url(re.compile("grid=PV31%3A2026&grid=PV20%3A2035"))
    view.page.get_by_label(what_if_words.NL.year_of.format("Groningen")).select_option(label="2036")
    show.click()
    expect(view.page).to_have_url(re.compile("grid=PV20%3A2036"))
    view.page.get_by_role("link", name=what_if_words.NL.reset).click()
    expect(view.page).not_to_have_url(re.compile("grid="))
    view.settled()
    first = view.page.locator("ol.collisions > li").first
    expect(first).to_contain_text("Amersfoort")
    first.locator("summary").first.click()
    expect(first.locator(".behind li").first).to_be_visible()


@pytest.mark.browser
def test_a_mark_on_the_map_opens_the_place_where_things_collide(view: View) -> None:
    view.open("background=off&layer=housing&layer=collisions&province=PV27")
    mark = view.map.locator(".mark-clash").first
    box = mark.bounding_box()
    assert box
    view.changed(lambda: view.page.mouse.click(box["x"] + 7, box["y"] + 7))
    expect(view.page).to_have_url(re.compile("at=(housing|novex)%3A"))
