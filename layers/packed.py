"""Files of a built folder that stand there compressed too: how they are packed, and whether one packs what it says.

A server sends them as they are: a copy that says something else than its file would be seen by every browser and by
nobody who looks into the folder.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import brotli  # type: ignore[import-untyped]

# Brotli's quality 11 takes twice as long for the last 2 %.
PACKED: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    ".br": partial(brotli.compress, quality=10),
    ".gz": partial(gzip.compress, compresslevel=9, mtime=0),
}
"""How a file is compressed, by the end of the name of its copy."""
_GZIP: Final = 31
"""How zlib calls its own format within gzip."""


def packs(name: str, copy: bytes, plain: bytes) -> bool:
    """Whether a compressed copy of this name unpacks to just these bytes; no more than they are is unpacked."""
    try:
        return (_brotli if name.endswith(".br") else _gzip)(copy, len(plain)) == plain
    except (zlib.error, brotli.error):
        return False


def _gzip(copy: bytes, most: int) -> bytes | None:
    unpacking = zlib.decompressobj(_GZIP)
    found = unpacking.decompress(copy, most + 1)
    # Some browsers read on where one file of gzip ends.
    return found if unpacking.eof and not unpacking.unused_data else None


def _brotli(copy: bytes, most: int) -> bytes | None:
    unpacking = brotli.Decompressor()
    found: bytes = unpacking.process(copy, output_buffer_limit=most + 1)
    return found if unpacking.is_finished() else None
