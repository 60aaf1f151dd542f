"""What boundaries are: all areas of a level in a year, both levels of one year, and what a source of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from geo.errors import BoundaryUnavailableError
from geo.findings import Finding
from geo.levels import Level
from geo.reports import SourceKind, SourceReport

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


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
    def kind(self) -> SourceKind:
        """Which kind of source it is."""

    @property
    def name(self) -> str:
        """How the log calls it, with the path or address it has."""

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

    def notes(self) -> Sequence[Finding]:
        """What was passed over or mended so far."""
