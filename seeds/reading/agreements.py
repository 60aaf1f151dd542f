"""The lists of agreements of a letter, and the headings above each line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from seeds.reading.letter import Letter
from seeds.reading.list_headings import (
    ARRANGEMENT,
    ARTICLE,
    CLOSES,
    HEADING,
    LEADS_IN,
    LIST_OF_AGREEMENTS,
    MAX_HEADING,
    MAX_LINE,
    MAX_PLACE,
    REGION,
    is_title,
    leads_in,
    opens,
    stands_alone,
)  # fmt: skip
from seeds.reading.list_items import ENDS, STARTS, Item, LineKind, items
from seeds.reading.list_marks import Mark, mark
from seeds.reading.names import Names
from seeds.reading.promises import promise

HEAD_LINES = 40
MAX_LOOK = 12

Heading = tuple[int, str]
"""The line (1-based) of a heading, and its text."""


@dataclass(frozen=True)
class Outline:
    """The headings above each line (index 0 is line 1), and the items of the lists of agreements."""

    headings: tuple[tuple[Heading, ...], ...]
    items: tuple[Item, ...]
    kinds: tuple[LineKind, ...] = ()
    is_agreement_itself: bool = False
    """Whether the letter is a list of agreements or an arrangement, in which `zullen` promises."""

    def above(self, line: int) -> tuple[Heading, ...]:
        """Return the headings above a line (1-based) as (line, text): region, chapter, place."""
        return self.headings[line - 1]


@dataclass(frozen=True)
class _State:
    """The headings above the next line of a letter, and the place within its list of agreements.

    `is_list` where the whole letter is one list of agreements, `is_arrangement` where its numbered clauses are;
    `is_open` while a list runs that a heading opened, `leads_in` below a sentence that opens the list right after it,
    `is_closed` under a heading of other matter. `counted` is the number of the last item, `subcounted` that of its last
    part; `levels` are the marks within which the line stands, and a mark at most `base` deep begins an agreement.
    """

    is_list: bool = False
    is_arrangement: bool = False
    region: Heading | None = None
    chapter: Heading | None = None
    place: Heading | None = None
    is_open: bool = False
    is_closed: bool = False
    leads_in: bool = False
    counted: int = 0
    subcounted: int = 0
    levels: tuple[Mark, ...] = ()
    base: int = 0

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings above, widest first."""
        return tuple(heading for heading in (self.region, self.chapter, self.place) if heading)

    @property
    def takes_items(self) -> bool:
        """Whether any list that stands here is one of agreements."""
        return self.is_open or self.leads_in or (self.is_list and not self.is_closed)

    @property
    def letter(self) -> int:
        """The number of the last item of a list of letters, by which `i.` after `h.` is no Roman numeral."""
        return next((m.number for m in reversed(self.levels) if m.style == "letter"), 0)

    def after(self, kind: LineKind, line: Heading, found: Mark | None = None) -> _State:
        """Return the state after a line of this kind."""
        match kind:
            case "sure item":
                below = (found,) if found else ()
                return replace(self, is_open=False, counted=0, subcounted=0, levels=below, base=0)
            case "subitem":
                return replace(self, subcounted=self.subcounted + 1, levels=(), base=0)
            case "numbered item" | "item" | "part" | "lead-in" if found:
                return self._below(kind, found)
            case "lead-in":
                return replace(self, leads_in=True, levels=(), base=0, counted=0)
            case "opening":
                return replace(self, is_open=True, is_closed=False, counted=0, levels=(), base=0)
            case "closing":
                return replace(self, is_open=False, is_closed=True, leads_in=False, levels=(), place=self.place)
            case "region":
                return replace(self, region=line, chapter=None, place=None, levels=(), is_closed=False, counted=0)
            case "chapter":
                is_open = self.is_arrangement and bool(ARTICLE.match(line[1]))
                cleared = replace(self, chapter=line, place=None, is_closed=False, leads_in=False, levels=(), base=0)
                return replace(cleared, is_open=is_open, counted=0 if is_open or self.is_list else self.counted)
            case "place" | "title":
                return replace(self, place=line, levels=(), base=0, is_closed=self.is_closed and kind == "place")
            case _:
                return self

    def _below(self, kind: LineKind, found: Mark) -> _State:
        depth = depth_of(found, self.levels)
        levels = (*self.levels[:depth], found)
        base = depth + 1 if kind == "lead-in" else min(self.base, depth) if kind != "part" else self.base
        counted = found.number if depth == 0 and kind != "part" else self.counted
        return replace(self, levels=levels, base=base, counted=counted, subcounted=0)

    def after_prose(self) -> _State:
        """Return the state after a paragraph that belongs to no item: what a sentence opened is closed."""
        return replace(self, leads_in=False, levels=(), base=0) if self.leads_in or self.levels else self


def outline(letter: Letter, names: Names) -> Outline:
    """Return the headings and agreement items of a letter."""
    lines = letter.plain_lines
    head = " ".join(lines[:HEAD_LINES])[:4000]
    state = _State(is_list=bool(LIST_OF_AGREEMENTS.search(head)), is_arrangement=bool(ARRANGEMENT.search(head)))
    kinds: list[LineKind] = []
    headings: list[tuple[Heading, ...]] = []
    for i, line in enumerate(lines):
        found = mark(line[:MAX_LINE], after_letter=state.letter)
        if found is None and line.strip() and i not in letter.furniture and _begins_prose(lines, i, kinds):
            state = state.after_prose()
        kind = (found and _item(lines, i, found, state, names)) or (
            "text" if i in letter.furniture else _heading(lines, i, names, state)
        )
        state = state.after(kind, (i + 1, line[:MAX_LINE].strip()), found if kind in _OF_MARKS else None)
        kinds.append(kind)
        headings.append(state.headings)
    _extend_lead_ins(lines, kinds)
    found_items = tuple(items(lines, kinds))
    return Outline(tuple(headings), found_items, tuple(kinds), state.is_list or state.is_arrangement)


