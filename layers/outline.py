"""A letter from its first to its last cited or left out line: stretches of lines with what accounts for them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from layers.facts import Fact

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Stretch:
    """Lines of a letter (1-based, both included) with the facts that cite them, or the row that leaves them out.

    Where both are empty nothing is said of these lines: they stand in a paragraph of which a fact cites other lines.
    """

    line_start: int
    line_end: int
    fact_ids: tuple[str, ...]
    left_out: Row | None


def stretches(
    file: str,
    facts: Iterable[Fact],
    left_out: Sequence[Row],
    first: int,
    last: int,
    blank: frozenset[int] = frozenset(),
) -> list[Stretch]:
    """Lines `first` to `last` of a letter in stretches, in order; `blank` lines go with what stands before them.

    `left_out` are the rows of `seeds/left_out_lines.csv`. A line that a fact cites is never shown as left out.
    """
    cited: dict[int, dict[str, None]] = {}
    for fact in facts:
        for source in fact["sources"]:
            if source["file"] == file:
                for line in range(max(first, source["line_start"]), min(last, source["line_end"]) + 1):
                    cited.setdefault(line, {})[fact["id"]] = None
    rows = [row for row in left_out if row["file"] == file and row["line_start"] <= last and first <= row["line_end"]]
    reasons = {n: row for row in rows for n in range(max(first, row["line_start"]), min(last, row["line_end"]) + 1)}
    return list(_joined(first, last, cited, reasons, blank))


def _joined(
    first: int, last: int, cited: Mapping[int, Mapping[str, None]], reasons: Mapping[int, Row], blank: frozenset[int]
) -> Iterator[Stretch]:
    said: dict[int, tuple[tuple[str, ...], int | None]] = {}
    before: tuple[tuple[str, ...], int | None] = ((), None)
    for line in range(first, last + 1):
        if line not in blank or line == first:
            ids = tuple(cited.get(line, ()))
            row = reasons.get(line) if not ids else None
            before = (ids, row["line_start"] if row else None)
        said[line] = before
    for (ids, start), lines in groupby(range(first, last + 1), key=said.__getitem__):
        found = list(lines)
        row = next((reasons[n] for n in found if n in reasons), None) if start is not None else None
        yield Stretch(found[0], found[-1], ids, row)
