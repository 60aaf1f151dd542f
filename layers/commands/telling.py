"""What a command tells beside its work: whoever listened may be gone, and the work is done all the same."""

from __future__ import annotations

import contextlib
import sys
from typing import TextIO


def tell(*lines: object, to: TextIO | None = None) -> None:
    """Print lines at once, on standard error where nothing else is named; nobody need read them."""
    with contextlib.suppress(BrokenPipeError):
        print(*lines, sep="\n", file=to or sys.stderr, flush=True)
