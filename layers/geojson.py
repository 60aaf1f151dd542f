"""GeoJSON as RFC 7946 wants it, as text that is the same whenever the content is. No geometry library is needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def compact(content: object) -> str:
    """JSON without blanks, letters as they are; numbers that are no JSON (NaN) are refused with ValueError."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def collection(layer: str, note: str, features: Iterable[tuple[Mapping[str, Any], str]]) -> bytes:
    """A FeatureCollection, one feature a line; each is its properties and its geometry as compact JSON.

    `note` is what whoever adds up its columns must know: a member of the collection.
    """
    lines = [
        f'{{"type":"Feature","properties":{compact(properties)},"geometry":{geometry}}}'
        for properties, geometry in features
    ]
    body = ",\n".join(lines)
    head = f'"type":"FeatureCollection","name":{compact(layer)},"note":{compact(note)}'
    return f'{{{head},"features":[\n{body}\n]}}\n'.encode()
