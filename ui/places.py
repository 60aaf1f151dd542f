"""Placeholders for parts of the page, each with the address from which page.js fills it (`ui.parts` answers)."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ui import state
from ui.picture import Picture
from ui.safe_html import el
from ui.shown import Shown
from ui.state import ViewState


def address(name: str, found: Shown, view: ViewState) -> str:
    """Return the address of a part: behind the question mark the parameters of the page in the order of their names."""
    usual = state.usual_language()
    query = urlencode(sorted(state.to_query(view, usual).items()), doseq=True)
    return f"/parts/{found.built.path.name}/{usual}/{name}?{query}"


def map_frame(picture: Picture) -> None:
    """Show the placeholder of the map; page.js makes the frame early and moves it there."""
    document, _, _ = address("frame", picture.shown, picture.view).partition("?")
    st.html(el("div", cls="map-place", data_frame=document))


def place(name: str, picture: Picture) -> None:
    """Show the placeholder of a part, which the browser fills."""
    st.html(el("div", data_part=address(name, picture.shown, picture.view), cls=f"part part-{name}"))
