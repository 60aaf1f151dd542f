"""The cited lines of a fact as running text: breaks undone, sentences and clauses found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from seeds.errors import SeedsError
from seeds.passages import flowing, passage
from seeds.reading.names import fold
from seeds.records import Fact, Progress, Source

# A hyphen at the end of a line breaks a word, except before `en` and the like: `woon- en werkgebieden`.
_BREAK = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?!(?:en|of|als|tot|dan)\b)(?=[^\W\d_])")
_SPACED_HYPHEN = re.compile(r"(?<=[a-zë])- (?!(?:en|of|als|tot|dan)\b)(?=[a-zë])")
_SPLIT_NUMBER = re.compile(r"(?<=\d) ?\. ?(?=\d{3}\b)|(?<=\d) (?=\d{3}\b)")
_FOOTNOTE = re.compile(r"<sup>.{1,6}?</sup>")
_ABBREVIATION = re.compile(
    r"(?:\b(?:o\.a|ca|mln|mld|incl|excl|bijv|bv|nr|art|resp|jl|i\.c\.m|i\.v\.m|t\.b\.v|m\.b\.t|m\.n|n\.a\.v|d\.d|afd|e\.d|a\.i|"
    r"t\.a\.v|i\.r\.t|o\.b\.v|z\.s\.m|max|min|St|dr|mr|drs|prof)|\b[A-Za-z])$"
)
_ALSO_LAST_WORDS = {"mln", "mld", "jl", "e.d", "incl", "excl"}  # before a capital they end a sentence
_SENTENCE_END = re.compile(r"[.!?]['’”)]?(?=\s)|\s(?=[❖➢✓•▪⮚])|\s(?=[-o–] [A-Z])")
_CLAUSE_END = re.compile(r"[;:!?()]|\.(?=\s)|, ")


@dataclass(frozen=True)
class Passage:
    """The lines of one source as one line: `text` joins words broken over lines, `broken` keeps their hyphen."""

    source: Source
    text: str
    broken: str

    @cached_property
    def figure_spans(self) -> tuple[tuple[int, int], ...]:
        """Where the figure stands in the text."""
        figure = re.escape(flowing(self.source.figure))
        found = tuple(match.span() for match in re.finditer(figure, self.text))
        # If a line break inside the figure was joined, look for its first word only.
        return found or tuple(match.span() for match in re.finditer(re.escape(figure.split("\\ ")[0]), self.text))[:1]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences and list items of the text."""
        return tuple(sentences(self.text))

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence (or sentences) that hold `text[start:end]`."""
        held = [span for span in self.sentences if span[0] < end and start < span[1]]
        return (held[0][0], held[-1][1]) if held else (start, end)


@dataclass(frozen=True)
class Cited:
    """All that a fact cites."""

    passages: tuple[Passage, ...]

    @cached_property
    def text(self) -> str:
        """All passages, headings included, each a paragraph."""
        return "\n".join(p.text for p in self.passages)

    @cached_property
    def folded(self) -> str:
        """Both forms of all passages, without case and accents."""
        return fold("\n".join(form for p in self.passages for form in (p.text, p.broken)))

    @cached_property
    def squeezed(self) -> str:
        """The same without spaces, because scans break words within a line (`Westf lank`)."""
        return re.sub(r"\s+", "", self.folded)

    @cached_property
    def digits(self) -> str:
        """The text with numbers joined that a scan has split: `12 .000`."""
        return _SPLIT_NUMBER.sub(".", self.text)

    @property
    def statements(self) -> tuple[Passage, ...]:
        """The passages on which the fact rests: no headings."""
        return tuple(p for p in self.passages if not p.source.heading)


def cited(fact: Fact | Progress, folder: Path) -> Cited:
    """Return what a record cites; lines that the letter does not have are left out (`verify` reports them)."""
    return Cited(tuple(_passages(fact, folder)))


def _passages(fact: Fact | Progress, folder: Path) -> Iterator[Passage]:
    for source in fact.sources:
        try:
            raw = passage(folder, source.file, source.line_start, source.line_end)
        except SeedsError:
            continue
        if source.reading:
            raw = f"{raw}\n{source.reading}"
        yield Passage(source, undone(raw), flowing(_BREAK.sub("-", raw)))


def undone(text: str) -> str:
    """Return a text on one line and join words that were broken over two; names keep their hyphen."""

    def joined(match: re.Match[str]) -> str:
        return "-" if match.string[match.end()].isupper() else ""

    return _SPACED_HYPHEN.sub("", flowing(_BREAK.sub(joined, _FOOTNOTE.sub("", text))))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences and list items of a flowing text start and end; together they are the whole text."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        ends_word = text[match.start()] == "." and _ABBREVIATION.search(text[start : match.start()])
        if ends_word and not (
            ends_word[0] in _ALSO_LAST_WORDS and re.match(r"\s[A-Z]", text[match.end() : match.end() + 2])
        ):
            continue
        if match.end() > start:
            yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def clause_before(text: str, end: int, reach: int) -> str:
    """Return at most `reach` characters before `end`, from where the clause begins."""
    before = text[max(0, end - reach) : end]
    cuts = [m.end() for m in _CLAUSE_END.finditer(before) if not _is_abbreviated(before, m)]
    return before[cuts[-1] :] if cuts else before


def clause_after(text: str, start: int, reach: int) -> str:
    """Return at most `reach` characters after `start`; a bracket that opens there belongs to the clause."""
    after = text[start : start + reach]
    cut = re.search(r"[;:!?]|\.(?=\s)|, ", after)
    return after[: cut.start()] if cut else after


def _is_abbreviated(before: str, match: re.Match[str]) -> bool:
    return match[0] == "." and bool(_ABBREVIATION.search(before[: match.start()]))
