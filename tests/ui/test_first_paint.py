"""The page as it is first sent is the page: what comes later moves nothing, and Streamlit has no part in a click."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, WebSocket, expect

from tests.ui.conftest import View, begun, visitor
from ui.words.common import NL

pytestmark = [pytest.mark.browser, pytest.mark.with_streamlit]
opened = contextmanager(visitor)
BOXED = ["top", "tiles", "map-box", "part-panel", "part-table", "side"]
BOXES = """(names) => Object.fromEntries(names.map((name) => {
  const { x, y, width, height } = document.querySelector(`.${name}`).getBoundingClientRect();
  return [name, [x, y, width, height].map(Math.round)];
}))"""
SHIFTS = """() => { window.shifted = 0; new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
}).observe({ type: "layout-shift", buffered: true }); }"""
ONCE = "() => { window.__loaded = 'once'; }"
DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SIZES = [
    DESK,
    {"viewport": {"width": 1920, "height": 1080}},
    {"viewport": {"width": 1024, "height": 768}, "color_scheme": "dark"},
    {"viewport": {"width": 844, "height": 390}, "has_touch": True, "is_mobile": True},
    PHONE,
]


@pytest.mark.parametrize("options", SIZES)
def test_nothing_moves_when_map_and_streamlit_come(browser: Browser, server: str, options: dict[str, Any]) -> None:
    with opened(browser, server, **options) as view:
        view.page.add_init_script(f"({SHIFTS})()")
        view.page.goto(f"{server}/?background=off", wait_until="commit")
        view.page.locator(".part-table table").wait_for()
        before = view.page.evaluate(BOXES, BOXED)
        view.applied()
        begun(view.page)
        assert view.page.evaluate(BOXES, BOXED) == before
        assert view.page.evaluate("window.shifted") < 0.05


@pytest.mark.parametrize("options", SIZES)
def test_the_map_stands_above_the_fold_and_nothing_is_wider_than_the_window(
    browser: Browser, server: str, options: dict[str, Any]
) -> None:
    with opened(browser, server, **options) as view:
        view.open()
        box = view.page.locator(".map-box").bounding_box()
        assert box
        seen = options["viewport"]["height"] - box["y"]
        assert seen >= min(250, box["height"])
        assert view.page.evaluate("document.documentElement.scrollWidth") <= options["viewport"]["width"]


def test_all_of_a_page_is_there_before_any_script(browser: Browser, server: str) -> None:
    with opened(browser, server, **DESK) as view:
        view.page.route(re.compile(r"\.js(\?|$)"), lambda route: route.abort())
        view.page.goto(f"{server}/?province=PV22")
        expect(view.table().get_by_role("row").first).to_be_visible()
        expect(view.figure(NL.figures.homes)).to_be_visible()
        view.part("filters").get_by_role("link", name="Utrecht").click()
        expect(view.page).to_have_url(re.compile("province=PV22&province=PV26"))
        view.page.get_by_role("searchbox").fill("Zwolle")
        view.page.get_by_role("searchbox").press("Enter")
        expect(view.page).to_have_url(re.compile("q=Zwolle"))
        expect(view.panel).to_contain_text("Zwolle")


def test_a_choice_makes_no_run_of_streamlit(view: View) -> None:
    sent: list[str | bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    view.page.on("websocket", listen)
    view.open()
    begun(view.page)
    runs = len(sent)
    assert runs
    view.choose(NL.filters.province, "Drenthe")
    view.go(NL.page.view["timeline"])
    expect(view.page.locator(".timeline").first).to_be_visible()
    view.page.go_back()
    expect(view.page.locator(".timeline").first).to_be_hidden()
    view.settled()
    assert len(sent) == runs


def test_streamlit_begins_where_the_map_cannot_be_drawn(view: View) -> None:
    view.page.route("**/map.topojson", lambda route: route.abort())
    view.page.goto(f"{view.server}/")
    begun(view.page)


def test_streamlit_begins_where_our_script_fails(view: View) -> None:
    view.page.route("**/page.js", lambda route: route.abort())
    view.page.goto(f"{view.server}/")
    begun(view.page)
    expect(view.table()).to_be_visible()


def test_the_map_is_found_again_as_it_was_when_another_page_was_looked_at(view: View) -> None:
    view.open()
    view.js(ONCE)
    view.choose(NL.filters.province, "Drenthe")
    centre = view.js("() => map.getCenter()")
    view.go(NL.page.view["timeline"])
    expect(view.map_frame).to_be_hidden()
    view.go(NL.page.view["map"])
    expect(view.map_frame).to_be_visible()
    assert view.js("() => window.__loaded") == "once"
    assert view.js("() => map.getCenter()") == pytest.approx(centre, abs=0.01)


def test_a_filter_set_on_another_page_holds_on_the_map(view: View) -> None:
    view.page.goto(f"{view.server}/?view=timeline&background=off")
    expect(view.page.locator(".timeline").first).to_be_visible()
    view.part("filters").get_by_role("link", name="Drenthe", exact=True).click()
    expect(view.page).to_have_url(re.compile("province=PV22"))
    view.go(NL.page.view["map"])
    view.applied()
    expect(view.opened).to_have_text("Drenthe")


def test_the_map_follows_the_theme_of_the_browser(view: View) -> None:
    view.open()
    assert view.js("() => document.documentElement.dataset.theme") == "light"
    view.page.emulate_media(color_scheme="dark")
    view.map.locator("html[data-theme='dark']").wait_for(state="attached")


def test_without_a_connection_one_banner_says_so_and_the_address_stays(view: View) -> None:
    view.open()
    before = view.page.url
    count = view.count.inner_text()
    view.page.context.set_offline(True)
    view.part("filters").get_by_role("link", name="Drenthe", exact=True).click()
    banner = view.page.get_by_role("alert")
    expect(banner).to_have_count(1)
    expect(banner).to_contain_text(NL.page.offline.partition("{}")[0].strip())
    assert view.page.url == before
    assert view.count.inner_text() == count
    view.page.context.set_offline(False)
    expect(view.page).to_have_url(re.compile("province=PV22"))
    expect(banner).to_have_count(0)


def test_a_second_choice_before_the_first_has_come_keeps_both(view: View) -> None:
    view.open()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)
        if len(held) > 1:
            route.continue_()

    view.page.route("**/shown/**", hold)
    view.part("filters").get_by_role("link", name="Drenthe", exact=True).click()
    view.part("filters").get_by_role("link", name="Utrecht", exact=True).click()
    view.page.locator("[aria-busy]").first.wait_for(state="attached")
    held[0].continue_()
    expect(view.page).to_have_url(re.compile("province=PV22&province=PV26"))
