"""What became of a promise: the words of each state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language
from layers.outcomes import Answered, State


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
    states={
        "kept": "nagekomen",
        "partly kept": "deels nagekomen",
        "moved": "verschoven",
        "changed": "gewijzigd",
        "dropped": "vervallen",
        "in progress": "loopt",
        "refused": "gevraagd en afgewezen",
        "not yet due": "datum komt nog",
        "without word": "datum voorbij, zonder bericht",
    },
    meaning={
        "kept": "een latere brief zegt dat het is gebeurd",
        "partly kept": "een latere brief zegt dat een deel is gebeurd",
        "moved": "een latere brief noemt een latere datum, of zegt dat het later komt",
        "changed": "een latere brief zegt dat het anders is geworden",
        "dropped": "een latere brief zegt dat het niet doorgaat",
        "in progress": "een latere brief zegt dat eraan wordt gewerkt",
        "refused": "het is gevraagd, en een brief zegt dat het niet komt",
        "not yet due": "de genoemde datum is nog niet voorbij, en geen latere brief zegt hoe het staat",
        "without word": (
            "de genoemde datum is voorbij, en geen brief die wij lazen zegt wat ervan werd; het kan gedaan zijn, later "
            "komen of vervallen zijn"
        ),
    },
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
    states={
        "kept": "kept",
        "partly kept": "partly kept",
        "moved": "moved",
        "changed": "changed",
        "dropped": "dropped",
        "in progress": "in progress",
        "refused": "asked and refused",
        "not yet due": "not yet due",
        "without word": "due, without word",
    },
    meaning={
        "kept": "a later letter says that it has been done",
        "partly kept": "a later letter says that part of it has been done",
        "moved": "a later letter gives a later date, or says that it will come later",
        "changed": "a later letter says that it has become something else",
        "dropped": "a later letter says that it will not go ahead",
        "in progress": "a later letter says that work on it is under way",
        "refused": "it was asked for, and a letter says that it will not come",
        "not yet due": "the stated date has not passed, and no later letter says how it stands",
        "without word": (
            "the stated date has passed, and no letter that we have read says what happened; it may be done, come "
            "later or have lapsed"
        ),
    },
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
