"""Files that take a geometry library: made by a child process, one at a time, so that the server needs none."""

from __future__ import annotations

import logging
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from layers.forms import Format, ending
from layers.narrowing import Narrowing
from writing import remove, scratch

LOG = logging.getLogger("afsprakenkaart")
ROOT = Path(__file__).resolve().parents[2]
KEPT: Final = 16
"""Number of files kept in the cache; one that holds all layers has some megabytes, others less than one."""
CHILD_SECONDS: Final = 60
BUNDLE_SECONDS: Final = 180
QUEUE_SECONDS: Final = 20
BUNDLES_KEPT: Final = 3
QUEUE_LENGTH: Final = 6

# One child process at a time, as it takes some 200 MB; a short queue, as each waiting request holds a server thread.
_one_child = BoundedSemaphore(1)
_queue = BoundedSemaphore(QUEUE_LENGTH)


@lru_cache(maxsize=KEPT)
def _made_by_child(
    folder: Path,
    layer: str,
    form: Format,
    provinces: tuple[str, ...],
    themes: tuple[str, ...],
    narrowing: Narrowing,
    saved_as: str,
) -> bytes:
    """Return a layer in a form, made by a child process; a built folder never changes, so it is made once."""
    filters = [
        *(f"--province={p}" for p in provinces),
        *(f"--theme={t}" for t in themes),
        *(f"--{name}={value}" for name, values in narrowing.chosen for value in values),
    ]
    with scratch() as folder_for_it:
        command = [
            "-m",
            "layers",
            "export",
            f"--format={form}",
            f"--layer={layer}",
            f"--built={folder}",
            f"--out={folder_for_it}",
            f"--called={saved_as}",
        ]
        subprocess.run(
            [sys.executable, *command, *filters],
            cwd=ROOT,
            check=True,
            capture_output=True,
            timeout=CHILD_SECONDS,
        )
        return (folder_for_it / f"{layer}.{ending(layer, form)}").read_bytes()


def made_beside(
    folder: Path,
    layer: str,
    form: Format,
    provinces: tuple[str, ...],
    themes: tuple[str, ...],
    narrowing: Narrowing,
    saved_as: str,
) -> bytes | None:
    """Return a layer in a form, to be saved under a name; None where it is too busy or the child failed."""
    if not _queue.acquire(blocking=False):
        return None
    with _released(_queue):
        if not _one_child.acquire(timeout=QUEUE_SECONDS):
            return None
        with _released(_one_child):
            try:
                return _made_by_child(folder, layer, form, provinces, themes, narrowing, saved_as)
            except subprocess.CalledProcessError as fault:
                LOG.error("no %s of %s: %s", form, layer, fault.stderr.decode(errors="replace"))
            except (OSError, subprocess.TimeoutExpired):
                LOG.exception("no %s of %s", form, layer)
    return None


def bundle_beside(folder: Path, cache: Path, version: str) -> Path | None:
    """Return the evidence bundle of a built folder as a file in the cache, made where it is not there yet.

    `version` is that of the software: another one may make another file of the same folder. A few are kept.

    None where it is too busy or the child failed.
    """
    made = cache / "bundles" / f"{folder.name}-{version[:16]}.zip"
    if _is_whole(made):
        return made
    if not _queue.acquire(blocking=False):
        return None
    with _released(_queue):
        if not _one_child.acquire(timeout=QUEUE_SECONDS):
            return None
        with _released(_one_child):
            if _is_whole(made):
                return made
            command = [sys.executable, "-m", "layers", "bundle", f"--built={folder}", f"--out={made}"]
            try:
                subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=BUNDLE_SECONDS)
            except subprocess.CalledProcessError as fault:
                LOG.error("no bundle: %s", fault.stderr.decode(errors="replace"))
                return None
            except (OSError, subprocess.TimeoutExpired):
                LOG.exception("no bundle")
                return None
            _clear(made)
            return made


def _clear(made: Path) -> None:
    """Remove all bundles but this one and the newest: one of before may still be on its way to somebody."""
    with suppress(OSError):  # another server may be first
        others = sorted((path for path in made.parent.glob("*.zip") if path != made), key=lambda p: p.stat().st_mtime)
        for old in others[: max(len(others) + 1 - BUNDLES_KEPT, 0)]:
            remove(old)


def _is_whole(bundle: Path) -> bool:
    """Whether a bundle is there as it was made; one that is damaged is made anew."""
    try:
        stat = bundle.stat()
        return _looked_through(bundle, stat.st_size, stat.st_mtime_ns)
    except OSError:
        return False


@lru_cache(maxsize=BUNDLES_KEPT)
def _looked_through(bundle: Path, _size: int, _changed: int) -> bool:
    """Whether every file in a zip has its checksum: asked once for each state of it."""
    try:
        with zipfile.ZipFile(bundle) as packed:
            return packed.testzip() is None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError):
        return False


@contextmanager
def _released(taken: BoundedSemaphore) -> Iterator[None]:
    try:
        yield
    finally:
        taken.release()
