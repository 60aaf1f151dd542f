"""Reading: plain files and nothing else, and no more of one than files of its kind have.

A pipe would be waited for without end, a device read until memory is full. `within` also keeps to a folder: no link
leads out of it. The standard library alone, below all rooms; `tests/test_reading.py` reads the code of all rooms and
finds what reads past it.
"""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

MOST_BYTES = 500_000_000
"""What the largest file has that the project writes itself."""


class OutsideError(OSError):
    """A file that is not in its folder but leads out of it, or is no plain file; nothing of it was read."""


class LargeFileError(OSError):
    """A file that is larger than files of its kind are; nothing of it is used."""


def within(folder: Path, path: Path) -> Path:
    """Return where a plain file really is, which is in this folder; links inside the folder are followed.

    The folder itself may be a link: who names it means what it leads to.

    Raises:
        OutsideError: the path leads out of the folder, in a circle, or to something else than a plain file.
        OSError: it is not there, or cannot be looked at.
    """
    try:
        real = path.resolve(strict=True)
    except RuntimeError as error:
        raise OutsideError("leads in a circle") from error
    if not real.is_relative_to(folder.resolve(strict=True)):
        raise OutsideError("leads out of the folder")
    if not stat.S_ISREG(real.lstat().st_mode):
        raise OutsideError("is no plain file")
    return real


def opened(path: Path, flags: int = 0) -> io.BufferedReader:
    """Open a plain file for reading; `flags` of the system may be added.

    Raises:
        OutsideError: it is something else than a plain file.
        OSError: it is not there, or cannot be read.
    """
    # What is put there after a look is not waited for either.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | flags)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise OutsideError("is no plain file")


def content(path: Path, most: int = MOST_BYTES) -> bytes:
    """The content of a plain file that has no more bytes than `most`.

    Raises:
        OutsideError: it is something else than a plain file.
        LargeFileError: it is larger; nothing of it was read.
        OSError: it is not there, or cannot be read.
    """
    with opened(path) as file:
        return _content(file, most)


def text(path: Path, most: int = MOST_BYTES) -> str:
    """The text of a plain file in UTF-8, with newlines as the only line ends; raises as `content`, and UnicodeError."""
    return content(path, most).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def open_within(folder: Path, path: Path) -> io.BufferedReader:
    """Open a plain file that is in this folder for reading, see `within`.

    Raises:
        OutsideError: the path leads out of the folder, or to something else than a plain file.
        OSError: it is not there, or cannot be read.
    """
    # A link that is put there after the look is not followed.
    return opened(within(folder, path), os.O_NOFOLLOW)


def read_within(folder: Path, path: Path, most: int) -> bytes:
    """The content of a plain file that is in this folder and has no more bytes than `most`, see `within`.

    Raises:
        OutsideError: the path leads out of the folder, or to something else than a plain file.
        LargeFileError: it is larger; nothing of it was read.
        OSError: it is not there, or cannot be read.
    """
    with open_within(folder, path) as file:
        return _content(file, most)


def _content(file: io.BufferedReader, most: int) -> bytes:
    size = os.fstat(file.fileno()).st_size
    if size > most:
        raise LargeFileError(f"is larger than {most / 1_000_000:g} MB")
    # No more memory is claimed than the file has.
    found = file.read(size + 1)
    if len(found) > size:
        # It has grown since.
        found += file.read(most + 1 - size)
    if len(found) > most:
        raise LargeFileError(f"is larger than {most / 1_000_000:g} MB")
    return found
