"""A built folder from elsewhere: a path or an address that fsspec knows, copied into the cache folder once.

Nothing that arrives is trusted: the manifest's digest must be that of its edition and hashes, each file must have its
hash, and sizes are bounded. Where the last part of the address is a digest, as in `https://host/built/<digest>`, the
folder must be just that one, and is not asked for again once it is in the cache.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from layers.cache import folder_of, put, verify
from layers.errors import BuiltFolderError
from layers.manifest import DIGEST, MANIFEST, read_manifest
from layers.manifest import MAX_BYTES as MAX_MANIFEST_BYTES

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

MAX_BYTES: Final = 500_000_000
_BLOCK_BYTES: Final = 1_000_000
# Whoever reads a log need not read the key of a store.
_SECRETS: Final = re.compile(r"(?<=//)[^/@]*@|\?.*")


def bring(address: str, cache: Path) -> Path:
    """The built folder of this address, in the cache folder, every byte of it verified.

    Args:
        address: a path, or an address of fsspec (`https://`, `s3://`, `file://`, `memory://`, ...) of the folder that
            holds `manifest.json`.
        cache: the cache folder.

    Raises:
        BuiltFolderError: there is no built folder, it cannot be read, or is not what its manifest says.
        OSError: the cache folder cannot be written.
    """
    pinned = address.rstrip("/").rpartition("/")[2]
    if DIGEST.fullmatch(pinned) and (kept := _kept(cache, pinned)):
        return kept
    where = _SECRETS.sub("", address)
    files, top = _open(address, where)
    manifest = _read(files, f"{top}/{MANIFEST}", MAX_MANIFEST_BYTES, where)
    found = read_manifest(manifest, where)
    digest, hashes = found["digest"], found["files"]
    if DIGEST.fullmatch(pinned) and digest != pinned:
        raise BuiltFolderError(f"{where}: holds the built folder {digest}, not the one that it is named by")
    if kept := _kept(cache, digest):
        return kept
    content, left = {}, MAX_BYTES
    for name, sha256 in hashes.items():
        content[name] = _read(files, f"{top}/{name}", left, where)
        left -= len(content[name])
        if hashlib.sha256(content[name]).hexdigest() != sha256:
            raise BuiltFolderError(f"{where}: {name} is not what {MANIFEST} says; copy the built folder there anew")
    from layers.content import check_content  # its types take longer to load than a start that needs none has

    check_content(content, found, where)
    folder = folder_of(cache, digest)
    put(folder, {**content, MANIFEST: manifest})
    return folder


def _kept(cache: Path, digest: str) -> Path | None:
    """The built folder of this digest where the cache folder has it whole, else None."""
    folder = folder_of(cache, digest)
    try:
        verify(folder)
    except BuiltFolderError:
        return None
    return folder


def _open(address: str, where: str) -> tuple[AbstractFileSystem, str]:
    """The file system of an address and the path of the folder in it."""
    from fsspec.core import url_to_fs

    try:
        files, top = url_to_fs(str(Path(address).expanduser()) if address.startswith("~") else address)
    except Exception as error:  # a missing driver, an unknown kind of address, options that a driver refuses
        raise BuiltFolderError(f"{where}: {error}") from error
    return files, top.rstrip("/")


def _read(files: AbstractFileSystem, path: str, most: int, where: str) -> bytes:
    """The bytes of a file, `most` of them at most."""
    name = path.rpartition("/")[2]
    parts, left = [], most
    try:
        with files.open(path, "rb") as file:
            while part := file.read(min(_BLOCK_BYTES, left + 1)):
                left -= len(part)
                if left < 0:
                    break
                parts.append(part)
    except Exception as error:  # whatever a network, a store and their drivers may answer
        # A server that cannot be reached is a missing file to fsspec; the cause tells.
        absent = isinstance(error, FileNotFoundError) and error.__cause__ is None
        why = "is not there" if absent else f"cannot be read ({str(error.__cause__ or error)[:200]})"
        raise BuiltFolderError(f"{where}: {name} {why}") from error
    if left < 0:
        raise BuiltFolderError(f"{where}: {name} is larger than the {most / 1e6:.0f} MB that are read")
    return b"".join(parts)
