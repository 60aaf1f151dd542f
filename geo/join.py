"""Joins of boundaries to other tables: by code and year, never by name; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from geo import codes
from geo.crs import RD, require_rd
from geo.errors import JoinError, UnknownCodeError

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

    from geo.boundaries import BoundarySet


def attach_by_code(boundaries: BoundarySet, table: pd.DataFrame, *, year: int) -> GeoDataFrame:
    """The boundaries with the columns of a table.

    Args:
        boundaries: the areas; every one of them is in the result, also without a row in the table.
        table: one row per area, a column `code` in any spelling, and no column called `name` or `geometry`.
        year: the year of the division that the codes of the table are from.

    Returns:
        `code`, `name`, `geometry` (RD New), then the columns of the table (missing where it has no row), by code.

    Raises:
        JoinError: another year than that of the boundaries, a code twice, or a column with the name of another.
        UnknownCodeError: codes of the table that the boundaries do not have, all of them listed.
    """
    frame = require_rd(boundaries.frame)
    if year != boundaries.year:
        raise JoinError(f"codes of {year} are not joined to boundaries of {boundaries.year}")
    if "code" not in table.columns:
        raise JoinError(f"the table has no column 'code'; it has {', '.join(map(str, table.columns))}")
    if clash := sorted({"name", "geometry"} & set(table.columns)):
        raise JoinError(f"the table has a column {clash[0]!r} that the boundaries have too: rename it")
    normalise = codes.province_code if boundaries.level == "provincie" else codes.municipality_code
    coded = table.assign(code=[normalise(value) for value in table["code"]])
    if doubles := sorted(set(coded.loc[coded["code"].duplicated(), "code"])):
        raise JoinError(f"codes that stand in the table more than once: {', '.join(doubles)}")
    if unknown := sorted(set(coded["code"]) - set(frame["code"])):
        raise UnknownCodeError(f"not in the {boundaries.level} boundaries of {year}: {', '.join(unknown)}")
    return frame.merge(coded, on="code", how="left", validate="one_to_one")


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
