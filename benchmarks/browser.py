"""What one visitor waits for and downloads, in a real Chromium: opening, filter, click on the map, pan, zoom, hover.

The visitor sits at a desk or stands in a train (`phone`): a slow line and a processor that is four times slower.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from benchmarks.traffic import Load, Traffic

HERE = Path(__file__).resolve().parent
MODULES = HERE.parent / "ui" / "assets" / "node_modules"
CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
QUIET_MS = 700
ANSWER_MS = 2_500  # so long an unwanted run may take to begin: streamlit-folium waits before it sends
PATIENCE_MS = 120_000
# The phone in the train: 1.6 Mbit/s down, 0.75 up, 150 ms there and back, a quarter of this machine's processor.
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER = 4
# Dispatching an event waits for its handlers.
HOVER = """([x, y]) => {
    const map = document.querySelector('.leaflet-container'), box = map.getBoundingClientRect();
    const at = { clientX: box.x + box.width * x, clientY: box.y + box.height * y };
    const started = performance.now();
    map.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, ...at }));
    return performance.now() - started;
}"""
Mark = tuple[float, str, str]
# One grey pixel for a tile, and the smallest stand-ins with which the scripts of a tutorial's map run to their end.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63d8bf7f3f0004d8026bf5d8e6f8"
    "0000000049454e44ae426082"
)
STAND_INS = {
    "jquery": "window.$ = window.jQuery = (html) => { const t = document.createElement('template');"
    " t.innerHTML = html.trim(); return t.content.children; };",
    "d3": "window.d3 = new Proxy(function () {}, { get: (t, k) => k === Symbol.toPrimitive ? () => 0 : window.d3,"
    " apply: () => window.d3 });",
}


def answer(route: Route) -> None:
    """Answer for every outside host at once: the installed file where there is one, else a stand-in."""
    name = urlsplit(route.request.url).path.rpartition("/")[2]
    dist = MODULES / "leaflet" / "dist"
    installed = next(
        (path for path in (dist / name, dist / "images" / name.removeprefix("dist")) if name and path.is_file()), None
    )
    if installed:
        route.fulfill(path=installed)
    elif name.endswith(".js"):
        stand_in = next((code for start, code in STAND_INS.items() if name.startswith(start)), "")
        route.fulfill(content_type="text/javascript", body=stand_in)
    elif name.endswith(".css"):
        route.fulfill(content_type="text/css", body="")
    else:
        route.fulfill(content_type="image/png", body=PIXEL)


@dataclass(frozen=True)
class Work:
    """Processor time in ms: of the page's main thread, and of all processes of the browser."""

    main: float
    all: float


