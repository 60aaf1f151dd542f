"""What if: two levers on the view of bottlenecks, and what the visitor's own assumption means for homes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from layers.catalogue.mirt import LAYER as MIRT
from layers.what_if import VERDICTS, Affected, Assumptions, Effect, levers
from ui.data import state
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say import forms
from ui.say.lists import table
from ui.say.safe_html import Html, el, link, text
from ui.words.common import WORDS as COMMON
from ui.words.formats import listed, number, plural
from ui.words.what_if import WORDS, WhatIfWords

USUAL_YEAR: Final = 2035
"""Where a lever stands when it is first taken: a year in the middle, which means nothing until the visitor moves it."""


def assumptions(view: ViewState) -> Assumptions:
    """Return what the visitor assumes."""
    return Assumptions(dict(view.grid_years), dict(view.decisions))


def html(picture: Picture, effects: Affected) -> Html:
    """Return the two levers as a form to unfold, and what they mean; open where something is assumed."""
    view, edition = picture.view, picture.edition
    words = WORDS[view.language]
    projects = {i: str(edition.features[MIRT.key(i)]["name"]) for i in levers(edition.built.registers)}
    provinces = {code: str(p["name"]) for code, p in edition.provinces.items()}
    form = forms.form(
        view,
        lever("grid", words.lever_grid, words.lever_grid_none, provinces, dict(view.grid_years), words),
        lever("decision", words.lever_decision, words.lever_decision_none, projects, dict(view.decisions), words),
        el("button", text(words.show), type="submit"),
        without=("grid", "decision"),
        cls="levers",
    )
    assumed = bool(view.grid_years or view.decisions)
    reset = link(state.href(view, grid_years=(), decisions=()), text(words.reset), cls="close")
    return el(
        "details",
        el("summary", text(words.what_if)),
        el("p", text(words.assumption)),
        form,
        *([outcome(effects, picture), el("p", reset)] if assumed else []),
        open="" if assumed else None,
        cls="what-if",
    )


def lever(
    name: str, label: str, hint: str, options: Mapping[str, str], years: Mapping[str, int], words: WhatIfWords
) -> Html:
    """Return a year to choose for each province or project that is assumed, and one more of them to add."""

    def year_of(ident: str) -> Html:
        choices = (
            el("option", text(year), value=f"{ident}:{year}", selected="" if year == years[ident] else None)
            for year in state.YEARS
        )
        none = el("option", text(words.take_out), value="")
        said = words.year_of.format(options[ident])
        return el("label", el("span", text(said)), el("select", *choices, none, name=name))

    more = (
        el("option", text(options[ident]), value=f"{ident}:{USUAL_YEAR}")
        for ident in sorted(options, key=options.__getitem__)
        if ident not in years
    )
    nothing = el("option", text(hint), value="", selected="")
    return el(
        "div",
        el("h3", text(label)),
        *(year_of(ident) for ident in years if ident in options),
        el("select", nothing, *more, name=name, aria_label=f"{label}: {hint}"),
        cls="lever",
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
