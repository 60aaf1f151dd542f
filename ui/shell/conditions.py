"""What a request says of what its sender has already: entity tags, and ranges of bytes (RFC 9110). Pure.

A tag is strong and names the bytes of a file. The same file in an encoding has a tag of its own, `"tag-br"`: who has
that one has the file, and who wants to go on where a download broke off needs the very one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ui.data.encodings import ENCODINGS, Encoding

ANY: Final = "*"
RANGES: Final = 16
"""Number of ranges that are sent at once; who asks for more gets the whole file."""
_TAG: Final = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')
_RANGE: Final = re.compile(r"([0-9]*)-([0-9]*)", re.ASCII)
_DIGITS: Final = 18


def in_encoding(tag: str, encoding: Encoding) -> str:
    """Return the tag of a file in an encoding."""
    return f'{tag[:-1]}-{encoding}"'


def held(if_none_match: str, tag: str) -> str | None:
    """Return the tag by which a client has the file of a tag, as it is or in an encoding; None where it has another.

    Weak comparison: `W/` says nothing of what is compared.
    """
    if if_none_match.strip() == ANY:
        return tag
    of_file = {tag, *(in_encoding(tag, encoding) for encoding in ENCODINGS)}
    return next((found for found in _TAG.findall(if_none_match) if found in of_file), None)


def ranges(asked: str, size: int) -> list[tuple[int, int]] | None:
    """Return what a `Range` asks of a file of a size, each as its first byte and the one after its last.

    None where the header is not understood and so counts for nothing; [] where it asks for nothing that the file has.
    """
    unit, _, listed = asked.partition("=")
    parts = [part.strip() for part in listed.split(",")]
    parts = [part for part in parts if part]
    if unit.strip().lower() != "bytes" or not 0 < len(parts) <= RANGES:
        return None
    found = []
    for part in parts:
        match = _RANGE.fullmatch(part)
        if not match or match[0] == "-" or max(map(len, match.groups())) > _DIGITS:
            return None
        first, last = match.groups()
        if first and last and int(first) > int(last):
            return None
        begin = int(first) if first else max(size - int(last), 0)
        end = min(int(last) + 1, size) if first and last else size
        if begin < end:
            found.append((begin, end))
    # Who asks for the same bytes over and over would get more than the file.
    return None if sum(end - begin for begin, end in found) > size else found


def parts(
    content: bytes, wanted: Sequence[tuple[int, int]], media_type: str, boundary: str
) -> tuple[bytes, dict[str, str]]:
    """Return the bytes of ranges, of which there is one at least, and the headers that say what they are."""
    size = len(content)
    if len(wanted) == 1:
        begin, end = wanted[0]
        return content[begin:end], {"Content-Type": media_type, "Content-Range": f"bytes {begin}-{end - 1}/{size}"}
    kind = f"multipart/byteranges; boundary={boundary}"
    return b"".join(_multipart(content, wanted, media_type, boundary)), {"Content-Type": kind}


def _multipart(content: bytes, wanted: Iterable[tuple[int, int]], media_type: str, boundary: str) -> Iterable[bytes]:
    for begin, end in wanted:
        place = f"Content-Range: bytes {begin}-{end - 1}/{len(content)}"
        yield f"--{boundary}\r\nContent-Type: {media_type}\r\n{place}\r\n\r\n".encode()
        yield content[begin:end]
        yield b"\r\n"
    yield f"--{boundary}--\r\n".encode()
