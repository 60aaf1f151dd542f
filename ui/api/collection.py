"""The collections of the API: the layers, and beside them the facts, what became of them, and the letters.

What lies nowhere is a feature without geometry, so that any client of OGC API Features can read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, cast

from layers.adds import columns as adding
from layers.adds import of_facts
from layers.columns import Column
from layers.fact_columns import FACT_COLUMNS, FACTS, LETTER_COLUMNS, PROGRESS_COLUMNS
from layers.layer import GeometryKind, Language, Layer, LayerId
from layers.registry import LAYERS
from layers.shapes import CRS84, shapes
from layers.tables import fact_table
from ui.api.citing import Cited, citations, of_facts_named
from ui.data import state
from ui.data.choices import NATIONAL, View, ViewState
from ui.data.edition import Edition
from ui.words.api import WORDS

Row = Mapping[str, Any]
NOWHERE: Final = LayerId("")


@dataclass(frozen=True)
class Item:
    """A feature: its id, its properties, and the letters and lines that say it."""

    ident: str
    properties: Row
    cited: tuple[Cited, ...]
    view: ViewState


@dataclass(frozen=True)
class Collection:
    """A collection; `layer` is that of its geometry, "" for features without, `day` the column with a day, if any.

    With a `kind` of geometry it holds those features of its layer alone: many programs draw one kind at a time.
    """

    ident: str
    columns: tuple[Column, ...]
    make: Callable[[Edition], Iterable[Item]]
    layer: LayerId = NOWHERE
    day: str = ""
    kind: GeometryKind | None = None

    def title(self, language: Language) -> str:
        """Return what it is called."""
        words = WORDS[language]
        if not self.layer:
            return words.titles[self.ident]
        name = LAYERS[self.layer].words[language].name
        return words.only[self.kind].format(name) if self.kind else name

    def about(self, language: Language) -> str:
        """Return what is in it."""
        words = WORDS[language]
        if not self.layer:
            return words.about[self.ident]
        name = LAYERS[self.layer].words[language].name
        return (words.part_of_layer if self.kind else words.of_layer).format(name)

    @property
    def queryables(self) -> dict[str, Column]:
        """The properties that a filter may name: all but what rows add to figures, which only sums make sense of."""
        left_out = frozenset(adding())
        return {column.name: column for column in self.columns if column.name not in left_out}


def _of_layer(layer: LayerId) -> Callable[[Edition], Iterable[Item]]:
    """The features of a layer as its files have them; bottlenecks with all that is cited for them."""
    found = LAYERS[layer]

    def make(edition: Edition) -> Iterable[Item]:
        for row in edition.built.rows(layer):
            cited = of_facts_named(row["fact_ids"], edition) if found.derive else ()
            view = (
                ViewState(view=cast("View", found.page), ident=row["id"])
                if found.page
                else ViewState(selection=(row["subject"] if found.derive else found.key(row["id"]),))
            )
            yield Item(str(row["id"]), cast("Row", row), cited, view)

    return make


def fact_view(fact_id: str, edition: Edition) -> ViewState:
    """Return the page of a fact: at what it is about, the fact open."""
    at = tuple(edition.features_of_fact.get(fact_id, ())[:1]) or (NATIONAL,)
    return ViewState(selection=at, fact=fact_id)


def _facts(edition: Edition) -> Iterable[Item]:
    built = edition.built
    manifest, parts = built.manifest, built.registers["document_parts"]
    added = of_facts(built.facts)
    table = fact_table(built.facts, parts, manifest["edition"], manifest["edition_date"], {}, added)
    for row in table.rows:
        ident = str(row["id"])
        yield Item(ident, row, of_facts_named([ident], edition), fact_view(ident, edition))


def _progress(edition: Edition) -> Iterable[Item]:
    for fact in edition.built.facts:
        for told in fact["progress"]:
            row = {
                **{c.name: cast("Row", told).get(c.name) for c in PROGRESS_COLUMNS},
                "fact_id": fact["id"],
                "edition": edition.built.manifest["edition"],
            }
            yield Item(told["id"], row, citations(fact["id"], told["sources"], edition), fact_view(fact["id"], edition))


def _letters(edition: Edition) -> Iterable[Item]:
    cited: dict[tuple[str, int], set[str]] = {}
    for fact in edition.built.facts:
        for source in fact["sources"]:
            if part := edition.part(source):
                cited.setdefault((part["file"], part["line_start"]), set()).add(fact["id"])
    for part in edition.built.registers["document_parts"]:
        document = edition.documents[part["file"]]
        own = {column.name: cast("Row", part).get(column.name) or None for column in LETTER_COLUMNS}
        ident = f"{document['id']}-{part['line_start']}"
        row = {
            **own,
            "id": ident,
            "is_draft": part["is_draft"],
            "fact_count": len(cited.get((part["file"], part["line_start"]), ())),
            "edition": edition.built.manifest["edition"],
        }
        itself: Cited = {
            "letter": part["title"],
            "sender": part["sender"] or None,
            "date": part["date"] or None,
            "file": part["file"],
            "line_start": part["line_start"],
            "kamerstuk": part["kamerstuk"] or None,
            "official_url": part["official_url"] or None,
        }
        yield Item(ident, row, (itself,), ViewState(view="letter", ident=document["id"]))


def _of(layer: Layer, kind: GeometryKind | None = None) -> Collection:
    ident = f"{layer.id}-{kind}" if kind else str(layer.id)
    return Collection(ident, layer.columns, _of_layer(layer.id), layer.id, kind=kind)


_KINDS: Final[Mapping[str, GeometryKind]] = {"Point": "points", "LineString": "lines", "Polygon": "areas"}
_TYPE: Final = re.compile(r'"type":"(?:Multi)?(\w+)"')

COLLECTIONS: Final[Mapping[str, Collection]] = {
    **{one.ident: one for layer in LAYERS.values() for one in (_of(layer), *(_of(layer, k) for k in layer.mixed))},
    FACTS: Collection(FACTS, FACT_COLUMNS, _facts),
    "progress": Collection("progress", PROGRESS_COLUMNS, _progress, day="date"),
    "letters": Collection("letters", LETTER_COLUMNS, _letters, day="date"),
}
"""The collections by id, in the order in which they are listed."""

_ID: Final = re.compile(r"[^\x00-\x20/?#%]+")


@lru_cache(maxsize=32)
def items(collection: str, edition: Edition) -> dict[str, Item]:
    """Return the features of a collection by id; a built folder never changes.

    Raises ValueError for an id that is no part of an address.
    """
    one = COLLECTIONS[collection]
    if one.kind:
        of_kind = {
            ident for ident, shape in shapes(edition.built, one.layer, CRS84).items() if kind_of(shape) == one.kind
        }
        return {ident: item for ident, item in items(str(one.layer), edition).items() if ident in of_kind}
    found = {item.ident: item for item in one.make(edition)}
    if bad := [ident for ident in found if not _ID.fullmatch(ident)]:
        raise ValueError(f"{collection}: {bad[0]!r} is no part of an address")
    return found


def kind_of(shape: str) -> GeometryKind:
    """Return of which kind a GeoJSON geometry is, given as text."""
    found = _TYPE.search(shape)
    return _KINDS[found[1] if found else ""]


def page(item: Item, base: str, language: Language) -> str:
    """Return the address of the page of the app that shows a feature."""
    with state.for_browser_in(language):
        return f"{base}/?{state.written(item.view)}"
