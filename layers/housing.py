"""The large-scale housing areas, existing and candidate, and every housing location that the letters name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from layers.facts import Fact
from layers.frame import frame, site_rows

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from seeds.load import Seeds


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """One row per housing area, in register order: the columns of `COLUMNS["housing"]`, points in RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    rows, geometries = site_rows("housing", "housing_areas", list(seeds.housing_areas.values()), facts, boundaries)
    return frame("housing", rows, geometries, facts)
