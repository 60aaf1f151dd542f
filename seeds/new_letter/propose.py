"""Finds candidates in a new letter: amounts, homes, other quantities, deadlines and agreements, with lines and page.

None of them is a fact until a person accepts it (`review.py`) and finishes the record.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

from seeds.errors import Fault, SeedsError
from seeds.load import ROOT
from seeds.new_letter.candidates import Candidate, CandidateKind, NamedParty, NamedPlace, Proposal
from seeds.new_letter.context import CandidateFields, OwnFields, Seen
from seeds.reading.agreements import outline
from seeds.reading.letter import Letter
from seeds.reading.names import load_names
from seeds.reading.numbers import numbers
from seeds.reading.party_names import actors, party_mentions
from seeds.reading.promises import Promise, promise
from seeds.reading.quantities import quantities
from seeds.reading.quantity import EURO, HOMES, Figure
from seeds.reading.tables import tasks
from seeds.records import MAX_LINES_PER_SOURCE

MAX_CANDIDATES = 10_000
MAX_FIGURE = 80
EXCERPT = 240
_SENTENCE_END = re.compile(r"[.?!] (?=[A-Z❖•‘“\"-])|(?=[❖•])")


def propose(letter: Letter, root: Path = ROOT) -> Proposal:
    """Return all candidates of a letter, in the order of its lines; `root` is the folder with the registers."""
    names = load_names(root, with_regions=True)
    flow = letter.flow
    seen = Seen(flow, names, outline(letter, names))
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


def _quantities(seen: Seen) -> Iterator[CandidateFields]:
    for figure in quantities(seen.flow):
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
            "change": figure.change,
            **(_of_document(seen, figure) if kind == "amount" else {}),
            "note": figure.note,
        }
        yield seen.candidate(kind, seen.flow.lines(figure.start, figure.end), around, own)


def _of_document(seen: Seen, figure: Figure) -> OwnFields:
    """Return what the letter says of all its amounts, where this one does not say otherwise."""
    vat, level = seen.defaults.vat, seen.defaults.price_level
    taken = [name for name, own, all_of in (("vat", figure.vat, vat), ("price_level", figure.price_level, level))
             if all_of and own is None]  # fmt: skip
    return {
        "vat": figure.vat or vat,
        "price_level": figure.price_level or level,
        "from_document": tuple(taken),
    }


def _plain(value: Decimal | None) -> Decimal | None:
    """Return a number without trailing zeros: 500000000.0 is 500000000."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _reading(figure: Figure) -> str | None:
    """Return how a figure must be read if its printed form does not give its value, as records write it."""
    values = [value for value in (figure.value, figure.minimum, figure.maximum) if value is not None]
    return " tot ".join(f"{_plain(value):f}".replace(".", ",") for value in values) or None


def _deadlines(seen: Seen) -> Iterator[CandidateFields]:
    """Yield the deadlines that no agreement holds: each agreement has the first one within it."""
    held = _held(seen)
    for mention in seen.dates:
        if not mention.is_deadline or any(
            start <= mention.start < end and value == mention.value for start, end, value in held
        ):
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


def _held(seen: Seen) -> list[tuple[int, int, str]]:
    """Return the passages of the agreements with the deadline that each of them has."""
    passages = [(said.start, said.end) for said in seen.said]
    passages += [_passage(seen, item.line_start, item.line_end) for item in seen.items]
    first = (
        (start, end, [d for d in seen.within(seen.dates, (start, end)) if d.is_deadline]) for start, end in passages
    )
    return [(start, end, when[0].value) for start, end, when in first if when]


def _passage(seen: Seen, line_start: int, line_end: int) -> tuple[int, int]:
    return seen.flow.place_of_line(line_start), seen.flow.place_of_line(line_end + 1)


def _agreements(seen: Seen) -> Iterator[CandidateFields]:
    flow = seen.flow
    for item in seen.items:
        start, end = _passage(seen, item.line_start, item.line_end)
        words = re.sub(r"^[\s❖➢✓✔⮚•‣▪■◦●○·→►*–—-]+", "", flow.text[start:end]).split()
        if not words:
            continue
        first = flow.text.index(words[0], start)
        own = _who(promise(flow.text[first:end], seen.sender))
        own["figure"] = _first_words(seen, first, end)
        last = min(item.line_end, item.line_start + MAX_LINES_PER_SOURCE - 1)  # a fact cites no more
        yield seen.candidate("agreement", (item.line_start, last), (start, end), own)
    in_rows: set[int] = set()
    for task in tasks(flow):
        start, end = _passage(seen, task.line + 1, task.line + 1)
        own = _who(promise(flow.text[start:end], seen.sender))
        own["promised_by"] = actors(task.who, seen.sender) or ((task.who,) if task.who else ())
        first = bisect_left(flow.origin, task.what.start)
        own["figure"] = _first_words(seen, first, end)
        in_rows.add(task.line + 1)
        yield seen.candidate("agreement", (task.line + 1, task.line + 1), (start, end), own)
    for said in seen.said:
        if flow.lines(said.start, said.end)[0] in in_rows:
            continue
        own = _who(said.promise)
        own["figure"] = _first_words(seen, said.start, said.end)
        lines = flow.lines(said.start, said.end)
        yield seen.candidate("agreement", lines, (said.start, said.end), own)


def _first_words(seen: Seen, start: int, end: int) -> str:
    """Return the first five words of a passage, as printed."""
    few = " ".join(seen.flow.text[start:end].split()[:5])
    return seen.flow.printed(start, min(end, start + len(few)))[:MAX_FIGURE].strip()


def _who(found: Promise | None) -> OwnFields:
    if found is None:
        return {}
    return {
        "act": found.act,
        "promised_by": found.promised_by,
        "promised_to": found.promised_to,
        "speaker": found.speaker,
        "asked": found.asked,
    }


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around `text[start:end]`, at most `EXCERPT` characters to each side."""
    first, last = max(0, start - EXCERPT), min(len(text), end + EXCERPT)
    for stop in _SENTENCE_END.finditer(text, first, start):
        first = stop.end()
    following = _SENTENCE_END.search(text, end, last)
    return first, following.start() + 1 if following else last


def _places(seen: Seen) -> Iterator[NamedPlace]:
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


def _parties(seen: Seen) -> Iterator[NamedParty]:
    lines: dict[str, list[str]] = defaultdict(list)
    for start, end, name in party_mentions(seen.flow.text):
        lines[name].append(str(seen.flow.lines(start, end)[0]))
    for name, where in lines.items():
        yield NamedParty(name=name, lines=tuple(dict.fromkeys(where)))


def candidates_file(letter: Path) -> Path:
    """Return the default file for the candidates of a letter."""
    return letter.with_name(f"{letter.stem}.candidates.yaml")
