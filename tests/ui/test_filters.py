"""Where the filters leave nothing, each has a way out."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs

from ui.data.choices import NARROWED
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.views.filters import chosen, html, ways_out


def test_each_filter_that_is_on_has_a_link_that_drops_only_that_one(edition: Edition) -> None:
    view = ViewState(provinces=("PV22",), themes=("housing",), landsdelen=("Zuid",), search="<b>x</b>")
    html = ways_out(Picture(edition, view))
    assert "Provincie: Drenthe" in html
    assert "&lt;b&gt;x" in html
    on = {"province": ["PV22"], "theme": ["housing"], "landsdeel": ["Zuid"], "q": ["<b>x</b>"]}
    links = [parse_qs(found.replace("&amp;", "&")) for found in re.findall('href="[?]([^"]*)"', html)]
    assert links == [{k: v for k, v in on.items() if k != gone} for gone in ("q", "province", "theme", "landsdeel")]


def test_a_link_says_how_many_results_it_leads_to(edition: Edition) -> None:
    view = ViewState(provinces=("PV22",), search="qqqqzzzz")
    left = len(Picture(edition, ViewState(provinces=("PV22",))).facts)
    assert left
    assert f"(dan {left} in de tabel)" in ways_out(Picture(edition, view))


def test_without_a_filter_there_is_no_way_out_to_show(edition: Edition) -> None:
    assert ways_out(Picture(edition, ViewState())) == ""


def links(made: str) -> list[dict[str, list[str]]]:
    return [parse_qs(found.replace("&amp;", "&")) for found in re.findall('href="[?]([^"]*)"', made)]


def test_each_value_that_is_chosen_stands_on_top_with_a_way_to_take_it_away(edition: Edition) -> None:
    view = ViewState(provinces=("PV21", "PV22"), statuses=("done",), municipalities=("GM0193",), due=("open",))
    made = chosen(Picture(edition, view))
    for shown in ("Drenthe", "Fryslân", "gereed", "Zwolle", "verstreken, zonder bericht"):
        assert shown in made
    every = {"province": ["PV21", "PV22"], "municipality": ["GM0193"], "status": ["done"], "due": ["open"]}
    fewer = [{k: [v for v in values if (k, v) != (name, gone)] for k, values in every.items()}
             for name, gones in every.items() for gone in gones]  # fmt: skip
    found = links(made)
    assert found[:-1] == [{k: values for k, values in one.items() if values} for one in fewer]
    assert found[-1] == {}


def test_a_choice_says_how_many_facts_it_leaves_under_the_other_filters(edition: Edition) -> None:
    view = ViewState(provinces=("PV22",), statuses=("agreed",))
    picture = Picture(edition, view)
    for name, field in NARROWED.items():
        counts = picture.filtered.choices(name)
        assert counts
        for value, count in list(counts.items())[:5]:
            assert len(Picture(edition, replace(view, **{field: (value,)})).facts) == count


def test_filters_that_are_not_in_use_are_folded_and_those_in_use_are_open(edition: Edition) -> None:
    folded = html(Picture(edition, ViewState()))
    assert '<details class="more-filters">' in folded
    assert 'class="filter-group" open' not in folded
    opened = html(Picture(edition, ViewState(years=("2026",))))
    assert len(re.findall("<details[^>]*more-filters[^>]*>", opened)) == 1
    assert len(re.findall("<details[^>]* open", opened)) == 2
