"""From rows as a service or a file gives them to a `BoundarySet` in RD; everything doubtful becomes a finding."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape

from geo import codes
from geo.boundaries import BoundarySet
from geo.crs import KnownCrs, known_by_both, to_rd
from geo.errors import GeoError, NoBoundariesError
from geo.findings import Finding, Kind
from geo.levels import Level
from geo.limits import MAX_FEATURES, MAX_POINTS, TooLargeError, require
from geo.sources import cbs

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

PRECISION_M: Final = 0.001
"""How near two points are the same: files hold a millimetre at most that means anything."""

_POLYGON: Final = shapely.GeometryType.POLYGON.value
_SHOWN: Final = 5
_GZIP: Final = b"\x1f\x8b"


@dataclass(frozen=True)
class Area:
    """One area as it was written: `geometry` is in `system`, in its axis order, and may be invalid."""

    identity: cbs.Identity
    geometry: BaseGeometry
    system: KnownCrs


Row = tuple[Mapping[str, object], Callable[[], "BaseGeometry | None"]]
"""The columns of a row, and what makes its geometry; the latter may raise anything, as input may be anything."""


def parse_collection(data: bytes) -> dict[str, Any]:
    """The GeoJSON FeatureCollection in these bytes; `features` is a list, its members may be anything.

    Each geometry becomes one of shapely as soon as it is read, so that a large file is never a tree of numbers.

    Raises:
        GeoError: the bytes are no JSON, or no FeatureCollection.
        TooLargeError: it has more rows or points than are read.
    """
    if not data.strip():
        raise GeoError("is empty")
    if data.startswith(_GZIP):
        raise GeoError("is packed with gzip: unpack it first")
    try:
        # NaN and Infinity are no JSON; as None they spoil the one geometry that holds them.
        document = json.loads(data, parse_constant=lambda _: None, object_hook=_Outlines())
    except TooLargeError:
        raise
    except (ValueError, RecursionError) as error:
        raise GeoError(f"is not JSON ({str(error)[:200]}); {start_of(data)}") from error
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        raise GeoError(f"is JSON, but not a GeoJSON FeatureCollection; {start_of(data)}")
    require(len(document["features"]), MAX_FEATURES, "features")
    return document


class _Outlines:
    """Makes geometries of what looks like one, while a document is read, and counts their points."""

    def __init__(self) -> None:
        self._points = 0

    def __call__(self, found: dict[str, Any]) -> object:
        """A geometry of shapely in place of one that is written; what is none, or cannot be read, stays as it is."""
        if not isinstance(found.get("type"), str) or "coordinates" not in found:
            return found
        try:
            made = _shape(found)
        except Exception:  # whoever asks for it is told, see `polygons_of`
            return found
        self._points += int(shapely.get_num_coordinates(made))
        require(self._points, MAX_POINTS, "points")
        return made


def start_of(data: bytes) -> str:
    """The first characters of a text, for messages."""
    return f"it begins with {data[:80].decode('utf-8', 'replace')!r}"


def rows(collection: Mapping[str, Any]) -> list[Row]:
    """The rows of a FeatureCollection; a feature that is none becomes a row without columns."""
    return [_row(feature) for feature in collection["features"]]


def _row(feature: Any) -> Row:
    feature = feature if isinstance(feature, dict) else {}
    properties, geometry = feature.get("properties"), feature.get("geometry")
    return (properties if isinstance(properties, dict) else {}), lambda: _made(geometry)


def _made(geometry: Any) -> BaseGeometry | None:
    if geometry is None or isinstance(geometry, shapely.Geometry):
        return geometry
    return _shape(geometry) if geometry else None


def _shape(written: Any) -> BaseGeometry:
    try:
        return shape(written)
    except Exception:  # among others for a position of four numbers: a measure behind the height
        return shape(_flat(written))


def _flat(written: Any) -> Any:
    """A geometry with positions of two numbers."""
    if isinstance(written, dict):
        return {key: _flat(part) if key in ("coordinates", "geometries") else part for key, part in written.items()}
    if not isinstance(written, list) or not written:
        return written
    return written[:2] if isinstance(written[0], int | float) else [_flat(part) for part in written]


def crs_member(collection: Mapping[str, Any]) -> str | None:
    """The name in the `crs` member that GeoJSON had before RFC 7946, if it is there."""
    crs = collection.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else None


def read_areas(written: Iterable[Row], declared: str | None = None) -> tuple[list[Area], list[Finding]]:
    """The provinces and municipalities among the rows, and a finding for each kind of row that is none.

    `declared` is the system that the file names: of degrees it says which, all else the numbers tell.
    """
    areas: list[Area] = []
    no_area: dict[str, list[str]] = defaultdict(list)
    no_outline: dict[str, list[str]] = defaultdict(list)
    for properties, make_geometry in written:
        try:
            identity = cbs.identify(properties)
        except cbs.NotAnAreaError as reason:
            no_area[str(reason)].append(str(properties.get("statcode", "?"))[:20])
            continue
        geometry, fault = polygons_of(make_geometry)
        system = known_by_both(declared, geometry.bounds) if geometry is not None else None
        if geometry is None:
            no_outline[fault].append(identity.code)
        elif system is None:
            no_outline["coordinates that lie in the Netherlands in no known system"].append(identity.code)
        else:
            areas.append(Area(identity, geometry, system))
    return areas, [
        # The codes of what is no area are what a file says, not ours.
        *(Finding("no_area", _passed_over(why, who), count=len(who)) for why, who in no_area.items()),
        *(
            Finding("no_outline", _passed_over(why, who), count=len(who), codes=tuple(who))
            for why, who in no_outline.items()
        ),
    ]


def _passed_over(why: str, who: Sequence[str]) -> str:
    return f"{len(who)} passed over for {why} ({_few(who)})"


def polygons_of(make_geometry: Callable[[], BaseGeometry | None]) -> tuple[BaseGeometry | None, str]:
    """The polygons of a row in two dimensions, or None and why there are none; they may be invalid."""
    try:
        geometry = make_geometry()
    except Exception:  # shapely's answer to malformed coordinates is any of a dozen exceptions
        return None, "a geometry that cannot be read"
    if geometry is None or geometry.is_empty:
        return None, "no geometry"
    geometry = shapely.force_2d(geometry)
    if geometry.geom_type == "GeometryCollection":
        geometry = only_polygons(geometry)
        if geometry.is_empty:
            return None, "a collection without polygons"
    if geometry.geom_type not in ("Polygon", "MultiPolygon"):
        return None, f"a {geometry.geom_type} where a polygon is needed"
    if not math.isfinite(float(shapely.get_coordinates(geometry).sum())):
        return None, "coordinates that are no numbers"
    return geometry, ""


def _few(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def boundary_set(
    areas: Sequence[Area],
    *,
    origin: str,
    licence: str = cbs.LICENCE,
    credit: str = cbs.CREDIT,
    fetched_at: str | None = None,
) -> tuple[BoundarySet, list[Finding]]:
    """A set in RD out of areas of one level, year and system, and what was mended; it may lack areas.

    A code that stands there twice becomes one area, an invalid outline is made valid.

    Raises:
        GeoError: there are no areas, or they are of several levels, years or systems.
        NoBoundariesError: no outline encloses anything.
    """
    if len({(a.identity.level, a.identity.year, a.system.name) for a in areas}) != 1:
        raise GeoError(f"{origin}: areas of one level, year and reference system are needed")
    system, level, year = areas[0].system, areas[0].identity.level, areas[0].identity.year
    shapes = [a.geometry for a in areas]
    if system.swapped:
        shapes = list(shapely.transform(shapes, lambda xy: xy[:, ::-1]))
    columns = {"code": [a.identity.code for a in areas], "name": [a.identity.name for a in areas]}
    frame = to_rd(gpd.GeoDataFrame(columns, geometry=shapes, crs=system.crs))
    frame, mended = _valid(frame)
    if frame.empty:
        why = f"{origin}: no outline of {level} {year} encloses anything"
        raise NoBoundariesError.of(Finding("nothing", why, level, year))
    frame, joined = _one_per_code(frame)
    frame = frame.set_geometry(_matched(frame.geometry.to_numpy()), crs=frame.crs)
    frame = frame.sort_values("code", ignore_index=True)
    found = [replace(finding, level=level, year=year) for finding in (*mended, *joined)]
    return BoundarySet(level, year, frame, origin, licence, credit, fetched_at), found


def count_fault(level: Level, year: int, count: int) -> str | None:
    """What is wrong with this number of areas according to the register of codes, if anything."""
    expected = codes.expected_count(level, year)
    if expected is None or count == expected:
        return None
    return f"{level} {year} has {count} areas where the division of that year has {expected}"


def _valid(frame: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    invalid = ~frame.geometry.is_valid
    if not invalid.any():
        return frame, []
    mended = frame.copy()
    mended.loc[invalid, "geometry"] = [only_polygons(g) for g in shapely.make_valid(frame.geometry[invalid].array)]
    lost = mended.geometry.is_empty
    wrong, empty = (frame.loc[which, "code"].tolist() for which in (invalid & ~lost, lost))
    found = []
    if wrong:
        found.append(_about("mended", f"{len(wrong)} invalid outlines were made valid", wrong))
    if empty:
        found.append(_about("no_outline", f"{len(empty)} outlines enclose nothing and were passed over", empty))
    return mended[~lost], found


def _matched(shapes: NDArray[Any]) -> NDArray[Any]:
    """Return the outlines with the same points where neighbours differ by less than a millimetre.

    Files in full precision have such borders. What differs by more stays as it is, and is told by `geo.usable`.
    """
    if shapely.coverage_is_valid(shapes):
        return shapes
    cleaned = shapely.coverage_clean(shapes, snapping_distance=PRECISION_M, gap_width=PRECISION_M)
    if not shapely.coverage_is_valid(cleaned) or shapely.is_empty(cleaned).any():
        return shapes
    moved = shapely.area(shapely.symmetric_difference(shapes, cleaned))
    return cleaned if (moved <= PRECISION_M * shapely.length(shapes)).all() else shapes


def _about(kind: Kind, text: str, codes: Sequence[str]) -> Finding:
    return Finding(kind, f"{text} ({_few(codes)})", count=len(codes), codes=tuple(codes))


def only_polygons(geometry: BaseGeometry) -> BaseGeometry:
    """The polygons in a geometry of any type as one; empty where there are none."""
    found = shapely.get_parts([geometry])
    while any(shapely.get_type_id(found) > _POLYGON):
        found = shapely.get_parts(found)
    return shapely.union_all(found[shapely.get_type_id(found) == _POLYGON])


def _one_per_code(frame: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    doubles = sorted(set(frame.loc[frame["code"].duplicated(), "code"]))
    if not doubles:
        return frame, []
    merged = frame.dissolve(by="code", aggfunc="first", as_index=False)[["code", "name", "geometry"]]
    return merged, [
        _about("joined", f"{len(doubles)} codes stand there more than once and became one area each", doubles)
    ]
