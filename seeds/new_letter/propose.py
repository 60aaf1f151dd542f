"""Finds candidates in a new letter: amounts, homes, other quantities, deadlines and agreements, with lines and page.

None of them is a fact until a person accepts it (`review.py`) and finishes the record.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, islice, takewhile
from pathlib import Path
from typing import TypedDict, TypeVar

from seeds.errors import Fault, SeedsError
from seeds.load import ROOT
from seeds.new_letter.candidates import Candidate, CandidateKind, NamedParty, NamedPlace, Proposal
from seeds.reading.agreements import Outline, outline, parties, party_mentions
from seeds.reading.dates import DateMention, TableMention, date_of_letter, dates, tables
from seeds.reading.figures import EURO, HOMES, Figure, figures
from seeds.reading.letter import Flow, Letter
from seeds.reading.names import Mention, Names, load_names
from seeds.reading.numbers import numbers
from seeds.records import AmountPer, Bound, DeadlineKind, Vat

MAX_CANDIDATES = 10_000
MAX_FIGURE = 80
EXCERPT = 240
MAX_TEXT = 1200
REACH_LINES = 30  # lines within which a sentence without a place is about the place named last
MAX_CARRIED = 12
_UNNAMED_PROVINCE = re.compile(r"\b[Pp]rovincie\b(?! [A-Z])")
_M = TypeVar("_M", Mention, DateMention, TableMention)
_SENTENCE_END = re.compile(r"[.?!] (?=[A-Z❖•‘“\"-])|(?=[❖•])")


def propose(letter: Letter, root: Path = ROOT) -> Proposal:
    """Return all candidates of a letter, in the order of its lines; `root` is the folder with the registers."""
    names = load_names(root)
    flow = letter.flow
    seen = _Seen(flow, names, outline(letter, names))
    every = chain(_quantities(seen), _deadlines(seen), _agreements(seen))
    found = list(islice(every, MAX_CANDIDATES + 1))
    if len(found) > MAX_CANDIDATES:
        message = f"this has more than {MAX_CANDIDATES} candidates, which no letter holds; split the file"
        raise SeedsError([Fault(letter.file, 0, message)])
    found.sort(key=lambda c: (c["line_start"], c["line_end"]))
    return Proposal(
        file=letter.file,
        sha256=letter.sha256,
        written=seen.written.isoformat() if seen.written else "",
        pages=max((page for page in letter.pages if page), default=0),
        candidates=tuple(Candidate(id=f"c{i:04}", **fields) for i, fields in enumerate(found, start=1)),
        places=tuple(_places(seen)),
        parties=tuple(_parties(seen)),
    )


class OwnFields(TypedDict, total=False):
    """The fields that come from the candidate itself; they take precedence over those from its context."""

    figure: str | None
    reading: str | None
    value: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    unit: str | None
    bound: Bound
    per: AmountPer | None
    vat: Vat | None
    price_level: str | None
    period: str | None
    deadline: str | None
    deadline_kind: DeadlineKind | None
    note: str | None


class CandidateFields(OwnFields):
    """The fields of a `Candidate` as the program finds them: all but its id, and what a person decides."""

    kind: CandidateKind
    line_start: int
    line_end: int
    page: int | None
    heading: str | None
    places: tuple[NamedPlace, ...]
    parties: tuple[str, ...]
    table: str | None
    text: str


class _Seen:
    """What every kind of candidate needs to know of a letter, read once."""

    def __init__(self, flow: Flow, names: Names, above: Outline):
        self.flow = flow
        self.names = names
        self.outline = above
        self.written = date_of_letter(flow.text)
        self.mentions = tuple(names.mentions(flow.text))
        self.dates = tuple(dates(flow.text, self.written))
        self.tables = tuple(tables(flow.text))
        self.items = above.items
        self.here = self._by_line()
        self.above = tuple(self._above())

    def candidate(
        self, kind: CandidateKind, lines: tuple[int, int], around: tuple[int, int], own: OwnFields
    ) -> CandidateFields:
        """Return the fields of a candidate on `lines` (1-based): `own`, else what the passage `around` it says."""
        first, last = lines
        text = self.flow.text[around[0] : around[1]]
        named = _unique(self.within(self.mentions, around))
        known = {mention.codes for mention in named}
        elsewhere = [m for m in self.above[first - 1] if m.codes not in known]
        meetings = self.within(self.tables, around)
        when = [d for d in self.within(self.dates, around) if d.is_deadline]
        fields: CandidateFields = {
            "kind": kind,
            "line_start": first,
            "line_end": last,
            "page": self.flow.letter.pages[first - 1],
            "heading": " / ".join(entry[1] for entry in self.outline.above(first))[:MAX_TEXT] or None,
            "places": (
                *(NamedPlace(name=m.name, codes=m.codes) for m in named),
                *(NamedPlace(name=m.name, codes=m.codes, is_above=True) for m in elsewhere),
            ),
            "parties": parties(text),
            "table": meetings[0].name if meetings else None,
            "deadline": when[0].value if when else None,
            "deadline_kind": when[0].kind if when else None,
            "text": text.strip()[:MAX_TEXT],
        }
        return {**fields, **own}

    def within(self, found: tuple[_M, ...], around: tuple[int, int]) -> list[_M]:
        """Return what was found within a passage."""
        first = bisect_left(found, around[0], key=lambda entry: entry.start)
        rest = takewhile(lambda entry: entry.start < around[1], islice(found, first, None))
        return [entry for entry in rest if entry.end <= around[1]]

    def _by_line(self) -> dict[int, list[Mention]]:
        """Return the places that each line (1-based) names; a name broken over lines belongs to all of them."""
        found: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            first, last = self.flow.lines(mention.start, mention.end)
            for line in range(first, last + 1):
                found[line].append(mention)
        return found

    def _above(self) -> Iterator[tuple[Mention, ...]]:
        """Yield for each line the places it may be about: those of its headings, and those named last above it.

        A line with `de provincie` and no name may also be about the province named last.
        """
        carried: tuple[Mention, ...] = ()
        since = 0
        province: Mention | None = None
        headings: tuple[tuple[int, str], ...] = ()
        of_headings: tuple[Mention, ...] = ()
        for line, text in enumerate(self.flow.letter.lines, start=1):
            if self.outline.above(line) != headings:
                headings = self.outline.above(line)
                named = [self.here.get(above, []) for above, _ in reversed(headings)]
                of_headings = tuple(mention for mentions in named for mention in mentions)
                carried = ()
            since += bool(text.strip())
            if line in self.here:
                # A sentence runs over several lines, so places on nearby lines are taken together.
                carried = (*carried[-MAX_CARRIED:], *self.here[line]) if since <= 3 else tuple(self.here[line])
                since = 0
                province = next((m for m in self.here[line] if any(c.startswith("PV") for c in m.codes)), province)
            near = carried if since <= REACH_LINES else ()
            unnamed = (province,) if province and _UNNAMED_PROVINCE.search(text[:500]) else ()
            yield tuple(_unique([*of_headings, *near, *unnamed]))


def _quantities(seen: _Seen) -> Iterator[CandidateFields]:
    for figure in figures(seen.flow.text):
        kind: CandidateKind = "amount" if figure.unit == EURO else "homes" if figure.unit == HOMES else "quantity"
        around = _sentence(seen.flow.text, figure.start, figure.end)
        printed = seen.flow.printed(figure.start, figure.end)
        values = [value for value in (figure.value, figure.minimum, figure.maximum) if value is not None]
        readable = len(printed) <= MAX_FIGURE
        is_read = all(value in numbers(printed) for value in values)
        own: OwnFields = {
            "figure": printed if readable else printed[:MAX_FIGURE].strip(),
            "reading": None if is_read and readable else _reading(figure),
            "value": _plain(figure.value),
            "minimum": _plain(figure.minimum),
            "maximum": _plain(figure.maximum),
            "unit": figure.unit,
            "bound": figure.bound,
            "per": figure.per,
            "vat": figure.vat,
            "price_level": figure.price_level,
            "period": figure.period,
            "note": figure.note,
        }
        yield seen.candidate(kind, seen.flow.lines(figure.start, figure.end), around, own)


def _plain(value: Decimal | None) -> Decimal | None:
    """Return a number without trailing zeros: 500000000.0 is 500000000."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _reading(figure: Figure) -> str | None:
    """Return how a figure must be read if its printed form does not give its value, as records write it."""
    values = [value for value in (figure.value, figure.minimum, figure.maximum) if value is not None]
    return " tot ".join(f"{_plain(value):f}".replace(".", ",") for value in values) or None


