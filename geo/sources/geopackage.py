"""Layers of a GeoPackage as rows; only a database of plain tables in one file is opened.

A GeoPackage is a database: beside it may lie a log of changes, and inside it views and virtual tables that make the
libraries read other files. CBS publishes neither, so a file with either is refused before GDAL sees it.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pyogrio
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from geo.errors import GeoError
from geo.limits import MAX_FEATURES, MAX_POINTS, require
from geo.sources.areas import Row
from reading import within
from writing import scratch

_CHANGES: Final = ("-wal", "-journal")
_SIDE_FILES: Final = (*_CHANGES, "-shm")
_COMMENT: Final = re.compile(r"/\*.*?(\*/|\Z)|--[^\n]*", re.DOTALL)
_PLAIN: Final = re.compile(
    r"\s*CREATE\s+(TABLE|(UNIQUE\s+)?INDEX|TRIGGER|VIRTUAL\s+TABLE\s+(\"[^\"]*\"|\S+)\s+USING\s+rtree\s*\()\b.*",
    re.DOTALL | re.IGNORECASE,
)

Accept = Callable[[Mapping[str, object]], str | None]
"""Says of the first row of a layer, its columns in lower case, why the rest need not be read."""


class InUseError(GeoError):
    """A database with changes beside it that are not in it yet."""


def layers(folder: Path, path: Path) -> list[str]:
    """Return the names of the layers of a GeoPackage in this folder.

    Raises:
        GeoError: it is none, cannot be read, or holds more than plain tables.
        InUseError: changes to it lie beside it.
        OSError: it, or what lies beside it, is not there or leads out of the folder.
    """
    real = within(folder, path)
    for end in _SIDE_FILES:
        side = real.with_name(real.name + end)
        if (side.is_symlink() or side.exists()) and within(folder, side).stat().st_size and end in _CHANGES:
            raise InUseError("has changes beside it that are not in it yet: close the program that has it open")
    _require_plain_tables(real)
    try:
        with warnings.catch_warnings(), _named(real) as dataset:
            warnings.simplefilter("ignore")  # as below
            return [str(name) for name, _ in pyogrio.list_layers(dataset)]
    except Exception as error:  # whatever a damaged file makes of GDAL
        raise GeoError(f"is no GeoPackage that can be read ({str(error)[:200]})") from error


def _require_plain_tables(real: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(f"file:{quote(str(real))}?mode=ro&immutable=1", uri=True)) as database:
            database.text_factory = lambda content: content.decode("utf-8", "replace")
            made = [sql for (sql,) in database.execute("SELECT sql FROM sqlite_master") if sql is not None]
    except (sqlite3.Error, UnicodeError) as error:  # also an error in a message about damaged text
        raise GeoError(f"is no GeoPackage that can be read ({str(error)[:200]})") from error
    if not all(_PLAIN.fullmatch(_COMMENT.sub(" ", str(sql))) for sql in made):
        raise GeoError("holds views or virtual tables, which may read other files")


def rows(folder: Path, path: Path, layer: str, accept: Accept | None = None) -> tuple[list[Row], str | None]:
    """Return the rows of a layer, which `layers` has named, and the name of its system.

    Without `accept` every layer is read that holds provinces or municipalities.

    Raises:
        GeoError: it is not wanted, or cannot be read.
        TooLargeError: it has more rows or points than are read.
        OSError: the file leads out of the folder by now.
    """
    real = within(folder, path)
    try:
        with warnings.catch_warnings(), _named(real) as dataset:
            warnings.simplefilter("ignore")  # what matters of a doubtful file shows in its content
            first = pyogrio.read_dataframe(dataset, layer=layer, max_features=1, read_geometry=False)
            # A layer without rows still has columns.
            row = first.iloc[0].to_dict() if len(first) else dict.fromkeys(first.columns)
            # What the database says of its size may be a lie, so that one more row than is allowed is asked for.
            if why := (accept or _unused)({str(key).lower(): value for key, value in row.items()}):
                raise GeoError(why)
            frame = pyogrio.read_dataframe(dataset, layer=layer, on_invalid="ignore", max_features=MAX_FEATURES + 1)
            require(len(frame), MAX_FEATURES, "rows")
            if "geometry" in frame.columns:
                require(int(frame.count_coordinates().sum()), MAX_POINTS, "points")
    except GeoError:
        raise
    except Exception as error:  # whatever a damaged file makes of GDAL, GEOS and text encodings
        raise GeoError(f"cannot be read ({str(error)[:200]})") from error
    if "geometry" not in frame.columns:
        raise GeoError("no geometry")
    properties = frame.drop(columns="geometry").to_dict("records")
    found = [(row, _give(geometry)) for row, geometry in zip(properties, frame.geometry, strict=True)]
    return found, _name(frame.crs)


@contextlib.contextmanager
def _named(real: Path) -> Iterator[str]:
    """Yield the name by which GDAL opens a file with the driver of GeoPackages alone.

    A colon ends the path there, so that a file with one in its name is opened by way of a link.
    """
    if ":" not in str(real):
        yield f"GPKG:{real}"
        return
    with scratch() as folder:
        link = folder / "boundaries.gpkg"
        link.symlink_to(real)
        yield f"GPKG:{link}"


def _unused(row: Mapping[str, object]) -> str | None:
    if "statcode" not in row:
        return "no column statcode"
    used = row["statcode"] is None or str(row["statcode"]).strip()[:2].upper() in ("GM", "PV")
    return None if used else "neither provinces nor municipalities"


def _give(geometry: BaseGeometry | None) -> Callable[[], BaseGeometry | None]:
    return lambda: geometry


def _name(crs: CRS | None) -> str | None:
    if crs is None:
        return None
    authority = crs.to_authority()
    return ":".join(authority) if authority else str(crs.name)
