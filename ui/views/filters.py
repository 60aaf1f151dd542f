"""The filters in the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from ui.data import state
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views.introduction import explained
from ui.words import filters as filter_words
from ui.words.common import WORDS
from ui.words.formats import listed, number

Choose = Callable[[list[str]], dict[str, Any]]


def place_filter(name: str, chosen: list[str]) -> dict[str, object]:
    """Return the choices that come with a filter on places: the panel shows those places."""
    return {name: tuple(sorted(chosen)), "selection": (), "fact": None}


def searched(written: str) -> dict[str, object]:
    """Return the choices that come with a search: the panel shows what it finds."""
    return {"search": written, "selection": (), "fact": None}


def one_less(view: ViewState, edition: Edition) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the filters that are on: name, what each is set to, and the choices that drop only that one."""
    words = WORDS[view.language]
    provinces = [edition.provinces[code]["name"] for code in view.provinces]
    themes = [words.facts.themes.get(theme, theme) for theme in view.themes]
    every: list[tuple[str, list[str], dict[str, Any]]] = [
        (filter_words.WORDS[view.language].search, [view.search] if view.search else [], searched("")),
        (words.filters.province, provinces, place_filter("provinces", [])),
        (words.filters.theme, themes, {"themes": ()}),
        (words.filters.landsdeel, list(view.landsdelen), place_filter("landsdelen", [])),
    ]
    return [(name, listed(values, view.language), choices) for name, values, choices in every if values]


def ways_out(picture: Picture) -> Html:
    """Return each filter that is on with a link that drops only that one, and how many agreements that leaves."""
    view, edition = picture.view, picture.edition
    words = filter_words.WORDS[view.language]
    rows = []
    for name, chosen, choices in one_less(view, edition):
        left = len(Picture(edition, replace(view, **choices)).facts)
        drop = words.drop.format(name.lower())
        rows.append(
            el(
                "li",
                text(f"{name}: {chosen} · "),
                link(state.href(view, **choices), text(drop)),
                el("span", text(f" {words.leaves.format(number(left, view.language))}"), cls="quiet"),
            )
        )
    return el("div", text(words.on), el("ul", *rows), cls="ways-out") if rows else EMPTY


def chips(
    name: str, options: Iterable[tuple[str, str]], chosen: Iterable[str], choose: Choose, view: ViewState
) -> Html:
    """Return a group of links, one for each option (value, what is shown): each takes its option in or out."""
    chosen = frozenset(chosen)

    def chip(value: str, shown: str) -> Html:
        address = state.href(view, **choose(sorted(chosen ^ {value})))
        here = "true" if value in chosen else None
        return el("li", link(address, text(shown), aria_current=here, id=f"filter-{value}"))

    ident = f"filter-{name.lower()}"
    made = el("ul", *(chip(*option) for option in options), cls="chips")
    return el("div", el("div", text(name), id=ident, cls="filter-name"), made, role="group", aria_labelledby=ident)


def html(picture: Picture) -> Html:
    """Return the filters that are chosen by a click, each choice a link."""
    view, edition = picture.view, picture.edition
    words, known = WORDS[view.language], edition.known
    provinces = sorted(((code, edition.provinces[code]["name"]) for code in known.provinces), key=lambda p: p[1])
    themes = sorted(((theme, words.facts.themes.get(theme, theme)) for theme in known.themes), key=lambda t: t[1])
    landsdelen = [(landsdeel, landsdeel) for landsdeel in sorted(known.landsdelen)]
    clear = link(state.href(view, **state.as_at_first(view)), text(words.filters.reset), cls="reset")
    made = el(
        "div",
        chips(words.filters.province, provinces, view.provinces, lambda v: place_filter("provinces", v), view),
        chips(words.filters.theme, themes, view.themes, lambda v: {"themes": tuple(v)}, view),
        chips(words.filters.landsdeel, landsdelen, view.landsdelen, lambda v: place_filter("landsdelen", v), view),
        explained("landsdeel", view),
        *([clear] if view != view.without_filters() else []),
        cls="filters",
    )
    count = sum(map(len, (view.provinces, view.themes, view.landsdelen)))
    title = f"{filter_words.WORDS[view.language].title} ({count})" if count else filter_words.WORDS[view.language].title
    # Beside the map where there is room, a sheet over it elsewhere: the styles know.
    opener = el("button", text(title), type="button", popovertarget="filters-sheet", cls="opener")
    return join(opener, el("div", made, id="filters-sheet", popover="", cls="sheet"))
