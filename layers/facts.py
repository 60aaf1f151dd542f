"""A fact as a built folder holds it: what layers and app read. Types only, plain JSON."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from seeds.flat import FlatFact, FlatProgress, FlatSource
from seeds.records import Grid, Verdict
from seeds.second_readers.words import WordVerdict

Source = FlatSource
Progress = FlatProgress

Number = Literal["amount_eur", "amount_min_eur", "amount_max_eur", "homes", "other_value", "other_min", "other_max"]
"""The fields of a fact that hold a number which the letters state."""


class Decided(TypedDict):
    """What was decided on a field in which two readings differ: a `seeds.records.Decision` without its id."""

    field: str
    first: str
    second: str
    holds: Literal["first", "second", "neither"]
    now: str | None
    rule: str | None
    why: str


class Reading(TypedDict):
    """What the two readings of a fact say of each other.

    `fields` are those that differ, `decisions` what was decided on those that did.
    """

    verdict: Verdict
    fields: list[str]
    decisions: list[Decided]


class WordsRead(TypedDict):
    """What the reading of words says of the two summaries; `faults` name language and verdict."""

    verdict: WordVerdict
    faults: list[str]


class Fact(FlatFact):
    """A flat fact with what layers and app need besides: the ids of its sites, the grid, and its two readings."""

    sites: list[str]
    grid: Grid | None
    reading: Reading
    words: WordsRead
