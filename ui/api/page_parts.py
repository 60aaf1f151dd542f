"""What the pages of the API are made of: the frame around each, tables, and values in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from layers.columns import Column
from layers.layer import Language
from ui.api.answering import ROOT, Call
from ui.api.collection import Collection, Item
from ui.data.edition import Edition
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.say.wording import wording
from ui.shell.plain import whole
from ui.words.api import WORDS
from ui.words.common import WORDS as COMMON
from ui.words.formats import number

Crumb = tuple[str, str]
Say = Callable[[Column, Item], Html]
"""What a column says of a feature."""


def framed(call: Call, title: str, *body: Html, above: Iterable[Crumb] = ()) -> Html:
    """Return a page: the way to it, its heading, what is in it, and where to find it as JSON."""
    words = WORDS[call.language]
    way = [("/", COMMON[call.language].page.title), (ROOT, "API"), *above]
    crumbs = el("ol", *(el("li", link(href, text(name))) for href, name in way))
    languages = (
        link(
            f"?{urlencode({**call.given, 'lang': code})}",
            text(code.upper()),
            lang=code,
            hreflang=code,
            aria_current="true" if code == call.language else None,
        )
        for code in WORDS
    )
    as_json = link(f"?{urlencode({**call.given, 'f': 'json'})}", text(words.as_json))
    return whole(
        join(
            el(
                "header",
                el("nav", crumbs, aria_label=words.where),
                el("nav", *languages, aria_label=COMMON[call.language].page.language, cls="languages"),
                cls="crumbs",
            ),
            el("main", el("h1", text(title)), *body, cls="part api"),
            el("footer", el("p", as_json, cls="quiet")) if "json" in call.forms else EMPTY,
        ),
        call.language,
    )


def table(head: Html, rows: Iterable[Html]) -> Html:
    """Return a table that scrolls by itself where it is wide."""
    return el("div", el("table", el("thead", head), el("tbody", *rows)), cls="scroll")


def pairs(rows: Iterable[tuple[str, Html]]) -> Html:
    """Return names with what they say; nothing for none."""
    made = [el("tr", el("th", text(name), scope="row"), el("td", said)) for name, said in rows]
    return el("div", el("table", el("tbody", *made)), cls="scroll") if made else EMPTY


@lru_cache(maxsize=64)
def sayer(one: Collection, edition: Edition, language: Language) -> Say:
    """Return what says a value of a collection in the words of a language."""
    values = wording(str(one.layer or one.ident), edition, language).values
    words = WORDS[language]

    def said(name: str, value: Any) -> str:
        if isinstance(value, bool):
            return words.yes if value else words.no
        if isinstance(value, int | float) and not name.endswith(("year", "line_start")):
            return number(value, language)
        return str(values.get(name, {}).get(value, value))

    def say(column: Column, item: Item) -> Html:
        value = item.properties[column.name]
        parts = value if isinstance(value, list) else [value]
        found = "; ".join(said(column.name, part) for part in parts if part is not None)
        return text(found) if found else el("span", text(words.not_said), cls="quiet")

    return say
