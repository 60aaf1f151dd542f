"""What if: two levers on the view of bottlenecks, and what the visitor's own assumption means for homes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import streamlit as st

from layers.catalogue.mirt import LAYER as MIRT
from layers.what_if import VERDICTS, Affected, Assumptions, Effect, levers
from ui.data import state
from ui.data.picture import Picture
from ui.data.state import ViewState, on_change, widget
from ui.say import facts as fact_words
from ui.say.lists import table
from ui.say.safe_html import Html, el, text
from ui.words.common import WORDS as COMMON
from ui.words.formats import listed, number, plural
from ui.words.what_if import WORDS, WhatIfWords

USUAL_YEAR: Final = 2035
"""Where a lever stands when it is first taken: a year in the middle, which means nothing until the visitor moves it."""


def assumptions(view: ViewState) -> Assumptions:
    """Return what the visitor assumes."""
    return Assumptions(dict(view.grid_years), dict(view.decisions))


def show(picture: Picture, effects: Affected) -> None:
    """Show the two levers and what they mean."""
    view, edition = picture.view, picture.edition
    words = WORDS[view.language]
    projects = {i: str(edition.features[MIRT.key(i)]["name"]) for i in levers(edition.built.registers)}
    provinces = {code: p["name"] for code, p in edition.provinces.items()}
    with st.expander(words.what_if, icon=":material/rule:", expanded=bool(view.grid_years or view.decisions)):
        st.html(el("p", text(words.assumption)))
        left, right = st.columns(2, gap="medium")
        with left:
            _lever("grid_years", words.lever_grid, words.lever_grid_none, provinces, dict(view.grid_years), words)
        with right:
            _lever("decisions", words.lever_decision, words.lever_decision_none, projects, dict(view.decisions), words)
        if view.grid_years or view.decisions:
            st.html(outcome(effects, picture))
            st.button(
                words.reset,
                icon=":material/close:",
                key="reset-assumptions",
                on_click=lambda: state.change(grid_years=(), decisions=()),
            )


def _lever(
    name: str, label: str, hint: str, options: Mapping[str, str], years: Mapping[str, int], words: WhatIfWords
) -> None:
    """Show a choice of provinces or projects and a year for each that is chosen."""

    def chosen(wanted: Sequence[str]) -> dict[str, object]:
        return {name: tuple(sorted((i, years.get(i, USUAL_YEAR)) for i in wanted))}

    def moved(ident: str, year: int) -> dict[str, object]:
        return {name: tuple(sorted({**years, ident: year}.items()))}

    st.multiselect(
        label,
        sorted(options, key=options.__getitem__),
        format_func=options.__getitem__,
        placeholder=hint,
        key=widget(name, [i for i in years if i in options]),
        on_change=on_change(name, chosen),
    )
    for ident in (i for i in years if i in options):
        st.slider(
            words.year_of.format(options[ident]),
            state.YEARS[0],
            state.YEARS[-1],
            key=widget(f"{name}-{ident}", years[ident]),
            on_change=on_change(f"{name}-{ident}", partial(moved, ident)),
        )


def outcome(effects: Affected, picture: Picture) -> Html:
    """Return what the assumptions mean as HTML: a sentence, and a table of the homes of which a year can be told."""
    view, edition, language = picture.view, picture.edition, picture.view.language
    words, common = WORDS[language], COMMON[language]

    def homes(count: int) -> str:
        return plural(common.units.home, count, language)

    found = effects.homes
    told_ = [words.no_homes_affected if found["affected"] is None else words.affected.format(homes(found["affected"]))]
    if (left := found["not_affected"]) is not None:
        told_.append(words.not_affected.format(homes(left)))
    if (left := found["unknown"]) is not None:
        told_.append(words.cannot_tell.format(homes(left)))
    mute = list(dict.fromkeys(e.name for e in effects.effects if e.fact_id is None))
    assumed = [
        *(words.assumed_grid.format(edition.provinces[code]["name"], year) for code, year in view.grid_years),
        *(words.assumed_decision.format(edition.features[MIRT.key(i)]["name"], year) for i, year in view.decisions),
    ]
    parts = [
        el("p", el("b", text(f"{words.your_assumption}: ")), text(f"{listed(assumed, language)}. ")),
        el("p", text(" ".join(told_)), cls="figure", role="status"),
    ]
    rows = sorted((e for e in effects.effects if e.fact_id), key=lambda e: (VERDICTS.index(e.verdict), e.name))
    if rows:
        parts.append(table(list(words.columns.values()), (effect_cells(e, picture) for e in rows), words.what_if))
    if mute:
        parts.append(el("p", text(words.no_year_places.format(listed(mute, language))), cls="quiet"))
    return el("div", *parts, cls="outcome")


def effect_cells(effect: Effect, picture: Picture) -> list[Html]:
    """Return the cells of an effect as HTML."""
    edition, language = picture.edition, picture.view.language
    words, common = WORDS[language], COMMON[language]
    fact = edition.facts[effect.fact_id or ""]
    cause = (
        edition.provinces[effect.cause]["name"]
        if effect.lever == "grid"
        else edition.features[MIRT.key(effect.cause)]["name"]
    )
    due = fact_words.period(fact["homes_period"], language) if fact["homes_period"] else str(effect.homes_year or "")
    return [
        text(effect.name),
        text(f"{number(fact['homes'] or 0, language)} ({common.facts.status[fact['status']]})"),
        text(due or words.year_not_said),
        text(words.by_lever[effect.lever].format(cause, effect.year)),
        el("b", text(words.verdict[effect.verdict])),
    ]
