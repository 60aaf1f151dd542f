"""What pages on paper share: a part under its heading, and the number of a footnote."""

from __future__ import annotations

from collections.abc import Mapping

from ui.say.safe_html import Html, el, link, text
from ui.words.subject import SubjectWords

Numbers = Mapping[str, int]
"""The numbers of the footnotes, by fact."""


def section(name: str, title: str, *body: Html) -> Html:
    """Return a part of the page under its heading."""
    return el("section", el("h2", text(title)), *body, id=name, cls=name)


def reference(number: int, *, words: SubjectWords, first: bool = False) -> Html:
    """Return the number of a footnote, as a link to it; the first one is where the footnote leads back to."""
    mark = link(f"#note-{number}", text(number), aria_label=words.footnote.format(number))
    return el("sup", mark, id=f"ref-{number}" if first else None)
