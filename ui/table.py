"""The table of facts in view: 25 rows a page, sorted as the address says; a row selects on the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import streamlit as st

from ui import facts as fact_words
from ui import state
from ui.filters import ways_out
from ui.picture import KEPT, Filtered, Picture
from ui.safe_html import el, text
from ui.settings import PAGE_ROWS
from ui.shown import Shown
from ui.state import on_change, widget
from ui.text import WORDS, Language, Sort, Words, deadline, number

Fact = Mapping[str, Any]


def _size(fact: Fact) -> float | None:
    fields = ("amount_eur", "amount_max_eur", "amount_min_eur")
    return next((float(fact[field]) for field in fields if fact[field] is not None), None)


def sort_key(sort: Sort, words: Words) -> Callable[[Fact], str | float | None]:
    """Return what a column is sorted by; None comes last either way."""
    keys: dict[Sort, Callable[[Fact], str | float | None]] = {
        "place": lambda f: (f["place"] or "").casefold() or None,
        "theme": lambda f: words.themes.get(f["theme"], f["theme"]),
        "status": lambda f: words.status.get(f["status"], f["status"]) or None,
        "amount": _size,
        "homes": lambda f: f["homes"],
        "deadline": lambda f: f["deadline"],
    }
    return keys[sort]


def arranged(facts: Sequence[Fact], sort: Sort, words: Words, *, descending: bool) -> list[Fact]:
    """Return facts sorted; those without the sorted value come last, equals in the order of their ids."""
    key = sort_key(sort, words)
    facts = sorted(facts, key=lambda f: f["id"])
    have = [f for f in facts if key(f) is not None]
    return [
        *sorted(have, key=lambda f: key(f) or 0, reverse=descending),
        *(f for f in facts if key(f) is None),
    ]


@lru_cache(maxsize=KEPT)
def in_order(filtered: Filtered, sort: Sort, language: Language, *, descending: bool) -> list[Fact]:
    """Return the facts that filters leave, sorted; it is done once for all pages of the table and all visitors."""
    return arranged(filtered.facts, sort, WORDS[language], descending=descending)


def page_of(fact_id: str, facts: Sequence[Fact]) -> int:
    """Return the page (from 1) on which a fact stands; 1 where it is not among them."""
    return next((i // PAGE_ROWS + 1 for i, f in enumerate(facts) if f["id"] == fact_id), 1)


def row(fact: Fact, shown: Shown, language: Language) -> dict[str, Any]:
    """Return the cells of a fact, by column."""
    words = WORDS[language]
    provinces = fact["provinces"]
    return {
        "place": fact["place"] or words.national,
        "theme": words.themes.get(fact["theme"], fact["theme"]),
        "what": fact_words.summary(fact, language),
        "status": words.status.get(fact["status"], fact["status"]),
        "amount": fact_words.amount(fact, language),
        "homes": "" if fact["homes"] is None else number(fact["homes"], language),
        "deadline": deadline(fact["deadline"], language) if fact["deadline"] else "",
        "provinces": ", ".join(provinces),
    }


def show(picture: Picture) -> None:
    """Show the table with its order and pages."""
    view, shown = picture.view, picture.shown
    words = WORDS[view.language]
    facts = in_order(picture.filtered, view.sort, view.language, descending=view.descending)
    with st.container(horizontal=True, vertical_alignment="bottom", key="table-head"):
        st.html(
            titled(
                words.table,
                words.results.format(number(len(facts), view.language), number(len(shown.facts), view.language)),
            ),
            width="stretch",
        )
        st.selectbox(
            words.sort_by,
            ["place", "theme", "status", "amount", "homes", "deadline"],
            format_func=words.column.__getitem__,
            key=widget("sort", view.sort),
            on_change=on_change("sort", lambda v: {"sort": v}),
            width=160,
        )
        st.segmented_control(
            words.sort_by,
            [False, True],
            format_func=words.order.__getitem__,
            key=widget("order", view.descending),
            required=True,
            on_change=on_change("order", lambda v: {"descending": bool(v)}),
            label_visibility="collapsed",
        )
    if not facts:
        st.info(words.empty_table, icon=":material/filter_alt_off:")
        st.html(ways_out(picture))
        return
    pages = -(-len(facts) // PAGE_ROWS)
    page = min(view.page, pages)
    here = facts[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    ids = [f["id"] for f in here]
    chosen = [ids.index(view.fact)] if view.fact in ids else []

    def selected() -> None:
        rows = state.value("table")["selection"]["rows"]
        fact = ids[rows[0]] if rows else None
        state.change(
            fact=fact, selection=tuple(shown.features_of_fact.get(fact or "", ()))[: state.SELECTION_LENGTH], page=page
        )

    st.dataframe(
        [row(f, shown, view.language) for f in here],
        column_config={
            "place": st.column_config.TextColumn(words.column["place"], width=140),
            "theme": st.column_config.TextColumn(words.column["theme"], width=105),
            "what": st.column_config.TextColumn(words.column["what"], width=310),
            "status": st.column_config.TextColumn(words.column["status"], width=115),
            "amount": st.column_config.TextColumn(words.column["amount"], width=140),
            "homes": st.column_config.TextColumn(words.column["homes"], width=75),
            "deadline": st.column_config.TextColumn(words.column["deadline"], width=100),
            "provinces": st.column_config.TextColumn(words.column["provinces"], width=120),
        },
        hide_index=True,
        height="content",
        selection_mode="single-row",
        on_select=selected,
        key=widget("table", {"selection": {"rows": chosen, "columns": [], "cells": []}}),
    )
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            first = (page - 1) * PAGE_ROWS + 1
            st.caption(words.page_of.format(first, first + len(here) - 1, len(facts)), width="content")
            st.pagination(pages, key=widget("page", page), on_change=on_change("page", lambda v: {"page": v}))


def titled(title: str, under: str) -> str:
    """Return the title of the table with the number of results."""
    return el("div", el("span", text(title), cls="panel-name"), el("span", text(f" {under}"), cls="quiet"))
