"""The app from its start on, in a browser: with a network that brings boundaries, and without one."""

from __future__ import annotations

import contextlib
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.servers import free_port
from tests import pygeoapi_server
from tests.ui.conftest import PATIENCE_MS, running, visitor
from ui.data.cache import fetch_progress
from ui.words.common import NL

pytestmark = pytest.mark.browser
DESK = {"width": 1440, "height": 900}

opened = contextlib.contextmanager(visitor)


@pytest.fixture(scope="module")
def without_network(letters: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of an app that looks for a network in vain, with the letters at hand, and its cache folder."""
    cache = tmp_path_factory.mktemp("alone")
    nobody = f"http://127.0.0.1:{free_port()}"
    with running(cache, OFFLINE="", AFSPRAKENKAART_CBS_URL=nobody, AFSPRAKENKAART_DOCUMENTS=str(letters)) as address:
        yield address, cache


@pytest.mark.boundaries
def test_the_app_opens_on_schematic_shapes_and_then_offers_the_real_ones(
    browser: Browser, boundaries_dir: Path, tmp_path: Path
) -> None:
    cache, data = tmp_path / "cache", tmp_path / "pygeoapi"
    cache.mkdir()
    data.mkdir()
    with pygeoapi_server.serving(data, boundaries_dir, rd=True) as served:
        # The service keeps its visitors waiting until the first view has been seen.
        served.process.send_signal(signal.SIGSTOP)
        try:
            with (
                running(cache, OFFLINE="", AFSPRAKENKAART_CBS_URL=served.url) as address,
                opened(browser, address, viewport=DESK) as view,
            ):
                view.open()
                expect(view.map.get_by_text(NL.map.schematic)).to_be_visible()
                expect(view.page.get_by_text(NL.page.fetching.format(""))).to_be_visible()
                rough = view.js("() => document.querySelector('.leaflet-outlines-pane path').outerHTML")
                served.process.send_signal(signal.SIGCONT)
                offer = view.page.locator(".newer")
                expect(offer).to_contain_text(NL.page.newer)
                expect(view.map.get_by_text(NL.map.schematic)).to_be_visible()
                offer.get_by_role("button", name=NL.page.show_newer).click()
                expect(offer).to_be_hidden()
                expect(view.map_frame).to_have_count(1)
                expect(view.map.get_by_text(NL.map.schematic)).to_be_hidden()
                view.applied()
                assert view.paths("outlines") == 12
                shown = view.js("() => document.querySelector('.leaflet-outlines-pane path').outerHTML")
                assert shown != rough
                view.page.goto(f"{address}/?view=sources")
                expect(view.page.get_by_text(served.url)).not_to_have_count(0)
        finally:
            served.process.send_signal(signal.SIGCONT)


def test_without_a_network_the_start_soon_says_no_more(browser: Browser, without_network: tuple[str, Path]) -> None:
    address, cache = without_network
    with opened(browser, address, viewport=DESK) as view:
        view.open()
        until = PATIENCE_MS
        while (fetch_progress(cache) or {}).get("state") != "offline" and until > 0:
            view.page.wait_for_timeout(200)
            until -= 200
        assert (fetch_progress(cache) or {})["state"] == "offline"
        expect(view.page.get_by_text(NL.page.fetching.format(""))).to_have_count(0)
        expect(view.page.get_by_text(NL.page.fetch_failed.format(""))).to_have_count(0)
        expect(view.map.get_by_text(NL.map.schematic)).to_be_visible()
    # The last line is of the report of the start: nothing was said since.
    assert (cache / "server.log").read_text(encoding="utf-8").splitlines()[-1].startswith("  ")


def test_a_passage_opens_inside_its_card(browser: Browser, without_network: tuple[str, Path]) -> None:
    with opened(browser, without_network[0], viewport=DESK) as view:
        view.open("background=off&province=PV20")
        card = view.cards.first
        passage = card.locator(".passage").first
        expect(passage).to_be_hidden()
        card.get_by_text(NL.detail.show_passage).click()
        expect(passage).to_be_visible()
        expect(passage).to_have_text(re.compile(r"\w{3,}"))
        expect(card).to_contain_text(re.compile(r"\d{4}, regels? \d+"))
