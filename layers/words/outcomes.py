"""What the states of a promise are called, and what each means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from layers.layer import Language
from layers.outcomes import State

OUTCOME: Final[Mapping[Language, Mapping[State, str]]] = {
    "nl": {
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
    "en": {
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
}
"""What became of a promise, by state (`layers.outcomes.STATES`)."""

OUTCOME_MEANING: Final[Mapping[Language, Mapping[State, str]]] = {
    "nl": {
        "kept": "een brief zegt dat het is gebeurd",
        "partly kept": "een brief zegt dat een deel is gebeurd",
        "moved": "een brief noemt een latere datum, of zegt dat het later komt",
        "changed": "een brief zegt dat het anders is geworden",
        "dropped": "een brief zegt dat het niet doorgaat",
        "in progress": "een brief zegt dat eraan wordt gewerkt",
        "refused": "het is gevraagd, en een brief zegt dat het niet komt",
        "not yet due": "de genoemde datum is nog niet voorbij, en geen brief zegt hoe het staat",
        "without word": (
            "de genoemde datum is voorbij, en geen brief die wij lazen zegt wat ervan werd; het kan gedaan zijn, later "
            "komen of vervallen zijn"
        ),
    },
    "en": {
        "kept": "a letter says that it has been done",
        "partly kept": "a letter says that part of it has been done",
        "moved": "a letter gives a later date, or says that it will come later",
        "changed": "a letter says that it has become something else",
        "dropped": "a letter says that it will not go ahead",
        "in progress": "a letter says that work on it is under way",
        "refused": "it was asked for, and a letter says that it will not come",
        "not yet due": "the stated date has not passed, and no letter that was read says how it stands",
        "without word": (
            "the stated date has passed, and no letter that we have read says what happened; it may be done, come "
            "later or have lapsed"
        ),
    },
}
"""What each state means."""
