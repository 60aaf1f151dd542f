"""What commands make of boundaries: the best local ones, tried in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from layers.commands.telling import tell
from settings import Settings

if TYPE_CHECKING:
    from geo.boundaries import Boundaries, Source
    from geo.official import Official

Made = TypeVar("Made")


def made_of_best(settings: Settings, make: Callable[[Boundaries], Made]) -> Made:
    """What is made of the best local boundaries of which it can be made; what each source answered goes to stderr."""
    from geo.chain import local_sources

    return _made(local_sources(settings), make)


def made_of_schematic(make: Callable[[Boundaries], Made]) -> Made:
    """What is made of the schematic shapes, which take next to no memory; all other sources are left out."""
    from geo.sources.schematic import SchematicSource

    return _made((SchematicSource(),), make)


def _made(sources: Iterable[Source], make: Callable[[Boundaries], Made]) -> Made:
    from geo.chain import first_made

    def told(boundaries: Boundaries) -> Made:
        made = make(boundaries)
        tell(*boundaries.reports)
        return made

    return first_made(sources, told)


def told_official(settings: Settings, boundaries: Boundaries) -> Official:
    """Return what is at hand of regions and outlines of the year of boundaries; what became of each goes to stderr."""
    from geo.official import load_official

    found = load_official(settings, boundaries.municipalities)
    for report in found.reports:
        if report.state != "absent":
            tell(report)
    return found
