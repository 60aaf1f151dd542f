"""The figures above the map. Every count and sum comes from `layers.analysis`; here they are only put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from layers.analysis import AGREEMENTS, HOMES, RIJK, STANDINGS, Fact, Measure, Totals, totals
from ui.picture import Picture
from ui.safe_html import el, text
from ui.text import WORDS, Language, Words, euro, number

REGIO = replace(RIJK, id="regio", only={**RIJK.only, "amount_payer": ("regio",)})
MONEY = (RIJK.id, REGIO.id)
HERE, ELSEWHERE = "here", "elsewhere"


def divided(facts: Sequence[Fact], measure: Measure, themes: Sequence[str], chosen: Sequence[str] | None) -> Totals:
    """Return totals divided over two places: the chosen provinces together ("here") and all others ("elsewhere").

    Without chosen provinces the totals are those of the whole country, divided by province.
    """
    if chosen is None:
        return totals(facts, measure, themes=themes)

    def places(fact: Fact) -> Sequence[str]:
        return tuple(sorted({HERE if code in chosen else ELSEWHERE for code in fact["province_codes"]}))

    return totals(facts, measure, themes=themes, places=places)


def _written(value: float | int | None, measure: Measure, language: Language) -> str:
    if value is None:
        return "–"
    return euro(value, language) if measure.id in MONEY else number(value, language)


def lines(found: Totals, measure: Measure, chosen: Sequence[str] | None, language: Language) -> tuple[str, list[str]]:
    """Return the main figure and the lines under it: what is shared, national, conditional, a ceiling."""
    words = WORDS[language]

    def written(value: float | int | None) -> str:
        return _written(value, measure, language)

    main = found if chosen is None else found.own(HERE)
    under: list[str] = []
    if measure.id in MONEY:
        parts = [(name, main.standing(name)) for name in STANDINGS]
        under += [f"{written(value)} {words.standing[name]}" for name, value in parts if value is not None]
        if (ceiling := main.at_most) is not None:
            under.append(words.at_most_of.format(written(ceiling)))
    if chosen is None:
        apart = [(words.in_several, found.several), (words.in_none, found.none)]
    else:
        apart = [(words.shared_beside, found.shared(HERE))]
        if measure is AGREEMENTS:
            apart.append((words.national_beside, found.none))
    under += [words_.format(written(value)) for words_, value in apart if value is not None]
    return written(main.total), under


def tiles(picture: Picture, facts: Sequence[Fact]) -> list[tuple[str, str, list[str]]]:
    """Return label, figure and lines of each tile."""
    view, chosen = picture.view, picture.provinces
    words = WORDS[view.language]
    named: list[tuple[str, Measure]] = [
        (words.agreements, AGREEMENTS),
        (words.homes, HOMES),
        (words.euro_rijk, RIJK),
        (words.euro_regio, REGIO),
    ]
    return [(label, *lines(divided(facts, m, view.themes, chosen), m, chosen, view.language)) for label, m in named]


def show(picture: Picture, words: Words) -> None:
    """Show the figures of the view."""
    made = [
        el(
            "div",
            el("div", text(label), cls="tile-label"),
            el("div", text(main), cls="tile-figure"),
            el("div", *(el("div", text(line), cls="tile-line") for line in under), cls="tile-lines"),
            cls="tile",
        )
        for label, main, under in tiles(picture, picture.searched)
    ]
    st.html(el("div", *made, cls="tiles"))
