"""What a letter says of all its amounts at once: `alle bedragen in prijspeil 2025, inclusief btw`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.records import Vat

_ALL_AMOUNTS = re.compile(
    r"\b(?:[Aa]lle|[Dd]e|[Dd]e genoemde|[Gg]enoemde|[Dd]eze|[Vv]ermelde)(?: \w+){0,5}? bedragen\b[^.]{0,200}"
    r"|\b[Bb]edragen\b(?= (?:zijn|luiden|in|x|×|"
    r"incl|excl))[^.]{0,200}"
)
_ALL_AMOUNTS_BEFORE = re.compile(r"[^.]{0,160}\b(?:voor|van) alle(?: \w+){0,3} bedragen\b[^.]{0,60}")
_VAT = re.compile(r"\b(incl|excl)(?:\.|usief)? ?(?:de )?(?:btw|BTW|omzetbelasting)\b")
_PRICE_LEVEL = re.compile(
    r"\b(?:prijs(?:peil|niveau)|loon- en prijspeil|prijzen)(?: van)?(?: 1 januari)? ?((?:19|20)\d\d)\b", re.I
)


@dataclass(frozen=True)
class Defaults:
    """What holds for every amount of a letter that does not say otherwise."""

    vat: Vat | None = None
    price_level: str | None = None


def defaults(text: str) -> Defaults:
    """Return what a letter says of all its amounts."""
    said = [match[0] for pattern in (_ALL_AMOUNTS, _ALL_AMOUNTS_BEFORE) for match in pattern.finditer(text)]
    vat = next((found[1].lower() for sentence in said if (found := _VAT.search(sentence))), None)
    level = next((found[1] for sentence in said if (found := _PRICE_LEVEL.search(sentence))), None)
    return Defaults("incl" if vat == "incl" else "excl" if vat else None, level)
