"""Timeline, comparison and charts in a real browser: they open, follow the filters, and speak two languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, WebSocket, expect

from tests.ui.conftest import View, begun
from ui.views.compare import IN_CELL
from ui.words import charts, compare, timeline
from ui.words.common import NL

pytestmark = pytest.mark.browser

# What an opening may cost to send, before it is compressed.
OPENING = 25_000


@pytest.fixture
def said(view: View) -> Iterator[View]:
    """A visitor whose browser refuses nothing by the Content Security Policy."""
    refused: list[str] = []
    view.page.on(
        "console",
        lambda message: refused.append(message.text) if re.search("Content.Security.Policy", message.text) else None,
    )
    yield view
    assert not refused


def opened(view: View, query: str, title: str) -> Locator:
    """Open a page and wait for its heading."""
    view.page.goto(f"{view.server}/?{query}")
    heading = view.page.get_by_role("heading", name=title, exact=True, level=1)
    expect(heading).to_be_visible()
    view.settled()
    return heading


def choose_province(view: View, name: str) -> None:
    view.page.get_by_role("group", name=NL.filters.province).get_by_role("link", name=name, exact=True).click()
    expect(view.page).to_have_url(re.compile("province=PV22"))


def switch_to_english(view: View, title: str) -> None:
    view.app.get_by_role("link", name="EN", exact=True).click()
    expect(view.page.get_by_role("heading", name=title, exact=True, level=1)).to_be_visible()


def test_the_timeline_follows_a_province_and_keeps_the_year_and_language(said: View) -> None:
    opened(said, "view=timeline&page=2030", timeline.NL.title)
    years = said.page.locator("nav.years li")
    before = years.all_inner_texts()
    choose_province(said, "Drenthe")
    expect(said.page.get_by_text(timeline.NL.national_too)).to_be_visible()
    assert years.all_inner_texts() != before
    expect(said.page.locator("nav.years [aria-current=page]")).to_contain_text("2030")
    switch_to_english(said, timeline.EN.title)
    expect(said.page.locator("nav.years [aria-current=page]")).to_contain_text("2030")


def test_the_charts_follow_a_province_and_each_has_its_table_file_and_source(said: View) -> None:
    opened(said, "view=charts", charts.NL.title)
    drawn = said.page.locator("#chart-homes .chart-drawn > svg")
    expect(drawn).to_contain_text("Utrecht")
    choose_province(said, "Drenthe")
    expect(drawn).not_to_contain_text("Utrecht")
    expect(drawn).to_contain_text("Drenthe")
    link = said.page.locator("#chart-homes a[href^='/charts/homes.csv']")
    expect(link).to_have_attribute("href", "/charts/homes.csv?province=PV22")
    switch_to_english(said, charts.EN.title)
    expect(drawn).to_be_visible()


@pytest.mark.with_streamlit
def test_a_comparison_of_three_with_an_open_theme_is_light_and_changes_language(said: View) -> None:
    received: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: received.append(len(data)))

    said.page.on("websocket", listen)
    opened(
        said,
        "view=compare&theme=mobility&with=province:PV27&with=province:PV26&with=province:PV23",
        compare.NL.title,
    )
    begun(said.page)
    assert 0 < sum(received) <= OPENING, received
    cells = said.page.locator("td ul.short")
    expect(cells).to_have_count(3)
    assert cells.first.locator("li").count() <= IN_CELL + 1
    switch_to_english(said, compare.EN.title)


def test_enter_in_the_comparison_adds_the_first_that_fits_without_loading_the_page_anew(said: View) -> None:
    opened(said, "view=compare&with=province:PV22", compare.NL.title)
    said.page.evaluate("window.stayed = true")
    said.page.get_by_role("combobox", name=compare.NL.choose).fill("limb")
    said.page.keyboard.press("Enter")
    expect(said.page.locator(".compare-maps img")).to_have_count(2)
    expect(said.page.locator(".chosen-list")).to_contain_text("Limburg")
    assert said.page.evaluate("window.stayed")


@pytest.mark.with_streamlit
def test_a_page_that_is_opened_from_the_foot_of_another_begins_at_its_top(said: View) -> None:
    opened(said, "view=timeline", NL.page.view["timeline"])
    said.page.locator(".site-footer").get_by_role("link", name=NL.page.view["about"], exact=True).click()
    expect(said.page.locator(".site-header[data-viewed*='view=about']")).to_be_visible()
    said.settled()
    assert said.page.get_by_test_id("stMain").evaluate("(main) => main.scrollTop") == 0
