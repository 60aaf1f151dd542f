"""Numbers as Dutch letters write them: `€ 14,157 miljoen` is 14,157,000 and `€ 1.145 mln.` is 1,145,000,000."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

UNITS = {
    "miljoen": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "miljard": 10**9,
    "mld": 10**9,
    "mrd": 10**9,
    "duizend": 10**3,
}
_BELOW_TWENTY = (
    "nul", "één een eerste", "twee tweede", "drie derde", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
WORDS: dict[str, Decimal] = {
    word: Decimal(value) for value, words in enumerate(_BELOW_TWENTY) for word in words.split()
} | {word: Decimal(value) for word, value in _TENS.items()}
WORDS |= {
    one + joined + ten: WORDS[one] + WORDS[ten]
    for one in ("één", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
    for joined in ("en", "ën")
    for ten in _TENS
}
_PARTS = {"anderhalf": Decimal("1.5"), "anderhalve": Decimal("1.5"), "half": Decimal("0.5"), "halve": Decimal("0.5")}
_LONGEST_WORD = 90  # longer than any number below a million in words

_UNIT = r"(?:(?:\s*|-)(?P<unit>" + "|".join(UNITS) + r")\b)?"
_NUMBER = re.compile(
    # `€ 1.9 mld.`: a dot can only start decimals where one or two digits and a unit follow.
    r"(?<!\d)(?<!\d[.,])(?:(?P<dotted>\d{1,3}\.\d{1,2})\s*(?P<dotted_unit>" + "|".join(UNITS) + r")\b"
    r"|(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<decimals>\d+)|,-{1,2}(?=\s*[a-z]))?(?!\d)" + _UNIT + r")",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<!\w)(?P<word>[^\W\d_]{2,90})" + _UNIT, re.IGNORECASE)
_RANGE = re.compile(r"^\s*(?:tot(?: en met)?|à|of|-|–|—)\s*(?:€|EUR\b)?\s*$", re.IGNORECASE)
_PAIR = re.compile(r"^\s*(?:,|,?\s*(?:en|naar|respectievelijk|en respectievelijk))\s*(?:€|EUR\b)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A number in a text: `text[start:end]` as printed (with its unit), and its `value`."""

    start: int
    end: int
    value: Decimal
    unit: int = 1
    in_words: bool = False


def word_value(word: str) -> Decimal | None:
    """Return the value of a Dutch number word such as `vijfhonderdtachtig`, None for any other word."""
    return _word_value(word.lower()) if len(word) <= _LONGEST_WORD else None


@lru_cache(maxsize=4096)
def _word_value(word: str) -> Decimal | None:
    if word in WORDS:
        return WORDS[word]
    for name, scale in (("duizend", 1000), ("honderd", 100)):
        head, found, tail = word.partition(name)
        if found:
            many = _word_value(head) if head else Decimal(1)
            rest = _word_value(tail.removeprefix("en")) if tail else Decimal(0)
            if many is None or rest is None or not 0 < many < 1000 or rest >= scale:
                return None
            return many * scale + rest
    return None


def spot(text: str) -> tuple[Number, ...]:
    """Return the numbers written in digits, in order; a unit after the second number of a range holds for both."""
    found = []
    for match in _NUMBER.finditer(text):
        if match["dotted"]:
            unit = UNITS[match["dotted_unit"].lower()]
            value = Decimal(match["dotted"])
        else:
            unit = UNITS[match["unit"].lower()] if match["unit"] else 1
            value = Decimal(f"{match['whole'].replace('.', '')}.{match['decimals'] or 0}")
        found.append(Number(match.start(), match.end(), value, unit))
    for i in range(len(found) - 2, -1, -1):
        one, other = found[i], found[i + 1]
        if one.unit == 1 and other.unit > 1 and one.value <= other.value and _shares_unit(text, one, other):
            found[i] = Number(one.start, one.end, one.value, other.unit)
    return tuple(Number(n.start, n.end, n.value * n.unit, n.unit) for n in found)


def _shares_unit(text: str, one: Number, other: Number) -> bool:
    between = text[one.end : other.start] if other.start - one.end <= 200 else ""
    if _RANGE.match(between):
        return True
    return bool(_PAIR.match(between)) and text[max(0, one.start - 5) : one.start].rstrip().endswith(("€", "EUR"))


def spot_words(text: str) -> tuple[Number, ...]:
    """Return the numbers written in words, in order, with their unit: `acht miljoen` is 8,000,000."""
    found = []
    for match in _WORD.finditer(text):
        word = match["word"].lower()
        unit = UNITS[match["unit"].lower()] if match["unit"] else 1
        value = _PARTS.get(word) if match["unit"] else None
        value = word_value(word) if value is None else value
        if value is not None:
            found.append(Number(match.start(), match.end(), value * unit, unit, in_words=True))
    return tuple(found)


def numbers(text: str) -> tuple[Decimal, ...]:
    """Return every number in the text with its unit applied: first those in digits, then those in words.

    In a range the unit may stand after the second number only ("€ 310 tot € 620 mln."); it then holds for both.
    Dots group thousands, a comma starts the decimals.
    """
    digits = spot(text)
    within = {position for number in digits for position in range(number.start, number.end)}
    words = (number for number in spot_words(text) if number.start not in within)  # the unit of `5 duizend` is no word
    return tuple(number.value for number in (*digits, *words))
