"""Walks five tasks as a new user would and says what each took: `python docs/walk.py`.

It starts a server of its own on schematic shapes, works in Dutch at 1440x900 with mouse and keyboard alone, and ends
with 1 where a task takes more than it may or gives another answer than the data. `walkthroughs.md` says what counts.
"""

from __future__ import annotations

import importlib
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pyogrio
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from layers.built import Built, open_built
from layers.cache import current
from layers.catalogue.novex import LAYER as NOVEX
from ui.words.common import NL
from ui.words.downloads import NL as DOWNLOADS


def from_tests() -> Any:
    """Return how the browser tests start a server and a visitor; `tests` is no package that can be imported."""
    # Another package brings a `tests` of its own, which would be found first.
    ours = ModuleType("tests")
    ours.__path__ = [str(Path(__file__).resolve().parents[1] / "tests")]
    sys.modules["tests"] = ours
    return importlib.import_module("tests.ui.conftest")


TESTS: Final = from_tests()
MOST_SECONDS: Final = 30
MOST_CLICKS: Final = 6
# The times of the keystroke-level model (Card, Moran and Newell): to think, to go to the mouse or the keys, to point,
# and to press a key.
THINK, REACH, POINT, KEY = 1.35, 0.4, 1.1, 0.28
WIDE, HIGH = 1440, 900


class Walk:
    """A visitor at work: clicks, keys and turns of the wheel, at the pace of a person."""

    def __init__(self, view: Any, built: Built) -> None:
        self.view, self.page, self.built = view, view.page, built
        self.clicks = self.keys = self.turns = 0
        self.began = time.monotonic()

    def seconds(self) -> float:
        """Return how long the walk has taken."""
        return time.monotonic() - self.began

    def click_at(self, x: float, y: float) -> None:
        """Click at a place in the window."""
        assert 0 < x < WIDE, x
        assert 0 < y < HIGH, y
        time.sleep(THINK + REACH + POINT)
        self.page.mouse.move(x, y, steps=4)
        self.page.mouse.click(x, y, delay=100)
        self.clicks += 1

    def click(self, target: Locator) -> None:
        """Click in the middle of what must be in sight; turn the wheel first where it is not."""
        target.wait_for(state="visible")
        box = target.bounding_box()
        assert box
        while not 0 < box["y"] + box["height"] / 2 < HIGH:
            self.turn(box["x"] + box["width"] / 2, box["y"])
            box = target.bounding_box()
            assert box
        self.click_at(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def turn(self, x: float, down: float) -> None:
        """Turn the wheel half a window towards a place."""
        time.sleep(KEY)
        self.page.mouse.move(x, HIGH / 2)
        self.page.mouse.wheel(0, HIGH / 2 if down > 0 else -HIGH / 2)
        # The page moves smoothly after the wheel.
        time.sleep(0.3)
        self.turns += 1

    def write(self, written: str) -> None:
        """Type a text."""
        time.sleep(REACH)
        self.page.keyboard.type(written, delay=KEY * 1000)
        self.keys += len(written)

    def press(self, key: str) -> None:
        """Press one key, or keys together."""
        time.sleep(KEY)
        self.page.keyboard.press(key)
        self.keys += 1

    def choose(self, label: str, option: str) -> None:
        """Choose a filter in the sidebar."""
        group = self.page.locator(".part-filters").get_by_role("group", name=label)
        self.view.changed(lambda: self.click(group.get_by_role("link", name=option, exact=True)))

    def in_sight(self, target: Locator) -> None:
        """Wait until something stands within the window."""
        expect(target).to_be_in_viewport(ratio=0.5)


def my_municipality(walk: Walk) -> str:
    """Which agreements concern my municipality (Amersfoort)?"""
    walk.click(walk.page.get_by_role("textbox", name=NL.filters.search_field))
    walk.write("Amersfoort")
    walk.view.changed(lambda: walk.press("Enter"))
    panel = walk.page.locator(".part-panel")
    walk.in_sight(panel.locator(".panel-name").first)
    expect(panel.locator(".panel-name").first).to_have_text("Amersfoort")
    walk.in_sight(panel.locator(".fact").first)
    own = [f for f in walk.built.facts if f["municipality_codes"] == ["GM0307"]]
    expect(panel).to_contain_text(own[0]["summary_nl"])
    return "het paneel Amersfoort, met eerst wat alleen over Amersfoort gaat"


def rijk_in_drenthe(walk: Walk) -> str:
    """What does the Rijk pay for projects in Drenthe, and where does that stand?"""
    walk.choose(NL.filters.province, "Drenthe")
    walk.choose(NL.filters.theme, NL.facts.themes["mobility"])
    tile = walk.page.locator("a[href*='sort=amount']").first
    walk.click(tile)
    expect(walk.page).to_have_url(re.compile("sort=amount"))
    cells = walk.page.locator(".facts-table tbody :is(th, td)")
    walk.in_sight(walk.page.locator(".facts-table"))
    expect(cells.filter(has_text="Nedersaksenlijn").first).to_be_attached()
    paid = [
        f for f in walk.built.facts
        if "PV22" in f["province_codes"] and f["theme"] == "mobility"
        and f["amount_eur"] and f["amount_payer"] == "rijk"
    ]  # fmt: skip
    assert paid
    for fact in paid:
        expect(cells.filter(has_text=NL.facts.status[fact["status"]]).first).to_be_attached()
    return f"{len(paid)} bedragen van het Rijk bovenaan de tabel, elk met status"


def threatened_sites(walk: Walk) -> str:
    """Which housing locations lie where a connection stop threatens?"""
    walk.click(walk.page.get_by_role("link", name=NL.page.view["collisions"], exact=True))
    cards = walk.page.locator(".collision")
    walk.in_sight(cards.first)
    due = [
        c.name for c in walk.built.collisions
        if c.subject.startswith("housing:") and any(r.code.startswith("stop_threatened") for r in c.reasons)
    ]  # fmt: skip
    assert due
    last = cards.filter(has_text=due[-1]).last
    while (box := last.bounding_box()) and box["y"] + box["height"] > HIGH:
        walk.turn(WIDE / 2, 1)
    walk.in_sight(last)
    names = cards.locator("h3").all_inner_texts()
    # What is threatened comes first, with whole provinces among it.
    assert [n for n in names[: names.index(due[-1]) + 1] if n in due] == due
    return f"{len(due)} locaties, bovenaan de lijst"


def link_to_this_view(walk: Walk) -> str:
    """Hand a colleague a link to exactly this view."""
    walk.choose(NL.filters.province, "Drenthe")
    walk.view.changed(lambda: walk.click(walk.view.theme(NL.map.theme["homes"])))
    walk.view.changed(lambda: walk.click_at(*walk.view.point(52.75, 6.55)))
    walk.view.settled()
    # The bar of the address is no part of the page: a click there and Ctrl+C are counted and not done.
    time.sleep(THINK + REACH + POINT + KEY)
    walk.clicks += 1
    walk.keys += 1
    browser = walk.page.context.browser
    assert browser
    for colleague in TESTS.visitor(browser, walk.view.server, viewport={"width": WIDE, "height": HIGH}):
        colleague.page.goto(walk.page.url)
        colleague.applied()
        colleague.settled()
        for part in (".part-figures", ".table-head .quiet", ".part-panel"):
            expect(colleague.page.locator(part).first).to_have_text(
                walk.page.locator(part).first.inner_text(), use_inner_text=True
            )
        assert drawn(colleague) == drawn(walk.view)
    return "dezelfde cijfers, kaart en paneel bij de ander"


def drawn(view: Any) -> Any:
    """Return how near the map is and how many shapes it has."""
    return view.js("() => [map.getZoom(), document.querySelectorAll('.leaflet-pane path').length]")


def novex_into_qgis(walk: Walk) -> str:
    """Take the NOVEX layer into QGIS."""
    walk.click(walk.page.get_by_text(DOWNLOADS.title, exact=True))
    name = DOWNLOADS.link.format(NOVEX.words["nl"].name.partition(":")[0], DOWNLOADS.forms["gpkg"])
    with walk.page.expect_download() as waiting:
        walk.click(walk.page.get_by_role("link", name=name))
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder, waiting.value.suggested_filename)
        waiting.value.save_as(saved)
        read = pyogrio.read_dataframe(saved)
    assert read.crs.to_epsg() == 28992, read.crs
    assert len(read) == len(walk.built.features("novex")) == 20
    return f"{saved.name}: {len(read)} rijen in RD New (EPSG:28992)"


