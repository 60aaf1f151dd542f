"""The comparison: what things share is the same from each side, and no figure is of its own making."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.analysis import HOMES, MEASURES, RIJK, STANDINGS, Measure, totals
from layers.layer import Language
from ui.data import state
from ui.data.edition import Edition
from ui.data.naming import meant
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.comparison import Comparison, feature_of, instruments
from ui.say.figures import HERE
from ui.views.compare import IN_CELL, html, page
from ui.views.compare_choice import choices
from ui.words.compare import WORDS


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    with state.for_browser_in("nl"):
        yield


CHOSEN = ("province:PV22", "novex:regio-zwolle", "project:nedersaksenlijn")


def test_what_is_shared_does_not_depend_on_the_order_of_choosing(edition: Edition) -> None:
    found = [Comparison(edition, order).shared for order in permutations(CHOSEN)]
    assert found[0]
    assert all(other == found[0] for other in found)


def test_each_shared_fact_lies_in_at_least_two_of_the_chosen(edition: Edition) -> None:
    for fact in Comparison(edition, CHOSEN).shared:
        assert sum(fact["id"] in feature_of(subject, edition)["fact_ids"] for subject in CHOSEN) >= 2


def test_a_fact_of_a_subject_is_either_shared_or_in_it_alone(edition: Edition) -> None:
    found = Comparison(edition, CHOSEN)
    shared = {fact["id"] for fact in found.shared}
    for subject in CHOSEN:
        alone = {fact["id"] for fact in found.alone(subject)}
        assert not alone & shared
        assert alone | (shared & found.ids[subject]) == found.ids[subject]


def test_the_themes_of_a_subject_hold_all_its_facts_once(edition: Edition) -> None:
    found = Comparison(edition, CHOSEN)
    themes = {fact["theme"] for fact in edition.built.facts}
    for subject in CHOSEN:
        assert sum(len(found.facts(subject, theme)) for theme in themes) == len(found.ids[subject])


def test_one_thing_alone_shares_nothing(edition: Edition) -> None:
    assert Comparison(edition, CHOSEN[:1]).shared == []


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda measure: measure.id)
def test_the_own_figure_of_a_province_is_what_lies_there_only(edition: Edition, measure: Measure) -> None:
    whole = totals(edition.built.facts, measure)
    for code in edition.provinces:
        found, _ = Comparison(edition, (f"province:{code}",)).totals(f"province:{code}", measure)
        assert found.own(HERE).total == whole.only(code)
        assert found.total == whole.total


@pytest.mark.parametrize("measure", [HOMES, RIJK], ids=lambda measure: measure.id)
def test_the_figure_of_another_thing_is_the_total_of_its_facts(edition: Edition, measure: Measure) -> None:
    for subject in CHOSEN[1:]:
        found, provinces = Comparison(edition, CHOSEN).totals(subject, measure)
        of_its_facts = totals(edition.built.facts, measure, among=feature_of(subject, edition)["fact_ids"])
        assert found.own(HERE).total == of_its_facts.total
        assert [found.standing(name) for name in STANDINGS] == [of_its_facts.standing(name) for name in STANDINGS]
        assert not provinces


def test_a_comparison_does_not_change_the_figures_of_a_thing(edition: Edition) -> None:
    for subject in CHOSEN:
        alone, beside = Comparison(edition, (subject,)), Comparison(edition, CHOSEN)
        assert alone.totals(subject, HOMES) == beside.totals(subject, HOMES)


def test_the_grid_of_a_province_is_what_its_feature_says(edition: Edition) -> None:
    for code in edition.provinces:
        subject = f"province:{code}"
        assert Comparison(edition, (subject,)).grid(subject) == {code: edition.features[f"congestion:{code}"]["status"]}


def test_the_three_instruments_have_names_in_both_languages() -> None:
    assert instruments("nl").keys() == instruments("en").keys()
    assert len(instruments("nl")) == 3


def test_letters_cannot_be_compared_and_all_else_can(edition: Edition) -> None:
    assert set(choices(edition, "nl")) == {key for key in edition.subjects if not key.startswith("letter:")}


def test_an_open_theme_lists_so_many_facts_in_a_column_and_links_to_the_rest(edition: Edition) -> None:
    view = ViewState(view="compare", compared=("province:PV27",), themes=("mobility",))
    found = Comparison(edition, view.compared)
    alone = found.alone("province:PV27", "mobility")
    html = page(found, view)
    assert len(alone) > IN_CELL
    assert f"en nog {len(alone) - IN_CELL}<" in html


def test_what_is_written_means_the_first_that_it_fits(edition: Edition) -> None:
    names = edition.known.names
    for written, subject in {
        "Drenthe": "province:PV22",
        "PV22": "province:PV22",
        "zwol": "municipality:GM0193",
        "Utrecht": "province:PV26",
        "utrecht (gemeente)": "municipality:GM0344",
        "Utrecht (municipality)": "municipality:GM0344",
        "lelylijn": "novex:lelylijn",
        "Weesp": "municipality:GM0363",
        "Den Haag": "municipality:GM0518",
    }.items():
        assert meant(written, names) == subject, written
    assert meant("bestaat niet", names) is None


@given(st.text(max_size=40))
def test_whatever_is_written_means_one_that_can_be_compared_or_nothing(edition: Edition, written: str) -> None:
    found = meant(written, edition.known.names)
    assert found is None or found in choices(edition, "nl")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_label_that_is_offered_means_what_bears_it(edition: Edition, language: Language) -> None:
    offered = choices(edition, language)
    once = [key for key, label in offered.items() if list(offered.values()).count(label) == 1]
    assert len(once) > len(offered) - 8
    assert all(meant(offered[key], edition.known.names) == key for key in once)


def test_municipalities_are_compared_by_what_names_them_and_kinds_that_differ_are_told(edition: Edition) -> None:
    view = ViewState(view="compare", compared=("municipality:GM0193", "province:PV22"))
    found = Comparison(edition, view.compared)
    named = edition.municipalities["GM0193"].named
    assert found.ids["municipality:GM0193"] == frozenset(named)
    made, _ = found.totals("municipality:GM0193", HOMES)
    assert made.own(HERE).total == totals(edition.built.facts, HOMES, among=frozenset(named)).total
    assert WORDS["nl"].kinds_differ in page(found, view)
    alike = ("municipality:GM0193", "municipality:GM0014")
    assert WORDS["nl"].kinds_differ not in page(Comparison(edition, alike), view)


def test_the_form_adds_one_and_each_chosen_can_be_taken_out(edition: Edition) -> None:
    view = ViewState(view="compare", compared=("province:PV22", "province:PV23"), themes=("housing",))
    made = html(Picture(edition, view))
    for name, value in (
        ("with", "province:PV22"),
        ("with", "province:PV23"),
        ("theme", "housing"),
        ("view", "compare"),
    ):
        assert f'<input type="hidden" name="{name}" value="{value}">' in made
    assert state.href(view, compared=("province:PV23",), more=1).replace("&", "&amp;") in made
    full = replace(view, compared=("province:PV22", "province:PV23", "province:PV24", "province:PV25"))
    assert "<form" not in html(Picture(edition, full))
