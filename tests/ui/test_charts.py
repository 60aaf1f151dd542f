"""The charts: their numbers are those of the totals, their titles say them, and the file holds what the table shows."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layers.analysis import HOMES, totals
from layers.build import build
from layers.built import open_built
from layers.deadlines import today
from layers.outcomes import Due, is_due
from layers.outcomes import state as state_of
from layers.style import CHART
from seeds.load import load_seeds
from tests.ui.client import Client
from tests.ui.conftest import HOSTILE, boundaries
from ui.data import state
from ui.data.addresses import chart_address
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.chart import Bar, Chart, largest, sorted_rows
from ui.say.chart_counts import meetings, novex, silence
from ui.say.chart_data import HOMES_STANDINGS, MONEY_STANDINGS, PAYERS, certainty, contributions, homes, money, projects
from ui.say.chart_drawing import CHARTS, MAKERS, drawing
from ui.say.chart_outcomes import headline, outcomes
from ui.say.comparison import instruments
from ui.say.outcomes import CLASSES
from ui.say.safe_html import el
from ui.views import charts as page
from ui.views.pictures import told
from ui.words.charts import WORDS as CHART_WORDS
from ui.words.common import NL, WORDS
from ui.words.formats import number, short_euro

PAGE_STYLES = Path(__file__).parents[2] / "ui" / "assets" / "page.css"

FILTERS: list[dict[str, Any]] = [
    {},
    {"provinces": ("PV22", "PV23")},
    {"themes": ("housing",)},
    {"landsdelen": ("Noord",), "themes": ("mobility",)},
    {"provinces": ("PV25",)},
    {"search": "Lelylijn"},
]


def picture(edition: Edition, **chosen: Any) -> Picture:
    return Picture(edition, ViewState(view="charts", **chosen))


def numbers(chart: Chart, panel: str | None = None) -> float:
    return sum(bar.number for name, bars in chart.panels.items() for bar in bars if panel in (None, name))


# What stands where.


@pytest.mark.parametrize("chosen", FILTERS, ids=str)
def test_the_homes_of_a_province_are_its_own_total_by_standing(edition: Edition, chosen: dict[str, Any]) -> None:
    here = picture(edition, **chosen)
    found = totals(here.searched, HOMES, provinces=here.provinces or (), themes=here.view.themes)
    rows = {row[0]: row[2:] for row in homes(here).rows if row[0]}
    assert set(rows) == set(here.provinces or edition.provinces)
    for code, row in rows.items():
        assert list(row) == [found.own(str(code)).standing(name) for name in HOMES_STANDINGS]


def test_every_province_stands_in_the_chart_of_homes_and_none_as_zero(edition: Edition) -> None:
    chart = homes(picture(edition))
    drawn = {bar.row for bar in chart.bars}
    assert drawn | set(chart.silent) == {province["name"] for province in edition.provinces.values()}
    assert not drawn & set(chart.silent)
    assert all(bar.number > 0 for bar in chart.bars)
    assert set(chart.silent.values()) == {CHART_WORDS["nl"].no_number}


def test_the_certainty_of_homes_keeps_national_aims_apart(edition: Edition) -> None:
    found, chart = totals(edition.built.facts, HOMES), certainty(picture(edition))
    assert numbers(chart, "none") == (found.none or 0) > 0
    assert numbers(chart, "several") == (found.several or 0)
    assert numbers(chart) == found.total


@pytest.mark.parametrize("chosen", FILTERS, ids=str)
def test_the_money_of_each_payer_is_its_total_by_standing(edition: Edition, chosen: dict[str, Any]) -> None:
    here = picture(edition, **chosen)
    rows = money(here).rows
    for payer in PAYERS:
        name = NL.facts.payer[payer or "none"]
        found = totals(here.searched, contributions(payer), provinces=here.provinces or (), themes=here.view.themes)
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
    assert "none" not in money(picture(edition, provinces=("PV22",))).panels


def test_the_money_of_a_project_is_that_of_the_facts_that_name_it(edition: Edition) -> None:
    chart = projects(picture(edition))
    naming = {i for feature in edition.built.features("mirt") for i in feature["fact_ids"]}
    shares = [
        share
        for payer in PAYERS
        for share in totals(edition.built.facts, contributions(payer)).shares
        if share.fact_id in naming
    ]
    assert numbers(chart) == sum(share.number for share in shares) > 0
    assert chart.facts == {share.fact_id for share in shares}


def test_each_fact_that_names_a_meeting_counts_once(edition: Edition) -> None:
    here = picture(edition)
    chart = meetings(here)
    counts: Counter[object] = Counter()
    for name, _, _, count in chart.rows:
        counts[name] += int(count or 0)
    assert counts == Counter(fact["table"] for fact in here.facts if fact["table"])
    # What is not drawn has one fact, and is named.
    undrawn = set(counts) - {bar.row for bar in chart.bars}
    assert undrawn == {name for name in counts if counts[name] == 1}
    assert all(str(name) in " ".join(chart.notes) for name in undrawn)


def test_a_meeting_whose_date_has_passed_says_so_and_no_other_does(edition: Edition) -> None:
    asides = meetings(picture(edition)).asides
    assert "BO MIRT 2025" in asides
    assert not {name for name in asides if "2026" in name or not any(letter.isdigit() for letter in name)}


def test_each_novex_area_counts_once_for_each_document(edition: Edition) -> None:
    areas = [f for f in edition.built.features("novex") if f["kind"] == "novex"]
    counts: Counter[object] = Counter()
    for name, _, count, _ in novex(picture(edition)).rows:
        counts[name] += int(count or 0)
    assert counts == {name.capitalize(): len(areas) for name in instruments("nl").values()}


def test_a_box_is_filled_where_a_fact_names_the_province_and_empty_boxes_say_what_was_read(edition: Edition) -> None:
    chart = silence(picture(edition))
    said = {(code, fact["theme"]) for fact in edition.built.facts for code in fact["province_codes"]}
    by_name = {province["name"]: code for code, province in edition.provinces.items()}
    for name, boxes in chart.boxes.items():
        for theme, box in zip(NL.facts.themes, boxes, strict=True):
            assert (box.state == "said") == ((by_name[name], theme) in said)
            assert (box.href is not None) == (box.state == "said")
            if box.state != "said":
                assert box.state == ("silent" if name == "Drenthe" else "unread")


def test_a_filled_box_leads_to_the_map_of_that_province_and_theme(edition: Edition) -> None:
    with state.for_browser_in("nl"):
        boxes = silence(picture(edition, themes=("housing",))).boxes["Groningen"]
    assert [box.href for box in boxes] == ["?province=PV20&theme=housing"]


# What is drawn.


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("chosen", FILTERS, ids=str)
def test_every_bar_has_its_number_in_the_table(edition: Edition, chart: str, chosen: dict[str, Any]) -> None:
    made = MAKERS[chart](picture(edition, **chosen))
    in_table = Counter(cell for row in made.rows for cell in row if isinstance(cell, int | float))
    assert not Counter(bar.number for bar in made.bars) - in_table


@pytest.mark.parametrize("chart", CHARTS)
def test_every_series_has_a_name_and_a_colour_of_its_meaning(edition: Edition, chart: str) -> None:
    here = picture(edition)
    made = MAKERS[chart](here)
    assert {bar.series for bar in made.bars} <= set(made.series)
    assert {bar.series for bar in made.bars} <= set(CHART)
    assert [key["name"] for key in drawing(made, here)["legend"]] == list(made.series.values())


def test_only_what_adds_up_is_stacked(edition: Edition) -> None:
    assert {chart for chart, make in MAKERS.items() if make(picture(edition)).stacked} == {
        "meetings",
        "novex",
        "outcomes",
    }


def test_filters_that_leave_no_place_leave_no_bar(edition: Edition) -> None:
    here = picture(edition, provinces=("PV31",), landsdelen=("Noord",))
    assert all(make(here).is_empty for make in MAKERS.values())
    assert all(make(here).headline == "" for make in MAKERS.values())


bar = st.builds(Bar, st.sampled_from("abc"), st.sampled_from("xy"), st.integers(1, 9), st.just(""))


@given(st.lists(bar), st.booleans())
def test_rows_are_sorted_and_nothing_is_lost(bars: list[Bar], stacked: bool) -> None:
    found = sorted_rows(bars, stacked=stacked)
    assert Counter(map(str, found)) == Counter(map(str, bars))
    rows = list(dict.fromkeys(b.row for b in found))
    assert [b.row for b in found] == [row for row in rows for b in found if b.row == row]
    sizes = [[b.number for b in found if b.row == row] for row in rows]
    of_rows = [sum(size) if stacked else max(size) for size in sizes]
    assert of_rows == sorted(of_rows, reverse=True)


# What titles say.

filters = st.fixed_dictionaries(
    {
        "provinces": st.lists(st.sampled_from([f"PV{n}" for n in range(20, 32)]), max_size=3, unique=True).map(tuple),
        "themes": st.lists(st.sampled_from(list(NL.facts.themes)), max_size=2, unique=True).map(tuple),
        "language": st.sampled_from(list(WORDS)),
    }
)


@settings(max_examples=60, deadline=None)
@given(filters)
@example({"provinces": (), "themes": (), "language": "nl"})
@example({"provinces": (), "themes": (), "language": "en"})
def test_a_title_names_the_largest_and_its_number_is_that_of_the_bar(chosen: dict[str, Any]) -> None:
    here = picture(EDITIONS[0], **chosen)
    for make in MAKERS.values():
        chart = make(here)
        assert bool(chart.headline) == (not chart.is_empty)
        if chart.id in ("silence", "meetings", "outcomes") or chart.is_empty:
            continue
        drawn = [b for b in chart.bars if b.series != "not_mentioned"] or chart.bars
        top = largest(drawn)
        assert top[0].said.casefold() in chart.headline.casefold()
        named = [b.row for b in top] if chart.id != "certainty" else []
        assert all(row.casefold() in chart.headline.casefold() for row in named)


@settings(max_examples=40, deadline=None)
@given(filters)
def test_the_title_of_meetings_counts_a_whole_row_and_that_of_silence_a_whole_column(chosen: dict[str, Any]) -> None:
    here = picture(EDITIONS[0], **chosen)
    language = here.view.language
    rows: Counter[str] = Counter()
    found = meetings(here)
    for name, _, _, count in found.rows:
        rows[str(name)] += int(count or 0)
    if rows:
        most = max(rows.values())
        assert number(most, language) in found.headline
        assert all(name in found.headline for name in rows if rows[name] == most)
    matrix = silence(here)
    columns = [sum(boxes[at].state != "said" for boxes in matrix.boxes.values()) for at, _ in enumerate(matrix.columns)]
    if len(matrix.boxes) > 1 and max(columns):
        assert number(max(columns), language) in matrix.headline
    silent = [name for name, count in zip(matrix.columns, columns, strict=True) if count == max(columns) > 0]
    assert all(name.casefold() in matrix.headline.casefold() for name in silent)


@settings(max_examples=40, deadline=None)
@given(filters)
def test_the_title_of_outcomes_counts_what_is_due_without_word_among_the_facts_in_view(chosen: dict[str, Any]) -> None:
    here = picture(EDITIONS[0], **chosen)
    made = outcomes(here)
    stands = [state_of(fact, today()) for fact in here.facts]
    silent = stands.count("without word")
    passed = sum(is_due(fact, today()) for fact in here.facts)
    assert made.is_empty == (not any(stands))
    if silent:
        assert {number(silent, here.view.language), number(passed, here.view.language)} <= {*made.headline.split()}


@given(st.builds(Due, st.integers(0, 99), st.integers(0, 99)), st.sampled_from(["nl", "en"]))
def test_no_title_of_outcomes_calls_silence_an_answer(due: Due, language: Any) -> None:
    said = headline(due, 100, language)
    assert (str(due.silent) in said.split()) or not due.silent
    assert ("geen brief" in said or "no letter" in said) == bool(due.silent)


def test_each_promise_stands_in_the_row_of_each_province_that_its_letter_names(edition: Edition) -> None:
    rows = [row for row in outcomes(picture(edition)).rows if row[0] == CHART_WORDS["nl"].panel["provinces"]]
    named = [f["province_codes"] for f in edition.built.facts if state_of(f, today())]
    assert sum(int(row[3] or 0) for row in rows if row[1] == "Drenthe") == sum("PV22" in codes for codes in named)


def test_the_sign_of_each_outcome_has_the_colour_that_its_bar_has() -> None:
    sheet = PAGE_STYLES.read_text(encoding="utf-8")
    for found, name in CLASSES.items():
        if found not in ("without word", "not yet due"):
            assert f".{name} {{ --sign: {CHART[found]}; }}" in sheet


EDITIONS: list[Edition] = []


@pytest.fixture(autouse=True)
def same_edition(edition: Edition) -> None:
    """Hypothesis takes no fixture that lives shorter than its examples."""
    EDITIONS[:] = [edition]


@pytest.mark.parametrize("language", WORDS)
def test_an_equal_largest_is_not_called_the_largest_alone(edition: Edition, language: Any) -> None:
    chart = novex(picture(edition, provinces=("PV25",), language=language))
    top = largest([b for b in chart.bars if b.series != "not_mentioned"])
    assert len(top) > 1
    assert all(b.row in chart.headline for b in top)


@given(st.integers(1, 10**13), st.sampled_from(["nl", "en"]))
@example(999_950_000, "nl")
@example(999_949_999, "nl")
def test_a_short_amount_is_the_nearest_in_its_unit(amount: int, language: Any) -> None:
    said = short_euro(amount, language).replace("€", "").strip()
    digits, _, unit = said.partition(" ")
    thousands, decimals = (".", ",") if language == "nl" else (",", ".")
    value = float(digits.replace(thousands, "").replace(decimals, "."))
    size = {"": 1, "mln": 10**6, "m": 10**6, "mld.": 10**9, "bn": 10**9}[unit]
    assert abs(value * size - amount) <= size * {1: 0, 10**6: 0.05, 10**9: 0.005}[size] * 1.001
    assert 1 <= value < 1000 or size in (1, 10**9)


def test_amounts_of_one_size_are_written_alike() -> None:
    assert [short_euro(n, "nl") for n in (2_741_400_000, 7_700_000_000)] == ["€ 2,74 mld.", "€ 7,7 mld."]
    assert [short_euro(n, "en") for n in (102_717_000, 2_200_000)] == ["€102.7 m", "€2.2 m"]


# What reaches the browser.


class Told(HTMLParser):
    """Reads what boxes say of their charts, as a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Any] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [json.loads(value or "") for name, value in attrs if name == "data-chart"]


