"""No click is lost: not where the page changes under the pointer, not where an answer takes long or does not come."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import geopandas as gpd
import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from layers.built import Built
from layers.layer import LayerId
from layers.registry import LAYERS
from tests.ui.conftest import PATIENCE_MS, View, visitor
from ui.words.common import NL
from ui.words.downloads import NL as DOWNLOADS

pytestmark = pytest.mark.browser
opened = contextmanager(visitor)
DRENTHE = "() => document.getElementById('filter-PV22').click()"
# Nothing is awaited: the links behind a choice are followed before anybody has answered.
COUNT = """() => {
  const puts = window.__puts = {};
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const name = addedNodes.length && /part-([\\w-]+)/.exec(target.className)?.[1];
      if (name) puts[name] = (puts[name] || 0) + 1;
    }
  }).observe(document.body, { childList: true, subtree: true });
}"""
AT_ONCE = "(links) => { for (const link of links) document.querySelector(link).click(); }"


def press(view: View, what: Locator) -> None:
    """Move the pointer onto something and press it, without letting go."""
    what.scroll_into_view_if_needed()
    box = what.bounding_box()
    assert box
    view.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    view.page.mouse.down()


def choose_drenthe(view: View) -> None:
    """Choose a province by other means than the pointer, and wait until nothing on the page is of before."""
    view.page.evaluate(DRENTHE)
    expect(view.page).to_have_url(re.compile("province=PV22"))
    # What is pressed waits, and all else is of the choice.
    expect(view.page.locator("[data-part][aria-busy]:not(:has(:active))")).to_have_count(0)


def until(view: View, is_so: Callable[[], bool]) -> None:
    for _ in range(PATIENCE_MS // 50):
        if is_so():
            return
        view.page.wait_for_timeout(50)
    raise AssertionError("it never was so")


@pytest.mark.parametrize(
    ("pressed", "leads_to"),
    [
        (".pages a[href*='view=timeline']", "view=timeline&province=PV22"),
        ("#filter-PV31", "province=PV22&province=PV31"),
        ("#sort-homes", "province=PV22.*&sort=homes"),
        (".facts-table tbody tr:first-child .of-theme", "&fact="),
        (".site-footer a[href*='view=accessibility']", "view=accessibility&province=PV22"),
    ],
)
def test_what_is_pressed_while_the_page_changes_under_it_is_clicked_when_it_is_let_go(
    view: View, pressed: str, leads_to: str
) -> None:
    view.open()
    view.settled()
    press(view, view.page.locator(pressed))
    choose_drenthe(view)
    view.page.mouse.up()
    expect(view.page).to_have_url(re.compile(leads_to))


@pytest.mark.browser
def test_what_moves_away_under_a_pointer_that_stays_is_clicked_when_it_is_let_go(view: View) -> None:
    view.open()
    view.settled()
    link = view.page.get_by_role("group", name="Provincie").get_by_role("link", name="Drenthe")
    press(view, link)
    link.evaluate("link => { link.closest('ul').style.marginTop = '120px'; }")
    view.changed(view.page.mouse.up)
    assert "province=PV22" in view.page.url


@pytest.mark.browser
def test_a_pointer_that_drags_away_from_a_link_does_not_click_it(view: View) -> None:
    view.open()
    view.settled()
    before = view.page.url
    press(view, view.page.get_by_role("group", name="Provincie").get_by_role("link", name="Drenthe"))
    view.page.mouse.move(700, 500)
    view.page.mouse.up()
    view.settled()
    assert view.page.url == before


def test_what_is_touched_while_the_page_changes_under_it_is_clicked_once(browser: Browser, server: str) -> None:
    with opened(browser, server, viewport={"width": 1440, "height": 900}, has_touch=True) as view:
        view.open()
        view.settled()
        box = view.page.locator("#filter-PV31").bounding_box()
        assert box
        finger = view.page.context.new_cdp_session(view.page)
        at = [{"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}]
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": at})
        view.page.evaluate(DRENTHE)
        expect(view.page).to_have_url(re.compile("province=PV22"))
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(view.page).to_have_url(re.compile("province=PV22&province=PV31"))
        expect(view.page.locator("#filter-PV31[aria-current]")).to_have_count(1)
        view.settled()
        assert "province=PV22&province=PV31" in view.page.url


@pytest.mark.parametrize(
    ("then", "leads_to"),
    [
        (".pages a[href*='view=timeline']", "view=timeline&province=PV22&province=PV31"),
        (".site-footer a[href*='view=accessibility']", "view=accessibility&province=PV22&province=PV31"),
        (".part-panel .ways a", "province=PV22&province=PV31.*&at=nl"),
    ],
)
def test_a_link_that_is_clicked_before_it_knows_of_the_choice_before_it_keeps_that_choice(
    view: View, then: str, leads_to: str
) -> None:
    view.open("background=off&province=PV22")
    view.settled()
    view.page.evaluate(AT_ONCE, ["#filter-PV31", then])
    expect(view.page).to_have_url(re.compile(leads_to))


def test_three_choices_at_once_are_all_kept(view: View) -> None:
    view.open()
    view.settled()
    view.page.evaluate(AT_ONCE, ["#filter-PV22", "#filter-PV31", "#filter-housing"])
    expect(view.page).to_have_url(re.compile("province=PV22&province=PV31&theme=housing"))
    expect(view.part("filters").locator("[aria-current]")).to_have_count(3)
    view.settled()
    expect(view.part("filters").locator("[aria-current]")).to_have_count(3)


def test_each_fragment_is_put_once_after_a_choice(view: View) -> None:
    view.open()
    view.settled()
    view.page.evaluate(COUNT)
    choose_drenthe(view)
    puts = view.page.evaluate("() => window.__puts")
    assert {"figures", "filters", "panel", "table", "header", "footer"} <= {*puts}
    assert {*puts.values()} == {1}


def test_a_click_on_the_map_that_is_not_answered_is_told_with_a_way_to_try_again(view: View) -> None:
    view.open()
    view.page.route("**/picked/**", lambda route: route.abort())
    view.page.mouse.click(*view.point(52.09, 5.4))
    told = view.page.locator(".told").get_by_role("alert")
    expect(told).to_contain_text(NL.page.no_part)
    view.page.unroute("**/picked/**")
    view.changed(told.get_by_role("button", name=NL.page.again).click)
    assert "at=" in view.page.url
    expect(told).to_have_count(0)


def file_link(view: View, layer: str, form: str) -> Locator:
    name = DOWNLOADS.link.format(LAYERS[LayerId(layer)].words["nl"].name, DOWNLOADS.forms[form])
    return view.page.get_by_role("link", name=name)


def words_of(view: View, said: str, layer: str, form: str) -> str:
    return said.format(DOWNLOADS.link.format(LAYERS[LayerId(layer)].words["nl"].name, DOWNLOADS.forms[form]))


def test_a_geopackage_says_that_it_is_being_made_and_comes_though_the_page_goes_on(view: View, tmp_path: Path) -> None:
    held: list[Route] = []
    view.open("background=off&province=PV22")
    view.page.route("**/layers/novex.gpkg?*", lambda route: held.append(route))
    view.page.get_by_role("button", name=DOWNLOADS.title).click()
    file_link(view, "novex", "gpkg").click()
    told = view.page.locator(".told").get_by_text(words_of(view, DOWNLOADS.making, "novex", "gpkg"))
    expect(told).to_be_visible()
    view.go(NL.page.view["timeline"])
    expect(view.page.get_by_role("heading", level=1)).to_have_text(NL.page.view["timeline"])
    expect(told).to_be_visible()
    with view.page.expect_download() as waiting:
        held[0].continue_()
    waiting.value.save_as(tmp_path / "novex.gpkg")
    assert len(gpd.read_file(tmp_path / "novex.gpkg", layer="novex")) > 0
    expect(told).to_have_count(0)
    assert "view=timeline" in view.page.url


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda route: route.fulfill(status=503, json={"error": "busy"}), DOWNLOADS.busy),
        (lambda route: route.abort(), DOWNLOADS.lost),
    ],
    ids=["busy", "lost"],
)
def test_a_file_that_cannot_be_had_is_told_on_the_page_with_a_way_to_try_again(
    view: View, built: Built, fault: Callable[[Route], None], said: str, tmp_path: Path
) -> None:
    view.open("background=off&province=PV22")
    view.page.get_by_role("button", name=DOWNLOADS.title).click()
    view.page.route("**/layers/housing.geojson?*", fault)
    before = view.page.url
    file_link(view, "housing", "geojson").click()
    told = view.page.locator(".told").get_by_role("alert")
    expect(told).to_contain_text(words_of(view, said, "housing", "geojson"))
    assert view.page.url == before
    view.page.unroute("**/layers/housing.geojson?*")
    with view.page.expect_download() as waiting:
        told.get_by_role("button", name=NL.page.again).click()
    waiting.value.save_as(tmp_path / "housing.geojson")
    assert (tmp_path / "housing.geojson").read_bytes() == built.export("housing", ["PV22"])
    expect(told).to_have_count(0)


def test_of_several_geopackages_each_comes_and_the_page_is_answered_meanwhile(view: View) -> None:
    arrived: list[str] = []
    held: list[Route] = []
    layers = ("provinces", "novex", "housing", "mirt")
    view.open("background=off&province=PV22")
    view.page.on("download", lambda download: arrived.append(download.suggested_filename))
    view.page.route("**/layers/*.gpkg?*", lambda route: held.append(route))
    view.page.get_by_role("button", name=DOWNLOADS.title).click()
    for layer in layers:
        file_link(view, layer, "gpkg").click()
    # One is asked for at a time: a browser has six connections to a server, and the page needs some.
    view.choose(NL.filters.theme, NL.facts.themes["housing"])
    assert len(held) == 1
    for n in range(len(layers)):
        expect(view.page.locator(".told p")).to_have_count(len(layers) - n)
        until(view, lambda n=n: len(held) > n)
        with view.page.expect_download():
            held[n].fulfill(body="made", headers={"Content-Disposition": f'attachment; filename="{n}.gpkg"'})
    assert arrived == [f"{n}.gpkg" for n in range(len(layers))]
