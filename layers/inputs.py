"""Whether a build would give what stands there already: a fingerprint of all that a build reads.

A build is a function of the files in `geo`, `layers` and `seeds` (data and code, the edition among it), the boundary
files in use, the kept figures of CBS, the settings that choose them, Python and the installed packages. The
fingerprint is a hash of all these, of contents and not of times. It is taken before a build reads anything and written
beside `current` after it, so that what changes meanwhile leads to another build. Whatever cannot be read, is damaged
or does not agree means: build.

Broad on purpose: a package that plays no part, or boundaries in the cache while a folder is used, cost a build of some
seconds when they change. One thing is not seen: a system library replaced beneath a package that was compiled on this
machine (wheels bring their own GEOS, PROJ and GDAL, which are listed in their RECORD). `python -m layers build` always
builds. Imports no geometry library.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import reading
from geo.sources.kept import FOLDER
from layers.cache import current, verify
from layers.errors import BuiltFolderError
from layers.figures.kept import FOLDER as FIGURES
from layers.manifest import MANIFEST
from reading import open_within
from settings import Settings
from writing import write_atomically

ROOT: Final = Path(__file__).resolve().parents[1]
ROOMS: Final = ("geo", "layers", "seeds")
INPUTS: Final = "inputs.json"


def unchanged(settings: Settings) -> Path | None:
    """The current built folder where a build would give just that and every byte of it is there, else None."""
    folder = current(settings.cache)
    if folder is None:
        return None
    try:
        noted = json.loads(reading.content(folder.parent / INPUTS))
        if noted != _note(folder, fingerprint(settings)):
            return None
        verify(folder)
    except (OSError, ValueError, RecursionError, BuiltFolderError):
        return None
    return folder


def note(folder: Path, found: str) -> None:
    """Write beside `current` that this built folder was made of inputs with this fingerprint.

    Raises:
        OSError: the folder cannot be read, or the one around it not be written.
    """
    write_atomically(folder.parent / INPUTS, f"{json.dumps(_note(folder, found))}\n".encode())


def _note(folder: Path, found: str) -> dict[str, str]:
    manifest = hashlib.sha256(reading.content(folder / MANIFEST)).hexdigest()
    return {"built": folder.name, "inputs": found, "manifest": manifest}


def fingerprint(settings: Settings, root: Path = ROOT) -> str:
    """The SHA-256, in hexadecimal, of all that a build with these settings reads.

    Args:
        settings: of them count the folders of boundaries and what steers the libraries beneath.
        root: the folder of the project.

    Raises:
        OSError: something of it cannot be read.
    """
    whole = hashlib.sha256()
    for part in _parts(settings, root):
        # The length before each part: no two lists of parts run together into the same bytes.
        whole.update(f"{len(part)}:".encode() + part)
    return whole.hexdigest()


def _parts(settings: Settings, root: Path) -> Iterator[bytes]:
    yield f"{sys.version} {sys.platform}".encode()
    for name, value in settings.libraries:
        yield f"{name}={value}".encode()
    for room in ROOMS:
        yield from _tree(root / room, root)
    for path in root.glob("settings.py"):
        yield _hash(path)
    for place in (settings.boundaries, *(settings.cache / name for name in ("boundaries", FOLDER, FIGURES))):
        yield os.fsencode(place or "")
        yield from _files(place) if place else ()
    yield from _packages()


def _tree(top: Path, root: Path) -> Iterator[bytes]:
    for path in sorted(top.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(root).as_posix().encode()
            yield _hash(path)


def _files(folder: Path) -> Iterator[bytes]:
    """The names and hashes of the plain files directly in a folder; no folder is nothing, nothing beyond it is read."""
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            yield os.fsencode(path.name)
            with contextlib.suppress(OSError), open_within(folder, path) as file:
                yield _digest(file)


def _packages() -> Iterator[bytes]:
    """The installed packages: the name of each, with its version in it, and the list of its files with their hashes."""
    found = {
        path
        for place in map(Path, filter(None, sys.path))
        if place.is_dir()
        for end in ("dist-info", "egg-info")
        for path in place.glob(f"*.{end}")
    }
    for path in sorted(found, key=lambda path: (path.name, str(path))):
        yield path.name.encode()
        record = path / "RECORD"
        yield _hash(record) if record.is_file() else b""


def _hash(path: Path) -> bytes:
    with reading.opened(path) as file:
        return _digest(file)


def _digest(file: io.BufferedReader) -> bytes:
    return hashlib.file_digest(file, "sha256").digest()