TASKS: Final[tuple[Callable[[Walk], str], ...]] = (
    my_municipality, rijk_in_drenthe, threatened_sites, link_to_this_view, novex_into_qgis,
)  # fmt: skip


def walked(task: Callable[[Walk], str], browser: Browser, address: str, built: Built) -> bool:
    """Walk a task from the first page, print its line of the table, and return whether it stayed within its limits."""
    question = str(task.__doc__).strip()
    for view in TESTS.visitor(browser, address, viewport={"width": WIDE, "height": HIGH}):
        view.open("")
        view.settled()
        walk = Walk(view, built)
        try:
            answer = task(walk)
        except Exception as fault:
            print(f"| {question} | {walk.clicks} | {walk.keys} | {walk.turns} | – | failed: {fault!r} |")
            return False
        seconds, within = walk.seconds(), walk.clicks <= MOST_CLICKS and walk.seconds() <= MOST_SECONDS
        print(
            f"| {question} | {walk.clicks} | {walk.keys} | {walk.turns} | {seconds:.0f} | "
            f"{answer}{'' if within else ' (TOO MUCH)'} |",
            flush=True,
        )
        return within
    return False


def main() -> int:
    """Walk every task and return 1 where one fails."""
    with (
        tempfile.TemporaryDirectory() as folder,
        TESTS.running(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=TESTS.CHROMIUM)
        found = current(Path(folder))
        assert found
        print("| task | clicks | keys | turns of the wheel | seconds | answer |\n|---|--:|--:|--:|--:|---|")
        done = [walked(task, browser, address, open_built(found)) for task in TASKS]
        browser.close()
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
