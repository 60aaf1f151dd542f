"""Numbers and days as Dutch people type them, as records keep them, and back."""

from __future__ import annotations

import re
from typing import Final

WHOLE: Final = ("amount_eur", "amount_min_eur", "amount_max_eur", "homes")
QUANTITIES: Final = ("other_value", "other_min", "other_max")
DAYS: Final = ("deadline", "deadline_from", "deadline_to", "date")
_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_WITH_COMMA: Final = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d+")
_DUTCH_DAY: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


def as_kept(field: str, typed: str) -> str:
    """Return what was typed in a field as records keep it: 19.000 is 19000, 1,5 ha is 1.5, 28-11-2026 is 2026-11-28.

    What is written otherwise stays as it is, for the check to say what is wrong with it.
    """
    said = typed.strip()
    if field in (*WHOLE, *QUANTITIES) and _GROUPED.fullmatch(said):
        return said.replace(".", "")
    if field in QUANTITIES and _WITH_COMMA.fullmatch(said):
        return said.replace(".", "").replace(",", ".")
    if field in DAYS and (day := _DUTCH_DAY.fullmatch(said)):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    return typed


def as_shown(field: str, kept: str) -> str:
    """Return what a record keeps as a form shows it, so that sending the form leaves it as it was."""
    return kept.replace(".", ",") if field in QUANTITIES else kept
