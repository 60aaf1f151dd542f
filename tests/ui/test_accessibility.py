"""axe-core finds nothing on any page: at a desk, in the dark theme, and on a narrow screen (as 200 % zoom is)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from layers.built import Built
from tests.ui.axe import findings
from tests.ui.conftest import View, visitor
from ui.data.choices import View as Page
from ui.data.edition import LAYER_OF_KIND
from ui.data.state import SUBJECT_VIEWS

pytestmark = pytest.mark.browser
DESK: ViewportSize = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def visiting(browser: Browser, server: str) -> Iterator[View]:
    """One visitor for all pages: each is loaded anew, what is the same on all of them is not."""
    yield from visitor(browser, server, viewport=DESK)


@pytest.fixture
def reader(visiting: View) -> View:
    """The same visitor, at a desk and in the light again."""
    visiting.page.emulate_media(color_scheme="light")
    visiting.page.set_viewport_size(DESK)
    return visiting


def address(page: Page, built: Built) -> str:
    """A view of each page; of the pages about one thing, the thing of which most is said."""
    query = f"view={page}&background=off"
    if page == "compare":
        return f"{query}&with=province:PV22&with=novex:regio-zwolle"
    if page not in SUBJECT_VIEWS:
        return query
    if page == "municipality":
        return f"{query}&id=GM0014"
    if page == "letter":
        return f"{query}&id={built.registers['documents'][-1]['id']}"
    return f"{query}&id={max(built.features(LAYER_OF_KIND[page]), key=lambda p: len(p['fact_ids']))['id']}"


def ready(view: View, page: Page) -> None:
    """Wait until the page stands: the map applied, a chart drawn, all else the heading."""
    if page == "map":
        view.applied()
    if page == "charts":
        view.page.locator(".chart-drawn > svg").first.wait_for()
    view.page.locator("h1").wait_for()
    view.settled()


@pytest.mark.parametrize("page", get_args(Page))
def test_axe_finds_nothing_at_a_desk_in_the_dark_and_on_a_narrow_screen(reader: View, built: Built, page: Page) -> None:
    reader.page.goto(f"{reader.server}/?{address(page, built)}")
    ready(reader, page)
    assert reader.page.locator("h1").count() == 1
    assert not (found := findings(reader.page)), "\n".join(found)
    reader.page.emulate_media(color_scheme="dark")
    expect(reader.page.locator(".stApp")).to_have_css("color-scheme", "dark")
    assert findings(reader.page, ["color-contrast"]) == []
    reader.page.set_viewport_size({"width": 390, "height": 844})
    assert not (found := findings(reader.page)), "\n".join(found)
    # Reflow (WCAG 1.4.10): the page does not scroll sideways.
    assert reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
