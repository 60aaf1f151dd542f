"""The same as pages to read: what the API says, in the style of the house."""

from __future__ import annotations

from typing import Final

from layers.columns import Column
from layers.fact_columns import FACTS
from layers.layer import Language
from layers.registry import LAYERS
from layers.shapes import systems
from ui.api import openapi
from ui.api.answering import ROOT, Call
from ui.api.collection import COLLECTIONS, Collection, Item, page
from ui.api.documents import CONFORMANCE, Document, item_address, turned
from ui.api.items import Selected, extent, interval
from ui.api.page_parts import Crumb, Say, framed, pairs, sayer, table
from ui.api.parameters import Asked
from ui.say.safe_html import EMPTY, Html, el, join, link, official_link, text
from ui.words.api import WORDS, ApiWords
from ui.words.formats import day

_SHOWN: Final = {
    FACTS: ("summary", "theme", "status"),
    "progress": ("summary", "outcome", "date"),
    "letters": ("title", "date", "sender", "kamerstuk"),
}


def landing(call: Call) -> Html:
    """Return the start."""
    words = WORDS[call.language]
    ways = (("collections", words.collections), ("openapi.html", words.definition), ("conformance", words.conformance))
    return framed(
        call,
        words.title,
        el("p", text(words.intro)),
        el("ul", *(el("li", link(f"{ROOT}/{end}", text(name))) for end, name in ways)),
        _list(call, words),
    )


def collections(call: Call) -> Html:
    """Return all collections."""
    words = WORDS[call.language]
    return framed(call, words.collections, _list(call, words))


def _list(call: Call, words: ApiWords) -> Html:
    rows = (
        el(
            "tr",
            el("th", link(f"{ROOT}/collections/{one.ident}", text(one.title(call.language))), scope="row"),
            el("td", text(one.about(call.language))),
        )
        for one in COLLECTIONS.values()
    )
    head = el("tr", *(el("th", text(name), scope="col") for name in (words.collection, words.description)))
    return table(head, rows)


def collection(one: Collection, call: Call) -> Html:
    """Return one collection."""
    words, built = WORDS[call.language], call.edition.built
    here = f"{ROOT}/collections/{one.ident}"
    rows = []
    if around := extent(one, call.edition):
        rows.append((words.extent, text(", ".join(f"{number:.3f}" for number in around))))
    if days := interval(one, call.edition):
        rows.append((words.period, text(words.days.format(*(day(one, call.language) for one in days)))))
    if one.layer:
        rows.append((words.systems, el("ul", *(el("li", text(s.name), title=s.uri) for s in systems(built)))))
    ways = ((f"{here}/items", words.items), (f"{here}/queryables", words.queryables))
    return framed(
        call,
        one.title(call.language),
        el("p", text(one.about(call.language))),
        el("ul", *(el("li", link(href, text(name))) for href, name in ways)),
        pairs(rows),
        above=[(f"{ROOT}/collections", words.collections)],
    )


def _above(one: Collection, call: Call) -> list[Crumb]:
    words = WORDS[call.language]
    return [
        (f"{ROOT}/collections", words.collections),
        (f"{ROOT}/collections/{one.ident}", one.title(call.language)),
    ]


def queryables(one: Collection, call: Call) -> Html:
    """Return what a filter may name."""
    words = WORDS[call.language]
    head = el("tr", *(el("th", text(name), scope="col") for name in (words.property, words.type, words.meaning)))
    rows = (
        el(
            "tr",
            el("th", el("code", text(name)), scope="row"),
            el("td", text(column.type)),
            el("td", text(column.about), *_vocabulary(column), lang="en"),
        )
        for name, column in one.queryables.items()
    )
    intro = el("p", text(words.queryables_intro))
    return framed(call, words.queryables, intro, table(head, rows), above=_above(one, call))


def _vocabulary(column: Column) -> tuple[Html, ...]:
    return (el("p", text(" · ".join(column.words)), cls="quiet"),) if column.words else ()


