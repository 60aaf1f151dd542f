"""The lines of the letters. The letters are never part of the project; the user names their folder."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

import reading
from seeds.errors import Fault, SeedsError
from settings import of_this_process


def documents_folder(named: str | Path | None = None) -> Path | None:
    """Return the folder with the letters: the one named, else `AFSPRAKENKAART_DOCUMENTS`, else None."""
    return Path(named) if named else of_this_process().documents


MAX_BYTES: Final = 30_000_000
"""The most that a letter has, as `seeds.reading` takes it."""


@lru_cache(maxsize=16)
def _lines(folder: Path, path: Path, _changed_ns: int) -> tuple[str, ...]:
    # Only newlines end a line; form feeds and carriage returns are text, or line numbers would shift.
    return tuple(reading.read_within(folder, path, MAX_BYTES).decode("utf-8", errors="replace").split("\n"))


def letter_lines(folder: Path, file: str) -> tuple[str, ...]:
    """Return the lines of a letter.

    Raises:
        SeedsError: the file is missing or lies outside the folder.
    """
    path = folder / file
    try:
        # A link that leads out of the folder is no letter: its lines would be shown to everyone.
        if Path(file).name == file:
            return _lines(folder, reading.within(folder, path), path.stat().st_mtime_ns)
    except FileNotFoundError:
        pass
    except OSError as error:
        message = f"this letter cannot be read: {error.strerror or error}"
        raise SeedsError([Fault(str(path)[-200:], 0, message)]) from error
    raise SeedsError([Fault(str(path), 0, "this letter is not there; name the folder that holds the letters")])


def passage(folder: Path, file: str, line_start: int, line_end: int) -> str:
    """Return lines `line_start` to `line_end` (1-based, both included) of a letter, joined by newlines.

    Raises:
        SeedsError: the letter is missing or has no such lines.
    """
    lines = letter_lines(folder, file)
    if not 1 <= line_start <= line_end <= len(lines):
        raise SeedsError([Fault(file, line_start, f"the letter has no lines {line_start}-{line_end}")])
    return "\n".join(lines[line_start - 1 : line_end])


def flowing(text: str) -> str:
    """Return the text on one line: figures in scanned letters break over lines and pages."""
    return re.sub(r"\s+", " ", text).strip()
