"""The editor's desk by keyboard alone, in a real browser, and axe-core on each of its pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from tests.ui.axe import findings
from tests.ui.test_desk import ENTRY, KEYS, RECORD, Desk, amount
from ui.desk.record_form import typed

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """The address of a desk that runs, without its key."""
    server = uvicorn.Server(uvicorn.Config(desk.app, host="127.0.0.1", port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
        assert thread.is_alive()
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    found = context.new_page()
    faults: list[Any] = []
    found.on("pageerror", lambda fault: faults.append(fault))
    yield found
    with suppress(Exception):
        context.close()
    assert faults == []


def test_a_letter_is_worked_by_keyboard_from_entry_to_undo(desk: Desk, page: Page, address: str) -> None:
    keys = page.keyboard
    page.goto(f"{address}/{KEYS.editor}/")
    expect(page.locator("html[data-ready]")).to_be_attached()
    page.get_by_label("Titel").fill(ENTRY["title"])
    page.get_by_label("Afzender").fill(ENTRY["sender"])
    page.get_by_label("Id").fill(ENTRY["id"])
    keys.press("Enter")
    expect(page.locator("#record")).to_be_visible()
    expect(page.locator("html[data-ready]")).to_be_attached()
    # To the first empty field, by its key; then from field to field as a form goes.
    keys.press("f")
    expect(page.get_by_label("Thema")).to_be_focused()
    page.get_by_label("Thema").select_option("mobility")
    page.get_by_label("Status").select_option("agreed")
    page.get_by_label("Samenvatting", exact=True).fill(
        "Het Rijk draagt ten hoogste € 5 miljoen bij aan het station van Assen."
    )
    page.get_by_label("Samenvatting in het Engels").fill(
        "Central government contributes at most €5 million to the station of Assen."
    )
    page.get_by_label("Gemeenten", exact=True).fill("GM0106")
    page.get_by_label("Soort bedrag").select_option("contribution")
    page.get_by_label("Wie betaalt").select_option("rijk")
    page.get_by_label("Toegezegd door", exact=True).fill("Rijk")
    # The program took a year of another sentence along: the check says that these lines do not name it.
    expect(page.locator("#check")).to_contain_text("noemen het jaar 2035 niet")
    page.get_by_label("Termijn", exact=True).fill("")
    page.get_by_label("Soort termijn").select_option("")
    expect(page.locator("#check")).to_contain_text("Alles klopt met de regels")
    keys.press("Control+Enter")
    expect(page.locator("#told")).to_contain_text("Vastgelegd als")
    assert list(desk.root.glob("facts/brief-2029/*.yaml"))
    # Leave the next one out, with a reason; undo that; mark words and make a record of them.
    left = page.locator("[data-current]").get_attribute("data-current") or ""
    keys.press("l")
    keys.type("Staat elders")
    keys.press("Enter")
    expect(page.locator("#told")).to_contain_text("weggelaten")
    assert desk.desk.candidate(left).decision == "left_out"
    keys.press("u")
    expect(page.locator("#told")).to_contain_text("Ongedaan gemaakt")
    assert desk.desk.candidate(left).decision == "open"
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#L3 .said'))")
    keys.press("k")
    expect(page.locator("#main")).to_contain_text("regel 3")
    page.reload()
    expect(page.locator(f'.mark[data-c="{amount(desk)}"]')).to_have_attribute("data-decision", "accepted")


def test_letters_are_no_keys_while_one_types_nor_when_they_are_off(desk: Desk, page: Page, address: str) -> None:
    desk.desk.enter(ENTRY)
    page.goto(f"{address}/{KEYS.editor}/")
    expect(page.locator("html[data-ready]")).to_be_attached()
    summary = page.get_by_label("Samenvatting", exact=True)
    summary.focus()
    page.keyboard.type("null nul")
    expect(summary).to_have_value("null nul")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_label("Sneltoetsen van één letter aan").uncheck()
    page.locator("#main").focus()
    page.keyboard.press("l")
    expect(page.locator(".panel:visible")).to_have_count(0)


@pytest.mark.parametrize("where", ["editor/", "editor/finish", "editor/decisions", "second/", "words/"])
def test_axe_finds_nothing_on_a_page_of_the_desk(desk: Desk, page: Page, address: str, where: str) -> None:
    if where == "editor/":
        page.goto(f"{address}/{KEYS.editor}/")
        assert findings(page) == []
    ident = amount(desk)
    if desk.desk.document is None:
        desk.desk.enter(ENTRY)
    desk.desk.accept(ident, typed(RECORD.items(), "brief.txt"), desk.desk.seen(ident))
    role, _, name = where.partition("/")
    page.goto(f"{address}/{getattr(KEYS, role)}/{name}")
    page.evaluate("for (const group of document.querySelectorAll('#record .group')) group.open = true")
    assert findings(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
