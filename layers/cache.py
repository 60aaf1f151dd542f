"""The built folders in the cache folder: which one is shown, and whether one is whole.

Imports neither a geometry library nor the records, so that a start which builds nothing waits for none of them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import reading
from layers.errors import BuiltFolderError
from layers.manifest import MANIFEST, Manifest, read_manifest
from writing import clear, write_atomically, write_folder

CURRENT: Final = "current"
# What is written there may be anything: it leads to nothing beside the built folders.
_NAME: Final = re.compile(r"\w[\w-]{0,63}", re.ASCII)


def folder_of(cache: Path, digest: str) -> Path:
    """Where in the cache folder the built folder of a digest stands; it need not be there."""
    return cache / "built" / digest


def current(cache: Path) -> Path | None:
    """The built folder to show to new visitors, None where none was built. `cache` is the cache folder."""
    try:
        digest = reading.text(folder_of(cache, CURRENT)).strip()
    except (OSError, ValueError):
        return None
    return folder_of(cache, digest) if _NAME.fullmatch(digest) else None


def set_current(folder: Path) -> None:
    """Make this built folder the one that new visitors see; readers see the old name or the new one, never half.

    Raises:
        OSError: the folder around it cannot be written.
    """
    write_atomically(folder.parent / CURRENT, f"{folder.name}\n".encode())


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a built folder, whole or not at all; one that stands there whole is left, a damaged one is replaced.

    Args:
        folder: where, named by its digest.
        files: the content of each file, the manifest among them and last.

    Raises:
        OSError: the folder around it cannot be written.
    """
    if folder.parent.is_dir():
        clear(folder.parent)
    if _whole(folder):
        return
    try:
        write_folder(folder, files)
    except OSError:
        # Another build of the same content may have been first.
        if not _whole(folder):
            raise


def _whole(folder: Path) -> bool:
    try:
        verify(folder)
    except BuiltFolderError:
        return False
    return True


def verify(folder: Path) -> Manifest:
    """The manifest of a built folder of which every byte is as it was built.

    Raises:
        BuiltFolderError: a file is missing or not what the manifest says, or the folder bears another name.
    """
    try:
        manifest = read_manifest(reading.content(folder / MANIFEST), str(folder))
        for name, sha256 in manifest["files"].items():
            if hashlib.sha256(reading.content(folder / name)).hexdigest() != sha256:
                raise BuiltFolderError(f"{folder / name} is not what the manifest says")
    except OSError as error:
        raise BuiltFolderError(f"{folder}: {error.strerror or error}: {error.filename}") from error
    if manifest["digest"] != folder.name:
        raise BuiltFolderError(f"{folder} holds the built folder {manifest['digest']}")
    return manifest
