"""Memory that many visitors used and left is given back to the system: the C library keeps it in its heaps."""

from __future__ import annotations

import asyncio
import ctypes
from typing import Final

AFTER_SECONDS: Final = 15
"""Sessions that were left are forgotten by then."""
MANY: Final = 20
"""Number of sessions below which nothing is worth giving back."""


def give_back() -> bool:
    """Give free memory back to the system; whether there was any. Only the C library of GNU can."""
    try:
        return bool(ctypes.CDLL(None).malloc_trim(0))
    except (OSError, AttributeError):
        return False


class GivesBack:
    """Gives memory back once half of the sessions are gone that were open since it last did."""

    def __init__(self, after_seconds: float = AFTER_SECONDS) -> None:
        self.most, self.after_seconds = 0, after_seconds

    def hears(self, sessions: int) -> None:
        """Hear how many sessions are open now."""
        self.most = max(self.most, sessions)
        if self.most >= MANY and sessions * 2 <= self.most:
            self.most = sessions
            asyncio.get_running_loop().call_later(self.after_seconds, give_back)
