"""The CBS boundaries as PDOK serves them, over OGC API Features.

What the server sends is believed only where it can be checked: the reference system (`Content-Crs` against the
numbers), the year of each feature and the number of areas.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

from clock import stamp
from geo import codes
from geo.boundaries import BoundarySet
from geo.crs import KNOWN
from geo.errors import NoBoundariesError, ServiceError
from geo.findings import Finding
from geo.levels import Level
from geo.reports import SourceKind
from geo.sources import areas, cbs
from geo.sources.areas import Area
from geo.sources.ogc_features import Page, download
from geo.sources.web import Limits, base_of
from settings import CBS_SERVICE

_RD: Final = KNOWN[0]


class PdokSource:
    """The boundaries of CBS at an OGC API Features server.

    Args:
        base_url: all before `/collections`.
        limits: what a level may cost.

    Raises:
        ServiceError: the base address is no http(s) address.
    """

    def __init__(self, base_url: str = CBS_SERVICE, limits: Limits | None = None) -> None:
        self.base_url = base_of(base_url, "/collections").removesuffix("/collections")
        self._limits = limits or Limits()
        self._notes: list[Finding] = []

    @property
    def kind(self) -> SourceKind:
        """A service on the web."""
        return "service"

    @property
    def name(self) -> str:
        """How the log calls it."""
        return f"service {self.base_url}"

    def notes(self) -> Sequence[Finding]:
        """What was passed over, mended or converted so far."""
        return tuple(self._notes)

    def years(self, level: Level) -> Sequence[int]:
        """Every year that the register knows: which of them the service has shows only when asked."""
        return codes.KNOWN_YEARS

    def load(self, level: Level, year: int) -> BoundarySet:
        """Download the areas of that level and year; not to be called from within an event loop.

        Raises:
            NoBoundariesError: the service answers, but has no features of that year.
            OfflineError: the service cannot be reached.
            ServiceError: it answers with an error, with something incomplete or contradictory, or too slowly.
        """
        address = f"{self.base_url}/collections/{cbs.COLLECTIONS[level]}/items?jaarcode={year}"
        pages = asyncio.run(download(address, self._limits))
        found, faults = _areas(pages)
        wanted = [a for a in found if (a.identity.level, a.identity.year) == (level, year)]
        if not wanted and faults:
            raise ServiceError(f"{address}: no feature can be used: {'; '.join(faults)}")
        if not wanted:
            other = sorted({a.identity.year for a in found})
            raise NoBoundariesError(f"{address}: no {level} of {year}" + (f", only of {other}" if other else ""))
        if len(wanted) < len(found):
            others = len(found) - len(wanted)
            text = f"{address}: {others} features of other years or levels passed over"
            self._notes.append(Finding("no_area", text, count=others))
        if len({a.system.name for a in wanted}) > 1:
            raise ServiceError(f"{address}: the coordinates are in several reference systems")
        if not wanted[0].system.agrees_with(_RD):
            text = f"{address}: served in {wanted[0].system.name}, converted to RD"
            self._notes.append(Finding("converted", text, level, year))
        try:
            loaded, mended = areas.boundary_set(wanted, origin=address, fetched_at=stamp())
        except NoBoundariesError as error:
            raise ServiceError(str(error)) from error
        fault = areas.count_fault(level, year, len(loaded.frame))
        if fault or faults:
            raise ServiceError(f"{address}: incomplete, so not used: {'; '.join(filter(None, [fault, *faults]))}")
        self._notes += mended
        return loaded


def _areas(pages: Sequence[Page]) -> tuple[list[Area], list[str]]:
    """The areas of all pages, and what makes a feature unusable.

    Raises:
        ServiceError: the numbers of a page are not in the system that its header states.
    """
    found: list[Area] = []
    faults: list[str] = []
    for page in pages:
        of_page, notes = areas.read_areas(areas.rows(page.collection))
        faults += map(str, notes)
        found += of_page
        for area in of_page:
            if page.stated and not page.stated.agrees_with(area.system):
                raise ServiceError(
                    f"{page.url}: Content-Crs says {page.stated.name}, "
                    f"but the coordinates of {area.identity.code} are {area.system.name}; not used"
                )
    return found, faults
