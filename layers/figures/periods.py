"""The periods of CBS: which of its codes is a month, and months as ISO texts (`2025-07`), which sort as time does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

# As the service writes it, `2025MM07`, and as it is written elsewhere, `20250700`; no quarter (KW) and no year (JJ).
_FORMS: Final = re.compile(r"(?P<year>\d{4})(?:MM(?P<mm>0[1-9]|1[0-2])|(?P<digits>0[1-9]|1[0-2])00)", re.ASCII)
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


def month_of(code: str) -> str | None:
    """The month that a code of a period means, None for another period; blanks around it are allowed."""
    found = _FORMS.fullmatch(code.strip())
    return f"{found['year']}-{found['mm'] or found['digits']}" if found else None


def is_month(text: object) -> bool:
    """Whether something is a month as it is written here."""
    return isinstance(text, str) and _MONTH.fullmatch(text) is not None


def year_of(month: str) -> int:
    """The year of a month."""
    return int(month[:4])


def after(month: str) -> str:
    """The month after a month."""
    year, number = year_of(month), int(month[5:])
    return f"{year + 1:04d}-01" if number == 12 else f"{year:04d}-{number + 1:02d}"


def missing_between(months: Sequence[str]) -> list[str]:
    """The months that lack between the first and the last of these, which are in the order of time."""
    wanted, found = months[:1], []
    while wanted and wanted[0] < months[-1]:
        if wanted[0] not in months:
            found.append(wanted[0])
        wanted = [after(wanted[0])]
    return found
