"""Writes layers of a built folder to files, and says which facts are in none of them.

Imports a geometry library for the forms that need one (`layers.forms`), and only then.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layers.analysis import select
from layers.built import Built
from layers.files.archive import zipped
from layers.forms import ALL_LAYERS, Format, ending
from layers.known import known_layer, known_themes
from layers.narrowing import ALL, Narrowing
from layers.registry import LAYER_IDS, LAYERS
from layers.tables import WRITERS, layer_table
from writing import write_atomically


def layer_bytes(
    built: Built,
    layer: str,
    provinces: Sequence[str] = (),
    themes: Sequence[str] = (),
    form: Format = "geojson",
    narrowing: Narrowing = ALL,
    *,
    file_name: str = "",
) -> bytes:
    """A layer as a filter leaves it, in one of the forms; the same bytes from the command line and the app.

    `ALL_LAYERS` stands for all of them, as one file where the form has that, else as a zip of files. `file_name` is
    what that file will be called, which a project inside it must know.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    if layer == ALL_LAYERS:
        return _all_bytes(built, provinces, themes, form, narrowing, file_name or f"{ALL_LAYERS}.{form}")
    wish = provinces, themes, narrowing
    match form:
        case "geojson":
            return built.export(layer, *wish)
        case "csv" | "data.csv" | "xlsx":
            return WRITERS[form](layer_table(built, layer, *wish))
        case "gpkg":
            from layers.files.geopackage import geopackage

            return geopackage(built, layer, *wish)
        case "parquet":
            from layers.files.tabular import geoparquet

            return geoparquet(built, layer, *wish)
        case "fgb":
            from layers.files.tabular import flatgeobuf

            return flatgeobuf(built, layer, *wish)
        case "shp.zip":
            from layers.files.shapefile import shapefile

            return shapefile(built, [layer], *wish)


def _all_bytes(
    built: Built,
    provinces: Sequence[str],
    themes: Sequence[str],
    form: Format,
    narrowing: Narrowing,
    file_name: str,
) -> bytes:
    if form == "gpkg":
        from layers.files.everything import everything

        return everything(built, file_name, provinces, themes, narrowing)
    if form == "shp.zip":
        from layers.files.shapefile import shapefile

        return shapefile(built, tuple(LAYERS), provinces, themes, narrowing)
    files = {f"{layer}.{form}": layer_bytes(built, layer, provinces, themes, form, narrowing) for layer in LAYERS}
    return zipped(files, built.manifest["edition_date"])


def export(
    built: Built,
    out: Path,
    layers: Sequence[str] = (),
    provinces: Sequence[str] = (),
    themes: Sequence[str] = (),
    form: Format = "geojson",
    narrowing: Narrowing = ALL,
    *,
    file_name: str = "",
) -> list[Path]:
    """Write a file for each layer into `out`, which is made; the files written.

    Where none is named: all but those that are derived from the others. `ALL_LAYERS` is one file with all of them.

    Raises:
        UnknownNameError: a layer, province or theme is not known; nothing is written then.
        OSError: a file cannot be written.
    """
    named = {name if name == ALL_LAYERS else known_layer(name) for name in layers or LAYER_IDS}
    wanted = [layer for layer in (ALL_LAYERS, *LAYERS) if layer in named]
    contents = {
        f"{layer}.{ending(layer, form)}": layer_bytes(
            built, layer, provinces, themes, form, narrowing, file_name=file_name
        )
        for layer in wanted
    }
    for name, content in contents.items():
        write_atomically(out / name, content)
    return [out / name for name in contents]


def outside(built: Built, themes: Sequence[str] = ()) -> str:
    """How many facts of these themes are in no layer, as they have no place, and where they are shown."""
    count = sum(not fact["province_codes"] for fact in select(built.facts, themes=known_themes(themes)))
    facts = "fact has" if count == 1 else "facts have"
    where = 'the app shows them under "Heel Nederland"'
    return f"{count} {facts} no place that a letter names and so are in no layer: {where}."
