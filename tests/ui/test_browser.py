"""The app in a real browser, from the start that `make run` makes."""

from __future__ import annotations

import base64
import contextlib
import json
import re
import urllib.parse
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import pytest
from playwright.sync_api import Browser, Route, expect

from layers.analysis import AGREEMENTS, HOMES, totals
from layers.built import Built
from layers.cache import set_current
from layers.layer import LayerId
from layers.registry import GROUND, LAYERS
from layers.style import SELECTED
from tests.ui.conftest import HOSTILE, View, begun, visitor
from ui.views.cards import CARDS, MORE_CARDS
from ui.words import filters
from ui.words.common import EN, NL
from ui.words.downloads import NL as DOWNLOADS
from ui.words.formats import number
from ui.words.glossary import WORDS as GLOSSARY
from ui.words.introduction import WORDS as INTRODUCTION

pytestmark = pytest.mark.browser

UTRECHT = (52.09, 5.4)
PDOK = "https://service.pdok.nl/"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def results(view: View) -> str:
    return view.count.inner_text().strip()


@pytest.mark.with_streamlit
def test_the_page_opens_with_figures_map_and_panel_in_sight(view: View, built: Built) -> None:
    view.open()
    count = totals(built.facts, AGREEMENTS).total or 0
    expect(view.figure(NL.figures.agreements)).to_contain_text(number(count, "nl"))
    view.settled()
    for part in (view.part("figures"), view.map_frame, view.panel):
        box = part.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 900
    expect(view.panel).to_contain_text(INTRODUCTION["nl"].title)


def test_the_five_layers_draw(view: View, built: Built) -> None:
    view.open("background=off&fill=grid&layer=provinces&layer=novex&layer=housing&layer=mirt&layer=congestion")
    assert view.paths("outlines") == 12
    assert view.paths("hatches") == len(built.features("novex"))
    places = [p for p in built.features("congestion") if p["kind"] == "place"]
    points = [*built.features("housing"), *built.features("mirt"), *places]
    assert view.sites() == {p["name"] for p in points}
    areas = [p for p in built.features("congestion") if p["kind"] != "place"]
    assert view.paths("fills") == len(areas)
    names = view.js("() => [...document.querySelectorAll('.label-name')].map((e) => e.textContent)")
    assert sorted(names) == sorted(p["name"] for p in built.features("provinces"))


def test_a_layer_goes_off_and_on_in_the_legend_without_a_new_map(view: View) -> None:
    view.open()
    view.js("() => { window.same = true; }")
    novex = view.layer(LAYERS[LayerId("novex")].words["nl"].name)
    assert view.paths("hatches") == 0
    view.changed(novex.check)
    assert view.paths("hatches") > 0
    view.changed(novex.uncheck)
    assert view.paths("hatches") == 0
    assert view.js("() => window.same") is True


def test_the_fill_is_chosen_above_the_map_and_no_number_is_not_nothing(view: View) -> None:
    view.open()
    view.changed(view.theme(NL.map.theme["homes"]).click)
    expect(view.page).to_have_url(re.compile("fill=homes"))
    expect(view.theme(NL.map.theme["homes"])).to_have_attribute("aria-current", "true")
    expect(view.legend).to_contain_text(NL.map.agreed_no_number)
    expect(view.legend).to_contain_text(NL.map.nothing_agreed["homes"])


def test_the_legend_says_what_grid_red_means(view: View) -> None:
    view.open("background=off&fill=grid")
    expect(view.legend).to_contain_text(NL.map.fill_note["grid"])


@pytest.mark.with_streamlit
def test_the_province_filter_changes_map_figures_and_table(view: View, built: Built) -> None:
    view.open("background=off&layer=provinces&layer=housing")
    before = results(view)
    view.js("() => { window.same = true; }")
    view.choose(NL.filters.province, "Drenthe")
    left = built.counted("housing", ["PV22"])
    assert view.sites() == {p["name"] for p in left} < {p["name"] for p in built.features("housing")}
    found = totals(built.facts, HOMES)
    expect(view.figure(NL.figures.homes)).to_contain_text(number(found.only("PV22") or 0, "nl"))
    in_province = [f for f in built.facts if "PV22" in f["province_codes"]]
    expect(view.count).to_contain_text(f"{len(in_province)} van")
    assert results(view) != before
    expect(view.page).to_have_url(re.compile("province=PV22"))
    assert view.js("() => window.same") is True


