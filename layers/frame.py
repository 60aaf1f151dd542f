"""What layers share when they are built: common properties, sites of the registers, the checked frame.

The geometry libraries are loaded by what is called here, not by the import: the files of layers import this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from layers.adds import for_features
from layers.columns import conform
from layers.counted import counted
from layers.errors import PlaceError
from layers.facts import Fact
from layers.features import Feature, Properties
from layers.origin import Origin
from seeds.editions import newest

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from geo.boundaries import Boundaries
    from layers.layer import Layer
    from seeds.records import Site

EDITION, EDITION_DATE = newest()
"""The edition of the facts and its day (ISO), raised by hand in `seeds/editions.csv`: no clock, so that two runs give
the same bytes."""


def base(
    layer: Layer,
    ident: str,
    name: str,
    *,
    provinces: Sequence[str],
    facts: Sequence[Fact],
    certainty: str,
    origin: Origin,
) -> Properties:
    """The common properties of a feature that say nothing of figures."""
    return {
        "id": ident,
        "name": name,
        "layer": layer.id,
        "province_codes": list(provinces),
        "fact_ids": [fact["id"] for fact in facts],
        "certainty": certainty,
        "source": origin.source,
        "licence": origin.licence,
        "credit": origin.credit,
        "boundary_year": origin.boundary_year,
        "schematic": origin.schematic,
        "edition": EDITION,
    }


def frame(
    layer: Layer, rows: Sequence[Properties], geometries: Sequence[BaseGeometry], facts: Sequence[Fact]
) -> GeoDataFrame:
    """The checked frame of a layer: declared columns, figures over all facts, `geometry` in RD New (metres).

    Raises:
        ColumnError: a row breaks the declaration of the layer.
        PlaceError: a geometry is empty or invalid.
    """
    import geopandas as gpd
    import pandas as pd

    from geo.crs import RD

    broken = [
        row["id"]
        for row, geometry in zip(rows, geometries, strict=True)
        if geometry is None or geometry.is_empty or not geometry.is_valid
    ]
    if broken:
        raise PlaceError(f"{layer.id}: no valid geometry for {', '.join(broken)}")
    # As objects: pandas would turn whole numbers beside an empty field into decimals.
    table = pd.DataFrame(
        conform(layer.id, layer.columns, for_features(counted(layer, cast("Sequence[Feature]", rows), facts), facts)),
        dtype=object,
    )
    return gpd.GeoDataFrame(table, geometry=list(geometries), crs=RD)


def points_of_municipalities(boundaries: Boundaries, members: Mapping[str, Collection[str]]) -> dict[str, BaseGeometry]:
    """A point inside the union of the member municipalities of each id, in RD New."""
    from geo.join import dissolve_by_membership

    if not members:
        return {}
    areas = dissolve_by_membership(boundaries.municipalities, members)
    return dict(zip(areas["code"], areas.geometry.representative_point(), strict=True))


def facts_of_sites(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The facts that name each site, by its id; one pass, so that many sites among many facts stay cheap."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for site in dict.fromkeys(fact["sites"]):
            found[site].append(fact)
    return dict(found)


def site_geometries(sites: Sequence[Site], boundaries: Boundaries) -> dict[str, tuple[BaseGeometry, bool]]:
    """Per site its geometry in RD New, and whether that is the register's own rather than a point in its area.

    Points and lines as the register draws them; where it has no coordinates, a point in its municipalities, else in its
    provinces.

    Raises:
        PlaceError: sites without coordinates, municipalities and provinces.
    """
    import geopandas as gpd
    from shapely.geometry import LineString, MultiPoint, Point

    from geo.crs import CRS84, to_rd

    def drawn(site: Site) -> BaseGeometry:
        if site.geometry == "line":
            return LineString(site.coordinates)
        # One place may stand twice in a list of places.
        places = tuple(dict.fromkeys(site.coordinates))
        return MultiPoint(places) if len(places) > 1 else Point(places[0])

    own = [site for site in sites if site.geometry != "none"]
    drawn_rd = to_rd(gpd.GeoDataFrame(geometry=[drawn(site) for site in own], crs=CRS84))
    found = {site.id: (geometry, True) for site, geometry in zip(own, drawn_rd.geometry, strict=True)}
    # A point in what we infer is a stand-in as good as any: the feature says that only its area is known.
    around = {s.id: s.municipality_codes or s.municipality_codes_inferred for s in sites if s.id not in found}
    members = {i: codes for i, codes in around.items() if codes}
    found |= {i: (point, False) for i, point in points_of_municipalities(boundaries, members).items()}
    provinces = boundaries.provinces.frame.set_index("code").geometry
    for site in sites:
        codes = site.province_codes or site.province_codes_inferred
        if site.id not in found and codes:
            union = provinces.loc[list(codes)].union_all()
            found[site.id] = (union.representative_point(), False)
    if nowhere := [site.id for site in sites if site.id not in found]:
        raise PlaceError(f"no coordinates, municipalities or provinces in the registers for {', '.join(nowhere)}")
    return found


def site_rows(
    layer: Layer, register: str, sites: Sequence[Site], facts: Sequence[Fact], boundaries: Boundaries
) -> tuple[list[dict[str, Any]], list[BaseGeometry]]:
    """The properties (with the columns `SITE`) and geometries of the sites of a register, in its order."""
    found = site_geometries(sites, boundaries)
    municipalities = boundaries.municipalities
    naming = facts_of_sites(facts)
    rows = []
    for site in sites:
        own = found[site.id][1]
        origin = (
            Origin.of_register(register, municipalities, schematic=site.certainty == "schematic")
            if own
            else Origin.of_boundaries(municipalities)
        )
        here = naming.get(site.id, [])
        certainty = site.certainty if own else "schematic" if municipalities.is_schematic else "area"
        row = base(
            layer, site.id, site.name, provinces=site.province_codes, facts=here, certainty=certainty, origin=origin
        )
        rows.append(
            {
                **row,
                "kind": site.kind,
                "municipality_codes": list(site.municipality_codes),
                "municipality_codes_inferred": list(site.municipality_codes_inferred),
                "province_codes_inferred": list(site.province_codes_inferred),
                "location_error_m": site.location_error_m,
                "basis": site.basis,
            }
        )
    return rows, [found[site.id][0] for site in sites]
