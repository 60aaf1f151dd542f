"""Writing a text file in one step, so that a crash never leaves half of it."""

from __future__ import annotations

from pathlib import Path

from writing import write_atomically


def write_whole(path: Path, text: str) -> None:
    """Write a text file in one step: a crash leaves the old file or the new one."""
    write_atomically(path, text.encode("utf-8"))