def test_a_click_opens_the_panel_with_the_right_figure_and_selects_the_row(view: View, built: Built) -> None:
    site = next(p for p in built.features("housing") if p["homes"])
    fact = next(f for f in built.facts if f["id"] in site["fact_ids"] and f["homes"])
    points = json.loads((built.path / "points.json").read_text(encoding="utf-8"))["housing"]
    lng, lat = next(_first(f["geometry"]) for f in points if f.get("id", f["properties"].get("id")) == site["id"])
    view.open("background=off&layer=housing")
    view.js("(_, p) => map.setView(p, 13, { animate: false })", [lat, lng])
    view.click(lat, lng)
    panel = view.panel
    expect(view.opened).to_have_text(site["name"])
    expect(panel).to_contain_text(number(fact["homes"], "nl"))
    source = fact["sources"][0]
    expect(panel).to_contain_text(f"{source['line_start']}")
    expect(view.page).to_have_url(re.compile(urllib.parse.quote(f"housing:{site['id']}", safe="-")))
    selected = view.table().get_by_role("row").filter(has=view.page.locator("[aria-current]"))
    expect(selected).to_have_count(1)
    expect(selected).to_contain_text(site["name"])


def _first(geometry: dict[str, object]) -> tuple[float, float]:
    found: object = geometry["coordinates"]
    while isinstance(found, list) and isinstance(found[0], list):
        found = found[0]
    assert isinstance(found, list)
    return float(found[0]), float(found[1])


def test_a_click_lists_all_that_lies_there_smallest_first(view: View, built: Built) -> None:
    view.open("background=off&fill=grid&layer=provinces&layer=novex")
    view.click(*UTRECHT)
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(view.page.url).query)
    assert "provinces:PV26" in query["at"]
    sizes = {}
    for layer in ("provinces", "novex", "congestion"):
        frame = gpd.read_file(built.path / f"{layer}.geojson", columns=["id"]).to_crs(28992)
        sizes |= {f"{layer}:{i}": a for i, a in zip(frame["id"], frame.area, strict=True)}
    found = [sizes[key] for key in query["at"]]
    # The map's own shapes are simplified: a per cent does not count.
    assert all(a <= 1.01 * b for a, b in pairwise(found))
    assert len(found) > 2
    layer, _, last = query["at"][-1].partition(":")
    view.changed(view.part("panel").get_by_text(NL.detail.under_point).locator("..").get_by_role("link").last.click)
    name = next(p["name"] for p in built.features(layer) if p["id"] == last)
    expect(view.opened).to_have_text(name)


def test_enter_on_the_map_opens_what_lies_under_its_middle(view: View) -> None:
    view.open()
    view.js("() => map.setView([52.09, 5.4], 9, { animate: false })")
    view.map.locator("#map").focus()
    view.changed(lambda: view.page.keyboard.press("Enter"))
    assert "at=" in view.page.url


@pytest.mark.with_streamlit
def test_moving_and_zooming_the_map_runs_and_fetches_nothing(view: View) -> None:
    sent: list[object] = []
    view.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    view.open()
    begun(view.page)
    assert sent
    sent.clear()
    view.requests.clear()
    view.js("() => { map.setZoom(9, { animate: false }); map.panBy([80, 40], { animate: false }); }")
    view.page.wait_for_timeout(600)
    assert sent == []
    # A browser asks for the sign of a page when it likes.
    assert [url for url in view.requests if "/assets/" not in url and "/favicon" not in url] == []


