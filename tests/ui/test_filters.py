"""Where the filters leave nothing, each has a way out."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.views.filters import ways_out


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
