"""What commands make of boundaries: the best local ones, tried in order."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from settings import Settings

if TYPE_CHECKING:
    from geo.boundaries import Boundaries
    from geo.official import Official

Made = TypeVar("Made")


def made_of_best(settings: Settings, make: Callable[[Boundaries], Made]) -> Made:
    """What is made of the best local boundaries of which it can be made; what each source answered goes to stderr."""
    from geo.chain import first_made, local_sources

    def told(boundaries: Boundaries) -> Made:
        made = make(boundaries)
        print(*boundaries.reports, sep="\n", file=sys.stderr)
        return made

    return first_made(local_sources(settings), told)


def told_official(settings: Settings, boundaries: Boundaries) -> Official:
    """Return what is at hand of regions and outlines of the year of boundaries; what became of each goes to stderr."""
    from geo.official import load_official

    found = load_official(settings, boundaries.municipalities)
    for report in found.reports:
        if report.state != "absent":
            print(report, file=sys.stderr)
    return found
