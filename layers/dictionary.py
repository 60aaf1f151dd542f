"""The data dictionary: every column of every layer and table, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from layers.columns import COMMON, Column
from layers.fact_columns import SOURCE_COLUMNS, TABLES
from layers.registry import LAYERS


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
        "",
        "## All layers",
        *_table(COMMON),
    ]
    for layer in LAYERS.values():
        lines += ["", f"## {layer.id}", *_table(layer.columns[len(COMMON) :])]
    for name, columns in TABLES.items():
        lines += ["", f"## {name}", *_table(columns)]
    lines += ["", "## sources of facts", *_table(SOURCE_COLUMNS)]
    return "\n".join(lines) + "\n"


def _table(columns: Sequence[Column]) -> list[str]:
    rows = ["", "| column | type | unit | Nederlands | English | meaning |", "|---|---|---|---|---|---|"]
    for c in columns:
        about = f"{c.about} Words: {', '.join(c.words)}." if c.words else c.about
        kind = f"{c.type} or null" if c.optional else c.type
        rows.append(f"| `{c.name}` | {kind} | {c.unit} | {c.nl} | {c.en} | {about} |")
    return rows
