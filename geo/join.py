"""Areas made of municipalities: joined by code and year, never by name; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from geo import codes
from geo.crs import RD, require_rd
from geo.errors import JoinError, UnknownCodeError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import BoundarySet


def dissolve_by_membership(
    municipalities: BoundarySet, members: Mapping[str, Iterable[str]], *, members_year: int = codes.LATEST_YEAR
) -> GeoDataFrame:
    """One area per id: the union of its member municipalities.

    Args:
        municipalities: the municipalities of any known year.
        members: the codes of the members per id; one municipality may be a member of several.
        members_year: the year of the division that the members' codes are from. Where the boundaries are older, a
            member is replaced by the municipalities that it was formed from.

    Returns:
        `code` (the id) and `geometry` (Polygon or MultiPolygon in RD New), in the order of `members`.

    Raises:
        UnknownCodeError: members that are not in the boundaries, all of them listed with the id.
        JoinError: an id without members, or the boundaries are not those of municipalities.
    """
    import geopandas as gpd
    from shapely import union_all

    if municipalities.level != "gemeente":
        raise JoinError(f"members are municipalities, but the boundaries are those of level {municipalities.level}")
    shapes = dict(zip(require_rd(municipalities.frame)["code"], municipalities.frame.geometry, strict=True))
    areas, faults = {}, []
    for area, listed in members.items():
        found: set[str] = set()
        for member in listed:
            try:
                now = codes.in_year(member, municipalities.year, of_year=members_year)
            except UnknownCodeError as error:
                faults.append(f"{area}: {error}")
                continue
            faults += [f"{area}: {code} is not in the boundaries" for code in now if code not in shapes]
            found.update(now)
        if not found and not any(fault.startswith(f"{area}: ") for fault in faults):
            raise JoinError(f"{area} has no member municipalities")
        areas[area] = union_all([shapes[code] for code in sorted(found) if code in shapes])
    if faults:
        raise UnknownCodeError(f"members that the boundaries of {municipalities.year} lack: " + "; ".join(faults))
    return gpd.GeoDataFrame({"code": list(areas)}, geometry=list(areas.values()), crs=RD)
