"""The comparison: what things share is the same from each side, and no figure is of its own making."""

from __future__ import annotations

from itertools import permutations

import pytest

from layers.analysis import HOMES, MEASURES, RIJK, STANDINGS, Measure, totals
from ui.data.edition import Edition
from ui.data.state import ViewState
from ui.say.comparison import Comparison, feature_of, instruments
from ui.say.figures import HERE
from ui.views.compare import IN_CELL, choices, page

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
    assert f"en nog {len(alone) - IN_CELL} op de kaart" in html