@pytest.mark.with_streamlit
def test_two_choices_quickly_after_one_another_are_both_kept(view: View) -> None:
    view.open()
    view.page.route("**/parts/**", lambda route: (view.page.wait_for_timeout(300), route.continue_()))
    provinces = view.page.get_by_role("group", name=NL.filters.province)
    provinces.get_by_role("link", name="Drenthe", exact=True).click()
    provinces.get_by_role("link", name="Limburg", exact=True).click()
    expect(view.page).to_have_url(re.compile("province=PV22&province=PV31"))
    expect(provinces.locator("[aria-current]")).to_have_text(["Drenthe", "Limburg"])


def test_a_row_of_the_table_selects_on_the_map(view: View) -> None:
    view.open("background=off&province=PV22&sort=homes&order=desc")
    row = view.table().get_by_role("row").nth(1)
    view.changed(row.get_by_role("cell").first.click)
    assert "fact=" in view.page.url
    expect(view.cards.and_(view.page.locator("[aria-current]"))).to_be_visible()
    expect(row.get_by_role("link")).to_have_attribute("aria-current", "true")
    view.changed(row.get_by_role("link").click)
    assert "fact=" not in view.page.url


def test_a_download_opens_in_geopandas_with_the_right_rows(view: View, built: Built, tmp_path: Path) -> None:
    view.open("background=off&province=PV22&theme=housing")
    view.page.get_by_text(DOWNLOADS.title).click()
    rows = built.counted("housing", ["PV22"], ["housing"])
    line = view.page.get_by_role("listitem").filter(has_text=LAYERS[LayerId("housing")].words["nl"].name)
    expect(line).to_contain_text(f"({len(rows)})")
    saved, edition = {}, built.manifest["edition"]
    for form in ("geojson", "gpkg"):
        name = DOWNLOADS.link.format(LAYERS[LayerId("housing")].words["nl"].name, DOWNLOADS.forms[form])
        with view.page.expect_download() as waiting:
            line.get_by_role("link", name=name).click()
        saved[form] = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(saved[form])
        assert saved[form].name == f"afsprakenkaart-housing-PV22-housing-2025-{edition}.{form}"
        frame = gpd.read_file(saved[form], layer="housing")
        assert sorted(frame["id"]) == sorted(p["id"] for p in rows)
    assert saved["geojson"].read_bytes() == built.export("housing", ["PV22"], ["housing"])
    assert gpd.read_file(saved["gpkg"], layer="housing").crs.to_epsg() == 28992


def test_the_address_restores_the_view(view: View) -> None:
    query = "province=PV22&province=PV23&theme=mobility&layer=provinces&layer=mirt&background=off&fill=rijk&lang=en"
    view.open(query)
    for word in ("Drenthe", "Overijssel", "Mobility"):
        expect(view.part("filters").locator("[aria-current]").filter(has_text=word)).to_be_visible()
    expect(view.theme(EN.map.theme["rijk"])).to_have_attribute("aria-current", "true")
    assert view.paths("points") == 0
    shown = results(view)
    url = view.page.url
    view.page.reload()
    view.applied()
    assert results(view) == shown
    assert view.page.url == url


def test_back_takes_the_last_choice_away(view: View) -> None:
    view.open()
    before = results(view)
    view.choose(NL.filters.province, "Drenthe")
    expect(view.page).to_have_url(re.compile("PV22"))
    view.changed(lambda: view.page.go_back())
    expect(view.count).to_have_text(before)


def test_reset_takes_every_filter_away(view: View) -> None:
    view.open("background=off&province=PV22&theme=housing&q=assen")
    view.changed(view.page.get_by_role("link", name=NL.filters.reset).click)
    expect(view.page).to_have_url(f"{view.server}/")


def test_a_search_narrows_map_and_table(view: View) -> None:
    view.open()
    sites = view.sites()
    field = view.part("search").get_by_label(NL.filters.search_field)
    field.fill("Zwolle")
    view.changed(view.part("search").get_by_role("button").click)
    assert set() < view.sites() < sites
    expect(view.page).to_have_url(re.compile("q=Zwolle"))


