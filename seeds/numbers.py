"""Numbers as Dutch letters write them: `€ 14,157 miljoen` is 14,157,000 and `€ 1.145 mln.` is 1,145,000,000."""

from __future__ import annotations

import re
from decimal import Decimal

UNITS = {"miljoen": 10**6, "mln": 10**6, "miljard": 10**9, "mld": 10**9, "duizend": 10**3}
WORDS = {
    word: value
    for value, words in enumerate(
        ("nul", "één een eerste", "twee tweede", "drie derde", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
         "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien")
    )
    for word in words.split()
} | {"honderd": 100}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\d.,])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<decimals>\d+))?(?!\d)"
    r"(?:\s*(?P<unit>" + "|".join(UNITS) + r")\b)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"^\s*(?:tot(?: en met)?|à|of|-|–)\s*€?\s*$")


def numbers(text: str) -> tuple[Decimal, ...]:
    """Return every number in the text, in order, with its unit applied.

    In a range the unit may stand after the second number only ("€ 310 tot € 620 mln."); it then holds for both.
    Dots group thousands, a comma starts the decimals. Number words up to seventeen follow, in order.
    """
    matches = list(_NUMBER.finditer(text))
    units = [UNITS[m["unit"].lower()] if m["unit"] else 1 for m in matches]
    for i in range(len(matches) - 2, -1, -1):
        if units[i] == 1 and _RANGE.match(text[matches[i].end() : matches[i + 1].start()]):
            units[i] = units[i + 1]
    digits = tuple(
        Decimal(f"{m['whole'].replace('.', '')}.{m['decimals'] or 0}") * unit
        for m, unit in zip(matches, units, strict=True)
    )
    words = tuple(Decimal(WORDS[w]) for w in re.findall(r"\w+", text.lower()) if w in WORDS)
    return digits + words
