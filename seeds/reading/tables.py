"""Tables in the text of a letter: rows of cells, whose numbers count what the column, the row or the caption says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from seeds.reading.bounds import bound
from seeds.reading.letter import Flow
from seeds.reading.numbers import Number, spot
from seeds.reading.quantity import EURO, HOMES, Figure

CAPTION_LINES = 4
MAX_GAP = 3
MAX_LABEL = 60
MAX_ROWS = 200

_RULE = re.compile(r"[\s|:+=_–—-]*")
_TOTAL = re.compile(r"\W*(?:(?:sub|eind)?tota(?:al|le)|saldo|som|samen|opgeteld)\b", re.I)
_COLUMN_GAP = re.compile(r"\t+| {2,}")
_LEAST_CELLS = 2
_MONEY = re.compile(
    r"€|\bEUR\b|\beuro|\bk€|\bM€|\b(?:mln|mld|miljoen|miljard)\b|\bbedrag|\bbijdrage|\bkosten\b|\bbudget|\bbekostiging|\binvestering|\bdekking|\bkrediet|\bsubsidie|\blasten\b|\braming|\breserve|\buitgaven|\bcofinanciering|\brijksdeel",
    re.I,
)
_HOMES = re.compile(r"\b\w{0,24}(?:woningen|wooneenheden|appartementen|woningaantal\w*|woningbouw\w*)\b|\bwon\.", re.I)
_NEITHER = re.compile(r"%|\bpercentage|\baandeel|\bjaar(?:tal)?\b|\bgereed\b|\bplanning\b|\boplevering"
    r"|\bdeadline|\btermijn|\bwanneer\b|\bdatum\b|\bnr\b|\bnummer\b|\bha\b"
                      r"|\bhectare|\baanvragen|\bbedrijven|\bstations|\bkavels|\bprojecten|\blocaties"
                      r"|\binwoners|\bMW\b|\bkm\b|\bper woning\b|\bpagina\b|\bgemeenten\b", re.I)  # fmt: skip
_NO_HOMES = re.compile(
    r"€|%|\b(?:mln|kosten|bijdrage|bedrag|aandeel|percentage|\w*locaties|\w*projecten|\w*plannen|per woning|per ha)\b",
    re.I,
)
_THOUSANDS = re.compile(
    r"\bk€|€ ?k\b|\bx ?€? ?1\.?000\b|× ?€? ?1\.?000\b|\bduizend|€ 1\.000\b|\b1\.000 euro\b|\bkEUR\b", re.I
)
_MILLIONS = re.compile(r"\b(?:mln|miljoen(?:en)?|mio)\b|\bM€|\bx ?€? ?1\.000\.000", re.I)
_BILLIONS = re.compile(r"\b(?:mld|miljard|mrd)\b", re.I)
_ONLY_A_NUMBER = re.compile(
    r"\W*(?:(?:ca\.|circa|ruim|bijna|minimaal|maximaal|min\.|max\.|ten minste|tot|ongeveer|±|~|>|<)\s*)*(?:(?:€"
    r"|EUR|k€|M€)\s*)?"
    r"(?P<number>\d[\d.,]*(?:\s?(?:[-–]|tot|à)\s?\d[\d.,]*)?)(?:,-{1,2})?\s*(?:k|K|mln\.?|mld\.?|miljoen|M|k€)?\s*[*)¹²³]?\W*"
)
_NO_NUMBER = re.compile(r"\W*(?:p\.?m\.?|nihil|n\.?v\.?t\.?|geen|onbekend)?\W*", re.I)
_PAIR = re.compile(
    r"\s*(?:[•‣▪■◦●○·*–—-]\s*|o\s+|[(]?\w{1,3}[.)]\s+)?(?P<name>(?:de |het |gemeente |provincie "
    r"|regio )?[A-Z’'](?:(?! {2})[\w’'. ()/-]){2,40}?)(?::| [–—-]|\s\.{3,})\s+"
    r"(?P<number>(?:(?:circa|ca\.|ruim|bijna|minimaal|maximaal|ten minste|ongeveer) )?\d{1,3}(?:\.\d{3})+"
    r"|(?:(?:circa|ca\.|ruim|bijna|minimaal|maximaal"
    r"|ten minste|ongeveer) )?\d{2,4}|\d{1,4},\d{1,3})\s*(?:[;.,]|\(.{0,60}\)[;.,]?)?\s*$"
)
_PAYS = re.compile(
    r"\b(?:rijk|regio|provincie|gemeenten?|waterschap|totaal|overig|ProRail|corporaties?|20\d\d)\b", re.I
)
_WHAT = re.compile(
    r"\b(?:\w*afspra(?:ak|ken)|\w*acties?|actiepunt(?:en)?|wat|activiteit(?:en)?|maatregel(?:en)?|toezegging(?:en)?|besluit(?:en)?|verzoek|inzet|omschrijving|taak)\b",
    re.I,
)
_WHO = re.compile(
    r"\b(?:wie|trekkers?|door|partij(?:en)?|eigenaar|verantwoordelijke?|actiehouders?|uitvoerder|aan zet|namens)\b",
    re.I,
)
_WHEN = re.compile(r"\b(?:wanneer|termijn|planning|deadline|gereed|uiterlijk|datum|voor)\b", re.I)
_YEAR = re.compile(r"\W*(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?\W*")


@dataclass(frozen=True)
class Cell:
    """A cell of a row: its words, and where they stand in the text of the letter."""

    text: str
    start: int


Row = tuple[int, tuple[Cell, ...]]


@dataclass(frozen=True)
class Table:
    """The rows of a table with their lines (from 0), the first rows without numbers as its head, and the caption."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(flow: Flow) -> Iterator[Table]:
    """Yield the tables of a letter: runs of lines that have cells."""
    lines = flow.letter.lines
    run: list[Row] = []
    style: str | None = None
    for i, line in enumerate([*lines, ""]):
        cells, own_style = _cells(line, flow.line_starts[i] if i < len(lines) else 0)
        if run and (i in flow.letter.furniture or (_RULE.fullmatch(line) and line.strip())):
            continue
        if run and len(cells) < _LEAST_CELLS and len(line.strip()) <= MAX_LABEL and _goes_on(flow, run, i):
            continue
        if (
            len(cells) >= _LEAST_CELLS
            and i not in flow.letter.furniture
            and (own_style in (style, style or own_style) or _is_sum(cells, run))
        ):
            run.append((i, cells))
            style = style or own_style
            continue
        if run:
            yield from _table(flow, run)
        run, style = ([(i, cells)], own_style) if len(cells) >= _LEAST_CELLS else ([], None)


