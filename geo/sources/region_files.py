"""What of CBS's regions lies in a folder of the user: its table, and layers with their outlines, by PDOK's names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.errors import GeoError
from geo.limits import MAX_FILES, MAX_GEOPACKAGE_BYTES, MAX_JSON_BYTES, require
from geo.official_kinds import COLLECTIONS, RegionKind
from geo.sources import areas, geopackage, register
from geo.sources.outlines import named_areas
from geo.sources.region_outlines import naming_of
from reading import open_within, read_within, within

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_HEAD: Final = 4_000


def register_bytes(folder: Path, path: Path) -> bytes | None:
    """The content of a file that may be CBS's table of regions, None where its beginning is that of something else.

    Raises:
        OSError: it cannot be read, or leads out of the folder.
    """
    if path.suffix.lower() not in (".json", ".csv") or within(folder, path).stat().st_size > register.MAX_BYTES:
        return None
    with open_within(folder, path) as file:
        head = file.read(_HEAD)
    if b"FeatureCollection" in head or b"GM" not in head:
        return None
    return read_within(folder, path, register.MAX_BYTES)


def is_register(folder: Path, path: Path) -> bool:
    """Whether a file is CBS's table of regions."""
    try:
        content = register_bytes(folder, path)
        return content is not None and bool(register.parsed(content))
    except (OSError, GeoError):
        return False


def registers(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file of a folder that may be the table, by name, with its content; what cannot be read is passed over."""
    for path in _listed(folder):
        try:
            content = register_bytes(folder, path)
        except (OSError, RuntimeError):
            continue
        if content is not None:
            yield path.name, content


def outlines(folder: Path, kind: RegionKind, year: int) -> Iterator[tuple[str, GeoDataFrame | GeoError]]:
    """Each layer whose name is that of a kind: where it is, and its areas of a year or why there are none."""
    for path in _listed(folder):
        try:
            for where, rows, declared in _rows(folder, path, COLLECTIONS[kind], _beginning(kind, year)):
                try:
                    yield where, named_areas(rows, declared, naming_of(kind, year))
                except Exception as error:  # outlines may be anything, and the libraries answer with any exception
                    yield where, error if isinstance(error, GeoError) else GeoError(type(error).__name__)
        except Exception as error:  # as above
            # A database that cannot be opened says nothing of regions; among the boundaries it is told.
            if COLLECTIONS[kind] in path.name.lower():
                yield path.name, GeoError(str(error))


def _rows(
    folder: Path, path: Path, named: str, accept: geopackage.Accept
) -> Iterator[tuple[str, list[areas.Row], str | None]]:
    if path.suffix.lower() in (".json", ".geojson") and named in path.name.lower():
        collection = areas.parse_collection(read_within(folder, path, MAX_JSON_BYTES))
        yield path.name, areas.rows(collection), areas.crs_member(collection)
    elif path.suffix.lower() == ".gpkg":
        require(within(folder, path).stat().st_size, MAX_GEOPACKAGE_BYTES, "bytes")
        # Full outlines lie beside generalised ones, tell the same members, and are far larger.
        for layer in sorted(geopackage.layers(folder, path), key=lambda layer: "niet" in layer.lower()):
            if named in layer.lower():
                yield f"{path.name}, layer {layer}", *geopackage.rows(folder, path, layer, accept)


def _beginning(kind: RegionKind, year: int) -> geopackage.Accept:
    def why_not(first: Mapping[str, object]) -> str | None:
        return None if naming_of(kind, year)(first) else f"no {kind} of {year}"

    return why_not


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_symlink() or not path.is_dir())[:MAX_FILES]
    except OSError:
        return []
