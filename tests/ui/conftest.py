"""A built folder of schematic shapes, a server on it, and a browser: each once per session."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect, sync_playwright
from starlette.applications import Starlette
from starlette.middleware import Middleware

from benchmarks.servers import free_port
from geo.boundaries import Boundaries
from geo.chain import load_boundaries, local_sources
from layers.build import build
from layers.built import Built, open_built
from layers.cache import current, set_current
from seeds.load import Seeds, load_seeds
from seeds.records import Fact, Source
from settings import read
from tests.once import once
from tests.ui.client import Client
from ui.api.routes import ROUTES as API
from ui.data.edition import Edition
from ui.shell.encoded import Encoded
from ui.shell.headers import SecurityHeaders
from ui.shell.routes import ROUTES
from ui.words.common import EN, NL

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    # A page that a test sends in the server's place is of no network, and may still reach the server.
    "--disable-features=LocalNetworkAccessChecks",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# A machine at work on other things is slow, not broken: only what never comes is a failure.
PATIENCE_MS = 120_000
# Before any script of the page: the scripts of Streamlit are taken out of the template that they wait in.
HELD = """document.addEventListener("DOMContentLoaded", () => document.getElementById("held")?.remove());"""
START_SECONDS = 300
END_SECONDS = 60
expect.set_options(timeout=PATIENCE_MS)
MAP_FRAME = "iframe.map-frame"
HOSTILE = (
    "<img src=x onerror=alert(1)> ${alert(2)} </script><script>alert(3)</script> **b** :red[r] [l](javascript:alert(4))"
)


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    return load_seeds()


def schematic(factory: pytest.TempPathFactory) -> Path:
    """A cache folder of one's own with the facts on schematic shapes, as `layers build` fills it."""

    def make(cache: Path) -> None:
        subprocess.run([sys.executable, "-m", "layers", "build"], cwd=ROOT, env=environment(cache), check=True)

    return once(factory, "schematic", make)


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The facts of the letters on schematic shapes, without a server."""
    folder = current(schematic(tmp_path_factory))
    assert folder
    return Edition(open_built(folder))


@pytest.fixture
def client(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The routes of the app on the facts of the letters, without a network."""
    set_current(edition.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(edition.built.path.parents[1]))
    return Client(Starlette(routes=ROUTES, middleware=[Middleware(SecurityHeaders), Middleware(Encoded)]))


@pytest.fixture
def api(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The API on the facts of the letters, without a network."""
    set_current(edition.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(edition.built.path.parents[1]))
    return Client(Starlette(routes=API, middleware=[Middleware(SecurityHeaders)]))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder of the server, so that no other map is met; it finds its map there, built as it would."""
    return schematic(tmp_path_factory)


@pytest.fixture(autouse=True)
def _map_stays(request: pytest.FixtureRequest) -> Iterator[None]:
    """Who shows another map to the visitors of the server puts the first one back: the tests after it count on that."""
    if not {"server", "hostile"} & {*request.fixturenames}:
        yield
        return
    folder = request.getfixturevalue("cache")
    before = current(folder)
    yield
    assert before in (None, current(folder)), "another map is shown than before this test"


@pytest.fixture(scope="session")
def built(server: str, cache: Path) -> Built:
    """What the server shows: schematic shapes, as a fresh clone does without a network."""
    found = current(cache)
    assert found
    return open_built(found)


@pytest.fixture(scope="session")
def hostile(cache: Path, seeds: Seeds) -> Path:
    """A built folder with a fact and a site full of hostile text."""
    site_id, site = next(iter(seeds.housing_areas.items()))
    fact = Fact(
        id="vijandig", theme="heritage", kind="agreement", status="agreed", summary_nl=HOSTILE, summary_en=HOSTILE,
        sites=(site_id,), place=HOSTILE, speaker=HOSTILE,
        sources=(Source(file=next(iter(seeds.documents)), lines="1", figure=HOSTILE[:60]),),
    )  # fmt: skip
    changed = replace(
        seeds,
        facts={**seeds.facts, "vijandig": fact},
        housing_areas={**seeds.housing_areas, site_id: site.model_copy(update={"name": HOSTILE})},
    )
    return build(boundaries(cache), changed, cache)


def boundaries(cache: Path) -> Boundaries:
    return load_boundaries(local_sources(read({"AFSPRAKENKAART_CACHE": str(cache)})))


def environment(cache: Path) -> dict[str, str]:
    """What a process of the project is started with: no setting but this cache folder, and no network."""
    own = {k: v for k, v in os.environ.items() if not k.startswith("AFSPRAKENKAART_")}
    return {**own, "AFSPRAKENKAART_CACHE": str(cache), "OFFLINE": "1"}


def start(cache: Path, port: int, log: Path, root: Path = ROOT, **environ: str) -> subprocess.Popen[bytes]:
    """Start the server of the project in `root` as `make run` does; what it prints goes to a file."""
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "ui.serve", "--port", str(port)],
            cwd=root,
            env={**environment(cache), **environ},
            stdout=out,
            stderr=subprocess.STDOUT,
            # Where the tests run behind a terminal, Ctrl-C is ignored, and what they start would inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )


