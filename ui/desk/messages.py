"""What a check says, in the language of the desk."""

from __future__ import annotations

from layers.layer import Language
from ui.desk.dutch import in_dutch
from ui.say.safe_html import Html, el, text


def said(message: str, language: Language) -> str:
    """Return a message of a check in this language, as the check wrote it where there is no Dutch for it."""
    return (in_dutch(message) if language == "nl" else None) or message


def shown(message: str, language: Language) -> Html:
    """Return a message as an element, marked as English where it is."""
    own = said(message, language)
    return el("span", text(own), lang="en" if own == message and language != "en" else None)
