"""The text of a file of records, or what is wrong with it and on which line, before anything is read in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import reading

MAX_FILE_BYTES: Final = 10_000_000
# What Git leaves where two edits met. Seven equals signs alone may underline a heading, so they are not looked for.
_CONFLICT: Final = re.compile(r"^(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |$)", re.MULTILINE)


class UnreadableError(ValueError):
    """A file that can't be read, and the line (1-based) at which that shows."""

    def __init__(self, line: int, message: str):
        self.line = line
        super().__init__(message)


def text_of(path: Path) -> str:
    """Return the text of a file.

    Raises:
        OSError: it can't be opened.
        UnreadableError: it is too large (which is looked at first), no UTF-8, empty, or holds two edits that were never
            joined.
    """
    try:
        content = reading.content(path, MAX_FILE_BYTES)
    except reading.LargeFileError:
        raise UnreadableError(0, f"it has more than {MAX_FILE_BYTES // 1_000_000} MB: split it") from None
    except reading.OutsideError:
        raise UnreadableError(0, "it is no plain file: put the records here, or take it away") from None
    try:
        # Some programs put a mark of the order of bytes before a text.
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        found = content[error.start]
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(line, f"this is not UTF-8 (byte {found:#04x}): save it as UTF-8") from None
    if not text.strip():
        raise UnreadableError(1, "this file is empty: take it away, or put back what it held")
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        raise UnreadableError(line, f"a merge that was not finished: choose what stays, take '{conflict[0]}' away")
    return text
