"""The lists of agreements of a letter, the headings above each line, and the parties that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from seeds.reading.letter import Letter
from seeds.reading.names import Names

MAX_ITEM_LINES = 45
MAX_LINE = 300
MAX_HEADING = 120
MAX_PLACE = 60

Heading = tuple[int, str]
"""The line (1-based) of a heading, and its text."""

LineKind = Literal["subitem", "marked item", "numbered item", "opening", "region", "chapter", "place", "text"]
STARTS: tuple[LineKind, ...] = ("subitem", "marked item", "numbered item")
"""The kinds of line with which an agreement begins."""

ENDS: tuple[LineKind, ...] = ("opening", "region", "chapter", "place")
"""The kinds of line before which the agreement above ends."""

_MARKED = re.compile(r"\s*[❖➢✓✔⮚]\s*\S")
_NAMED = re.compile(r"\s*[-*•]?\s*(?:\w{0,20}afspraak)\s+\d{1,3}\s*[:.]", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:[-*•]\s*)?(?P<number>\d{1,2})[.,)]\s+\S")
_SUBNUMBERED = re.compile(r"\s*(?P<number>\d{1,2})\.(?P<sub>\d{1,2})\.?\s*[A-Z]\S")
_ROMAN = re.compile(r"\s*(?:[-*•]\s*)?(?P<roman>[ivx]{1,5})\.\s+\S")
_OPENS = re.compile(
    r"\W*(?:(?:bestuurlijke |nieuwe |gemaakte |werk|proces)?afspra(?:ak|ken)|toezegging(?:en)?|acties?(?: \w{2,25})?"
    r"|verzoeken|partijen spreken af|(?:rijk en \w{2,20} )spreken af)\W*",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2})\s+[A-Z‘'(][^€]{3,110}")
_REGION = re.compile(r"\s*(?:Regio|Landsdeel) [A-Z][a-z]+(?:-Nederland)?\s*")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")

_DEPARTMENTS = "VRO|BZK|IenW|I&W|KGG|EZK?|LVVN|LNV|OCW|VWS|Defensie|Financiën|Infrastructuur en Waterstaat"
_NAME = r"[A-Z‘'][\w’'-]+(?:[- ](?:[A-Z][\w-]+|aan den|en))?"
_PARTY = re.compile(
    r"\bRijk(?:swaterstaat)?\b|\bRegio\b(?! [A-Z])|\bpartijen\b|\bkabinet\b"
    rf"|\b[Pp]rovincie {_NAME}|\b[Gg]emeente {_NAME}|\b[Ww]aterschap {_NAME}|\b[Pp]rovincies\b|\b[Gg]emeenten\b"
    rf"|\b(?:[Mm]inister(?:ie)?|[Ss]taatssecretaris)(?: van)? (?:{_DEPARTMENTS})\b|\b(?:VRO|IenW|KGG|LVVN|OCW|BZK)\b"
    r"|\b(?:RWS|ProRail|NS|TenneT|Gasunie|Enexis|Liander|Stedin|Netbeheer Nederland|IPO|VNG|UvW|SNN|ACM|G40|Schiphol)\b"
    r"|\b(?:[Nn]etbeheerders|[Ww]aterschappen|[Cc]orporaties|Unie van Waterschappen|Defensie|Havenbedrijf [A-Z]\w+)\b"
)


@dataclass(frozen=True)
class Item:
    """One agreement of a list: its lines (1-based, both included)."""

    line_start: int
    line_end: int


@dataclass(frozen=True)
class Outline:
    """The headings above each line (index 0 is line 1), and the items of the lists of agreements."""

    headings: tuple[tuple[Heading, ...], ...]
    items: tuple[Item, ...]

    def above(self, line: int) -> tuple[Heading, ...]:
        """Return the headings above a line (1-based) as (line, text): region, chapter, place."""
        return self.headings[line - 1]


@dataclass(frozen=True)
class _State:
    """The headings above the next line of a letter, and the place within its list of agreements.

    `is_open` while a numbered list runs; `counted` is the number of its items so far, `subcounted` that of the parts of
    the last item.
    """

    region: Heading | None = None
    chapter: Heading | None = None
    place: Heading | None = None
    is_open: bool = False
    counted: int = 0
    subcounted: int = 0

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings above, widest first."""
        return tuple(heading for heading in (self.region, self.chapter, self.place) if heading)

    def after(self, kind: LineKind, line: Heading) -> _State:
        """Return the state after a line of this kind."""
        match kind:
            case "subitem":
                return replace(self, subcounted=self.subcounted + 1)
            case "marked item":
                return replace(self, is_open=False, counted=0, subcounted=0)
            case "numbered item":
                return replace(self, counted=self.counted + 1, subcounted=0)
            case "opening":
                return replace(self, is_open=True, counted=0)
            case "region":
                return replace(self, region=line, chapter=None, place=None)
            case "chapter":
                return replace(self, chapter=line, place=None, is_open=False)
            case "place":
                return replace(self, place=line)
            case "text":
                return self


