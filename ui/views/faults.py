"""Errors become a message for the visitor that names no command or path; the log has those."""

from __future__ import annotations

import logging

from layers.layer import Language
from ui.say.safe_html import Html, el, text
from ui.words.common import WORDS

LOG = logging.getLogger("afsprakenkaart")
WAY_OUT = "build again with `python -m layers build`"
"""What the log says of a map that cannot be shown; a visitor cannot do it."""


def fault(language: Language) -> Html:
    """Return the same message as HTML, for a part of the page that the browser fetches."""
    words = WORDS[language]
    return el(
        "div", el("strong", text(words.page.fault)), text(f" {words.page.fault_hint}"), cls="remark fault", role="alert"
    )