def _goes_on(flow: Flow, run: Sequence[Row], blank: int) -> bool:
    """Whether a row of the table stands below a blank line: numbers in as many cells, or the totals."""
    lines, furniture = flow.letter.lines, flow.letter.furniture
    # What a page adds (its number, a running title) stands between the rows of a table that goes on.
    below = [i for i in range(blank + 1, min(len(lines), blank + 1 + 3 * MAX_GAP)) if i not in furniture][:MAX_GAP]
    line = next((lines[i] for i in below if not _RULE.fullmatch(lines[i])), "")
    cells, _ = _cells(line, 0)
    numbers = [bool(_ONLY_A_NUMBER.fullmatch(cell.text)) for cell in cells[1:]]
    is_row = len(cells) == len(run[-1][1]) and all(
        is_number or _NO_NUMBER.fullmatch(cell.text) for is_number, cell in zip(numbers, cells[1:], strict=True)
    )
    return any(numbers) and (is_row or _TOTAL.match(cells[0].text) is not None)


def _is_sum(cells: Sequence[Cell], run: Sequence[Row]) -> bool:
    """Whether a row is the total of the table above, though written in another way: `Totaal: 685`."""
    return bool(run) and len(cells) == len(run[-1][1]) and _TOTAL.match(cells[0].text) is not None


