"""Layers and facts as tables: CSV, XLSX and JSON with the declared columns. Imports no geometry library.

A cell never becomes a formula, a link, a date or another number in a spreadsheet: text is written as text. The same
table gives the same bytes: dates inside a file come from the edition, never from a clock.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter  # type: ignore[import-untyped]

from layers.adds import WARNING, columns, for_fact
from layers.columns import Column, conform
from layers.errors import CellError
from layers.fact_columns import FACT_COLUMNS, FACT_PROVINCE_COLUMNS, FACT_PROVINCES, FACTS, SOURCE_COLUMNS
from layers.layer import LayerId
from layers.letters import Part, part_of_source, parts_by_file
from layers.registry import LAYERS
from seeds.export import FlatFact

if TYPE_CHECKING:
    from layers.built import Built

Row = Mapping[str, Any]
Said = tuple[str, str, str]
"""What a table says of itself: a label in Dutch, one in English, the value."""

LICENCE: Final = "CC BY 4.0"
CREDIT: Final = "afsprakenkaart"
JOINED_BY: Final = "; "
CELL_LENGTH: Final = 32_767
"""The longest text that a cell of XLSX holds."""

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")
"""How a text begins that a spreadsheet may run (OWASP, CSV injection), or that was guarded as one."""

_MORE: Final = "… (+{})"
"""What stands at the end of a list of which a cell holds only the beginning: how many parts more there are."""

NOTE: Final = "note"
"""The last column of CSV and of the first sheet of XLSX: the warning about adding up, in each row."""

_NOTES: Final[tuple[Said, ...]] = (
    ("lege cel", "empty cell", "Niet genoemd; nooit nul. / Not stated; never zero."),
    ("lijst in een cel", "list in a cell", 'Delen gescheiden door "; ". / Parts separated by "; ".'),
    (
        "optellen", "adding up", WARNING
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A table with all that must travel with it: `rows` hold the declared columns, `sources` those of `SOURCE_COLUMNS`.

    `about` says what the table is, under which licence, and how it was filtered; `note` is a warning that must not get
    lost, and stands in a last column.
    """

    name: str
    edition: str
    edition_date: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    sources: Sequence[Row]
    about: tuple[Said, ...] = field(default=())
    note: str = ""


