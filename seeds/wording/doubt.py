"""Words of doubt in the cited lines of a fact, and whether a field or both summaries express them.

The words are a closed table, `registers/doubt_words.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from seeds.reading.bounds import found, is_at_number, pattern
from seeds.reading.dates import MONTHS, dates
from seeds.reading.names import fold
from seeds.reading.numbers import spot, spot_words
from seeds.records import DoubtWord, Fact
from seeds.wording.limits import AFTER_A_NUMBER, BEFORE_A_NUMBER, CUE_BEFORE_A_DATE
from seeds.wording.lines import Cited, Passage, clause_after, clause_before

_BOUND_FIELDS = {
    "amount_bound": ("amount_eur", "amount_min_eur", "amount_max_eur"),
    "homes_bound": ("homes",),
    "other_bound": ("other_value", "other_min", "other_max"),
}
_BETWEEN_CUE_AND_DATE = (
    r"(?:(?:het|de|eind|einde|begin|medio|van|in|op|jaar|zomer|voorjaar|najaar|uiterlijk|\d{1,2}) )*(?:\d{1,2} )?$"
)
_DATE_ITSELF = re.compile(
    rf"\d|\b(?:{'|'.join(MONTHS)}|eerste|tweede|derde|vierde|dit|volgend|deze|komend\w*|voorjaar|najaar|zomer|[QK]\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Doubt:
    """A word of doubt as printed, its row in the table, and the bound field of the number next to it."""

    printed: str
    row: DoubtWord
    bound_field: str | None = None


def doubts(fact: Fact, lines: Cited, table: Iterable[DoubtWord], written: date | None) -> Iterator[Doubt]:
    """Yield the words of doubt about a fact: at its numbers, at its deadline, and in the sentences it rests on."""
    rows = tuple(table)
    for p in lines.statements:
        yield from _at_numbers(fact, p, rows)
        yield from _at_deadline(fact, p, rows, written)
        yield from _in_lists(p, rows)
        # Only what is still to come can be stated too firmly.
        if fact.status not in ("done", "none", "superseded"):
            yield from _in_statements(p, rows)


def is_held(doubt: Doubt, fact: Fact) -> bool:
    """Return whether a field of the fact, or both its summaries, express a doubt."""
    return any(_field_holds(pair, doubt, fact) for pair in doubt.row.fields) or (
        says(fact.summary_nl, doubt.row.said_nl) and says(fact.summary_en, doubt.row.said_en)
    )


def says(text: str, words: tuple[str, ...]) -> bool:
    """Return whether a text holds any of these words."""
    return pattern(words).search(text) is not None


def is_set_aside(doubt: Doubt, fact: Fact) -> bool:
    """Return whether the record says that a word of doubt is about something else."""
    word = fold(doubt.printed)
    return any(word in fold(m.what) or fold(m.what) in word for m in fact.set_aside)


def _field_holds(pair: str, doubt: Doubt, fact: Fact) -> bool:
    name, _, value = pair.partition("=")
    if name == "bound":
        return doubt.bound_field is not None and getattr(fact, doubt.bound_field) == value
    if name == "deadline_kind" and value in ("before", "from") and (fact.deadline_from or fact.deadline_to):
        return True
    held = getattr(fact, name)
    return held is True if value == "yes" else held == value


def _at_numbers(fact: Fact, p: Passage, rows: tuple[DoubtWord, ...]) -> Iterator[Doubt]:
    for bound_field, start, end in _numbers(fact, p):
        before = clause_before(p.text, start, BEFORE_A_NUMBER)
        before = before[max((m.end() for m in re.finditer(r"\d", before)), default=0) :]
        after = clause_after(p.text, end, AFTER_A_NUMBER)
        after = after[: next((m.start() for m in re.finditer(r"\d", after)), len(after))]
        for row in rows:
            if row.bears_on == "number":
                words = [*found(before, row), *(m for m in found(after, row) if _is_behind(m, after))]
            elif row.bears_on == "at number":
                words = [m for m in found(before, row) if is_at_number(m, before)]
            else:
                continue
            yield from (Doubt(m[0], row, bound_field) for m in words)


def _is_behind(match: re.Match[str], after: str) -> bool:
    """Whether a word after a number is about it: in brackets, or at the end of its clause."""
    return after[: match.start()].rstrip().endswith("(") or not after[match.end() :].strip(" )")


def _numbers(fact: Fact, p: Passage) -> Iterator[tuple[str, int, int]]:
    """Yield where the numbers of a fact stand within its figures, with the field of their bound."""
    for start, end in p.figure_spans:
        spotted = sorted({*spot(p.text[start:end]), *spot_words(p.text[start:end])}, key=lambda n: n.start)
        for bound_field, names in _BOUND_FIELDS.items():
            values = {Decimal(v) for n in names if (v := getattr(fact, n)) is not None}
            held = [n for n in spotted if n.value in values]
            if held:
                yield bound_field, start + held[0].start, start + held[-1].end


def deadline_spans(fact: Fact, p: Passage, written: date | None) -> list[tuple[int, int]]:
    """Return where a passage prints the deadline of a fact, or at least its year."""
    if fact.deadline is None:
        return []
    mentions = [m for m in dates(p.text, written) if m.value == fact.deadline]
    if mentions:
        return [_without_cue(p.text, m.start, m.end) for m in mentions]
    return [m.span() for m in re.finditer(rf"(?<!\d){fact.deadline[:4]}(?!\d)", p.text)]


def _without_cue(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a date without the cue it begins with: `uiterlijk`, `voor`, `vanaf`."""
    first = _DATE_ITSELF.search(text[start:end])
    return (start + first.start() if first else start), end


def _at_deadline(fact: Fact, p: Passage, rows: tuple[DoubtWord, ...], written: date | None) -> Iterator[Doubt]:
    for start, end in deadline_spans(fact, p, written):
        before = p.text[max(0, start - CUE_BEFORE_A_DATE) : start]
        around = p.around(start, end)
        for row in rows:
            if row.bears_on == "at date":
                yield from (
                    Doubt(m[0], row)
                    for m in found(before, row)
                    if re.match(" " + _BETWEEN_CUE_AND_DATE, before[m.end() :])
                )
            elif row.bears_on == "date":
                yield from (Doubt(m[0], row) for m in found(p.text[slice(*around)], row))


def _in_statements(p: Passage, rows: tuple[DoubtWord, ...]) -> Iterator[Doubt]:
    spans = {p.around(start, end) for start, end in p.figure_spans}
    for start, end in sorted(spans):
        for row in rows:
            if row.bears_on == "statement":
                yield from (Doubt(m[0], row) for m in found(p.text[start:end], row))


def _in_lists(p: Passage, rows: tuple[DoubtWord, ...]) -> Iterator[Doubt]:
    """Yield `onder meer` and the like just before a figure, or within it."""
    for start, end in p.figure_spans:
        text = clause_before(p.text, start, BEFORE_A_NUMBER) + p.text[start:end]
        for row in rows:
            if row.bears_on == "list":
                yield from (Doubt(m[0], row) for m in found(text, row))
