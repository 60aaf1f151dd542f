"""What became of a promise: the words of each state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language
from layers.outcomes import State


@dataclass(frozen=True)
class Words:
    """The texts about what became of a promise, in one language."""

    states: Mapping[State, str]


NL: Final = Words(
    states={
        "kept": "nagekomen",
        "partly kept": "deels nagekomen",
        "moved": "verschoven",
        "changed": "gewijzigd",
        "dropped": "vervallen",
        "in progress": "loopt",
        "refused": "gevraagd en afgewezen",
        "not yet due": "termijn nog niet voorbij",
        "without word": "termijn voorbij, zonder bericht",
    },
)

EN: Final = Words(
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
)

WORDS: Final[Mapping[Language, Words]] = {"nl": NL, "en": EN}
