"""A folder of CBS boundary files of the user: as the WFS, the OGC API or the GeoPackages give them.

Files are recognised by content, not by name; several levels, years and systems may lie side by side. JSON is parsed
here and never given to GDAL, which would follow references to other files; a GeoPackage is opened by that one driver.
Only plain files that are in the folder are read: what leads out of it is passed over unread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import shapely

from geo.boundaries import BoundarySet
from geo.crs import KnownCrs, known_by_name
from geo.errors import BoundaryUnavailableError, CrsError, GeoError, NoBoundariesError
from geo.findings import Finding, Kind
from geo.levels import Level
from geo.limits import MAX_FILES, MAX_GEOPACKAGE_BYTES, MAX_JSON_BYTES, MAX_POINTS, TooLargeError, require
from geo.reports import SourceKind
from geo.sources import areas, cbs, geopackage, region_files
from geo.sources.areas import Area, Row
from reading import LargeFileError, OutsideError, read_within, within

ORIGIN: Final = "CBS gebiedsindelingen, a file of the user"
"""What is said of where these boundaries are from: which file that was, is told to the log alone."""

_GEOPACKAGE: Final = ".gpkg"
MAX_FILE_BYTES: Final = {".json": MAX_JSON_BYTES, ".geojson": MAX_JSON_BYTES, _GEOPACKAGE: MAX_GEOPACKAGE_BYTES}


@dataclass(frozen=True)
class _Candidate:
    """The areas of one level and year in one file or layer, all in one system."""

    file: str
    areas: tuple[Area, ...]

    @property
    def preference(self) -> tuple[int, int, str]:
        """The most areas first; then the fewest points (generalised outlines); then by name."""
        return -len({a.identity.code for a in self.areas}), self.points, self.file

    @property
    def points(self) -> int:
        """The points of all outlines."""
        return sum(int(shapely.get_num_coordinates(a.geometry)) for a in self.areas)


class FolderSource:
    """The boundaries in the files of a folder; it is read once, at the first question."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._notes: list[Finding] = []
        self._points = 0

    @property
    def kind(self) -> SourceKind:
        """A folder of the user."""
        return "folder"

    @property
    def name(self) -> str:
        """How the log calls it."""
        return f"folder {_printable(str(self._folder))}"

    def notes(self) -> Sequence[Finding]:
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
            raise NoBoundariesError.of(Finding("nothing", f"the folder has no {level} of {year}", level, year))
        loaded, found = areas.boundary_set(candidate.areas, origin=ORIGIN)
        self._notes += [replace(finding, full=f"{candidate.file}: {finding}") for finding in found]
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
            for other in others:
                text = f"{other.file}: {level} {year} not used, {best.file} has it too"
                self._notes.append(Finding("second_file", text, level, year, 1))
        return chosen

    def _candidates(self) -> Iterator[_Candidate]:
        try:
            files = sorted(path for path in self._folder.iterdir() if path.is_symlink() or not path.is_dir())
        except OSError as error:
            why = f"cannot be read ({error.strerror or error})"
            raise BoundaryUnavailableError.of(Finding("unreadable", why)) from error
        # CBS's table of regions is read by `geo.official`, and is no file to complain of here.
        files = [path for path in files if not region_files.is_register(self._folder, path)]
        others = [_printable(path.name) for path in files if path.suffix.lower() not in MAX_FILE_BYTES]
        if others:
            text = f"only .json, .geojson and .gpkg are read; passed over: {', '.join(others)[:200]}"
            self._notes.append(Finding("other_files", text, count=len(others)))
        wanted = [path for path in files if path.suffix.lower() in MAX_FILE_BYTES]
        if len(wanted) > MAX_FILES:
            text = f"{len(wanted) - MAX_FILES} files passed over: no more than {MAX_FILES} are read"
            self._notes.append(Finding("too_large", text, count=len(wanted) - MAX_FILES))
        for path in wanted[:MAX_FILES]:
            yield from self._file(path)

    def _file(self, path: Path) -> Iterator[_Candidate]:
        try:
            for candidate in (self._geopackage if path.suffix.lower() == _GEOPACKAGE else self._json)(path):
                # All are kept side by side until the best of each year is known.
                require(self._points + candidate.points, MAX_POINTS, "points, with the files before it")
                self._points += candidate.points
                yield candidate
        except (GeoError, OSError, MemoryError) as error:
            text = f"{_printable(path.name)}: passed over, {str(error) or 'takes more memory than there is'}"
            self._notes.append(Finding(_kind(error), text, count=1))

    def _json(self, path: Path) -> Iterator[_Candidate]:
        collection = areas.parse_collection(read_within(self._folder, path, MAX_FILE_BYTES[path.suffix.lower()]))
        yield from self._split(_printable(path.name), areas.rows(collection), areas.crs_member(collection))

    def _geopackage(self, path: Path) -> Iterator[_Candidate]:
        if within(self._folder, path).stat().st_size > MAX_GEOPACKAGE_BYTES:
            raise TooLargeError(f"is larger than {MAX_GEOPACKAGE_BYTES // 1_000_000} MB")
        for layer in geopackage.layers(self._folder, path):
            named = f"{_printable(path.name)}, layer {_printable(layer)}"
            try:
                rows, declared = geopackage.rows(self._folder, path, layer)
            except TooLargeError as error:
                self._notes.append(Finding("too_large", f"{named}: passed over, {error}", count=1))
                continue
            except GeoError as error:
                self._notes.append(Finding("no_cbs", f"{named}: passed over, {error}", count=1))
                continue
            yield from self._split(named, rows, declared)

    def _split(self, file: str, rows: Sequence[Row], declared: str | None) -> Iterator[_Candidate]:
        """One candidate per level and year in these rows."""
        if not any(cbs.is_cbs(properties) for properties, _ in rows):
            text = f"{file}: passed over, no feature has a statcode"
            self._notes.append(Finding("no_cbs", text, count=1))
            return
        found, passed_over = areas.read_areas(rows, declared)
        self._notes += [replace(finding, full=f"{file}: {finding}") for finding in passed_over]
        groups: dict[tuple[Level, int], list[Area]] = defaultdict(list)
        for area in found:
            groups[area.identity.level, area.identity.year].append(area)
        for (level, year), members in groups.items():
            systems = sorted({area.system.name for area in members})
            if len(systems) > 1:
                text = f"{file}: {level} {year} passed over, mixed systems {', '.join(systems)}"
                self._notes.append(Finding("mixed_systems", text, level, year))
                continue
            self._compare(file, declared, members[0].system)
            yield _Candidate(file, tuple(members))

    def _compare(self, file: str, declared: str | None, by_numbers: KnownCrs) -> None:
        """Note where the file says another system than its numbers, which decide."""
        if declared is None:
            return
        try:
            if known_by_name(declared).crs == by_numbers.crs:
                return
        except CrsError:
            pass
        said = _printable(declared[:100])
        text = f"{file}: says {said}, but its coordinates are {by_numbers.name}; read as such"
        self._notes.append(Finding("other_system", text, count=1))


def _kind(error: Exception) -> Kind:
    if isinstance(error, OutsideError):
        return "leads_out"
    if isinstance(error, geopackage.InUseError):
        return "in_use"
    return "too_large" if isinstance(error, TooLargeError | LargeFileError | MemoryError) else "not_read"


def _printable(text: str) -> str:
    """A name as it may stand in a line of the log."""
    return "".join(char if char.isprintable() else "?" for char in text)
