"""The letters' own lines for the app, where the user has the letters at hand: the app knows this room, not `seeds`."""

from __future__ import annotations

from pathlib import Path

from layers.errors import PassageError
from seeds import passages
from seeds.errors import SeedsError


def letter_lines(folder: Path, file: str) -> tuple[str, ...]:
    """All lines of a letter in this folder, counted by newlines only.

    Raises:
        PassageError: the letter is not there.
    """
    try:
        return passages.letter_lines(folder, file)
    except SeedsError as error:
        raise PassageError(str(error)) from error


def passage(folder: Path, file: str, line_start: int, line_end: int) -> str:
    """Lines `line_start` to `line_end` (1-based, both included) of a letter in this folder, joined by newlines.

    Raises:
        PassageError: the letter is not there, or has no such lines.
    """
    try:
        return passages.passage(folder, file, line_start, line_end)
    except SeedsError as error:
        raise PassageError(str(error)) from error