def read(html: str) -> Told:
    parser = Told()
    parser.feed(html)
    return parser


@given(st.dictionaries(st.text(), st.text()))
@example({"title": HOSTILE})
@example({"</script>": "'\"><!--"})
def test_no_text_breaks_out_of_the_data_of_a_chart(data: dict[str, str]) -> None:
    parser = read(el("div", data_chart=told(data)))
    assert parser.found == [data]
    assert parser.tags == {"div"}


def test_hostile_names_stay_text_in_a_chart(tmp_path: Path) -> None:
    seeds = load_seeds()
    name, fact = next((i, f) for i, f in seeds.facts.items() if f.table == "BO MIRT 2025")
    changed = replace(seeds, facts={**seeds.facts, name: fact.model_copy(update={"table": HOSTILE})})
    edition = Edition(open_built(build(boundaries(tmp_path), changed, tmp_path)))
    with state.for_browser_in("nl"):
        html = page.html(picture(edition, search=HOSTILE[:20]))
        parser = read(html)
        whole = read(page.html(picture(edition)))
    assert not {"img", "script"} & parser.tags
    assert not {"img", "script"} & whole.tags
    assert any(HOSTILE in json.dumps(data, ensure_ascii=False).replace('\\"', '"') for data in whole.found)


def test_every_chart_says_its_title_and_has_table_file_source_and_pictures(edition: Edition) -> None:
    with state.for_browser_in("nl"):
        html = page.html(picture(edition))
    parser = read(html)
    assert [data["id"] for data in parser.found] == list(CHARTS)
    for data in parser.found:
        assert f"/charts/{data['id']}.csv" in html
        assert data["title"]
        assert data["source"]
        assert parse_qs(data["around"]["address"][1:]) == {"view": ["charts"], "lang": ["nl"]}
    assert html.count('data-picture="png"') == 2 * len(CHARTS)


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


def test_the_file_has_a_telling_name_that_no_search_text_can_enter(client: Client, edition: Edition) -> None:
    answer = client.get("/charts/homes.csv?province=PV22&q=" + quote('"\r\nSet-Cookie:x'))
    name = edition.built.manifest["edition"]
    assert answer.headers["content-disposition"] == f'attachment; filename="afsprakenkaart-homes-PV22-{name}.csv"'
