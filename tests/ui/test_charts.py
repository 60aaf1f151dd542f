"""The charts: their numbers are those of the totals, and the file holds what the table shows."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import quote

import pytest

from layers.analysis import HOMES, totals
from tests.ui.client import Client
from ui.data.addresses import chart_address
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.chart_data import (
    CHARTS,
    HOMES_STANDINGS,
    MAKERS,
    MONEY_STANDINGS,
    PAYERS,
    Chart,
    contributions,
    homes,
    money,
    novex,
)
from ui.say.comparison import instruments
from ui.words.common import NL, WORDS

FILTERS: list[dict[str, Any]] = [
    {},
    {"provinces": ("PV22", "PV23")},
    {"themes": ("housing",)},
    {"landsdelen": ("Noord",), "themes": ("mobility",)},
]


def picture(edition: Edition, **chosen: Any) -> Picture:
    return Picture(edition, ViewState(view="charts", **chosen))


def numbers(chart: Chart, panel: str | None = None) -> float:
    return sum(bar.number for name, bars in chart.panels.items() for bar in bars if panel in (None, name))


@pytest.mark.parametrize("chosen", FILTERS, ids=str)
def test_the_homes_of_a_province_are_its_own_total_by_standing(edition: Edition, chosen: dict[str, Any]) -> None:
    here = picture(edition, **chosen)
    found = totals(edition.built.facts, HOMES, provinces=here.provinces or (), themes=here.view.themes)
    rows = {row[0]: row[2:] for row in homes(here).rows if row[0]}
    assert set(rows) == set(here.provinces or edition.provinces)
    for code, row in rows.items():
        assert list(row) == [found.own(str(code)).standing(name) for name in HOMES_STANDINGS]


def test_homes_of_several_provinces_and_of_none_stand_in_blocks_of_their_own(edition: Edition) -> None:
    found, chart = totals(edition.built.facts, HOMES), homes(picture(edition))
    assert numbers(chart, "several") == (found.several or 0)
    assert numbers(chart, "none") == found.none
    assert numbers(chart) == found.total


@pytest.mark.parametrize("chosen", FILTERS, ids=str)
def test_the_money_of_each_payer_is_its_total_by_standing(edition: Edition, chosen: dict[str, Any]) -> None:
    here = picture(edition, **chosen)
    rows = money(here).rows
    for payer in PAYERS:
        name = NL.facts.payer[payer or "none"]
        found = totals(
            edition.built.facts, contributions(payer), provinces=here.provinces or (), themes=here.view.themes
        )
        own = [row[3:] for row in rows if str(row[0]).casefold() == name.casefold()]
        for at, standing in enumerate(MONEY_STANDINGS):
            stated = [row[at] for row in own if row[at] is not None]
            assert sum(float(value or 0) for value in stated) == (found.standing(standing) or 0)
            assert bool(stated) == (found.standing(standing) is not None)


def test_national_pots_stand_apart_from_what_lies_in_provinces(edition: Edition) -> None:
    chart = money(picture(edition))
    found = [totals(edition.built.facts, contributions(payer)) for payer in PAYERS]
    assert numbers(chart, "none") == sum(f.none or 0 for f in found) > 0
    assert numbers(chart, "several") == sum(f.several or 0 for f in found)


def test_a_province_filter_leaves_no_national_pot(edition: Edition) -> None:
    assert "none" not in money(picture(edition, provinces=("PV22",))).panels


def test_filters_that_leave_no_place_leave_no_bar(edition: Edition) -> None:
    here = picture(edition, provinces=("PV31",), landsdelen=("Noord",))
    assert [make(here).panels for make in MAKERS.values()] == [{}, {}, {}]


def test_each_novex_area_counts_once_for_each_document(edition: Edition) -> None:
    areas = [f for f in edition.built.features("novex") if f["kind"] == "novex"]
    counts: dict[object, int] = {}
    for name, _, count, _ in novex(picture(edition)).rows:
        counts[name] = counts.get(name, 0) + int(count or 0)
    assert counts == {name.capitalize(): len(areas) for name in instruments("nl").values()}


def test_a_province_with_no_number_is_named_and_has_no_bar(edition: Edition) -> None:
    chart = homes(picture(edition))
    drawn = {bar.row for bar in chart.panels["provinces"]}
    for province in edition.provinces.values():
        assert (province["name"] in chart.notes[0]) != (province["name"] in drawn)


@pytest.mark.parametrize("chart", CHARTS)
def test_every_bar_has_its_number_in_the_table(edition: Edition, chart: str) -> None:
    made = MAKERS[chart](picture(edition))
    in_table = [cell for row in made.rows for cell in row if isinstance(cell, int | float)]
    assert sorted(in_table) == sorted(bar.number for bars in made.panels.values() for bar in bars)


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("chosen", FILTERS, ids=str)
def test_the_file_holds_exactly_the_rows_of_the_table(
    client: Client, edition: Edition, chart: str, chosen: dict[str, Any]
) -> None:
    here = picture(edition, **chosen)
    answer = client.get(chart_address(chart, here.view))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";")
    made = MAKERS[chart](here)
    assert head == list(made.header)
    assert rows == [["" if c is None else str(c) for c in row] for row in made.rows]


@pytest.mark.parametrize("language", WORDS)
def test_the_file_speaks_the_language_of_the_page(client: Client, edition: Edition, language: Any) -> None:
    here = picture(edition, language=language)
    answer = client.get(chart_address("homes", here.view))
    assert homes(here).header[1] in answer.content.decode("utf-8-sig").splitlines()[0]


@pytest.mark.parametrize(
    ("address", "status", "known"),
    [
        ("/charts/rivers.csv", 404, "homes"),
        ("/charts/homes.csv?province=PV99", 400, "PV22"),
        ("/charts/money.csv?theme=weather", 400, "housing"),
        ("/charts/novex.csv?lang=de", 400, "nl"),
        ("/charts/homes.csv?page=2", 400, "province"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(client: Client, address: str, status: int, known: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert known in answer.json()["known"]


def test_the_file_has_a_telling_name_that_no_search_text_can_enter(client: Client) -> None:
    answer = client.get("/charts/homes.csv?province=PV22&q=" + quote('"\r\nSet-Cookie:x'))
    assert answer.headers["content-disposition"] == 'attachment; filename="afsprakenkaart-homes-PV22.csv"'