def features(one: Collection, asked: Asked, found: Selected, call: Call) -> Html:
    """Return a page of features, with the ways to those before and after."""
    words, language = WORDS[call.language], call.language
    columns, say = shown(one, language), sayer(one, call.edition, language)
    heads = [words.id, *(column.nl if language == "nl" else column.en for column in columns)]
    rows = (
        el(
            "tr",
            el("th", link(item_address(one, item), text(item.ident)), scope="row"),
            *(el("td", say(column, item)) for column in columns),
        )
        for item in found.items
    )
    ways = [
        link(way["href"].removeprefix(call.origin), text(way["title"]), rel=way["rel"])
        for way in sorted(turned(asked, found, call), key=lambda way: way["rel"], reverse=True)
    ]
    around = el("p", *ways, cls="ways") if ways else EMPTY
    if not found.items:
        return framed(call, one.title(language), el("p", text(words.none)), around, above=_above(one, call))
    count = words.counted.format(asked.offset + 1, asked.offset + len(found.items), found.matched)
    head = el("tr", *(el("th", text(name), scope="col") for name in heads))
    body = (el("p", text(count), role="status"), around, table(head, rows), around)
    return framed(call, one.title(language), *body, above=_above(one, call))


def shown(one: Collection, language: Language) -> list[Column]:
    """Return the columns that a list of features shows, after the id."""
    names = ("name", *LAYERS[one.layer].table[:3]) if one.layer else _SHOWN[one.ident]
    spoken = [f"{name}_{language}" if name == "summary" else name for name in names]
    return [column for name in spoken for column in one.columns if column.name == name]


def single(one: Collection, item: Item, call: Call) -> Html:
    """Return one feature: what it says, and the lines that say it."""
    words, language = WORDS[call.language], call.language
    say: Say = sayer(one, call.edition, language)
    other = "_en" if language == "nl" else "_nl"
    rows = [
        (column.nl if language == "nl" else column.en, say(column, item))
        for column in one.queryables.values()
        # What is not true is not stated: nothing here says no.
        if item.properties[column.name] not in (None, [], "")
        and item.properties[column.name] is not False
        and not column.name.endswith(other)
        and (column.name != "sources" or not item.cited)
    ]
    title = str(item.properties.get("name") or item.properties.get("title") or item.ident)
    way = el("p", link(page(item, "", language), text(words.in_app)))
    above = [*_above(one, call), (f"{ROOT}/collections/{one.ident}/items", words.items)]
    return framed(call, title, way, pairs(rows), _sources(item, words), above=above)


def _sources(item: Item, words: ApiWords) -> Html:
    """Return the letters with their lines, each as a link to the official one where its address is known."""
    if not item.cited:
        return EMPTY
    said = []
    for cited in item.cited:
        name = text(cited["letter"])
        url = cited.get("official_url")
        lines = words.lines.format(cited["line_start"], cited.get("line_end", cited["line_start"]))
        rest = ", ".join(filter(None, (cited.get("date"), cited["file"], lines if "line_end" in cited else "")))
        said.append(el("li", official_link(url, name) if url else name, text(f", {rest}")))
    return join(el("h2", text(words.sources)), el("ul", *said))


def conformance(call: Call) -> Html:
    """Return the parts of the standards that are kept."""
    words = WORDS[call.language]
    named = el("ul", *(el("li", el("code", text(name))) for name in CONFORMANCE))
    return framed(call, words.conformance, el("p", text(words.conformance_intro)), named)


def definition(call: Call) -> Html:
    """Return the addresses with their parameters; those of one collection stand for those of all."""
    words = WORDS[call.language]
    described = openapi.document(call.language)
    first, *others = (f"/collections/{ident}" for ident in COLLECTIONS)
    away = tuple(f"{other}{end}" for other in others for end in ("", "/"))
    paths = [
        (path.replace(first, "/collections/{id}"), operation["get"])
        for path, operation in described["paths"].items()
        if path not in away and not path.startswith(tuple(end for end in away if end.endswith("/")))
    ]
    name = COLLECTIONS[first.rpartition("/")[2]].title(call.language)
    addresses = (
        el("tr", el("th", el("code", text(f"{ROOT}{path}")), scope="row"), el("td", text(_summary(one, name))))
        for path, one in paths
    )
    shared = (
        el("tr", el("th", el("code", text(one["name"])), scope="row"), el("td", text(one["description"])))
        for one in described["components"]["parameters"].values()
    )
    heads = [el("tr", *(el("th", text(head), scope="col") for head in (what, words.description)))
             for what in (words.address, words.parameters)]  # fmt: skip
    return framed(
        call, words.definition, table(heads[0], addresses), el("h2", text(words.parameters)), table(heads[1], shared)
    )


def _summary(operation: Document, name: str) -> str:
    return str(operation["summary"]).replace(name, "{id}")
