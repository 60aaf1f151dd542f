"""Provinces and municipalities of one year, from the first source of a chain that has both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Protocol

from geo import codes, settings
from geo.errors import BoundaryUnavailableError, GeoError, NoBoundariesError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Level = Literal["provincie", "gemeente"]
"""The two levels of boundaries, as CBS calls them in `rubriek`."""

LEVELS: Final[tuple[Level, ...]] = ("provincie", "gemeente")


@dataclass(frozen=True)
class BoundarySet:
    """All areas of one level in one year.

    `frame` has the columns `code` (`PV22`, `GM0344`), `name`, `geometry` (valid, non-empty Polygon or MultiPolygon in
    RD New, metres), is sorted by code and indexed from 0. It is shared: copy it before changing it.
    `origin` is an address or a file name; `fetched_at` is ISO 8601 text or None where nothing was fetched.
    """

    level: Level
    year: int
    frame: GeoDataFrame
    origin: str
    licence: str
    credit: str
    fetched_at: str | None = None
    is_schematic: bool = False


@dataclass(frozen=True)
class SourceReport:
    """What one source of the chain answered: whether it was used, why (not), and what it passed over."""

    source: str
    used: bool
    reason: str
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.source}: {self.reason}", *self.notes]
        return "\n  - ".join(lines)


@dataclass(frozen=True)
class Boundaries:
    """Provinces and municipalities of one year out of one source, and a report per source that was tried."""

    provinces: BoundarySet
    municipalities: BoundarySet
    reports: tuple[SourceReport, ...]

    def __post_init__(self) -> None:
        if self.provinces.year != self.municipalities.year:
            raise BoundaryUnavailableError(
                f"provinces of {self.provinces.year} are never joined to municipalities of {self.municipalities.year}"
            )

    @property
    def year(self) -> int:
        """The year of the division, the same for both levels."""
        return self.provinces.year

    @property
    def is_schematic(self) -> bool:
        """Whether these are computed stand-ins rather than boundaries."""
        return self.provinces.is_schematic or self.municipalities.is_schematic


class Source(Protocol):
    """A place where boundaries may be had."""

    @property
    def name(self) -> str:
        """How reports call it."""

    def years(self, level: Level) -> Sequence[int]:
        """The years that it may have for this level, in any order.

        Raises:
            BoundaryUnavailableError: the source cannot be used at all.
        """

    def load(self, level: Level, year: int) -> BoundarySet:
        """The areas of that level and year.

        Raises:
            NoBoundariesError: nothing usable for this level and year; another year may do.
            BoundaryUnavailableError: the source cannot be used at all.
        """

    def notes(self) -> Sequence[str]:
        """What was passed over or mended so far, a sentence each."""


def load_boundaries(sources: Iterable[Source]) -> Boundaries:
    """Provinces and municipalities from the first source that has both for one year.

    Within a source the newest year is taken that the register of codes knows (`geo.codes.KNOWN_YEARS`) and for which
    both levels have areas. Levels of different years or sources are never combined.

    Raises:
        BoundaryUnavailableError: no source had both; the message lists every source with its reason.
    """
    reports: list[SourceReport] = []
    for source in sources:
        try:
            provinces, municipalities = newest_pair(source)
        except GeoError as error:
            reports.append(SourceReport(source.name, used=False, reason=str(error), notes=tuple(source.notes())))
            continue
        reason = f"{len(provinces.frame)} provinces and {len(municipalities.frame)} municipalities of {provinces.year}"
        reports.append(SourceReport(source.name, used=True, reason=reason, notes=tuple(source.notes())))
        return Boundaries(provinces, municipalities, tuple(reports))
    listed = "\n".join(f"- {report}" for report in reports) or "- no source was configured"
    raise BoundaryUnavailableError(
        f"no source has provinces and municipalities of one year:\n{listed}\n"
        f"Run `python -m geo fetch`, or let {settings.BOUNDARIES} name a folder with CBS boundary files."
    )


def newest_pair(source: Source) -> tuple[BoundarySet, BoundarySet]:
    """Provinces and municipalities of the newest year for which this source has both.

    Raises:
        BoundaryUnavailableError: it has no such year, or cannot be used at all.
    """
    offered = {level: sorted(set(source.years(level)), reverse=True) for level in LEVELS}
    both = [y for y in offered["provincie"] if y in offered["gemeente"]]
    refused: list[str] = []
    for year in both:
        if year not in codes.KNOWN_YEARS:
            refused.append(f"{year} is not in the register of codes (geo/codes.py)")
            continue
        try:
            return source.load("provincie", year), source.load("gemeente", year)
        except NoBoundariesError as error:
            refused.append(str(error))
    if not any(offered.values()):
        raise NoBoundariesError("no boundaries found")
    has = "; ".join(f"{level}: {', '.join(map(str, years)) or 'none'}" for level, years in offered.items())
    tried = "".join(f"; {why}" for why in refused)
    raise NoBoundariesError(f"no year with both levels ({has}){tried}")


def local_sources(environ: Mapping[str, str]) -> tuple[Source, ...]:
    """What needs no network, in order of preference: the folder of the user (if set), the cache, the schematic default.

    Args:
        environ: the environment, see `geo.settings`.
    """
    from geo.sources.cached import CachedSource
    from geo.sources.folder import FolderSource
    from geo.sources.schematic import SchematicSource

    folder = environ.get(settings.BOUNDARIES)
    named: tuple[Source, ...] = (FolderSource(Path(folder).expanduser()),) if folder else ()
    return (*named, CachedSource(settings.cache_folder(environ)), SchematicSource())
