"""One fetch at a time in a cache folder, which ends when it is told to, wherever it stands.

Nothing of geography is imported: a signal is kept from the threads that its libraries start only before they do.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import writing
from clock import now
from reading import read_within

PROGRESS: Final = "fetch.json"
_LOCK: Final = "fetch.lock"
_MAX_BYTES: Final = 1_000_000
_WAITING: Final = "another fetch is under way: waiting for it"


def end_when_told(cache: Path) -> None:
    """From now on SIGTERM ends this process at once, and the progress of a fetch that was running says so.

    A thread waits for the signal. A handler that raises would be too late where a loop is just going to sleep, and
    unheard where Python swallows what is raised: in a finalizer, or a callback of the garbage collector.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})

    def wait() -> None:  # pragma: no cover - ends the process at once, and with it what was measured
        signal.sigwait({signal.SIGTERM})
        path = cache / PROGRESS
        # What cannot be told must not keep the process from ending.
        with contextlib.suppress(Exception):
            found = json.loads(read_within(cache, path, _MAX_BYTES))
            if found["state"] == "running":
                at = now().isoformat()
                told = {**found, "state": "failed", "level": None, "message": "interrupted", "at": at}
                writing.write_atomically(path, json.dumps(told, ensure_ascii=False).encode())
        os._exit(128 + signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


@contextlib.contextmanager
def alone(cache: Path) -> Iterator[None]:
    """Wait until no other process fetches into this cache folder; its end, however it comes, lets the next one go on.

    Without this two fetches could leave the file of one beside what vouches for the other. A cache folder that cannot
    be written is told by what it is for, not here.
    """
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):
            held.enter_context(writing.alone(cache / _LOCK, lambda: print(_WAITING, file=sys.stderr, flush=True)))
        yield
