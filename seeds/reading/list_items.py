"""The items of the lists of agreements: where each begins and ends, by the kinds of the lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

MAX_ITEM_LINES = 45

LineKind = Literal[
    "sure item", "item", "numbered item", "subitem", "part", "opening", "lead-in", "closing", "region", "chapter",
    "place", "title", "text",
]  # fmt: skip
STARTS: tuple[LineKind, ...] = ("sure item", "item", "numbered item", "subitem")
"""The kinds of line with which an agreement begins."""

ENDS: tuple[LineKind, ...] = ("opening", "lead-in", "closing", "region", "chapter", "place", "title")
"""The kinds of line before which the agreement above ends."""


@dataclass(frozen=True)
class Item:
    """One agreement of a list: its lines (1-based, both included)."""

    line_start: int
    line_end: int


def items(lines: tuple[str, ...], kinds: list[LineKind]) -> Iterator[Item]:
    """Yield the items of a letter by the kinds of its lines."""
    starts = [i for i, kind in enumerate(kinds) if kind in STARTS]
    for position, start in enumerate(starts):
        following = starts[position + 1] if position + 1 < len(starts) else len(lines)
        double_spaced = kinds[start] == "sure item" and _is_double_spaced(lines, start)
        last = start
        for i in range(start + 1, min(following, start + MAX_ITEM_LINES, len(lines))):
            if kinds[i] in ENDS:
                break
            if lines[i].strip():
                last = i
            elif _ends_paragraph(lines, i) and not double_spaced and not _part_follows(lines, kinds, i):
                break
        yield Item(start + 1, last + 1)


def _part_follows(lines: tuple[str, ...], kinds: list[LineKind], blank: int) -> bool:
    """Whether the next line with text is a part of the item above."""
    below = next((n for n in range(blank + 1, min(len(lines), blank + 4)) if lines[n].strip()), None)
    return below is not None and kinds[below] == "part"


def _ends_paragraph(lines: tuple[str, ...], blank: int) -> bool:
    """Whether a blank line ends an item, which it does after a complete sentence."""
    return lines[blank - 1].rstrip().endswith((".", ";", ":", "!", "”", '"', ")"))


def _is_double_spaced(lines: tuple[str, ...], start: int) -> bool:
    """Whether text recognition put blank lines between all lines here, so that they do not end paragraphs."""
    filled = [i for i in range(max(0, start - 40), min(len(lines), start + 40)) if lines[i].strip()]
    broken = sum(other - one > 1 and lines[other].lstrip()[0].islower() for one, other in pairwise(filled))
    return broken > len(filled) / 10
