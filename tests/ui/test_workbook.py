"""The workbook for readers: headings and words of the language, names beside codes, one sheet that fits on paper."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest

from layers.adds import WARNING
from layers.fact_columns import FACT_COLUMNS
from layers.layer import Language
from layers.registry import LAYERS
from layers.tables.readable import BESIDE
from tests.ui.client import Client
from ui.data.edition import Edition
from ui.say.wording import wording
from ui.words.common import WORDS
from ui.words.downloads import WORDS as DOWNLOADS

LANGUAGES: tuple[Language, ...] = ("nl", "en")


def workbook(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *body = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert len(set(head)) == len(head)
    return [dict(zip(head, row, strict=True)) for row in body]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["facts", "fact_provinces", *(f"layers/{layer}" for layer in LAYERS)])
def test_every_table_has_headings_of_the_language_and_a_sheet_for_paper(
    client: Client, name: str, language: Language
) -> None:
    book = workbook(client, f"/{name}.xlsx?lang={language}")
    assert tuple(book.sheetnames) == DOWNLOADS[language].sheets
    first, every = book.worksheets[:2]
    assert first.page_setup.orientation == "landscape"
    # As wide as a page of A4, which is what "fit" is where no number of pages is written.
    assert int(first.page_setup.paperSize) == 9
    assert first.sheet_properties.pageSetUpPr.fitToPage
    assert (first.page_setup.fitToWidth or 1, first.page_setup.fitToHeight) == (1, 0)
    assert 2 < first.max_column <= 16
    assert first.max_row == every.max_row
    heads = [cell.value for cell in every[1]]
    assert not [head for head in heads if "_" in head and not head.endswith(")")]
    assert DOWNLOADS[language].note in heads


def test_names_stand_beside_codes_and_the_codes_stay(client: Client, edition: Edition) -> None:
    found = rows(workbook(client, "/facts.xlsx?lang=nl&province=PV22&theme=housing").worksheets[1])
    assert found
    for row in found:
        fact = edition.facts[row["Id"]]
        assert row["Thema"] == fact["theme"]
        assert row["Thema in woorden"] == WORDS["nl"].facts.themes[fact["theme"]]
        names = "; ".join(edition.provinces[code]["name"] for code in fact["province_codes"])
        assert row["Provincies"] == (names or None)
        assert row["Codes van provincies"] == ("; ".join(fact["province_codes"]) or None)
    for row in rows(workbook(client, "/layers/housing.xlsx?lang=nl&province=PV22").worksheets[1]):
        feature = edition.features[f"housing:{row['Id']}"]
        assert row["Provincies"] == "; ".join(feature["province_codes"])
        assert row["Provincies in woorden"] == "; ".join(
            edition.provinces[c]["name"] for c in feature["province_codes"]
        )


def test_the_sheet_for_paper_names_letters_with_their_lines_and_no_file(client: Client) -> None:
    found = rows(workbook(client, "/facts.xlsx?lang=nl&province=PV22").worksheets[0])
    assert list(found[0])[:5] == ["Plaats", "Provincies", "Gemeenten", "Thema", "Status"]
    assert all(re.search(r": [0-9]", row["Bronnen"]) for row in found)


def test_every_value_of_a_worded_column_has_its_word(client: Client, edition: Edition) -> None:
    for language in LANGUAGES:
        said = wording("facts", edition, language).values
        for column in FACT_COLUMNS:
            for fact in edition.built.facts:
                # A file holds the state on its day, no fact does.
                if column.name in said and column.name != "outcome_state":
                    value = fact[column.name]  # type: ignore[literal-required]
                    values = value if isinstance(value, list) else [] if value is None else [value]
                    assert all(v in said[column.name] for v in values), (column.name, value)
    assert BESIDE not in str([column.name for column in FACT_COLUMNS])


def test_sources_lead_to_the_official_letter_where_it_is_known_and_nowhere_else(
    client: Client, edition: Edition
) -> None:
    book = workbook(client, "/facts.xlsx?lang=en")
    sheet = book.worksheets[2]
    linked = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    known = [
        part["official_url"]
        for fact in edition.built.facts
        for source in fact["sources"]
        if (part := edition.part(source)) and part["official_url"]
    ]
    assert known
    assert [cell.hyperlink.target for cell in linked] == known
    assert not [c for s in book.worksheets if s is not sheet for r in s.iter_rows() for c in r if c.hyperlink]
    assert ".txt" not in str([cell.value for row in book.worksheets[0].iter_rows() for cell in row])


def test_without_a_language_the_workbook_is_that_for_programs(client: Client) -> None:
    book = workbook(client, "/facts.xlsx")
    assert [cell.value for cell in book.worksheets[0][1]][:2] == ["id", "theme"]
    assert client.get("/facts.csv?lang=en").content == client.get("/facts.csv").content


def test_the_warning_about_adding_up_stands_at_the_foot_of_the_paper(client: Client) -> None:
    first = workbook(client, "/layers/housing.xlsx?lang=nl").worksheets[0]
    assert WARNING[:60] in str(first.oddFooter.left.text)
