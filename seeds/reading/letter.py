"""A letter in any form that is read: as lines with pages, and as one flowing text that remembers its lines."""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import reading
from seeds.errors import Fault, SeedsError
from seeds.reading.forms import Form, form_of, text_of
from seeds.reading.furniture import furniture, page_of_lines
from seeds.reading.plain import ends_in_soft_hyphen, plain_line, spelled, without_references

MAX_BYTES = 30_000_000
MAX_CHARACTERS = 2_000_000  # some 600 pages
FORM_SECONDS = 120

_NOT_TEXT = re.compile(r"https?://\S+|</?[a-z]{1,6}>|<sup>\d{1,3}</sup>|[*]")
# A thin or a hard space may group thousands; where every space is hard, it says nothing.
_THIN_THOUSANDS = re.compile(r"(?<=\d)[\u2009\u202f](?=\d{3}(?!\d))")
_HARD_THOUSANDS = re.compile(
    r"(?<=(?<!\d)\d)\u00a0(?=\d{3}(?!\d))|(?<=(?<!\d)\d\d)\u00a0(?=\d{3}(?!\d))|(?<=(?<!\d)\d{3})\u00a0(?=\d{3}(?!\d))"
)
_JOINS_NOTHING = {"en", "of", "tot", "dan", "als", "naar"}


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
    def plain_lines(self) -> tuple[str, ...]:
        """The lines as read: one kind of space, no soft hyphens, ligatures or references to footnotes."""
        return tuple(plain_line(line) for line in self.lines)

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes that facts will cite."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @cached_property
    def pages(self) -> tuple[int | None, ...]:
        """The page of each line: by form feeds, else by printed page numbers, else None."""
        return page_of_lines(self.lines)

    @cached_property
    def furniture(self) -> frozenset[int]:
        """The lines (from 0) that are page numbers, running titles or references in footnotes."""
        return frozenset(furniture(self.lines))

    @cached_property
    def flow(self) -> Flow:
        """The letter as one flowing text."""
        return Flow.of(self)


def read_letter(path: Path) -> Letter:
    """Read a letter from a text file, or a PDF, DOCX, ODT, HTML or XML file.

    What is no text becomes a letter called `<name>.txt`, a PDF with a form feed between pages: that text is what facts
    will cite.

    Raises:
        SeedsError: it can't be read; the message says what to do.
    """
    try:
        if not path.is_file():
            raise _fault(path, "there is no such file")
        if path.stat().st_size > MAX_BYTES:
            raise _fault(path, f"more than {MAX_BYTES // 10**6} MB is no letter; split the file")
        form = form_of(path)
        if form != "text":
            return Letter(f"{path.stem}.txt", _checked(path, _text_of_form(path, form)))
        data = reading.content(path)
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


def _text_of_form(path: Path, form: Form) -> str:
    try:
        return text_of(path, form, FORM_SECONDS)
    except TimeoutError:
        raise _fault(path, f"reading this {form} took more than {FORM_SECONDS} s; save it as text instead") from None
    except ValueError as error:
        raise _fault(path, f"this {form} can't be read ({error}); save it as text instead") from None


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
            letters = spelled(word)
            if not letters:
                continue
            broken = "\n" in source[previous_end:at]
            if parts and broken and _is_broken_word(parts[-1], letters[0][0] + word[1:]):
                if letters[0][0].islower():
                    parts[-1] = parts[-1][:-1]
                    origin.pop()
            elif parts and not ends_in_soft_hyphen(source[previous_end - 1 : previous_end]):
                parts.append(" ")
                origin.append(at - 1)
            parts.append("".join(letter_ for letter_, _ in letters))
            origin.extend(at + i for _, i in letters)
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
    """Return the text with page numbers, running titles, footnotes, references to them and addresses as spaces."""
    lines = [" " * len(line) if i in letter.furniture else line for i, line in enumerate(letter.lines)]
    lines = [_THIN_THOUSANDS.sub(".", line) for line in lines]
    lines = [_HARD_THOUSANDS.sub(".", line) if " " in line else line for line in lines]
    bare = _NOT_TEXT.sub(lambda match: " " * len(match[0]), "\n".join(lines))
    return without_references(bare)
