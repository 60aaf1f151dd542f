"""The forms in which layers are given out: what their files are called, and what it takes to make one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Format = Literal["geojson", "gpkg", "csv", "xlsx"]
"""A form of a layer, by the end of the file's name."""


@dataclass(frozen=True)
class Form:
    """A form of a layer.

    Attributes:
        media_type: what an answer with such a file is called.
        by_child: it takes a geometry library, so that a server lets a child process make it.
    """

    media_type: str
    by_child: bool = False


FORMS: Final[dict[Format, Form]] = {
    "geojson": Form("application/geo+json"),
    "gpkg": Form("application/geopackage+sqlite3", by_child=True),
    "csv": Form("text/csv; charset=utf-8"),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
