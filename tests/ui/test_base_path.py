"""Under a base path behind a proxy every address of a page begins with it, and every request finds its answer."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

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
from starlette.types import Scope

from benchmarks.replicas import CONF
from layers.built import Built
from layers.cache import set_current
from tests.ui.conftest import ROOT, begun, running, visitor
from tests.ui.secure import secured
from tests.ui.test_hostile import Read, addresses
from ui.data.base_path import own, stand_under
from ui.data.edition import Edition
from ui.map.files import map_files
from ui.shell.base_path import BasePath
from ui.shell.routes import ROUTES

BASE = "/kaart"
DEPLOYMENT = ROOT / "docs" / "deployment.md"
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


@pytest.mark.parametrize(
    ("said", "scheme"), [("http", "http"), ("https", "https"), ("ws", "http"), ("wss", "https"), ("ftp", "http")]
)
def test_the_scheme_of_an_address_is_one_of_a_page(said: str, scheme: str) -> None:
    found = []

    async def app(scope: Scope, *_: object) -> None:
        found.append(scope["scheme"])

    asyncio.run(BasePath(app, "")({"type": "http", "scheme": said, "path": "/"}, None, None))  # type: ignore[arg-type]
    assert found == [scheme]


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


def under_a_path(folder: Path) -> Path:
    """A copy of the settings of nginx, changed by the command that the documentation gives."""
    (command,) = re.findall(
        r"^(sed -i -E .*) /etc/nginx/conf\.d/\S+$", DEPLOYMENT.read_text(encoding="utf-8"), re.MULTILINE
    )
    copy = folder / "afsprakenkaart.conf"
    copy.write_text(CONF.read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run(f"{command} {copy}", shell=True, check=True)
    return copy


@pytest.mark.usefixtures("nginx")
@pytest.mark.parametrize("passed_on", [True, False], ids=["passed on", "taken away"])
def test_behind_nginx_with_tls_the_app_works_under_a_base_path(
    browser: Browser, built: Built, tmp_path: Path, passed_on: bool
) -> None:
    def changed(conf: str) -> str:
        return conf if passed_on else conf.replace("proxy_pass", f"rewrite ^{BASE}/(.*)$ /$1 break; proxy_pass")

    with running(tmp_path, AFSPRAKENKAART_BUILT=str(built.path), AFSPRAKENKAART_BASE_PATH=BASE) as server:
        port = int(server.rpartition(":")[2])
        with secured(port, tmp_path, changed, under_a_path(tmp_path)) as front:
            screen: Any = {"viewport": {"width": 1440, "height": 900}, "ignore_https_errors": True}
            for view in visitor(browser, f"{front.url}{BASE}", **screen):
                missed, sockets = heard(view.page)
                view.page.goto(f"{front.url}{BASE}/?background=off")
                view.map.locator("body[data-drawn]").wait_for()
                begun(view.page)
                expect(view.page.locator(".newer")).to_be_attached()
                expect(view.page.locator(".newer:visible")).to_have_count(0)
                view.page.locator("a[href*='view=table']").first.click()
                expect(view.page).to_have_url(re.compile(rf"{front.url}{BASE}/\?.*view=table"))
                expect(view.page.get_by_role("table").first).to_be_visible()
                assert missed == []
                own_addresses = (f"{front.url}{BASE}/", "data:", "blob:")
                assert [one for one in view.requests if not one.startswith(own_addresses)] == []
                assert sockets
                assert all(one.startswith("wss:") and f"{BASE}/_stcore/" in one for one in sockets)
            with front.client() as client:
                assert client.get("/").status_code == 404
                answer = client.get(f"{BASE}/readyz")
            assert (answer.status_code, answer.headers["strict-transport-security"]) == (200, "max-age=31536000")
