"""Text put together from paragraphs, entries of lists and rows of tables, as every form of a letter gives it."""

from __future__ import annotations

from seeds.reading.list_marks import mark

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 8
CELL = " | "
"""What stands between the cells of a row."""

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Blocks:
    """The lines of a letter as they are read: one for each paragraph, entry of a list and row of a table."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._notes: list[str] = []
        self._size = 0
        self._last = ""

    def paragraph(self, text: str, *, kind: str = "paragraph") -> None:
        """Add a paragraph, set off by a blank line from what is of another kind; its own line breaks stay.

        Raises:
            ValueError: the text is longer than any letter.
        """
        rows = [" ".join(row.split()) for row in text.split("\n")]
        rows = [row for row in rows if row]
        if not rows:
            return
        if self._lines and (kind in ("paragraph", "heading") or kind != self._last):
            self._lines.append("")
        self._lines += rows
        self._last = kind
        self._size += sum(map(len, rows))
        if self._size > MAX_CHARACTERS:
            raise ValueError(f"it holds more than {MAX_CHARACTERS} characters")

    def entry(self, text: str, sign: str, depth: int) -> None:
        """Add an entry of a list with its sign, unless its text begins with one."""
        words = " ".join(text.split())
        if not words:
            return
        rows = words if mark(words) else f"{sign} {words}"
        if self._lines and self._last != "entry":
            self._lines.append("")
        self._lines.append("  " * min(depth, MAX_DEPTH) + rows)
        self._last = "entry"
        self._size += len(rows)
        if self._size > MAX_CHARACTERS:
            raise ValueError(f"it holds more than {MAX_CHARACTERS} characters")

    def row(self, cells: list[str]) -> None:
        """Add a row of a table."""
        words = [" ".join(cell.split()) for cell in cells]
        if any(words):
            self.paragraph(CELL.join(words).rstrip(), kind="row")

    def note(self, text: str) -> None:
        """Add a footnote; footnotes stand at the end."""
        self._notes.append(" ".join(text.split()))

    @property
    def text(self) -> str:
        """The whole text."""
        notes = [f"{i} {note}" for i, note in enumerate(self._notes, start=1) if note]
        return "\n".join([*self._lines, *(["", *notes] if notes else []), ""])


def numeral(number: int, style: str) -> str:
    """Return the sign of an entry: `3.`, `c.` or `iii.`."""
    if style in ("a", "A", "lowerLetter", "upperLetter"):
        return f"{chr(96 + min(max(number, 1), 26))}."
    if style in ("i", "I", "lowerRoman", "upperRoman"):
        left, sign = number, ""
        for value, letters in _ROMAN:
            while left >= value:
                sign, left = sign + letters, left - value
        return f"{sign}."
    return f"{number}."