class Visit:
    """A page with its traffic and with the times at which what it shows changed."""

    def __init__(self, page: Page, url: str, *, phone: bool = False, slower: int = SLOWER) -> None:
        self.page, self.url, self.traffic, self.load = page, url, Traffic(), Load()
        self.traffic.watch(page)
        page.set_default_timeout(PATIENCE_MS)
        self.client = page.context.new_cdp_session(page)
        self.load.watch(self.client)
        self.client.send("Performance.enable", {"timeDomain": "threadTicks"})
        if phone:
            self.client.send("Network.emulateNetworkConditions", SLOW_LINE)
            self.client.send("Emulation.setCPUThrottlingRate", {"rate": slower})

    def open(self, what: str = "map", query: str = "") -> Visit:
        """Open the page and wait until it shows something and all is quiet."""
        self.page.goto(f"{self.url}/{query}")
        self.page.wait_for_function("(what) => (window.__marks || []).some((m) => m[1] === what)", arg=what)
        self.settled()
        return self

    def settled(self) -> None:
        """Wait until nothing has run, come or changed for a while."""
        frames = -1
        while frames != (frames := len(self.traffic.received)):
            self.page.wait_for_function(
                "(quiet) => { const marks = window.__marks || [], state = marks.findLast((m) => m[1] === 'state');"
                " return state?.[2] === 'notRunning' && !document.querySelector('[data-part][aria-busy]')"
                " && performance.timeOrigin + performance.now() - marks.at(-1)[0] > quiet; }",
                arg=QUIET_MS,
            )

    def marks(self) -> list[Mark]:
        """Return what was written down, in order of time."""
        return sorted((float(at), what, value) for at, what, value in self.page.evaluate("() => window.__marks"))

    def opened_ms(self, what: str) -> float:
        """Return how long after the start of the page the last change of something that it shows came."""
        return self.last(what)[0] - float(self.page.evaluate("() => performance.timeOrigin"))

    def last(self, what: str) -> Mark:
        """Return the mark at which something first showed what it shows in the end."""
        marks = [mark for mark in self.marks() if mark[1] == what]
        return next(mark for mark in marks if mark[2] == marks[-1][2])

    def after(self, act: Callable[[], object], *wanted: str) -> dict[str, float]:
        """Do something and return, in ms from the last press of a button, when each thing showed its last value.

        A thing that did not change at all is left out.
        """
        self.page.evaluate("() => { window.__marks.length = 0; window.__marks.push([0, 'state', 'notRunning']); }")
        self.traffic.clear()
        act()
        self.page.wait_for_timeout(QUIET_MS)
        self.settled()
        marks = self.marks()
        pressed = max(at for at, what, _ in marks if what == "down")
        changed = {what for at, what, _ in marks if at > pressed}
        found = {}
        for what in (*wanted, "state"):
            if what in changed:
                final = [mark for mark in marks if mark[1] == what][-1][2]
                found[what] = next(at for at, w, value in marks if w == what and value == final and at > pressed)
        return {what: at - pressed for what, at in found.items()}

    def shifted(self) -> float:
        """Return what has moved by itself since the page began (CLS, all of it summed)."""
        return sum(amount for _, amount in self.page.evaluate("() => window.__shifts"))

    def long_ms(self) -> float:
        """Return the sum of all tasks of 50 ms or more since the page began, in ms."""
        return sum(amount for _, amount in self.page.evaluate("() => window.__long"))

    def _worked(self) -> Work:
        metrics = {one["name"]: one["value"] for one in self.client.send("Performance.getMetrics")["metrics"]}
        browser = self.page.context.browser
        assert browser
        session = browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
        return Work(1000 * metrics["TaskDuration"], 1000 * sum(one["cpuTime"] for one in processes))

    def work(self, act: Callable[[], object]) -> Work:
        """Return what the browser works for an act until all is quiet, above what it does while nothing happens."""

        def during(do: Callable[[], object]) -> tuple[Work, float]:
            before, began = self._worked(), time.perf_counter()
            do()
            after = self._worked()
            return Work(after.main - before.main, after.all - before.all), time.perf_counter() - began

        idle, idle_s = during(lambda: self.page.wait_for_timeout(2 * QUIET_MS))
        found, took_s = during(act)
        share = took_s / idle_s
        return Work(found.main - share * idle.main, found.all - share * idle.all)

    def choose(self, label: str, option: str) -> None:
        """Choose an option of one of Streamlit's selections, with the mouse."""
        self.page.get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a place of the map on the page, in pixels: shares of its width and height."""
        box = self.page.frame_locator("iframe").first.locator(".leaflet-container").first.bounding_box()
        assert box
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    def hovered_ms(self) -> float:
        """Return the longest time that the map's own handlers take for one movement of the pointer over it, in ms."""
        frame = next(f for f in self.page.frames if f.evaluate("() => Boolean(window.afsprakenkaart)"))
        return max(float(frame.evaluate(HOVER, [share, 0.4])) for share in (0.45, 0.5, 0.55, 0.6, 0.65))

    def roam(self) -> None:
        """Turn the wheel over the map, drag it, and move over it; wait each time until all is quiet."""
        mouse = self.page.mouse
        mouse.move(*self.point(0.55, 0.4))
        mouse.wheel(0, -240)
        self.page.wait_for_timeout(ANSWER_MS)
        self.settled()
        mouse.move(*self.point(0.55, 0.4))
        mouse.down()
        mouse.move(*self.point(0.65, 0.5), steps=6)
        mouse.up()
        self.page.wait_for_timeout(ANSWER_MS)
        self.settled()
        for share in (0.45, 0.5, 0.55, 0.6):
            mouse.move(*self.point(share, 0.4))
            self.page.wait_for_timeout(60)
        self.settled()


@contextmanager
def launched() -> Iterator[Browser]:
    """Start Chromium."""
    found = next(filter(None, (shutil.which(n) for n in ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM)
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser, *, outside: bool = False, phone: bool = False) -> Iterator[BrowserContext]:
    """A fresh visitor at a desk or on a phone, whose browser keeps files as it would.

    Where the app asks hosts `outside`, those are answered here; Chromium keeps no files then.
    """
    if phone:
        context = browser.new_context(
            viewport={"width": 390, "height": 844},
            device_scale_factor=2,
            is_mobile=True,
            has_touch=True,
            locale="nl-NL",
        )
    else:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    if outside:
        context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), answer)
    context.add_init_script(path=HERE / "probe.js")
    yield context
    context.close()