def _cells(line: str, start: int) -> tuple[tuple[Cell, ...], str]:
    pair = _PAIR.match(line)
    if pair:
        return tuple(Cell(pair[name], start + pair.start(name)) for name in ("name", "number")), "pairs"
    if line.count("|") >= 1:
        parts, at = [], start
        for part in line.split("|"):
            parts.append(Cell(part.strip(), at + len(part) - len(part.lstrip())))
            at += len(part) + 1
        if line.strip().startswith("|"):
            parts = parts[1:]
        if line.strip().endswith("|"):
            parts = parts[:-1]
        return tuple(parts), "bars"
    margin = len(line) - len(line.lstrip())
    spans = [match.span() for match in _COLUMN_GAP.finditer(line, margin)]
    if not spans or len(line) > 300:
        return (), "gaps"
    edges = [margin, *(edge for span in spans for edge in span), len(line)]
    found = [Cell(line[a:b].strip(), start + a) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return tuple(cell for cell in found if cell.text), "gaps"


def _table(flow: Flow, run: list[Row]) -> Iterator[Table]:
    if len(run) < 2 or len(run) > MAX_ROWS:
        return
    width = max(len(cells) for _, cells in run)
    head_rows = 0
    for _, cells in run[:3]:
        if any(_ONLY_A_NUMBER.fullmatch(cell.text) and not _YEAR.fullmatch(cell.text) for cell in cells[1:]):
            break
        head_rows += 1
    head = [" ".join(cells[n].text for _, cells in run[:head_rows] if n < len(cells)) for n in range(width)]
    if head_rows == 0:
        head = []
    if head_rows == len(run):
        head_rows, head = 1, [cell.text for cell in run[0][1]]
    above = range(run[0][0] - 1, max(-1, run[0][0] - 1 - CAPTION_LINES), -1)
    caption: list[str] = []
    for line in (flow.letter.plain_lines[i].strip() for i in above):
        if not line and caption:
            break
        caption.append(line)
    below = [
        flow.letter.plain_lines[i].strip() for i in range(run[-1][0] + 1, min(len(flow.letter.lines), run[-1][0] + 4))
    ]
    notes = [line for line in below if re.search(r"\bbedragen\b|\bx ?€? ?1\.000\b|\bk€", line, re.I)]
    yield Table(" ".join([*reversed(caption), *notes]), tuple(head), tuple(run[head_rows:]))


def table_figures(flow: Flow) -> Iterator[Figure]:
    """Yield the amounts and homes of the tables, each a cell with a number alone."""
    for table in tables(flow):
        units = _units(table)
        for _, cells in table.rows:
            label = cells[0].text
            # A total stands at the right: `Totaal` skips the columns of words.
            skipped = max(0, len(units) - len(cells)) if _TOTAL.match(label) else 0
            for n, cell in enumerate(cells[1:], start=1 + skipped):
                unit = units[n] if n < len(units) else _unit("", table.caption)
                unit = _of_row(label, unit, table)
                if unit is None or not _ONLY_A_NUMBER.fullmatch(cell.text) or _is_year(cell.text, unit[0]):
                    continue
                figure = _figure(flow, cell, *unit)
                if figure is not None:
                    yield figure


@dataclass(frozen=True)
class Task:
    """A row of a table that says what is to be done: its line (from 0), the words, and who does it."""

    line: int
    what: Cell
    who: str


def tasks(flow: Flow) -> Iterator[Task]:
    """Yield the rows of the tables that list agreements or actions."""
    for table in tables(flow):
        what = next((n for n, head in enumerate(table.head) if _WHAT.search(head)), None)
        who = next((n for n, head in enumerate(table.head) if _WHO.search(head)), None)
        if what is None or (who is None and not any(_WHEN.search(head) for head in table.head)):
            continue
        for line, cells in table.rows:
            if what < len(cells) and len(cells[what].text.split()) >= 3:
                yield Task(line, cells[what], cells[who].text if who is not None and who < len(cells) else "")


def _units(table: Table) -> list[tuple[str, int] | None]:
    """Return what each column counts; a column of a party counts money where another one says so."""
    units = [_unit(head, table.caption) for head in table.head]
    stated = next(
        (unit for head, unit in zip(table.head, units, strict=True) if unit and unit[0] == EURO and "€" in head), None
    )
    return [
        stated if unit is None and stated and _PAYS.search(head) and not _NEITHER.search(head) else unit
        for head, unit in zip(table.head, units, strict=True)
    ]


def _unit(head: str, caption: str) -> tuple[str, int] | None:
    """Return what a column counts and by how much its numbers are to be multiplied, None if that is not plain."""
    if _HOMES.search(head) and not _NO_HOMES.search(head):
        return HOMES, 1
    if _NEITHER.search(head) and not re.search(r"€|\bmln\b", head):
        return None
    if _MONEY.search(head):
        return EURO, _scale(head) or _scale(caption) or 1
    scale = _scale(caption)
    if _MONEY.search(caption) and (scale or "€" in caption) and not _HOMES.search(caption):
        return EURO, scale or 1
    if _HOMES.search(caption) and "€" not in caption:
        return HOMES, 1
    return (EURO, scale) if scale and _MONEY.search(caption) else None


def _of_row(label: str, unit: tuple[str, int] | None, table: Table) -> tuple[str, int] | None:
    """Return what a cell counts by the label of its row, where that names it, else by its column."""
    if re.search(r"€|\bmln\b|\bk€", label) and not _HOMES.search(label):
        return EURO, _scale(label) or _scale(table.caption) or 1
    if _HOMES.search(label) and unit is None and not any(_MONEY.search(head) for head in table.head):
        return HOMES, 1
    if _NEITHER.search(label) and re.search(r"%|\baandeel|\bha\b|\bhectare", label, re.I):
        return None
    return unit


def _scale(words: str) -> int:
    if re.search(r"x ?€? ?1\.000\.000", words):
        return 10**6
    for pattern, scale in ((_THOUSANDS, 10**3), (_MILLIONS, 10**6), (_BILLIONS, 10**9)):
        if pattern.search(words):
            return scale
    return 0


def _is_year(text: str, unit: str) -> bool:
    return bool(_YEAR.fullmatch(text)) and (unit == EURO or text.strip()[:2] in ("19", "20"))


def _figure(flow: Flow, cell: Cell, unit: str, scale: int) -> Figure | None:
    found: Sequence[Number] = spot(cell.text)
    if not found or len(found) > 2:
        return None
    values = [number.value * (1 if number.unit > 1 else _own_scale(cell.text) or scale) for number in found]
    if unit == HOMES and values[0] < 1:
        return None
    first = bisect_left(flow.origin, cell.start)
    last = bisect_left(flow.origin, cell.start + len(cell.text))
    if first >= last:
        return None
    is_range = len(values) == 2 and values[0] < values[1]
    note = None if scale == 1 and unit == HOMES else "the unit stands in the table's head or caption"
    return Figure(
        first, last, unit,
        value=None if is_range else Decimal(values[0]),
        minimum=values[0] if is_range else None, maximum=values[1] if is_range else None,
        bound=bound(cell.text[: found[0].start]), note=note,
    )  # fmt: skip


def _own_scale(text: str) -> int:
    """Return the scale that a cell itself prints: `€ 12k`."""
    return 1000 if re.search(r"\d ?k(?:€)?\W*$|k€", text, re.I) else 10**6 if re.search(r"\d ?M\W*$|M€", text) else 0
