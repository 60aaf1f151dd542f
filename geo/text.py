"""Text that a file or a server wrote, as it may stand in a name, a table, a drawing or a line of the log."""

from __future__ import annotations

from typing import Final

MAX_NAME: Final = 200
"""The most characters of a code or a name; the longest name of a municipality has some thirty."""
MAX_STATED: Final = 1_000
"""The most characters of what is said of a whole file: where it is from, its licence, whom to credit."""


def plain(text: str, most: int = MAX_NAME) -> str:
    """The text on one line, cut off at so many characters, without what cannot be printed.

    Control characters, marks of direction and halves of pairs make tables, drawings and lines of the log invalid.
    """
    # Cut off before it is looked at: it may have millions of characters.
    begin = text.lstrip()[: 2 * most]
    return " ".join("".join(char if char.isprintable() else " " for char in begin).split())[:most]


def plain_value(value: object) -> str:
    """A value of a row as plain text; "" for what is neither text nor a number."""
    if isinstance(value, int) and value.bit_length() > MAX_NAME:
        return ""
    return plain(str(value)) if isinstance(value, str | int | float) else ""
