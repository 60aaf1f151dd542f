"""The header with views and language, and the filters in the sidebar."""

from __future__ import annotations

import streamlit as st

from ui import state
from ui.safe_html import el, text
from ui.shown import Shown
from ui.state import ViewState, on_change, widget
from ui.text import WORDS


def header(view: ViewState, shown: Shown) -> None:
    """Show title, views and language."""
    words = WORDS[view.language]
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(
            el("div", el("span", text(words.title), cls="title"), el("span", text(words.tagline), cls="tagline")),
            width="stretch",
        )
        st.segmented_control(
            words.title,
            list(words.view),
            format_func=words.view.__getitem__,
            key=widget("view", view.view),
            required=True,
            on_change=on_change("view", lambda v: {"view": v}),
            label_visibility="collapsed",
        )
        st.segmented_control(
            words.language,
            ["nl", "en"],
            format_func=str.upper,
            key=widget("language", view.language),
            required=True,
            on_change=on_change("language", lambda v: {"language": v}),
            label_visibility="collapsed",
        )


def place_filter(name: str, chosen: list[str]) -> dict[str, object]:
    """Return the choices that come with a filter on places: the panel shows those places."""
    return {name: tuple(sorted(chosen)), "selection": (), "fact": None}


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
        on_change=on_change("search", lambda v: {"search": state.clean_search(v or "")}),
    )
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
