"""What became of a promise: the words of each state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language
from layers.outcomes import Answered, State
from layers.words import outcomes as words


@dataclass(frozen=True)
class Words:
    """The texts about what became of a promise, in one language; `{}` stands for a date or number."""

    title: str
    states: Mapping[State, str]
    meaning: Mapping[State, str]
    moved_to: str
    silent: str
    told_of: str
    tile: str
    told_itself: str
    tile_note: str
    to_timeline: str
    fills: Mapping[Answered, str]
    labels: Mapping[Answered, str]


NL: Final = Words(
    title="Wat ervan werd",
    states=words.OUTCOME["nl"],
    meaning=words.OUTCOME_MEANING["nl"],
    moved_to="verschoven naar {}",
    silent="datum voorbij; geen brief die wij lazen zegt wat ervan werd (laatste brief: {})",
    told_of="{} voorbij: {} met bericht, {} zonder, in de brieven die wij lazen (laatste: {}).",
    tile="{} termijnen voorbij: {} met bericht, {} zonder",
    told_itself="gereed of vervangen volgens dezelfde brief",
    tile_note="Stand op {}; laatste brief die wij lazen: {}. Zonder bericht: geen brief zegt wat ervan werd.",
    to_timeline="Bekijk de termijnen op de tijdlijn",
    fills={
        "answered": "van alles wat voorbij is, zegt een brief wat ervan werd",
        "partly": "van een deel zegt een brief wat ervan werd",
        "silent": "voorbij, en geen brief zegt wat ervan werd",
        "ahead": "nog geen termijn voorbij",
        "nothing": "geen termijn gevonden",
    },
    labels={
        "answered": "{0} met bericht",
        "partly": "{0} met bericht, {1} zonder",
        "silent": "{1} zonder bericht",
        "ahead": "termijnen komen nog",
        "nothing": "geen termijn gevonden",
    },
)

EN: Final = Words(
    title="What became of it",
    states=words.OUTCOME["en"],
    meaning=words.OUTCOME_MEANING["en"],
    moved_to="moved to {}",
    silent="due, and no letter that we have read says what happened (last letter read: {})",
    told_of="{} due: {} answered, {} without word, in the letters that we have read (last: {}).",
    tile="{} deadlines due: {} answered, {} without word",
    told_itself="done or replaced according to the same letter",
    tile_note="As at {}; last letter read: {}. Without word: no letter says what happened.",
    to_timeline="See the deadlines on the timeline",
    fills={
        "answered": "due, and a letter says what became of all of it",
        "partly": "due, and a letter says what became of some of it",
        "silent": "due, and no letter says what became of it",
        "ahead": "nothing due yet",
        "nothing": "no deadline found",
    },
    labels={
        "answered": "{0} answered",
        "partly": "{0} answered, {1} without word",
        "silent": "{1} without word",
        "ahead": "deadlines to come",
        "nothing": "no deadline found",
    },
)

WORDS: Final[Mapping[Language, Words]] = {"nl": NL, "en": EN}
