"""The only maker of HTML and Markdown from text: whatever stands in a record shows as text.

Records go to Streamlit's own elements where those take plain text; where a line needs markup, `md` and `el` make it.
"""

from __future__ import annotations

import re
from html import escape as _escape

# What Streamlit's Markdown gives a meaning: CommonMark, tables, math, `:red[...]`, `:material/...:`, bare links.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:^=&@/\"'])")
_TAGS = frozenset({"details", "div", "span", "p", "summary", "b", "small", "ul", "li", "dl", "dt", "dd", "svg"})


def text(value: object) -> str:
    """Return a value as text for HTML: every character that HTML gives a meaning is escaped."""
    return _escape(str(value), quote=True)


def md(value: object) -> str:
    """Return a value as one line of Markdown that shows exactly that text."""
    flat = re.sub(r"\s+", " ", str(value))
    return _MARKDOWN.sub(lambda m: f"&#{ord(m[1])};", flat)


def el(tag: str, *children: str, cls: str = "", title: str = "") -> str:
    """Return an element around children that are themselves made here (`text`, `el`); `title` is shown on hover."""
    if tag not in _TAGS:
        raise ValueError(f"{tag!r} is not among the elements made here: {', '.join(sorted(_TAGS))}")
    attributes = "".join(f' {name}="{text(value)}"' for name, value in (("class", cls), ("title", title)) if value)
    return f"<{tag}{attributes}>{''.join(children)}</{tag}>"
