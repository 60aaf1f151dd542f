"""Placeholders for parts of the page, each with the address from which page.js fills it (`ui.shell.fragments`)."""

from __future__ import annotations

import streamlit as st

from ui.data import state
from ui.data.addresses import PLAIN_PATH
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.safe_html import EMPTY, Html, el, link, text
from ui.words.plain import WORDS as PLAIN


def path(name: str, found: Edition) -> str:
    """Return the address of a part without the parameters: the same for all views, so that its place stays as it is."""
    return f"/parts/{found.built.path.name}/{state.usual_language()}/{name}"


def pick_path(found: Edition) -> str:
    """Return the address to which clicks on the map go, without the parameters."""
    return f"/picked/{found.built.path.name}/{state.usual_language()}"


def address(name: str, found: Edition, view: ViewState) -> str:
    """Return the address of a part."""
    return f"{path(name, found)}?{state.written(view)}"


def map_frame(picture: Picture) -> None:
    """Show the place of the map: page.js makes its frame, before there is a place, and moves it there."""
    found = picture.edition
    st.html(el("div", cls="map-place", data_frame=path("frame", found), data_picked=pick_path(found)))


def place(name: str, picture: Picture) -> None:
    """Show the place of a part, for the browser to fill; the header or what stands for it says with what.

    Until it is filled it holds a way to the same content as a plain page; of the map's state there is none of its own.
    """
    of = None if picture.view.view == "map" else picture.view.view
    way = EMPTY if name == "map" else plain_way(picture.view)
    st.html(el("div", way, data_part=path(name, picture.edition), data_of=of, cls=f"part part-{name}"))


def plain_way(view: ViewState) -> Html:
    """Return a link to the plain version of a view: the same for every choice, so that its place stays as it is."""
    kept = ViewState(view=view.view, language=view.language, ident=view.ident)
    words = PLAIN[view.language]
    return el("p", link(f"{PLAIN_PATH}{state.href(kept)}", text(words.fragment)), cls="fragment-way", data_way="")
