"""A candidate of words that a person marked in the letter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from seeds.errors import Fault, SeedsError
from seeds.load import ROOT
from seeds.new_letter.candidates import Candidate
from seeds.new_letter.propose import propose
from seeds.reading.letter import Letter
from seeds.records import MAX_LINES_PER_SOURCE

MAX_FIGURE: Final = 80


def marked(letter: Letter, line_start: int, line_end: int, words: str, known: Iterable[Candidate]) -> Candidate:
    """Return a candidate of marked words: what the program reads in them, or an agreement with these words.

    Raises:
        SeedsError: the letter has no such lines, or they are more than a source may cite.
    """
    if not 1 <= line_start <= line_end <= len(letter.lines) or line_end >= line_start + MAX_LINES_PER_SOURCE:
        message = f"a record cites at most {MAX_LINES_PER_SOURCE} lines; mark fewer than {line_start}-{line_end}"
        raise SeedsError([Fault(letter.file, line_start, message)])
    said = " ".join(words.split())
    number = sum(candidate.id.startswith("h") for candidate in known) + 1
    ident = f"h{number:04}"
    for read in _read(letter, line_start, line_end):
        if read.kind != "agreement" and read.figure and " ".join(read.figure.split()) in said:
            return read.model_copy(update={"id": ident, "line_start": line_start, "line_end": line_end})
    figure = said if len(said) <= MAX_FIGURE else said[:MAX_FIGURE].rsplit(" ", 1)[0]
    text = " ".join(" ".join(letter.lines[line_start - 1 : line_end]).split())
    return Candidate(
        id=ident, kind="agreement", line_start=line_start, line_end=line_end, page=letter.pages[line_start - 1],
        figure=figure or None, text=text,
    )  # fmt: skip


def _read(letter: Letter, line_start: int, line_end: int) -> list[Candidate]:
    """What propose reads in these lines alone; what stands above them tells it no place."""
    alone = "\n".join(letter.lines[line_start - 1 : line_end])
    if not alone.strip():
        return []
    return list(propose(Letter(letter.file, alone), ROOT).candidates)
