"""Deadlines and meeting tables in a flowing text: `uiterlijk 1 juli 2026`, `najaar van 2025`, `BO MIRT 2025`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from seeds.records import DeadlineKind

MONTHS = {
    name: number
    for number, name in enumerate(
        "januari februari maart april mei juni juli augustus september oktober november december".split(), start=1
    )
}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"mrt": 3, "sept": 9}
_MONTH = "|".join([*MONTHS, *(rf"{name}\.?" for name in SHORT_MONTHS)])
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ORDINALS = {"eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "4e": 4, "laatste": 4}
_SEASONS = {"voorjaar": "H1", "lente": "H1", "zomer": "Q3", "najaar": "H2", "herfst": "H2"}
_CUE = re.compile(
    r"(?:\b(?:uiterlijk|vóór|voor|tot en met|tot|t/m|per|vanaf|eind|einde van|begin|medio|in|met ingang van|op|na"
    r"|richting|in de loop van|gereed|van|naar|nog|uit)"
    r"(?: (?:het|de|op|in|eind|begin|medio|einde van|jaar|het jaar|het einde van|bij))*) $",
    re.IGNORECASE,
)  # fmt: skip
# The year of a budget, a price level, a law, a vision or a meeting belongs to its name and is no deadline.
_BUDGET_YEAR = re.compile(
    r"\b\w*(?:begroting(?:en)?|begrotingsja(?:ar|ren)|jaarrekening|jaarplan|prijspeil|prijsniveau|peiljaar|peildatum|jaarverslag)"
    r"(?: (?:van|voor|in|over|per|op|uit))?(?: (?:het|de|jaar|jaren|begin|eind|1 januari))* $",
    re.IGNORECASE,
)
_NAMED_BY_DATE = re.compile(
    r"\b(?:\w*(?:voorjaarsnota|najaarsnota|miljoenennota|kadernota|wet|akkoord|agenda|visie|perspectief|overzicht|monitor|debat"
    r"|overleg(?:gen)?|tranche|handreiking|richtlijn|verordening|rapport|motie|kamerbrief|raming|prognose|Woontop|Catshuisakkoord)"
    r"|BO|BO’s|MIRT|Leefomgeving|NOVEX|NOVI|CD|deal|Regio ?[Dd]eal|[Ww]oondeal)(?: van| d\.d\.|,| in)?"
    r"(?: (?:het|de|eind|begin|\d{1,2}))*(?: | \((?:van |in )?)$"
)
_TERM_BEFORE = re.compile(
    r"\b(?:jaren|periode|tijdvak|van|in|over|voor|tussen|looptijd)(?: (?:de|het|jaren|periode))* ?\(?$", re.I
)
_MONEY_BEFORE = re.compile(
    r"(?:€ ?[\d.,]+(?: (?:mln|mld|miljoen|miljard)\.?)?|(?:miljoen|miljard|mln\.|mld\.)(?: euro)?) (?:in"
    r"|voor) (?:het jaar )?$"
)
_DEADLINE_CUE = re.compile(
    r"\b(?:uiterlijk|vóór|voor|tot en met|t/m|tot|per|gereed|afgerond|richting)\b", re.IGNORECASE
)

_KIND_REACH = 80
# Words anywhere in the sentence, then words with which the mention of the date begins.
_KINDS_IN_SENTENCE: tuple[tuple[DeadlineKind, re.Pattern[str]], ...] = (
    ("aim", re.compile(r"\b(?:streef\w*|streven|ambitie|beoogde?)\b", re.IGNORECASE)),
    ("expected", re.compile(r"\b(?:naar verwachting|verwacht\w*)\b", re.IGNORECASE)),
)
_KINDS_AT_DATE: tuple[tuple[DeadlineKind, re.Pattern[str]], ...] = (
    ("by", re.compile(r"(?:uiterlijk|per|gereed|(?:voor|vóór) de (?:zomer|lente|herfst))\b", re.IGNORECASE)),
    ("before", re.compile(r"(?:voor|vóór)\b", re.IGNORECASE)),
    ("until", re.compile(r"(?:tot en met|t/m|tot)\b", re.IGNORECASE)),
    ("from", re.compile(r"(?:vanaf|met ingang van)\b", re.IGNORECASE)),
    ("in", re.compile(
        r"(?:in|op|nog|eind|einde|begin|medio|dit|deze|komende?|aankomende?|na de|eerste|tweede|derde|vierde|voorjaar"
        r"|najaar|zomer|lente|herfst)\b", re.IGNORECASE)),
)  # fmt: skip

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) {_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})[-/](?P<month>\d{{1,2}})[-/]{_YEAR}(?!\d)",
        rf"(?<![\w.-]){_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)",
        rf"\b(?P<month>{_MONTH}) {_YEAR}(?!\d)",
        rf"\b(?P<nth>{'|'.join(_ORDINALS)}) kwartaal(?:(?: van)? {_YEAR}| van (?P<this>dit|volgend) jaar)(?!\d)",
        rf"\b[QK](?P<quarter>[1-4])[- ]?(?:van )?{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}[- ]?[QK](?P<quarter>[1-4])\b",
        rf"\b(?P<half>eerste|tweede|1e|2e) helft(?:(?: van)? {_YEAR}| van (?P<this>dit|volgend) jaar)(?!\d)",
        rf"\b(?P<around>(?:na|voor|vóór) de )?(?P<season>{'|'.join(_SEASONS)})"
        rf"(?: van)?(?: {_YEAR}(?!\d)| (?P<this>dit|volgend) jaar\b)",
        rf"\b(?:(?P<this>dit|komend|deze|komende|aankomend|aankomende)|(?P<around>(?:na|voor|vóór) (?:de|het)))"
        rf" (?P<season>{'|'.join(_SEASONS)})\b",
        rf"\b(?P<half>eerste|tweede|1e|2e) half ?jaar(?:(?: van)? {_YEAR}| van (?P<this>dit|volgend) jaar)(?!\d)",
        rf"\b(?P<edge>eind(?:e)?|begin|medio)(?: van)?(?: {_YEAR}(?!\d)| (?P<this>dit|volgend) jaar\b)",
        rf"(?<!\d)(?P<from>(?:19|20)\d\d) ?[-–] ?{_YEAR}(?!\d)",
        rf"(?<![\d.,€/-]){_YEAR}(?![\d.,/-]?\d)",
        r"\b(?P<this>dit|volgend|komend) jaar\b",
        rf"(?<!\d)(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)})(?! ?\d)",
    )
)
_BARE_YEAR, _YEAR_IN_WORDS = _PATTERNS[-3], _PATTERNS[-2]
_TABLE = re.compile(
    r"\b(?:BO|CD|DO|NO|Bestuurlijk Overleg|Commissiedebat)[- ](?:MIRT|Leefomgeving|Landelijk Gebied|Brainport|Ruimte"
    r"|Wonen|Woningbouw|Energie)(?:[- ](?:Noordwest|Zuidwest|Noord|Oost|Zuid)(?:-Nederland)?)?"
    r"(?:,? \(?(?:van |in |van het )?(?:eind |najaar |voorjaar |juni |november |december )?(?:van )?(?:20\d\d)\)?)?"
    r"|\bBOL? (?:van )?(?:juni|november) 20\d\d"
)


@dataclass(frozen=True)
class DateMention:
    """A date in `flow[start:end]`: `value` in the form of `Fact.deadline`, `is_deadline` if the text says so.

    `kind` is the kind of deadline by the words around it, None if they do not say.
    """

    start: int
    end: int
    value: str
    is_deadline: bool
    note: str | None = None
    kind: DeadlineKind | None = None


@dataclass(frozen=True)
class TableMention:
    """A meeting at which something will be discussed again, as printed in `flow[start:end]`."""

    start: int
    end: int
    name: str


def dates(text: str, written: date | None = None) -> Iterator[DateMention]:
    """Yield the dates of a flowing text, in order; `dit najaar` needs the day on which the letter was written."""
    found: list[DateMention] = []
    taken: set[int] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if match.start() in taken or match.end() - 1 in taken:
                continue
            value = _value(match.groupdict(), written)
            if value is None:
                continue
            before = text[max(0, match.start() - 40) : match.start()]
            cue = _CUE.search(before)
            printed_year = match.groupdict().get("year")
            if pattern in (_BARE_YEAR, _YEAR_IN_WORDS) and cue is None:
                continue  # a bare year is a date only after a word such as `in`; else it may be part of a name
            start = match.start() - (len(before) - cue.start()) if cue else match.start()
            if "vergaderjaar" in before.lower() or _is_part_of_a_name(text, match, is_year=pattern is _BARE_YEAR):
                continue
            # `6 oktober` without a year may be past; only `dit najaar` and the like point ahead.
            points_ahead = printed_year is not None or pattern is not _PATTERNS[-1]
            later = written is not None and points_ahead and _is_later(value, written)
            says_so = bool(cue and _DEADLINE_CUE.search(cue[0]))
            is_deadline = later or (says_so and (written is None or value[:4] >= str(written.year)))
            note = None if printed_year else "the year is not printed: taken from the date of the letter"
            kind = _kind(text[max(0, start - _KIND_REACH) : start], text[start : match.end()])
            found.append(DateMention(start, match.end(), value, is_deadline, note, kind))
            taken.update(range(match.start(), match.end()))
    yield from sorted(found, key=lambda mention: mention.start)


def _is_part_of_a_name(text: str, match: re.Match[str], *, is_year: bool) -> bool:
    """Whether a date belongs to a name or says where something stood: `begroting 2027`, `van 2028 naar 2030`."""
    before = text[max(0, match.start() - 60) : match.start()]
    if _NAMED_BY_DATE.search(before) or _BUDGET_YEAR.search(before):
        return True
    if match.groupdict().get("from") and not _TERM_BEFORE.search(before):
        return True
    if is_year and _MONEY_BEFORE.search(before):
        return True
    return (
        before.endswith("van ")
        and re.match(r" naar (?:\w+ ){0,3}(?:19|20)\d\d", text[match.end() : match.end() + 40]) is not None
    )


def _kind(before: str, mention: str) -> DeadlineKind | None:
    """Return the kind of deadline by the words before and within a mention, None if they do not say."""
    sentence = re.split(r"[.;!?] ", before)[-1]
    return next((kind for kind, words in _KINDS_IN_SENTENCE if words.search(sentence)), None) or next(
        (kind for kind, words in _KINDS_AT_DATE if words.match(mention)), None
    )


def _value(part: dict[str, str | None], written: date | None) -> str | None:
    year = int(part["year"] or 0) if part.get("year") else None
    if year is None:
        if written is None:
            return None
        year = written.year + (1 if (part.get("this") or "").lower().startswith(("volgend", "komend jaar")) else 0)
    if part.get("month"):
        name = (part["month"] or "").lower().rstrip(".")
        month = int(name) if name.isdigit() else MONTHS.get(name) or SHORT_MONTHS.get(name)
        if not part.get("day"):
            return f"{year}-{month:02}" if month and 1 <= month <= 12 else None
        try:
            return date(year, month or 0, int(part["day"] or 0)).isoformat()
        except ValueError:
            return None
    if part.get("quarter"):
        return f"{year}-Q{part['quarter']}"
    if part.get("nth"):
        return f"{year}-Q{_ORDINALS[(part['nth'] or '').lower()]}"
    if part.get("half"):
        return f"{year}-H{1 if (part['half'] or '')[0] in 'eE1' else 2}"
    if part.get("season"):
        season = (part["season"] or "").lower()
        around = (part.get("around") or "").lower()
        if season == "zomer" and around:
            return f"{year}-H2" if around.startswith("na") else f"{year}-Q2"
        return f"{year}-{_SEASONS[season]}"
    return str(year)


def _is_later(value: str, written: date) -> bool:
    if value[:4] != str(written.year):
        return value[:4] > str(written.year)
    rest = value[5:]
    if not rest:
        return True
    if rest[0] == "Q":
        return int(rest[1]) * 3 > written.month
    if rest[0] == "H":
        return int(rest[1]) * 6 > written.month
    return value > written.isoformat()[: len(value)]


def tables(text: str) -> Iterator[TableMention]:
    """Yield the meetings that a flowing text names: `BO MIRT 2025`, `BO Leefomgeving 2026`."""
    for match in _TABLE.finditer(text):
        yield TableMention(match.start(), match.end(), match[0].replace("(", "").replace(")", ""))
