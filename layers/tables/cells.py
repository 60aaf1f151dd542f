"""Single cells: a list is one text, a text is never a formula, and a cell of XLSX holds only so much."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

Single = str | int | float | None
"""A cell that holds one thing; a bool is an int."""

Cell = Single | list[str]
"""A cell as rows hold it: None where nothing is stated."""

JOINED_BY: Final = "; "
CELL_LENGTH: Final = 32_767
"""The longest text that a cell of XLSX holds."""

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")
"""How a text begins that a spreadsheet may run (OWASP, CSV injection), or that was guarded as one."""

_MORE: Final = "… (+{})"
"""What stands at the end of a list of which a cell holds only the beginning: how many parts more there are."""


def flat_cell(value: Cell) -> Single:
    """A value as a single cell: a list is one text, anything else stays what it is."""
    return JOINED_BY.join(value) if isinstance(value, list) else value


def fitted(value: Cell) -> Single:
    """A value as a single cell of XLSX: of a list that is too long its first parts, and how many more there are.

    CSV, JSON and GeoJSON hold such a list whole, and the sheet of sources names each fact.
    """
    cell = flat_cell(value)
    if not isinstance(value, list) or len(JOINED_BY.join(value)) <= CELL_LENGTH:
        return cell
    room = CELL_LENGTH - len(_MORE.format(len(value)))
    ends = accumulate(len(part) + len(JOINED_BY) for part in value)
    kept = sum(end <= room for end in ends)
    return JOINED_BY.join([*value[:kept], _MORE.format(len(value) - kept)])


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before one that looks like it.

    `'s-Gravenhage` stays as it is. Taking one apostrophe from a text that was guarded gives the text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text
