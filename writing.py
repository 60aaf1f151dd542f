"""The one place through which files are written: whole or not at all, whatever happens to the machine meanwhile.

A file or folder is filled beside its place, under a hidden name, and moved there in one step. Who writes it holds a
lock on it; what a killed process left is known by the lock that nobody holds, and the next write of the same thing
takes it away. The standard library alone, below all rooms; `tests/test_writing.py` reads the code of all rooms and
finds what writes without it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

try:
    import fcntl
except ImportError:  # where the system has no such locks, nothing that was left is taken away
    fcntl = None  # type: ignore[assignment]

Step = Literal["begin", "half", "full", "move", "moved", "remove"]
PART: Final = ".part"
DRAFT: Final = ".draft-"
SCRATCH: Final = "afsprakenkaart-"
# What a full disk leaves free may be a little more than nothing.
_NOTHING_LEFT_BYTES: Final = 65_536
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


class WriteError(OSError):
    """What cannot be written, why, and what to do; what stood there before still does."""

    def __str__(self) -> str:
        if self.errno in _FULL:
            remedy = "free space on that disk, or name a folder on another one"
        elif self.errno in _CLOSED:
            remedy = "allow this user to write there, or name another folder"
        else:
            remedy = "name another folder"
        return f"{self.filename} cannot be written ({self.strerror}); {remedy}"


def _unseen(_step: Step, _path: Path) -> None:
    """See nothing."""


watcher: Callable[[Step, Path], None] = _unseen
"""Is told of every step of every write, just before it: where tests end the process or fill the disk."""


def write_atomically(path: Path, content: bytes, mode: int | None = None) -> None:
    """Replace a file as a whole: who reads it sees the old content or the new, never a part.

    Without a mode, a new file may be read by others and one that was there keeps its own.

    Raises:
        WriteError: the folder cannot be written; the old file is still there.
    """
    with told(path), complete(path, content, mode) as new:
        moved(new, path)


@contextlib.contextmanager
def complete(path: Path, content: bytes, mode: int | None = None) -> Iterator[Path]:
    """Give a complete temporary file beside `path`, whose folder is made; gone afterwards unless it was moved.

    Raises:
        WriteError: the folder cannot be written.
    """
    prefix = f".{path.name[:40]}."
    with told(path):
        watcher("begin", path)
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent, prefix, PART)
        handle, new = _held_file(path.parent, prefix)
        try:
            with os.fdopen(handle, "wb") as file:
                _fill(file.fileno(), path, content)
                new.chmod(mode or (path.stat().st_mode & 0o777 if path.exists() else 0o644))
                yield new
        finally:
            new.unlink(missing_ok=True)


def moved(new: Path, path: Path) -> None:
    """Move what is complete to its place, in one step."""
    watcher("move", path)
    new.replace(path)
    _sync_folder(path.parent)
    watcher("moved", path)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder with these files, whole or not at all; one that stands there is replaced.

    Raises:
        WriteError: the folder around it cannot be written, or another one took that place meanwhile.
    """
    with told(folder):
        watcher("begin", folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        clear(folder.parent)
        handle, draft = _held_folder(folder.parent, DRAFT)
        try:
            fill(draft, files)
            draft.chmod(0o755)
            if folder.exists():
                remove(folder)
            watcher("move", folder)
            draft.rename(folder)
            _sync_folder(folder.parent)
            watcher("moved", folder)
        finally:
            os.close(handle)
            shutil.rmtree(draft, ignore_errors=True)


def fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that nobody reads yet, in the order given.

    Raises:
        WriteError: one cannot be written.
    """
    for name, content in files.items():
        path = folder / name
        with told(path), path.open("wb") as file:
            _fill(file.fileno(), path, content)


def remove(path: Path) -> None:
    """Take a file or a folder away; a folder goes from its name in one step. What is not there is no fault.

    Raises:
        WriteError: it cannot be taken away.
    """
    with told(path):
        watcher("remove", path)
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
            return
        aside = Path(tempfile.mkdtemp(prefix=DRAFT, dir=path.parent))
        path.rename(aside / path.name)
        shutil.rmtree(aside, ignore_errors=True)


def clear(folder: Path) -> None:
    """Take away the drafts that killed processes left in a folder."""
    _sweep(folder, DRAFT, "")


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder for what a library makes by the name of a file, gone afterwards; nobody else reads it.

    Raises:
        WriteError: there is no room for it. Libraries do not all say so: where the disk is full it is taken to be that.
    """
    place = Path("a temporary folder (TMPDIR)")
    with told(place):
        place = Path(tempfile.gettempdir())
        watcher("begin", place)
        _sweep(place, SCRATCH, "")
        handle, folder = _held_folder(place, SCRATCH)
    try:
        try:
            yield folder
        except Exception as error:
            if _is_full(folder):
                raise WriteError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(place)) from error
            raise
        if _is_full(folder):
            raise WriteError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(place))
    finally:
        os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def alone(lock: Path, waiting: Callable[[], object] | None = None) -> Iterator[None]:
    """Wait until nobody else, in this process or another, holds this lock; its file stays.

    `waiting` is called once where somebody does.

    Raises:
        WriteError: the folder cannot be written.
    """
    with told(lock):
        lock.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _hold(handle, waiting)
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says of a write into what cannot be written, and what to do."""
    try:
        yield
    except WriteError:
        raise
    except OSError as error:
        raise WriteError(error.errno or errno.EIO, error.strerror or str(error), str(path)) from error


def _fill(handle: int, path: Path, content: bytes) -> None:
    """Write all of the content, and have it on the disk before anything leads to it."""
    half = len(content) // 2
    _write(handle, content[:half])
    watcher("half", path)
    _write(handle, content[half:])
    os.fsync(handle)
    watcher("full", path)


def _write(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


def _sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _held_file(folder: Path, prefix: str) -> tuple[int, Path]:
    while True:
        handle, name = tempfile.mkstemp(dir=folder, prefix=prefix, suffix=PART)
        _hold(handle)
        # Between the two another process may have taken it for something that was left.
        if (path := Path(name)).exists():
            return handle, path
        os.close(handle)


def _held_folder(folder: Path, prefix: str) -> tuple[int, Path]:
    while True:
        path = Path(tempfile.mkdtemp(dir=folder, prefix=prefix))
        with contextlib.suppress(FileNotFoundError):
            handle = os.open(path, os.O_RDONLY)
            _hold(handle)
            if path.exists():
                return handle, path
            os.close(handle)


def _hold(handle: int, waiting: Callable[[], object] | None = None) -> None:
    if fcntl is not None:
        # A file system without locks: what is left there stays.
        with contextlib.suppress(OSError):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if waiting:
                    waiting()
                fcntl.flock(handle, fcntl.LOCK_EX)


def _sweep(folder: Path, prefix: str, end: str) -> None:
    """Take away what begins and ends so, is ours, and is held by nobody."""
    with contextlib.suppress(OSError):
        for left in [path for path in folder.iterdir() if path.name.startswith(prefix) and path.name.endswith(end)]:
            with contextlib.suppress(OSError):
                _take_away(left)


def _take_away(left: Path) -> None:
    if fcntl is None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
    handle = os.open(left, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(handle).st_uid == os.getuid():
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _NOTHING_LEFT_BYTES
    except OSError:
        return False
