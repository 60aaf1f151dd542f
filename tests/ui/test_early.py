"""What stands before the visitor while Streamlit's page is starting, and the frame of the map that outlives pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.ui.conftest import MAP_FRAME, View, visitor
from ui.words.common import NL

pytestmark = pytest.mark.browser
opened = contextmanager(visitor)
BOXES = """() => Object.fromEntries(["site-header", "tiles", "map-frame", "part-panel"].map((name) => {
  const { x, y, width, height } = document.querySelector(`.${name}`).getBoundingClientRect();
  return [name, width && [x, y, width, height].map(Math.round)];
}))"""
ONCE = "() => { window.__loaded = 'once'; }"


@contextmanager
def held_up(view: View, query: str = "background=off") -> Iterator[None]:
    """Open the page and keep Streamlit's own scripts from it until the end of the block."""
    held: list[Route] = []
    view.page.route("**/static/js/index*.js", lambda route: held.append(route))
    view.page.goto(f"{view.server}/?{query}", wait_until="commit")
    early = view.early.frame_locator(MAP_FRAME)
    early.locator("body[data-drawn][data-applied]").wait_for(state="attached")
    early.locator("body").evaluate(ONCE)
    yield
    for route in held:
        route.continue_()
    view.page.unroute("**/static/js/index*.js")


def loaded_once(view: View) -> bool:
    return bool(view.js("() => window.__loaded === 'once'"))


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 1440, "height": 900}},
        {"viewport": {"width": 1000, "height": 700}, "color_scheme": "dark"},
        {"viewport": {"width": 700, "height": 800}},
        {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    ],
)
def test_what_is_shown_at_once_stays_where_it_is_when_the_page_has_started(
    browser: Browser, server: str, options: dict[str, Any]
) -> None:
    with opened(browser, server, **options) as view:
        with held_up(view):
            expect(view.early.get_by_role("heading", level=1)).to_be_visible()
            expect(view.early.get_by_role("heading", level=2).first).to_be_visible()
            view.page.evaluate("document.fonts.ready")
            before = view.page.evaluate(BOXES)
            if not before["tiles"]:
                del before["tiles"]  # on a phone the figures come last
        view.applied()
        expect(view.early).to_have_count(0)
        view.settled()
        after = view.page.evaluate(BOXES)
        assert before == {name: after[name] for name in before}
        assert loaded_once(view)
        assert view.faults == []


def test_streamlit_begins_soon_where_the_map_cannot_be_drawn(view: View) -> None:
    view.page.route("**/map.topojson", lambda route: route.abort())
    with view.page.expect_console_message(lambda said: said.type == "warning" and "fetch" in said.text):
        view.page.goto(f"{view.server}/?background=off")
    view.settled()
    expect(view.table()).to_be_visible()
    expect(view.map.locator(".fault")).to_have_text(NL.map.map_fault)


def test_streamlit_begins_and_makes_the_map_where_the_early_frame_cannot_be_made(view: View) -> None:
    view.page.add_init_script(
        "if (window === top) { const append = Element.prototype.append; let first = true;"
        " Element.prototype.append = function (...what) {"
        " if (first && what[0]?.localName === 'iframe') { first = false; throw new Error('not here'); }"
        " return append.apply(this, what); }; }"
    )
    view.open()
    expect(view.early).to_have_count(0)
    expect(view.table()).to_be_visible()
    assert view.paths("outlines") == 12


def test_a_click_before_the_page_has_started_is_not_lost(view: View) -> None:
    with held_up(view):
        view.early.get_by_role("link", name=NL.page.view["timeline"]).click()
        expect(view.page).to_have_url(re.compile("view=timeline"))
        expect(view.early).to_have_count(0)
    expect(view.page.get_by_role("heading", level=1)).to_have_text(NL.page.view["timeline"])
    view.page.go_back()
    view.applied()
    assert view.paths("outlines") == 12


def test_the_map_is_found_again_as_it_was_when_another_page_was_looked_at(view: View) -> None:
    view.open()
    view.js(ONCE)
    view.js("() => { map.setView([52.9, 6.6], 10, { animate: false }); }")
    view.go(NL.page.view["timeline"])
    expect(view.page.get_by_role("heading", level=1)).to_have_text(NL.page.view["timeline"])
    expect(view.frames).to_be_hidden()
    view.go(NL.page.view["map"])
    view.applied()
    expect(view.frames).to_be_visible()
    assert view.js("() => map.getZoom()") == 10
    assert loaded_once(view)
    view.page.go_back()
    expect(view.frames).to_be_hidden()
    view.page.go_back()
    expect(view.map_frame).to_be_visible()
    assert loaded_once(view)


def test_a_filter_set_on_another_page_holds_on_the_map_that_was_kept(view: View) -> None:
    view.open()
    view.go(NL.page.view["timeline"])
    expect(view.page.get_by_role("heading", level=1)).to_have_text(NL.page.view["timeline"])
    before = view.frames.content_frame.locator("body").get_attribute("data-applied")
    group = view.page.get_by_test_id("stSidebar").get_by_role("group", name="Provincie")
    group.get_by_role("link", name="Drenthe", exact=True).click()
    expect(view.page).to_have_url(re.compile("province=PV22"))
    view.go(NL.page.view["map"])
    view.map.locator(f"body[data-applied]:not([data-applied='{before}'])").wait_for(state="attached")
    assert view.js("() => map.getBounds().getWest()") > 5


def test_a_browser_that_cannot_move_a_frame_gets_its_map_with_the_page(view: View) -> None:
    view.page.add_init_script("delete Element.prototype.moveBefore;")
    view.open()
    expect(view.early).to_have_count(0)
    assert view.paths("outlines") == 12
    view.go(NL.page.view["timeline"])
    expect(view.frames).to_have_count(0)
    view.go(NL.page.view["map"])
    view.applied()
    assert view.paths("outlines") == 12


def test_the_map_wears_the_theme_of_the_page_from_the_start_and_when_it_changes(view: View) -> None:
    view.page.emulate_media(color_scheme="dark")
    with held_up(view):
        expect(view.frames.content_frame.locator("html")).to_have_attribute("data-theme", "dark")
    view.page.emulate_media(color_scheme="light")
    expect(view.map.locator("html")).to_have_attribute("data-theme", "light")


def test_an_embedded_map_fills_its_page_at_once(view: View) -> None:
    with held_up(view, "embed=true&background=off"):
        expect(view.page.locator(".early > :is(.part-header, .part-figures)")).to_have_count(0)
        before = view.frames.bounding_box()
    view.applied()
    assert view.frames.bounding_box() == before
    assert loaded_once(view)
