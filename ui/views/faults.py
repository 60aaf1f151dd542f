"""Errors become a message for the visitor that names no command or path; the log has those."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from layers.layer import Language
from ui.data import state
from ui.say.safe_html import Html, el, text
from ui.words.common import WORDS

P = ParamSpec("P")
LOG = logging.getLogger("afsprakenkaart")
WAY_OUT = "build again with `python -m layers build`"
"""What the log says of a map that cannot be shown; a visitor cannot do it."""


def told(show: Callable[P, None]) -> Callable[P, None]:
    """Show a message where one part of the page fails, and let the rest of the page go on."""

    @functools.wraps(show)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            show(*args, **kwargs)
        except Exception:
            LOG.exception("a part of the page could not be shown; if this stays, %s", WAY_OUT)
            words = WORDS[state.held().language]
            st.error(f"**{words.page.fault}** {words.page.fault_hint}", icon=":material/error:")

    return guarded


def fault(language: Language) -> Html:
    """Return the same message as HTML, for a part of the page that the browser fetches."""
    words = WORDS[language]
    return el(
        "div", el("strong", text(words.page.fault)), text(f" {words.page.fault_hint}"), cls="remark fault", role="alert"
    )
