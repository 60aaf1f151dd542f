"""The search: a form that works without script; with it, search.js offers hits while someone types."""

from __future__ import annotations

from dataclasses import replace

from ui.data import state
from ui.data.base_path import own
from ui.data.choices import FILTERED
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import SEARCH_LENGTH, ViewState
from ui.say.safe_html import Html, el, text
from ui.words.common import WORDS
from ui.words.search import WORDS as SEARCH


def suggest_path(found: Edition) -> str:
    """Return the address that says what is offered for a text, without the parameters."""
    return own(f"/suggest/{found.built.path.name}/{state.usual_language()}")


def _kept(view: ViewState) -> list[Html]:
    """Return the choices that a search leaves as hidden fields; where no filter applies it leads to the map."""
    here = view if view.view in FILTERED else replace(view, view="map", ident=None)
    given = state.to_query(here, state.usual_language())
    return [
        el("input", type="hidden", name=name, value=value)
        for name, values in given.items()
        if name not in ("q", "at", "fact", "page", "more")
        for value in values
    ]


def html(picture: Picture) -> Html:
    """Return the search."""
    view = picture.view
    words, own = WORDS[view.language], SEARCH[view.language]
    box = el(
        "input",
        type="search",
        name="q",
        value=view.search or None,
        id="search",
        maxlength=SEARCH_LENGTH,
        placeholder=words.filters.search_hint,
        autocomplete="off",
        enterkeyhint="search",
    )
    return el(
        "form",
        *_kept(view),
        el("label", text(words.filters.search_field), for_="search", cls="unseen"),
        el("div", box, el("button", text(own.find), type="submit"), cls="search-line"),
        # Filled and named by search.js, which alone makes them a list to choose from.
        el("div", cls="search-list", id="search-list", data_title=own.offers),
        el("div", cls="search-said", role="status"),
        action="/",
        method="get",
        role="search",
        cls="search-box",
        data_suggest=suggest_path(picture.edition),
    )
