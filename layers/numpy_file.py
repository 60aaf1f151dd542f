"""Tables of numbers and texts in one file, which is not read but looked into: opening it costs nothing.

The file is a line of JSON that says where each table stands, and the tables. The same tables give the same bytes on
every machine; nothing in the file is code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias, overload

import numpy as np
import numpy.typing as npt

import reading

Table: TypeAlias = npt.NDArray[np.generic]
Tables: TypeAlias = Mapping[str, Table]
KINDS: Final = ("|u1", "|b1", "<u2", "<u4", "<i4", "<i8")
_ALIGNED: Final = 8


class Texts(Sequence[str]):
    """Texts that stand one after the other in a table of bytes, each decoded when it is asked for."""

    def __init__(self, tables: Tables, name: str) -> None:
        self._bytes, self._starts = tables[f"{name}.bytes"], tables[f"{name}.starts"]

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self._bytes[int(self._starts[at]) : int(self._starts[at + 1])].tobytes().decode()


def texts(name: str, given: Iterable[str]) -> dict[str, Table]:
    """Return the tables of `Texts`."""
    written = [text.encode() for text in given]
    starts = np.cumsum([0, *map(len, written)]).astype("<u4")
    return {f"{name}.bytes": np.frombuffer(b"".join(written), np.uint8), f"{name}.starts": starts}


def small(numbers: Sequence[int]) -> Table:
    """Return numbers of which none is negative in the fewest bytes."""
    return np.array(numbers, "<u2" if max(numbers, default=0) < 2**16 else "<u4")


def lists(name: str, given: Iterable[Sequence[int]]) -> dict[str, Table]:
    """Return lists of numbers as two tables: all numbers, and where each list begins."""
    made = list(given)
    starts = np.cumsum([0, *map(len, made)]).astype("<u4")
    return {f"{name}.starts": starts, f"{name}.at": small([number for one in made for number in one])}


def listed(tables: Tables, name: str, first: int, end: int) -> npt.NDArray[np.intp]:
    """Return the numbers of some lists that stand side by side."""
    starts = tables[f"{name}.starts"]
    return tables[f"{name}.at"][int(starts[first]) : int(starts[end])].astype(np.intp)


def written(tables: Tables) -> bytes:
    """Return tables as the content of a file."""
    head: dict[str, tuple[str, int, int]] = {}
    body = bytearray()
    for name, table in tables.items():
        body += bytes(-len(body) % _ALIGNED)
        head[name] = (table.dtype.str, len(body), len(table))
        body += table.tobytes()
    line = json.dumps(head, separators=(",", ":")).encode()
    return line + b" " * (-(len(line) + 1) % _ALIGNED) + b"\n" + body


def opened(path: Path) -> Tables:
    """Return the tables of a file, which must stay as it is.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no such file, or was cut off.
    """
    with reading.opened(path) as file:
        line = file.readline(2**20)
    if not line.endswith(b"\n"):
        raise ValueError(f"{path.name} holds no tables")
    # As a plain array: what a mapped one adds to each look into it costs more than the look.
    content = np.memmap(path, np.uint8, mode="r").view(np.ndarray)
    try:
        return {
            name: _within(content[len(line) :], kind, first, count)
            for name, (kind, first, count) in json.loads(line).items()
        }
    except (TypeError, AttributeError) as error:
        raise ValueError(f"{path.name} holds no tables") from error


def _within(content: npt.NDArray[np.uint8], kind: str, first: int, count: int) -> Table:
    if kind not in KINDS:
        raise ValueError(f"a table of {kind!r}")
    end = first + count * np.dtype(kind).itemsize
    if not 0 <= first <= end <= len(content):
        raise ValueError("a table was cut off")
    return content[first:end].view(kind)
