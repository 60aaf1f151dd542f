"""What a built folder may hold beside its layers: regions and outlines that others publish. No geometry library."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, TypedDict

from geo.official_kinds import PREFIXES, PublicOfficial
from geo.official_kinds import OutlineKind as OutlineKind
from geo.official_kinds import RegionKind as RegionKind
from geo.official_kinds import State as State
from layers.tables.text import csv_of

OFFICIAL: Final = "official.json"
REGIONS: Final = "regions.geojson"
OUTLINES: Final = "outlines.geojson"
MEMBERS: Final = "municipality-regions.csv"
FILES: Final[Mapping[str, str]] = {REGIONS: REGIONS, MEMBERS: REGIONS, OUTLINES: OUTLINES}
"""What may be asked for, and the file of a built folder of which each is made."""


class Comparison(TypedDict):
    """How an official outline and the union of its name agree; shares are of area, 0 to 1, None without a union."""

    code: str
    name: str
    area_id: str
    municipality_codes: list[str]
    outline_in_union: float | None
    union_in_outline: float | None
    only_in_outline: list[str]
    only_in_union: list[str]


class OfficialFile(TypedDict):
    """`official.json`: a report for each kind, the comparisons, and the NOVEX areas that no outline is called after."""

    reports: list[PublicOfficial]
    comparisons: list[Comparison]
    not_compared: list[str]


def members_csv(regions: bytes, municipalities: Mapping[str, str]) -> bytes:
    """The regions of each municipality as CSV, one row a municipality; of `regions.geojson` and names by code."""
    found: dict[str, dict[str, Any]] = {}
    for feature in json.loads(regions)["features"]:
        row = feature["properties"]
        for code in row["municipality_codes"]:
            found.setdefault(code, {})[row["kind"]] = (row["code"], row["name"])
    kinds = [kind for kind in PREFIXES if any(kind in row for row in found.values())]
    head = ["municipality_code", "municipality", *(f"{kind}_{what}" for kind in kinds for what in ("code", "name"))]
    rows = [
        [code, municipalities.get(code, ""), *(cell for kind in kinds for cell in found[code].get(kind, ("", "")))]
        for code in sorted(found)
    ]
    return csv_of(head, rows)
