"""A table as a workbook (XLSX)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from layers.errors import CellError
from layers.fact_columns import SOURCE_COLUMNS
from layers.letters import OFFICIAL
from layers.tables.cells import CELL_LENGTH, fitted
from layers.tables.table import CREDIT, LICENCE, Table, cells, with_note


def as_xlsx(table: Table) -> bytes:
    """The table as a workbook: the rows, their sources, the meaning of the columns, and what the table is.

    Raises:
        CellError: a text is longer than a cell holds.
    """
    content = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(content, plain)
    book.set_properties(properties(table))
    sheet = Sheets(book)
    head, rows = with_note(table)
    large = frozenset(column.name for column in table.columns if column.unit in ("euro", "homes"))
    sheet.add(table.name, head, rows, large)
    names = [column.name for column in SOURCE_COLUMNS]
    sheet.add("bronnen - sources", names, [[cells(row)[name] for name in names] for row in table.sources])
    meaning = [[c.name, c.nl, c.en, c.unit, c.about, list(c.words)] for c in (*table.columns, *SOURCE_COLUMNS)]
    sheet.add("kolommen - columns", ["column", "Nederlands", "English", "unit", "meaning", "words"], meaning)
    sheet.add("over - about", ["Nederlands", "English", ""], [list(said) for said in table.about])
    book.close()
    return content.getvalue()


def properties(table: Table) -> dict[str, Any]:
    """What a workbook says of itself as a file."""
    return {
        "title": f"afsprakenkaart: {table.name}",
        "author": CREDIT,
        "comments": f"Editie / edition {table.edition}. {LICENCE}.",
        "created": moment(table.edition_date),
    }


def moment(day: str) -> datetime:
    """The moment that a file says it was made: the day of its edition, so the same whenever it is made."""
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


class Sheets:
    """Adds sheets to a workbook. Text cells have the format of text, so that editing one does not run it either."""

    WIDEST = 60
    NARROW = 12
    """Of so many columns a sheet can be read where it is as wide as one page; a wider one goes on over several."""

    def __init__(self, book: Any, *, links: bool = False) -> None:
        self.book, self.links = book, links
        self.text = book.add_format({"num_format": "@", "valign": "top"})
        self.number = book.add_format({"valign": "top"})
        # Excel shows the separator of the reader's own language.
        self.large = book.add_format({"valign": "top", "num_format": "#,##0"})
        self.head = book.add_format({"bold": True, "num_format": "@", "bottom": 1})
        self.wrapped = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True, "bottom": 4})
        self.head_wrapped = book.add_format({"bold": True, "num_format": "@", "bottom": 1, "text_wrap": True})
        self.link = book.add_format({"font_color": "#154273", "underline": 1, "valign": "top"})

    def add(
        self, name: str, head: Sequence[str], rows: Sequence[Sequence[Any]], large: frozenset[str] = frozenset()
    ) -> None:
        """Add a sheet; the numbers in the columns named by `large` are shown with separators."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.repeat_rows(0)
        if len(head) <= self.NARROW:
            sheet.fit_to_pages(1, 0)
        cells = [[fitted(value) for value in row] for row in rows]
        for column, title in enumerate(head):
            sheet.write_string(0, column, title, self.head)
            longest = max((len(str(row[column])) for row in cells if row[column] is not None), default=0)
            sheet.set_column(column, column, min(max(longest, len(title)) + 2, self.WIDEST))
        for number, row in enumerate(cells, start=1):
            for column, value in enumerate(row):
                self._write(sheet, number, column, value, self.large if head[column] in large else self.number)
        sheet.freeze_panes(1, 1)
        if cells:
            sheet.autofilter(0, 0, len(cells), len(head) - 1)
            sheet.ignore_errors({"number_stored_as_text": f"A1:{_column_name(len(head))}{len(cells) + 1}"})

    def add_for_paper(
        self, name: str, head: Sequence[str], rows: Sequence[Sequence[Any]], large: frozenset[str], note: str
    ) -> None:
        """Add a sheet that is as wide as A4 across, its head on each page and a note at the foot of each."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        sheet.set_footer(f"&L&8{note[:180].replace('&', '&&')}&R&8&P / &N")
        cells = [[fitted(value) for value in row] for row in rows]
        for column, title in enumerate(head):
            sheet.write_string(0, column, title, self.head_wrapped)
            longest = max((len(str(row[column])) for row in cells if row[column] is not None), default=0)
            sheet.set_column(column, column, 42 if longest > 90 else 20 if longest > 14 else 13)
        for number, row in enumerate(cells, start=1):
            for column, value in enumerate(row):
                fitting = self.large if head[column] in large else self.number
                self._write(sheet, number, column, value, fitting, self.wrapped)
        sheet.freeze_panes(1, 1)
        if cells:
            sheet.autofilter(0, 0, len(cells), len(head) - 1)

    def _write(self, sheet: Any, row: int, column: int, value: Any, number: Any, text: Any = None) -> None:
        match value:
            case None | "":
                return
            case bool():
                sheet.write_boolean(row, column, value, self.number)
            case int() | float():
                sheet.write_number(row, column, value, number)
            case _ if len(value) > CELL_LENGTH:
                raise CellError(f"row {row}, column {column + 1}: {len(value)} characters do not fit in a cell of XLSX")
            case _ if self.links and OFFICIAL.fullmatch(value):
                sheet.write_url(row, column, value, self.link)
            case _:
                sheet.write_string(row, column, value, text or self.text)


def _column_name(count: int) -> str:
    return str(xlsxwriter.utility.xl_col_to_name(count - 1))
