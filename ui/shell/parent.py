"""The app ends when the process that started it does, however that ended: no port stays held by nobody's server."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from typing import BinaryIO, Final

END_SECONDS: Final = 5
"""How long the app has to end by itself before it is ended."""


def end_with_parent(source: BinaryIO | None = None) -> threading.Thread:
    """Watch the standard input, which the parent holds open, and end this process when it closes.

    Args:
        source: what is watched, the standard input where it is None.
    """
    watched = source or sys.stdin.buffer
    thread = threading.Thread(target=_watch, args=(watched,), daemon=True, name="parent")
    thread.start()
    return thread


def _watch(source: BinaryIO) -> None:
    while source.read(1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    # Sessions that do not close are not waited for.
    time.sleep(END_SECONDS)
    os._exit(1)
