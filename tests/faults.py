"""Machines that fail: a process that is killed at a step of a write, a disk that is full there."""

from __future__ import annotations

import errno
import itertools
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import writing

Act = Callable[[], object]
# More steps than any of what is tested has.
MOST = 500


def killed_at(nth: int, act: Act) -> bool:
    """Do something in a process that gets SIGKILL at its nth step of writing; False where it ended before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 warns of threads: they write nothing here
        child = os.fork()
    if child == 0:
        seen = itertools.count()

        def kill(_step: writing.Step, _path: Path) -> None:
            if next(seen) == nth:
                os.kill(os.getpid(), signal.SIGKILL)

        writing.watcher = kill
        try:
            act()
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "it failed by itself"
    return os.WIFSIGNALED(status)


def each_kill(act: Act) -> Iterator[int]:
    """Kill something at each of its steps in turn, and give the number of the step after each."""
    for nth in range(MOST):
        if not killed_at(nth, act):
            assert nth > 2, "nothing was written by way of `writing`"
            return
        yield nth
    raise AssertionError("it never ends")


class NeverFullError(Exception):
    """What was done has fewer steps."""


@contextmanager
def full_at(nth: int, number: int = errno.ENOSPC) -> Iterator[None]:
    """Let the disk be full from the nth step of writing on: files can be taken away still."""
    seen, before = itertools.count(), writing.watcher
    reached = False

    def fill(step: writing.Step, path: Path) -> None:
        nonlocal reached
        if next(seen) >= nth and step not in ("moved", "remove"):
            reached = True
            raise OSError(number, os.strerror(number), str(path))

    writing.watcher = fill
    try:
        yield
    finally:
        writing.watcher = before
    if not reached:
        raise NeverFullError


def hidden(folder: Path) -> list[str]:
    """What stands in a folder and below it under a hidden name, but for locks: half of something."""
    return sorted(p.name for p in folder.rglob(".*") if p.name != ".lock")


def pipe(path: Path) -> None:
    """Put a pipe that nobody writes to."""
    os.mkfifo(path)


def device(path: Path) -> None:
    """Put a link to a device that never ends."""
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    """Put a folder."""
    path.mkdir()


IN_PLACE_OF_A_FILE: dict[str, Callable[[Path], None]] = {"pipe": pipe, "device": device, "folder": folder}
