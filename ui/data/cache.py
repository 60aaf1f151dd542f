"""What the cache folder says to a server: which built folder is newest, and how the fetch beside it goes.

Imports nothing that takes time: the command that starts the server waits for it.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import reading
from layers.cache import current
from settings import of_this_process
from writing import remove


def newest_digest(cache: Path | None = None) -> str | None:
    """Return the digest of the built folder that new visitors see, None where none was built."""
    found = current(cache or of_this_process().cache)
    return found.name if found else None


def fetch_progress(cache: Path | None = None) -> dict[str, Any] | None:
    """Return what the fetch beside the server last wrote about itself, None where it wrote nothing readable."""
    try:
        found = json.loads(reading.text((cache or of_this_process().cache) / "fetch.json"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def forget_fetch(cache: Path | None = None) -> None:
    """Take away what an earlier fetch wrote about itself, for the start of a server; a cache to read alone keeps it."""
    with contextlib.suppress(OSError):
        remove((cache or of_this_process().cache) / "fetch.json")
