"""The sources of boundaries in order of preference, and the first of them of which a map can be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from geo import codes
from geo.boundaries import Boundaries, BoundarySet, Source
from geo.errors import BoundaryUnavailableError, GeoError, NoBoundariesError
from geo.findings import Finding
from geo.levels import LEVELS
from geo.reports import SourceReport
from geo.sources.cached import CachedSource
from geo.sources.folder import FolderSource
from geo.sources.schematic import SchematicSource
from geo.unions import unions
from geo.usable import faults
from settings import BOUNDARIES, Settings

Made = TypeVar("Made")
Pair = tuple[BoundarySet, BoundarySet]


def local_sources(settings: Settings) -> tuple[Source, ...]:
    """What needs no network, in order of preference: the folder of the user (if set), the cache, schematic shapes."""
    named: tuple[Source, ...] = (FolderSource(settings.boundaries),) if settings.boundaries else ()
    return (*named, CachedSource(settings.cache), SchematicSource())


def load_boundaries(sources: Iterable[Source]) -> Boundaries:
    """Provinces and municipalities from the first source that has them, whole and fitting together, for one year.

    Raises:
        BoundaryUnavailableError: no source had both; the message lists every source with its reason.
    """
    return first_made(sources, lambda boundaries: boundaries)


def first_made(sources: Iterable[Source], make: Callable[[Boundaries], Made]) -> Made:
    """Return what is made of the first boundaries of which it can be made.

    Within a source the newest year comes first; only years that the register of codes knows (`geo.codes.KNOWN_YEARS`)
    and that are whole (`geo.usable`) are tried. Levels of different years or sources are never combined: where
    provinces are missing or not usable they are the unions of whole municipalities. Whatever
    `make` raises, other than an `OSError`, means that these boundaries will not do.

    Args:
        sources: in order of preference.
        make: what to do with boundaries, which hold the reports of all sources so far.

    Raises:
        BoundaryUnavailableError: nothing could be made of any source; the message lists each with its reason.
        OSError: of `make`.
    """
    reports: list[SourceReport] = []
    for source in sources:
        refused: list[Finding] = []
        for made in _made(source, refused, reports, make):
            return made
        reports.append(_report(source, refused))
    listed = "\n".join(f"- {report}" for report in reports) or "- no source was configured"
    raise BoundaryUnavailableError(
        f"no source has provinces and municipalities of one year:\n{listed}\n"
        f"Run `python -m geo fetch`, or let {BOUNDARIES} name a folder with CBS boundary files."
    )


def _made(
    source: Source, refused: list[Finding], reports: Sequence[SourceReport], make: Callable[[Boundaries], Made]
) -> Iterator[Made]:
    """What is made of the boundaries of a source; why not of others is added to `refused`.

    Of its own, so that nothing holds boundaries that were too much for memory while the next source is tried.
    """
    for provinces, municipalities in _pairs(source, refused):
        reason = f"{len(provinces.frame)} provinces and {len(municipalities.frame)} municipalities of "
        report = _report(source, refused, used=f"{reason}{provinces.year}")
        try:
            made = make(Boundaries(provinces, municipalities, (*reports, report)))
        except OSError:
            raise
        except Exception as error:  # the libraries beneath answer to odd shapes with any exception
            refused.append(_unbuildable(provinces.year, error))
            continue
        yield made


def _pairs(source: Source, refused: list[Finding]) -> Iterator[Pair]:
    """Both levels of each year for which the source has them whole, newest first; the rest is added to `refused`."""
    try:
        offered = {level: sorted(set(source.years(level)), reverse=True) for level in LEVELS}
    except GeoError as error:
        refused.extend(_findings(error))
        return
    if not any(offered.values()):
        refused.append(Finding("nothing", "no boundaries found"))
    elif not offered["gemeente"]:
        refused.append(Finding("no_pair", "provinces alone: municipalities are needed, of which provinces are unions"))
    for year in offered["gemeente"]:
        if year not in codes.KNOWN_YEARS:
            refused.append(Finding("unknown_year", f"{year} is not in the register of codes (geo/codes.py)"))
        elif pair := _pair(source, year, year in offered["provincie"], refused):
            yield pair


def _pair(source: Source, year: int, has_provinces: bool, refused: list[Finding]) -> Pair | None:
    """Both levels of a year; whole municipalities suffice, as provinces are unions of them."""
    try:
        municipalities = source.load("gemeente", year)
        provinces, found = _provinces(source, municipalities) if has_provinces else (None, [])
        refused.extend(found)
        if provinces is not None or any(finding.level == "gemeente" for finding in found):
            return (provinces, municipalities) if provinces else None
        pair = unions(municipalities), municipalities
        found = faults(*pair)
    except GeoError as error:
        refused.extend(_findings(error))
        return None
    except Exception as error:  # as above
        refused.append(_unbuildable(year, error))
        return None
    text = f"the provinces of {year} are the unions of their municipalities"
    refused.extend(found or [Finding("dissolved", text, "provincie", year)])
    return None if found else pair


def _provinces(source: Source, municipalities: BoundarySet) -> tuple[BoundarySet | None, list[Finding]]:
    """The provinces of a source, None where they are not usable, with the reason."""
    try:
        provinces = source.load("provincie", municipalities.year)
    except NoBoundariesError as error:
        return None, [*_findings(error)]
    found = faults(provinces, municipalities)
    return None if found else provinces, found


def _findings(error: GeoError) -> tuple[Finding, ...]:
    own = error.findings if isinstance(error, BoundaryUnavailableError) else ()
    return own or (Finding("unusable", str(error)),)


def _unbuildable(year: int, error: Exception) -> Finding:
    why = str(error) if isinstance(error, ValueError | GeoError) else f"{type(error).__name__}: {error}"
    return Finding("unbuildable", f"no map can be made of {year}: {why}", year=year)


def _report(source: Source, refused: Iterable[Finding], used: str = "") -> SourceReport:
    reason = used or "; ".join(map(str, refused))
    return SourceReport(source.kind, source.name, bool(used), reason, (*refused, *source.notes()))
