"""The NOVEX areas and the regions that are treated like one: unions of member municipalities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from geo.join import dissolve_by_membership
from layers.columns import INSTRUMENTS
from layers.facts import Fact
from layers.frame import Origin, base, frame

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from seeds.load import Seeds


COMBINED: Final[Mapping[str, Mapping[str, str]]] = {"de-peel": {"implementation_agenda": "investeringsagenda"}}
"""The areas of whose two agendas the letters speak as one: the column, and the word with which the fact's id ends."""


def instruments(area_id: str, facts: Sequence[Fact]) -> dict[str, str]:
    """How the three instruments of an area stand: the status of the fact about each, by the name of its column.

    The fact about an instrument is called after area and instrument, such as `regio-zwolle-uitvoeringsagenda`.
    """
    status = {fact["id"]: fact["status"] for fact in facts}
    words = {**INSTRUMENTS, **COMBINED.get(area_id, {})}
    return {column: status.get(f"{area_id}-{word}", "not_mentioned") for column, word in words.items()}


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """One row per area, in register order: the columns of `COLUMNS["novex"]`, areas in RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    members = {area: [m for m in seeds.novex_members if m.area_id == area] for area in seeds.novex_areas}
    codes = {area: [m.municipality_code for m in found] for area, found in members.items()}
    shapes = dissolve_by_membership(boundaries.municipalities, codes)
    schematic = boundaries.municipalities.is_schematic
    rows = []
    for area in seeds.novex_areas.values():
        here = [fact for fact in facts if area.id in fact["area_ids"]]
        row = base(
            "novex",
            area.id,
            area.name,
            provinces=area.province_codes,
            facts=here,
            certainty="schematic" if schematic else "area",
            origin=Origin.of_boundaries(boundaries.municipalities),
        )
        rows.append(
            {
                **row,
                "kind": area.programme,
                "number": area.number or None,
                "type": area.type,
                "municipality_codes": codes[area.id],
                "partial_codes": [m.municipality_code for m in members[area.id] if m.part == "partial"],
                "members_certainty": area.certainty_of_members,
                "basis": area.basis,
                **instruments(area.id, here),
            }
        )
    return frame("novex", rows, list(shapes.geometry), facts)
