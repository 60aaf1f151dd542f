"""Candidates out of a new letter: amounts, homes, other quantities, deadlines and agreements, with lines and page.

They are written to a file apart. Nothing of it is a fact until a person accepts it (`review.py`) and finishes the
record.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, TypeVar

from seeds.errors import Fault, SeedsError
from seeds.load import ROOT
from seeds.numbers import numbers
from seeds.reading.agreements import Outline, outline, parties, party_mentions
from seeds.reading.candidates import Candidate, CandidateKind, NamedParty, NamedPlace, Proposal
from seeds.reading.dates import DateMention, TableMention, date_of_letter, dates, tables
from seeds.reading.figures import EURO, HOMES, Figure, figures
from seeds.reading.letter import Flow, Letter
from seeds.reading.names import Mention, Names, load_names

MAX_CANDIDATES = 20_000
MAX_FIGURE = 80
EXCERPT = 240
MAX_TEXT = 1200
_M = TypeVar("_M", Mention, DateMention, TableMention)
_SENTENCE_END = re.compile(r"[.?!] (?=[A-Z❖•‘“\"-])|(?=[❖•])")


def propose(letter: Letter, root: Path = ROOT) -> Proposal:
    """Return all candidates of a letter, in the order of its lines; `root` is the folder with the registers."""
    names = load_names(root)
    flow = letter.flow
    seen = _Seen(flow, names, outline(letter, names))
    found = [*_quantities(seen), *_deadlines(seen), *_agreements(seen)]
    if len(found) > MAX_CANDIDATES:
        message = f"{len(found)} candidates are more than a letter holds (at most {MAX_CANDIDATES}); split the file"
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


class _Seen:
    """What is read of a letter once and used by every kind of candidate."""

    def __init__(self, flow: Flow, names: Names, above: Outline):
        self.flow = flow
        self.names = names
        self.outline = above
        self.written = date_of_letter(flow.text)
        self.mentions = tuple(names.mentions(flow.text))
        self.dates = tuple(dates(flow.text, self.written))
        self.tables = tuple(tables(flow.text))
        self.items = above.items

    def candidate(
        self, kind: CandidateKind, start: int, end: int, around: tuple[int, int], **more: Any
    ) -> dict[str, Any]:
        """Return the fields of a candidate at `flow[start:end]`; `around` is the passage that gives its context."""
        first, last = self.flow.lines(start, end)
        first, last = more.pop("lines", (first, last))
        text = self.flow.text[around[0] : around[1]]
        above = self.outline.above(first)
        named = _unique((*self.within(self.mentions, around), *self.of_headings(above)))
        meetings = self.within(self.tables, around)
        when = [d for d in self.within(self.dates, around) if d.is_deadline]
        fields: dict[str, Any] = {
            "kind": kind,
            "line_start": first,
            "line_end": last,
            "page": self.flow.letter.pages[first - 1],
            "heading": " / ".join(entry[1] for entry in above)[:MAX_TEXT] or None,
            "places": tuple(NamedPlace(name=m.name, codes=m.codes) for m in named),
            "parties": parties(text),
            "table": meetings[0].name if meetings else None,
            "deadline": when[0].value if when else None,
            "text": text.strip()[:MAX_TEXT],
        }
        return fields | more

    def within(self, found: tuple[_M, ...], around: tuple[int, int]) -> list[_M]:
        """Return what was found within a passage."""
        first = bisect_left(found, around[0], key=lambda entry: entry.start)
        rest = takewhile(lambda entry: entry.start < around[1], islice(found, first, None))
        return [entry for entry in rest if entry.end <= around[1]]

    def of_headings(self, above: tuple[tuple[int, str], ...]) -> Iterator[Mention]:
        """Yield the places that the headings above a line name, the nearest first."""
        for _, text in reversed(above):
            yield from self.names.mentions(text)


def _quantities(seen: _Seen) -> Iterator[dict[str, Any]]:
    for figure in figures(seen.flow.text):
        kind: CandidateKind = "amount" if figure.unit == EURO else "homes" if figure.unit == HOMES else "quantity"
        around = _sentence(seen.flow.text, figure.start, figure.end)
        printed = seen.flow.printed(figure.start, figure.end)
        values = [value for value in (figure.value, figure.minimum, figure.maximum) if value is not None]
        readable = len(printed) <= MAX_FIGURE
        is_read = all(value in numbers(printed) for value in values)
        yield seen.candidate(
            kind, figure.start, figure.end, around,
            figure=printed if readable else printed[:MAX_FIGURE].strip(),
            reading=None if is_read and readable else _reading(figure),
            value=_plain(figure.value), minimum=_plain(figure.minimum), maximum=_plain(figure.maximum),
            unit=figure.unit, is_maximum=figure.is_maximum, per=figure.per, vat=figure.vat,
            price_level=figure.price_level, period=figure.period, note=figure.note,
        )  # fmt: skip


def _plain(value: Decimal | None) -> Decimal | None:
    """Return a number without trailing zeros: 500000000.0 is 500000000."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _reading(figure: Figure) -> str | None:
    """Return how a figure must be read where its printed form alone does not give its value."""
    values = [value for value in (figure.value, figure.minimum, figure.maximum) if value is not None]
    return " tot ".join(f"{_plain(value):f}".replace(".", ",") for value in values) or None


