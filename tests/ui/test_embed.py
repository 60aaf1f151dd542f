"""The map alone in a page of someone else, and who may put it there."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Route, expect
from starlette.applications import Starlette
from starlette.middleware import Middleware

from settings import read
from tests.ui.client import Client
from tests.ui.conftest import View
from ui.data.state import ViewState
from ui.shell.headers import SecurityHeaders
from ui.views.frame import whole_map
from ui.views.map_themes import ALL
from ui.words import embed
from ui.words.common import NL

SITE = "https://www.example.nl"
FRAME = f"/parts/{'0' * 32}/nl/frame"


def ancestors(address: str) -> tuple[str, bool]:
    """Who may frame an address by its policy, and whether the older header says the same."""
    headers = Client(Starlette(middleware=[Middleware(SecurityHeaders)])).get(address).headers
    named = re.search("frame-ancestors ([^;]*)", headers["content-security-policy"])
    assert named
    return named[1], headers.get("x-frame-options") == "SAMEORIGIN"


@pytest.mark.parametrize("address", ["/", "/?embed=true", FRAME])
def test_without_the_setting_nobody_else_may_frame_anything(address: str) -> None:
    assert ancestors(address) == ("'self'", True)


@pytest.mark.parametrize("address", ["/?embed=true", "/?province=PV22&embed=true"])
def test_a_named_site_may_frame_the_embedded_map(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_EMBED_ORIGINS", f"{SITE} http://localhost:9")
    assert ancestors(address) == (f"'self' {SITE} http://localhost:9", False)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?embed=false",
        "/?q=embed%3Dtrue",
        "/layers/mirt.geojson?embed=true",
        "/component/x/",
        f"{FRAME}?embed=true",
    ],
)
def test_a_named_site_may_frame_nothing_else(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_EMBED_ORIGINS", SITE)
    assert ancestors(address) == ("'self'", True)


def test_only_plain_origins_are_taken_from_the_setting() -> None:
    refused = [
        "*",
        "https:",
        "https://*.nl",
        "https://a.nl/path",
        "'unsafe-inline'",
        "https://a.nl;script-src",
        "data:",
    ]
    found = read({"AFSPRAKENKAART_EMBED_ORIGINS": f" {SITE}  http://127.0.0.1:8000 {' '.join(refused)}"})
    assert found.embed_origins == (SITE, "http://127.0.0.1:8000")
    assert all(any(repr(word) in fault for fault in found.faults) for word in refused)
    assert read({}).embed_origins == ()


def test_the_line_under_the_map_leads_to_the_same_choices_in_a_window_of_its_own() -> None:
    html = whole_map(ViewState(view="timeline", provinces=("PV22",), fill="homes", page=3))
    found = re.search('href="/[?]([^"]*)"', html)
    assert found
    query = parse_qs(found[1].replace("&amp;", "&"))
    assert query == {"province": ["PV22"], "fill": ["homes"], "page": ["3"]}
    assert 'target="_blank"' in html


@pytest.mark.browser
def test_the_embedded_map_stands_alone_and_leads_to_the_whole(view: View) -> None:
    page = view.page
    held: list[Route] = []
    page.route("**/map.topojson", lambda route: held.append(route))
    page.goto(f"{view.server}/?embed=true&background=off&province=PV22")
    expect(view.map.locator(".loading")).to_have_text(NL.map.map_loading)
    for route in held:
        route.continue_()
    page.unroute("**/map.topojson")
    view.applied()
    expect(page.locator(".site-header, .site-footer, .tiles, .part-panel, .part-table, .side")).to_have_count(0)
    box = page.locator(".map-box iframe").bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"]) == (0, 0, 1440)
    assert box["height"] > 800
    expect(view.legend).to_be_visible()
    expect(view.map.locator(".loading")).to_have_count(0)
    view.changed(view.theme(NL.map.theme["homes"]).click)
    expect(page).to_have_url(re.compile("embed=true.*fill=homes|fill=homes.*embed=true"))
    link = page.get_by_role("link", name=embed.NL.whole)
    expect(link).to_have_attribute("href", re.compile("fill=homes"))
    with page.context.expect_page() as opened:
        link.click()
    whole = opened.value
    expect(whole.locator(".site-header")).to_be_visible()
    assert parse_qs(whole.url.partition("?")[2]) == {
        "background": ["off"],
        "province": ["PV22"],
        "layer": list(ALL["homes"].layers),
        "fill": ["homes"],
    }