def test_values_that_mean_nothing_are_dropped_with_a_note(view: View) -> None:
    view.open("background=off&province=PV99&theme=%3Cimg%20src=x%20onerror=alert(1)%3E&page=-3&zz=1&at=housing:nergens")
    note = view.part("notices")
    expect(note).to_contain_text("province=PV99")
    expect(note).to_contain_text("<img src=x onerror=alert(1)>")
    expect(view.page.get_by_text("Traceback")).to_have_count(0)


def test_an_empty_result_says_what_to_do(view: View) -> None:
    view.open("background=off&q=xyzzy")
    expect(view.part("table")).to_contain_text(NL.table.empty_table)


@pytest.mark.with_streamlit
def test_nothing_goes_to_a_third_party_but_background_tiles_when_on(view: View) -> None:
    view.page.route(f"{PDOK}**", lambda route: route.fulfill(content_type="image/png", body=PIXEL))
    view.open("background=off")
    view.settled()
    assert [u for u in view.requests if not u.startswith((view.server, "data:", "blob:"))] == []
    view.changed(view.layer(NL.map.background).check)
    view.map.locator(".leaflet-tile-pane img").first.wait_for(state="attached")
    outside = [u for u in view.requests if not u.startswith((view.server, "data:", "blob:"))]
    assert outside
    assert all(u.startswith(PDOK) for u in outside)
    assert view.paths("outlines") == 12


def test_tiles_that_cannot_be_reached_are_given_up_quietly(view: View) -> None:
    view.page.route(f"{PDOK}**", lambda route: route.abort())
    view.open("")
    expect(view.map.get_by_text(NL.map.unreachable)).to_be_attached()
    assert view.map.locator(".leaflet-tile-pane img").count() == 0
    asked = sum(u.startswith(PDOK) for u in view.requests)
    view.js("() => { map.setZoom(11, { animate: false }); map.panBy([900, 500], { animate: false }); }")
    view.changed(view.layer(LAYERS[LayerId("novex")].words["nl"].name).check)
    assert sum(u.startswith(PDOK) for u in view.requests) == asked
    background = view.layer(NL.map.background)
    view.changed(background.uncheck)
    expect(view.map.get_by_text(NL.map.unreachable)).to_have_count(0)
    view.page.unroute(f"{PDOK}**")
    view.page.route(f"{PDOK}**", lambda route: route.fulfill(content_type="image/png", body=PIXEL))
    view.changed(background.check)
    view.map.locator(".leaflet-tile-pane img.leaflet-tile-loaded").first.wait_for(state="attached")


def test_boundaries_that_do_not_arrive_are_told_in_the_map(view: View) -> None:
    view.page.route("**/map.topojson", lambda route: route.abort())
    view.page.goto(f"{view.server}/?background=off")
    expect(view.map.get_by_role("alert")).to_have_text(NL.map.map_fault)


def test_a_fault_of_the_map_has_its_words_though_they_come_after_it(view: View) -> None:
    view.page.route("**/map.topojson", lambda route: route.abort())
    held: list[Route] = []
    view.page.route(re.compile(r"/parts/[0-9a-f]+/nl/map(\?|$)"), lambda route: held.append(route))
    view.page.goto(f"{view.server}/?background=off")
    fault = view.map.get_by_role("alert")
    fault.wait_for(state="attached")
    assert held
    held[0].continue_()
    expect(fault).to_have_text(NL.map.map_fault)


def zoomed(view: View, zoom: float) -> None:
    view.js("(_, zoom) => { map.setView([52.09, 5.4], zoom, { animate: false }); }", zoom)


def detailed(view: View) -> None:
    """Zoom in on Utrecht and wait for the detail."""
    zoomed(view, 11)
    view.map.locator("body[data-detail]").wait_for(state="attached")


@pytest.mark.with_streamlit
def test_zooming_in_loads_the_detail_once_and_sends_the_server_nothing(view: View, built: Built) -> None:
    sent: list[object] = []
    view.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    view.open()
    begun(view.page)
    before = len(sent)
    zoomed(view, 9.75)
    assert not any("map-detail" in url for url in view.requests)
    detailed(view)
    for zoom in (7, 12, 10):
        zoomed(view, zoom)
    assert view.js("() => document.body.dataset.detail") == str(len(built.registers["municipalities"]))
    assert sum("map-detail" in url for url in view.requests) == 1
    assert len(sent) == before > 0


