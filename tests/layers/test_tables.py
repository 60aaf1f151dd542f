"""Layers and facts as CSV, XLSX and JSON: text stays text, a number a number, and each form has the same columns."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from layers.__main__ import main
from layers.adds import WARNING, columns, of_facts
from layers.analysis import select
from layers.built import Built
from layers.catalogue import mirt
from layers.columns import Column
from layers.errors import CellError
from layers.export import layer_bytes
from layers.fact_columns import FACT_COLUMNS, SOURCE_COLUMNS
from layers.narrowing import NAMES, WRITTEN
from layers.outcomes import state
from layers.registry import LAYER_IDS
from layers.tables import (
    CELL_LENGTH,
    WRITERS,
    Table,
    as_csv,
    as_json,
    as_xlsx,
    fact_table,
    filter_words,
    fitted,
    flat_cell,
    guarded,
)
from layers.tables.table import NARROWED_BY
from seeds.export import flat
from seeds.load import Seeds

TEXT = Column("text", "text", "tekst", "text", "Any text.", optional=True)
NUMBER = Column("number", "number", "getal", "number", "Any number.", optional=True)
STARTS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    "'=",
    "''@",
    "'",
    "'s-",
    "0",
    "1e5",
    "true",
    " =",
]
# What XML cannot hold does not stand in a record either: it is read from YAML and CSV.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r"), max_size=60)
CELLS = st.one_of(TEXTS, st.builds(str.__add__, st.sampled_from(STARTS), TEXTS))
NUMBERS = st.one_of(st.none(), st.integers(0, 10**15), st.floats(0, 1e12, allow_nan=False))


def table(rows: list[dict[str, Any]], *columns: Column) -> Table:
    return Table("test", "2026.1", "2026-11-25", columns or (TEXT,), rows, [])


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def unguarded(cell: str) -> str:
    return cell[1:] if guarded(cell[1:]) == cell and cell[:1] == "'" else cell


def read_xlsx(content: bytes, sheet: int = 0) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert not any(cell.data_type == "f" or cell.hyperlink for s in book for row in s.iter_rows() for cell in row)
    return [[cell.value for cell in row] for row in book.worksheets[sheet].iter_rows()]


@pytest.fixture(scope="module")
def all_facts(built: Built) -> Table:
    return facts_of(built, built.facts)


def facts_of(built: Built, facts: list[dict[str, Any]]) -> Table:
    manifest = built.manifest
    return fact_table(
        facts, built.registers["document_parts"], manifest["edition"], manifest["edition_date"], {}, of_facts(facts)
    )


# --- what a spreadsheet makes of a cell ---


@settings(deadline=None)
@given(CELLS)
def test_no_cell_of_csv_begins_as_a_formula_and_every_text_comes_back(text: str) -> None:
    [[_], [cell]] = read_csv(as_csv(table([{"text": text}]))) if text else [[""], [""]]
    assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)
    assert unguarded(cell) == text


@settings(deadline=None, max_examples=40)
@given(st.lists(CELLS.filter(bool), min_size=1, max_size=5))
def test_every_text_comes_back_from_xlsx_as_text(texts: list[str]) -> None:
    found = read_xlsx(as_xlsx(table([{"text": text} for text in texts])))
    # A carriage return is written `_x000D_`, as the format wants it: Excel reads that back, openpyxl leaves it.
    assert [unescape(row[0]) for row in found[1:]] == texts


@settings(deadline=None, max_examples=40)
@given(NUMBERS)
def test_a_number_is_a_number_with_the_comma_that_goes_with_the_semicolon(number: float | None) -> None:
    content = table([{"number": number}, {"number": 0}], NUMBER)
    cell = read_csv(as_csv(content))[1:][0] or [""]
    assert (float(cell[0].replace(",", ".")) if cell[0] else None) == number
    assert "." not in cell[0]
    [_, [found], [zero]] = read_xlsx(as_xlsx(content))
    assert found is None if number is None else found == pytest.approx(number, rel=1e-15)
    assert zero == 0


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+31 70 123", "'+31 70 123"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tcmd", "'\tcmd"),
        ("'=1", "''=1"),
        ("'s-Gravenhage", "'s-Gravenhage"),
        ("GM0344", "GM0344"),
        ("0344", "0344"),
        ("GM0034; GM0344", "GM0034; GM0344"),
        ("a-b=c", "a-b=c"),
    ],
)
def test_only_what_looks_like_a_formula_is_guarded(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert read_csv(as_csv(table([{"text": text}])))[1] == [cell]


@pytest.mark.parametrize(
    "text", ["0344", "GM0034", "2030", "2026-07", "1e5", "1/2", "https://example.nl", "=1+1", "true"]
)
def test_what_a_spreadsheet_would_read_as_something_else_has_the_format_of_text(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(table([{"text": text}]))))
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_euros_are_shown_with_separators_and_years_without() -> None:
    euro = Column("euro", "integer", "euro", "euro", "Money.", "euro")
    year = Column("year", "integer", "jaar", "year", "A year.")
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(table([{"euro": 1_000_000, "year": 2025}], euro, year)))).active
    assert sheet is not None
    assert [(cell.value, cell.number_format) for cell in sheet[2]] == [(1_000_000, "#,##0"), (2025, "General")]


def test_a_text_that_fits_in_no_cell_is_refused_and_not_cut() -> None:
    assert read_xlsx(as_xlsx(table([{"text": "a" * CELL_LENGTH}])))[1] == ["a" * CELL_LENGTH]
    with pytest.raises(CellError, match="32768 characters"):
        as_xlsx(table([{"text": "a" * (CELL_LENGTH + 1)}]))


def test_a_list_that_fits_in_no_cell_shows_its_first_parts_and_how_many_more_there_are() -> None:
    ids = [f"fact-{n:05}" for n in range(5_000)]
    cell = fitted(ids)
    assert len(cell) <= CELL_LENGTH
    *kept, more = cell.split("; ")
    assert kept == ids[: len(kept)]
    assert more == f"… (+{len(ids) - len(kept)})"
    assert len(cell) > CELL_LENGTH - 30


def test_a_list_that_just_fits_in_a_cell_is_whole() -> None:
    ids = ["a" * (CELL_LENGTH - 3), "b"]
    assert fitted(ids) == "; ".join(ids)


def test_csv_is_what_excel_in_dutch_opens() -> None:
    content = as_csv(table([{"text": "één", "number": 1.5}, {"text": None, "number": None}], TEXT, NUMBER))
    assert content == "\ufefftext;number\r\néén;1,5\r\n;\r\n".encode()


# --- layers ---


@pytest.mark.parametrize("layer", LAYER_IDS)
@pytest.mark.parametrize("wish", [((), ()), (("PV22", "PV23"), ("mobility", "housing"))], ids=["all", "filtered"])
def test_every_form_has_the_columns_and_rows_of_the_geojson(built: Built, layer: str, wish: Any) -> None:
    features = [f["properties"] for f in json.loads(built.export(layer, *wish))["features"]]
    columns = [column.name for column in built.columns_of(layer)]
    assert features or wish[1]
    assert all(list(feature) == columns for feature in features)
    flat_rows = [[flat_cell(feature[name]) for name in columns] for feature in features]
    head, *rows = read_xlsx(layer_bytes(built, layer, *wish, "xlsx"))
    assert head == [*columns, "note"]
    assert [row[:-1] for row in rows] == [[None if cell == "" else cell for cell in row] for row in flat_rows]
    head, *lines = read_csv(layer_bytes(built, layer, *wish, "csv"))
    assert head == [*columns, "note"]
    said = {None: "", True: "true", False: "false"}
    assert all(line[-1] == WARNING for line in lines)
    assert [line[:-1] for line in lines] == [
        [said[c] if c is None or isinstance(c, bool) else str(c) for c in row] for row in flat_rows
    ]


def test_a_layer_brings_the_sources_of_exactly_the_facts_that_count(built: Built) -> None:
    wish: Any = (["PV22"], ["housing"])
    counted = {i for row in built.counted("housing", *wish) for i in row["fact_ids"]}
    expected = [
        [fact["id"], source["file"], source["line_start"], source["line_end"], source["figure"]]
        for fact in built.facts
        if fact["id"] in counted
        for source in fact["sources"]
    ]
    head, *rows = read_xlsx(layer_bytes(built, "housing", *wish, "xlsx"), 1)
    assert head == [column.name for column in SOURCE_COLUMNS]
    assert [[row[0], *row[4:8]] for row in rows] == expected
    assert expected


def test_a_workbook_says_what_it_is_and_what_its_columns_mean(built: Built) -> None:
    content = layer_bytes(built, "mirt", ["Drenthe"], ["mobility"], "xlsx")
    about = {row[1]: row[2] for row in read_xlsx(content, 3)[1:]}
    boundary = built.manifest["boundary"]
    assert about["licence"] == "CC BY 4.0"
    assert about["credit"] == f"afsprakenkaart; {boundary['credit']}"
    assert about["edition"] == f"{built.manifest['edition']} ({built.manifest['edition_date']})"
    assert about["boundaries"] == f"{boundary['origin']}, 2025, {boundary['licence']}"
    assert about["filter"] == "provincie / province: PV22; thema / theme: mobility"
    assert "part_of" in about["adding up"]
    meaning = {row[0] for row in read_xlsx(content, 2)[1:]}
    assert meaning == {column.name for column in (*built.columns_of(mirt.LAYER.id), *SOURCE_COLUMNS)}


def test_no_text_of_a_layer_comes_near_the_length_of_a_cell(built: Built) -> None:
    longest = max(len(str(flat_cell(v))) for layer in LAYER_IDS for row in built.features(layer) for v in row.values())
    assert longest < CELL_LENGTH / 2


# --- facts ---


def test_the_table_of_facts_has_every_field_of_the_export(seeds: Seeds, all_facts: Table, built: Built) -> None:
    fact = next(iter(seeds.facts.values()))
    own = ["licence", "credit", "edition", *columns()]
    assert [c.name for c in FACT_COLUMNS if c.name != "outcome_state"] == [*flat(fact, seeds), *own]
    for row, known in zip(all_facts.rows, built.facts, strict=True):
        assert {k: v for k, v in row.items() if k not in ("sources", "ours", "progress", "outcome_state", *own)} == {
            k: v
            for k, v in known.items()
            if k not in ("sources", "ours", "progress", "sites", "grid", "reading", "words")
        }


def test_the_facts_are_the_same_in_every_form(all_facts: Table) -> None:
    columns = [column.name for column in FACT_COLUMNS]
    told = json.loads(as_json(all_facts))
    assert list(told) == ["about", "facts", "sources"]
    expected = [[flat_cell(row[name]) for name in columns] for row in told["facts"]]
    head, *rows = read_xlsx(as_xlsx(all_facts))
    assert head == [*columns, "note"]
    assert [row[:-1] for row in rows] == [[None if cell == "" else cell for cell in row] for row in expected]
    head, *lines = read_csv(as_csv(all_facts))
    assert head == [*columns, "note"]
    assert [line[0] for line in lines] == [row[0] for row in expected]
    amount = columns.index("amount_eur")
    assert [line[amount] for line in lines] == ["" if r[amount] is None else str(r[amount]) for r in expected]
    assert any(line[amount] for line in lines)


def test_each_source_of_each_fact_is_a_row_that_names_its_letter(all_facts: Table, built: Built) -> None:
    assert len(all_facts.sources) == sum(len(fact["sources"]) for fact in built.facts)
    titles = {part["title"] for part in built.registers["document_parts"]}
    assert {row["letter"] for row in all_facts.sources} <= titles
    row, source = all_facts.rows[0], all_facts.sources[0]
    assert row["sources"][0].startswith(f"{source['letter']} ({source['file']}), {source['line_start']}")
    assert row["sources"][0].endswith(f": {source['figure']}")


def test_a_source_of_an_unknown_file_is_named_by_the_file(
    make_fact: Callable[..., dict[str, Any]], built: Built
) -> None:
    fact = {**built.facts[0], "sources": [{"file": "nieuw.txt", "line_start": 3, "line_end": 4, "figure": "€ 1"}]}
    found = fact_table([fact], [], "2026.1", "2026-11-25", {}, {})
    assert found.rows[0]["sources"] == ["nieuw.txt (nieuw.txt), 3-4: € 1"]
    assert found.sources[0]["sender"] is None


def test_a_table_says_every_filter_or_that_there_is_none() -> None:
    filters = filter_words(["PV22"], ["housing"], ["Noord"], "=Assen")
    [said] = [value for _, en, value in fact_table([], [], "2026.1", "2026-11-25", filters, {}).about if en == "filter"]
    assert said == (
        "provincie / province: PV22; landsdeel / part of the country: Noord; thema / theme: housing; "
        "zoekt naar / searches for: =Assen"
    )
    [said] = [v for _, en, v in fact_table([], [], "2026.1", "2026-11-25", filter_words(), {}).about if en == "filter"]
    assert said == "geen / none"


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_facts_give_the_same_bytes_at_another_time(
    all_facts: Table, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = WRITERS[form](all_facts)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert WRITERS[form](all_facts) == once


def test_a_workbook_is_dated_by_its_edition(all_facts: Table) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(all_facts)))
    assert f"{book.properties.created:%Y-%m-%d}" == all_facts.edition_date
    assert book.properties.created == book.properties.modified


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_the_command_writes_the_facts_as_filtered(
    built: Built, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deep" / f"facts.{form}"
    assert main(["facts", "--out", str(out), "--province", "drenthe", "--theme", "housing"], {}) == 0
    assert capsys.readouterr().out == f"{out}\n"
    facts = select(built.facts, ["PV22"], ["housing"])
    expected = facts_of(built, facts)
    added = of_facts(built.facts, ["PV22"], ["housing"])
    filters = filter_words(["PV22"], ["housing"])
    edition = expected.edition, expected.edition_date
    assert out.read_bytes() == WRITERS[form](
        fact_table(facts, built.registers["document_parts"], *edition, filters, added)
    )
    assert expected.rows


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (["--out", "facts.pdf"], "ends in .csv, .data.csv, .xlsx, .json"),
        (["--out", "facts.csv", "--province", "PV99"], "unknown province 'PV99'; known are PV20 Groningen"),
        (["--out", "facts.csv", "--theme", "love"], "unknown theme 'love'; known are housing"),
    ],
)
def test_the_command_refuses_what_it_does_not_know(
    wish: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["facts", *wish], {}) == 1
    assert message in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_says_how_each_promise_stood_on_the_day_of_its_edition(all_facts: Table, built: Built) -> None:
    day = date.fromisoformat(all_facts.edition_date)
    assert [row["outcome_state"] for row in all_facts.rows] == [state(fact, day) for fact in built.facts]
    assert {"without word", "not yet due"} <= {row["outcome_state"] for row in all_facts.rows}


def test_each_filter_has_words_in_a_table() -> None:
    assert list(NARROWED_BY) == [*NAMES, *WRITTEN]
