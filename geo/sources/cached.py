"""The last good copy of fetched boundaries on disk: a GeoJSON in RD per level and year, and a JSON that vouches for it.

`boundaries/<level>-<year>.geojson` is used only where `boundaries/<level>-<year>.json` beside it holds its hash.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import shapely

from geo.boundaries import BoundarySet
from geo.crs import KNOWN
from geo.errors import BoundaryUnavailableError, GeoError, NoBoundariesError
from geo.findings import Finding
from geo.levels import Level
from geo.limits import MAX_JSON_BYTES
from geo.reports import SourceKind
from geo.sources import areas
from geo.text import MAX_STATED, plain
from reading import read_within
from writing import alone, complete, moved

_NAME: Final = re.compile(r"(?P<level>provincie|gemeente)-(?P<year>\d{4})\.(geo)?json")
_STATED: Final = ("origin", "licence", "credit", "fetched_at")


class CachedSource:
    """The boundaries kept in a cache folder by `keep`."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / "boundaries"
        self._notes: list[Finding] = []

    @property
    def kind(self) -> SourceKind:
        """The last good copy."""
        return "cache"

    @property
    def name(self) -> str:
        """How the log calls it."""
        return f"cache {self._folder}"

    def notes(self) -> Sequence[Finding]:
        """What was passed over so far."""
        return tuple(self._notes)

    def years(self, level: Level) -> Sequence[int]:
        """The years of this level that were kept; half a pair counts, so that `load` reports it.

        Raises:
            BoundaryUnavailableError: the folder cannot be read.
        """
        try:
            names = [path.name for path in self._folder.iterdir()] if self._folder.exists() else []
        except OSError as error:
            why = f"cannot be read ({error.strerror or error})"
            raise BoundaryUnavailableError.of(Finding("unreadable", why)) from error
        found = filter(None, map(_NAME.fullmatch, names))
        return sorted({int(match["year"]) for match in found if match["level"] == level})

    def load(self, level: Level, year: int) -> BoundarySet:
        """The areas of that level and year, if file and sidecar agree, see `geo.boundaries.Source`."""
        data, sidecar = _paths(self._folder, level, year)
        try:
            content = _content(data)
            stated = _vouching(sidecar, hashlib.sha256(content).hexdigest())
            found, notes = areas.read_areas(areas.rows(areas.parse_collection(content)))
            loaded, mended = areas.boundary_set(found, **{key: plain(stated[key], MAX_STATED) for key in _STATED})
        except (OSError, GeoError) as error:
            raise _altered(
                level, year, f"{data.name}: not used, {error}; `python -m geo fetch` makes it anew"
            ) from error
        self._notes += [replace(note, full=f"{data.name}: {note}") for note in (*notes, *mended)]
        if (loaded.level, loaded.year) != (level, year):
            raise _altered(level, year, f"{data.name}: holds {loaded.level} {loaded.year}")
        return loaded


def _altered(level: Level, year: int, why: str) -> NoBoundariesError:
    return NoBoundariesError.of(Finding("altered", why, level, year))


def _paths(folder: Path, level: Level, year: int) -> tuple[Path, Path]:
    return folder / f"{level}-{year}.geojson", folder / f"{level}-{year}.json"


def _content(path: Path) -> bytes:
    return read_within(path.parent, path, MAX_JSON_BYTES)


def _vouching(sidecar: Path, sha256: str) -> dict[str, Any]:
    """What the sidecar states of content with this hash.

    Raises:
        GeoError: it is no sidecar, or vouches for other content.
    """
    stated = _read(sidecar)
    for candidate in (stated, stated.get("previous")):
        if isinstance(candidate, dict) and candidate.get("sha256") == sha256:
            if all(isinstance(candidate.get(key), str) for key in _STATED):
                return candidate
            raise GeoError(f"{sidecar.name} lacks one of {', '.join(_STATED)}")
    raise GeoError(f"its content is not what {sidecar.name} vouches for (sha256 {sha256[:12]}…)")


def _read(sidecar: Path) -> dict[str, Any]:
    try:
        stated = json.loads(_content(sidecar))
    except (ValueError, RecursionError) as error:
        raise GeoError(f"{sidecar.name} is not JSON") from error
    if not isinstance(stated, dict):
        raise GeoError(f"{sidecar.name} is not a JSON object")
    return stated


def fetched_at(cache: Path, level: Level, year: int, *, origin_prefix: str) -> dt.datetime | None:
    """When the kept copy of this level and year was fetched from that address, None where there is no such copy."""
    with contextlib.suppress(OSError, GeoError, ValueError, KeyError, TypeError):
        stated = _read(_paths(cache / "boundaries", level, year)[1])
        if stated["origin"].startswith(origin_prefix):
            moment = dt.datetime.fromisoformat(stated["fetched_at"])
            return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return None


def keep(cache: Path, boundaries: BoundarySet) -> Path:
    """Write a set as the last good copy of its level and year, and give the folder it is in.

    Both files are complete before either takes its place. The sidecar goes first and still vouches for the copy that it
    replaces, so that a crash between the two leaves a pair that agrees.

    Raises:
        GeoError: the folder cannot be written.
    """
    folder = cache / "boundaries"
    data, sidecar = _paths(folder, boundaries.level, boundaries.year)
    content = _geojson(boundaries)
    stated = {"sha256": hashlib.sha256(content).hexdigest(), "level": boundaries.level, "year": boundaries.year}
    stated |= {key: getattr(boundaries, key) for key in _STATED}
    try:
        # Two fetches at once: the files of one must not stand beside those of the other.
        with alone(cache / "boundaries.lock"):
            with contextlib.suppress(OSError, GeoError):
                vouched = _vouching(sidecar, hashlib.sha256(_content(data)).hexdigest())
                stated["previous"] = vouched | {"previous": None}
            with complete(data, content) as new_data, complete(sidecar, _json(stated)) as new_sidecar:
                moved(new_sidecar, sidecar)
                moved(new_data, data)
    except OSError as error:
        raise GeoError(
            f"{folder} cannot be written ({error.strerror or error}); free space, or set AFSPRAKENKAART_CACHE"
        ) from error
    return folder


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _geojson(boundaries: BoundarySet) -> bytes:
    """The set with the columns of CBS, in RD rounded to a millimetre, and a `crs` member that says so."""
    rd = KNOWN[0]
    shapes = shapely.set_precision(boundaries.frame.geometry.array, 0.001, mode="pointwise")
    features = [
        {
            "type": "Feature",
            "properties": {
                "statcode": row.code,
                "jrstatcode": f"{boundaries.year}{row.code}",
                "statnaam": row.name,
                "rubriek": boundaries.level,
            },
            "geometry": shapely.geometry.mapping(outline),
        }
        for row, outline in zip(boundaries.frame.itertuples(index=False), shapes, strict=True)
    ]
    crs = {"type": "name", "properties": {"name": rd.uri}}
    return json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}, ensure_ascii=False).encode()
