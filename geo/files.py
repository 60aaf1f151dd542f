"""Files: read only where they are, never through a link that leads out of their folder."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path


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


def open_within(folder: Path, path: Path) -> io.BufferedReader:
    """Open a plain file that is in this folder for reading, see `within`.

    Raises:
        OutsideError: the path leads out of the folder, or to something else than a plain file.
        OSError: it is not there, or cannot be read.
    """
    # What is put there after the look: a link is not followed, a pipe is not waited for.
    handle = os.open(within(folder, path), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise OutsideError("is no plain file")


def read_within(folder: Path, path: Path, most: int) -> bytes:
    """The content of a plain file that is in this folder and has no more bytes than `most`, see `within`.

    Raises:
        OutsideError: the path leads out of the folder, or to something else than a plain file.
        LargeFileError: it is larger; nothing of it was read.
        OSError: it is not there, or cannot be read.
    """
    with open_within(folder, path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise LargeFileError(f"is larger than {most / 1_000_000:g} MB")
        content = file.read(most + 1)
    # It may have grown since.
    if len(content) > most:
        raise LargeFileError(f"is larger than {most / 1_000_000:g} MB")
    return content
