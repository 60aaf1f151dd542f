"""Shares of a cost or of homes: `5/9 Rijk`, `de helft van de woningen`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from seeds.reading.quantity import Figure

_SHARE = re.compile(r"(?<![\d/])([1-9]\d?) ?/ ?([2-9]|1[0-2])(?:e|de)? (?:deel |van )?(?=\w)")
COST_WORDS = re.compile(
    r"\b(?:rijk|regio|provincie|gemeente|waterschap|bijdra\w{0,6}|kosten\w{0,10}|tekort\w{0,6}|(?:co)?financ\w{0,10}"
    r"|bekosti\w{0,6}|dekking|participatie|subsidie\w{0,8})",
    re.I,
)
_NAMES = ("", "", "halves", "thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths",
          "elevenths", "twelfths")  # fmt: skip
_HALF = re.compile(
    r"\b(?P<few>de helft|een derde|twee ?derde|een kwart|een vierde|drie ?kwart|drie vierde"
    r"|een vijfde)(?: deel)? van (?:de|het|deze|dit|alle) "
    r"(?=(?:[\w-]+ ){0,2}(?:kosten\w*|woningen|woningbouw\w*|tekort\w*|bijdrage\w*|investering\w*|bedrag|opgave"
    r"|programma|nieuwbouw\w*"
    r"|huurwoningen|onrendabele))",
    re.I,
)
_HALVES = {
    "de helft": (1, 2), "een derde": (1, 3), "tweederde": (2, 3), "twee derde": (2, 3),
    "een kwart": (1, 4), "een vierde": (1, 4),
           "driekwart": (3, 4), "drie kwart": (3, 4), "drie vierde": (3, 4), "een vijfde": (1, 5),
}  # fmt: skip


def shares(text: str) -> Iterator[Figure]:
    """Yield the shares that a text names, in the unit of their whole: `thirds`, 2."""
    for match in _HALF.finditer(text):
        part, whole = _HALVES[match["few"].lower()]
        yield Figure(match.start(), match.end("few"), _NAMES[whole], Decimal(part))
    for match in _SHARE.finditer(text):
        part, whole = int(match[1]), int(match[2])
        if part < whole and COST_WORDS.match(text, match.end()):
            yield Figure(match.start(), match.end(2), _NAMES[whole], Decimal(part))
