"""The bound of a number, from words next to it such as `ruim` or `ten minste` (`registers/doubt_words.csv`)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

from seeds.load import ROOT
from seeds.records import BOUNDS, Bound, DoubtWord

_UP_TO_THE_NUMBER = re.compile(r"(?: (?:€|EUR|de|het|een|bedrag|van))* ?€? ?$")


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of these words; `*` at the end of a word is any letters, by itself any one word."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_regex, longest_first))})(?!\w)", re.IGNORECASE)


def _regex(words: str) -> str:
    return r"\s+".join(r"\S+" if word == "*" else re.escape(word).replace(r"\*", r"\w*") for word in words.split(" "))


def found(text: str, row: DoubtWord) -> Iterator[re.Match[str]]:
    """Yield the matches of the words of a row in a text, except within the phrases of `not_in`."""
    harmless = [m.span() for m in pattern(row.not_in).finditer(text)] if row.not_in else []
    for match in pattern(row.words).finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in harmless):
            yield match


def is_at_number(match: re.Match[str], before: str) -> bool:
    """Whether only a currency sign or an article stands between a word and the number that follows `before`."""
    return _UP_TO_THE_NUMBER.match(before, match.end()) is not None


def bound(before: str) -> Bound:
    """Return the bound of a number from the text before it; the word nearest to the number decides."""
    near: tuple[int, Bound] = (-1, "exact")
    for value, row in _rows():
        for match in found(before, row):
            if row.bears_on == "number" or is_at_number(match, before):
                near = max(near, (match.start(), value), key=lambda place: place[0])
    return near[1]


@cache
def _rows() -> tuple[tuple[Bound, DoubtWord], ...]:
    with (ROOT / "registers" / "doubt_words.csv").open(encoding="utf-8", newline="") as file:
        rows = [DoubtWord.model_validate(row) for row in csv.DictReader(file)]
    return tuple((value, row) for row in rows for value in BOUNDS if f"bound={value}" in row.fields)
