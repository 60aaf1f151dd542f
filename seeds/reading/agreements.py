"""The items of a letter's lists of agreements, the headings above each line, and the parties that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from seeds.reading.letter import Letter
from seeds.reading.names import Names

MAX_ITEM_LINES = 45

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
    """What stands above each line (index 0 is line 1), and the items of the lists of agreements."""

    headings: tuple[tuple[tuple[int, str], ...], ...]
    items: tuple[Item, ...]

    def above(self, line: int) -> tuple[tuple[int, str], ...]:
        """Return the headings above a line (1-based) as (line, text): region, chapter, place."""
        return self.headings[line - 1]


def outline(letter: Letter, names: Names) -> Outline:
    """Return the headings and agreement items of a letter."""
    starts: list[int] = []
    ends: set[int] = set()
    headings: list[tuple[tuple[int, str], ...]] = []
    region = chapter = place = None
    is_open, counted, subcounted = False, 0, 0
    for i, raw in enumerate(letter.lines):
        line = raw.strip() if len(raw) <= 300 else raw[:300].strip()
        marked = bool(_MARKED.match(line) or _NAMED.match(line))
        numbered, roman = _NUMBERED.match(line), _ROMAN.match(line)
        number = int(numbered["number"]) if numbered else 0
        if roman and roman["roman"] in _ROMANS:
            number = _ROMANS.index(roman["roman"]) + 1
        sub = _SUBNUMBERED.match(line)
        if is_open and sub and (int(sub["number"]), int(sub["sub"])) == (counted, subcounted + 1):
            starts.append(i)
            subcounted += 1
        elif marked or (is_open and number == counted + 1):
            starts.append(i)
            counted, subcounted = 0 if marked else number, 0
            is_open = is_open and not marked
        elif line and len(line) <= 120 and i not in letter.furniture:
            if _REGION.fullmatch(line):
                region, chapter, place = (i + 1, line), None, None
            elif _OPENS.fullmatch(line):
                is_open, counted = True, 0
                ends.add(i)
            elif _HEADING.fullmatch(line) and not line.endswith((".", ",", ";")):
                chapter, place, is_open = (i + 1, line), None, False
            elif len(line) <= 60 and names.codes(line.rstrip(":")) and line[0].isupper():
                place = (i + 1, line)
            if (i + 1) in {entry[0] for entry in (region, chapter, place) if entry}:
                ends.add(i)
        headings.append(tuple(entry for entry in (region, chapter, place) if entry))
    return Outline(tuple(headings), tuple(_items(letter, starts, ends)))


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
    """Whether a blank line ends an item: what stands before it is a whole sentence."""
    return lines[blank - 1].rstrip().endswith((".", ";", ":", "!", "”", '"', ")"))


def _is_double_spaced(lines: tuple[str, ...], start: int) -> bool:
    """Whether text recognition put blank lines between the lines of paragraphs here: then they end nothing."""
    filled = [i for i in range(max(0, start - 40), min(len(lines), start + 40)) if lines[i].strip()]
    broken = sum(other - one > 1 and lines[other].lstrip()[0].islower() for one, other in pairwise(filled))
    return broken > len(filled) / 10


def party_mentions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parties that a text names as (start, end, name), in order."""
    for match in _PARTY.finditer(text):
        yield match.start(), match.end(), match[0]


def parties(text: str) -> tuple[str, ...]:
    """Return the parties that a text names, as it names them, each once, in order."""
    return tuple(dict.fromkeys(name for _, _, name in party_mentions(text)))