def _deadlines(seen: _Seen) -> Iterator[dict[str, Any]]:
    """Yield the deadlines that stand outside the items of the lists: there they belong to the agreement."""
    in_items = [range(item.line_start, item.line_end + 1) for item in seen.items]
    lines_of_items = {line for lines in in_items for line in lines}
    for mention in seen.dates:
        if not mention.is_deadline or seen.flow.lines(mention.start, mention.end)[0] in lines_of_items:
            continue
        around = _sentence(seen.flow.text, mention.start, mention.end)
        printed = seen.flow.printed(mention.start, mention.end)[:MAX_FIGURE].strip()
        yield seen.candidate(
            "deadline", mention.start, mention.end, around, figure=printed, deadline=mention.value, note=mention.note
        )


def _agreements(seen: _Seen) -> Iterator[dict[str, Any]]:
    flow = seen.flow
    for item in seen.items:
        start, end = flow.place_of_line(item.line_start), flow.place_of_line(item.line_end + 1)
        words = flow.text[start:end].strip().lstrip("❖➢✓✔⮚-•* ").split()
        if not words:
            continue
        first = flow.text.index(words[0], start)
        few = " ".join(words[:5])
        printed = flow.printed(first, min(end, first + len(few)))[:MAX_FIGURE].strip()
        yield seen.candidate(
            "agreement", start, end, (start, end), lines=(item.line_start, item.line_end), figure=printed
        )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around `text[start:end]`, at most `EXCERPT` characters to each side."""
    first, last = max(0, start - EXCERPT), min(len(text), end + EXCERPT)
    for stop in _SENTENCE_END.finditer(text, first, start):
        first = stop.end()
    following = _SENTENCE_END.search(text, end, last)
    return first, following.start() + 1 if following else last


def _unique(mentions: tuple[Mention, ...]) -> list[Mention]:
    return list({(m.name.lower(), m.codes): m for m in reversed(mentions)}.values())[::-1]


def _places(seen: _Seen) -> Iterator[NamedPlace]:
    """Yield each place of the letter once, with every passage that names it."""
    lines: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for mention in seen.mentions:
        first, last = seen.flow.lines(mention.start, mention.end)
        lines[mention.name, mention.codes].append(f"{first}" if first == last else f"{first}-{last}")
    for (name, codes), where in lines.items():
        yield NamedPlace(name=name, codes=codes, lines=tuple(dict.fromkeys(where)))


def _parties(seen: _Seen) -> Iterator[NamedParty]:
    lines: dict[str, list[str]] = defaultdict(list)
    for start, end, name in party_mentions(seen.flow.text):
        lines[name].append(str(seen.flow.lines(start, end)[0]))
    for name, where in lines.items():
        yield NamedParty(name=name, lines=tuple(dict.fromkeys(where)))


def candidates_file(letter: Path) -> Path:
    """Return where the candidates of a letter are written when nothing else is asked."""
    return letter.with_name(f"{letter.stem}.candidates.yaml")
