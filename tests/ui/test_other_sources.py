"""What other sources say: CBS's numbers stand beside promises and change none, and the visitor's file stays theirs."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from layers.analysis import HOMES, totals
from layers.build import build
from layers.built import open_built
from layers.cache import set_current
from layers.layer import Language
from seeds.load import Seeds
from tests.cbs_server import kept_figures
from tests.ui.axe import findings
from tests.ui.client import Client
from tests.ui.conftest import HOSTILE, View, boundaries
from ui.data.choices import View as Named
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say import cbs
from ui.say.chart_cbs import BUILT, built
from ui.say.chart_data import homes
from ui.say.chart_drawing import CHARTS, drawing, makers
from ui.views import charts, grid_map, other_sources, sources
from ui.words.cbs import NL
from ui.words.formats import number
from ui.words.grid_map import WORDS as GRID_WORDS

WITHOUT = "GM0106"
"""Assen, for which CBS has no number in one month: Drenthe has no sum."""


@pytest.fixture(scope="module")
def counted(seeds: Seeds, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The facts of the letters with figures of CBS: each municipality built its place in the register a month."""
    cache = tmp_path_factory.mktemp("counted")
    names = {row.code: row.name for row in seeds.municipalities.values()}
    kept = kept_figures(names)
    for month in kept["numbers"]["built"].values():
        month.update({code: at for at, code in enumerate(names)})
    del kept["numbers"]["built"]["2025-10"][WITHOUT]
    kept["tables"] = [{"id": "86098NED", "title": HOSTILE, "modified": "2026-10-30"}]
    return Edition(open_built(build(boundaries(cache), seeds, cache, kept=kept)))


def at(view: Named, ident: str | None = None, language: Language = "nl", **chosen: tuple[str, ...]) -> ViewState:
    return ViewState(view=view, ident=ident, language=language, **chosen)  # type: ignore[arg-type]


def test_a_bar_of_cbs_is_the_sum_of_the_municipalities_and_a_promise_what_it_was(counted: Edition) -> None:
    chart, figures = built(Picture(counted, at("charts"))), counted.built.figures
    assert figures
    bars = {bar.row: bar.number for bar in chart.bars if bar.series == BUILT}
    for code, province in counted.provinces.items():
        assert bars.get(province["name"]) == figures.built(code).number
    assert "Drenthe" not in bars
    promised = {(bar.row, bar.series, bar.number) for bar in chart.bars if bar.series != BUILT}
    assert promised == {(bar.row, bar.series, bar.number) for bar in homes(Picture(counted, at("charts"))).bars}
    assert not chart.stacked


def test_no_total_of_the_letters_knows_of_cbs(counted: Edition, edition: Edition) -> None:
    assert totals(counted.built.facts, HOMES) == totals(edition.built.facts, HOMES)
    for chosen in (at("charts"), at("charts", provinces=("PV20",))):
        assert homes(Picture(counted, chosen)) == homes(Picture(edition, chosen))


def test_the_chart_says_its_months_what_is_provisional_what_is_missing_and_its_source(counted: Edition) -> None:
    page = unescape(charts.html(Picture(counted, at("charts"))))
    assert "Het CBS telt hier van juli 2025" in page
    assert "tot en met augustus 2026" in page
    assert "De cijfers vanaf januari 2026 zijn voorlopig" in page
    assert "Voor Drenthe is er geen som: het CBS heeft geen getal van Assen" in page
    assert re.search(r"geen eigen aantal woningen voor [^.]*Zeeland", page)
    assert "CBS, tabel 86098NED (CC BY 4.0), opgehaald op 28 november 2026" in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_title_and_a_bar_never_call_what_was_built_a_part_of_a_promise(counted: Edition, language: Language) -> None:
    drawn = drawing(built(Picture(counted, at("charts", language=language))), Picture(counted, at("charts")))
    said = f"{drawn['title']} {drawn['note']} {[row for panel in drawn['panels'] for row in panel['rows']]}"
    assert not re.search(r"%|percent|procent|voortgang|progress|van de beloofde|of the promised", said, re.IGNORECASE)


def test_theme_filters_leave_what_cbs_counts(counted: Edition) -> None:
    every = built(Picture(counted, at("charts", provinces=("PV20",))))
    energy = built(Picture(counted, at("charts", provinces=("PV20",), themes=("energy",))))
    assert [bar for bar in energy.bars if bar.series == BUILT] == [bar for bar in every.bars if bar.series == BUILT]
    assert {bar.series for bar in energy.bars} == {BUILT}


def test_without_figures_nothing_speaks_of_them(edition: Edition, client: Client) -> None:
    assert tuple(makers(Picture(edition, at("charts")))) == CHARTS
    assert NL.built_short not in charts.html(Picture(edition, at("charts")))
    assert NL.title not in other_sources.html(Picture(edition, at("province", "PV22")))
    assert built(Picture(edition, at("charts"))).is_empty
    assert client.get("/charts/built.csv").status_code == 404
    assert NL.none in unescape(sources.html(Picture(edition, at("sources"))))