def started(process: subprocess.Popen[bytes], log: Path) -> str:
    """What a server has printed once it says where the map is, or has ended."""
    until = time.monotonic() + START_SECONDS
    while b"http://localhost" not in log.read_bytes() and process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
    return log.read_text(encoding="utf-8")


@contextlib.contextmanager
def running(cache: Path, root: Path = ROOT, **environ: str) -> Iterator[str]:
    """The address of the app as `make run OFFLINE=1` starts it; ended with Ctrl-C, without a trace of a fault."""
    port, log = free_port(), cache / "server.log"
    process = start(cache, port, log, root, **environ)
    try:
        said = started(process, log)
        assert said.startswith(f"Afsprakenkaart: http://localhost:{port}\n"), said
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        ended = process.wait(END_SECONDS)
    assert ended == 0
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def server(cache: Path) -> Iterator[str]:
    """The address of the app as `make run OFFLINE=1` starts it."""
    with running(cache) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(chromium), args=CHROMIUM)
        yield launched
        launched.close()


def begun(page: Page) -> None:
    """Wait until Streamlit, which begins behind the page, has started and run."""
    page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for(state="attached")


class View:
    """A page with the app, and what a test does with it."""

    def __init__(self, page: Page, server: str, requests: list[str], faults: list[str]) -> None:
        self.page, self.server, self.requests, self.faults = page, server, requests, faults

    @property
    def app(self) -> Locator:
        """The page."""
        return self.page.locator("body")

    @property
    def frames(self) -> Locator:
        """The element in which the map stands, wherever on the page it is kept."""
        return self.page.locator(MAP_FRAME)

    def go(self, name: str) -> None:
        """Follow a link of the navigation between pages."""
        pages = self.app.get_by_role("navigation", name=re.compile(f"^({NL.page.pages}|{EN.page.pages})$"))
        pages.get_by_role("link", name=name).click()

    def part(self, name: str) -> Locator:
        """A part of the page, by the address that it came from."""
        return self.app.locator(f"[data-part$='/{name}']")

    @property
    def map_frame(self) -> Locator:
        """The element in which the map stands."""
        return self.app.locator(MAP_FRAME)

    @property
    def map(self) -> FrameLocator:
        return self.map_frame.content_frame

    @property
    def legend(self) -> Locator:
        return self.map.locator(".legend:not(.layers)")

    @property
    def panel(self) -> Locator:
        """The box beside the map that scrolls by itself."""
        return self.page.locator(".part-panel")

    @property
    def opened(self) -> Locator:
        """The heading of the panel: what is open in it."""
        return self.panel.get_by_role("heading", level=2).first

    @property
    def cards(self) -> Locator:
        """The facts in the panel."""
        return self.panel.get_by_role("article")

    @property
    def count(self) -> Locator:
        """How many facts the filters leave, in words."""
        return self.part("table").get_by_role("status")

    def figure(self, label: str) -> Locator:
        """One of the figures above the map, by its name."""
        return self.part("figures").get_by_role("group", name=label, exact=True)

    def open(self, query: str = "background=off") -> View:
        self.page.goto(f"{self.server}/?{query}")
        self.applied()
        return self

    def applied(self) -> str:
        """Wait until the map shows a state; its stamp."""
        body = self.map.locator("body[data-drawn][data-applied]:not([data-moving])")
        body.wait_for(state="attached")
        return str(body.get_attribute("data-applied"))

    def changed(self, act: Callable[[], object]) -> None:
        """Do something and wait until the map shows another state."""
        before = self.applied()
        act()
        self.map.locator(f"body[data-applied]:not([data-applied='{before}'], [data-moving])").wait_for(state="attached")

    def js(self, expression: str, argument: Any = None) -> Any:
        return self.map.locator("body").evaluate(expression, argument)

    def point(self, lat: float, lng: float) -> tuple[float, float]:
        """Where a place is on the page, in pixels."""
        at = self.js("(_, p) => { const at = map.latLngToContainerPoint(p); return [at.x, at.y]; }", [lat, lng])
        box = self.map_frame.bounding_box()
        assert box
        return box["x"] + at[0], box["y"] + at[1]

    def click(self, lat: float, lng: float) -> None:
        self.changed(lambda: self.page.mouse.click(*self.point(lat, lng)))

    def choose(self, label: str, option: str) -> None:
        """Take an option of a filter in the sidebar in or out."""
        group = self.part("filters").get_by_role("group", name=label)
        self.changed(group.get_by_role("link", name=option, exact=True).click)

    def layer(self, name: str) -> Locator:
        """The switch of a layer, with the fold open that holds it."""
        fold = self.map.locator(".layers")
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        return fold.get_by_role("checkbox", name=name)

    def theme(self, name: str) -> Locator:
        """The link to a theme of the map."""
        themes = self.app.get_by_role("navigation", name=re.compile(f"^({NL.map.themes}|{EN.map.themes})$"))
        return themes.get_by_role("link", name=name, exact=True)

    def sites(self) -> set[str]:
        """The names of the points that are shown, each by itself or together with others."""
        said = self.js(
            "() => [...document.querySelectorAll('.leaflet-pane:is(.leaflet-points-pane, .leaflet-lines-pane)"
            " [role=img]')].map((e) => [e.classList.contains('group'), e.getAttribute('aria-label')])"
        )
        names = (label.partition(": ")[2].split(" · ") if is_group else [label] for is_group, label in said)
        return {name for several in names for name in several}

    def table(self) -> Locator:
        """The table of facts."""
        return self.part("table").get_by_role("region")

    def paths(self, pane: str) -> int:
        """How many shapes are drawn in a pane of the map."""
        return int(self.js("(_, p) => document.querySelectorAll(`.leaflet-${p}-pane :is(path, .mark)`).length", pane))

    def settled(self) -> None:
        """Wait until nothing is on its way any more."""
        self.page.locator("body:not(:has([aria-busy]))").wait_for()


def behind(request: pytest.FixtureRequest) -> bool:
    """Whether Streamlit begins behind the page in this test."""
    return request.node.get_closest_marker("with_streamlit") is not None


@pytest.fixture
def view(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[View]:
    """A fresh visitor at a desk."""
    yield from visitor(browser, server, behind(request), viewport={"width": 1440, "height": 900})


@pytest.fixture
def phone(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[View]:
    """A fresh visitor with a phone."""
    screen = {"width": 390, "height": 844}
    yield from visitor(browser, server, behind(request), viewport=screen, has_touch=True, is_mobile=True)


def visitor(browser: Browser, server: str, streamlit: bool = True, **options: Any) -> Iterator[View]:
    """A fresh visitor; Streamlit, which begins behind the page and works longer than the page itself, may be held."""
    context = browser.new_context(**{"locale": "nl-NL", **options})
    if not streamlit:
        context.add_init_script(HELD)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    requests: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield View(page, server, requests, faults)
    context.close()
    assert not faults
