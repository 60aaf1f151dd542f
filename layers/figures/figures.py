"""The figures of a built folder, asked by municipality or province. Imports no geometry library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from layers.figures.carried import FiguresFile, Stand

StandId = Literal["stock", "population"]


class Sum(NamedTuple):
    """A number of a place, None where it cannot be told; `missing` are the municipalities without a number then."""

    number: int | None
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """What CBS counts in each municipality, and in each province as the sum of its municipalities.

    `members` are the municipalities of each province. No sum is made where one of them has no number.
    """

    file: FiguresFile
    members: Mapping[str, Sequence[str]]

    @property
    def since(self) -> str:
        """The first month that is counted."""
        return self.file["since"]

    @property
    def until(self) -> str | None:
        """The last month that is counted, None where none of them is known yet."""
        return self.file["months"][-1] if self.file["months"] else None

    @property
    def provisional(self) -> list[str]:
        """The months that CBS may still change."""
        return self.file["provisional"]

    def built(self, place: str) -> Sum:
        """How many homes were newly built in a municipality or province in all the months counted."""
        if not self.file["months"]:
            return Sum(None, ())

        def of_one(code: str) -> int | None:
            by_month = self.file["built"].get(code, [None])
            return None if None in by_month else sum(number for number in by_month if number is not None)

        return self._sum(place, {code: of_one(code) for code in self._codes(place)})

    def stand(self, measure: StandId) -> Stand | None:
        """What is known of the stock of homes or of the population: its month, and the numbers."""
        return self.file[measure]

    def standing(self, measure: StandId, place: str) -> Sum:
        """How many homes or inhabitants a municipality or province had at the end of the month of `stand`."""
        found = self.file[measure]
        return self._sum(place, {code: found["numbers"].get(code) if found else None for code in self._codes(place)})

    def _codes(self, place: str) -> Sequence[str]:
        return self.members.get(place, (place,))

    def _sum(self, place: str, numbers: Mapping[str, int | None]) -> Sum:
        missing = tuple(code for code, number in numbers.items() if number is None)
        return Sum(None if missing else sum(n for n in numbers.values() if n is not None), missing)
