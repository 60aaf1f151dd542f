"""Areas with a code and a name out of rows of anyone, in RD New: all of them, or none with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

import geopandas as gpd
import shapely

from geo.crs import RD, known_by_both, to_rd
from geo.errors import GeoError
from geo.sources.areas import Row, only_polygons, polygons_of
from geo.text import plain

MAX_AREAS: Final = 500


class Named(NamedTuple):
    """What a row is called; `code` tells it from the others."""

    code: str
    name: str


Naming = Callable[[Mapping[str, object]], Named | None]
"""What a row is called by its columns in lower case, None for one that is not meant."""


def named_areas(rows: Sequence[Row], declared: str | None, naming: Naming) -> gpd.GeoDataFrame:
    """The areas of the rows that have a name: `code`, `name`, `geometry` in RD New (metres), sorted by code.

    Rows of one code become one area, heights are dropped and invalid outlines made valid. `declared` is the system that
    the file names.

    Raises:
        GeoError: there are none, or one of them is no area in the Netherlands in a known system, or has two names.
    """
    found: dict[Named, list[shapely.Geometry]] = {}
    if len(rows) > MAX_AREAS:
        raise GeoError(f"holds {len(rows)} rows, more than the {MAX_AREAS} that are read")
    for columns, make_geometry in rows:
        named = naming({str(key).lower(): value for key, value in columns.items()})
        if named is None:
            continue
        named = Named(plain(named.code), plain(named.name))
        found.setdefault(named, []).append(_in_rd(named, make_geometry, declared))
    if not found:
        raise GeoError("holds no area with a name")
    if len({named.code for named in found}) < len(found):
        raise GeoError("gives one code several names")
    ordered = sorted(found)
    return gpd.GeoDataFrame(
        {"code": [named.code for named in ordered], "name": [named.name for named in ordered]},
        geometry=[only_polygons(shapely.union_all(found[named])) for named in ordered],
        crs=RD,
    )


def _in_rd(
    named: Named, make_geometry: Callable[[], shapely.Geometry | None], declared: str | None
) -> shapely.Geometry:
    geometry, fault = polygons_of(make_geometry)
    if geometry is None:
        raise GeoError(f"{named.code} has {fault}")
    system = known_by_both(declared, geometry.bounds)
    if system is None:
        raise GeoError(f"{named.code} lies in the Netherlands in no known system")
    if system.swapped:
        geometry = shapely.transform(geometry, lambda xy: xy[:, ::-1])
    mended = only_polygons(shapely.make_valid(to_rd(gpd.GeoDataFrame(geometry=[geometry], crs=system.crs)).geometry[0]))
    if mended.is_empty:
        raise GeoError(f"{named.code} encloses nothing")
    return mended
