"""The letter as read: lines with their numbers, candidates marked where they are printed, what is accounted for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from layers.layer import Language
from seeds.new_letter.accounted import Chapter
from seeds.new_letter.candidates import Candidate
from ui.say.safe_html import Html, el, link, text
from ui.words.desk import WORDS

MEANT = "meant"
"""Stands for the id where a reader is shown which figure is meant, and nothing of what was found."""
Span = tuple[int, int, str]
"""Where a candidate is printed in a line: from, to, and its id."""


def spans(lines: Sequence[str], candidates: Iterable[Candidate]) -> Mapping[int, list[Span]]:
    """Return where candidates are printed, by line (1-based); of two that lie on one another the first is marked."""
    found: dict[int, list[Span]] = defaultdict(list)
    for candidate in candidates:
        # What is firmly a number is marked before the words of the agreement around it.
        for line, span in _printed(lines, candidate):
            if all(span[1] <= start or end <= span[0] for start, end, _ in found[line]):
                found[line].append(span)
    return {line: sorted(row) for line, row in found.items()}


def _printed(lines: Sequence[str], candidate: Candidate) -> list[tuple[int, Span]]:
    words = (candidate.figure or "").split()
    said = "\n".join(lines[candidate.line_start - 1 : candidate.line_end])
    match = re.search(r"\s+".join(map(re.escape, words)), said) if words else None
    if match is None:
        return []
    rows, offset = [], 0
    for number, line in enumerate(said.split("\n"), candidate.line_start):
        start, end = max(match.start(), offset) - offset, min(match.end(), offset + len(line)) - offset
        if start < end:
            rows.append((number, (start, end, candidate.id)))
        offset += len(line) + 1
    return rows


def letter(
    lines: Sequence[str], chapters: Sequence[Chapter], candidates: Sequence[Candidate], language: Language
) -> Html:
    """Return the whole letter, paragraph by paragraph under its headings."""
    firm = sorted(candidates, key=lambda c: (c.kind in ("agreement", "deadline"), c.line_start))
    marks = spans(lines, firm)
    decisions = {candidate.id: candidate.decision for candidate in candidates}
    return el("div", *(_chapter(c, lines, marks, decisions, language) for c in chapters), cls="letter-text")


def _chapter(
    chapter: Chapter,
    lines: Sequence[str],
    marks: Mapping[int, list[Span]],
    decisions: Mapping[str, str],
    language: Language,
) -> Html:
    rows = []
    for passage in chapter.passages:
        inside = [
            _line(n, lines[n - 1], marks.get(n, ()), decisions, language)
            for n in range(passage.line_start, passage.line_end + 1)
        ]
        rows.append(
            el(
                "div",
                *inside,
                cls="passage",
                data_state=passage.state,
                data_first=passage.line_start,
                data_last=passage.line_end,
            )
        )
    title = text(chapter.title.strip() or WORDS[language].no_heading)
    return el("section", el("h3", title, cls="chapter"), *rows, id=f"chapter-{chapter.line}")


def _line(number: int, line: str, marks: Iterable[Span], decisions: Mapping[str, str], language: Language) -> Html:
    parts, at = [], 0
    for start, end, ident in marks:
        parts.append(text(line[at:start]))
        printed = text(line[start:end])
        parts.append(
            el("mark", printed, cls=MEANT)
            if ident == MEANT
            else link(f"?c={ident}&l={language}", printed, cls="mark", data_c=ident, data_decision=decisions[ident])
        )
        at = end
    parts.append(text(line[at:]))
    return el(
        "div",
        el("span", text(number), cls="no", aria_hidden="true"),
        el("span", *parts, cls="said"),
        cls="line",
        id=f"L{number}",
        data_line=number,
    )