def outlines(view: View) -> list[str]:
    return list(
        view.js(
            "() => [...document.querySelectorAll('.leaflet-outlines-pane path')].map((p) => p.getAttribute('stroke'))"
        )
    )


def test_the_detail_keeps_what_is_chosen_filtered_and_clickable(view: View) -> None:
    view.open("background=off&theme=housing&at=provinces:PV25")
    kept = outlines(view)
    assert kept.count(SELECTED) == 1
    detailed(view)
    assert outlines(view) == kept
    view.click(*UTRECHT)
    expect(view.panel).to_contain_text("Utrecht")


def test_municipal_borders_are_there_once_zoomed_in_with_the_name_under_the_pointer(view: View) -> None:
    view.open()
    expect(view.legend).to_contain_text(GROUND.words["nl"].signs["municipality"])
    detailed(view)
    assert view.paths("municipalities") == 1
    assert "Amersfoort" in view.map.locator(".label.municipality").all_inner_texts()
    view.page.mouse.move(*view.point(*UTRECHT))
    expect(view.map.locator(".tip")).to_contain_text(f" · {NL.map.municipality}")
    zoomed(view, 8)
    assert view.paths("municipalities") == 0


def test_without_the_provinces_no_municipal_border_is_drawn(view: View) -> None:
    view.open("background=off&layer=housing")
    detailed(view)
    assert view.paths("municipalities") == 0
    view.changed(view.layer(LAYERS[LayerId("provinces")].words["nl"].name).check)
    assert view.paths("municipalities") == 1


def test_a_detail_that_does_not_arrive_leaves_the_overview_and_is_asked_for_again(view: View) -> None:
    view.page.route("**/map-detail.topojson", lambda route: route.abort())
    view.open()
    with view.page.expect_console_message(lambda said: said.type == "warning" and "fetch" in said.text):
        zoomed(view, 11)
    assert view.paths("outlines") == 12
    view.page.unroute("**/map-detail.topojson")
    detailed(view)


@pytest.mark.parametrize("small", ["width: 12px", "display: none"])
def test_a_map_that_gets_its_size_late_waits_for_it(view: View, small: str) -> None:
    # Before any other style: the frame is never seen in another size.
    view.page.add_init_script(
        "const small = new CSSStyleSheet();"
        f" small.replaceSync(':root:not([data-roomy]) .map-frame.map-frame {{ {small} !important }}');"
        " document.adoptedStyleSheets = [small];"
    )
    view.page.goto(f"{view.server}/?background=off")
    view.map.locator("body[data-drawn]").wait_for(state="attached")
    assert view.map.locator("body").get_attribute("data-applied") is None
    view.page.evaluate("document.documentElement.dataset.roomy = ''")
    view.applied()
    assert 6 <= view.js("() => map.getZoom()") <= 8
    assert view.faults == []


def test_a_window_made_narrow_folds_the_legend_that_would_cover_the_map(view: View) -> None:
    view.open()
    expect(view.legend.locator(".legend-body")).to_be_visible()
    view.page.set_viewport_size({"width": 640, "height": 700})
    expect(view.legend.locator(".legend-body")).to_be_hidden()


@pytest.mark.with_streamlit
def test_hostile_text_shows_as_text_in_map_panel_and_table(view: View, hostile: Path, built: Built) -> None:
    set_current(hostile)
    try:
        view.open("background=off&theme=heritage&q=onerror")
        site = json.loads((hostile / "points.json").read_text(encoding="utf-8"))["housing"][0]
        lng, lat = _first(site["geometry"])
        view.page.mouse.move(*view.point(lat, lng))
        expect(view.map.locator(".tip .first")).to_contain_text(HOSTILE)
        view.js("(_, p) => map.setView(p, 13, { animate: false })", [lat, lng])
        view.click(lat, lng)
        expect(view.opened).to_have_text(HOSTILE)
        expect(view.cards.first.get_by_text(HOSTILE, exact=True)).not_to_have_count(0)
        expect(view.table().get_by_role("cell").get_by_text(HOSTILE, exact=True)).not_to_have_count(0)
        for frame in view.page.frames:
            assert frame.locator("img[src='x']").count() == 0
        assert view.faults == []
    finally:
        set_current(built.path)


