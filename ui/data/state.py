"""The view of a session, and the addresses of others: what callbacks change and links lead to.

The only file that touches the query parameters and the session state. The session holds the truth while a visitor works
(two quick clicks arrive with one old address); the address is read at the first run and when the visitor goes back or
forward.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields, replace
from typing import Any, get_args
from urllib.parse import urlencode

import streamlit as st

from layers.layer import Language
from ui.data.choices import (
    COMPARED_LENGTH,
    DEFAULT,
    NARROWED,
    NATIONAL,
    SEARCH_LENGTH,
    SELECTION_LENGTH,
    SUBJECT_VIEWS,
    YEARS,
    ViewState,
)
from ui.data.parameters import Dropped, Known, clean_search, from_query, to_query

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
_VIEW, _CHANGED, _DROPPED, _DIGEST = "_view", "_changed", "_dropped", "_digest"
_browser_language: ContextVar[Language | None] = ContextVar("browser_language", default=None)


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def read(known: Known) -> tuple[ViewState, tuple[Dropped, ...]]:
    """Return the view to show now and what of the address was dropped; writes the address after a change."""
    usual = usual_language()
    in_address, dropped = from_query(_address(), known, usual)
    held: ViewState | None = st.session_state.get(_VIEW)
    if held is not None and st.session_state.pop(_CHANGED, False):
        st.session_state[_DROPPED] = ()
        st.query_params.from_dict(to_query(held, usual))
    elif held != in_address:
        st.session_state[_VIEW] = in_address
        st.session_state[_DROPPED] = dropped
    return st.session_state[_VIEW], st.session_state[_DROPPED]


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
    if choices.get("view", held.view) not in SUBJECT_VIEWS:
        choices["ident"] = None
    return replace(held, **choices)


def change(**choices: Any) -> None:
    """Replace choices of the view: for callbacks, before the next run reads it."""
    st.session_state[_VIEW] = changed(st.session_state.get(_VIEW, DEFAULT), **choices)
    st.session_state[_CHANGED] = True


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


def widget(name: str, value: object) -> str:
    """Return the key of a widget, which shows this value of the view from now on."""
    key = f"widget-{name}"
    st.session_state[key] = value
    return key


def value(name: str) -> Any:
    """Return what a visitor chose in a widget: for callbacks."""
    return st.session_state.get(f"widget-{name}")


def on_change(name: str, choices: Callable[[Any], Mapping[str, Any]]) -> Callable[[], None]:
    """Return the callback of a widget: turns its value into choices of the view."""

    def changed() -> None:
        change(**choices(value(name)))

    return changed


def shown_digest(newest: Callable[[], str | None]) -> str | None:
    """Return the digest of the built folder that this session shows: the newest of when it began."""
    if _DIGEST not in st.session_state:
        st.session_state[_DIGEST] = newest()
    found: str | None = st.session_state[_DIGEST]
    return found


def show_newest() -> None:
    """Let the session show the newest built folder from the next run on: for callbacks."""
    st.session_state.pop(_DIGEST, None)


def newest_wanted() -> bool:
    """Return whether the session is to show the newest built folder and has not opened it yet."""
    return _DIGEST not in st.session_state


def asked_language() -> Language:
    """Return the language that the address asks for, else that of the browser; for where no view can be read."""
    asked = st.query_params.get("lang", "")
    return language_of(asked) if asked in get_args(Language) else usual_language()


def held() -> ViewState:
    """Return the view of this session as it is now: for callbacks."""
    found: ViewState = st.session_state.get(_VIEW, DEFAULT)
    return found