def test_the_file_of_the_chart_holds_its_numbers(
    counted: Edition, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_current(counted.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(counted.built.path.parents[1]))
    lines = client.get("/charts/built.csv?province=PV21").content.decode("utf-8-sig").splitlines()
    assert counted.built.figures
    assert lines[1].split(";")[8] == str(counted.built.figures.built("PV21").number)


@pytest.mark.parametrize(("kind", "ident"), [("province", "PV21"), ("municipality", "GM0014")])
def test_a_page_says_every_number_with_its_month(counted: Edition, kind: Named, ident: str) -> None:
    page = unescape(other_sources.html(Picture(counted, at(kind, ident))))
    figures = counted.built.figures
    assert figures
    assert f"{number(figures.built(ident).number or 0, 'nl')} (deels voorlopig)" in page
    assert "eind augustus 2026" in page
    assert NL.note[kind] in page


def test_a_number_that_cbs_has_not_is_said_to_be_missing_and_is_no_zero(counted: Edition) -> None:
    rows = dict(cbs.about(WITHOUT, counted, "nl"))
    assert rows[NL.built.format("juli 2025", "augustus 2026")] == NL.no_sum.format("Assen")


def test_the_page_of_sources_names_table_date_and_licence_and_runs_nothing_of_a_title(counted: Edition) -> None:
    page = sources.html(Picture(counted, at("sources")))
    assert "<img" not in page
    assert "<script" not in page
    assert "bijgewerkt door het CBS op 30 oktober 2026" in page
    assert "licentie CC BY 4.0, Bron: CBS" in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_place_says_of_the_grid_what_the_letters_say_and_offers_the_map_beside_it(
    edition: Edition, language: Language
) -> None:
    words = GRID_WORDS[language]
    page = unescape(other_sources.html(Picture(edition, at("province", "PV24", language))))
    assert words.unfold in page
    box = unescape(grid_map.html(Picture(edition, at("municipality", "GM0106", language))))
    assert '"codes":["GM0106"]' in box
    assert words.warning in box
    assert grid_map.html(Picture(edition, at("map", language=language))) == ""


HEAD = "postcode;afname;opwek;voedingsgebied_id;voedingsgebied_naam;tennet_id;RNB_postcode;Gemeentecode"
ROWS = (
    "9401AB;3,0;0;A;Assen Noord;Station Zeijerveen;Enexis;GM0106",
    "9401AC;3;-1;A;Assen Noord;;;106",
    "9402AB;;1,0;B;<img src=x onerror=alert(1)>;;;0106",
    "1011AA;0;0;C;Amsterdam;;;GM0363",
)


@pytest.fixture
def unfolded(view: View) -> View:
    """The page of Assen, with the box for the file unfolded."""
    view.page.goto(f"{view.server}/?view=municipality&id=GM0106&lang=nl")
    view.page.locator(".grid-map > summary").click()
    view.page.locator(".grid-box").wait_for()
    view.page.wait_for_function("document.querySelector('script[src*=\"grid.js\"]') !== null")
    view.settled()
    return view


@pytest.mark.slow
def test_a_file_of_the_visitor_is_shown_and_sent_nowhere(unfolded: View, tmp_path: Path) -> None:
    path = tmp_path / "congestie_pc6.csv"
    path.write_text("\r\n".join([HEAD, *ROWS, "totaal;;;"]), encoding="utf-8-sig")
    before = len(unfolded.requests)
    unfolded.page.locator(".grid-box input[type=file]").set_input_files(path)
    said = unfolded.page.locator(".grid-said")
    expect(said.locator("tbody tr")).to_have_count(2)
    expect(said).to_contain_text("4 postcodes gelezen")
    expect(said).to_contain_text("Regel 6: ‘totaal’ is geen postcode")
    expect(said.locator("tbody tr").first).to_contain_text("tekort, wachtrij (rood)")
    expect(said.locator("tbody tr").nth(1)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(said).not_to_contain_text("Amsterdam")
    unfolded.page.locator("[name=grid-postcode]").fill("1011 aa")
    expect(said.locator("caption").first).to_contain_text("1011 aa")
    expect(said).to_contain_text("Amsterdam")
    assert unfolded.requests[before:] == []
    for scheme in ("light", "dark"):
        unfolded.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert findings(unfolded.page, ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]) == []


@pytest.mark.slow
def test_a_file_that_is_none_says_what_is_missing(unfolded: View, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("naam;plaats\na;b", encoding="utf-8")
    unfolded.page.locator(".grid-box input[type=file]").set_input_files(path)
    expect(unfolded.page.locator(".grid-said")).to_contain_text("de kolommen postcode, afname, opwek ontbreken")


@pytest.mark.slow
def test_a_file_that_is_chosen_before_the_script_has_come_is_read_then(view: View, tmp_path: Path) -> None:
    held: list[Route] = []
    view.page.route("**/grid.js*", lambda route: held.append(route))
    view.page.goto(f"{view.server}/?view=municipality&id=GM0106&lang=nl")
    view.page.locator(".grid-map > summary").click()
    path = tmp_path / "other.csv"
    path.write_text("naam;plaats\na;b", encoding="utf-8")
    view.page.locator(".grid-box input[type=file]").set_input_files(path)
    view.page.wait_for_function("document.querySelector('script[src*=\"grid.js\"]') !== null")
    expect(view.page.locator(".grid-said")).to_be_empty()
    held[0].continue_()
    expect(view.page.locator(".grid-said")).to_contain_text("de kolommen postcode, afname, opwek ontbreken")
