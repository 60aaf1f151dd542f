"""GeoJSON as RFC 7946 wants it, as text that is the same whenever the content is. No geometry library is needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layers.columns import Column


Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def compact(content: object) -> str:
    """JSON without blanks, letters as they are; numbers that are no JSON (NaN) are refused with ValueError."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def collection(
    layer: str, note: str, columns: Sequence[Column] | None, features: Iterable[tuple[Mapping[str, Any], str]]
) -> bytes:
    """A FeatureCollection, one feature a line; each is its properties and its geometry as compact JSON.

    `note` is what whoever adds up its columns must know: a member of the collection. The columns are the properties;
    None leaves all that there are.
    Collection and features say their bounds (`bbox`), but a single point, which is its own.
    """
    lines, bounds = [], []
    for row, geometry in features:
        box = bounds_of(geometry)
        bounds.append(box)
        own = "" if geometry.startswith('{"type":"Point"') else f'"bbox":{compact(box)},'
        properties = compact(row if columns is None else {column.name: row[column.name] for column in columns})
        lines.append(
            f'{{"type":"Feature","id":{compact(row["id"])},{own}"properties":{properties},"geometry":{geometry}}}'
        )
    around = f'"bbox":{compact(_around(bounds))},' if bounds else ""
    body = ",\n".join(lines)
    head = f'"type":"FeatureCollection","name":{compact(layer)},"note":{compact(note)},{around}'
    return f'{{{head}"features":[\n{body}\n]}}\n'.encode()


@lru_cache(maxsize=1024)
def bounds_of(geometry: str) -> Bounds:
    """The bounds of a geometry, given as GeoJSON text; kept, as a layer is asked for under many filters."""
    found = list(_positions(json.loads(geometry)["coordinates"]))
    lons, lats = [lon for lon, _ in found], [lat for _, lat in found]
    return min(lons), min(lats), max(lons), max(lats)


def _positions(coordinates: Any) -> Iterator[Sequence[float]]:
    if isinstance(coordinates[0], list):
        for part in coordinates:
            yield from _positions(part)
    else:
        yield coordinates


def _around(bounds: Sequence[Bounds]) -> Bounds:
    wests, souths, easts, norths = zip(*bounds, strict=True)
    return min(wests), min(souths), max(easts), max(norths)
