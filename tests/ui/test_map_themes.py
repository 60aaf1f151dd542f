"""The themes above the map: one figure, one map."""

from __future__ import annotations

import re
from html import unescape
from typing import get_args
from urllib.parse import parse_qs

import pytest

from layers.layer import THEMES, Language
from layers.registry import GROUND, LAYERS
from tests.ui.test_safe_html import read
from ui.data.choices import LAYERS_AT_FIRST, Fill, ViewState
from ui.data.edition import Edition
from ui.data.parameters import from_query
from ui.data.picture import Picture
from ui.data.state import for_browser_in
from ui.map.map_state import map_state
from ui.views import map_themes
from ui.words.common import WORDS


def test_the_first_theme_is_the_view_at_first() -> None:
    first = map_themes.ALL[THEMES[0]]
    assert (first.fill, first.layers) == (ViewState().fill, LAYERS_AT_FIRST)


def test_each_fill_and_each_layer_is_in_a_theme() -> None:
    assert {theme.fill for theme in map_themes.ALL.values()} == {*get_args(Fill)}
    assert {layer for theme in map_themes.ALL.values() for layer in theme.layers} == {*LAYERS}
    assert {name for layer in LAYERS.values() for name in layer.shown_with} <= {*THEMES}
    assert all(GROUND.id in theme.layers for theme in map_themes.ALL.values())


@pytest.mark.parametrize("ident", THEMES)
@pytest.mark.parametrize("language", get_args(Language))
def test_a_link_to_a_theme_chooses_it_and_keeps_the_filters(edition: Edition, ident: str, language: Language) -> None:
    view = ViewState(language=language, provinces=("PV22",), search="Assen")
    with for_browser_in(language):
        page = map_themes.html(Picture(edition, view))
    assert WORDS[language].map.theme[ident] in read(page).data
    addresses = [unescape(address) for address in re.findall(r'href="\?([^"]*)"', page)]
    found, dropped = from_query(parse_qs(addresses[THEMES.index(ident)]), edition.known, language)
    assert dropped == ()
    theme = map_themes.ALL[ident]
    assert (found.fill, found.layers) == (theme.fill, theme.layers)
    assert (found.provinces, found.search) == (view.provinces, view.search)
    assert map_themes.current(found) == ident


def test_a_theme_stays_chosen_where_one_layer_more_is_on() -> None:
    grid = map_themes.ALL["grid"]
    assert map_themes.current(ViewState(fill="grid", layers=(*grid.layers, "mirt"))) == "grid"


@pytest.mark.parametrize("ident", THEMES)
def test_the_legend_of_each_theme_has_six_signs_at_most_before_it_is_unfolded(edition: Edition, ident: str) -> None:
    theme = map_themes.ALL[ident]
    items = map_state(Picture(edition, ViewState(fill=theme.fill, layers=theme.layers)))["legend"]["items"]
    assert 0 < sum(not item["minor"] for item in items) <= 8
