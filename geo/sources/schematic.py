"""The default that needs nothing: schematic shapes, computed from the points of the gazetteer.

Each place, municipality point and anchor gets the area nearest to it (its Voronoi cell). Cells of one municipality
together are its shape; cells of anchors in water or abroad are dropped and so draw coast and border. Provinces are the
unions of their municipalities. These are stand-ins for a map, never boundaries: all sets say `is_schematic`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import shapely
from geopandas import GeoDataFrame, GeoSeries, points_from_xy

from geo.boundaries import BoundarySet
from geo.crs import CRS84, RD, to_rd
from geo.errors import NoBoundariesError
from geo.findings import Finding
from geo.gazetteer import YEAR, Area, Gazetteer, Site, load_gazetteer
from geo.levels import Level
from geo.reports import SourceKind

ORIGIN: Final = "schematic shapes, computed from the gazetteer in geo/data"
LICENCE: Final = "CC BY 4.0"
CREDIT: Final = "Schematic shapes, computed from places of GeoNames (CC BY 4.0)"
# How far around the outermost point the cells reach; only cells that are dropped lie there.
_MARGIN_M: Final = 20_000


class SchematicSource:
    """Provinces and municipalities of the gazetteer's year as schematic shapes; no network and no files but its own."""

    @property
    def kind(self) -> SourceKind:
        """The shapes that need nothing."""
        return "schematic"

    @property
    def name(self) -> str:
        """How the log calls it."""
        return "schematic"

    def years(self, level: Level) -> Sequence[int]:
        """The one year of the gazetteer, for both levels."""
        return (YEAR,)

    def load(self, level: Level, year: int) -> BoundarySet:
        """The schematic shapes of that level.

        Raises:
            NoBoundariesError: the year is another one than that of the gazetteer.
        """
        if year != YEAR:
            raise NoBoundariesError(f"schematic shapes are of {YEAR}, not of {year}")
        frame = _municipalities() if level == "gemeente" else _provinces()
        return BoundarySet(level, YEAR, frame, ORIGIN, LICENCE, CREDIT, is_schematic=True)

    def notes(self) -> Sequence[Finding]:
        """That the shapes are no boundaries."""
        return (Finding("schematic", "the shapes are schematic: run `python -m geo fetch` for the real boundaries"),)


@cache
def _municipalities() -> GeoDataFrame:
    gazetteer = load_gazetteer()
    cells = defaultdict(list)
    for site, cell in _cells(_sites(gazetteer)):
        cells[site.municipality_code].append(cell)
    return _frame(gazetteer.municipalities, [cells[area.code] for area in gazetteer.municipalities])


@cache
def _provinces() -> GeoDataFrame:
    gazetteer = load_gazetteer()
    shapes = defaultdict(list)
    for area, shape in zip(gazetteer.municipalities, _municipalities().geometry, strict=True):
        shapes[area.province_code].append(shape)
    return _frame(gazetteer.provinces, [shapes[area.code] for area in gazetteer.provinces])


def _sites(gazetteer: Gazetteer) -> Iterator[Site]:
    yield from gazetteer.places
    yield from gazetteer.anchors
    for area in gazetteer.municipalities:
        yield Site(area.name, area.point, area.code)


def _cells(sites: Iterator[Site]) -> Iterator[tuple[Site, shapely.Polygon]]:
    """Each site with the area (RD New) that is nearer to it than to any other; of sites in one point, the first."""
    distinct = list({site.point: site for site in reversed(list(sites))}.values())
    in_degrees = GeoDataFrame(geometry=points_from_xy(*zip(*(s.point for s in distinct), strict=True)), crs=CRS84)
    points = shapely.MultiPoint(to_rd(in_degrees).geometry.to_list())
    extent = shapely.box(*points.bounds).buffer(_MARGIN_M)
    cells = shapely.voronoi_polygons(points, extend_to=extent, ordered=True)
    return zip(distinct, cells.geoms, strict=True)


def _frame(areas: Sequence[Area], parts: Sequence[Sequence[shapely.Geometry]]) -> GeoDataFrame:
    return GeoDataFrame(
        {"code": [area.code for area in areas], "name": [area.name for area in areas]},
        geometry=GeoSeries([shapely.coverage_union_all(p) for p in parts], crs=RD),
    )
