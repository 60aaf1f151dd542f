"""What others publish about regions and outlines, where it is at hand: the folder of the user, else the cache.

All of it is optional: whatever is missing, incomplete or broken is absent, with the reason, and nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from geo.errors import GeoError
from geo.official_kinds import OUTLINE_KINDS, PREFIXES, OutlineKind, PublicOfficial, RegionKind, State
from geo.regions import Regions
from geo.sources import cbs, kept, register
from settings import Settings

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import BoundarySet

CREDIT: Final = "Bron: CBS"
ORIGIN: Final = "CBS, Gebieden in Nederland, a file of the user"
ORIGIN_OF_OUTLINES: Final = "CBS gebiedsindelingen, outlines of regions, a file of the user"


@dataclass(frozen=True)
class OfficialReport:
    """What became of one kind; `full` is for the log alone, as it may hold a path or what a file says."""

    kind: RegionKind | OutlineKind
    state: State
    full: str
    year: int | None = None
    count: int = 0

    def __str__(self) -> str:
        return f"{self.kind}: {self.full}"

    @property
    def public(self) -> PublicOfficial:
        """What everyone may read of it."""
        return {"kind": self.kind, "state": self.state, "year": self.year, "count": self.count}


@dataclass(frozen=True)
class Outlines:
    """Official outlines of a kind: `frame` has `code`, `name` and `geometry` in RD New (metres), sorted by code."""

    kind: OutlineKind
    frame: GeoDataFrame
    origin: str
    licence: str
    credit: str
    fetched_at: str


@dataclass(frozen=True)
class Official:
    """What is at hand, and a report for each kind."""

    regions: Mapping[RegionKind, Regions] = field(default_factory=dict)
    outlines: Mapping[OutlineKind, Outlines] = field(default_factory=dict)
    reports: tuple[OfficialReport, ...] = ()


def load_official(settings: Settings, municipalities: BoundarySet) -> Official:
    """Regions of the year of these municipalities, and outlines; never raises."""
    regions: dict[RegionKind, Regions] = {}
    outlines: dict[OutlineKind, Outlines] = {}
    reports: list[OfficialReport] = []
    year = municipalities.year
    for kind in PREFIXES:
        why: list[str] = []
        found = _regions(kind, settings, municipalities, why)
        if found:
            regions[kind] = found
            text = f"{len(found.regions)} regions of {year}, from {found.origin}"
            reports.append(OfficialReport(kind, "here", text, year, len(found.regions)))
        else:
            text = "; ".join(why) or f"no table of {year} is at hand; `python -m geo fetch` asks for it"
            reports.append(OfficialReport(kind, "unusable" if why else "absent", text, year))
    for of in OUTLINE_KINDS:
        try:
            held = _outlines(of, settings)
        except Exception as error:  # a cache may hold anything
            reports.append(OfficialReport(of, "unusable", f"{type(error).__name__}: {error}"))
            continue
        if held:
            outlines[of] = held
            reports.append(OfficialReport(of, "here", f"outlines from {held.origin}", count=len(held.frame)))
        else:
            reports.append(OfficialReport(of, "absent", "no outlines were fetched"))
    return Official(regions, outlines, tuple(reports))


def _regions(kind: RegionKind, settings: Settings, municipalities: BoundarySet, why: list[str]) -> Regions | None:
    """The regions of a kind from the first source that has them whole; why others had not is added to `why`."""
    for where, make in _sources(kind, settings, municipalities):
        try:
            return make()
        except GeoError as error:
            why.append(f"{where}: {error}")
        except Exception as error:  # files may hold anything, and the libraries answer to it with any exception
            why.append(f"{where}: {type(error).__name__}: {error}"[:300])
    return None


def _sources(
    kind: RegionKind, settings: Settings, municipalities: BoundarySet
) -> Iterator[tuple[str, Callable[[], Regions]]]:
    """Where regions may be had, in order of preference, each with what makes them."""
    from geo.sources import region_files

    year = municipalities.year
    if settings.boundaries:
        for name, content in region_files.registers(settings.boundaries):
            if register.year_of(name, content) == year:
                yield name, partial(_of_table, kind, year, content)
        for name, areas in region_files.outlines(settings.boundaries, kind, year):
            yield name, partial(_of_outlines, kind, municipalities, areas)
    if (settings.cache / kept.FOLDER).is_dir():
        yield "cache", partial(_of_cache, kind, year, settings)


def _of_table(kind: RegionKind, year: int, content: bytes) -> Regions:
    found = register.regions_of(kind, year, register.parsed(content))
    return Regions(kind, year, found, ORIGIN, cbs.LICENCE, CREDIT)


def _of_outlines(kind: RegionKind, municipalities: BoundarySet, areas: GeoDataFrame | GeoError) -> Regions:
    from geo.sources.region_outlines import members_by_place

    if isinstance(areas, GeoError):
        raise areas
    found = members_by_place(kind, areas, municipalities)
    return Regions(kind, municipalities.year, found, ORIGIN_OF_OUTLINES, cbs.LICENCE, cbs.CREDIT)


def _of_cache(kind: RegionKind, year: int, settings: Settings) -> Regions:
    held = kept.read(settings.cache, register.kept_as(year))
    if held is None:
        raise GeoError(f"no table of {year} was fetched")
    rows, stated = held
    found = register.regions_of(kind, year, [[(str(name), str(value)) for name, value in row] for row in rows])
    return Regions(kind, year, found, stated.origin, stated.licence, stated.credit, stated.fetched_at)


def _outlines(kind: OutlineKind, settings: Settings) -> Outlines | None:
    held = kept.read(settings.cache, kind)
    if held is None:
        return None
    from geo.sources.areas import rows
    from geo.sources.outlines import Named, named_areas

    collection, stated = held
    frame = named_areas(rows(collection), "EPSG:28992", lambda row: Named(str(row["code"]), str(row["name"])))
    return Outlines(kind, frame, stated.origin, stated.licence, stated.credit, stated.fetched_at)
