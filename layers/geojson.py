"""GeoJSON as RFC 7946 wants it, as text that is the same whenever the content is. No geometry library is needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def compact(content: object) -> str:
    """JSON without blanks, letters as they are; numbers that are no JSON (NaN) are refused with ValueError."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def collection(layer: str, features: Iterable[tuple[Mapping[str, Any], str]]) -> bytes:
    """A FeatureCollection, one feature a line; each is its properties and its geometry as compact JSON."""
    lines = [
        f'{{"type":"Feature","properties":{compact(properties)},"geometry":{geometry}}}'
        for properties, geometry in features
    ]
    body = ",\n".join(lines)
    return f'{{"type":"FeatureCollection","name":{compact(layer)},"features":[\n{body}\n]}}\n'.encode()
