"""The view with the map: filters, figures, map, panel and table, in one fragment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st

from ui import detail, figures, legend, state, table
from ui.faults import told
from ui.map import offered, show_map
from ui.picture import Picture
from ui.safe_html import el, link, text
from ui.shown import Shown
from ui.state import ViewState
from ui.text import WORDS
from ui.words import embed


def show(shown: Shown) -> None:
    """Show the view; filters stand in the sidebar."""
    _fragment(shown)


@st.fragment
@told
def _fragment(shown: Shown) -> None:
    view, _ = state.read(shown.known)
    picture = Picture(shown, view)
    with st.container(key="figures"):
        figures.show(picture)
    with st.container(key="stage"):
        left, right = st.columns([1.75, 1], gap="small")
    with left:
        _map(picture)
    # A container of another name begins at its top: what is opened must not show from its middle.
    opened = str(hash((view.selection, view.fact, picture.provinces, view.search)))
    with right, st.container(key="panel"), st.container(key=f"scroll-{opened}"):
        detail.show(picture)
    with st.container(key="table-part"):
        table.show(picture)


@st.fragment
@told
def embedded(shown: Shown) -> None:
    """Show the map alone, as it stands in a page of someone else, with a link to the whole map under it."""
    view, _ = state.read(shown.known)
    with st.container(key="embedded"):
        _map(Picture(shown, view))
        st.html(whole_map(view))


def whole_map(view: ViewState) -> str:
    """Return the name of the map with a link to it: the same choices, in a window of its own."""
    # Streamlit keeps `embed` out of the parameters that we see, so no address that we make has it.
    address = state.href(view, view="map", page=view.page, more=view.more)
    return el(
        "div",
        el("h1", text(WORDS[view.language].title)),
        text(" · "),
        link(address, text(embed.WORDS[view.language].whole), target="_blank", rel="noopener"),
        cls="whole-map",
        lang=view.language,
    )


@lru_cache(maxsize=4)
def looks(shown: Shown) -> str:
    """Return the address of the file with the styles of a built folder, which no view changes."""
    return offered("looks.json", legend.config(shown))


def _map(picture: Picture) -> None:
    shown = picture.shown
    with st.container(key="map-box"):
        show_map(shown, looks(shown), legend.map_state(picture), lambda e: handle(e, shown))


def handle(event: Any, shown: Shown) -> None:
    """Turn an event of the map into choices; whatever is not known is left alone."""
    if not isinstance(event, Mapping):
        return
    held = state.held()
    match event.get("kind"), event.get("id"):
        case "pick", _:
            picked(event.get("at"), shown, held)
        case "fill", str(fill) if fill in WORDS["nl"].fill:
            state.change(fill=fill, page=held.page)
        case "layer", "background":
            state.change(background=bool(event.get("on")), page=held.page)
        case "layer", str(layer) if layer in state.LAYERS:
            layers = {*held.layers, layer} if event.get("on") else {*held.layers} - {layer}
            state.change(layers=tuple(x for x in state.LAYERS if x in layers), page=held.page)
        case _:
            return


def picked(at: Any, shown: Shown, held: ViewState) -> None:
    """Open what was clicked and select its first row in the table."""
    keys = [k for k in at if isinstance(k, str) and k in shown.features] if isinstance(at, list) else []
    if not keys:
        return
    selection = tuple(keys[: state.SELECTION_LENGTH])
    picture = Picture(shown, replace(held, selection=selection))
    facts = table.in_order(picture.filtered, held.sort, held.language, descending=held.descending)
    here = {f["id"] for f in picture.facts_of(selection[0])[0]}
    first = next((f["id"] for f in facts if f["id"] in here), None)
    state.change(selection=selection, fact=first, page=table.page_of(first or "", facts))
