"""What every candidate needs to know of a letter: dates, places, meetings and headings, read once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice, takewhile
from typing import TypedDict, TypeVar

from seeds.new_letter.candidates import CandidateKind, Change, NamedPlace
from seeds.new_letter.sentences import promises, sender
from seeds.new_letter.settled import settled
from seeds.reading.agreements import Outline
from seeds.reading.dates import DateMention, TableMention, dates, tables
from seeds.reading.defaults import defaults
from seeds.reading.letter import Flow
from seeds.reading.letter_date import date_of_letter
from seeds.reading.names import Mention, Names
from seeds.reading.party_names import parties
from seeds.reading.promises import Act
from seeds.records import AmountPer, Bound, DeadlineKind, Vat

MAX_TEXT = 1200
REACH_LINES = 30  # lines within which a sentence without a place is about the place named last
MAX_CARRIED = 12
_UNNAMED_PROVINCE = re.compile(r"\b[Pp]rovincie\b(?! [A-Z])")
_M = TypeVar("_M", Mention, DateMention, TableMention)


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
    act: Act | None
    promised_by: tuple[str, ...]
    promised_to: tuple[str, ...]
    speaker: tuple[str, ...]
    asked: tuple[str, ...]
    change: Change | None
    from_document: tuple[str, ...]


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


class Seen:
    """What every kind of candidate needs to know of a letter, read once."""

    def __init__(self, flow: Flow, names: Names, above: Outline):
        self.flow = flow
        self.names = names
        self.outline = above
        self.written = date_of_letter(flow.text)
        self.mentions = settled(tuple(names.mentions(flow.text)), flow.text, names.provinces)
        self.dates = tuple(dates(flow.text, self.written))
        self.tables = tuple(tables(flow.text))
        self.items = above.items
        self.sender = sender(flow)
        self.defaults = defaults(flow.text)
        self.said = tuple(promises(flow, above, self.dates))
        self.here = self._by_line()
        self.above = tuple(self._above())

    def candidate(
        self, kind: CandidateKind, lines: tuple[int, int], around: tuple[int, int], own: OwnFields
    ) -> CandidateFields:
        """Return the fields of a candidate on `lines` (1-based): `own`, else what the passage `around` it says."""
        first, last = lines
        text = self.flow.text[around[0] : around[1]]
        named = unique(self.within(self.mentions, around))
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
            yield tuple(unique([*of_headings, *near, *unnamed]))


def unique(mentions: Iterable[Mention]) -> list[Mention]:
    """Return each place once."""
    return list({(m.name.lower(), m.codes): m for m in mentions}.values())
