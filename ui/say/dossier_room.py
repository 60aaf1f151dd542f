"""How much of a dossier fits on two pages of A4: by the lengths of its texts, with some room to spare. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

from layers.dossier import Part, fitting
from ui.say.dossier import Paper
from ui.say.dossier_item import Item


@dataclass(frozen=True)
class Room:
    """What two pages of a kind of paper hold, in points.

    `head` and `end` go off it, and `heading` for each part; `line` and `note_line` are the heights of a line of an item
    and of a footnote, `letters`, `side_letters` and `note_letters` how many letters one of an item, of its side and of
    a footnote has.
    """

    whole: float
    head: float
    heading: float
    end: float
    line: float
    letters: int
    side_letters: int
    note_line: float
    note_letters: int

    def height(self, item: Item, paper: Paper) -> float:
        """Return about how tall an item is with its footnote."""
        right = [f"{item.where} {item.about}", item.says, *map(" ".join, item.told), item.hanging(paper.language)]
        left = _lines(item.when, self.side_letters) + _lines(item.state, self.side_letters)
        tall = max(sum(_lines(said, self.letters) for said in right), left)
        return tall * self.line + 4 + _lines("; ".join(item.notes), self.note_letters) * self.note_line

    def fitted(self, paper: Paper) -> Mapping[Part, list[Item]]:
        """Return the items of each part that fit: the gravest ones, and of each part one where it can be."""
        found = paper.found
        items = {fact["id"]: paper.item(fact) for facts in found.parts.values() for fact in facts}
        stakes = sum(_lines(f"{label}: {said}", self.letters) for label, said in paper.stake_lines) * self.line
        left = self.whole - self.head - stakes - self.end - self.heading * sum(map(bool, found.parts.values()))
        fit = fitting(found, lambda fact: self.height(items[fact["id"]], paper), left)
        return {name: [items[fact["id"]] for fact in facts[: fit[name]]] for name, facts in found.parts.items()}


def _lines(said: str, letters: int) -> int:
    return ceil(len(said) / letters)


WORD: Final = Room(1530, 145, 40, 75, 10.4, 90, 18, 8.8, 125)
"""The Word file: `ui.views.dossier_word`."""

PRINT: Final = Room(1440, 175, 56, 110, 12.6, 92, 18, 5.4, 62)
"""The page on paper, of which the footnotes stand in two columns: `ui.views.printed_dossier`."""