def outline(letter: Letter, names: Names) -> Outline:
    """Return the headings and agreement items of a letter."""
    state = _State()
    kinds: list[LineKind] = []
    headings: list[tuple[Heading, ...]] = []
    for i, raw in enumerate(letter.lines):
        line = raw[:MAX_LINE].strip()
        kind = _item(line, state) or ("text" if i in letter.furniture else _heading(line, names))
        state = state.after(kind, (i + 1, line))
        kinds.append(kind)
        headings.append(state.headings)
    starts = [i for i, kind in enumerate(kinds) if kind in STARTS]
    ends = {i for i, kind in enumerate(kinds) if kind in ENDS}
    return Outline(tuple(headings), tuple(_items(letter, starts, ends)))


def _item(line: str, state: _State) -> LineKind | None:
    """Return the kind of a line that begins an agreement, None for any other line."""
    sub = _SUBNUMBERED.match(line) if state.is_open else None
    if sub and (int(sub["number"]), int(sub["sub"])) == (state.counted, state.subcounted + 1):
        return "subitem"
    if _MARKED.match(line) or _NAMED.match(line):
        return "marked item"
    if state.is_open and _number(line) == state.counted + 1:
        return "numbered item"
    return None


def _number(line: str) -> int:
    """Return the number at the start of a line, in digits or Roman numerals; 0 if there is none."""
    roman, numbered = _ROMAN.match(line), _NUMBERED.match(line)
    if roman and roman["roman"] in _ROMANS:
        return _ROMANS.index(roman["roman"]) + 1
    return int(numbered["number"]) if numbered else 0


def _heading(line: str, names: Names) -> LineKind:
    """Return the kind of a line that begins no agreement: of a heading, else `text`."""
    if not line or len(line) > MAX_HEADING:
        return "text"
    if _REGION.fullmatch(line):
        return "region"
    if _OPENS.fullmatch(line):
        return "opening"
    if _HEADING.fullmatch(line) and not line.endswith((".", ",", ";")):
        return "chapter"
    if len(line) <= MAX_PLACE and names.codes(line.rstrip(":")) and line[0].isupper():
        return "place"
    return "text"


def _items(letter: Letter, starts: list[int], ends: set[int]) -> Iterator[Item]:
    lines = letter.lines
    for position, start in enumerate(starts):
        following = starts[position + 1] if position + 1 < len(starts) else len(lines)
        last = start
        for i in range(start + 1, min(following, start + MAX_ITEM_LINES, len(lines))):
            if i in ends:
                break
            if lines[i].strip():
                last = i
            elif _ends_paragraph(lines, i) and not (_MARKED.match(lines[start]) and _is_double_spaced(lines, start)):
                break
        yield Item(start + 1, last + 1)


def _ends_paragraph(lines: tuple[str, ...], blank: int) -> bool:
    """Whether a blank line ends an item, which it does after a complete sentence."""
    return lines[blank - 1].rstrip().endswith((".", ";", ":", "!", "”", '"', ")"))


def _is_double_spaced(lines: tuple[str, ...], start: int) -> bool:
    """Whether text recognition put blank lines between all lines here, so that they do not end paragraphs."""
    filled = [i for i in range(max(0, start - 40), min(len(lines), start + 40)) if lines[i].strip()]
    broken = sum(other - one > 1 and lines[other].lstrip()[0].islower() for one, other in pairwise(filled))
    return broken > len(filled) / 10


def party_mentions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parties that a text names as (start, end, name), in order."""
    for match in _PARTY.finditer(text):
        yield match.start(), match.end(), match[0]


def parties(text: str) -> tuple[str, ...]:
    """Return the parties that a text names, in its own words, each once, in order."""
    return tuple(dict.fromkeys(name for _, _, name in party_mentions(text)))
