"""An index of texts by the words in them: which texts hold something that begins a word.

A word is a run of letters and digits. The words stand sorted, so that all that begin alike stand together; each lists
its texts. A needle of one run needs no look into the texts; of another the texts that hold all of its runs are looked
through.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from layers.numpy_file import Table, Tables, Texts, listed, lists, texts

RUN: Final = re.compile(r"[^\W_]+")
_LAST: Final = "\U0010ffff"  # no letter, and behind all of them


def begins_word(needle: str, text: str) -> bool:
    """Return whether a text holds a needle that begins a word: "emmen" stands in "gemeente emmen", not in "stemmen"."""
    start = text.find(needle)
    while start > 0 and text[start - 1].isalnum():
        start = text.find(needle, start + 1)
    return start >= 0


def places(truths: npt.NDArray[np.bool_]) -> list[int]:
    """Return where what is true stands."""
    found: list[int] = np.flatnonzero(truths).tolist()
    return found


def index(name: str, given: Sequence[str]) -> dict[str, Table]:
    """Return the tables of an index of texts."""
    at: dict[str, list[int]] = {}
    for number, text in enumerate(given):
        for word in dict.fromkeys(RUN.findall(text)):
            at.setdefault(word, []).append(number)
    words = sorted(at)
    return {
        **texts(f"{name}.texts", given),
        **texts(f"{name}.words", words),
        **lists(f"{name}.lists", [at[word] for word in words]),
    }


class Runs:
    """An index as its tables say; never changed."""

    def __init__(self, tables: Tables, name: str) -> None:
        self.texts, self.words = Texts(tables, f"{name}.texts"), Texts(tables, f"{name}.words")
        self._tables, self._lists = tables, f"{name}.lists"

    def of_words(self, first: int, end: int) -> npt.NDArray[np.bool_]:
        """Return which texts hold any of the words from one place to another."""
        found = np.zeros(len(self.texts), bool)
        found[listed(self._tables, self._lists, first, end)] = True
        return found

    def beginning(self, start: str) -> tuple[int, int]:
        """Return from which to which place the words stand that begin so."""
        return bisect_left(self.words, start), bisect_left(self.words, start + _LAST)

    def holding(self, needle: str) -> npt.NDArray[np.bool_]:
        """Return which texts hold a needle that begins a word, one truth a text."""
        runs = list(RUN.finditer(needle))
        found = np.ones(len(self.texts), bool)
        for run in runs:
            first, end = self.beginning(run[0])
            if run.end() < len(needle):  # what follows ends the word
                end = first + (first < len(self.words) and self.words[first] == run[0])
            found &= self.of_words(first, end)
        if len(runs) == 1 and runs[0][0] == needle:
            return found
        for number in places(found):
            found[number] = begins_word(needle, self.texts[number])
        return found

    def occurs(self, needle: str) -> bool:
        """Return whether any text holds a needle that begins a word."""
        return bool(self.holding(needle).any())

    def same(self, whole: str) -> int | None:
        """Return the place of the text that is just this, None where none is."""
        return next((place for place in places(self.holding(whole)) if self.texts[place] == whole), None)
