"""Numbers, months and codes in a Dutch or English text: as printed, and their value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from seeds.reading.dates import MONTHS
from seeds.reading.numbers import WORDS, numbers, spot, spot_words
from seeds.wording.lines import Cited

Language = str

_ORDINALS_NL = dict(
    zip(
        "vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split(),
        map(Decimal, range(4, 13)),
        strict=True,
    )
)
_UNDER_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = {
    w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}  # fmt: skip
_ORDINALS_EN = dict(
    zip(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), range(2, 13), strict=True
    )
)
_ENGLISH: dict[str, Decimal] = {
    **{word: Decimal(n) for n, word in enumerate(_UNDER_TWENTY)},
    **{word: Decimal(n) for word, n in (_TENS | _ORDINALS_EN).items()},
    **{f"{t}-{o}": Decimal(n + m) for t, n in _TENS.items() for m, o in enumerate(_UNDER_TWENTY[:10]) if m},
}
_ENGLISH |= {f"{word}s": value for word, value in _ENGLISH.items() if word.endswith("th") or word == "third"}
_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9,
}  # fmt: skip
_EN_NUMBER = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(?P<unit>million|billion|thousand|bn|m)\b)?"
    r"(?![\d])",
    re.IGNORECASE,
)
_EN_WORD = re.compile(
    r"(?<![\w-])(?P<word>[a-z]+(?:-[a-z]+)?)(?:\s(?P<unit>hundred|thousand|million|billion)\b)?", re.I
)
_EN_RANGE = re.compile(r"\s?(?:to|and|or|-|–|up to)\s?€?\s?")
_NOT_COUNTED = re.compile(
    r"\bthird part(?:y|ies)\b|\ben twee\b|\bper second\b|\bsecond(?:ly)? (?:hand|opinion)\b", re.I
)
_EN_MONTHS = dict(
    zip(
        "January February March April May June July August September October November December".split(),
        range(1, 13),
        strict=True,
    )
)
_EN_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(m for m in _EN_MONTHS if m not in ('May', 'March'))}"
    r"|(?:(?<=\d )|(?<=\bin )|(?<=\bof )|(?<=\bby )|(?<=\bfrom )|(?<=\buntil )|(?<=\bbefore ))(?:May|March))\b"
)
_NL_MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})\b", re.I)
_SHORT_NL = {name[:3]: number for name, number in MONTHS.items()} | {"mrt": 3, "sept": 9}
_NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,2}[-/](\d{1,2})[-/](?:20)?\d\d(?!\d)|\b20\d\d-(\d\d)-\d\d\b")
_CODE = re.compile(r"(?<![\w])(?=[\w&/]*[A-Za-z])(?=[\w&/]*\d)[A-Za-z\d]+(?:[&/-]?[A-Za-z\d]+)*")
_NO_CODE = re.compile(
    r"(?:\d+(?:e|de|ste|st|nd|rd|th|s|m|bn|k|%)|m[23]|\d+(?:,\d+)?-.*|co2|n2o|pm10|h2)", re.IGNORECASE
)  # ordinals, units and compounds such as `50-jarige`: checked as numbers
_ROMAN = {numeral: Decimal(n) for n, numeral in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), start=1)}
# Words that imply a number.
_SAME = {
    Decimal(2): re.compile(r"\b(?:beide|twee|dubbel|tweetal|duo|zowel)"),
    Decimal(3): re.compile(r"\bdrie"),
    Decimal(4): re.compile(r"\b(?:vier|kwart)"),
    Decimal(12): re.compile(r"\b(?:twaalf|dozijn)"),
}


@dataclass(frozen=True)
class Said:
    """A number or month in a text: as printed, and its value."""

    printed: str
    value: Decimal


def numbers_said(text: str, language: Language) -> Iterator[Said]:
    """Yield the numbers of a summary, without `one`: years, amounts, percentages, number words, ordinals."""
    text = _NOT_COUNTED.sub(" ", text)
    found = _dutch(text) if language == "nl" else _english(text)
    yield from (said for said in found if not (said.value == 1 and said.printed.isalpha()))


def _dutch(text: str) -> Iterator[Said]:
    digits = [n for n in spot(text) if not text[n.start - 1 : n.start].isalpha()]
    taken = {position for n in digits for position in range(n.start, n.end)}
    words = [n for n in spot_words(text) if n.start not in taken]
    yield from (Said(text[n.start : n.end], n.value) for n in (*digits, *words))
    for match in re.finditer(r"\w+", text.lower()):
        if match[0] in _ORDINALS_NL:
            yield Said(match[0], _ORDINALS_NL[match[0]])


def _english(text: str) -> Iterator[Said]:
    found = [(m.start(), m.end(), Decimal(m["digits"].replace(",", "")), m["unit"]) for m in _EN_NUMBER.finditer(text)]
    for i, (start, end, value, unit) in enumerate(found):
        scale = unit
        if unit is None and i + 1 < len(found) and _EN_RANGE.fullmatch(text, end, found[i + 1][0]):
            scale = found[i + 1][3] if value <= found[i + 1][2] else None
        yield Said(text[start:end], value * _SCALES.get((scale or "").lower(), 1))
    for match in _EN_WORD.finditer(text):
        word = match["word"].lower()
        if word in _ENGLISH and (match["unit"] is None or word not in _ORDINALS_EN):
            yield Said(match[0], _ENGLISH[word] * _SCALES.get((match["unit"] or "").lower(), 1))


def numbers_in(lines: Cited) -> frozenset[Decimal]:
    """Return every number that the cited lines may hold: generously, because a scan splits and joins numbers."""
    found: set[Decimal] = set()
    for text in (lines.text, lines.digits):
        found |= {*numbers(text)}
        found |= {Decimal(digits) for digits in re.findall(r"\d+", text) if len(digits) < 12}
        found |= {_ORDINALS_NL[w] for w in re.findall(r"\w+", text.lower()) if w in _ORDINALS_NL}
        found |= {value for word in re.findall(r"[^\W\d_]+", text.lower()) if (value := WORDS.get(word)) is not None}
    found |= {_ROMAN[numeral] for numeral in re.findall(r"\b[IVX]{1,4}\b", lines.text) if numeral in _ROMAN}
    lower = lines.text.lower()
    found |= {value for value, words in _SAME.items() if words.search(lower)}
    return frozenset(found)


def months_said(text: str, language: Language) -> Iterator[Said]:
    """Yield the months that a summary names."""
    if language == "nl":
        yield from (Said(m[0], Decimal(MONTHS[m["month"].lower()])) for m in _NL_MONTH.finditer(text))
    else:
        yield from (Said(m[0], Decimal(_EN_MONTHS[m["month"]])) for m in _EN_MONTH.finditer(text))


def months_in(lines: Cited) -> frozenset[Decimal]:
    """Return the months that cited lines name, also in short or as a number in a date."""
    text = lines.text.lower()
    found = {Decimal(MONTHS[m["month"]]) for m in _NL_MONTH.finditer(text)}
    found |= {Decimal(n) for short, n in _SHORT_NL.items() if re.search(rf"\b{short}\b\.?", text)}
    found |= {Decimal(m[1] or m[2]) for m in _NUMERIC_DATE.finditer(text)}
    return frozenset(found)


def codes_said(text: str) -> Iterator[str]:
    """Yield codes of letters and digits: roads (`A28`, `N33`), `HOV4`, `F4`, `NL2120`."""
    for match in _CODE.finditer(text):
        if not _NO_CODE.fullmatch(match[0]):
            yield match[0]