@pytest.mark.with_streamlit
def test_a_newer_map_is_offered_and_shown_when_asked(view: View, hostile: Path, built: Built) -> None:
    view.open()
    set_current(hostile)
    try:
        view.choose(NL.filters.province, "Drenthe")
        view.page.evaluate("() => window.afsprakenkaartBegin?.()")
        view.page.get_by_role("button", name=NL.page.show_newer, exact=True).click()
        expect(view.page.get_by_text(NL.page.newer_other)).to_be_hidden()
        expect(view.page).to_have_url(re.compile("province=PV22"))
        view.changed(view.page.get_by_role("link", name=NL.filters.reset).click)
        field = view.part("search").get_by_label(NL.filters.search_field)
        field.fill("onerror")
        view.changed(view.part("search").get_by_role("button").click)
        expect(view.count).to_contain_text("2 van")
    finally:
        set_current(built.path)


def test_the_schematic_shapes_are_named_as_such(view: View) -> None:
    view.open()
    expect(view.map.get_by_text(NL.map.schematic)).to_be_visible()


def test_sources_name_every_letter_and_the_boundaries(view: View, built: Built) -> None:
    view.page.goto(f"{view.server}/?view=sources")
    expect(view.page.get_by_text(NL.sources.boundaries)).to_be_visible()
    expect(view.page.get_by_text(built.manifest["boundary"]["credit"])).to_be_visible()
    for document in built.registers["documents"]:
        expect(view.page.get_by_text(document["title"])).to_be_visible()
    letters = {row["file"] for row in built.registers["coverage"]}
    assert letters
    expect(view.page.get_by_text("In de tekst geteld")).to_have_count(len(letters))


def test_english_and_the_way_to_read_the_map(view: View) -> None:
    view.page.goto(f"{view.server}/?view=about&lang=en")
    expect(view.page.get_by_role("heading", name="How things are counted")).to_be_visible()


@pytest.mark.with_streamlit
def test_the_page_works_on_a_phone(phone: View) -> None:
    phone.open("background=off&layer=provinces")
    wide = phone.page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 390
    frame = phone.map_frame.bounding_box()
    panel = phone.panel.bounding_box()
    assert frame
    assert panel
    assert frame["y"] < 320
    assert frame["y"] + frame["height"] <= panel["y"]
    phone.changed(lambda: phone.page.touchscreen.tap(*phone.point(*UTRECHT)))
    assert "at=" in phone.page.url
    phone.panel.get_by_role("link", name=NL.page.close).click()
    expect(phone.map.locator(".legend-body").first).to_be_hidden()
    phone.map.locator(".legend-title").first.click()
    expect(phone.map.locator(".legend-body").first).to_be_visible()
    phone.page.get_by_role("button", name=filters.NL.title).click()
    expect(phone.page.get_by_role("group", name=NL.filters.province)).to_be_visible()


def test_a_choice_in_the_sheet_of_a_phone_closes_it_and_shows_the_map(phone: View) -> None:
    phone.open()
    phone.page.get_by_role("button", name=filters.NL.title).click()
    choice = phone.page.get_by_role("group", name=NL.filters.province).get_by_role("link", name="Utrecht", exact=True)
    phone.changed(choice.click)
    expect(choice).to_be_hidden()
    expect(phone.opened).to_contain_text("Utrecht")


def test_a_filter_on_places_shows_those_places_and_then_what_holds_everywhere(view: View, built: Built) -> None:
    view.open("background=off&landsdeel=Noord")
    panel = view.panel
    expect(view.opened).to_have_text("Noord")
    expect(panel.get_by_role("heading", level=3).first).to_have_text(NL.figures.here_only)
    expect(view.cards).to_have_count(CARDS)
    panel.get_by_role("link", name=re.compile("^Toon [0-9]+ meer")).click()
    expect(view.cards).to_have_count(CARDS + MORE_CARDS)
    panel.get_by_role("link", name=NL.figures.show_national).click()
    expect(view.opened).to_have_text(NL.facts.national)
    expect(view.page).to_have_url(re.compile("landsdeel=Noord.*at=nl"))
    panel.get_by_role("link", name=NL.page.close).click()
    expect(view.opened).to_have_text("Noord")


