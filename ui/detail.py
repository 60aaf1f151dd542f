"""The panel beside the map: what was agreed there, by theme, with figures, status, certainty and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import streamlit as st

from ui import facts as fact_words
from ui import state
from ui.picture import Picture
from ui.safe_html import el, md, text
from ui.text import WORDS, Words, number, plural

Fact = Mapping[str, Any]
# How many facts the panel writes out before it asks: a province may have a hundred.
AT_ONCE = 60


def by_theme(facts: Iterable[Fact], words: Words) -> list[tuple[str, list[Fact]]]:
    """Return facts grouped by theme, in the order of the words."""
    order = list(words.themes)

    def rank(fact: Fact) -> tuple[int, str]:
        theme = fact["theme"]
        return (order.index(theme) if theme in order else len(order), theme)

    return [(theme, list(group)) for (_, theme), group in groupby(sorted(facts, key=rank), key=rank)]


def card(fact: Fact, picture: Picture, *, chosen: bool) -> str:
    """Return a fact as HTML: status, summary, figures, what else is known, sources."""
    language = picture.view.language
    words = WORDS[language]
    status = words.status.get(fact["status"], fact["status"])
    badges = [el("span", text(words.kind.get(fact["kind"], fact["kind"])), cls="badge")]
    if status:
        badges.insert(0, el("span", text(status), cls=f"badge status-{fact['status']}"))
    about = [
        el("span", *((el("span", text(f"{label}: "), cls="quiet"),) if label else ()), text(value), cls="about")
        for label, value in fact_words.about(fact, picture.shown, language)
    ]
    sources = []
    printed_in = sorted(fact["sources"], key=lambda s: (str(s["file"]), int(s["line_start"])))
    for name, group in groupby(printed_in, key=lambda s: fact_words.source_letter(s, picture.shown, language)):
        cited = []
        for source in group:
            printed = str(source.get("figure") or "").strip("\"'“”‘’")
            figure = f" “{printed}”" if printed else ""
            cited.append(el("span", text(fact_words.lines(source, language)), el("span", text(figure), cls="quiet")))
        sources.append(el("div", el("span", text(f"{name}, ")), text(" · ").join(cited), cls="source"))
    return el(
        "div",
        el("div", *badges),
        *(el("div", text(line), cls="figure") for line in fact_words.figures(fact, language)),
        el("div", text(fact_words.summary(fact, language)), cls="summary"),
        el("div", *about, cls="abouts"),
        *sources,
        cls="fact chosen" if chosen else "fact",
    )


def passages(fact: Fact, picture: Picture, words: Words) -> None:
    """Offer the passages of a fact, where the folder with the letters is configured."""
    with st.expander(words.show_passage, icon=":material/format_quote:"):
        for source in fact["sources"]:
            language = picture.view.language
            st.caption(md(fact_words.citation(source, picture.shown, language)))
            try:
                found = picture.shown.passage(source)
            except (OSError, ValueError) as fault:
                st.text(words.passage_missing.format(fault))
            else:
                st.text(found)


def show_facts(facts: list[Fact], picture: Picture, words: Words) -> None:
    """Show facts by theme; the chosen fact comes first, and so does its theme."""
    chosen = picture.view.fact
    groups = by_theme(sorted(facts, key=lambda f: f["id"] != chosen), words)
    groups.sort(key=lambda group: group[1][0]["id"] != chosen)
    left = AT_ONCE
    for theme, group in groups:
        if left <= 0:
            break
        st.html(el("div", text(words.themes.get(theme, theme)), cls="theme"))
        if not picture.shown.has_letters:
            st.html(el("div", *(card(f, picture, chosen=f["id"] == chosen) for f in group[:left]), cls="facts"))
        else:
            for fact in group[:left]:
                st.html(el("div", card(fact, picture, chosen=fact["id"] == chosen), cls="facts"))
                passages(fact, picture, words)
        left -= len(group)
    if len(facts) > AT_ONCE:
        st.caption(words.more_in_table.format(number(len(facts) - AT_ONCE, picture.view.language)))


def show(picture: Picture) -> None:
    """Show the panel of the selection, or of the whole country."""
    view, shown = picture.view, picture.shown
    words = WORDS[view.language]
    if not view.selection:
        show_country(picture, words)
        return
    opened, *others = view.selection
    feature = shown.features[opened]
    with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False, key="panel-head"):
        st.html(
            el("div", el("div", text(feature["name"]), cls="panel-name"),
               el("div", text(headline(feature, words)), cls="panel-what")),
            width="stretch",
        )  # fmt: skip
        st.button(
            words.close, icon=":material/close:", type="tertiary", key="close",
            on_click=lambda: state.change(selection=(), fact=None, page=view.page),
        )  # fmt: skip
    if others:
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="others"):
            st.html(el("span", text(words.under_point), cls="quiet"), width="content")
            for key in others:
                also = shown.features[key]
                st.button(
                    md(f"{also['name']} ({words.layer_one[also['layer']]})"),
                    key=f"other-{key}",
                    on_click=choose,
                    args=((key, *(k for k in view.selection if k != key)), view.page),
                )
    facts, unfiltered = picture.facts_of(opened)
    if facts:
        show_facts(list(facts), picture, words)
    elif unfiltered:
        st.info(words.no_facts_filtered.format(number(unfiltered, view.language)))
    else:
        st.info(words.no_facts_here)
    if feature["layer"] == "provinces" and picture.national:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.caption(plural(words.national_also, len(picture.national), view.language), width="content")
            st.button(
                words.national, type="tertiary", key="to-national",
                on_click=lambda: state.change(selection=(), fact=None, page=view.page),
            )  # fmt: skip


def choose(selection: tuple[str, ...], page: int) -> None:
    """Open another feature of those under the point: for callbacks."""
    state.change(selection=selection, fact=None, page=page)


def headline(feature: Mapping[str, Any], words: Words) -> str:
    """Return what a feature is, with what its layer says of it."""
    layer = feature["layer"]
    parts = [words.layer_one[layer]]
    if layer == "novex":
        parts = [words.novex_kind.get(feature["kind"], feature["kind"])]
    if layer == "mirt":
        parts.append(words.phase.get(feature["phase"], feature["phase"]))
    if layer == "congestion":
        parts.append(words.grid.get(feature["status"], feature["status"]))
    if layer != "provinces":
        parts.append(words.certainty.get(feature["certainty"], feature["certainty"]))
    if error := feature.get("location_error_m"):
        parts.append(words.location_error.format(error))
    return " · ".join(p for p in parts if p)


def show_country(picture: Picture, words: Words) -> None:
    """Show the hint how to choose, and the facts that hold for the whole country."""
    st.html(
        el(
            "div",
            el("div", text(words.national), cls="panel-name"),
            el("div", text(words.panel_empty), cls="panel-what"),
        )
    )
    chosen = picture.shown.facts.get(picture.view.fact or "")
    facts = list(picture.national)
    if chosen is not None and chosen not in facts and chosen["id"] in picture.fact_ids:
        facts.insert(0, dict(chosen))
    if facts:
        show_facts(facts, picture, words)
    else:
        st.info(words.empty_national)
