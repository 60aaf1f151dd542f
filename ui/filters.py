"""The filters in the sidebar."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from ui import results, state
from ui.faults import told
from ui.picture import Picture
from ui.safe_html import el, link, text
from ui.shown import Shown
from ui.state import ViewState, on_change, widget
from ui.text import WORDS, listed, number
from ui.words import filters as filter_words
from ui.words import glossary


def place_filter(name: str, chosen: list[str]) -> dict[str, object]:
    """Return the choices that come with a filter on places: the panel shows those places."""
    return {name: tuple(sorted(chosen)), "selection": (), "fact": None}


def searched(written: str) -> dict[str, object]:
    """Return the choices that come with a search: the panel shows what it finds."""
    return {"search": written, "selection": (), "fact": None}


def one_less(view: ViewState, shown: Shown) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the filters that are on: name, what each is set to, and the choices that drop only that one."""
    words = WORDS[view.language]
    provinces = [shown.provinces[code]["name"] for code in view.provinces]
    themes = [words.themes.get(theme, theme) for theme in view.themes]
    every: list[tuple[str, list[str], dict[str, Any]]] = [
        (filter_words.WORDS[view.language].search, [view.search] if view.search else [], searched("")),
        (words.province, provinces, place_filter("provinces", [])),
        (words.theme, themes, {"themes": ()}),
        (words.landsdeel, list(view.landsdelen), place_filter("landsdelen", [])),
    ]
    return [(name, listed(values, view.language), choices) for name, values, choices in every if values]


def ways_out(picture: Picture) -> str:
    """Return each filter that is on with a link that drops only that one, and how many agreements that leaves."""
    view, shown = picture.view, picture.shown
    words = filter_words.WORDS[view.language]
    rows = []
    for name, chosen, choices in one_less(view, shown):
        left = len(Picture(shown, replace(view, **choices)).facts)
        drop = words.drop.format(name.lower())
        rows.append(
            el(
                "li",
                text(f"{name}: {chosen} · "),
                link(state.href(view, **choices), text(drop)),
                el("span", text(f" {words.leaves.format(number(left, view.language))}"), cls="quiet"),
            )
        )
    return el("div", text(words.on), el("ul", *rows), cls="ways-out") if rows else ""


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
