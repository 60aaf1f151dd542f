"""Writing a file in one step, so that a crash never leaves half of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a text file in one step: a crash leaves the old file or the new one."""
    write_bytes_whole(path, text.encode("utf-8"))


def write_bytes_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: a crash leaves the old file or the new one."""
    staged(path, content).replace(path)


def staged(path: Path, content: bytes) -> Path:
    """Write what a file is to hold beside it, and return where: what is left is a rename, which needs no room."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        return Path(name)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
