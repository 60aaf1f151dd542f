"""Six views against small pictures of how they looked, so that a layout that breaks is seen.

The pictures are shrunk to `WIDE` pixels: fonts and smoothed edges vanish, a part that is missing does not. After a
change of the layout that is meant, make them anew and look at them:

    AFSPRAKENKAART_RENEW_BASELINES=1 .venv/bin/python -m pytest tests/ui/test_baselines.py
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from tests.ui.conftest import View, visitor

pytestmark = pytest.mark.browser

FOLDER: Final = Path(__file__).with_name("baselines")
RENEW: Final = os.environ.get("AFSPRAKENKAART_RENEW_BASELINES") == "1"
WIDE: Final = 180
TOLERANCE: Final = 2.0
"""Mean difference of a pixel, of 255."""
DESK: Final[dict[str, Any]] = {"viewport": {"width": 1440, "height": 900}}
PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DARK: Final = {"color_scheme": "dark"}
FILTERED: Final = "background=off&province=PV22&at=provinces:PV22"
VIEWS: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "map": ("background=off", DESK),
    "map-filtered-dark": (FILTERED, {**DESK, **DARK}),
    "map-phone": ("background=off", PHONE),
    "collisions": ("view=collisions", DESK),
    "province": ("view=province&id=PV22", DESK),
    "table": ("view=table", DESK),
}
# What may break, as a style that does so: the view and the style.
BROKEN: Final = {
    "no map": ("map", ".map-box { visibility: hidden !important }"),
    "no panel": ("map-filtered-dark", ".part-panel { display: none !important }"),
    "no figures": ("map", ".part-figures { display: none !important }"),
    "no map on a phone": ("map-phone", ".map-box { display: none !important }"),
    "no header": ("collisions", ".top { display: none !important }"),
    "no filters": ("table", ".side { display: none !important }"),
}
# The page takes no style of others as an element; a sheet that a script makes it does.
ADD: Final = """(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""
STILL: Final = (
    "*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent }"
)


def shrunk(page: Any) -> Image.Image:
    """The window as it looks, small."""
    taken = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    return taken.resize((WIDE, round(taken.height * WIDE / taken.width)), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart: the mean over pixels and colours, of 255."""
    assert one.size == other.size
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def baseline(name: str) -> Image.Image:
    return Image.open(FOLDER / f"{name}.png").convert("RGB")


def opened(browser: Browser, server: str, name: str) -> Iterator[View]:
    """A view at rest."""
    query, options = VIEWS[name]
    for view in visitor(browser, server, False, reduced_motion="reduce", **options):
        view.page.goto(f"{server}/?{query}")
        if name.startswith("map"):
            view.applied()
        view.page.locator(".site-footer").first.wait_for(state="attached")
        view.settled()
        view.page.evaluate(ADD, STILL)
        view.page.evaluate("document.fonts.ready")
        yield view


def nearest(view: View, name: str, enough: float) -> float:
    """The difference to the baseline, once it is small enough or stays as it is."""
    before, found = None, difference(shrunk(view.page), baseline(name))
    while found > enough and found != before:
        view.page.evaluate("() => new Promise((done) => setTimeout(done, 500))")
        before, found = found, difference(shrunk(view.page), baseline(name))
    return found


def at_rest(view: View) -> Image.Image:
    """The small picture, once two in a row are the same."""
    before, found = None, shrunk(view.page)
    while before is None or difference(before, found) > 0:
        view.page.evaluate("() => new Promise((done) => setTimeout(done, 400))")
        before, found = found, shrunk(view.page)
    return found


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_looks_as_it_did_and_what_breaks_it_shows(name: str, browser: Browser, server: str) -> None:
    for view in opened(browser, server, name):
        if RENEW:
            FOLDER.mkdir(exist_ok=True)
            at_rest(view).quantize(64, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
        found = nearest(view, name, TOLERANCE)
        assert found <= TOLERANCE, f"{name} differs by {found:.1f}: look at it, and renew the baseline if that is meant"
        for what, (broken, style) in BROKEN.items():
            if broken == name:
                view.page.evaluate(ADD, style)
                worse = difference(shrunk(view.page), baseline(name))
                assert worse > TOLERANCE, f"{what}: {worse:.1f} is not seen"
                view.page.evaluate("document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)")


def test_every_view_that_can_break_here_is_tried() -> None:
    assert {name for name, _ in BROKEN.values()} <= set(VIEWS)
    assert {path.stem for path in FOLDER.glob("*.png")} == set(VIEWS)
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 40_000
