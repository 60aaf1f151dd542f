"""MIRT and other infrastructure projects, with the phase that the letters give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from layers.columns import PHASES
from layers.facts import Fact
from layers.frame import facts_of_sites, frame, site_rows
from layers.phases import phases

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from seeds.load import Seeds


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """One row per project, in register order: the columns of `COLUMNS["mirt"]`, points and lines in RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    dates = {file: document.date for file, document in seeds.documents.items()}
    rows, geometries = site_rows("mirt", "mirt_projects", list(seeds.mirt_projects.values()), facts, boundaries)
    naming = facts_of_sites(facts)
    for row in rows:
        found = phases(naming.get(row["id"], []), dates)
        row["phase"] = found[0] if found else "none"
        row["phases"] = [phase for phase in PHASES if phase in found]
    return frame("mirt", rows, geometries, facts)
