"""The date of a letter, as its head, its first lines or its signature print it."""

from __future__ import annotations

import re
from datetime import date

from seeds.reading.dates import MONTHS, SHORT_MONTHS

_HEAD = 6000
_FIRST_LINES = 900
_MONTH = "|".join([*MONTHS, *(rf"{name}\\.?" for name in SHORT_MONTHS)])
_DAY = re.compile(
    rf"(?<![\d-])(?:(?P<day>\d{{1,2}})(?:e|ste|de)? (?P<month>{_MONTH}) (?P<year>20\d\d|19\d\d)"
    r"|(?P<day2>\d{1,2})[-/.] ?(?P<month2>\d{1,2})[-/.] ?(?P<year2>20\d\d|19\d\d)"
    r"|(?P<year3>20\d\d|19\d\d)-(?P<month3>\d{2})-(?P<day3>\d{2}))(?!\d)",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,? )?"
# From the surest sign to the least: a label, a town with a comma, words of a report or a signature.
_SIGNS = (
    re.compile(rf"\b(?:[Dd]atum|DATUM|[Dd]agtekening|[Vv]erzenddatum|[Vv]erzonden(?: op)?|[Dd]atum (?:brief"
        rf"|overleg|vergadering|verzending|publicatie|besluit)"
               rf"|[Gg]epubliceerd(?: op)?|[Pp]ublicatiedatum|[Dd]atum en tijd"
               rf"|[Uu]itgegeven op)[ *]*[:|.]?[ *|]*{_WEEKDAY}$"),
    re.compile(rf"(?:\b|[’'])[A-Z’'][\w’' -]{{2,25}}, {_WEEKDAY}(?:de )?$"),
    re.compile(rf"\b(?:[Nn]ieuwsbericht|[Pp]ersbericht|[Nn]ieuws|[Vv]erslag|[Nn]otulen|[Oo]verleg|[Vv]ergadering|[Bb]ericht|[Bb]rief|d\.d\.|van|op|[|])"
               rf"\W*{_WEEKDAY}$"),
)  # fmt: skip
_SIGNED = re.compile(
    r"\b(?:ondertekend|overeengekomen|opgemaakt|getekend|vastgesteld)\b.{0,80}?(?:op|d\.d\.|,|te \w+)? ?$",
    re.IGNORECASE,
)


def date_of_letter(text: str) -> date | None:
    """Return the date of a letter from its flowing text, None if it prints none.

    A label such as `Datum` comes first, then a town with a comma, then the first date in the first lines, last a
    signature (`ondertekend te Zwolle op 14 maart 2026`).
    """
    head = [(match, day) for match in _DAY.finditer(text[:_HEAD]) if (day := _read(match))]
    for sign in _SIGNS:
        for match, day in head:
            if sign is _SIGNS[-1] and match.start() > _FIRST_LINES:
                break
            if sign.search(text[max(0, match.start() - 60) : match.start()]):
                return day
    if head and head[0][0].start() <= _FIRST_LINES // 2:
        return head[0][1]
    for match in _DAY.finditer(text[-_HEAD:]):
        tail = text[-_HEAD:]
        if (day := _read(match)) and _SIGNED.search(tail[max(0, match.start() - 120) : match.start()]):
            return day
    return None


def _read(match: re.Match[str]) -> date | None:
    day = match["day"] or match["day2"] or match["day3"]
    year = match["year"] or match["year2"] or match["year3"]
    name = (match["month"] or match["month2"] or match["month3"]).lower().rstrip(".")
    month = int(name) if name.isdigit() else MONTHS.get(name) or SHORT_MONTHS.get(name) or 0
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
