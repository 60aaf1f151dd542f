"""A letter from text or PDF: as lines with pages, and as one flowing text that remembers its lines."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from seeds.errors import Fault, SeedsError

MAX_BYTES = 30_000_000
MAX_CHARACTERS = 2_000_000  # some 600 pages
PDF_SECONDS = 120
MAX_PAGE_LINES = 150  # a printed page number counts only for lines within the length of a page

_PAGE_LABEL = re.compile(r"(?:^|\s)(?:pagina|pag\.|blad)\s{1,3}(\d{1,4})(?:\s{0,3}(?:van|/)\s{0,3}\d{1,4})?\s*$", re.I)
_BARE_NUMBER = re.compile(r"\s*[-–]?\s?\d{1,4}\s?[-–]?\s*")
_FOOTNOTE = re.compile(r"\s*\d{1,3}\s+(?:Kamerstuk|Bijlage \d|Tweede Kamer|Eerste Kamer|Staatscourant|Stcrt|Stb)")
_NOT_TEXT = re.compile(r"https?://\S+|</?[a-z]{1,6}>|<sup>\d{1,3}</sup>|[*]")
_AWAITS_NUMBER = re.compile(
    r"(?:€|EUR|\btot|\bà|\bcirca|\bca\.|\bongeveer|\bvoor|\bvan|\bmaximaal|\bminimaal)\s*$", re.I
)
_CONTINUES_NUMBER = re.compile(
    r"\s*(?:tot|à|en €|mln|mld|miljoen|miljard|duizend|euro|%|procent|ha\b|hectare|m3|m³|MW|GW|km|kilometer|mol"
    r"|(?:[a-z-]+ ){0,3}(?:woningen|appartementen|arbeidsplaatsen|banen|bedrijven|instellingen|organisaties))",
    re.I,
)
_JOINS_NOTHING = {"en", "of", "tot", "dan", "als", "naar"}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\ufeff"


@dataclass(frozen=True)
class Letter:
    """A letter to be read: `text` with newlines as the only line ends; `file` is the name that facts will cite."""

    file: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, counted by newlines only."""
        return tuple(self.text.split("\n"))

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes that facts will cite."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @cached_property
    def pages(self) -> tuple[int | None, ...]:
        """The page of each line: by form feeds, else by printed page numbers, else None."""
        return _pages(self.lines)

    @cached_property
    def furniture(self) -> frozenset[int]:
        """The lines (from 0) that are page numbers, running titles or references in footnotes."""
        return frozenset(_furniture(self.lines))

    @cached_property
    def flow(self) -> Flow:
        """The letter as one flowing text."""
        return Flow.of(self)


def read_letter(path: Path) -> Letter:
    """Read a letter from a text file or a PDF.

    A PDF becomes a letter called `<name>.txt`, with a form feed between pages: that text is what facts will cite.

    Raises:
        SeedsError: it can't be read; the message says what to do.
    """
    try:
        if not path.is_file():
            raise _fault(path, "there is no such file")
        if path.stat().st_size > MAX_BYTES:
            raise _fault(path, f"more than {MAX_BYTES // 10**6} MB is no letter; split the file")
        if path.suffix.lower() == ".pdf":
            return Letter(f"{path.stem}.txt", _checked(path, _pdf_text(path)))
        data = path.read_bytes()
    except OSError as error:
        raise _fault(path, f"can't be read: {error.strerror or error}") from None
    try:
        return Letter(path.name, _checked(path, data.decode("utf-8")))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _fault(path, "this is no UTF-8 text; save the letter as UTF-8 (or give the PDF)", line) from None


def _fault(path: Path, message: str, line: int = 0) -> SeedsError:
    return SeedsError([Fault(str(path), line, message)])


def _checked(path: Path, text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise _fault(path, f"more than {MAX_CHARACTERS} characters are no letter; split the file")
    if "\0" in text:
        raise _fault(path, "this is no text (it holds NUL bytes); save the letter as UTF-8 text or PDF")
    if not text.strip():
        raise _fault(path, "there is no text in it; a scan must go through text recognition first")
    return text


def _pdf_text(path: Path) -> str:
    # A malicious PDF can loop or unpack without end: a child process with limits reads it.
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "seeds.reading.pdf", str(path.resolve())],
            capture_output=True, timeout=PDF_SECONDS, env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise _fault(path, f"reading this PDF took more than {PDF_SECONDS} s; save it as text instead") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        reason = said[-1][:200] if said else "it needs too much time or memory"
        raise _fault(path, f"this PDF can't be read ({reason}); save it as text instead")
    return done.stdout.decode("utf-8", errors="replace")


def _pages(lines: Sequence[str]) -> tuple[int | None, ...]:
    if any("\f" in line for line in lines):
        page, pages = 1, []
        for line in lines:
            before = len(line) - len(line.lstrip())
            pages.append(page + line.count("\f", 0, before))
            page += line.count("\f")
        return tuple(pages)
    labels = [(i, int(match[1])) for i, line in enumerate(lines) if (match := _PAGE_LABEL.search(line[-200:]))]
    found: list[int | None] = [None] * len(lines)
    previous: tuple[int, int] | None = None
    for i, number in labels:
        # A page number stands at the foot, so it counts for the lines since the previous foot.
        follows = previous is not None and number == previous[1] + 1
        first = previous[0] + 1 if previous is not None and follows else max(0, i + 1 - MAX_PAGE_LINES)
        for above in range(max(first, previous[0] + 1 if previous else 0), i + 1):
            found[above] = number
        previous = (i, number)
    return tuple(found)


