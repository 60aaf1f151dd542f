"""The map itself in a browser: names, marks, where it looks, fingers and keys."""

from __future__ import annotations

import io
import re
from itertools import combinations
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from layers.built import Built
from layers.layer import THEMES
from tests.ui.conftest import View, visitor
from ui.data.choices import WORLD
from ui.data.state import ViewState, for_browser_in, written
from ui.views.map_themes import ALL
from ui.words.common import NL

pytestmark = pytest.mark.browser

BOXES = """(_, what) => [...document.querySelectorAll(what)].map((e) => {
  const { left, top, right, bottom } = e.getBoundingClientRect();
  return { name: e.textContent || e.getAttribute('aria-label'), left, top, right, bottom };
}).filter((b) => b.right > b.left)"""
NAMES = ".label:not(.unplaced)"
MARKS = ".leaflet-points-pane :is(path, .mark, .group), .leaflet-lines-pane .mark"
ZWOLLE = "GM0193"


def boxes(view: View, what: str) -> list[dict[str, Any]]:
    return list(view.js(BOXES, what))


def meet(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether two boxes have more than their edges in common."""
    return bool(
        a["left"] + 1 < b["right"]
        and b["left"] + 1 < a["right"]
        and a["top"] + 1 < b["bottom"]
        and b["top"] + 1 < a["bottom"]
    )


def look(view: View, zoom: float) -> None:
    view.js("(_, zoom) => { map.setView([52.1, 5.3], zoom, { animate: false }); }", zoom)


def address_of(theme: str) -> str:
    chosen = ALL[theme]
    with for_browser_in("nl"):
        return written(ViewState(background=False, fill=chosen.fill, layers=chosen.layers))


def small(view: View) -> list[str]:
    """The classes of what has text of less than twelve pixels."""
    found: list[str] = view.js(
        "() => [...document.querySelectorAll('body *')].filter((e) => e.childNodes.length && e.innerText?.trim()"
        " && parseFloat(getComputedStyle(e).fontSize) < 12).map((e) => e.className)"
    )
    return found


# One opening of a theme for all that is asked of its words.
@pytest.mark.parametrize("theme", THEMES)
def test_words_are_twelve_pixels_at_least_and_names_lie_on_no_mark_and_on_no_other_name(view: View, theme: str) -> None:
    view.open(address_of(theme))
    assert small(view) == []
    for zoom in (7.25, 9, 11):
        look(view, zoom)
        if zoom > 10:
            view.map.locator("body[data-detail]").wait_for(state="attached")
        names, marks = boxes(view, NAMES), boxes(view, MARKS)
        assert len(names) > 3, zoom
        assert [(a["name"], b["name"]) for a, b in combinations(names, 2) if meet(a, b)] == [], zoom
        assert [(a["name"], b["name"]) for a in names for b in marks if meet(a, b)] == [], zoom


def test_marks_do_not_pile_up_at_first(view: View) -> None:
    view.open()
    marks = boxes(view, ".leaflet-points-pane :is(path, .group), .leaflet-lines-pane .mark")
    assert 10 < len(marks) < 70

    def middle(box: dict[str, Any]) -> tuple[float, float]:
        return (box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2

    for a, b in combinations(marks, 2):
        (ax, ay), (bx, by) = middle(a), middle(b)
        assert abs(ax - bx) + abs(ay - by) > 8, (a["name"], b["name"])


def group(view: View) -> tuple[float, float]:
    """The middle of a mark that stands for several, clear of the legend."""
    frame = view.map_frame.bounding_box()
    assert frame
    box = max(boxes(view, ".group"), key=lambda box: int(box["name"]))
    return frame["x"] + (box["left"] + box["right"]) / 2, frame["y"] + (box["top"] + box["bottom"]) / 2


def zoom_of(view: View) -> float:
    return float(view.js("() => map.getZoom()"))


def test_a_click_on_several_marks_comes_closer_and_the_address_says_where_the_map_looks(view: View) -> None:
    view.open()
    view.settled()
    home = zoom_of(view)
    view.page.mouse.click(*group(view))
    expect(view.page).to_have_url(re.compile("z=[0-9.]+&c=[0-9.]+,[0-9.]+"))
    near = zoom_of(view)
    assert near > home
    view.page.reload()
    view.applied()
    assert zoom_of(view) == near
    view.map.get_by_role("button", name=NL.map.controls["home"]).click()
    expect(view.page).not_to_have_url(re.compile("[?&][zc]="))
    assert zoom_of(view) < near


def test_where_the_map_looks_stays_when_something_is_opened_and_goes_with_a_filter(view: View) -> None:
    view.open("background=off&z=9&c=52.1,5.4")
    assert zoom_of(view) == 9
    view.click(52.09, 5.4)
    expect(view.page).to_have_url(re.compile("at=.*z=9&c=52[.](1|09)"))
    view.choose(NL.filters.province, "Drenthe")
    expect(view.page).not_to_have_url(re.compile("[?&]z="))
    assert zoom_of(view) != 9


def test_nobody_gets_lost(view: View) -> None:
    view.open()
    view.js("() => { map.panBy([90000, 90000], { animate: false }); map.setZoom(3, { animate: false }); }")
    lat, lng = view.js("() => { const { lat, lng } = map.getCenter(); return [lat, lng]; }")
    (south, north), (west, east) = WORLD
    assert south <= lat <= north
    assert west <= lng <= east
    assert zoom_of(view) >= 6


def test_one_steps_through_all_that_lies_under_a_click(view: View) -> None:
    view.open("background=off&layer=provinces&layer=novex")
    view.click(52.09, 5.4)
    there = parse_qs(urlsplit(view.page.url).query)["at"]
    assert len(there) > 1
    opened = []
    for nth in range(1, len(there) + 1):
        expect(view.panel.locator(".stepper")).to_contain_text(NL.detail.nth_here.format(nth, len(there)))
        opened.append(view.opened.inner_text())
        view.changed(view.panel.get_by_role("link", name=NL.detail.step_next).click)
    expect(view.panel.locator(".stepper")).to_contain_text(NL.detail.nth_here.format(1, len(there)))
    expect(view.opened).to_have_text(opened[0])
    assert len(set(opened)) == len(there)


def test_arrows_say_what_is_in_view_enter_opens_it_and_escape_closes(view: View) -> None:
    view.open("background=off&layer=provinces&layer=mirt")
    container = view.map.locator(".leaflet-container")
    said = view.map.locator("[aria-live]")
    container.focus()
    names = []
    for _ in range(4):
        container.press("ArrowRight")
        names.append(said.inner_text())
    assert len({*names}) == 4
    container.press("ArrowLeft")
    expect(said).to_have_text(names[2])
    look(view, 12)
    look(view, 11)
    container.press("ArrowRight")
    name, _, kind = said.inner_text().partition(", ")
    assert kind
    view.changed(lambda: container.press("Enter"))
    expect(view.opened).to_have_text(name)
    view.changed(lambda: container.press("Escape"))
    assert "at=" not in view.page.url


def test_the_map_names_the_table_that_says_the_same(view: View) -> None:
    view.open()
    described = view.map.locator(".leaflet-container").get_attribute("aria-describedby")
    table = view.map.locator(f"#{described}").get_by_role("link", name=NL.map.as_table)
    table.click()
    expect(view.page).to_have_url(re.compile("view=table"))


def test_every_mark_has_a_name(view: View) -> None:
    view.open("background=off&layer=provinces&layer=housing&layer=mirt&layer=congestion&layer=collisions")
    nameless = view.js(
        f"() => [...document.querySelectorAll({MARKS!r})].filter((e) => !e.getAttribute('aria-label')).length"
    )
    assert nameless == 0
    assert view.sites()


def test_a_municipality_that_is_searched_is_flown_to_and_the_rest_is_dimmed(view: View, built: Built) -> None:
    name = next(m["name"] for m in built.registers["municipalities"] if m["code"] == ZWOLLE)
    view.open(f"background=off&q={name}")
    outline = view.map.locator("path.outlined")
    outline.wait_for(state="attached")
    expect(view.map.locator("path.mask")).to_be_attached()
    view.map.locator("body:not([data-moving])").wait_for(state="attached")
    seen, frame = outline.bounding_box(), view.map_frame.bounding_box()
    assert seen
    assert frame
    assert max(seen["width"] / frame["width"], seen["height"] / frame["height"]) > 0.3
    assert zoom_of(view) > 8


def test_after_a_flight_the_whole_page_is_drawn(view: View) -> None:
    view.open()
    view.changed(
        lambda: view.page.evaluate("() => window.afsprakenkaartPage.goTo('?municipality=GM0114&background=off')")
    )
    view.map.locator("body:not([data-moving])").wait_for(state="attached")
    view.settled()
    box = view.page.locator(".title").bounding_box()
    assert box
    taken = Image.open(io.BytesIO(view.page.screenshot(clip=dict(box)))).convert("L")  # type: ignore[arg-type]
    assert taken.getextrema()[0] < 100


def test_without_a_place_nothing_is_dimmed(view: View) -> None:
    view.open()
    expect(view.map.locator("path.mask")).to_have_count(0)
    view.choose(NL.filters.province, "Drenthe")
    expect(view.map.locator("path.mask")).to_be_attached()


def touched(view: View, fingers: int, by: tuple[int, int]) -> None:
    """Drag some fingers over the middle of the map."""
    box = view.map_frame.bounding_box()
    assert box
    x, y = box["x"] + 120, box["y"] + 380
    send = view.page.context.new_cdp_session(view.page).send

    def at(part: float) -> list[dict[str, float]]:
        return [{"id": n, "x": x + 90 * n + by[0] * part, "y": y + by[1] * part} for n in range(fingers)]

    for n in range(1, fingers + 1):
        send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": at(0)[:n]})
    for step in range(1, 11):
        send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": at(step / 10)})
    send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_one_finger_moves_the_page_and_says_so_and_two_move_the_map(phone: View) -> None:
    phone.open()
    phone.settled()
    before = phone.js("() => String(map.getCenter())")
    top = phone.map_frame.bounding_box()
    assert top
    touched(phone, 1, (0, -150))
    expect(phone.map.locator(".fingers")).to_have_text(NL.map.controls["fingers"])
    phone.page.wait_for_function(
        "([what, top]) => document.querySelector(what).getBoundingClientRect().y < top - 50",
        arg=[".map-box iframe", top["y"]],
    )
    assert phone.js("() => String(map.getCenter())") == before
    touched(phone, 2, (80, 0))
    expect(phone.page).to_have_url(re.compile("z=.*c="))
    assert phone.js("() => String(map.getCenter())") != before


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_what_the_map_tells_of_its_shapes_lies_under_nothing(phone: View, width: int) -> None:
    phone.page.set_viewport_size({"width": width, "height": 844})
    phone.open()
    (told,) = boxes(phone, ".notice")
    others = boxes(phone, ".leaflet-control, .legends > *")
    assert len(others) > 4
    assert [other["name"] for other in others if meet(told, other)] == []


def test_on_a_phone_legend_and_layers_are_folded_and_open_at_a_tap(phone: View) -> None:
    phone.open()
    bodies = phone.map.locator(".legend-body")
    expect(bodies.first).to_be_hidden()
    phone.map.get_by_text(NL.map.layers, exact=True).tap()
    expect(phone.map.get_by_role("checkbox", name=NL.map.background)).to_be_visible()


def test_the_legend_stands_open_with_six_signs_at_a_desk(browser: Browser, server: str) -> None:
    for view in visitor(browser, server, False, viewport={"width": 1440, "height": 900}):
        view.open()
        view.settled()
        expect(view.legend.locator(".legend-body > .item")).to_have_count(6)
        expect(view.legend.locator(".more .item").first).to_be_hidden()
        view.legend.get_by_text(NL.map.more).click()
        expect(view.legend.locator(".more .item").first).to_be_visible()
