"""What an editor types outlives a page, a tab, a desk that is killed, a full disk, and another tab: in a browser."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from benchmarks.servers import free_port
from tests.ui.conftest import END_SECONDS, ROOT
from tests.ui.test_desk import ENTRY, Desk, amount
from tests.ui.test_desk_browser import desk

__all__ = ["desk"]
pytestmark = pytest.mark.browser
SUMMARY = "Het Rijk draagt bij aan het station van Assen, elke letter telt."


class Process:
    """A desk as its command starts it, on one port; it may be killed and started again."""

    def __init__(self, desk: Desk) -> None:
        self.letter, self.root, self.port = desk.desk.path, desk.root.parent, free_port()
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ui.desk", str(self.letter), "--root", str(self.root), "--port", str(self.port)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().split()[-1]
        while not self.answers():
            assert self.process.poll() is None

    def answers(self) -> bool:
        try:
            return urllib.request.urlopen(self.address, timeout=END_SECONDS).status == 200
        except OSError:
            return False

    def kill(self) -> None:
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(END_SECONDS)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def running(desk: Desk) -> Iterator[Process]:
    desk.desk.enter(ENTRY)
    process = Process(desk)
    yield process
    if process.process.poll() is None:
        process.kill()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context
    context.close()


@pytest.fixture
def opened(running: Process, context: BrowserContext) -> Callable[[], Page]:
    def opened() -> Page:
        page = context.new_page()
        page.goto(running.address)
        expect(page.locator("html[data-ready]")).to_be_attached()
        return page

    return opened


def summary(page: Page, said: str = "Samenvatting") -> str:
    return page.get_by_label(said, exact=True).input_value()


def test_every_letter_is_there_after_the_desk_was_killed_while_one_typed(
    running: Process, opened: Callable[[], Page], desk: Desk
) -> None:
    page = opened()
    page.get_by_label("Samenvatting", exact=True).focus()
    page.keyboard.type(SUMMARY[:30])
    running.kill()
    page.keyboard.type(SUMMARY[30:])
    expect(page.locator("#told")).to_contain_text("geen verbinding")
    # Closed while the desk is away, and opened once it is there again: at the same address.
    page.close()
    before = running.address
    running.start()
    assert running.address == before
    again = opened()
    expect(again.get_by_label("Samenvatting", exact=True)).to_have_value(SUMMARY)
    expect(again.locator("#told")).to_contain_text("staat er weer")
    expect(again.locator("#check pre")).to_contain_text("elke letter telt")
    assert desk.desk.fields(amount(desk))["summary_nl"] == SUMMARY


def test_a_page_that_stays_open_sends_what_was_typed_once_the_desk_is_back(
    running: Process, opened: Callable[[], Page], desk: Desk
) -> None:
    page = opened()
    running.kill()
    page.get_by_label("Samenvatting", exact=True).fill(SUMMARY)
    expect(page.locator("#told")).to_contain_text("geen verbinding")
    running.start()
    expect(page.locator("#told")).to_contain_text("is er weer")
    expect(page.locator("#check pre")).to_contain_text("elke letter telt")
    assert desk.desk.fields(amount(desk))["summary_nl"] == SUMMARY


def test_a_page_that_is_loaded_anew_between_two_letters_loses_none(opened: Callable[[], Page]) -> None:
    page = opened()
    for until in (20, 40, len(SUMMARY)):
        page.get_by_label("Samenvatting", exact=True).focus()
        page.keyboard.press("End")
        page.keyboard.type(SUMMARY[len(summary(page)) : until])
        page.reload()
        expect(page.get_by_label("Samenvatting", exact=True)).to_have_value(SUMMARY[:until])


def test_of_two_tabs_on_one_record_the_second_is_told_and_keeps_its_text(
    opened: Callable[[], Page], desk: Desk
) -> None:
    first, second = opened(), opened()
    first.get_by_label("Samenvatting", exact=True).fill("Van de eerste.")
    expect(first.locator("#check pre")).to_contain_text("Van de eerste")
    second.get_by_label("Samenvatting", exact=True).fill("Van de tweede.")
    note = second.get_by_role("alert").filter(has_text="intussen iets anders")
    expect(note).to_contain_text("Samenvatting: Van de tweede.")
    assert summary(second) == "Van de eerste."
    assert desk.desk.fields(amount(desk))["summary_nl"] == "Van de eerste."
    second.reload()
    expect(note).to_contain_text("Van de tweede.")
    note.get_by_role("button", name="Zet mijn tekst terug").click()
    expect(second.get_by_label("Samenvatting", exact=True)).to_have_value("Van de tweede.")
    expect(second.locator("#check pre")).to_contain_text("Van de tweede")
    expect(note).to_have_count(0)


@pytest.mark.parametrize("key", ["l", "x"])
def test_what_is_typed_in_a_panel_is_there_after_the_page_is_loaded_anew(opened: Callable[[], Page], key: str) -> None:
    page = opened()
    page.locator("#main").focus()
    page.keyboard.press(key)
    field = page.locator(".panel:visible input[type=text]").last
    field.fill("Staat al in de brief van mei")
    page.reload()
    expect(page.locator(".panel:visible input[type=text]").last).to_have_value("Staat al in de brief van mei")


def test_a_disk_that_is_full_is_said_and_the_text_stays(
    desk: Desk, opened: Callable[[], Page], running: Process
) -> None:
    page = opened()
    # What stands where the file of drafts must come makes each write of it fail, as a disk does.
    blocked = Path(desk.desk.half_typed.path)
    blocked.unlink(missing_ok=True)
    blocked.mkdir()
    page.get_by_label("Samenvatting", exact=True).fill(SUMMARY)
    expect(page.locator("#told")).to_contain_text("Er kon niet worden geschreven")
    page.reload()
    expect(page.get_by_label("Samenvatting", exact=True)).to_have_value(SUMMARY)
    blocked.rmdir()
    page.get_by_label("Samenvatting", exact=True).fill(f"{SUMMARY} Nu wel.")
    expect(page.locator("#check pre")).to_contain_text("Nu wel")
    assert desk.desk.fields(amount(desk))["summary_nl"] == f"{SUMMARY} Nu wel."