def _deadlines(seen: _Seen) -> Iterator[CandidateFields]:
    """Yield the deadlines outside the lists of agreements; within an item, the deadline belongs to the agreement."""
    in_items = [range(item.line_start, item.line_end + 1) for item in seen.items]
    lines_of_items = {line for lines in in_items for line in lines}
    for mention in seen.dates:
        if not mention.is_deadline or seen.flow.lines(mention.start, mention.end)[0] in lines_of_items:
            continue
        around = _sentence(seen.flow.text, mention.start, mention.end)
        printed = seen.flow.printed(mention.start, mention.end)[:MAX_FIGURE].strip()
        own: OwnFields = {
            "figure": printed,
            "deadline": mention.value,
            "deadline_kind": mention.kind,
            "note": mention.note,
        }
        yield seen.candidate("deadline", seen.flow.lines(mention.start, mention.end), around, own)


def _agreements(seen: _Seen) -> Iterator[CandidateFields]:
    flow = seen.flow
    for item in seen.items:
        start, end = flow.place_of_line(item.line_start), flow.place_of_line(item.line_end + 1)
        words = flow.text[start:end].strip().lstrip("❖➢✓✔⮚-•* ").split()
        if not words:
            continue
        first = flow.text.index(words[0], start)
        few = " ".join(words[:5])
        printed = flow.printed(first, min(end, first + len(few)))[:MAX_FIGURE].strip()
        yield seen.candidate("agreement", (item.line_start, item.line_end), (start, end), {"figure": printed})


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around `text[start:end]`, at most `EXCERPT` characters to each side."""
    first, last = max(0, start - EXCERPT), min(len(text), end + EXCERPT)
    for stop in _SENTENCE_END.finditer(text, first, start):
        first = stop.end()
    following = _SENTENCE_END.search(text, end, last)
    return first, following.start() + 1 if following else last


def _unique(mentions: Iterable[Mention]) -> list[Mention]:
    return list({(m.name.lower(), m.codes): m for m in mentions}.values())


def _places(seen: _Seen) -> Iterator[NamedPlace]:
    """Yield each place of the letter once, with every line that names it or is about it."""
    named: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    under: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for line, mentions in seen.here.items():
        for mention in mentions:
            named[mention.name, mention.codes].append(line)
    for line, above in enumerate(seen.above, start=1):
        for mention in above:
            under[mention.name, mention.codes].append(line)
    for (name, codes), lines in named.items():
        yield NamedPlace(name=name, codes=codes, lines=_ranges(lines), under=_ranges(under[name, codes]))


def _ranges(lines: Iterable[int]) -> tuple[str, ...]:
    """Return lines as ranges: 3, 4, 5, 9 are `3-5` and `9`."""
    found: list[list[int]] = []
    for line in sorted(set(lines)):
        if found and line == found[-1][1] + 1:
            found[-1][1] = line
        else:
            found.append([line, line])
    return tuple(f"{first}" if first == last else f"{first}-{last}" for first, last in found)


def _parties(seen: _Seen) -> Iterator[NamedParty]:
    lines: dict[str, list[str]] = defaultdict(list)
    for start, end, name in party_mentions(seen.flow.text):
        lines[name].append(str(seen.flow.lines(start, end)[0]))
    for name, where in lines.items():
        yield NamedParty(name=name, lines=tuple(dict.fromkeys(where)))


def candidates_file(letter: Path) -> Path:
    """Return the default file for the candidates of a letter."""
    return letter.with_name(f"{letter.stem}.candidates.yaml")
