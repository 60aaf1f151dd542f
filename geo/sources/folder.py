"""A folder of CBS boundary files of the user: as the WFS, the OGC API or the GeoPackages give them.

Files are recognised by content, not by name; several levels, years and systems may lie side by side. JSON is parsed
here and never given to GDAL, which would follow references to other files; a GeoPackage is opened by that one driver.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pyogrio
import shapely
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from geo.boundaries import BoundarySet, Level
from geo.crs import KnownCrs, known_by_name
from geo.errors import BoundaryUnavailableError, CrsError, GeoError, NoBoundariesError
from geo.sources import areas, cbs
from geo.sources.areas import Area, Row

_GEOPACKAGE: Final = ".gpkg"
# A GeoPackage is read by layer, JSON as a whole.
MAX_FILE_BYTES: Final = {".json": 300_000_000, ".geojson": 300_000_000, _GEOPACKAGE: 4_000_000_000}


@dataclass(frozen=True)
class _Candidate:
    """The areas of one level and year in one file or layer, all in one system."""

    origin: str
    areas: tuple[Area, ...]

    @property
    def preference(self) -> tuple[int, int, str]:
        """The most areas first; then the fewest points (generalised outlines); then by name."""
        points = sum(int(shapely.get_num_coordinates(a.geometry)) for a in self.areas)
        return -len({a.identity.code for a in self.areas}), points, self.origin


class FolderSource:
    """The boundaries in the files of a folder; it is read once, at the first question."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._notes: list[str] = []

    @property
    def name(self) -> str:
        """How reports call it."""
        return f"folder {self._folder}"

    def notes(self) -> Sequence[str]:
        """What was passed over or mended so far."""
        return tuple(self._notes)

    def years(self, level: Level) -> Sequence[int]:
        """The years of this level that lie in the folder.

        Raises:
            BoundaryUnavailableError: there is no such folder, or it cannot be read.
        """
        return sorted(year for found, year in self._chosen if found == level)

    def load(self, level: Level, year: int) -> BoundarySet:
        """The areas of that level and year, see `geo.boundaries.Source`."""
        candidate = self._chosen.get((level, year))
        if candidate is None:
            raise NoBoundariesError(f"the folder has no {level} of {year}")
        loaded, notes = areas.boundary_set(candidate.areas, origin=candidate.origin)
        self._notes += [note if note.startswith(candidate.origin) else f"{candidate.origin}: {note}" for note in notes]
        return loaded

    @cached_property
    def _chosen(self) -> dict[tuple[Level, int], _Candidate]:
        candidates: dict[tuple[Level, int], list[_Candidate]] = defaultdict(list)
        for candidate in self._candidates():
            identity = candidate.areas[0].identity
            candidates[identity.level, identity.year].append(candidate)
        chosen = {}
        for (level, year), several in candidates.items():
            best, *others = sorted(several, key=lambda candidate: candidate.preference)
            chosen[level, year] = best
            self._notes += [f"{o.origin}: {level} {year} not used, {best.origin} has it too" for o in others]
        return chosen

    def _candidates(self) -> Iterator[_Candidate]:
        try:
            files = sorted(path for path in self._folder.iterdir() if path.is_file())
        except OSError as error:
            raise BoundaryUnavailableError(f"cannot be read ({error.strerror or error})") from error
        others = [path.name for path in files if path.suffix.lower() not in MAX_FILE_BYTES]
        if others:
            self._notes.append(f"only .json, .geojson and .gpkg are read; passed over: {', '.join(others)[:200]}")
        for path in files:
            if path.name in others:
                continue
            try:
                most = MAX_FILE_BYTES[path.suffix.lower()]
                if path.stat().st_size > most:
                    raise GeoError(f"is larger than {most // 1_000_000} MB")
                read = self._geopackage if path.suffix.lower() == _GEOPACKAGE else self._json
                yield from read(path)
            except (GeoError, OSError) as error:
                self._notes.append(f"{path.name}: passed over, {error}")

    def _json(self, path: Path) -> Iterator[_Candidate]:
        collection = areas.parse_collection(path.read_bytes())
        yield from self._split(path.name, areas.rows(collection), areas.crs_member(collection))

    def _geopackage(self, path: Path) -> Iterator[_Candidate]:
        dataset = f"GPKG:{path}"
        try:
            layers = [str(name) for name, _ in pyogrio.list_layers(dataset)]
        except Exception as error:  # whatever a damaged file makes of GDAL
            raise GeoError(f"is no GeoPackage that can be read ({str(error)[:200]})") from error
        for layer in layers:
            origin = f"{path.name}, layer {layer}"
            try:
                rows, declared = _layer(dataset, layer)
            except GeoError as error:
                self._notes.append(f"{origin}: passed over, {error}")
                continue
            yield from self._split(origin, rows, declared)

    def _split(self, origin: str, rows: Sequence[Row], declared: str | None) -> Iterator[_Candidate]:
        """One candidate per level and year in these rows."""
        if not any(cbs.is_cbs(properties) for properties, _ in rows):
            self._notes.append(f"{origin}: passed over, no feature has a statcode")
            return
        found, notes = areas.read_areas(rows)
        self._notes += [f"{origin}: {note}" for note in notes]
        groups: dict[tuple[Level, int], list[Area]] = defaultdict(list)
        for area in found:
            groups[area.identity.level, area.identity.year].append(area)
        for (level, year), members in groups.items():
            systems = sorted({area.system.name for area in members})
            if len(systems) > 1:
                self._notes.append(f"{origin}: {level} {year} passed over, mixed systems {', '.join(systems)}")
                continue
            self._compare(origin, declared, members[0].system)
            yield _Candidate(origin, tuple(members))

    def _compare(self, origin: str, declared: str | None, by_numbers: KnownCrs) -> None:
        """Note where the file says another system than its numbers, which decide."""
        if declared is None:
            return
        try:
            if known_by_name(declared).crs == by_numbers.crs:
                return
        except CrsError:
            pass
        self._notes.append(f"{origin}: says {declared[:100]}, but its coordinates are {by_numbers.name}; read as such")


