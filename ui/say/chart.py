"""What a chart is: rows of bars on one scale from zero, or boxes, with a title that says what one sees. Types only.

How wide a bar is and where its label stands is the browser's to say (`ui/assets/charts`); every word and number is
made here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from layers.layer import Language

Cell = str | int | float | None
Say = Callable[[float | int, Language], str]


@dataclass(frozen=True)
class Bar:
    """A bar: its row, its series (a standing or status), its number, that number in words, and its direct label.

    `about` is what its title says besides, by the name of the place in it.
    """

    row: str
    series: str
    number: int | float
    said: str
    label: str = ""
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Box:
    """A box of a matrix: `said`, `silent` or `unread`; its words, and where it leads."""

    state: str
    label: str
    href: str | None = None


@dataclass(frozen=True)
class Chart:
    """A chart, and the table with the same numbers; `notes` say what is not in it.

    `panels` are blocks of bars, in the order in which they are drawn, all on one scale; where bars of a row add up they
    are `stacked`. `silent` are rows without a number, with what is said of them; `asides` a word beside a row. A matrix
    has `boxes` by row, under `columns`. `rows` hold numbers as they are, None where none is stated; `say` writes a
    number. `facts` are those that count. `series` names what colours mean.
    `beside` are sources of numbers that no letter holds.
    """

    id: str
    headline: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    say: Say
    facts: frozenset[str]
    panels: Mapping[str, Sequence[Bar]] = field(default_factory=dict)
    series: Mapping[str, str] = field(default_factory=dict)
    stacked: bool = False
    silent: Mapping[str, str] = field(default_factory=dict)
    asides: Mapping[str, str] = field(default_factory=dict)
    columns: Sequence[str] = ()
    boxes: Mapping[str, Sequence[Box]] = field(default_factory=dict)
    notes: Sequence[str] = ()
    beside: Sequence[str] = ()

    @property
    def bars(self) -> list[Bar]:
        """All bars."""
        return [bar for bars in self.panels.values() for bar in bars]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.panels and not self.boxes


def sorted_rows(bars: Sequence[Bar], *, stacked: bool = False) -> list[Bar]:
    """Return bars with the row of the largest first; a stacked row is as large as its sum, and keeps its order."""
    rows: dict[str, list[Bar]] = {}
    for bar in bars:
        rows.setdefault(bar.row, []).append(bar)

    def size(row: Sequence[Bar]) -> float:
        return sum(bar.number for bar in row) if stacked else max(bar.number for bar in row)

    ordered = sorted(rows.values(), key=lambda row: -size(row))
    return [bar for row in ordered for bar in (row if stacked else sorted(row, key=lambda bar: -bar.number))]


def largest(bars: Sequence[Bar]) -> list[Bar]:
    """Return the bars with the largest number: more than one where they are equally large."""
    most = max((bar.number for bar in bars), default=None)
    return [bar for bar in bars if bar.number == most]
