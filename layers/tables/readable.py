"""A workbook for readers: headings and words of one language, names beside codes, and a first sheet that fits on paper.

All columns of the table are there, with what stands beside each in words. The files for programs (`workbook`, `text`)
stay as they are.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import xlsxwriter  # type: ignore[import-untyped]

from layers.columns import Column
from layers.fact_columns import SOURCE_COLUMNS
from layers.layer import Language
from layers.tables.cells import Cell
from layers.tables.table import SourceRow, Table, cells
from layers.tables.workbook import Sheets, properties

BESIDE: Final = "_in_words"
"""What the name of a column ends with that says another one in words."""

OVERVIEW: Final = (
    "name", "place", "province", "provinces", "province_codes_in_words", "municipalities",
    "municipality_codes_in_words", "theme_in_words", "status_in_words", "phase_in_words", "summary", "agreement_count",
    "amount_eur", "amount_min_eur", "amount_max_eur", "rijk_eur", "homes", "deadline", "outcome_state_in_words",
    "promised_by", "letters",
)  # fmt: skip
"""The columns of the first sheet, where the table has them: what one reads first, on paper of A4 across."""

NAMED: Final = {
    "province_codes": "provinces",
    "province_codes_inferred": "provinces_inferred",
    "province_code": "province",
    "municipality_codes": "municipalities",
    "municipality_codes_inferred": "municipalities_inferred",
}
"""The columns of codes whose names may stand in a column of the table itself."""

# What a table says of a source: letter, file in brackets, lines, figure. The name of the file says nothing to a reader.
_SOURCE: Final = re.compile(r"(.*) \([0-9A-Za-z_.-]+\), ([0-9-]+): ", re.DOTALL)


@dataclass(frozen=True)
class Wording:
    """The words of one language.

    `values` are those of what stands in columns, by column and value; `title` is the name of the table, `sheets` are
    those of the five sheets, `meaning` the heads of the one that explains the columns.
    """

    language: Language
    title: str
    sheets: tuple[str, str, str, str, str]
    meaning: tuple[str, str, str, str]
    note: str
    values: Mapping[str, Mapping[str, str]]

    def heading(self, column: Column) -> str:
        """The label of a column."""
        named = column.nl if self.language == "nl" else column.en
        return named[:1].upper() + named[1:]


def worded(table: Table, wording: Wording) -> Table:
    """The table with a column beside each that holds codes or words of a vocabulary: what they say."""
    columns: list[Column] = []
    has = {column.name for column in table.columns}
    values = {name: said for name, said in wording.values.items() if name in has and NAMED.get(name) not in has}
    for column in table.columns:
        columns.append(column)
        if column.name in values:
            nl, en = (f"{named} {beside}" for named, beside in ((column.nl, "in woorden"), (column.en, "in words")))
            columns.append(replace(column, name=column.name + BESIDE, nl=nl, en=en, words=(), unit=""))
    rows = [{**row, **{name + BESIDE: _said(row[name], said) for name, said in values.items()}} for row in table.rows]
    return replace(table, columns=tuple(columns), rows=rows)


def _said(value: Cell, words: Mapping[str, str]) -> Cell:
    if isinstance(value, list):
        return [words.get(text, text) for text in value]
    return None if value is None else words.get(str(value), str(value))


def headings(columns: Sequence[Column], wording: Wording) -> list[str]:
    """The labels of columns; where two would be called alike, each has its name in brackets."""
    labels = [wording.heading(column) for column in columns]
    alike = {label for label, count in Counter(labels).items() if count > 1}
    return [f"{label} ({c.name})" if label in alike else label for label, c in zip(labels, columns, strict=True)]


def overview(table: Table, wording: Wording) -> tuple[list[Column], list[list[Cell]]]:
    """The columns and rows of the first sheet, made of a table that `worded` gave: no column that is empty."""
    # A number of provinces tells less than their names.
    by_name = {column.name: column for column in table.columns if column.unit != "provinces"}
    summary = by_name.get(f"summary_{wording.language}")
    if summary:
        by_name["summary"] = replace(summary, name="summary", nl="samenvatting", en="summary")
    if "sources" in by_name:
        by_name["letters"] = replace(by_name["sources"], name="letters")
    for name in [name for name in by_name if name.endswith(BESIDE)]:
        by_name[name] = replace(by_name[name.removesuffix(BESIDE)], name=name)

    def value(row: Mapping[str, Cell], name: str) -> Cell:
        if name == "summary" and summary:
            return row[summary.name]
        if name == "letters":
            return _letters(row["sources"])
        return row[name]

    names = [n for n in OVERVIEW if n in by_name and any(value(row, n) not in (None, [], "") for row in table.rows)]
    return [by_name[n] for n in names], [[value(row, n) for n in names] for row in table.rows]


def _letters(sources: Cell) -> Cell:
    """The letters of sources, each once with its lines."""
    lines: dict[str, list[str]] = {}
    for source in sources if isinstance(sources, list) else ():
        if found := _SOURCE.match(source):
            lines.setdefault(found[1], []).append(found[2])
    return [f"{letter}: {', '.join(dict.fromkeys(at))}" for letter, at in lines.items()]


def as_readable(table: Table, wording: Wording) -> bytes:
    """The table as a workbook for readers of one language.

    Raises:
        CellError: a text is longer than a cell holds.
    """
    content = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(content, plain)
    book.set_properties({**properties(table), "title": f"afsprakenkaart: {wording.title}"})
    sheet = Sheets(book, links=True)
    full = worded(table, wording)
    first, every, sources, meaning, about = wording.sheets
    columns, rows = overview(full, wording)
    sheet.add_for_paper(
        first, headings(columns, wording), rows, _large(headings(columns, wording), columns), table.note
    )
    heads = headings(full.columns, wording)
    note = [wording.note] if table.note else []
    made = [[*(row[c.name] for c in full.columns), *([table.note] if note else [])] for row in full.rows]
    sheet.add(every, [*heads, *note], made, _large(heads, full.columns))
    known = [column for column in SOURCE_COLUMNS if column.name != "file"]
    source_heads = headings([*known, SOURCE_COLUMNS[_FILE_AT]], wording)
    sheet.add(sources, source_heads, [_source(row, [*known, SOURCE_COLUMNS[_FILE_AT]]) for row in table.sources])
    said = 0 if wording.language == "nl" else 1
    sheet.add(
        meaning,
        wording.meaning,
        [[c.name, wording.heading(c), c.unit, c.about] for c in (*full.columns, *SOURCE_COLUMNS)],
    )
    sheet.add(about, ["", wording.title], [[row[said], row[2]] for row in table.about])
    book.close()
    return content.getvalue()


_FILE_AT: Final = next(n for n, column in enumerate(SOURCE_COLUMNS) if column.name == "file")


def _source(row: SourceRow, columns: Sequence[Column]) -> list[Cell]:
    return [cells(row)[column.name] for column in columns]


def _large(heads: Sequence[str], columns: Sequence[Column]) -> frozenset[str]:
    return frozenset(head for head, c in zip(heads, columns, strict=True) if c.unit in ("euro", "homes"))
