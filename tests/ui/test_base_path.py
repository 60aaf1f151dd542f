"""Under a base path behind a proxy every address of a page begins with it, and every request finds its answer."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from benchmarks.replicas import proxy
from layers.built import Built
from layers.cache import set_current
from tests.ui.conftest import begun, running, visitor
from tests.ui.test_hostile import Read, addresses
from ui.data.base_path import own, stand_under
from ui.data.edition import Edition
from ui.map.files import map_files
from ui.shell.base_path import BasePath
from ui.shell.routes import ROUTES

BASE = "/kaart"
Cached = type(cache(lambda: None))


def kept() -> Iterator[dict[str, object]]:
    """What modules of the app keep by name for later: addresses are among it. Their caches are emptied on the way."""
    for module in [module for name, module in sys.modules.items() if name.partition(".")[0] == "ui"]:
        for name, value in vars(module).items():
            if isinstance(value, Cached):
                value.cache_clear()
            if type(value) is dict and name.islower() and not name.startswith("__"):
                yield value


@pytest.fixture
def under() -> Iterator[str]:
    """The base path under which this process stands while a test runs; the tests after it find nothing of it."""
    before = [(by_name, dict(by_name)) for by_name in kept()]
    stand_under(BASE)
    yield BASE
    stand_under("")
    assert list(kept())
    for by_name, held in before:
        by_name.clear()
        by_name.update(held)


def told(request: Request) -> Response:
    return PlainTextResponse(f"{request.scope['path']} {request.base_url}")


@pytest.mark.parametrize("asked", ["/kaart/facts.csv", "/facts.csv"])
def test_a_request_finds_its_answer_whether_the_proxy_takes_the_base_path_away_or_not(asked: str) -> None:
    client = TestClient(BasePath(Starlette(routes=[Route("/facts.csv", told)]), BASE))
    assert client.get(asked).text == "/facts.csv http://testserver/kaart/"


def test_the_base_path_itself_leads_to_the_page_below_it() -> None:
    client = TestClient(BasePath(Starlette(routes=[Route("/", told)]), BASE))
    answer = client.get("/kaart?view=table", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/kaart/?view=table")
    assert client.get("/kaart?view=table").text.startswith("/ ")


@pytest.mark.parametrize("asked", ["/kaarten", "/kaartfacts.csv"])
def test_what_only_begins_alike_is_another_address(asked: str) -> None:
    client = TestClient(BasePath(Starlette(routes=[Route("/facts.csv", told)]), BASE))
    assert client.get(asked).status_code == 404


def test_without_a_base_path_nothing_changes() -> None:
    client = TestClient(BasePath(Starlette(routes=[Route("/facts.csv", told)]), ""))
    assert client.get("/facts.csv").text == "/facts.csv http://testserver/"
    assert own("/facts.csv") == "/facts.csv"


@given(st.text(st.sampled_from("/kart?#:."), max_size=12))
def test_an_address_is_put_under_the_base_path_once(address: str) -> None:
    stand_under(BASE)
    try:
        assert own(own(address)) == own(address)
        assert own(address).endswith(address)
    finally:
        stand_under("")


def test_every_address_of_every_page_is_under_the_base_path(
    under: str, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_current(edition.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(edition.built.path.parents[1]))
    client = TestClient(BasePath(Starlette(routes=ROUTES, middleware=[Middleware(BasePath, base="")]), BASE))
    assert map_files(edition).startswith(under)
    pages = 0
    for address in addresses(edition):
        answer = client.get(f"{under}{address}")
        assert answer.status_code == 200, address
        kind = answer.headers["content-type"].partition(";")[0]
        parts = answer.json()["parts"].values() if "/shown/" in address else [answer.text] if "html" in kind else []
        for part in parts:
            pages += 1
            for name, value in Read(part).attributes:
                assert not re.match(r"/(?!/|kaart/)", value or ""), (address, name, value)
    assert pages > 100


def test_afterwards_no_address_stands_under_it_any_more(edition: Edition) -> None:
    assert not map_files(edition).startswith(BASE)


def heard(page: Page) -> tuple[list[str], list[str]]:
    """The addresses that were refused and those of websockets, as they come."""
    missed: list[str] = []
    sockets: list[str] = []
    page.on("response", lambda answer: answer.status >= 400 and missed.append(answer.url))
    page.on("websocket", lambda socket: sockets.append(socket.url))
    return missed, sockets


@pytest.mark.usefixtures("nginx")
@pytest.mark.parametrize("passed_on", [True, False], ids=["passed on", "taken away"])
def test_behind_nginx_the_app_works_under_a_base_path(
    browser: Browser, built: Built, tmp_path: Path, passed_on: bool
) -> None:
    target = "proxy_pass http://afsprakenkaart;" if passed_on else "proxy_pass http://afsprakenkaart/;"

    def changed(conf: str) -> str:
        # What asks whether nginx runs asks for the top, where nothing of ours stands.
        here = f"location = / {{ return 200; }}\n    location {BASE}/ {{"
        return conf.replace("location / {", here).replace("proxy_pass http://afsprakenkaart;", target)

    with running(tmp_path, AFSPRAKENKAART_BUILT=str(built.path), AFSPRAKENKAART_BASE_PATH=BASE) as server:
        port = int(server.rpartition(":")[2])
        with proxy([port, port], tmp_path, changed) as front:
            for view in visitor(browser, f"{front}{BASE}", viewport={"width": 1440, "height": 900}):
                missed: list[str] = []
                sockets: list[str] = []
                view.page.on(
                    "response", lambda answer, missed=missed: answer.status >= 400 and missed.append(answer.url)
                )  # type: ignore[misc]
                view.page.on("websocket", lambda socket, sockets=sockets: sockets.append(socket.url))  # type: ignore[misc]
                view.page.goto(f"{front}{BASE}/?background=off")
                view.map.locator("body[data-drawn]").wait_for()
                begun(view.page)
                view.page.locator("a[href*='view=table']").first.click()
                expect(view.page).to_have_url(re.compile(rf"{front}{BASE}/\?.*view=table"))
                expect(view.page.get_by_role("table").first).to_be_visible()
                assert missed == []
                assert [one for one in view.requests if not one.startswith((f"{front}{BASE}/", "data:", "blob:"))] == []
                assert sockets
                assert all(f"{BASE}/_stcore/" in one for one in sockets)
