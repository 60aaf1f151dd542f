"""The figures above the map. Every count and sum comes from `layers.analysis`; here they are only put into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from layers.analysis import AGREEMENTS, HOMES, RIJK, STANDINGS, Fact, Measure, Totals, totals
from ui.picture import Picture
from ui.safe_html import el, text
from ui.text import WORDS, Language, euro, full_euro, number, rounded_euro

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


@dataclass(frozen=True)
class Figure:
    """A figure as it is written, and in full where it was rounded ("" else)."""

    written: str
    exact: str = ""


@dataclass(frozen=True)
class Tile:
    """A label, what the figure stands for, the figure, and the lines under it: a line is a figure in words."""

    label: str
    what: str
    main: Figure
    under: tuple[Figure, ...]


def figure(value: float | int | None, measure: Measure, language: Language) -> Figure:
    """Return a count or sum in words; a dash where no number is stated."""
    if value is None:
        return Figure("–")
    if measure.id not in MONEY:
        return Figure(number(value, language))
    short = rounded_euro(value, language)
    return Figure(short, "" if short == euro(value, language) else full_euro(value, language))


def tile(
    label: str,
    found: Totals,
    measure: Measure,
    chosen: Sequence[str] | None,
    language: Language,
    *,
    beside: tuple[str, str] | None = None,
) -> Tile:
    """Return a measure in words: what was agreed first; every other standing and what is shared apart.

    Agreements are counted whatever their standing; of them the lines say how many are conditional or a reservation.
    `beside` says in words, for a count and for sums, with what else something is shared: other provinces, usually.
    """
    words = WORDS[language]
    shared_beside, shared_beside_of = beside or (words.shared_beside, words.shared_beside_of)

    def line(form: str, value: float | int | None) -> list[Figure]:
        made = figure(value, measure, language)
        return [] if value is None else [replace(made, written=form.format(made.written))]

    def standings(part: Totals, *without: str) -> list[Figure]:
        names = [name for name in STANDINGS if name not in without]
        return [made for name in names for made in line(f"{{}} {words.standing[name]}", part.standing(name))]

    def one_line(form: str, parts: list[Figure]) -> list[Figure]:
        listing = form.format(", ".join(part.written for part in parts))
        return [Figure(listing, ", ".join(part.exact for part in parts if part.exact))] if parts else []

    counted = measure.field is None
    here = found if chosen is None else found.own(HERE)
    main = here if counted else here.with_standing("agreed")
    under: list[Figure] = []
    if chosen is None:
        under += line(words.of_which.format(words.in_none), main.none)
        under += line(words.of_which.format(words.in_several), main.several)
    if measure.id in MONEY:
        under += line(words.of_which.format(words.at_most_of), main.at_most)
    others = standings(here, "agreed")
    if counted:
        under += one_line(words.of_which, others)
    else:
        under += others
    if chosen is not None and counted:
        under += line(shared_beside, found.shared(HERE)) + line(words.national_beside, found.none)
    elif chosen is not None:
        shared = Totals(tuple(share for share in found.shares if share.places == {HERE, ELSEWHERE}))
        under += one_line(shared_beside_of, standings(shared))
    return Tile(label, "" if counted else words.standing["agreed"], figure(main.total, measure, language), tuple(under))


def tiles(picture: Picture, facts: Sequence[Fact]) -> list[Tile]:
    """Return the tiles of a view."""
    view, chosen = picture.view, picture.provinces
    words = WORDS[view.language]
    named: list[tuple[str, Measure]] = [
        (words.agreements, AGREEMENTS),
        (words.homes, HOMES),
        (words.euro_rijk, RIJK),
        (words.euro_regio, REGIO),
    ]
    return [tile(label, divided(facts, m, view.themes, chosen), m, chosen, view.language) for label, m in named]


def as_html(made: Iterable[Tile]) -> str:
    """Return tiles as HTML."""
    boxes = [
        el(
            "div",
            el("div", text(shown.label), el("span", text(f" {shown.what}"), cls="quiet"), cls="tile-label"),
            el("div", text(shown.main.written), cls="tile-figure", title=shown.main.exact),
            el(
                "div",
                *(el("div", text(f.written), cls="tile-line", title=f.exact) for f in shown.under),
                cls="tile-lines",
            ),
            cls="tile",
        )
        for shown in made
    ]
    return el("div", *boxes, cls="tiles")


def show(picture: Picture) -> None:
    """Show the figures of the view."""
    st.html(as_html(tiles(picture, picture.searched)))
