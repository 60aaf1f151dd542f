"""Feeds of what is new: one list of items, written as Atom (RFC 4287) or JSON Feed 1.1.

Records are text: what stands in them is never markup of a feed. The content of an item is HTML made by `safe_html`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from layers.changes import Change, Followed
from layers.layer import Language
from ui.data import following
from ui.data.choices import SUBJECT_VIEWS
from ui.data.edition import Edition
from ui.data.given import control_free
from ui.data.state import ViewState, to_query
from ui.say import news
from ui.words.common import WORDS as COMMON
from ui.words.following import WORDS
from ui.words.formats import day, number

ATOM: Final = "http://www.w3.org/2005/Atom"
LONGEST: Final = 200
"""Number of items of a feed, the newest; a reader of feeds asks again and again."""
NAMED: Final = uuid5(NAMESPACE_URL, "afsprakenkaart")
"""What the names of feeds and items follow from: the same on every server, for ever."""


@dataclass(frozen=True)
class Item:
    """One thing that is new; `link` is its address, `name` stays the same wherever it stands."""

    name: str
    title: str
    link: str
    day: str
    content: str
    plain: str
    theme: str


@dataclass(frozen=True)
class Feed:
    """A feed: `home` is the page that it belongs to, `own` its own address, `day` that of the edition (ISO)."""

    name: str
    title: str
    about: str
    home: str
    own: str
    day: str
    language: Language
    items: tuple[Item, ...]


def named(followed: Followed, edition: Edition, language: Language) -> str:
    """Return what is followed, in words."""
    if followed.kind == "theme":
        return COMMON[language].facts.themes[followed.ident]
    if followed.kind == "landsdeel":
        return followed.ident
    return edition.subjects.get(f"{followed.kind}:{followed.ident}", WORDS[language].everything)


def page_of(followed: Followed, language: Language) -> str:
    """Return the address of the page to which a feed belongs, on this server."""
    if followed.kind in SUBJECT_VIEWS:
        view = ViewState(view=followed.kind, ident=followed.ident, language=language)  # type: ignore[arg-type]
    else:
        chosen = {"theme": "themes", "landsdeel": "landsdelen"}
        narrowed: dict[str, Any] = {f: (followed.ident,) for k, f in chosen.items() if followed.kind == k}
        view = ViewState(view="new", language=language, **narrowed)
    return f"/?{urlencode({**to_query(view), 'lang': language}, doseq=True)}"


def feed(followed: Followed, form: str, edition: Edition, language: Language, server: str) -> Feed:
    """Return the feed of what is new of what is followed; `server` is the address under which it was asked for."""
    words, manifest = WORDS[language], edition.built.manifest
    found = following.changes(followed, edition)
    about = words.feed_about.format(manifest["edition"], day(manifest["edition_date"], language))
    if len(found) > LONGEST:
        about += " " + words.feed_cut.format(number(LONGEST, language), number(len(found), language))
    return Feed(
        name=uuid5(NAMED, f"{followed.kind}:{followed.ident}:{language}").urn,
        title=words.feed_title.format(named(followed, edition, language)),
        about=about,
        home=server + page_of(followed, language),
        own=server + following.address(followed, form, language),
        day=manifest["edition_date"],
        language=language,
        items=tuple(item(change, edition, language, server) for change in found[:LONGEST]),
    )


def item(change: Change, edition: Edition, language: Language, server: str) -> Item:
    """Return a change as an item of a feed."""
    fact = change.fact
    return Item(
        name=uuid5(NAMED, f"{change.edition}:{change.state}:{fact['id']}:{language}").urn,
        title=control_free(news.heading(change, language)),
        link=f"{server}/?{urlencode({'fact': fact['id'], 'lang': language})}",
        day=change.date,
        content=control_free(news.body(change, edition, language)),
        plain="\n".join(map(control_free, news.lines(change, edition, language).split("\n"))),
        theme=COMMON[language].facts.themes.get(fact["theme"], fact["theme"]),
    )


def atom(made: Feed) -> bytes:
    """Return a feed as Atom."""
    # A name of the format, for the parser; what stands in records is text in every element.
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": made.language})
    _texts(root, {"id": made.name, "title": made.title, "subtitle": made.about, "updated": _moment(made.day)})
    for rel, kind, href in (
        ("self", following.MEDIA_TYPES["atom"], made.own),
        ("alternate", "text/html", made.home),
    ):
        ElementTree.SubElement(root, "link", {"rel": rel, "type": kind, "href": href})
    _texts(ElementTree.SubElement(root, "author"), {"name": COMMON[made.language].page.title})
    for one in made.items:
        entry = ElementTree.SubElement(root, "entry")
        _texts(entry, {"id": one.name, "title": one.title, "updated": _moment(one.day), "published": _moment(one.day)})
        ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": one.link})
        ElementTree.SubElement(entry, "category", {"term": one.theme})
        ElementTree.SubElement(entry, "content", {"type": "html"}).text = one.content
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _texts(element: ElementTree.Element, said: dict[str, str]) -> None:
    for name, value in said.items():
        ElementTree.SubElement(element, name).text = control_free(value)


def _moment(iso: str) -> str:
    return f"{iso}T00:00:00Z"


def json_feed(made: Feed) -> bytes:
    """Return a feed as JSON Feed 1.1."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": made.title,
        "description": made.about,
        "home_page_url": made.home,
        "feed_url": made.own,
        "language": made.language,
        "authors": [{"name": COMMON[made.language].page.title}],
        "items": [_json_item(one) for one in made.items],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _json_item(one: Item) -> dict[str, str | Sequence[str]]:
    return {
        "id": one.name,
        "url": one.link,
        "title": one.title,
        "content_html": one.content,
        "content_text": one.plain,
        "date_published": _moment(one.day),
        "tags": [one.theme],
    }
