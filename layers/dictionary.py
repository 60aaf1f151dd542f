"""The data dictionary: every column of every layer and table, as data and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layers.columns import COMMON, Column
from layers.fact_columns import SOURCE_COLUMNS, TABLES
from layers.registry import LAYERS

COMMON_PART: Final = "All layers"
SOURCES_PART: Final = "sources of facts"


def parts() -> dict[str, Sequence[Column]]:
    """The columns that layers share, those of each layer beside them, and those of each table, by heading."""
    layers: dict[str, Sequence[Column]] = {str(layer.id): layer.columns[len(COMMON) :] for layer in LAYERS.values()}
    return {COMMON_PART: COMMON, **layers, **TABLES, SOURCES_PART: SOURCE_COLUMNS}


def dictionary() -> str:
    """The data dictionary of all layers as Markdown."""
    lines = [
        "# Data dictionary",
        "",
        "Made by `python -m layers dictionary > docs/data-dictionary.md`; a test compares it with the declarations in",
        "`layers/`. All forms have the same columns; one that is empty in the whole edition is left out of a layer.",
        "Geometry is in CRS84 (longitude, latitude) in GeoJSON and in RD New (EPSG:28992) in other forms; tables have",
        "none. A list is one text joined by `; ` (in `data.csv` by `|`), except in GeoJSON, JSON and GeoParquet. Null,",
        "or an empty cell, means: not stated; never zero. Shapefiles shorten names: the zip says how.",
    ]
    for heading, columns in parts().items():
        lines += ["", f"## {heading}", *_table(columns)]
    return "\n".join(lines) + "\n"


def _table(columns: Sequence[Column]) -> list[str]:
    rows = ["", "| column | type | unit | Nederlands | English | meaning |", "|---|---|---|---|---|---|"]
    for c in columns:
        about = f"{c.about} Words: {', '.join(c.words)}." if c.words else c.about
        kind = f"{c.type} or null" if c.optional else c.type
        rows.append(f"| `{c.name}` | {kind} | {c.unit} | {c.nl} | {c.en} | {about} |")
    return rows
