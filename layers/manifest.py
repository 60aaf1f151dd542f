"""What a built folder says of itself: the type of `manifest.json` with bounds of its values, and its digest.

The digest covers all of it. The bounds are held where a folder comes from elsewhere (`layers.content`): what this
machine built needs none, and asking whether it is whole loads no library for that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, cast

from annotated_types import Ge, Interval, Predicate
from typing_extensions import TypedDict

from layers.errors import BuiltFolderError
from layers.geojson import compact

MANIFEST: Final = "manifest.json"
FORMAT: Final = 2
"""The form of a built folder; 1, of which the manifest said nothing, is built anew."""
DIGEST: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
MAX_BYTES: Final = 1_000_000
MAX_FILES: Final = 64
MAX_LINE: Final = 500

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FILE: Final = re.compile(r"[a-z]+(-[a-z]+)*(\.[a-z]+){1,3}", re.ASCII)


def _is_line(text: str) -> bool:
    return len(text) <= MAX_LINE and not _CONTROL.search(text)


def _is_word(text: str) -> bool:
    return bool(re.fullmatch(r"[\w.+:-]{1,80}", text, re.ASCII))


def is_day(text: str) -> bool:
    """Whether this is a day of the calendar, as 2026-01-13."""
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) and dt.date.fromisoformat(text))
    except ValueError:
        return False


def _is_sha256(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9a-f]{64}", text))


def is_file_name(name: str) -> bool:
    """Whether this is a plain name: no folder, nothing hidden."""
    return len(name) <= 80 and bool(_FILE.fullmatch(name))


# A line of plain text: it is shown over the map, in files and in headers.
Line = Annotated[str, Predicate(_is_line)]
Word = Annotated[str, Predicate(_is_word)]


class Boundary(TypedDict):
    """The boundaries that a built folder was made of; `fetched_at` is ISO 8601, None where nothing was fetched."""

    year: Annotated[int, Interval(ge=1900, le=2200)]
    origin: Line
    licence: Line
    credit: Line
    schematic: bool
    fetched_at: Word | None


class LayerFile(TypedDict):
    """What the file of a layer holds: how many features, and their columns."""

    count: Annotated[int, Ge(0)]
    columns: list[Word]


class Manifest(TypedDict):
    """What `manifest.json` says of a built folder; `files` holds the SHA-256 of each, in hexadecimal."""

    format: int
    digest: str
    edition: Word
    edition_date: Annotated[str, Predicate(is_day)]
    boundary: Boundary
    layers: dict[Word, LayerFile]
    files: dict[Annotated[str, Predicate(is_file_name)], Annotated[str, Predicate(_is_sha256)]]


def digest_of(manifest: Mapping[str, Any]) -> str:
    """The name of a built folder: a digest of all that its manifest says but the digest itself."""
    said = {name: value for name, value in manifest.items() if name != "digest"}
    return hashlib.sha256(compact(sorted(said.items())).encode()).hexdigest()[:32]


def read_manifest(content: bytes, where: str) -> Manifest:
    """The manifest in these bytes, which may come from anywhere: its file names are plain names, its digest is right.

    Args:
        content: the bytes of `manifest.json`.
        where: how messages call the folder that it is of.

    Raises:
        BuiltFolderError: it is no manifest, of another form, or its digest is not that of what it says.
    """
    if len(content) > MAX_BYTES:
        raise BuiltFolderError(f"{where}: its {MANIFEST} is larger than {MAX_BYTES / 1e6:.0f} MB")
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BuiltFolderError(f"{where}: its {MANIFEST} is no JSON ({error})") from error
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, dict):
        raise BuiltFolderError(f"{where}: its {MANIFEST} lists no files")
    if found.get("format", 1) != FORMAT:
        raise BuiltFolderError(
            f"{where}: is of form {str(found.get('format', 1))[:20]}, this version reads {FORMAT}: build it anew"
        )
    if len(files) > MAX_FILES:
        raise BuiltFolderError(f"{where}: its {MANIFEST} names {len(files)} files, {MAX_FILES} at most are read")
    if wrong := [name for name in files if not is_file_name(name)]:
        raise BuiltFolderError(f"{where}: its {MANIFEST} names {wrong[0][:80]!r}, which is no file of a built folder")
    manifest = cast("Manifest", found)
    if not DIGEST.fullmatch(str(found.get("digest"))):
        raise BuiltFolderError(f"{where}: its {MANIFEST} has no digest")
    if manifest["digest"] != digest_of(manifest):
        raise BuiltFolderError(
            f"{where}: its {MANIFEST} was changed: the digest {manifest['digest']} is not that of what it says"
        )
    return manifest
