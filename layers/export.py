"""Writes layers of a built folder to files, and says which facts are in none of them.

Imports a geometry library for GeoPackage only, and only then.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layers.analysis import select
from layers.built import Built, known_layer, known_themes
from layers.forms import Format
from layers.narrowing import ALL, Narrowing
from layers.registry import LAYER_IDS, LAYERS
from layers.tables import as_csv, as_xlsx, layer_table


def layer_bytes(
    built: Built,
    layer: str,
    provinces: Sequence[str] = (),
    themes: Sequence[str] = (),
    form: Format = "geojson",
    narrowing: Narrowing = ALL,
) -> bytes:
    """A layer as a filter leaves it, in one of the forms; the same bytes from the command line and the app.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    match form:
        case "geojson":
            return built.export(layer, provinces, themes, narrowing)
        case "csv":
            return as_csv(layer_table(built, layer, provinces, themes, narrowing))
        case "xlsx":
            return as_xlsx(layer_table(built, layer, provinces, themes, narrowing))
        case "gpkg":
            from layers.geopackage import geopackage

            return geopackage(built, layer, provinces, themes, narrowing)


def export(
    built: Built,
    out: Path,
    layers: Sequence[str] = (),
    provinces: Sequence[str] = (),
    themes: Sequence[str] = (),
    form: Format = "geojson",
    narrowing: Narrowing = ALL,
) -> list[Path]:
    """Write a file for each layer into `out`, which is made; the files written.

    Where none is named: all but those that are derived from the others.

    Raises:
        UnknownNameError: a layer, province or theme is not known; nothing is written then.
        OSError: a file cannot be written.
    """
    named = {known_layer(name) for name in layers or LAYER_IDS}
    wanted = [layer for layer in LAYERS if layer in named]
    contents = {f"{layer}.{form}": layer_bytes(built, layer, provinces, themes, form, narrowing) for layer in wanted}
    out.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (out / name).write_bytes(content)
    return [out / name for name in contents]


def outside(built: Built, themes: Sequence[str] = ()) -> str:
    """How many facts of these themes are in no layer, as they have no place, and where they are shown."""
    count = sum(not fact["province_codes"] for fact in select(built.facts, themes=known_themes(themes)))
    facts = "fact has" if count == 1 else "facts have"
    where = 'the app shows them under "Heel Nederland"'
    return f"{count} {facts} no place that a letter names and so are in no layer: {where}."
