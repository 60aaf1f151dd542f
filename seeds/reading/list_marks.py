"""The mark with which a line of a list begins: ❖ • - o a) 1. 1.2 (ii) `Artikel 3` `Afspraak 4:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["sure", "named", "bullet", "number", "subnumber", "letter", "roman"]

_SURE = re.compile(r"\s*(?P<mark>[❖➢✓✔⮚])\s*(?=\S)")
_NAMED = re.compile(
    r"\s*[-*•]?\s*\*{0,2}(?P<mark>(?:\w{0,20}afspraak|afspr\.)\s+\d{1,3}\s*[:.]"
    r"|(?:afspraak|besluit|toezegging|actie(?:punt)?|verzoek)\s*\d{0,3}(?:\s*\([^()]{1,40}\))?\s*:"
    r"|(?:actie(?:punt)?|besluit|toezegging)\s+\d{1,3}\s*[.)])\*{0,2}\s*(?=\S)",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"\s*(?P<mark>[•‣▪■◦●○·→►*–—-]|[\uf0b7\uf0a7\uf0d8\uf076]|o(?= ))\s+(?=\S)|\s*(?P<glued>[•‣▪■◦●○►])(?=\S)"
)
_NUMBER = re.compile(r"\s*(?:[-*•]\s*)?\*{0,2}[(]?(?P<number>\d{1,2})(?P<close>[.,)])\*{0,2}\s+(?=\S)")
_SUBNUMBER = re.compile(r"\s*(?P<number>\d{1,2})\.(?P<sub>\d{1,2})\.?\s*(?=[A-Z‘“\"]\S|[A-Z] )")
_LETTER = re.compile(r"\s*(?:[-*•]\s*)?[(]?(?P<letter>[a-z])[.)]\s+(?=\S)")
_ROMAN = re.compile(r"\s*(?:[-*•]\s*)?[(]?(?P<roman>[ivx]{1,5})[.)]\s+(?=\S)")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True)
class Mark:
    """The mark of a line: its style, its sign (two lists of one style differ in it), its number, where words begin."""

    style: Style
    sign: str
    number: int
    margin: int
    words_start: int
    sub: int = 0

    @property
    def is_counted(self) -> bool:
        """Whether the mark has a number or a letter, which must follow the one before."""
        return self.style in ("number", "subnumber", "letter", "roman")


def mark(line: str, *, after_letter: int = 0) -> Mark | None:
    """Return the mark of a line, None if it has none; `after_letter` is the number of the letter before (`h` is 8)."""
    margin = len(line) - len(line.lstrip())
    if match := _SURE.match(line):
        return Mark("sure", match["mark"], 0, margin, match.end())
    if match := _NAMED.match(line):
        return Mark("named", "", 0, margin, match.end())
    if match := _SUBNUMBER.match(line):
        return Mark("subnumber", "", int(match["number"]), margin, match.end(), int(match["sub"]))
    if match := _NUMBER.match(line):
        return Mark("number", match["close"].replace(",", "."), int(match["number"]), margin, match.end())
    if (match := _ROMAN.match(line)) and match["roman"] in _ROMANS:
        number = _ROMANS.index(match["roman"]) + 1
        if len(match["roman"]) > 1 or (number in (1, 5, 10) and ord(match["roman"]) - 96 != after_letter + 1):
            return Mark("roman", "", number, margin, match.end())
    if match := _LETTER.match(line):
        return Mark("letter", "", ord(match["letter"]) - 96, margin, match.end())
    if match := _BULLET.match(line):
        return Mark("bullet", match["mark"] or match["glued"], 0, margin, match.end())
    return None
