"""How the last build went, told in the cache folder for whoever watches a server: `build.json`.

Imports no geometry library. A build that was killed stays "running": it takes no longer than a start lets it.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, get_args

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

import reading
from clock import stamp
from writing import write_atomically

FILE: Final = "build.json"
State = Literal["running", "done", "failed"]
STATES: Final[tuple[State, ...]] = get_args(State)
_MAX_BYTES: Final = 10_000


class Progress(TypedDict):
    """How far a build is, since when (ISO 8601, UTC), and the seconds that it took; 0 while it runs."""

    state: State
    at: str
    seconds: float


@contextlib.contextmanager
def told(cache: Path) -> Iterator[None]:
    """Tell of the build that goes on within: that it runs, and how it ended.

    Raises:
        OSError: the cache folder cannot be written.
    """
    began = time.monotonic()
    _write(cache, "running", 0.0)
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            _write(cache, "failed", time.monotonic() - began)
        raise
    _write(cache, "done", time.monotonic() - began)


def last(cache: Path) -> Progress | None:
    """How the last build went; None where nothing readable tells of one."""
    path = cache / FILE
    try:
        if path.stat().st_size > _MAX_BYTES:
            return None
        return TypeAdapter(Progress).validate_json(reading.content(path))
    except (OSError, ValidationError):
        return None


def _write(cache: Path, state: State, seconds: float) -> None:
    progress = Progress(state=state, at=stamp(), seconds=round(seconds, 1))
    write_atomically(cache / FILE, json.dumps(progress).encode())
