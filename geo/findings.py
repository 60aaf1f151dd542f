"""What was found about boundaries, in two forms: one of our own words and numbers for everyone, one for the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.levels import Level

Kind = Literal[
    # A source, or a year of it, that is not used.
    "unreadable", "nothing", "no_pair", "unknown_year", "unusable", "altered", "incomplete", "missing", "unknown_codes",
    "invalid", "overlap", "unmatched", "untiled", "outside", "unbuildable",
    # Files of a folder that were passed over.
    "other_files", "leads_out", "too_large", "not_read", "in_use", "no_cbs", "second_file",
    # Rows of a file that were passed over or mended.
    "no_area", "no_outline", "mixed_systems", "other_system", "mended", "joined",
    # Of the source itself.
    "schematic", "converted", "dissolved",
]  # fmt: skip
"""The closed set of what can be found; `ui` has a sentence for each, in each language."""


@dataclass(frozen=True)
class Finding:
    """One thing that was found: `full` is for the log alone, as it may hold paths, commands and what a file says.

    The rest is for everyone: a kind, numbers, and codes of areas. `geo.reports` passes on only codes and years that the
    registers know.
    """

    kind: Kind
    full: str
    level: Level | None = None
    year: int | None = None
    count: int | None = None
    expected: int | None = None
    codes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.full
