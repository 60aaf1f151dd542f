"""All quantities of a letter: those of its sentences and those of its tables."""

from __future__ import annotations

from collections.abc import Iterator

from seeds.reading.figures import figures
from seeds.reading.letter import Flow
from seeds.reading.quantity import Figure
from seeds.reading.tables import table_figures


def quantities(flow: Flow) -> Iterator[Figure]:
    """Yield all quantities of a letter, in order; what a cell counts is said by its table."""
    in_cells = list(table_figures(flow))
    taken = {position for figure in in_cells for position in range(figure.start, figure.end)}
    own = [figure for figure in figures(flow.text) if figure.start not in taken and figure.end - 1 not in taken]
    yield from sorted((*own, *in_cells), key=lambda figure: figure.start)