def layer_table(built: Built, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = ()) -> Table:
    """A layer as a filter leaves it, without its geometry: the rows of the GeoJSON export.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    provinces, themes = built.known_provinces(provinces), tuple(themes)
    rows = built.rows(layer, provinces, themes)
    counted = {fact_id for row in rows for fact_id in row["fact_ids"]}
    parts = parts_by_file(built.registers["document_parts"])
    boundary = built.manifest["boundary"]
    schematic = "ja / yes" if boundary["schematic"] else "nee / no"
    edition = built.manifest["edition"], built.manifest["edition_date"]
    about = (
        *_head(layer, *edition, f"{CREDIT}; {boundary['credit']}", len(rows)),
        ("grenzen", "boundaries", f"{boundary['origin']}, {boundary['year']}, {boundary['licence']}"),
        ("grenzen schematisch", "boundaries schematic", schematic),
        *_filters(filter_words(provinces, themes)),
        *_NOTES,
    )
    sources = source_rows((fact for fact in built.facts if fact["id"] in counted), parts)
    return Table(layer, *edition, LAYERS[LayerId(layer)].columns, rows, sources, about, WARNING)


def fact_table(
    facts: Iterable[FlatFact],
    document_parts: Iterable[Part],
    edition: str,
    edition_date: str,
    filters: Mapping[str, Iterable[str]],
    added: Mapping[str, Mapping[str, Any]],
) -> Table:
    """Flat facts as a table, with the sources of each; `filters` are the words that say which facts these are.

    `added` is what each adds to the figures (`layers.adds.of_facts`), found among all facts.
    """
    facts = list(facts)
    parts = parts_by_file(document_parts)
    own = {"licence": LICENCE, "credit": CREDIT, "edition": edition}
    names = [column.name for column in FACT_COLUMNS if column.name not in (*own, *columns())]
    rows = [
        {
            **_fields(fact, names),
            "ours": [f"{marked['what']}: {marked['why']}" for marked in fact["ours"]],
            "sources": [_said(s) for s in source_rows([fact], parts)],
            **own,
            **for_fact(added.get(fact["id"])),
        }
        for fact in facts
    ]
    about = (*_head(FACTS, edition, edition_date, CREDIT, len(rows)), *_filters(filters), *_NOTES)
    rows = conform(FACTS, FACT_COLUMNS, rows)
    return Table(FACTS, edition, edition_date, FACT_COLUMNS, rows, source_rows(facts, parts), about, WARNING)


def fact_province_table(
    facts: Iterable[Row],
    provinces: Mapping[str, str],
    edition: str,
    edition_date: str,
    filters: Mapping[str, Iterable[str]],
    added: Mapping[str, Mapping[str, Any]],
) -> Table:
    """One row for each fact and province, the named ones first; one without a province for what is national.

    `provinces` are the names by code. What a fact adds to the figures stands in its first row alone.
    """
    rows = []
    for fact in facts:
        named, inferred = fact["province_codes"], fact["province_codes_inferred"]
        for n, code in enumerate([*named, *inferred] or [None]):
            rows.append(
                {
                    **{c.name: fact[c.name] for c in FACT_PROVINCE_COLUMNS if c.name in fact},
                    "id": f"{fact['id']}:{code or 'national'}",
                    "fact_id": fact["id"],
                    "province_code": code,
                    "province": provinces[code] if code else None,
                    "inferred": code in inferred,
                    "provinces": len(named),
                    "edition": edition,
                    **for_fact(None if n else added.get(fact["id"])),
                }
            )
    about = (*_head(FACT_PROVINCES, edition, edition_date, CREDIT, len(rows)), *_filters(filters), *_NOTES)
    return Table(
        FACT_PROVINCES,
        edition,
        edition_date,
        FACT_PROVINCE_COLUMNS,
        conform(FACT_PROVINCES, FACT_PROVINCE_COLUMNS, rows),
        [],
        about,
        WARNING,
    )


def _fields(fact: FlatFact, names: Iterable[str]) -> Row:
    values: Row = {**fact}
    return {name: values[name] for name in names}


def source_rows(facts: Iterable[FlatFact], parts: Mapping[str, Sequence[Part]]) -> list[dict[str, Any]]:
    """One row for each source of these facts, with the letter it stands in."""
    rows = []
    for fact in facts:
        for source in fact["sources"]:
            part = part_of_source(source, parts) or {}
            rows.append(
                {
                    "fact_id": fact["id"],
                    "letter": part.get("title") or source["file"],
                    "sender": part.get("sender") or None,
                    "date": part.get("date") or None,
                    **{name: source[name] for name in ("file", "line_start", "line_end", "figure")},
                }
            )
    return rows


def _said(source: Row) -> str:
    start, end = source["line_start"], source["line_end"]
    lines = str(start) if start == end else f"{start}-{end}"
    return f"{source['letter']} ({source['file']}), {lines}: {source['figure']}"


def _head(name: str, edition: str, edition_date: str, credit: str, rows: int) -> tuple[Said, ...]:
    return (
        ("tabel", "table", f"afsprakenkaart: {name}"),
        ("editie", "edition", f"{edition} ({edition_date})"),
        ("licentie", "licence", LICENCE),
        ("naamsvermelding", "credit", credit),
        ("rijen", "rows", str(rows)),
    )


def filter_words(
    provinces: Iterable[str] = (), themes: Iterable[str] = (), landsdelen: Iterable[str] = (), search: str = ""
) -> dict[str, Iterable[str]]:
    """The words with which a table says how it was filtered."""
    return {
        "provincie / province": provinces,
        "landsdeel / part of the country": landsdelen,
        "thema / theme": themes,
        "zoekt naar / searches for": [search] if search else [],
    }


def _filters(filters: Mapping[str, Iterable[str]]) -> tuple[Said, ...]:
    chosen = [f"{what}: {', '.join(words)}" for what, given in filters.items() if (words := tuple(given))]
    return (("filter", "filter", JOINED_BY.join(chosen) or "geen / none"),)


def flat_cell(value: Any) -> Any:
    """A value as a single cell: a list is one text, anything else stays what it is."""
    return JOINED_BY.join(value) if isinstance(value, list) else value


def fitted(value: Any) -> Any:
    """A value as a single cell of XLSX: of a list that is too long its first parts, and how many more there are.

    CSV, JSON and GeoJSON hold such a list whole, and the sheet of sources names each fact.
    """
    cell = flat_cell(value)
    if not isinstance(value, list) or len(cell) <= CELL_LENGTH:
        return cell
    room = CELL_LENGTH - len(_MORE.format(len(value)))
    ends = accumulate(len(part) + len(JOINED_BY) for part in value)
    kept = sum(end <= room for end in ends)
    return JOINED_BY.join([*value[:kept], _MORE.format(len(value) - kept)])


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before one that looks like it.

    `'s-Gravenhage` stays as it is. Taking one apostrophe from a text that was guarded gives the text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _with_note(table: Table) -> tuple[list[str], list[list[Any]]]:
    """The head and the rows of a table, with its note, where it has one, as the last cell of each."""
    head = [column.name for column in table.columns]
    note = [table.note] if table.note else []
    return [*head, *([NOTE] if note else [])], [[*(row[name] for name in head), *note] for row in table.rows]


def as_csv(table: Table) -> bytes:
    """The table as CSV: its rows and columns, and the warning about adding up as the last column."""
    return csv_of(*_with_note(table))


def csv_of(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """Rows of cells under their heads as CSV for Excel in Dutch: UTF-8 with a mark, semicolons, decimal commas."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(_csv_cell, head))
    writer.writerows(map(_csv_cell, row) for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _csv_cell(value: Any) -> str:
    value = flat_cell(value)
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


def as_xlsx(table: Table) -> bytes:
    """The table as a workbook: the rows, their sources, the meaning of the columns, and what the table is.

    Raises:
        CellError: a text is longer than a cell holds.
    """
    content = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(content, plain)
    book.set_properties(
        {
            "title": f"afsprakenkaart: {table.name}",
            "author": CREDIT,
            "comments": f"Editie / edition {table.edition}. {LICENCE}.",
            "created": moment(table.edition_date),
        }
    )
    sheet = _Sheets(book)
    head, rows = _with_note(table)
    large = frozenset(column.name for column in table.columns if column.unit in ("euro", "homes"))
    sheet.add(table.name, head, rows, large)
    names = [column.name for column in SOURCE_COLUMNS]
    sheet.add("bronnen - sources", names, [[row[name] for name in names] for row in table.sources])
    meaning = [[c.name, c.nl, c.en, c.unit, c.about, list(c.words)] for c in (*table.columns, *SOURCE_COLUMNS)]
    sheet.add("kolommen - columns", ["column", "Nederlands", "English", "unit", "meaning", "words"], meaning)
    sheet.add("over - about", ["Nederlands", "English", ""], [list(said) for said in table.about])
    book.close()
    return content.getvalue()


def moment(day: str) -> datetime:
    """The moment that a file says it was made: the day of its edition, so the same whenever it is made."""
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


class _Sheets:
    """Adds sheets to a workbook. Text cells have the format of text, so that editing one does not run it either."""

    WIDEST = 60

    def __init__(self, book: Any) -> None:
        self.book = book
        self.text = book.add_format({"num_format": "@", "valign": "top"})
        self.number = book.add_format({"valign": "top"})
        # Excel shows the separator of the reader's own language.
        self.large = book.add_format({"valign": "top", "num_format": "#,##0"})
        self.head = book.add_format({"bold": True, "num_format": "@", "bottom": 1})

    def add(
        self, name: str, head: Sequence[str], rows: Sequence[Sequence[Any]], large: frozenset[str] = frozenset()
    ) -> None:
        """Add a sheet; the numbers in the columns named by `large` are shown with separators."""
        sheet = self.book.add_worksheet(name)
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

    def _write(self, sheet: Any, row: int, column: int, value: Any, number: Any) -> None:
        match value:
            case None | "":
                return
            case bool():
                sheet.write_boolean(row, column, value, self.number)
            case int() | float():
                sheet.write_number(row, column, value, number)
            case _ if len(value) > CELL_LENGTH:
                raise CellError(f"row {row}, column {column + 1}: {len(value)} characters do not fit in a cell of XLSX")
            case _:
                sheet.write_string(row, column, value, self.text)


def _column_name(count: int) -> str:
    return str(xlsxwriter.utility.xl_col_to_name(count - 1))


WRITERS: Final = {"csv": as_csv, "xlsx": as_xlsx, "json": as_json}
"""The forms of a table, by the end of the file's name."""
