"""The shapes of answers, from which the tools' output schemas are made. Types only."""

from __future__ import annotations

from typing_extensions import TypedDict


class Citation(TypedDict):
    """Lines (1-based, both included) of a letter that say a fact; what is not known of the letter is an empty text."""

    letter: str
    sender: str
    date: str
    is_draft: bool
    kamerstuk: str
    official_url: str
    file: str
    line_start: int
    line_end: int
    as_printed: str


class Told(TypedDict):
    """What a letter says became of a promise."""

    outcome: str
    says: str
    date: str
    moved_to: str | None
    citations: list[Citation]


class FactAnswer(TypedDict):
    """A fact: what it says in the project's words, its figures, its caveats and the lines that say it.

    `relation` says how it belongs to the place that was asked for; `outcome` is how the promise stands today.
    """

    id: str
    says: str
    theme: str
    kind: str
    status: str
    speaker: str
    relation: str
    place: str
    municipalities: list[str]
    provinces: list[str]
    figures: list[str]
    deadline: str
    outcome: str
    progress: list[Told]
    caveats: list[str]
    citations: list[Citation]
    page: str


class Head(TypedDict):
    """Of what an answer speaks: edition, the day it was given, the last letter read, and what to keep in mind."""

    edition: str
    edition_date: str
    today: str
    last_letter: str
    how_to_cite: str
    keep_in_mind: list[str]


class Thing(TypedDict):
    """A place, area or project; `key` is what may be given as `place`."""

    key: str
    name: str
    kind: str
    page: str


class Facts(TypedDict):
    """Facts, of `total` those from `offset`; `next_offset` is None where there are no more.

    `outcome` is `found`, `nothing found` or `letters silent`; `message` says what that means.
    """

    about: Head
    outcome: str
    message: str
    place: Thing | None
    belongs_to: list[Thing]
    total: int
    offset: int
    next_offset: int | None
    facts: list[FactAnswer]


class MadeOf(TypedDict):
    """A fact that adds to a figure: how much of it, which may be less than the letter states, and where it stands."""

    id: str
    adds: int | float
    says: str
    citations: list[Citation]


class NotAdded(MadeOf):
    """A number that was added to no figure, and why."""

    why: str


class Figure(TypedDict):
    """One figure, which may be added to no other; `number` is None where no number is stated at all."""

    measure: str
    where: str
    standing: str
    number: int | float
    unit: str
    bound: str
    says: str
    caveats: list[str]
    made_of: list[MadeOf]
    more_facts: int


class TotalsAnswer(TypedDict):
    """The figures of a place or of the country, and what states a number but counts in none of them."""

    about: Head
    outcome: str
    message: str
    place: Thing | None
    belongs_to: list[Thing]
    figures: list[Figure]
    not_added: list[NotAdded]
    not_counted: list[FactAnswer]
    not_counted_why: str
    more_not_counted: int


class BottleneckAnswer(TypedDict):
    """A bottleneck that was decided to hold, why, how sure, and the facts behind it."""

    id: str
    kind: str
    place: str
    why: str
    level: str
    basis: str
    homes: str
    not_said: list[str]
    second_reader: str
    facts: list[FactAnswer]


class Bottlenecks(TypedDict):
    """Bottlenecks, of `total` those from `offset`; `grid` is what the letters say of the grid in a province."""

    about: Head
    outcome: str
    message: str
    place: Thing | None
    grid: str
    grid_facts: list[FactAnswer]
    total: int
    offset: int
    next_offset: int | None
    bottlenecks: list[BottleneckAnswer]


class ProgressAnswer(Facts):
    """Promises with what became of them: how many are due, and of how many of these a letter tells the outcome."""

    due: int
    due_told: int
    due_without_word: int


class Line(TypedDict):
    """A line of a letter, quoted."""

    number: int
    text: str


class Passage(TypedDict):
    """Lines of a letter; none where this server does not have the letters."""

    about: Head
    outcome: str
    message: str
    citation: Citation
    lines: list[Line]
    next_line: int | None