@dataclass(frozen=True)
class Flow:
    """A letter as one text without line breaks, page furniture or addresses of web pages.

    `origin[i]` is the place in the letter of `text[i]`; words broken at the end of a line are joined.
    """

    letter: Letter
    text: str
    origin: array[int]
    line_starts: array[int]

    @classmethod
    def of(cls, letter: Letter) -> Flow:
        """Return the flowing text of a letter."""
        starts = array("I", [0])
        for match in re.finditer("\n", letter.text):
            starts.append(match.end())
        parts: list[str] = []
        origin = array("I")
        previous_end = 0
        source = _without_furniture(letter)
        for match in re.finditer(r"\S+", source):
            word, at = match[0], match.start()
            broken = "\n" in source[previous_end:at]
            if parts and broken and _is_broken_word(parts[-1], word):
                if word[0].islower():
                    parts[-1] = parts[-1][:-1]
                    origin.pop()
            elif parts:
                parts.append(" ")
                origin.append(at - 1)
            kept = [i for i, letter_ in enumerate(word) if letter_ not in _INVISIBLE]
            parts.append("".join(word[i] for i in kept))
            origin.extend(at + i for i in kept)
            previous_end = match.end()
        return cls(letter, "".join(parts), origin, starts)

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last line (1-based) of `text[start:end]`."""
        first = bisect_right(self.line_starts, self.origin[start])
        return first, bisect_right(self.line_starts, self.origin[max(start, end - 1)])

    def printed(self, start: int, end: int) -> str:
        """Return `text[start:end]` as the letter prints it, line breaks as one space."""
        return " ".join(self.letter.text[self.origin[start] : self.origin[max(start, end - 1)] + 1].split())

    def place_of_line(self, line: int) -> int:
        """Return where a line (1-based) starts in the flowing text."""
        starts = self.line_starts
        offset = starts[line - 1] if line <= len(starts) else len(self.letter.text)
        return bisect_right(self.origin, offset - 1) if offset else 0


def _is_broken_word(before: str, after: str) -> bool:
    return (
        len(before) > 1
        and before[-1] == "-"
        and before[-2].isalnum()
        and after[0].isalnum()
        and after.strip(".,;:)").lower() not in _JOINS_NOTHING
    )


def _without_furniture(letter: Letter) -> str:
    """Return the text with page numbers, running titles, footnote references and addresses replaced by spaces."""
    lines = [" " * len(line) if i in letter.furniture else line for i, line in enumerate(letter.lines)]
    return _NOT_TEXT.sub(lambda match: " " * len(match[0]), "\n".join(lines))


def _furniture(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines (from 0) that are page numbers, running titles or references in footnotes."""
    filled = [i for i, line in enumerate(lines) if line.strip() and len(line) <= 200 and "€" not in line]
    labels = {i for i in filled if _PAGE_LABEL.search(lines[i])}
    bare = {i for i in filled if _BARE_NUMBER.fullmatch(lines[i])}
    edges = _edges(lines, filled, labels, bare)
    titles = _titles(lines, filled, edges)
    near_title = {n for i in filled if lines[i].strip() in titles for n in (*_near(filled, i), i)}
    for i in filled:
        starts_page = "\f" in lines[i] or any("\f" in lines[n] for n in _near(filled, i) if n > i)
        is_page_number = i in bare and (starts_page or i in near_title) and not _belongs_to_a_sentence(lines, i, labels)
        is_title = lines[i].strip() in titles and i in edges
        if i in labels or _FOOTNOTE.match(lines[i]) or is_page_number or is_title:
            yield i


def _near(filled: Sequence[int], i: int) -> tuple[int, ...]:
    """Return the lines with text just before and after line `i`."""
    position = bisect_left(filled, i)
    return tuple(filled[p] for p in (position - 1, position + 1) if 0 <= p < len(filled))


def _edges(lines: Sequence[str], filled: Sequence[int], labels: set[int], bare: set[int]) -> set[int]:
    """Return the lines at the edge of a page: beside a page number or a form feed."""
    found = {i for i in filled if "\f" in lines[i]}
    for i in (*labels, *bare, *tuple(found)):
        found.update(_near(filled, i))
    return found


def _titles(lines: Sequence[str], filled: Sequence[int], edges: set[int]) -> set[str]:
    """Return the texts found at the edge of three or more pages and rarely elsewhere."""
    all_of = Counter(lines[i].strip() for i in filled)
    at_edge = Counter(lines[i].strip() for i in filled if i in edges)
    return {
        text
        for text, count in at_edge.items()
        if count >= 3 and count >= 0.75 * all_of[text] and len(text) >= 12 and not _BARE_NUMBER.fullmatch(text)
        if "❖" not in text and not _PAGE_LABEL.search(text)
    }


def _belongs_to_a_sentence(lines: Sequence[str], i: int, labels: set[int]) -> bool:
    """Whether a number on a line of its own belongs to a sentence broken around it."""
    before = next((lines[n] for n in range(i - 1, max(-1, i - 12), -1) if lines[n].strip() and n not in labels), "")
    after = next((lines[n] for n in range(i + 1, min(len(lines), i + 12)) if lines[n].strip() and n not in labels), "")
    return bool(_AWAITS_NUMBER.search(before[-40:]) or _CONTINUES_NUMBER.match(after[:40]))
