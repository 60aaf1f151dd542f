"""The only maker of HTML and Markdown from text: whatever stands in a record shows as text.

Records go to Streamlit's own elements where those take plain text; where a line needs markup, `md` and `el` make it.
What is made here is `Html`, a type of its own: a string that was not escaped is found by mypy where HTML is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape as _escape
from typing import Final, Literal, NewType, overload

from layers.letters import OFFICIAL
from ui.data.base_path import own

Html = NewType("Html", str)
EMPTY: Final = Html("")
# What Streamlit's Markdown gives a meaning: CommonMark, tables, math, `:red[...]`, `:material/...:`, bare links.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:^=&@/\"'])")
_TAGS = frozenset(
    """a abbr article aside b button caption code datalist dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 header img input kbd label legend li main mark nav ol optgroup option output p pre section select
    small span strong summary sup svg table tbody td textarea tfoot th thead time tr ul""".split()
)
_ATTRIBUTES = frozenset(
    """action alt autocomplete checked colspan datetime enterkeyhint for formaction height hidden href hreflang id
    inputmode label lang list loading maxlength method name open placeholder popover popovertarget rel role rows
    rowspan scope selected spellcheck src start tabindex target type value width""".split()
)
_LEADING: Final = ("action", "formaction", "href", "src")
# Only this server, this page, and a mail that the reader sends: no address out of a record becomes a link.
_ADDRESSES = ("?", "/", "#", "mailto:")


def _is_own(address: object) -> bool:
    return str(address).startswith(_ADDRESSES) and not str(address).startswith("//")


def text(value: object) -> Html:
    """Return a value as text for HTML: every character that HTML gives a meaning is escaped."""
    return Html(_escape(str(value), quote=True))


def join(*parts: Html, between: str = "") -> Html:
    """Return pieces of HTML, one after the other, with a text between them."""
    return Html(text(between).join(parts))


def md(value: object) -> str:
    """Return a value as one line of Markdown that shows exactly that text."""
    flat = re.sub(r"\s+", " ", str(value))
    return _MARKDOWN.sub(lambda m: f"&#{ord(m[1])};", flat)


def el(tag: str, *children: Html, cls: str = "", title: str = "", **attributes: object) -> Html:
    """Return an element around children that are themselves made here (`text`, `el`); `title` is shown on hover.

    Attributes are named with underscores (`aria_label`, `data_copy`, `for_`); None leaves one out. Addresses are those
    of this server only. Raises ValueError for an element, attribute or address that is not made here.
    """
    if tag not in _TAGS:
        raise ValueError(f"{tag!r} is not among the elements made here: {', '.join(sorted(_TAGS))}")
    given = {"class": cls or None, "title": title or None, **attributes}
    named = {name.rstrip("_").replace("_", "-"): value for name, value in given.items() if value is not None}
    for name, value in named.items():
        if name not in {"class", "title", *_ATTRIBUTES} and not name.startswith(("aria-", "data-")):
            raise ValueError(f"{name!r} is not among the attributes made here: {', '.join(sorted(_ATTRIBUTES))}")
        if name in _LEADING and not _is_own(value):
            raise ValueError(f"{value!r} is no address of this server")
    written = "".join(
        f' {name}="{text(own(str(value)) if name in _LEADING else value)}"' if value != "" else f" {name}"
        for name, value in named.items()
    )
    return Html(f"<{tag}{written}>" if tag in ("img", "input") else f"<{tag}{written}>{''.join(children)}</{tag}>")


def link(href: str, *children: Html, cls: str = "", title: str = "", **attributes: object) -> Html:
    """Return a link within this server around children that are themselves made here."""
    return el("a", *children, cls=cls, title=title, href=href, **attributes)


_SVG_TAGS = frozenset("a circle defs path pattern rect style svg text title".split())


def official_link(address: str, *children: Html) -> Html:
    """Return a link to a letter in the official register of publications, the one place outside that is linked to.

    An address of anything else is in no link: the children stand alone.
    """
    if not OFFICIAL.fullmatch(address):
        return join(*children)
    return Html(f'<a href="{text(address)}" target="_blank">{"".join(children)}</a>')


def relation(rel: str, href: str, **attributes: str) -> Html:
    """Return the element in the head of a page that names what the page is related to; others follow the address."""
    named = "".join(f' {name}="{text(value)}"' for name, value in attributes.items())
    return Html(f'<link rel="{text(rel)}"{named} href="{text(own(href))}">')


def meta(name: str, content: object) -> Html:
    """Return the element in the head of a page that says something of it; `og:` names are properties."""
    kind = "property" if name.startswith("og:") else "name"
    return Html(f'<meta {kind}="{text(name)}" content="{text(content)}">')


def json_ld(said: Mapping[str, object]) -> Html:
    """Return data about a page for its head: no script, and nothing in it can end its element."""
    written = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    return Html(f'<script type="application/ld+json">{written}</script>')


def alternate(href: str, media_type: str, title: str) -> Html:
    """Return the element in the head of a page that names another form of it on this server.

    Raises ValueError for an address from elsewhere.
    """
    if not _is_own(href):
        raise ValueError(f"{href!r} is no address of this server")
    return Html(f'<link rel="alternate" type="{text(media_type)}" title="{text(title)}" href="{text(own(href))}">')


_SVG_TEXT = frozenset("style text title".split())
_SVG_ATTRIBUTES = frozenset(
    "aria-label class cx cy d height href id patternUnits r role viewBox width x xmlns y".split()
)


@overload
def svg(tag: Literal["style", "text", "title"], *children: str, cls: str = "", **attributes: object) -> Html: ...
@overload
def svg(tag: str, *children: Html, cls: str = "", **attributes: object) -> Html: ...
def svg(tag: str, *children: str, cls: str = "", **attributes: object) -> Html:
    """Return an element of a drawing (SVG, as XML) around children made here; what `text` and the like hold is text.

    Raises ValueError for an element or attribute that is not made here.
    """
    if tag not in _SVG_TAGS:
        raise ValueError(f"{tag!r} is not among the elements of a drawing: {', '.join(sorted(_SVG_TAGS))}")
    named = {**({"class": cls} if cls else {}), **{name.replace("_", "-"): v for name, v in attributes.items()}}
    if unknown := set(named) - _SVG_ATTRIBUTES:
        raise ValueError(f"{unknown} are not among the attributes of a drawing: {', '.join(sorted(_SVG_ATTRIBUTES))}")
    if not _is_own(named.get("href", "#")):
        raise ValueError(f"{named['href']!r} is no address of this server")
    inner = (text(child) for child in children) if tag in _SVG_TEXT else children
    if "href" in named:
        named["href"] = own(str(named["href"]))
    written = "".join(f' {name}="{text(value)}"' for name, value in named.items())
    return Html(f"<{tag}{written}>{''.join(inner)}</{tag}>")


def document(body: Html, *, language: str, title: str, styles: str, ahead: Html = EMPTY, script: str = "") -> Html:
    """Return a whole page around a body made here.

    `styles` is the address of a file of this server, `script` that of a module, if any, `ahead` what else stands in its
    head.

    Raises ValueError for styles or a script from elsewhere.
    """
    for address in filter(None, (styles, script)):
        if not address.startswith("/") or address.startswith("//"):
            raise ValueError(f"{address!r} is no address of this server")
    module = f'<script type="module" src="{text(script)}"></script>' if script else ""
    return Html(
        f'<!DOCTYPE html><html lang="{text(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{text(title)}</title><link rel="stylesheet" href="{text(styles)}">{ahead}{module}</head>'
        f"<body>{body}</body></html>"
    )
