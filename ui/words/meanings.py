"""What statuses, roles of amounts and certainties of places mean, in a line each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language
from layers.words import facts as words


@dataclass(frozen=True)
class MeaningWords:
    """By the code of what is explained."""

    status_meaning: Mapping[str, str]
    role_meaning: Mapping[str, str]
    certainty_meaning: Mapping[str, str]


NL = MeaningWords(
    status_meaning=words.STATUS_MEANING["nl"],
    role_meaning={
        "contribution": "wat een partij betaalt",
        "total": "het hele bedrag, van alle partijen samen",
        "estimate": "wat iets naar verwachting kost",
        "shortfall": "het bedrag dat nog ontbreekt",
        "cap per unit": "het hoogste bedrag per woning of andere eenheid",
        "old_budget": "een eerder budget, ter vergelijking",
        "other": "een ander bedrag",
    },
    certainty_meaning=words.CERTAINTY_MEANING["nl"],
)
EN = MeaningWords(
    status_meaning=words.STATUS_MEANING["en"],
    role_meaning={
        "contribution": "what one party pays",
        "total": "the whole amount, from all parties together",
        "estimate": "what something is expected to cost",
        "shortfall": "the amount that is still missing",
        "cap per unit": "the highest amount per home or other unit",
        "old_budget": "an earlier budget, for comparison",
        "other": "another amount",
    },
    certainty_meaning=words.CERTAINTY_MEANING["en"],
)

WORDS: Mapping[Language, MeaningWords] = {"nl": NL, "en": EN}
