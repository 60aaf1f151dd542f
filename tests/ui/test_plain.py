"""Nothing goes blank: whatever fails between server and browser, every view stands as a plain page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import pytest
import streamlit
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route, expect
from starlette.applications import Starlette

from benchmarks import replicas
from layers.cache import set_current
from layers.letters import OFFICIAL
from tests.ui.client import Client
from tests.ui.conftest import PATIENCE_MS, visitor
from ui.data.choices import View
from ui.data.edition import Edition
from ui.data.state import SUBJECT_VIEWS
from ui.shell.page_head import ANCHORS, plain_address, rewritten
from ui.shell.routes import ROUTES
from ui.words import what_if
from ui.words.plain import NL

STREAMLIT = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
SUBJECTS = {
    "province": "PV22", "municipality": "GM0193", "novex": "regio-zwolle", "housing": "kronenberg",
    "project": "nedersaksenlijn", "letter": "bo-leefomgeving-2025",
}  # fmt: skip


@pytest.fixture
def app(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The routes of a server that shows the facts of the letters."""
    set_current(edition.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(edition.built.path.parents[1]))
    return Client(Starlette(routes=ROUTES))


def address_of(view: str, edition: Edition) -> str:
    if view not in SUBJECT_VIEWS:
        return f"/plain?view={view}"
    known = [key.partition(":")[2] for key in edition.known.subjects if key.startswith(f"{view}:")]
    return f"/plain?view={view}&id={SUBJECTS[view] if SUBJECTS[view] in known else min(known)}"


@pytest.mark.parametrize("view", get_args(View))
def test_every_view_has_a_plain_page_without_a_script(app: Client, edition: Edition, view: str) -> None:
    answer = app.get(address_of(view, edition))
    assert answer.status_code == 200
    assert NL.missing in answer.text.replace("&#x27;", "'")
    assert "<script" not in answer.text
    assert "data-part" not in answer.text
    assert len(re.findall("<h1", answer.text)) == 1
    assert "<main>" in answer.text


@pytest.mark.parametrize("view", get_args(View))
def test_links_of_a_plain_page_stay_plain(app: Client, edition: Edition, view: str) -> None:
    page = app.get(address_of(view, edition)).text
    # What the head names is for finders, not for a reader.
    links = re.findall(r'href="([^"]*)"', page[page.index("<body") :])
    to_the_app = [link for link in links if urlsplit(link).path == "/"]
    assert len(to_the_app) == 1
    assert all(
        link.startswith(
            (
                "?",
                "#",
                "/layers/",
                "/facts.",
                "/charts/",
                "/print/",
                "/share",
                "/assets/",
                "/?",
                "/lines",
                "/feeds/",
                "/api/v1",
                "/docs/",
                "/bundle.zip",
            )
        )
        or OFFICIAL.fullmatch(link)
        for link in links
    ), [link for link in links if not link.startswith(("?", "#"))]


def test_the_plain_map_links_each_sign_to_what_was_agreed_there(app: Client) -> None:
    page = app.get("/plain").text
    drawn = page[page.index('class="plain-map"') :]
    drawn = drawn[drawn.index("<svg") : drawn.index("</svg>")]
    signs = re.findall(r'<a href="\?([^"]*)"><title>([^<]*)</title>', drawn)
    assert {name for _, name in signs} >= {"Drenthe", "Nedersaksenlijn"}
    query = next(query for query, name in signs if name == "Drenthe").replace("&amp;", "&")
    assert "Drenthe" in re.findall(r'class="panel-name">([^<]*)', app.get(f"/plain?{query}").text)


def test_a_filter_narrows_the_plain_table(app: Client) -> None:
    every, drenthe = (app.get(f"/plain{query}").text for query in ("", "?province=PV22"))
    assert re.findall(r"(\d+) van (\d+)", every) != re.findall(r"(\d+) van (\d+)", drenthe)
    assert 'aria-current="true">Drenthe' in re.sub(r'id="[^"]*"', "", drenthe).replace(" >", ">")


def test_the_search_of_a_plain_page_keeps_the_filters(app: Client) -> None:
    page = app.get("/plain?province=PV22&theme=housing").text
    form = page[page.index("<form") : page.index("</form>")]
    assert re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form) == [("province", "PV22"), ("theme", "housing")]


def test_the_plain_comparison_takes_what_its_form_sends(app: Client) -> None:
    page = app.get("/plain?view=compare&with=province:PV22&with=zwol").text
    form = page[page.index("<form") : page.index("</form>")]
    assert re.findall(r'name="with" value="([^"]+)"', form) == ["province:PV22", "municipality:GM0193"]
    assert page.count("/small-map/") == 2
    empty = app.get("/plain?view=compare&with=province:PV22&with=").text
    assert 'role="status"' not in empty.partition("<main")[0]


def test_the_plain_levers_take_what_their_form_sends(app: Client) -> None:
    page = app.get("/plain?view=collisions&grid=PV20:2035&grid=&decision=").text
    assert re.findall(r'<option value="([^"]+)" selected', page)[0] == "PV20:2035"
    assert what_if.NL.your_assumption in page


def test_what_an_address_names_that_is_unknown_is_told(app: Client) -> None:
    assert "province=PV99" in app.get("/plain?province=PV99").text


def test_without_a_map_the_plain_page_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    answer = Client(Starlette(routes=ROUTES)).get("/plain")
    assert answer.status_code == 503
    assert "<main>" in answer.text


