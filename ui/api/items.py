"""The features of a collection: which are asked for, and how they are written as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final

from layers.built import Built
from layers.geojson import compact
from layers.layer import Language, LayerId
from layers.rectangles import Rectangle, around, bounds, meets
from layers.shapes import CRS84, System, shapes
from ui.api import cql
from ui.api.collection import Collection, Item, items, page
from ui.api.parameters import Asked, Boxes, in_period, rectangles
from ui.data.edition import Edition

OWN: Final = ("page", "citations")
"""What each feature has beside the columns of its collection."""


@dataclass(frozen=True)
class Selected:
    """The features of one page, and how many there are on all."""

    items: Sequence[Item]
    matched: int


def selected(collection: Collection, asked: Asked, edition: Edition) -> Selected:
    """Return the features that are asked for.

    Raises ProblemError for a filter that cannot be read.
    """
    found: Iterable[Item] = items(collection.ident, edition).values()
    if asked.filter is not None:
        near = partial(_near, edition.built, collection.layer, asked.filter_in) if collection.layer else None
        boxes = partial(rectangles, "filter", there=asked.filter_in)
        test = cql.compiled(asked.filter, collection.queryables, near, boxes)
        found = [item for item in found if test(item.ident, item.properties)]
    for column, value in asked.equal:
        found = [item for item in found if item.properties[column.name] == value]
    if asked.period and collection.day:
        found = [item for item in found if in_period(item.properties[collection.day], asked.period)]
    if asked.boxes and collection.layer:
        near = partial(_near, edition.built, collection.layer, asked.boxes_in)
        found = [item for item in found if near(item.ident, asked.boxes)]
    kept = list(found)
    return Selected(kept[asked.offset : asked.offset + asked.limit], len(kept))


@lru_cache(maxsize=64)
def _bounds(built: Built, layer: LayerId, system: System) -> dict[str, Rectangle]:
    return {ident: bounds(json.loads(shape)) for ident, shape in shapes(built, layer, system).items()}


def _near(built: Built, layer: LayerId, system: System, ident: str, boxes: Boxes) -> bool:
    """Return whether a feature meets a rectangle of these; its shape is looked at only where its bounds do not tell."""
    whole = _bounds(built, layer, system)[ident]
    if any(box.holds(whole) for box in boxes):
        return True
    shape = None
    for box in boxes:
        if box.meets(whole):
            shape = shape or json.loads(shapes(built, layer, system)[ident])
            if meets(shape, box):
                return True
    return False


def extent(collection: Collection, edition: Edition) -> Rectangle | None:
    """Return the rectangle in CRS84 around all features, None where they lie nowhere."""
    if not collection.layer:
        return None
    within = items(collection.ident, edition)
    return around(box for ident, box in _bounds(edition.built, collection.layer, CRS84).items() if ident in within)


def interval(collection: Collection, edition: Edition) -> tuple[str, str] | None:
    """Return the first and the last day (ISO) of the features, None where they have none."""
    if not collection.day:
        return None
    days = sorted(filter(None, (item.properties[collection.day] for item in items(collection.ident, edition).values())))
    return (days[0], days[-1]) if days else None


def properties(item: Item, base: str, language: Language) -> dict[str, Any]:
    """Return what is said of a feature, the address of its page, and the lines that say it."""
    cited = {"citations": list(item.cited)} if item.cited else {}
    return {**item.properties, "page": page(item, base, language), **cited}


def feature(item: Item, said: object, shape: str, more: str = "") -> str:
    """Return a feature as GeoJSON; `more` are further members."""
    head = f'"type":"Feature","id":{compact(item.ident)}'
    return f'{{{head},"geometry":{shape},"properties":{compact(said)}{more}}}'


def shape_of(collection: Collection, item: Item, system: System, built: Built) -> str:
    """Return the geometry of a feature as text, `null` for one that lies nowhere."""
    return shapes(built, collection.layer, system)[item.ident] if collection.layer else "null"
