"""Where a geometry is from, as each feature says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from geo.boundaries import BoundarySet

REGISTER_LICENCE: Final = "CC BY 4.0"
REGISTER_CREDIT: Final = "afsprakenkaart"
"""Of what the registers of the project hold themselves."""


@dataclass(frozen=True)
class Origin:
    """Where a geometry is from, as each feature says it."""

    source: str
    licence: str
    credit: str
    boundary_year: int
    schematic: bool

    @classmethod
    def of_boundaries(cls, boundaries: BoundarySet) -> Origin:
        """The origin of an area of these boundaries, or of a union or point of them."""
        b = boundaries
        return cls(b.origin, b.licence, b.credit, b.year, b.is_schematic)

    @classmethod
    def of_register(cls, register: str, boundaries: BoundarySet, *, schematic: bool) -> Origin:
        """The origin of a point or line that a register of the project holds."""
        return cls(source_of(register), REGISTER_LICENCE, REGISTER_CREDIT, boundaries.year, schematic)


def source_of(register: str) -> str:
    """The source of what a register of the project holds."""
    return f"afsprakenkaart, seeds/registers/{register}.csv"


OF_PLACES: Final[Mapping[str, Any]] = {
    "source": source_of("places"),
    "licence": REGISTER_LICENCE,
    "credit": REGISTER_CREDIT,
    "schematic": False,
}
"""The origin of a point that the register of places holds."""