def _extend_lead_ins(lines: tuple[str, ...], kinds: list[LineKind]) -> None:
    """Mark the whole paragraph of a sentence that opens a list, so that it belongs to no agreement above."""
    for i in [i for i, kind in enumerate(kinds) if kind == "lead-in"]:
        first = i
        while first and kinds[first - 1] == "text" and lines[first - 1].strip() and kinds[first] not in STARTS:
            first -= 1
        if first and not lines[first - 1].strip():
            kinds[first:i] = ["lead-in"] * (i - first)


_OF_MARKS: tuple[LineKind, ...] = ("sure item", "item", "numbered item", "part", "lead-in")


def depth_of(found: Mark, levels: tuple[Mark, ...]) -> int:
    """Return how deep a mark stands within the lists above it: 0 is the outermost."""
    for depth in range(len(levels) - 1, -1, -1):
        level = levels[depth]
        is_same = (level.style, level.sign) == (found.style, found.sign) and found.margin < level.margin + 2
        if is_same and (not found.is_counted or found.number in (level.number + 1, 1)):
            return depth
    return next((depth for depth, level in enumerate(levels) if found.margin < level.margin - 1), len(levels))


def _item(lines: tuple[str, ...], i: int, found: Mark, state: _State, names: Names) -> LineKind | None:
    """Return the kind of a line with a mark, None where it is no part of a list of agreements."""
    if found.style in ("sure", "named"):
        return "sure item"
    if found.style == "subnumber":
        if state.is_open and (found.number, found.sub) == (state.counted, state.subcounted + 1):
            return "subitem"
        is_clause = state.is_list or state.is_arrangement
        return "item" if is_clause and not state.is_closed and not is_title(lines, i, found, names) else None
    if (state.is_list or state.is_arrangement) and found.style == "number" and is_title(lines, i, found, names):
        return None
    words = _words(lines, i, found, state)
    depth = depth_of(found, state.levels)
    if state.levels and state.levels[0].style == "sure" and depth > 0:
        return "part"
    if not state.takes_items:
        said = promise(re.split(r"(?<=[.!?]) (?=[A-Z])", words)[0]) if words else None
        return "item" if said and said.is_strong else None
    if depth > state.base:
        starts_anew = found.is_counted and found.number != 1 and found.style not in {m.style for m in state.levels}
        return "title" if starts_anew and is_title(lines, i, found, names) else "part"
    may_restart = state.counted == 0 or state.is_list or state.is_arrangement or state.leads_in
    if (
        found.style == "number"
        and not state.levels
        and found.number != state.counted + 1
        and not (may_restart and found.number == 1)
    ):
        return None
    if not _says_enough(words) and not (found.style == "number" and state.is_open):
        return None
    if LEADS_IN.search(words):
        return "lead-in"
    return "numbered item" if found.style == "number" else "item"


def _says_enough(words: str) -> bool:
    """Whether an entry of a list says more than a name."""
    return len(words.split()) >= 4 and bool(re.search(r"\s[a-zà-ÿ]", words))


def _words(lines: tuple[str, ...], i: int, found: Mark, state: _State) -> str:
    """Return the text of the entry of a list that begins on a line."""
    parts = [lines[i][found.words_start :]]
    for line in lines[i + 1 : i + MAX_LOOK]:
        if not line.strip() or mark(line[:MAX_LINE], after_letter=state.letter):
            break
        parts.append(line)
    return " ".join(" ".join(parts).split())[:2000]


def _heading(lines: tuple[str, ...], i: int, names: Names, state: _State) -> LineKind:
    """Return the kind of a line that begins no agreement: of a heading or a sentence that opens a list, else `text`."""
    line = lines[i].strip()
    opens_list = not state.levels and leads_in(lines, i)
    if not line or len(line) > MAX_HEADING:
        return "lead-in" if opens_list else "text"
    if REGION.fullmatch(line):
        return "region"
    if opens(lines, i):
        return "opening"
    if (state.is_list or state.is_arrangement or state.is_open) and CLOSES.fullmatch(line):
        return "closing"
    if ARTICLE.fullmatch(line) and line[-1] not in ".,;" and state.is_arrangement:
        return "chapter"
    if HEADING.fullmatch(line) and not line.endswith((".", ",", ";")):
        return "chapter"
    if len(line) <= MAX_PLACE and names.codes(line.rstrip(":")) and line[0].isupper():
        return "place"
    if opens_list:
        return "lead-in"
    if state.is_list or state.is_arrangement:
        found = mark(line)
        if found and found.style in ("number", "subnumber") and is_title(lines, i, found, names):
            return "chapter"
        return "title" if found is None and stands_alone(lines, i) else "text"
    return "text"


def _begins_prose(lines: tuple[str, ...], i: int, kinds: list[LineKind]) -> bool:
    """Whether a line begins a paragraph of its own after a complete sentence."""
    if i == 0 or lines[i - 1].strip() or not lines[i].strip()[0].isupper():
        return False
    before = next((n for n in range(i - 1, max(-1, i - 6), -1) if lines[n].strip()), None)
    return before is not None and kinds[before] not in ENDS and lines[before].rstrip()[-1] in ".;!?”)"
