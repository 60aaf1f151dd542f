"""How far a letter is accounted for: its paragraphs by chapter, and what is left of its candidates."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from seeds.checks.paragraphs import runs
from seeds.load.yaml_text import flat
from seeds.new_letter.candidates import Candidate
from seeds.new_letter.journal import text_of
from seeds.new_letter.letter_entry import with_row
from seeds.reading.agreements import Outline
from seeds.reading.letter import Letter
from seeds.records import LeftOut, LeftOutLines

State = Literal["cited", "left out", "open"]


@dataclass(frozen=True)
class Passage:
    """A paragraph of the letter: its lines, what accounts for it, and the ids of the facts that cite it."""

    line_start: int
    line_end: int
    state: State
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A part of the letter under one heading ("" before the first), with its paragraphs."""

    line: int
    title: str
    passages: tuple[Passage, ...]

    @property
    def done(self) -> int:
        """How many of its paragraphs are accounted for."""
        return sum(passage.state != "open" for passage in self.passages)


def passages(letter: Letter, root: Path) -> list[Passage]:
    """Return every paragraph of a letter with what accounts for it; also while other records do not load."""
    cited = list(_cited(letter.file, root))
    rows = csv.DictReader(io.StringIO(text_of(root / "left_out_lines.csv")))
    ranges = [LeftOutLines.model_validate(row) for row in rows if row["file"] == letter.file]
    found = []
    for first, last in runs(letter.lines):
        facts = tuple(dict.fromkeys(i for start, end, i in cited if start <= last and first <= end))
        left = any(row.line_start <= first and last <= row.line_end for row in ranges)
        found.append(Passage(first, last, "cited" if facts else "left out" if left else "open", facts))
    return found


def chapters(found: Iterable[Passage], above: Outline) -> list[Chapter]:
    """Return the paragraphs under the heading of each, in order."""
    grouped: dict[tuple[int, str], list[Passage]] = {}
    for passage in found:
        headings = above.above(passage.line_start)
        grouped.setdefault(headings[-1] if headings else (1, ""), []).append(passage)
    return [Chapter(line, title, tuple(inside)) for (line, title), inside in grouped.items()]


def undecided(among: Iterable[Candidate], line_start: int, line_end: int) -> list[Candidate]:
    """Return the agreements within these lines of which nothing is decided."""
    return [
        c
        for c in among
        if c.kind == "agreement" and c.decision == "open" and line_start <= c.line_start and c.line_end <= line_end
    ]


def out(file: str, root: Path, reason: str, *candidates: Candidate) -> dict[Path, str]:
    """Return the text of `left_out.csv` with these candidates of a letter as items that no fact covers."""
    rows = [LeftOut(file=file, line=c.line_start, item=c.figure or c.kind, reason=reason) for c in candidates]
    return dict([with_row(root / "left_out.csv", *rows)])


def _cited(file: str, root: Path) -> Iterator[tuple[int, int, str]]:
    """Yield the lines of a letter that records cite, finished or not."""
    for path in sorted(root.glob("facts/*/*.yaml")):
        text = text_of(path)
        if file not in text:
            continue
        for record in flat(text) or ():
            for source in record.get("sources") or ():
                if isinstance(source, Mapping) and source.get("file") == file:
                    first, _, last = str(source.get("lines", "")).partition("-")
                    if first.isdigit():
                        yield int(first), int(last) if last.isdigit() else int(first), str(record["id"])
