"""The forms in which layers are given out: what their files are called, and what it takes to make one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Format = Literal["gpkg", "xlsx", "geojson", "csv", "data.csv", "parquet", "fgb", "shp.zip"]
"""A form of a layer, by the end of the file's name; the ones that most people ask for come first."""

ALL_LAYERS: Final = "all"
"""What stands in the place of a layer's id where all layers are meant."""

ZIP: Final = "application/zip"
BUNDLE_FILE: Final = "bundle.zip"
"""What the zip with everything is called at its address."""


@dataclass(frozen=True)
class Form:
    """A form of a layer.

    Attributes:
        media_type: what an answer with such a file is called.
        by_child: it takes a geometry library, so that a server lets a child process make it.
        common: it is offered first; the others stand under "more forms".
        holds_all: one file of it holds all layers; of other forms all layers are a zip of files.
    """

    media_type: str
    by_child: bool = False
    common: bool = False
    holds_all: bool = False


FORMS: Final[dict[Format, Form]] = {
    "gpkg": Form("application/geopackage+sqlite3", by_child=True, common=True, holds_all=True),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", common=True),
    "geojson": Form("application/geo+json", common=True),
    "csv": Form("text/csv; charset=utf-8", common=True),
    "data.csv": Form("text/csv; charset=utf-8"),
    "parquet": Form("application/vnd.apache.parquet", by_child=True),
    "fgb": Form("application/vnd.flatgeobuf", by_child=True),
    "shp.zip": Form(ZIP, by_child=True, holds_all=True),
}
FORMATS: Final[tuple[Format, ...]] = get_args(Format)


def form_of(layer: str, form: Format) -> Form:
    """The form of the file of a layer; of all layers it is a zip, but where one file holds them."""
    own = FORMS[form]
    return own if layer != ALL_LAYERS or own.holds_all else Form(ZIP, own.by_child)


def ending(layer: str, form: Format) -> str:
    """The end of the name of the file of a layer, or of that of all layers, such as `geojson.zip`."""
    return form if layer != ALL_LAYERS or FORMS[form].holds_all else f"{form}.zip"
