"""What was fetched besides boundaries, kept as one file each: the content, its hash, and where it is from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from geo.errors import GeoError
from geo.limits import MAX_JSON_BYTES
from geo.text import MAX_STATED, plain
from reading import read_within
from writing import write_atomically

FOLDER: Final = "official"
_MAX_BYTES: Final = MAX_JSON_BYTES


@dataclass(frozen=True)
class Stated:
    """Where content is from; `fetched_at` is ISO 8601."""

    origin: str
    licence: str
    credit: str
    fetched_at: str


def keep(cache: Path, name: str, content: object, stated: Stated) -> Path:
    """Write content, which is JSON, as the last good copy under a name; the file.

    Raises:
        GeoError: the folder cannot be written.
    """
    path = _path(cache, name)
    kept = {"sha256": _hash(content), **asdict(stated), "content": content}
    try:
        write_atomically(path, json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode())
    except OSError as error:
        raise GeoError(f"{path.parent} cannot be written ({error.strerror or error})") from error
    return path


def read(cache: Path, name: str) -> tuple[Any, Stated] | None:
    """The content that is kept under a name and where it is from; None where there is none.

    Raises:
        GeoError: what stands there is not what was kept.
    """
    path = _path(cache, name)
    try:
        if not path.exists():
            return None
        kept = json.loads(read_within(path.parent, path, _MAX_BYTES))
        stated = Stated(
            *(plain(str(kept[field]), MAX_STATED) for field in ("origin", "licence", "credit", "fetched_at"))
        )
        if kept["sha256"] != _hash(kept["content"]):
            raise GeoError(f"{path.name}: its content is not what was fetched")
        return kept["content"], stated
    except (OSError, ValueError, RecursionError, KeyError, TypeError) as error:
        raise GeoError(f"{path.name}: cannot be read ({str(error)[:200]})") from error


def fetched_at(cache: Path, name: str, *, origin: str) -> str:
    """When the copy under a name was fetched from this address, "" where there is no such copy."""
    try:
        found = read(cache, name)
    except GeoError:
        return ""
    return found[1].fetched_at if found and found[1].origin == origin else ""


def _path(cache: Path, name: str) -> Path:
    return cache / FOLDER / f"{name}.json"


def _hash(content: object) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
