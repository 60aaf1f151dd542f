"""How complete the records are: every item of the letters, with the fact that covers it.

Items are every quantity of the closed list of units (`reading/quantities.py`) and every item of a list of agreements
(`reading/agreements.py`). A fact covers an item if it cites its lines; for a quantity, the cited
figure must also hold its value. `left_out.csv` lists what no fact covers, with the reason.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from seeds.checks.paragraphs import KIND, Paragraph
from seeds.load import ROOT, Seeds
from seeds.passages import letter_lines
from seeds.reading.agreements import outline
from seeds.reading.letter import Letter, read_letter
from seeds.reading.names import Names, load_names
from seeds.reading.numbers import numbers
from seeds.reading.quantities import quantities
from seeds.records import CoverageCount, Fact, LeftOut


@dataclass(frozen=True)
class Item:
    """A quantity or an agreement in a letter: lines (1-based), kind (a unit or `agreement`), values if any."""

    file: str
    line_start: int
    line_end: int
    kind: str
    text: str
    values: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class Covered:
    """An item with the facts that cover it, or the reason why none does. Without either it is uncovered."""

    item: Item
    fact_ids: tuple[str, ...]
    reason: str | None

    @property
    def is_covered(self) -> bool:
        """Whether a fact or a reason accounts for the item."""
        return bool(self.fact_ids or self.reason)


def items(letter: Letter, names: Names) -> Iterator[Item]:
    """Yield all items of a letter, agreements last."""
    flow = letter.flow
    for figure in quantities(flow):
        first, last = flow.lines(figure.start, figure.end)
        values = tuple(v for v in (figure.value, figure.minimum, figure.maximum) if v is not None)
        yield Item(letter.file, first, last, figure.unit, flow.printed(figure.start, figure.end), values)
    for entry in outline(letter, names).items:
        text = letter.lines[entry.line_start - 1].strip()
        yield Item(letter.file, entry.line_start, entry.line_end, "agreement", text)


def coverage(seeds: Seeds, folder: Path, root: Path = ROOT) -> list[Covered]:
    """Return every item of every letter in `folder` with what accounts for it.

    Raises:
        SeedsError: a letter is missing.
    """
    names = load_names(root)
    by_file: dict[str, list[Fact]] = {file: [] for file in seeds.documents}
    for fact in seeds.facts.values():
        for file in {source.file for source in fact.sources}:
            by_file[file].append(fact)
    found = []
    for file in seeds.documents:
        letter_lines(folder, file)  # raises if the letter is missing
        for item in items(read_letter(folder / file), names):
            fact_ids = tuple(fact.id for fact in by_file[file] if covers(fact, item))
            found.append(Covered(item, fact_ids, None if fact_ids else reason(item, seeds.left_out)))
    return found


def covers(fact: Fact, item: Item) -> bool:
    """Return whether a fact cites the lines of an item; if the item has a value, the cited figure must hold it."""
    cited = [
        source
        for source in fact.sources
        if source.file == item.file and source.line_start <= item.line_end and item.line_start <= source.line_end
    ]
    if not item.values:
        return bool(cited)
    return any(set(item.values) <= set(numbers(source.reading or source.figure)) for source in cited)


def reason(item: Item, left_out: Iterable[LeftOut]) -> str | None:
    """Return why an item is left out: the reason of the row of `left_out.csv` for its first line, else None."""
    return next((row.reason for row in left_out if (row.file, row.line) == (item.file, item.line_start)), None)


def counts(found: Iterable[Covered], every: Iterable[Paragraph], seeds: Seeds) -> list[CoverageCount]:
    """Return how many items of each kind and how many paragraphs each letter holds, and what accounts for them."""
    tally: dict[tuple[str, str], list[tuple[bool, bool]]] = {}
    for entry in found:
        counted = bool(entry.fact_ids), bool(entry.reason)
        tally.setdefault((entry.item.file, entry.item.kind), []).append(counted)
    for paragraph in every:
        counted = bool(paragraph.fact_ids), bool(paragraph.left_out)
        tally.setdefault((paragraph.file, KIND), []).append(counted)
    order = list(seeds.documents)
    return [
        CoverageCount(
            file=file,
            kind=kind,
            items=len(entries),
            facts=sum(cited for cited, _ in entries),
            left_out=sum(left_out for _, left_out in entries),
        )
        for (file, kind), entries in sorted(tally.items(), key=lambda t: (order.index(t[0][0]), t[0][1]))
    ]


def as_csv(found: Iterable[CoverageCount]) -> str:
    """Return the counts as the text of `coverage.csv`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CoverageCount.model_fields)
    writer.writerows(row.model_dump().values() for row in found)
    return text.getvalue()


def report(found: Iterable[Covered], *, everything: bool) -> Iterator[str]:
    """Yield a line for each item (`everything`) or each uncovered one, with what accounts for it."""
    for entry in found:
        if everything or not entry.is_covered:
            item = entry.item
            account = ", ".join(entry.fact_ids) or (f"left out: {entry.reason}" if entry.reason else "UNCOVERED")
            yield f"{item.file}:{item.line_start}: {item.kind}: {item.text[:80]} -> {account}"


def paragraph_report(every: Iterable[Paragraph], *, everything: bool) -> Iterator[str]:
    """Yield a line for each paragraph (`everything`) or each one left open, with what accounts for it."""
    for p in every:
        if everything or not p.is_covered:
            reasons = [f"left out: {row.reason} ({row.repeats or row.about})" for row in p.left_out]
            account = ", ".join((*p.fact_ids, *reasons)) or "UNACCOUNTED"
            yield f"{p.file}:{p.line_start}-{p.line_end}: {KIND}: {p.text[:80]} -> {account}"