def _layer(dataset: str, layer: str) -> tuple[list[Row], str | None]:
    """The rows of a layer and the name of its system.

    Raises:
        GeoError: it has no statcode, or cannot be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters of a doubtful file shows in its content
            fields = {str(name).lower() for name in pyogrio.read_info(dataset, layer=layer)["fields"]}
            if "statcode" not in fields:
                raise GeoError("no column statcode")
            first = pyogrio.read_dataframe(dataset, layer=layer, max_features=1, read_geometry=False)
            if len(first) and not _may_be_used(first.iloc[0].to_dict()):
                raise GeoError("neither provinces nor municipalities")
            frame = pyogrio.read_dataframe(dataset, layer=layer, on_invalid="ignore")
    except GeoError:
        raise
    except Exception as error:  # whatever a damaged file makes of GDAL, GEOS and text encodings
        raise GeoError(f"cannot be read ({str(error)[:200]})") from error
    if "geometry" not in frame.columns:
        raise GeoError("no geometry")
    properties = frame.drop(columns="geometry").to_dict("records")
    rows = [(row, _give(geometry)) for row, geometry in zip(properties, frame.geometry, strict=True)]
    return rows, _name(frame.crs)


def _may_be_used(row: dict[str, object]) -> bool:
    statcode = {str(key).lower(): value for key, value in row.items()}["statcode"]
    return str(statcode).strip()[:2].upper() in ("GM", "PV")


def _give(geometry: BaseGeometry | None) -> Callable[[], BaseGeometry | None]:
    return lambda: geometry


def _name(crs: CRS | None) -> str | None:
    if crs is None:
        return None
    authority = crs.to_authority()
    return ":".join(authority) if authority else str(crs.name)
