"""The twelve provinces: what was agreed in each, its own figures and apart what it shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from layers.facts import Fact
from layers.frame import Origin, base, frame

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from seeds.load import Seeds


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """One row per province, sorted by code: the columns of `COLUMNS["provinces"]`, areas in RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    provinces = boundaries.provinces
    shapes = provinces.frame.set_index("code").geometry
    rows = []
    for code, province in seeds.provinces.items():
        row = base(
            "provinces",
            code,
            province.name,
            provinces=[code],
            facts=[fact for fact in facts if code in fact["province_codes"]],
            certainty="schematic" if provinces.is_schematic else "exact",
            origin=Origin.of_boundaries(provinces),
        )
        rows.append({**row, "landsdeel": province.landsdeel})
    return frame("provinces", rows, list(shapes.loc[list(seeds.provinces)]), facts)
