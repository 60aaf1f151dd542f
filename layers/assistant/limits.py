"""How long what is asked may be, and how large an answer: a table that `docs/assistants.md` repeats."""

from __future__ import annotations

from typing import Final

MOST_TEXT: Final = 200
"""Characters of an argument."""
MOST_OFFSET: Final = 100_000
USUAL_FACTS: Final = 10
MOST_FACTS: Final = 25
"""Items (facts, bottlenecks) in one answer; the rest is had with `offset`."""
MOST_MADE_OF: Final = 8
"""Facts named under one figure."""
MOST_LINES: Final = 120
"""Lines of a letter in one answer."""
MOST_CHARACTERS: Final = 60_000
"""Characters of an answer as JSON; items at its end wait for the next page."""
MOST_BODY: Final = 64 * 1024
"""Bytes of a request over HTTP."""
MOST_SESSIONS: Final = 32
"""Sessions over HTTP at one time."""
