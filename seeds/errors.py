"""Faults in the records: all are collected and raised once, each with file and line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# Control characters, and those that turn the direction or cannot be seen.
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong, and where (1-based line; 0 where no line applies)."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return `file:line: message`, the form that editors jump to; no character in it orders a terminal about."""
        said = f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"
        return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], said)


class SeedsError(Exception):
    """The records can't be used; `faults` lists everything found."""

    def __init__(self, faults: Sequence[Fault]):
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))
