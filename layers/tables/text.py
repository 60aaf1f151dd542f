"""A table as CSV, for Excel in Dutch and for programs, or as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from layers.columns import Column
from layers.tables.cells import Cell, flat_cell, guarded
from layers.tables.table import Table, with_note


def as_csv(table: Table) -> bytes:
    """The table as CSV: its rows and columns, and the warning about adding up as the last column."""
    return csv_of(*with_note(table))


def csv_of(head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows of cells under their heads as CSV for Excel in Dutch: UTF-8 with a mark, semicolons, decimal commas."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(_csv_cell, head))
    writer.writerows(map(_csv_cell, row) for row in rows)
    return written.getvalue().encode("utf-8-sig")


DATA_JOINED_BY: Final = "|"
"""What stands between the parts of a list in CSV for programs: no text has it, and no semicolon is needed."""


def as_data_csv(table: Table) -> bytes:
    """The table as CSV for programs; what is said of adding up stands in the dictionary."""
    return csv_data(table.columns, table.rows)


def csv_data(columns: Sequence[Column], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """Rows as CSV for programs (RFC 4180): UTF-8 without a mark, commas, decimal points, texts as they are."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    names = [column.name for column in columns]
    writer.writerow(names)
    writer.writerows([_data_cell(row[name]) for name in names] for row in rows)
    return written.getvalue().encode()


def _data_cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case list():
            return DATA_JOINED_BY.join(cell)
    return repr(cell) if isinstance(cell, float) else str(cell)


def _csv_cell(cell: Cell) -> str:
    value = flat_cell(cell)
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return repr(value).replace(".", ",")
    return guarded(str(value))


def as_json(table: Table) -> bytes:
    """The table as JSON, lists as lists: `about`, the rows under the name of the table, and `sources`."""
    about = {english: value for _, english, value in table.about}
    content = {"about": about, table.name: list(table.rows), "sources": list(table.sources)}
    return (json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()
