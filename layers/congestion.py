"""What the letters say of the electricity grid: a status per province, the part that is meant, and the named places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from geo.join import dissolve_by_membership
from layers.columns import GRID_STATUSES
from layers.facts import Fact
from layers.frame import Origin, base, facts_of_sites, frame, points_of_municipalities, site_rows

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from geo.boundaries import Boundaries
    from layers.counted import Properties
    from seeds.load import Seeds

STATUS_OF_GRID: Final = {
    "stop_threatened": "stop_threatened",
    "stop_threatened_in_part": "stop_threatened_in_part",
    "congested": "congested",
    "measures": "measures_mentioned",
    "pilot": "pilot",
    "expansion": "expansion_planned",
    "place": "named_places_only",
}
"""The status of a place about which a fact says this of the grid (`grid`, see seeds/README.md)."""

_OF_SITES_ONLY: Final = ("location_error_m", "basis", "municipality_codes_inferred", "province_codes_inferred")

Row = tuple["Properties", "BaseGeometry"]


def status(facts: Sequence[Fact]) -> str:
    """The gravest that these facts say of the grid; no statement is `not_mentioned`."""
    said = {STATUS_OF_GRID[fact["grid"]] for fact in facts if fact["grid"] and fact["status"] != "superseded"}
    return next((word for word in GRID_STATUSES if word in said), "not_mentioned")


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """Provinces, then threatened parts of provinces, then named places: the columns of `COLUMNS["congestion"]`, RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    said = [fact for fact in facts if fact["grid"]]
    rows = [*_provinces(said, boundaries, seeds), *_places(said, boundaries, seeds)]
    return frame("congestion", [row for row, _ in rows], [geometry for _, geometry in rows], facts)


def _provinces(said: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> list[Row]:
    shapes = boundaries.provinces.frame.set_index("code").geometry
    schematic = boundaries.provinces.is_schematic
    provinces, parts = [], []
    for code, province in seeds.provinces.items():
        here = [fact for fact in said if code in fact["province_codes"]]
        of_part = [fact for fact in here if fact["grid"] == "stop_threatened_in_part"]
        # What is said of one site or municipality is not said of its province.
        whole = [fact for fact in here if fact in of_part or not (fact["sites"] or fact["municipality_codes"])]
        named = {c for fact in of_part for c in fact["municipality_codes"]}
        threatened = [c for c, m in seeds.municipalities.items() if c in named and m.province_code == code]
        found = status(whole) if whole or not here else "named_places_only"
        row = base(
            "congestion",
            code,
            province.name,
            provinces=[code],
            facts=here,
            certainty="schematic" if schematic else "exact",
            origin=Origin.of_boundaries(boundaries.provinces),
        )
        in_part = found == "stop_threatened_in_part"
        row |= {"kind": "province", "status": found, "municipality_codes": threatened if in_part else []}
        provinces.append((row, shapes[code]))
        if in_part and threatened:
            area = dissolve_by_membership(boundaries.municipalities, {code: threatened}).geometry.iloc[0]
            part = {
                **row,
                "id": f"{code}-part",
                "name": of_part[0]["place"] or province.name,
                "fact_ids": [fact["id"] for fact in of_part],
                "kind": "part",
                "certainty": "schematic" if schematic else "area",
            }
            parts.append((part, area))
    return [*provinces, *parts]


def _places(said: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> Iterator[Row]:
    """The sites of facts about the grid; and the municipalities, where such a fact names no site and no part."""
    naming = facts_of_sites(said)
    for register, sites in (
        ("housing_areas", seeds.housing_areas),
        ("mirt_projects", seeds.mirt_projects),
        ("places", seeds.places),
    ):
        named = [site for i, site in sites.items() if i in naming]
        for row, geometry in zip(*site_rows("congestion", register, named, said, boundaries), strict=True):
            here = naming[row["id"]]
            own = {k: v for k, v in row.items() if k not in _OF_SITES_ONLY}
            yield {**own, "kind": "place", "status": status(here)}, geometry
    loose = [fact for fact in said if not fact["sites"] and fact["grid"] != "stop_threatened_in_part"]
    codes = {c for fact in loose for c in fact["municipality_codes"]}
    points = points_of_municipalities(boundaries, {c: [c] for c in seeds.municipalities if c in codes})
    for code, point in points.items():
        here = [fact for fact in loose if code in fact["municipality_codes"]]
        municipality = seeds.municipalities[code]
        row = base(
            "congestion",
            code,
            municipality.name,
            provinces=[municipality.province_code],
            facts=here,
            certainty="schematic" if boundaries.is_schematic else "area",
            origin=Origin.of_boundaries(boundaries.municipalities),
        )
        yield {**row, "kind": "place", "status": status(here), "municipality_codes": [code]}, point
