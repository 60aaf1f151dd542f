"""MIRT and other infrastructure projects, with the phase that the letters give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from layers.analysis import Fact
from layers.columns import PHASES
from layers.frame import frame, site_rows

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from seeds.load import Seeds

PHASE_ORDER: Final = ("gepauzeerd", "realisatie", "planuitwerking", "verkenning", "onderzoek", "gereed")
"""Which phase a project shows where letters of one date name several: that what goes on goes before what is ready."""


def phases(facts: Sequence[Fact], dates: dict[str, str]) -> list[str]:
    """The phases that the facts of a project name: those of the newest letter first, then by `PHASE_ORDER`.

    `dates` gives the ISO date of each letter by file name, empty where it has none.
    """

    def age(fact: Fact) -> str:
        return max(dates[source["file"]] for source in fact["sources"])

    named = [fact for fact in facts if fact["phase"] != "none" and fact["status"] != "superseded"]
    found: dict[str, str] = {}
    for fact in named:
        found[fact["phase"]] = max(found.get(fact["phase"], ""), age(fact))
    return sorted(sorted(found, key=PHASE_ORDER.index), key=lambda phase: found[phase], reverse=True)


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """One row per project, in register order: the columns of `COLUMNS["mirt"]`, points and lines in RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    dates = {file: document.date for file, document in seeds.documents.items()}
    rows, geometries = site_rows("mirt", "mirt_projects", list(seeds.mirt_projects.values()), facts, boundaries)
    for row in rows:
        found = phases([fact for fact in facts if row["id"] in fact["sites"]], dates)
        row["phase"] = found[0] if found else "none"
        row["phases"] = [phase for phase in PHASES if phase in found]
    return frame("mirt", rows, geometries, facts)
