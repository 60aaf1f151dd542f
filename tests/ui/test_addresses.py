"""The server alone writes the parameters of an address: each part is asked for once, however that was typed."""

from __future__ import annotations

import re
import time

import httpx
import pytest
from playwright.sync_api import expect

from tests.ui.conftest import PATIENCE_MS, View
from ui.words.common import WORDS

pytestmark = pytest.mark.browser

NL = WORDS["nl"]
ASKED_ONCE = {"map"}
"""All else stands in the page as it is sent."""


def parts(view: View) -> list[str]:
    """The fragments that were asked for, by name and parameters."""
    return [url.split("/")[-1] for url in view.requests if "/parts/" in url or "/shown/" in url]


@pytest.fixture(scope="module", autouse=True)
def _opened(server: str) -> None:
    """The server has opened its built folder: before that it cannot say what an address names."""
    until = time.monotonic() + PATIENCE_MS / 1000
    while "data-query=" not in httpx.get(server, timeout=PATIENCE_MS / 1000).text:
        assert time.monotonic() < until


@pytest.mark.parametrize("typed", ["q=a*b", "q=a%20b", "q=é'(!)~", "theme=housing&lang=nl&province=PV22&q="])
def test_however_an_address_is_typed_each_part_is_asked_for_once(view: View, typed: str) -> None:
    view.open(f"background=off&{typed}")
    view.settled()
    asked = parts(view)
    assert sorted(part.partition("?")[0] for part in asked) == sorted(ASKED_ONCE), asked
    assert len({part.partition("?")[2] for part in asked}) == 1


def test_the_way_back_to_an_address_that_was_typed_asks_for_nothing_anew(view: View) -> None:
    view.open("background=off&q=a*b")
    view.settled()
    view.page.locator(".pages").get_by_role("link", name=NL.page.view["timeline"]).click()
    expect(view.page.get_by_role("heading", level=1)).to_have_text(NL.page.view["timeline"])
    view.settled()
    before = [part for part in parts(view) if part.startswith("map")]
    view.page.go_back()
    view.applied()
    view.settled()
    assert [part for part in parts(view) if part.startswith("map")] == before
    expect(view.page).to_have_url(re.compile(r"q=a\*b"))


def test_a_link_goes_to_the_address_that_the_server_wrote_letter_by_letter(view: View) -> None:
    view.open("background=off&q=a*b~'")
    view.settled()
    link = view.page.locator(".pages").get_by_role("link", name=NL.page.view["timeline"])
    written = link.get_attribute("href")
    link.click()
    expect(view.page.get_by_role("heading", level=1)).to_have_text(NL.page.view["timeline"])
    assert view.page.evaluate("location.search") == written


def test_what_a_campaign_adds_to_a_link_is_no_warning_and_no_other_part(view: View) -> None:
    view.open("background=off&utm_source=nieuwsbrief&fbclid=abc&province=PV22")
    view.settled()
    expect(view.part("notices")).to_be_empty()
    asked = parts(view)
    assert sorted(part.partition("?")[0] for part in asked) == sorted(ASKED_ONCE), asked
    assert all("utm_source" not in part and "fbclid" not in part for part in asked)


def test_a_parameter_that_means_nothing_is_told_and_asks_for_no_part_twice(view: View) -> None:
    view.open("background=off&bron=mail")
    expect(view.part("notices")).to_contain_text("bron")
    view.settled()
    assert sorted(part.partition("?")[0] for part in parts(view)) == sorted(ASKED_ONCE)
