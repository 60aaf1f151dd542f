"""The two levels of boundaries, as CBS calls them in `rubriek`."""

from __future__ import annotations

from typing import Final, Literal

Level = Literal["provincie", "gemeente"]

LEVELS: Final[tuple[Level, ...]] = ("provincie", "gemeente")
