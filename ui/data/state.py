"""The addresses of views: what links lead to, and the language in which a browser is answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields, replace
from typing import Any, get_args
from urllib.parse import urlencode

import streamlit as st

from layers.layer import Language
from ui.data.choices import (
    COMPARED_LENGTH,
    NARROWED,
    NATIONAL,
    SEARCH_LENGTH,
    SELECTION_LENGTH,
    SUBJECT_VIEWS,
    YEARS,
    ViewState,
)
from ui.data.given import Dropped, Known, clean_search
from ui.data.parameters import from_query, to_query

# What a page needs of a view stands here for it too.
__all__ = [
    "COMPARED_LENGTH",
    "NATIONAL",
    "SEARCH_LENGTH",
    "SELECTION_LENGTH",
    "SUBJECT_VIEWS",
    "YEARS",
    "Dropped",
    "Known",
    "ViewState",
    "clean_search",
    "from_query",
    "to_query",
]

# What puts other facts in the panel.
_OTHER_PANEL = {"provinces", "landsdelen", "themes", "search", "selection", "view", "ident", *NARROWED.values()}
_browser_language: ContextVar[Language | None] = ContextVar("browser_language", default=None)


def changed(held: ViewState, /, **choices: Any) -> ViewState:
    """Return a view with other choices.

    The table goes to its first page, and the panel to its first cards where it shows something else.
    """
    if "page" not in choices:
        # On the timeline it is the year that is open, which other filters leave.
        choices["page"] = held.page if choices.get("view", held.view) == held.view == "timeline" else 1
    if "selection" in choices and "nth" not in choices:
        choices["nth"] = 1
    if "more" not in choices and _OTHER_PANEL & set(choices):
        choices["more"] = 1
    view = choices.get("view", held.view)
    if view not in SUBJECT_VIEWS and view != "dossier":
        choices["ident"] = None
    if view != held.view and "dossier" in (view, held.view):
        # A dossier is about a thing of any kind, for one meeting, which is no filter of another page.
        choices.setdefault("ident", None)
        choices.setdefault("meetings", held.meetings[:1] if view == "dossier" else ())
    return replace(held, **choices)


def href(held: ViewState, /, **choices: Any) -> str:
    """Return the address of a view with other choices, as a link: the page follows it without loading anew."""
    return f"?{written(changed(held, **choices))}"


def written(view: ViewState) -> str:
    """Return the parameters of a view as they stand in every address: a script passes them on as they are.

    Where the map was moved to is the browser's own to write: nothing but the map depends on it.
    """
    return urlencode(to_query(replace(view, zoom=None, centre=None), usual_language()), doseq=True)


def subject_href(held: ViewState, subject: str) -> str:
    """Return the address of the page about a subject (`kind:id`)."""
    kind, _, ident = subject.partition(":")
    return href(held, view=kind, ident=ident)


def usual_language() -> Language:
    """Return Dutch where the visitor's browser is in Dutch, Frisian or does not say; else English."""
    return _browser_language.get() or language_of(st.context.locale or "nl")


@contextmanager
def for_browser_in(language: Language) -> Iterator[None]:
    """Make addresses for a browser in this language: for routes, which have no session to ask."""
    before = _browser_language.set(language)
    try:
        yield
    finally:
        _browser_language.reset(before)


def language_of(tag: str) -> Language:
    """Return the language of the app for a browser's language tag, such as `nl-NL`."""
    return "nl" if tag.lower().partition("-")[0] in ("nl", "fy") else "en"


def as_at_first(view: ViewState) -> dict[str, Any]:
    """Return the choices that take every filter of a view away."""
    plain = view.without_filters()
    return {f.name: getattr(plain, f.name) for f in fields(ViewState)}


def asked_query() -> str:
    """Return the parameters of the address of this session, as the browser sent them."""
    return urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)


def asked_language() -> Language:
    """Return the language that the address asks for, else that of the browser; for where no view can be read."""
    return spoken(st.query_params.get("lang", "")) or usual_language()


def spoken(written: str) -> Language | None:
    """Return the language that an address names, in any case; None for any other text."""
    return next((one for one in get_args(Language) if one == written.strip().casefold()), None)
