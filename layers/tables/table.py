"""A table with all that must travel with it: rows, sources, edition, licence, filter and warning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypedDict, cast

from layers.adds import WARNING
from layers.columns import Column
from layers.facts import Source
from layers.letters import Part, part_of_source
from layers.narrowing import ALL, Narrowing
from layers.tables.cells import JOINED_BY, Cell
from seeds.flat import FlatFact

Row = Mapping[str, Cell]
"""A row by the declared columns of its table."""

Said = tuple[str, str, str]
"""What a table says of itself: a label in Dutch, one in English, the value."""

LICENCE: Final = "CC BY 4.0"
CREDIT: Final = "afsprakenkaart"

NOTE: Final = "note"
"""The last column of CSV and of the first sheet of XLSX: the warning about adding up, in each row."""

NOTES: Final[tuple[Said, ...]] = (
    ("lege cel", "empty cell", "Niet genoemd; nooit nul. / Not stated; never zero."),
    ("lijst in een cel", "list in a cell", 'Delen gescheiden door "; ". / Parts separated by "; ".'),
    ("optellen", "adding up", WARNING),
)


NARROWED_BY: Final[Mapping[str, str]] = {
    "municipality": "gemeente / municipality",
    "status": "status / status",
    "party": "toegezegd door / promised by",
    "meeting": "overleg / meeting",
    "year": "jaar / year",
    "amount": "bedrag in euro / amount in euro",
    "due": "datum / date",
    "outcome": "wat ervan werd / what became of it",
    "deadline": "termijn / deadline",
    "bbox": "binnen het kader / meets the box",
    "limit": "ten hoogste zoveel rijen / at most so many rows",
}
"""The filters of `layers.narrowing` in the words of a table."""


class SourceRow(TypedDict):
    """A source of a fact with the letter it stands in: the columns of `SOURCE_COLUMNS`, lines 1-based."""

    fact_id: str
    letter: str
    sender: str | None
    date: str | None
    file: str
    line_start: int
    line_end: int
    figure: str
    kamerstuk: str | None
    official_url: str | None


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
    sources: Sequence[SourceRow]
    about: tuple[Said, ...] = field(default=())
    note: str = ""


def source_rows(facts: Iterable[FlatFact], parts: Mapping[str, Sequence[Part]]) -> list[SourceRow]:
    """One row for each source of these facts, with the letter it stands in."""
    return [_source_row(fact, source, part_of_source(source, parts)) for fact in facts for source in fact["sources"]]


def _source_row(fact: FlatFact, source: Source, part: Part | None) -> SourceRow:
    return {
        "fact_id": fact["id"],
        "letter": (part and part["title"]) or source["file"],
        "sender": (part and part["sender"]) or None,
        "date": (part and part["date"]) or None,
        "file": source["file"],
        "line_start": source["line_start"],
        "line_end": source["line_end"],
        "figure": source["figure"],
        "kamerstuk": (part and part["kamerstuk"]) or None,
        "official_url": (part and part["official_url"]) or None,
    }


def cells(row: FlatFact | SourceRow) -> Row:
    """A typed row by the names of its columns."""
    return cast("Row", row)


def said(source: SourceRow) -> str:
    """A source as one text: letter, file, lines and figure."""
    start, end = source["line_start"], source["line_end"]
    lines = str(start) if start == end else f"{start}-{end}"
    return f"{source['letter']} ({source['file']}), {lines}: {source['figure']}"


def table_notes(name: str, edition: str, edition_date: str, credit: str, rows: int) -> tuple[Said, ...]:
    """What a table says of itself before anything else: its name, edition, licence and size."""
    return (
        ("tabel", "table", f"afsprakenkaart: {name}"),
        ("editie", "edition", f"{edition} ({edition_date})"),
        ("licentie", "licence", LICENCE),
        ("naamsvermelding", "credit", credit),
        ("rijen", "rows", str(rows)),
    )


def filter_words(
    provinces: Iterable[str] = (),
    themes: Iterable[str] = (),
    landsdelen: Iterable[str] = (),
    search: str = "",
    narrowing: Narrowing = ALL,
) -> dict[str, Iterable[str]]:
    """The words with which a table says how it was filtered."""
    return {
        "provincie / province": provinces,
        "landsdeel / part of the country": landsdelen,
        "thema / theme": themes,
        **{NARROWED_BY[name]: values for name, values in narrowing.chosen},
        "zoekt naar / searches for": [search] if search else [],
    }


def filter_notes(filters: Mapping[str, Iterable[str]]) -> tuple[Said, ...]:
    """What a table says of how it was filtered."""
    chosen = [f"{what}: {', '.join(words)}" for what, given in filters.items() if (words := tuple(given))]
    return (("filter", "filter", JOINED_BY.join(chosen) or "geen / none"),)


def with_note(table: Table) -> tuple[list[str], list[list[Cell]]]:
    """The head and the rows of a table, with its note, where it has one, as the last cell of each."""
    head = [column.name for column in table.columns]
    note = [table.note] if table.note else []
    return [*head, *([NOTE] if note else [])], [[*(row[name] for name in head), *note] for row in table.rows]
