"""A built folder from elsewhere: a path or an address of a store, copied into the cache folder once.

Nothing that arrives is trusted: the manifest's digest must be that of its edition and hashes, each file must have its
hash, and size and time are bounded. A web server is asked as all others are (`web`), another store by its driver of
fsspec. Where the last part of the address is a digest, as in `https://host/built/<digest>`, the
folder must be just that one, and is not asked for again once it is in the cache.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from layers.cache import folder_of, put, verify
from layers.errors import BuiltFolderError
from layers.manifest import DIGEST, MANIFEST, read_manifest
from layers.manifest import MAX_BYTES as MAX_MANIFEST_BYTES

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

    from web import Limits

MAX_BYTES: Final = 500_000_000
TOTAL_S: Final = 300.0
STORES: Final = ("abfs", "abfss", "az", "file", "gcs", "gs", "hdfs", "local", "memory", "s3", "s3a", "sftp", "smb")
"""The stores that are asked by their driver of fsspec; nothing that stands in a file of theirs is followed."""

_BLOCK_BYTES: Final = 1_000_000
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*)://", re.ASCII | re.IGNORECASE)
# What a client that has limits of its own may take to say so.
_GRACE_S: Final = 0.5
# Whoever reads a log need not read the key of a store.
_SECRETS: Final = re.compile(r"(?<=//)[^/@\s]*@|\?[^\s)]*")


Read = Callable[[str, int, float], bytes]
"""Gives the bytes of a file by its name, so many of them at most, within so many seconds."""


def bring(address: str, cache: Path, total_s: float = TOTAL_S) -> Path:
    """The built folder of this address, in the cache folder, every byte of it verified.

    Args:
        address: a path, or an address (`https://`, or that of one of `STORES`) of the folder that holds
            `manifest.json`.
        cache: the cache folder.
        total_s: the seconds that all of it may take.

    Raises:
        BuiltFolderError: there is no built folder, it cannot be read, or is not what its manifest says.
        OSError: the cache folder cannot be written.
    """
    pinned = address.rstrip("/").rpartition("/")[2]
    if DIGEST.fullmatch(pinned) and (kept := _kept(cache, pinned)):
        return kept
    where = _SECRETS.sub("", address)
    read, end = _reader(address, where), time.monotonic() + total_s
    manifest = _bounded(read, MANIFEST, MAX_MANIFEST_BYTES, where, end)
    found = read_manifest(manifest, where)
    digest, hashes = found["digest"], found["files"]
    if DIGEST.fullmatch(pinned) and digest != pinned:
        raise BuiltFolderError(f"{where}: holds the built folder {digest}, not the one that it is named by")
    if kept := _kept(cache, digest):
        return kept
    content, left = {}, MAX_BYTES
    for name, sha256 in hashes.items():
        content[name] = _bounded(read, name, left, where, end)
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


def _reader(address: str, where: str) -> Read:
    """What reads the files of the folder at an address."""
    scheme = found[1].lower() if (found := _SCHEME.match(address)) else "file"
    if scheme in ("http", "https"):
        return lambda name, most, left_s: asyncio.run(_asked(_beside(address, name), most, left_s))
    if scheme not in STORES or "::" in address:
        raise BuiltFolderError(f"{where}: is no path and no address of http, https, {', '.join(STORES)}")
    files, top = _open(address, where)
    return lambda name, most, _: _read(files, f"{top}/{name}", most)


def _beside(address: str, name: str) -> str:
    """The address of a file of the folder at an address; what signs that, after a `?`, signs this one."""
    parts = urlsplit(address)
    return parts._replace(path=f"{parts.path.rstrip('/')}/{name}", fragment="").geturl()


async def _asked(url: str, most: int, left_s: float) -> bytes:
    import web

    async with web.session(url, "*/*", replace(_limits(), total_s=left_s)) as client:
        answer = await client.get(url, most)
    if answer.status != 200:
        raise OSError(web.explained(answer))
    return answer.body


def _limits() -> Limits:
    import web

    return web.Limits(
        bytes=MAX_BYTES, attempts=3, wait_initial_s=0.2, wait_jitter_s=0.2, wait_max_s=2.0, retry_after_max_s=5.0
    )


def _open(address: str, where: str) -> tuple[AbstractFileSystem, str]:
    """The file system of an address and the path of the folder in it."""
    from fsspec.core import url_to_fs

    try:
        files, top = url_to_fs(str(Path(address).expanduser()) if address.startswith("~") else address)
    except Exception as error:  # a missing driver, options that a driver refuses
        raise BuiltFolderError(f"{where}: {error}") from error
    return files, top.rstrip("/")


def _read(files: AbstractFileSystem, path: str, most: int) -> bytes:
    """The bytes of a file, one more than `most` at most."""
    parts, left = [], most
    with files.open(path, "rb") as file:
        while left >= 0 and (part := file.read(min(_BLOCK_BYTES, left + 1))):
            left -= len(part)
            parts.append(part)
    return b"".join(parts)


def _bounded(read: Read, name: str, most: int, where: str, end: float) -> bytes:
    """The bytes of a file, `most` of them at most and no later than `end`.

    A driver that never answers cannot be stopped; it is left behind in a thread of its own.
    """
    found: list[bytes | Exception] = []

    def run() -> None:
        try:
            found.append(read(name, most, max(end - time.monotonic(), 0.001)))
        except Exception as error:  # whatever a network, a store and their drivers may answer
            found.append(error)

    reading = threading.Thread(target=run, daemon=True)
    reading.start()
    reading.join(max(end - time.monotonic(), 0.001) + _GRACE_S)
    content = found[0] if found else TimeoutError("not complete in time, given up")
    if isinstance(content, Exception):
        absent = isinstance(content, FileNotFoundError) and content.__cause__ is None
        why = "is not there" if absent else f"cannot be read ({_said(content)})"
        raise BuiltFolderError(f"{where}: {name} {why}") from content
    if len(content) > most:
        raise BuiltFolderError(f"{where}: {name} is larger than the {most / 1e6:.0f} MB that are read")
    return content


def _said(error: Exception) -> str:
    """What went wrong, without the key of a store that may stand in an address."""
    return _SECRETS.sub("", str(getattr(error, "said", "") or error.__cause__ or error))[:200]
