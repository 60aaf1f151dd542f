"""In which encoding a text is sent: what a client accepts (RFC 9110), the smallest first."""

from __future__ import annotations

import gzip
import re
from typing import Final, Literal

import brotli  # type: ignore[import-untyped]

Encoding = Literal["br", "gzip"]
ENCODINGS: Final[tuple[Encoding, ...]] = ("br", "gzip")
"""What this server can send, the smallest first."""
_QUALITY: Final = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)", re.ASCII)
# Compressed for one answer: a quarter of the time of what is compressed once and kept.
_BROTLI_QUALITY: Final = 5
_GZIP_LEVEL: Final = 6


def best(accept_encoding: str) -> Encoding | None:
    """Return the encoding that a client likes best among ours, None where it takes none of them."""
    liked: dict[str, float] = {}
    for part in accept_encoding.lower().split(","):
        name, *parameters = (word.strip() for word in part.split(";"))
        if name:
            liked.setdefault(name, _quality(parameters))
    least = max(liked.get("identity", 0.0), 1e-9)
    rated = {name: liked.get(name, liked.get("*", 0.0)) for name in ENCODINGS}
    found = max(ENCODINGS, key=lambda name: rated[name])
    return found if rated[found] >= least else None


def _quality(parameters: list[str]) -> float:
    given = [word[2:].strip() for word in parameters if word.startswith("q=")]
    if not given:
        return 1.0
    return float(given[0]) if _QUALITY.fullmatch(given[0]) else 0.0


def encoded(content: bytes, encoding: Encoding) -> bytes:
    """Return a text in an encoding; the same text gives the same bytes."""
    if encoding == "br":
        return bytes(brotli.compress(content, quality=_BROTLI_QUALITY))
    return gzip.compress(content, _GZIP_LEVEL, mtime=0)
