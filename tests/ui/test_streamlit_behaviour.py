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
from playwright.sync_api import Browser, Page, WebSocketRoute, expect
from streamlit import config, net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from benchmarks.servers import free_port
from tests.ui.conftest import PATIENCE_MS, ROOT
from ui.streamlit_contract import CONTRACT, FONT_FILE, FONTS, HEALTH, PAGE_FILE

PACKAGE = Path(streamlit.__file__).parent
SMALL = Path(__file__).parent / "contract"


@pytest.mark.parametrize("name", [row.id for row in CONTRACT if row.kind in ("layout", "behaviour")])
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


def test_middleware_of_the_app_comes_first(small_app: str) -> None:
    page = httpx.get(small_app, headers={"Accept-Encoding": "identity"})
    asyncio.run(shaken(small_app))
    noted = passed(small_app)
    assert page.text == (PACKAGE / PAGE_FILE).read_text(encoding="utf-8")
    sent = next(note for note in noted if note["path"] == "/")
    assert sent["content-type"].startswith("text/html")
    assert "content-encoding" not in sent
    assert any(note["type"] == "websocket" and note["path"] == "/_stcore/stream" for note in noted)


def test_the_font_is_sent_from_where_it_is_asked_for(small_app: str) -> None:
    (font,) = (PACKAGE / FONTS).glob(FONT_FILE)
    assert httpx.get(f"{small_app}/static/media/{font.name}").content == font.read_bytes()


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
LEFT = "document.querySelector('[data-testid=stMain]').getBoundingClientRect().x"
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
    page.locator("[data-testid='stApp'][data-test-connection-state='CONNECTED']").wait_for()
    page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()


def step(page: Page, address: str) -> None:
    """Go to another address as page.js does, and wait until the page has run."""
    runs = said(page, "runs")
    page.evaluate(STEP, address)
    expect(page.locator(SAID)).not_to_have_attribute("data-runs", runs)
    at_rest(page)


def said(page: Page, name: str) -> str:
    return page.locator(SAID).get_attribute(f"data-{name}") or ""


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found
    return dict(found)


def test_a_step_in_the_history_runs_the_page(page: Page) -> None:
    assert said(page, "query") == "province=PV22"
    step(page, "?province=PV26")
    assert said(page, "query") == "province=PV26"


def test_a_step_within_the_page_makes_no_run(page: Page) -> None:
    runs = int(said(page, "runs"))
    page.evaluate(STEP, "?province=PV22#place")
    step(page, "?province=PV26")
    assert int(said(page, "runs")) == runs + 1


def test_embed_stays_out_of_the_parameters(page: Page) -> None:
    step(page, "?embed=true&province=PV26&embed_options=show_padding")
    assert said(page, "query") == "province=PV26"


def test_an_embedded_page_says_so(page: Page, small_app: str) -> None:
    assert said(page, "embedded") == "False"
    page.goto(f"{small_app}/?embed=true")
    at_rest(page)
    assert said(page, "embedded") == "True"


def test_the_browser_says_its_language(page: Page) -> None:
    assert said(page, "locale") == "fy-NL"
    assert said(page, "runs") == "1"


def test_html_that_stays_the_same_is_not_put_anew(page: Page) -> None:
    page.evaluate("() => { window.kept = document.querySelector('.place'); window.kept.textContent = 'ours'; }")
    step(page, "?province=PV26")
    assert page.evaluate("() => document.querySelector('.place') === window.kept && window.kept.textContent") == "ours"


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


def test_the_theme_is_on_the_app(page: Page) -> None:
    app = page.get_by_test_id("stApp")
    expect(app).to_have_css("color-scheme", "dark")
    before = app.get_attribute("class")
    page.emulate_media(color_scheme="light")
    expect(app).to_have_css("color-scheme", "light")
    assert app.get_attribute("class") != before


def test_a_lost_connection_is_made_again(browser: Browser, small_app: str) -> None:
    made: list[WebSocketRoute] = []

    def through(socket: WebSocketRoute) -> None:
        made.append(socket)
        socket.connect_to_server()

    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.route_web_socket("**/_stcore/stream", through)
    page.goto(small_app)
    at_rest(page)
    page.evaluate("""() => { window.states = []; const app = document.querySelector("[data-testid='stApp']");
      new MutationObserver(() => window.states.push(app.dataset.testConnectionState))
        .observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] }); }""")
    made[0].close()
    page.wait_for_function("() => window.states.length > 1 && window.states.at(-1) === 'CONNECTED'")
    assert page.evaluate("() => window.states[0]") != "CONNECTED"
    context.close()


def test_what_was_chosen_stands_in_spans(page: Page) -> None:
    chosen = page.locator("[data-testid='stMultiSelectTagsContainer'] > span > span").first
    expect(chosen).to_contain_text("Assen")


def test_each_run_is_followed_by_a_collection(page: Page) -> None:
    before = int(said(page, "collections"))
    for province in ("PV26", "PV27", "PV28"):
        step(page, f"?province={province}")
    assert int(said(page, "collections")) >= before + 3


def test_a_sidebar_is_as_wide_as_was_asked(page: Page) -> None:
    assert box(page, "[data-testid='stSidebar']")["width"] == 250
    assert box(page, "[data-testid='stMain']")["x"] == 250


def test_one_rem_is_the_font_size_of_the_theme(page: Page) -> None:
    assert page.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "15px"


def test_columns_share_the_width_by_weight_with_a_gap_of_one_rem(page: Page) -> None:
    left, right = box(page, ".st-key-left"), box(page, ".st-key-right")
    whole = right["x"] + right["width"] - left["x"]
    assert right["x"] - left["x"] - left["width"] == pytest.approx(15, abs=0.1)
    assert left["width"] == pytest.approx(whole * 1.75 / 2.75 - 7.5, abs=0.1)


def test_columns_stand_one_below_the_other_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 641, "height": 900})
    assert box(page, ".st-key-left")["y"] == box(page, ".st-key-right")["y"]
    page.set_viewport_size({"width": 640, "height": 900})
    assert box(page, ".st-key-left")["y"] < box(page, ".st-key-right")["y"]


def test_a_narrow_sidebar_lies_over_the_page(page: Page) -> None:
    page.set_viewport_size({"width": 769, "height": 900})
    page.wait_for_function(f"() => {LEFT} === 250")
    page.set_viewport_size({"width": 768, "height": 900})
    page.wait_for_function(f"() => {LEFT} === 0")


def test_a_button_closes_the_sidebar(page: Page) -> None:
    page.evaluate("""() => document.querySelector('[data-testid="stSidebarCollapseButton"] button').click()""")
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()


@pytest.mark.parametrize("name", ["stApp", "stMain", "stSidebar", "stSidebarHeader", "stHtml"])
def test_each_test_id_is_on_the_page(page: Page, name: str) -> None:
    assert page.get_by_test_id(name).count() > 0
