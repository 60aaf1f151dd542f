"""The processes that a start begins: each ends with it, whatever ends it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
END_SECONDS: Final = 8


class Children:
    """The processes that this one started, in sessions of their own: Ctrl-C reaches them through `end`."""

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[str]] = []
        self._ended = threading.Event()
        self._lock = threading.Lock()

    def start(
        self, arguments: Sequence[str], *, quiet: bool = False, environ: Mapping[str, str] | None = None
    ) -> subprocess.Popen[str]:
        """Start `python <arguments>` in the project's folder; `quiet` keeps what it writes for the caller.

        The standard input of any other ends when this process does, however that ends.

        Raises RuntimeError where everything is being ended already.
        """
        with self._lock:
            if self._ended.is_set():
                raise RuntimeError("the server is being ended")
            child = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env={**os.environ, **(environ or {})},
                text=True,
                stdin=subprocess.DEVNULL if quiet else subprocess.PIPE,
                stdout=subprocess.PIPE if quiet else None,
                stderr=subprocess.STDOUT if quiet else None,
                start_new_session=True,
            )
            self._running.append(child)
            return child

    def run(self, arguments: Sequence[str]) -> tuple[int, str]:
        """Run `python <arguments>` to its end; its exit status and what it wrote."""
        child = self.start(arguments, quiet=True)
        written, _ = child.communicate()
        return child.returncode, written.strip()

    def end(self) -> None:
        """End every child: asked first, forced after `END_SECONDS`."""
        with self._lock:
            self._ended.set()
        for child in self._running:
            if child.poll() is None:
                child.terminate()
            if child.stdin:
                child.stdin.close()
        deadline = time.monotonic() + END_SECONDS
        for child in self._running:
            try:
                child.wait(max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
