"""What Streamlit does, as the contract says: tried on a small app in the theme and with the options of the product."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import streamlit
import websockets
from playwright.sync_api import Browser, Page, expect
from streamlit import config, net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from benchmarks.servers import free_port
from tests.ui.conftest import PATIENCE_MS, ROOT
from ui.streamlit_contract import CONTRACT, HEALTH, PAGE_FILE

PACKAGE = Path(streamlit.__file__).parent
SMALL = Path(__file__).parent / "contract"


@pytest.mark.parametrize("name", [row.id for row in CONTRACT if row.kind == "behaviour"])
def test_every_behaviour_has_a_test_of_its_name(name: str) -> None:
    assert callable(globals().get(f"test_{name.replace(' ', '_')}"))


# ---- what Streamlit does, in this process ----


def test_a_foreign_origin_makes_the_server_ask_a_third_party(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "get_external_ip", lambda: asked.append("address"))
    assert not is_url_from_allowed_origins("http://evil.example")
    assert asked == ["address"]


def test_the_address_to_listen_on_is_an_option() -> None:
    assert config.get_option("server.address") is None


# ---- what Streamlit does, on a small page ----


@pytest.fixture(scope="module")
def small_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small app, in the theme and with the options of the product."""
    port, log = free_port(), tmp_path_factory.mktemp("contract") / "server.log"
    app = SMALL / "app.py"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port),
             "--server.address", "127.0.0.1"],
            cwd=ROOT, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + PATIENCE_MS / 1000
        while not answers(url):
            if process.poll() is not None or time.monotonic() > until:
                pytest.fail(log.read_text(encoding="utf-8"))
            time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(PATIENCE_MS / 1000)


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}{HEALTH}").status_code == 200
    except httpx.HTTPError:
        return False


def passed(address: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = httpx.get(f"{address}/passed").json()
    return found


async def shaken(address: str) -> str | None:
    """The protocol that the server takes in a handshake without an origin."""
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    async with websockets.connect(url, subprotocols=[websockets.Subprotocol("streamlit")]) as socket:
        return socket.subprotocol


def test_a_websocket_without_an_origin_is_let_in(small_app: str) -> None:
    assert asyncio.run(shaken(small_app)) == "streamlit"


async def stays(address: str, ping_seconds: float | None) -> bool:
    """Whether a websocket is open after as many pings as a client library would send in minutes, or after none."""
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    async with websockets.connect(
        url, subprotocols=[websockets.Subprotocol("streamlit")], ping_interval=ping_seconds, ping_timeout=10
    ) as socket:
        for _ in range(20 if ping_seconds else 0):
            await (await socket.ping())
        # A message that means nothing is answered by nothing: what the server sends to a ping shows that it listens.
        await (await socket.ping())
        return socket.close_code is None


@pytest.mark.parametrize("ping_seconds", [0.02, None])
def test_a_websocket_stays_open_whether_its_client_pings_or_not(small_app: str, ping_seconds: float | None) -> None:
    assert asyncio.run(stays(small_app, ping_seconds))


def test_middleware_of_the_app_comes_first(small_app: str) -> None:
    page = httpx.get(small_app, headers={"Accept-Encoding": "identity"})
    asyncio.run(shaken(small_app))
    noted = passed(small_app)
    assert page.text == (PACKAGE / PAGE_FILE).read_text(encoding="utf-8")
    sent = next(note for note in noted if note["path"] == "/")
    assert sent["content-type"].startswith("text/html")
    assert "content-encoding" not in sent
    assert any(note["type"] == "websocket" and note["path"] == "/_stcore/stream" for note in noted)


@pytest.mark.parametrize("path", ["interact", "mcp"])
def test_the_agent_api_is_off(small_app: str, path: str) -> None:
    answer = httpx.post(f"{small_app}/_stcore/agent/{path}", json={})
    # Not there (before 1.67), or there to say that it is off.
    assert answer.status_code in (404, 405) or "server.enableAgentApi" in answer.text
    assert answer.status_code >= 400


@pytest.fixture
def page(browser: Browser, small_app: str) -> Iterator[Page]:
    """The small page of a fresh visitor, at rest."""
    context = browser.new_context(locale="fy-NL", viewport={"width": 1440, "height": 900}, color_scheme="dark")
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE_MS)
    opened.goto(f"{small_app}/?province=PV22")
    at_rest(opened)
    yield opened
    context.close()


SAID = ".said"
# What is given and what came of it; of `rel` Streamlit makes its own.
ATTRIBUTES = """(rich) => {
  const made = document.createElement("div");
  made.innerHTML = rich;
  const told = (element) => [element, ...element.querySelectorAll("*")].map((one) => Object.fromEntries(
    [...one.attributes].filter(({ name }) => name !== "rel").map(({ name, value }) => [name, value])));
  return { given: told(made.firstElementChild), kept: told(document.getElementById("told-by-us")) };
}"""
BESIDE = """() => {
  for (const to of [document.documentElement, document.body]) {
    const ours = document.createElement("p");
    ours.className = "ours";
    to.append(ours);
  }
}"""
STEP = """(address) => {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}"""


def at_rest(page: Page) -> None:
    page.locator(SAID).wait_for(state="attached")
    page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()


def step(page: Page, address: str) -> None:
    """Go to another address, as the way back does, and wait until the page has run."""
    runs = said(page, "runs")
    page.evaluate(STEP, address)
    expect(page.locator(SAID)).not_to_have_attribute("data-runs", runs)
    at_rest(page)


def said(page: Page, name: str) -> str:
    return page.locator(SAID).get_attribute(f"data-{name}") or ""


def test_the_browser_says_its_language(page: Page) -> None:
    assert said(page, "locale") == "fy-NL"
    assert said(page, "runs") == "1"


def test_html_keeps_its_attributes(page: Page) -> None:
    rich = (SMALL / "rich.html").read_text(encoding="utf-8").strip()
    shown = page.evaluate(ATTRIBUTES, rich)
    assert shown["given"] == shown["kept"]


def test_styles_of_streamlit_stand_in_the_head(page: Page) -> None:
    assert page.locator("head style").count() > 0
    assert page.locator("body :is(style, link[rel=stylesheet])").count() == 0


def test_what_stands_beside_the_root_is_left_alone(page: Page) -> None:
    page.evaluate(BESIDE)
    step(page, "?province=PV26")
    expect(page.locator(":is(html, body) > .ours")).to_have_count(2)


def test_each_run_is_followed_by_a_collection(page: Page) -> None:
    before = int(said(page, "collections"))
    for province in ("PV26", "PV27", "PV28"):
        step(page, f"?province={province}")
    assert int(said(page, "collections")) >= before + 3


@pytest.mark.parametrize("name", ["stApp", "stAppViewContainer", "stMain"])
def test_each_test_id_is_on_the_page(page: Page, name: str) -> None:
    assert page.get_by_test_id(name).count() > 0
