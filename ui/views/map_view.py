"""The view with the map: figures, map, panel and table."""

from __future__ import annotations

import streamlit as st

from ui.data import state
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.safe_html import Html, el, link, text
from ui.views.frame import told
from ui.views.placeholders import map_frame, place
from ui.words import embed
from ui.words.common import WORDS


def show(picture: Picture) -> None:
    """Show the view; filters stand in the sidebar."""
    with st.container(key="figures"):
        place("figures", picture)
    left, right = st.columns([1.75, 1], gap="small")
    with left:
        _map(picture)
    with right, st.container(key="panel"):
        place("panel", picture)
    with st.container(key="table-part"):
        place("table", picture)


def embedded(picture: Picture) -> None:
    """Show the map alone, as it stands in a page of someone else, with a link to the whole map under it."""
    with st.container(key="embedded", gap=None):
        _map(picture)
        st.html(whole_map(picture.view))


def whole_map(view: ViewState) -> Html:
    """Return the name of the map with a link to it: the same choices, in a window of its own."""
    # Streamlit keeps `embed` out of the parameters that we see, so no address that we make has it.
    address = state.href(view, view="map", page=view.page, more=view.more)
    return el(
        "div",
        el("h1", text(WORDS[view.language].page.title)),
        text(" · "),
        link(address, text(embed.WORDS[view.language].whole), target="_blank", rel="noopener"),
        cls="whole-map",
        lang=view.language,
        **told(view),
    )


def _map(picture: Picture) -> None:
    with st.container(key="map-box", gap=None):
        place("map-themes", picture)
        map_frame(picture)
        place("map", picture)
