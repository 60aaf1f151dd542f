"""Pictures to take along: the map as a drawing, and what the browser makes of it and of each chart."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import Locator, Route, expect

from tests.ui.client import Client
from tests.ui.conftest import View
from ui.data import state
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say import slide
from ui.say.chart_drawing import CHARTS
from ui.views import pictures
from ui.words.charts import NL as CHARTS_NL
from ui.words.common import EN, NL
from ui.words.pictures import EN as PICTURES_EN
from ui.words.pictures import NL as PICTURES

SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"wide": (1600, 900), "square": (1350, 1350)}
LEAST_PX = 14


def drawn(client: Client, edition: Edition, **chosen: Any) -> ET.Element:
    view = ViewState(**chosen)
    with state.for_browser_in("nl"):
        answer = client.get(pictures.address(Picture(edition, view)))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    return ET.fromstring(answer.text)


def words(root: ET.Element) -> str:
    return " ".join(text for tag in root.iter(f"{SVG}text") for text in tag.itertext())


@pytest.mark.parametrize("fill", ["agreements", "homes", "rijk", "grid"])
def test_the_map_by_itself_names_each_province_on_paper_and_leads_nowhere(
    client: Client, edition: Edition, fill: Any
) -> None:
    root = drawn(client, edition, fill=fill)
    assert all(province["name"] in words(root) for province in edition.provinces.values())
    sheet = "".join(style.text or "" for style in root.iter(f"{SVG}style"))
    assert "prefers-color-scheme" not in sheet
    assert not list(root.iter(f"{SVG}a"))


def test_a_province_filter_comes_closer_and_cuts_no_name(client: Client, edition: Edition) -> None:
    root = drawn(client, edition, provinces=("PV20", "PV22"))
    assert "Groningen" in words(root)
    assert "Limburg" not in words(root)
    for tag in root.iter(f"{SVG}text"):
        assert 0 < float(tag.attrib["x"]) < float(root.attrib["width"])


def test_a_drawing_that_is_not_known_is_not_found(client: Client, edition: Edition) -> None:
    digest = edition.built.path.name
    for path in ("0" * 32 + "/nl", f"{digest}/fr", "zz/nl"):
        assert client.get(f"/picture/{path}.svg").status_code == 404


def test_a_picture_says_which_filters_are_on(edition: Edition) -> None:
    def said(**chosen: Any) -> str:
        return slide.filters(Picture(edition, ViewState(**chosen)))

    assert said() == PICTURES.no_filter
    assert said(language="en") == PICTURES_EN.no_filter
    found = said(provinces=("PV22", "PV20"), themes=("housing",), landsdelen=("Noord",), search="<b>")
    for name in ("Drenthe", "Groningen", NL.facts.themes["housing"], "Noord", "<b>"):
        assert name in found


def test_the_legend_of_a_picture_has_no_sign_for_who_zooms_in(edition: Edition) -> None:
    found = pictures.items(Picture(edition, ViewState(fill="homes")))
    assert found
    assert not [item for item in found if item["shape"] == "group"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_map_has_a_button_for_each_form_and_says_what_is_drawn(edition: Edition, language: Any) -> None:
    with state.for_browser_in("nl"):
        html = pictures.html(Picture(edition, ViewState(language=language)))
    assert html.count("data-picture=") == 4
    told = json.loads(unescape(html.partition('data-chart="')[2].partition('"')[0]))
    assert told["title"] == (PICTURES if language == "nl" else PICTURES_EN).map_title["agreements"]
    assert len(told["signs"]) >= 3


# In a browser.


def saved(view: View, button: Locator, to: Path) -> Path:
    with view.page.expect_download() as coming:
        button.click()
    coming.value.save_as(to)
    return to


def check_svg(path: Path, shape: str, *said: str) -> None:
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    assert (float(root.attrib["width"]), float(root.attrib["height"])) == SIZES[shape]
    text = words(root).replace(" ", "")
    for one in said:
        assert one.replace(" ", "") in text, one
    sizes = [float(tag.attrib["font-size"]) for tag in root.iter(f"{SVG}text") if "font-size" in tag.attrib]
    assert min(sizes) >= LEAST_PX
    assert "@font-face" in (root.findtext(f"{SVG}style") or "")


def test_each_chart_is_drawn_from_zero_and_is_taken_along_with_all_that_belongs_to_it(
    view: View, edition: Edition, tmp_path: Path
) -> None:
    view.page.goto(f"{view.server}/?view=charts&province=PV20&province=PV22")
    boxes = view.page.locator("section.chart[data-chart]")
    expect(boxes).to_have_count(len(CHARTS))
    for box in boxes.all():
        told = json.loads(str(box.get_attribute("data-chart")))
        if told["panels"]:
            expect(box.locator(".chart-drawn > svg")).to_be_visible()
        box.get_by_text(PICTURES.title, exact=True).click()
        for shape, size in SIZES.items():
            button = box.locator(f"button[data-picture=png][data-shape={shape}]")
            png = saved(view, button, tmp_path / f"{told['id']}-{shape}.png")
            with Image.open(png) as image:
                assert image.size == size
                assert len(image.convert("RGB").getcolors(maxcolors=1_000_000) or []) > 20
        svg = saved(view, box.locator("button[data-picture=svg][data-shape=wide]"), tmp_path / f"{told['id']}.svg")
        manifest = edition.built.manifest
        check_svg(
            svg, "wide", told["title"], told["around"]["filters"], told["source"], manifest["edition"],
            f"{view.server}/{told['around']['address']}",
        )  # fmt: skip


def test_bars_are_as_long_as_their_numbers_at_every_width(view: View) -> None:
    view.page.goto(f"{view.server}/?view=charts")
    box = view.page.locator("#chart-projects")
    expect(box.locator(".chart-drawn > svg")).to_be_visible()
    told = json.loads(str(box.get_attribute("data-chart")))
    given = [bar["number"] for panel in told["panels"] for row in panel["rows"] for bar in row["bars"]]
    for width in (1440, 390):
        view.page.set_viewport_size({"width": width, "height": 900})
        place = box.locator(".chart-drawn")
        expect(place.locator("> svg")).to_have_attribute("width", str(place.evaluate("(e) => e.clientWidth")))
        wide = box.locator("g.rect rect").evaluate_all(
            "(all) => all.map((e) => [Number(e.getAttribute('x')), Number(e.getAttribute('width'))])"
        )
        assert len({x for x, _ in wide}) == 1
        longest = max(w for _, w in wide)
        for (_, found), number in zip(wide, given, strict=True):
            assert found == pytest.approx(max(longest * number / max(given), 1.5), abs=0.6)
        words_end = box.locator(".chart-drawn text").evaluate_all(
            "(all) => Math.max(...all.map((e) => e.getBoundingClientRect().right))"
        )
        frame = box.locator(".chart-drawn").bounding_box()
        assert frame
        assert words_end <= frame["x"] + frame["width"] + 1


def test_what_is_not_mentioned_is_said_on_its_hatched_bar(view: View) -> None:
    view.page.goto(f"{view.server}/?view=charts")
    drawn = view.page.locator("#chart-novex .chart-drawn > svg")
    expect(drawn.locator("text", has_text=CHARTS_NL.not_stated).first).to_be_visible()


def test_no_word_of_a_chart_is_under_twelve_pixels(phone: View) -> None:
    phone.page.goto(f"{phone.server}/?view=charts")
    expect(phone.page.locator(".chart-drawn > svg").first).to_be_visible()
    sizes = phone.page.locator(".charts *").evaluate_all(
        "(all) => all.filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))"
        ".map((e) => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 12


def test_the_charts_speak_english_too(view: View) -> None:
    view.page.goto(f"{view.server}/?view=charts&lang=en")
    expect(view.page.locator(".chart-drawn > svg").first).to_be_visible()
    assert CHARTS_NL.no_number not in view.page.locator(".charts").inner_text()
    expect(view.page.locator(".charts summary").filter(has_text=PICTURES_EN.title).first).to_be_visible()


def test_the_map_as_filtered_is_taken_along(view: View, tmp_path: Path) -> None:
    view.open("background=off&province=PV22&lang=en&fill=homes")
    view.part("to-picture").get_by_text(PICTURES_EN.title, exact=True).click()
    box = view.page.locator(".map-picture")
    for shape, size in SIZES.items():
        png = saved(view, box.locator(f"button[data-picture=png][data-shape={shape}]"), tmp_path / f"{shape}.png")
        with Image.open(png) as image:
            assert image.size == size
    svg = saved(view, box.locator("button[data-picture=svg][data-shape=square]"), tmp_path / "map.svg")
    told = json.loads(str(box.get_attribute("data-chart")))
    check_svg(
        svg, "square", PICTURES_EN.map_title["homes"], "Filter: Drenthe", told["source"], "Drenthe",
        EN.page.title, told["signs"][0]["label"], "province=PV22",
    )  # fmt: skip


def test_a_picture_that_cannot_be_made_is_told(view: View) -> None:
    view.page.route("**/picture/**", lambda route: route.abort())
    view.open("background=off")
    view.part("to-picture").get_by_text(PICTURES.title, exact=True).click()
    box = view.page.locator(".map-picture")
    box.locator("button").first.click()
    expect(box.get_by_role("alert")).to_have_text(PICTURES.fault)


def test_a_button_pressed_before_its_script_has_come_works_once_it_has(view: View, tmp_path: Path) -> None:
    held: list[Route] = []
    view.page.route("**/charts.js*", lambda route: held.append(route))
    view.open("background=off")
    with view.page.expect_request("**/charts.js*"):
        view.part("to-picture").get_by_text(PICTURES.title, exact=True).click()
    view.page.locator(".map-picture button[data-picture=svg][data-shape=wide]").click()
    with view.page.expect_download() as coming:
        held.pop().continue_()
    coming.value.save_as(tmp_path / "map.svg")
    assert ET.parse(tmp_path / "map.svg").getroot().tag == f"{SVG}svg"


def test_what_draws_pictures_is_loaded_only_where_one_is_asked_for(view: View) -> None:
    view.open("background=off")
    view.settled()
    assert not any("charts.js" in url for url in view.requests)