def test_what_is_opened_shows_from_its_top(view: View) -> None:
    view.open("background=off&landsdeel=Noord")
    scrolled = view.panel
    scrolled.evaluate("(e) => { e.scrollTop = e.scrollHeight; }")
    view.panel.get_by_role("link", name=NL.figures.show_national).click()
    expect(view.opened).to_have_text(NL.facts.national)
    assert scrolled.evaluate("(e) => e.scrollTop") == 0


@pytest.mark.with_streamlit
def test_links_between_pages_do_not_load_the_page_anew(view: View) -> None:
    view.open("background=off&province=PV22")
    view.page.evaluate("window.same = true")
    view.page.get_by_role("link", name=NL.page.view["sources"], exact=True).click()
    expect(view.page.get_by_role("heading", name=NL.sources.letters)).to_be_visible()
    expect(view.page).to_have_url(re.compile("view=sources&province=PV22"))
    expect(view.app.get_by_role("navigation", name=NL.page.pages).locator("[aria-current]")).to_have_text(
        NL.page.view["sources"]
    )
    view.page.go_back()
    view.applied()
    assert view.page.evaluate("window.same") is True


def test_the_language_of_the_browser_comes_first_and_the_page_says_which(browser: Browser, server: str) -> None:
    with contextlib.contextmanager(visitor)(browser, server, locale="en-GB") as view:
        view.page.goto(f"{server}/?view=sources")
        assert view.page.evaluate("document.documentElement.lang") == "en"
        expect(view.page.get_by_role("heading", name=EN.sources.letters)).to_be_visible()
        view.page.get_by_role("link", name="NL", exact=True).click()
        expect(view.page.get_by_role("heading", name=NL.sources.letters)).to_be_visible()
        expect(view.page.locator("html")).to_have_attribute("lang", "nl")
        expect(view.page).to_have_url(re.compile("lang=nl"))


def test_a_first_visit_leads_to_what_holds_for_the_whole_country(view: View) -> None:
    view.open()
    panel = view.panel
    view.changed(panel.get_by_role("link", name="heel Nederland").click)
    expect(view.cards).to_have_count(CARDS)
    expect(view.page).to_have_url(re.compile("at=nl"))


def test_a_word_of_the_field_is_explained_where_it_stands(view: View) -> None:
    view.open("background=off&at=novex:regio-zwolle")
    panel = view.panel
    term = GLOSSARY["nl"].terms["novex"]
    expect(panel.get_by_text(term.short)).to_be_hidden()
    panel.get_by_text(term.question).click()
    expect(panel.get_by_text(term.short)).to_be_visible()


def test_on_a_phone_what_a_click_opens_comes_over_the_map_and_closes(phone: View) -> None:
    phone.open("background=off&at=provinces:PV22")
    panel = phone.panel
    box = panel.bounding_box()
    assert box
    assert box["y"] > 300
    assert box["y"] + box["height"] <= 845
    phone.changed(panel.get_by_role("link", name=NL.page.close).click)
    expect(panel).not_to_have_css("position", "fixed")


@pytest.mark.parametrize("path", ["/?background=off", "/plain"])
def test_a_finger_hits_each_link_among_the_downloads_on_a_narrow_screen(phone: View, view: View, path: str) -> None:
    for page in (phone.page, view.page):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(f"{view.server}{path}")
        if path != "/plain":
            page.get_by_role("button", name=DOWNLOADS.title).first.click()
        page.locator(".downloads details > summary").click()
        sizes = page.locator(".downloads :is(a, summary)").evaluate_all(
            "found => found.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
        )
        assert len(sizes) > 20
        assert [size for size in sizes if min(size) < 44] == []
