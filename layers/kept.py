"""Which features a filter leaves, by columns: what `layers.counted.stays` says of each, without counting anything."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from layers.columnar import Columns, Truths, valued
from layers.counted import stays
from layers.features import Feature
from layers.layer import LayerId
from layers.narrowing import Narrowing
from layers.numpy_file import Table, Texts, listed, lists
from layers.registry import LAYERS

_LIES_IN: Final = {"province": "province_codes", "municipality": "municipality_codes"}


def kept_tables(rows: Mapping[LayerId, Sequence[Feature]], places: Mapping[str, int]) -> dict[str, Table]:
    """Return the tables of the features of each layer; `places` says where each fact stands."""
    made: dict[str, Table] = {}
    for layer, features in rows.items():
        start = f"kept.{layer}"
        made |= lists(start, [[places[i] for i in feature["fact_ids"]] for feature in features])
        made[f"{start}.stays"] = np.array([LAYERS[layer].stays(feature) for feature in features], bool)
        for name, column in _LIES_IN.items():
            made |= valued(f"{start}.{name}", [_codes(feature, column) for feature in features])
    return made


def _codes(feature: Feature, column: str) -> Sequence[str]:
    found: Mapping[str, object] = {**feature}
    return [code for name in (column, f"{column}_inferred") for code in found.get(name) or ()]  # type: ignore[attr-defined]


def kept(
    columns: Columns,
    layer: LayerId,
    features: Sequence[Feature],
    left: Truths,
    provinces: Sequence[str],
    themes: Sequence[str],
    narrowing: Narrowing,
) -> Truths:
    """Return which features of a layer stay where a filter leaves these facts (`left`), one truth a feature."""
    start, tables = f"kept.{layer}", columns.tables
    if f"{start}.starts" not in tables:  # made of the others, and few
        return np.array([_stays(f, columns, layer, left, provinces, themes, narrowing) for f in features], bool)
    starts = tables[f"{start}.starts"].astype(np.intp)
    before = np.concatenate([[0], np.cumsum(left[tables[f"{start}.at"].astype(np.intp)])])
    found: Truths = (before[starts[1:]] > before[starts[:-1]]) | tables[f"{start}.stays"].astype(bool)
    wanted = narrowing.of("municipality")
    silent = starts[1:] == starts[:-1]
    asks_for_facts = bool(themes) or bool(narrowing.without("municipality"))
    if wanted:
        somewhere = _lying(columns, f"{start}.municipality", None, len(features))
        if not asks_for_facts:
            found |= silent & somewhere
        found &= ~somewhere | _lying(columns, f"{start}.municipality", wanted, len(features))
    elif not asks_for_facts:
        found |= silent
    if provinces:
        found &= _lying(columns, f"{start}.province", provinces, len(features))
    return found


def _lying(columns: Columns, name: str, wanted: Sequence[str] | None, count: int) -> Truths:
    """Return which features lie in one of some places; None for any place at all."""
    found = np.zeros(count, bool)
    values = Texts(columns.tables, f"{name}.values")
    if wanted is None:
        found[listed(columns.tables, name, 0, len(values))] = True
        return found
    for value in wanted:
        n = bisect_left(values, value)
        if n < len(values) and values[n] == value:
            found[listed(columns.tables, name, n, n + 1)] = True
    return found


def _stays(
    feature: Feature,
    columns: Columns,
    layer: LayerId,
    left: Truths,
    provinces: Sequence[str],
    themes: Sequence[str],
    narrowing: Narrowing,
) -> bool:
    if provinces and not set(provinces) & set(_codes(feature, "province_codes")):
        return False
    ids = [i for i in feature["fact_ids"] if left[columns.places[i]]]
    return stays(LAYERS[layer], feature, ids, themes, narrowing)
