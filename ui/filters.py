"""The filters in the sidebar."""

from __future__ import annotations

import streamlit as st

from ui import results, state
from ui.faults import told
from ui.picture import Picture
from ui.shown import Shown
from ui.state import ViewState, on_change, widget
from ui.text import WORDS
from ui.words import glossary


def place_filter(name: str, chosen: list[str]) -> dict[str, object]:
    """Return the choices that come with a filter on places: the panel shows those places."""
    return {name: tuple(sorted(chosen)), "selection": (), "fact": None}


def searched(written: str) -> dict[str, object]:
    """Return the choices that come with a search: the panel shows what it finds."""
    return {"search": written, "selection": (), "fact": None}


def filters(view: ViewState, shown: Shown) -> None:
    """Show the filters."""
    words = WORDS[view.language]
    known = shown.known
    st.text_input(
        words.search,
        placeholder=words.search_hint,
        icon=":material/search:",
        max_chars=state.SEARCH_LENGTH,
        key=widget("search", view.search),
        on_change=on_change("search", lambda v: searched(state.clean_search(v or ""))),
    )
    told(results.show)(Picture(shown, view))
    st.multiselect(
        words.province,
        sorted(known.provinces, key=lambda code: shown.provinces[code]["name"]),
        format_func=lambda code: shown.provinces[code]["name"],
        placeholder=words.all,
        key=widget("provinces", list(view.provinces)),
        on_change=on_change("provinces", lambda v: place_filter("provinces", v)),
    )
    st.multiselect(
        words.theme,
        sorted(known.themes, key=lambda theme: words.themes.get(theme, theme)),
        format_func=lambda theme: words.themes.get(theme, theme),
        placeholder=words.all,
        key=widget("themes", list(view.themes)),
        on_change=on_change("themes", lambda v: {"themes": tuple(sorted(v))}),
    )
    st.pills(
        words.landsdeel,
        sorted(known.landsdelen),
        selection_mode="multi",
        key=widget("landsdelen", list(view.landsdelen)),
        help=glossary.WORDS[view.language].terms["landsdeel"].short,
        on_change=on_change("landsdelen", lambda v: place_filter("landsdelen", v)),
    )
    st.button(
        words.reset,
        icon=":material/restart_alt:",
        on_click=state.reset,
        disabled=view == view.without_filters(),
        width="stretch",
        key="reset",
    )
