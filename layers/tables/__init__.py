"""Layers and facts as tables: CSV, XLSX and JSON with the declared columns. Imports no geometry library.

A cell never becomes a formula, a link, a date or another number in a spreadsheet: text is written as text. The same
table gives the same bytes: dates inside a file come from the edition, never from a clock.

This is the door: others import from `layers.tables`. Import rule among the modules behind it: `cells`, then `table`,
then what makes tables (`of_layer`, `of_facts`) and what writes them (`text`, `workbook`, `readable`).
"""

from typing import Final

from layers.tables.cells import CELL_LENGTH, fitted, flat_cell, guarded
from layers.tables.of_facts import fact_province_table, fact_table
from layers.tables.of_layer import layer_table
from layers.tables.readable import Wording, as_readable
from layers.tables.table import NOTE, Table, filter_words
from layers.tables.text import as_csv, as_data_csv, as_json, csv_of
from layers.tables.workbook import as_xlsx, moment

__all__ = [
    "CELL_LENGTH",
    "NOTE",
    "WRITERS",
    "Table",
    "Wording",
    "as_csv",
    "as_data_csv",
    "as_json",
    "as_readable",
    "as_xlsx",
    "csv_of",
    "fact_province_table",
    "fact_table",
    "filter_words",
    "fitted",
    "flat_cell",
    "guarded",
    "layer_table",
    "moment",
]

WRITERS: Final = {"csv": as_csv, "data.csv": as_data_csv, "xlsx": as_xlsx, "json": as_json}
"""The forms of a table, by the end of the file's name."""
