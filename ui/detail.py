"""The panel beside the map: what was agreed there, by theme, with figures, status, certainty and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import streamlit as st

from ui import collided, results, settings, state
from ui import facts as fact_words
from ui import subject as subjects
from ui.introduction import TERM_OF_LAYER, explained, introduction
from ui.passages import marked, printed
from ui.picture import Picture
from ui.safe_html import el, link, md, text
from ui.state import NATIONAL
from ui.text import WORDS, Language, Words, listed, number, plural
from ui.words import trust
from ui.words.search import WORDS as SEARCH_WORDS
from ui.words.subject import WORDS as SUBJECT_WORDS

Fact = Mapping[str, Any]
# How many facts the panel writes out before it asks: a province may have a hundred.
CARDS = 8
# How many more it writes out each time it is asked.
MORE_CARDS = 30


def rank(fact: Fact) -> tuple[int, float, float, str]:
    """Return what facts of a theme are sorted by: money, homes (largest first), agreements, states, others."""
    euro = max((fact[f] or 0 for f in ("amount_eur", "amount_max_eur", "amount_min_eur")), default=0)
    homes = fact["homes"] or 0
    kinds = ("agreement", "status")
    group = 0 if euro or homes else 1 + (kinds.index(fact["kind"]) if fact["kind"] in kinds else len(kinds))
    return group, -euro, -homes, fact["id"]


def by_theme(facts: Iterable[Fact], words: Words) -> list[tuple[str, list[Fact]]]:
    """Return facts grouped by theme, in the order of the words, each group by rank."""
    order = list(words.themes)

    def theme_of(fact: Fact) -> tuple[int, str]:
        theme = fact["theme"]
        return (order.index(theme) if theme in order else len(order), theme)

    arranged = sorted(facts, key=lambda fact: (theme_of(fact), rank(fact)))
    return [(theme, list(group)) for (_, theme), group in groupby(arranged, key=theme_of)]


def card(fact: Fact, picture: Picture, *, chosen: bool) -> str:
    """Return a fact as HTML: status, figures with all that qualifies them, summary, sources, how to cite it."""
    language = picture.view.language
    words = WORDS[language]
    figures = fact_words.figures(fact, language)
    status = words.status.get(fact["status"], fact["status"]) or (trust.WORDS[language].no_status if figures else "")
    badges = [el("span", text(words.kind.get(fact["kind"], fact["kind"])), cls="badge")]
    if status:
        badges.insert(0, el("span", text(status), cls=f"badge status-{fact['status']}"))
    rows = fact_words.about(fact, picture.shown, language)
    if figures and fact["certainty"] == "none":
        rows.append(("", words.certainty["none"]))
    about = [
        el("span", *((el("span", text(f"{label}: "), cls="quiet"),) if label else ()), text(value), cls="about")
        for label, value in rows
    ]
    sources = []
    printed_in = sorted(fact["sources"], key=lambda s: (str(s["file"]), int(s["line_start"])))
    for name, group in groupby(printed_in, key=lambda s: fact_words.source_letter(s, picture.shown, language)):
        cited = []
        for source in group:
            figure = printed(str(source.get("figure") or ""))
            quoted = f" “{figure}”" if figure else ""
            cited.append(el("span", text(fact_words.lines(source, language)), el("span", text(quoted), cls="quiet")))
        sources.append(el("div", el("span", text(f"{name}, ")), text(" · ").join(cited), cls="source"))
    told = [
        el("div", text(fact_words.summary(fact, language)), cls="summary"),
        el("div", *about, cls="abouts"),
    ]
    return el(
        "div",
        el("div", *badges),
        *(el("div", text(line), cls="figure") for line in figures),
        # What qualifies a figure (who says it, how sure its place is) stands right under it.
        *(reversed(told) if figures else told),
        *sources,
        el("div", text(fact_words.reading(fact, language)), cls=f"reading reading-{fact['reading']['verdict']}"),
        tools(fact, language),
        passages(fact, picture),
        cls="fact chosen" if chosen else "fact",
    )


def tools(fact: Fact, language: Language) -> str:
    """Return the ways to cite a fact and to report an error in it, as HTML; page.js puts the text together.

    The text holds what the card shows: sending it along with each of thirty cards would double them.
    """
    words = trust.WORDS[language]
    cite = el("button", text(words.cite), type="button", data_cite=fact["id"])
    if settings.CONTACT:
        report = link(f"mailto:{settings.CONTACT}", text(words.report), data_report="")
    else:
        report = el("button", text(words.report), type="button", data_report="")
    return el("div", cite, report, cls="tools")


def passages(fact: Fact, picture: Picture) -> str:
    """Return the passages of a fact as HTML to unfold, "" where no folder with the letters is configured."""
    if not picture.shown.has_letters:
        return ""
    language = picture.view.language
    words = WORDS[language]
    parts = []
    for source in fact["sources"]:
        parts.append(el("div", text(fact_words.citation(source, picture.shown, language)), cls="quiet"))
        try:
            lines = picture.shown.passage(source)
        except (OSError, ValueError) as fault:
            parts.append(el("div", text(words.passage_missing.format(fault))))
        else:
            parts.append(el("div", marked(lines, str(source.get("figure") or "")), cls="passage"))
    return el("details", el("summary", text(words.show_passage)), *parts, cls="passages")


Section = tuple[str, list[Fact]]


def own_and_shared(facts: Iterable[Fact], codes: Iterable[str], words: Words) -> list[Section]:
    """Return the facts that lie in these provinces alone and those that lie in others too, each with its heading."""
    within = frozenset(codes)
    facts = list(facts)
    return [
        (words.here_only, [f for f in facts if within.issuperset(f["province_codes"])]),
        (words.shared_with_others, [f for f in facts if not within.issuperset(f["province_codes"])]),
    ]


def cards(sections: Iterable[Section], picture: Picture, limit: int, headings: tuple[str, str] = ("div", "div")) -> str:
    """Return sections of facts by theme as HTML, the chosen fact first of all, at most `limit` cards.

    `headings` are the elements of the headings of a section and of a theme; a theme without a section takes the first.
    """
    words = WORDS[picture.view.language]
    chosen = picture.view.fact
    made: list[str] = []
    left = limit
    for heading, facts in sorted(sections, key=lambda section: not any(f["id"] == chosen for f in section[1])):
        if not facts or left <= 0:
            continue
        if heading:
            made.append(el(headings[0], text(heading), cls="section"))
        for theme, group in sorted(by_theme(facts, words), key=lambda g: not any(f["id"] == chosen for f in g[1])):
            here = sorted(group, key=lambda f: f["id"] != chosen)[: max(left, 0)]
            if here:
                made.append(el(headings[1 if heading else 0], text(words.themes.get(theme, theme)), cls="theme"))
            made += [card(fact, picture, chosen=fact["id"] == chosen) for fact in here]
            left -= len(group)
    return el("div", *made, cls="facts")


def show_facts(sections: list[Section], picture: Picture) -> None:
    """Show sections of facts, and offer more where they are many."""
    view = picture.view
    words = WORDS[view.language]
    limit = CARDS + MORE_CARDS * (view.more - 1)
    st.html(cards(sections, picture, limit))
    if (left := sum(len(facts) for _, facts in sections) - limit) > 0:
        st.button(
            words.show_more.format(number(min(left, MORE_CARDS), view.language), number(left, view.language)),
            key="more",
            width="stretch",
            on_click=lambda: state.change(more=view.more + 1, page=view.page),
        )


def head(title: str, under: str, picture: Picture, *, closes: bool) -> None:
    """Show the head of the panel, with a button to close what is selected."""
    view = picture.view
    words = WORDS[view.language]
    with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False, key="panel-head"):
        st.html(
            el("div", el("div", text(title), cls="panel-name"), el("div", text(under), cls="panel-what")),
            width="stretch",
        )
        if closes:
            st.button(
                words.close, icon=":material/close:", type="tertiary", key="close",
                on_click=lambda: state.change(selection=(), fact=None, page=view.page),
            )  # fmt: skip


def show(picture: Picture) -> None:
    """Show the panel: of the selection, else of the filter on places, else of the search, else of the country.

    A first visit, where nothing is chosen, gets an introduction.
    """
    opened = picture.view.selection[0] if picture.view.selection else None
    if opened in picture.shown.features:
        show_feature(opened, picture)
    elif opened == NATIONAL:
        show_country(picture)
    elif picture.provinces is not None:
        show_provinces(picture.provinces, picture)
    elif picture.view.search and picture.found.municipality:
        show_municipality(picture.found.municipality, picture)
    elif picture.view.search:
        show_found(picture)
    elif picture.view.filtered() or picture.view.fact:
        show_country(picture)
    else:
        st.html(introduction(picture))


def page_link(opened: str, picture: Picture) -> str:
    """Return a link to the page about a feature (`layer:id`), "" where it has none."""
    key = subjects.key_of_feature(opened, picture.shown)
    words = SUBJECT_WORDS[picture.view.language]
    return link(state.subject_href(picture.view, key), text(words.page), cls="to-page", data_top="") if key else ""


def show_feature(opened: str, picture: Picture) -> None:
    """Show what lies under the click: its first feature, and buttons for the others."""
    view, shown = picture.view, picture.shown
    words = WORDS[view.language]
    feature = shown.features[opened]
    head(feature["name"], headline(feature, words), picture, closes=True)
    others = [key for key in view.selection[1:] if key in shown.features]
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
    st.html(
        page_link(opened, picture) + explained(TERM_OF_LAYER[feature["layer"]], view) + collided.here(opened, picture)
    )
    facts, unfiltered = picture.facts_of(opened)
    province = feature["layer"] == "provinces"
    if facts:
        show_facts(own_and_shared(facts, [feature["id"]], words) if province else [("", list(facts))], picture)
    elif unfiltered:
        st.info(words.no_facts_filtered.format(number(unfiltered, view.language)))
    else:
        st.info(words.no_facts_here)
    if province:
        offer_national(picture)


def show_provinces(codes: tuple[str, ...], picture: Picture) -> None:
    """Show the provinces of the filter: what lies there alone, then what they share, then how much is national."""
    view, shown = picture.view, picture.shown
    words = WORDS[view.language]
    names = listed([shown.provinces[code]["name"] for code in codes], view.language)
    by_landsdeel = bool(codes) and not view.provinces
    title = listed(list(view.landsdelen), view.language) if by_landsdeel else names
    kind = words.layer_one["provinces"] if len(codes) == 1 else ""
    head(title or words.no_place, names if by_landsdeel else kind, picture, closes=False)
    if picture.facts:
        show_facts(own_and_shared(picture.facts, codes, words), picture)
    else:
        st.info(words.empty_table)
    offer_national(picture)


def show_municipality(code: str, picture: Picture) -> None:
    """Show what concerns a municipality: first its own, then what holds for the areas around it, national apart."""
    words = SEARCH_WORDS[picture.view.language]
    municipality = picture.shown.index.municipalities[code]
    name, province = municipality["name"], picture.shown.provinces[municipality["province_code"]]["name"]
    head(name, words.municipality_in.format(province), picture, closes=False)
    made = results.sections(code, picture)
    if not any(code in fact["municipality_codes"] for _, facts in made for fact in facts):
        st.info(words.nothing_own.format(name))
    show_facts(made, picture)
    offer_national(picture)


def show_found(picture: Picture) -> None:
    """Show the facts that a search found."""
    view, found = picture.view, picture.found
    words = SEARCH_WORDS[view.language]
    if not picture.facts:
        st.info(WORDS[view.language].empty_table)
        return
    count = plural(words.facts, len(picture.facts), view.language)
    head(words.found_title.format(found.corrected or view.search), count, picture, closes=False)
    show_facts([("", list(picture.facts))], picture)


def offer_national(picture: Picture) -> None:
    """Say how many national facts apply too, and offer to show them."""
    view = picture.view
    words = WORDS[view.language]
    count = picture.filtered.agreements.none
    if picture.national:
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="national-too"):
            st.caption(plural(words.national_also, int(count or 0), view.language), width="content")
            st.button(words.show_national, key="to-national", on_click=choose, args=((NATIONAL,), view.page))


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


def show_country(picture: Picture) -> None:
    """Show the hint how to choose, and the facts that hold for the whole country."""
    view = picture.view
    words = WORDS[view.language]
    head(words.national, words.panel_empty, picture, closes=NATIONAL in view.selection)
    chosen = picture.shown.facts.get(view.fact or "")
    facts = list(picture.national)
    if chosen is not None and chosen not in facts and chosen["id"] in picture.fact_ids:
        facts.insert(0, dict(chosen))
    if facts:
        show_facts([("", facts)], picture)
    else:
        st.info(words.empty_national)
