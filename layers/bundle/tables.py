"""The tables of the bundle that no other file has: how facts were read, what became of them, and the letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from layers.built import Built
from layers.columns import Column
from layers.fact_columns import FACT_PROVINCES, FACTS, SOURCE_COLUMNS
from layers.files.everything import SOURCES, fact_tables
from layers.narrowing import ALL
from layers.registry import GROUND, LAYERS
from layers.tables import layer_table
from layers.tables.text import csv_data
from seeds.records import OUTCOMES
from seeds.records.vocabulary import Verdict

READINGS: Final = "readings"
DECISIONS: Final = "decisions"
PROGRESS: Final = "progress"
LETTERS: Final = "letters"
ALL_FACTS: Final = f"{FACTS}.data.csv"
ALL_PROVINCES: Final = f"layers/{GROUND.id}.data.csv"
OF_FACT: Final[Mapping[str, str]] = {"fact_id": ALL_FACTS}

_FACT: Final = Column("fact_id", "text", "feit", "fact", "Id of the fact.")
_COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = {
    READINGS: (
        _FACT,
        Column(
            "verdict",
            "text",
            "oordeel",
            "verdict",
            "What the two readings of the fact say of each other.",
            words=get_args(Verdict),
        ),
        Column("fields", "texts", "velden", "fields", "The fields in which they differ."),
        Column("words_verdict", "text", "oordeel over woorden", "verdict on words", "What a reader says of the words."),
        Column("words_faults", "texts", "fouten in woorden", "faults in words", "What that reader found wrong."),
    ),
    DECISIONS: (
        _FACT,
        Column("field", "text", "veld", "field", "The field in which the two readings differ."),
        Column("first", "text", "eerste lezing", "first reading", "What the first reading says."),
        Column("second", "text", "tweede lezing", "second reading", "What the second reading says."),
        Column(
            "holds", "text", "wat geldt", "what holds", "Which of both holds.", words=("first", "second", "neither")
        ),
        Column("now", "text", "nu", "now", "What the fact says now, where neither holds.", "", True),
        Column("rule", "text", "regel", "rule", "The rule of reading by which it was decided.", "", True),
        Column("why", "text", "waarom", "why", "Why, with the lines of the letter."),
    ),
    PROGRESS: (
        _FACT,
        Column("id", "text", "id", "id", "Unique and stable."),
        Column("date", "text", "datum", "date", "Date of the letter that says so."),
        Column("outcome", "text", "uitkomst", "outcome", "What became of the promise.", words=OUTCOMES),
        Column("moved_to", "text", "verschoven naar", "moved to", "The new date, where one is named.", "", True),
        Column("reported_by", "text", "gemeld in", "reported by", "The fact whose lines report it.", "", True),
        Column("summary_nl", "text", "samenvatting", "summary in Dutch", "In the words of the project."),
        Column(
            "summary_en", "text", "samenvatting in het Engels", "summary in English", "In the words of the project."
        ),
        Column("file", "text", "bestand", "file", "File of the letter."),
        Column("line_start", "integer", "van regel", "from line", "First line in that file."),
        Column("line_end", "integer", "tot en met regel", "to line", "Last line in that file."),
    ),
    LETTERS: (
        Column("file", "text", "bestand", "file", "The file in which the letter stands."),
        Column("line_start", "integer", "van regel", "from line", "First line of the letter in that file."),
        Column("title", "text", "titel", "title", "Title of the letter."),
        Column("sender", "text", "afzender", "sender", "Who signed it.", "", True),
        Column("date", "text", "datum", "date", "Its date, where one is known.", "", True),
        Column("is_draft", "boolean", "concept", "draft", "Whether it is a draft."),
        Column("kamerstuk", "text", "Kamerstuk", "parliamentary paper", "Number in parliament, if known.", "", True),
        Column("official_url", "text", "officieel adres", "official address", "Official address, if known.", "", True),
    ),
}


@dataclass(frozen=True)
class Held:
    """A table of the bundle: its path, what it holds, its columns and rows.

    `key` are the columns that together are unique of a row; `links` are the columns that name a row of another table
    by its id, each with the path of that table. `excel`: it is there as CSV for a
    Dutch Excel too, with a last column that warns about adding up.
    """

    path: str
    about: str
    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Any]]
    key: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    excel: bool = False

    @property
    def content(self) -> bytes:
        """The table as CSV for programs."""
        return csv_data(self.columns, self.rows)


def held(built: Built) -> list[Held]:
    """The tables of a built folder, the layers first."""
    layers = [
        Held(f"layers/{layer.id}.data.csv", layer.words["en"].name, table.columns, table.rows, ("id",), excel=True)
        for layer in LAYERS.values()
        for table in (layer_table(built, layer.id),)
    ]
    facts, by_province = fact_tables(built, (), (), ALL)
    return [
        *layers,
        Held(
            ALL_FACTS, "All facts of the letters", facts.columns, facts.rows, ("id",),
            {"part_of": ALL_FACTS, "of_agreement": ALL_FACTS}, excel=True,
        ),
        Held(
            f"{FACT_PROVINCES}.data.csv", "A row for each fact and province", by_province.columns, by_province.rows,
            ("id",), {**OF_FACT, "province_code": ALL_PROVINCES}, excel=True,
        ),
        Held(
            f"{SOURCES}.data.csv", "The lines that say so", SOURCE_COLUMNS, [*facts.sources],
            ("fact_id", "file", "line_start", "line_end", "figure"), OF_FACT,
        ),
        *(_beside(built, name, about) for name, about in _ABOUT.items()),
    ]  # fmt: skip


_ABOUT: Final[Mapping[str, str]] = {
    READINGS: "How each fact was read twice, and its words once more",
    DECISIONS: "What was decided where two readings differ",
    PROGRESS: "What letters say became of promises, a row for each source",
    LETTERS: "The letters that were read",
}

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    READINGS: ("fact_id",),
    DECISIONS: ("fact_id", "field"),
    PROGRESS: ("id", "file", "line_start", "line_end"),
    LETTERS: ("file", "line_start"),
}
_LINKS: Final[Mapping[str, Mapping[str, str]]] = {
    READINGS: OF_FACT,
    DECISIONS: OF_FACT,
    PROGRESS: {**OF_FACT, "reported_by": ALL_FACTS},
    LETTERS: {},
}


def _beside(built: Built, name: str, about: str) -> Held:
    columns = _COLUMNS[name]
    rows = [{column.name: row.get(column.name) for column in columns} for row in _rows(built, name)]
    return Held(f"{name}.data.csv", about, columns, rows, _KEYS[name], _LINKS[name])


def _rows(built: Built, name: str) -> list[dict[str, Any]]:
    if name == LETTERS:
        return [dict(part) for part in built.registers["document_parts"]]
    if name == READINGS:
        return [
            {
                "fact_id": fact["id"],
                "verdict": fact["reading"]["verdict"],
                "fields": fact["reading"]["fields"],
                "words_verdict": fact["words"]["verdict"],
                "words_faults": fact["words"]["faults"],
            }
            for fact in built.facts
        ]
    if name == DECISIONS:
        return [{"fact_id": fact["id"], **row} for fact in built.facts for row in fact["reading"]["decisions"]]
    return [
        {**row, **source, "fact_id": fact["id"]}
        for fact in built.facts
        for row in fact["progress"]
        for source in row["sources"]
    ]
