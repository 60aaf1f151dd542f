"""Every paragraph of the letters and what accounts for it: the facts that cite it, or lines left out with a reason.

A paragraph is a run of lines that are not blank, also where text recognition has split one in two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from seeds.load import ROOT, Seeds
from seeds.passages import letter_lines
from seeds.reading.agreements import outline
from seeds.reading.letter import read_letter
from seeds.reading.names import load_names
from seeds.records import WITHOUT_LIMIT, LeftOutLines

KIND = "paragraph"


@dataclass(frozen=True)
class Paragraph:
    """A run of lines that are not blank (1-based, both included), with what accounts for it."""

    file: str
    line_start: int
    line_end: int
    text: str
    fact_ids: tuple[str, ...] = ()
    left_out: tuple[LeftOutLines, ...] = ()

    @property
    def is_covered(self) -> bool:
        """Whether a fact cites it, or its lines are left out with a reason."""
        return bool(self.fact_ids or self.left_out)


def runs(lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last line (1-based) of each run of lines that are not blank."""
    start = None
    last = 0
    for last, line in enumerate(lines, 1):
        if line.strip():
            start = start or last
        elif start:
            yield start, last - 1
            start = None
    if start:
        yield start, last


def paragraphs(seeds: Seeds, folder: Path) -> list[Paragraph]:
    """Return every paragraph of every letter in `folder`, in order.

    Raises:
        SeedsError: a letter is missing.
    """
    cited: dict[str, list[tuple[int, int, str]]] = {file: [] for file in seeds.documents}
    for fact in seeds.facts.values():
        for source in fact.sources:
            cited[source.file].append((source.line_start, source.line_end, fact.id))
    found = []
    for file in seeds.documents:
        lines = letter_lines(folder, file)
        ranges = [row for row in seeds.left_out_lines if row.file == file]
        for first, last in runs(lines):
            facts = dict.fromkeys(i for start, end, i in cited[file] if start <= last and first <= end)
            # A range must hold the whole paragraph: none is left out by half.
            reasons = () if facts else tuple(r for r in ranges if r.line_start <= first and last <= r.line_end)
            text = " ".join(" ".join(lines[first - 1 : last]).split())
            found.append(Paragraph(file, first, last, text, tuple(facts), reasons))
    return found


def range_faults(seeds: Seeds, folder: Path) -> Iterator[str]:
    """Yield the faults of the left-out lines: past the end of the letter, listed twice, of no use, across a heading."""
    names = load_names(ROOT)
    every = paragraphs(seeds, folder)
    for file in seeds.documents:
        letter = read_letter(folder / file)
        headings = outline(letter, names)
        rows = sorted((r for r in seeds.left_out_lines if r.file == file), key=lambda r: r.line_start)
        first: dict[LeftOutLines, Paragraph] = {}
        for paragraph in (p for p in every if p.file == file):
            for row in paragraph.left_out:
                first.setdefault(row, paragraph)
        before = 0
        for row in rows:
            where = f"{file}:{row.line_start}-{row.line_end}"
            if row.line_end > len(letter.lines):
                yield f"{where}: the letter has only {len(letter.lines)} lines"
                continue
            if row.line_start <= before:
                yield f"{where}: these lines are left out twice"
            before = max(before, row.line_end)
            if row not in first:
                yield f"{where}: no paragraph stands there that no fact cites"
            elif row.reason not in WITHOUT_LIMIT and _crosses(row, first[row], headings.headings):
                yield f"{where}: a heading stands within it; leave out each section with its own reason"


def _crosses(row: LeftOutLines, used: Paragraph, above: Collection[tuple[tuple[int, str], ...]]) -> bool:
    """Whether a section begins within the lines, after the first paragraph that they leave out."""
    return any(
        used.line_end < line <= row.line_end
        for entries in list(above)[row.line_start - 1 : row.line_end]
        for line, _ in entries
    )