def test_hostile_text_stays_text_on_plain_pages(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.data.edition.newest_digest", lambda: hostile.name)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(hostile.parents[1]))
    page = Client(Starlette(routes=ROUTES)).get("/plain?theme=heritage").text
    assert "&lt;img src=x onerror" in page
    assert not re.search(r"<(script|img src=x)", page)


# --- Streamlit's page ---


@given(st.data())
@settings(max_examples=30)
def test_a_page_of_streamlit_of_another_form_is_sent_as_it_is(data: st.DataObject) -> None:
    anchor = data.draw(st.sampled_from(ANCHORS))
    other = STREAMLIT.replace(anchor, data.draw(st.sampled_from(["", f"{anchor}{anchor}", anchor.upper()])))
    assert rewritten(other, "nl", "nl") == other


def test_a_page_of_the_known_form_is_rewritten() -> None:
    assert rewritten(STREAMLIT, "nl", "nl") != STREAMLIT


@given(st.text())
def test_the_way_to_the_plain_page_holds_nothing_but_parameters(query: str) -> None:
    assert re.fullmatch(r"/plain(\?[\w.~=&%+*-]*)?", plain_address(query), re.ASCII)


# --- what a browser shows ---


def blocked(page: Page, _: str) -> None:
    page.route("**/page.js", lambda route: route.abort())


def throwing(page: Page, _: str) -> None:
    page.route("**/page.js", lambda route: route.fulfill(body="throw new Error('x')", content_type="text/javascript"))


def changed_markup(page: Page, server: str) -> None:
    """Streamlit's page of another form, as the middleware then sends it: untouched."""
    other = STREAMLIT.replace('<html lang="en">', '<html lang="en" class="new">')

    def send(route: Route) -> None:
        policy = route.fetch().headers["content-security-policy"]
        headers = {"content-security-policy": policy, "content-type": "text/html; charset=utf-8"}
        route.fulfill(body=rewritten(other, "nl", "nl"), headers=headers)

    page.route(lambda url: urlsplit(url).path == "/" and url.startswith(server), send)


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    context.close()


def reads_on(page: Page) -> None:
    """On a plain page: the map, the table, a page about one thing and a download are there."""
    expect(page.get_by_text(NL.missing)).to_be_visible()
    expect(page.locator("table")).to_be_visible()
    page.get_by_text(NL.filters, exact=True).click()
    page.get_by_role("group", name="Provincie").get_by_role("link", name="Drenthe").click()
    expect(page.get_by_role("heading", name="Drenthe", level=2)).to_be_visible()
    page.goto(f"{page.url.partition('?')[0]}?view=province&id=PV22")
    expect(page.get_by_role("heading", name="Drenthe", level=1)).to_be_visible()
    assert urlsplit(page.url).path == "/plain"
    file = page.locator("a[href^='/layers/'], a[href^='/facts.']").first.get_attribute("href")
    assert page.request.get(f"{page.url.partition('/plain')[0]}{file}").ok


@pytest.mark.browser
@pytest.mark.parametrize("breaks", [blocked, throwing])
def test_without_the_script_of_the_page_streamlit_begins_and_the_rest_is_plain(
    newcomer: Page, server: str, breaks: object
) -> None:
    assert callable(breaks)
    breaks(newcomer, server)
    newcomer.goto(server)
    expect(newcomer.get_by_role("link", name="Afsprakenkaart", exact=True)).to_be_visible()
    expect(newcomer.get_by_role("link", name=NL.fragment).first).to_be_visible()
    newcomer.get_by_role("link", name=NL.way).click()
    reads_on(newcomer)


@pytest.mark.browser
def test_a_page_of_streamlit_of_another_form_shows_itself_with_ways_to_plain_pages(newcomer: Page, server: str) -> None:
    changed_markup(newcomer, server)
    newcomer.goto(f"{server}/?view=province&id=PV22")
    newcomer.get_by_role("link", name=NL.way).click()
    expect(newcomer.get_by_role("heading", name="Drenthe", level=1)).to_be_visible()


@pytest.mark.browser
def test_a_browser_without_scripts_goes_to_the_plain_page(browser: Browser, server: str) -> None:
    context = browser.new_context(locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/?fill=homes")
    page.wait_for_url(f"{server}/plain?fill=homes")
    reads_on(page)
    context.close()


@pytest.mark.browser
@pytest.mark.usefixtures("nginx")
def test_behind_a_proxy_that_blocks_websockets_nothing_is_missing(newcomer: Page, server: str, tmp_path: Path) -> None:
    def without_upgrade(conf: str) -> str:
        return re.sub(r"proxy_set_header (Upgrade|Connection) [^;]*;", "", conf)

    port = urlsplit(server).port
    assert port
    with replicas.proxy([port, port], tmp_path, without_upgrade) as url:
        newcomer.goto(url)
        drawn = newcomer.frame_locator("iframe.map-frame").locator("body[data-drawn][data-applied]")
        expect(drawn).to_be_attached()
        before = drawn.get_attribute("data-applied")
        newcomer.get_by_role("group", name="Provincie").get_by_role("link", name="Drenthe").click()
        expect(newcomer).to_have_url(re.compile("province=PV22"))
        expect(drawn).not_to_have_attribute("data-applied", before or "")
        expect(newcomer.get_by_role("heading", name="Drenthe", level=2)).to_be_visible()
        expect(newcomer.get_by_role("link", name=NL.way)).to_have_count(0)


@pytest.mark.browser
def test_where_all_goes_well_nobody_is_told_of_plain_pages(browser: Browser, server: str) -> None:
    for view in visitor(browser, server, viewport={"width": 1440, "height": 900}):
        view.open()
        view.settled()
        expect(view.page.get_by_role("link", name=NL.way)).to_have_count(0)
        expect(view.page.locator("[data-way]:visible")).to_have_count(0)
