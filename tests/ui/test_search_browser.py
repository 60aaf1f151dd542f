"""The search in a browser: by keyboard, by touch, and as a form without script."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.ui.conftest import View
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState, for_browser_in
from ui.views import search_box
from ui.words.search import WORDS

pytestmark = pytest.mark.browser


def field_of(view: View) -> Locator:
    field = view.part("search").get_by_role("searchbox").or_(view.part("search").get_by_role("combobox"))
    field.wait_for()
    return field


def choices(view: View) -> dict[str, list[str]]:
    found = parse_qs(urlsplit(view.page.url).query)
    return {name: values for name, values in found.items() if name != "background"}


def test_what_is_typed_offers_hits_and_arrows_and_enter_choose_one(view: View) -> None:
    view.open()
    field = field_of(view)
    field.click()
    view.page.keyboard.type("zwo")
    options = view.page.get_by_role("option")
    expect(options.first).to_contain_text("Zwolle")
    expect(options.first.locator("mark")).to_have_text("Zwo")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(view.page.get_by_role("group", name=WORDS["nl"].groups["municipality"])).to_contain_text("Zwolle")
    view.page.keyboard.press("ArrowDown")
    view.page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "search-hit-1")
    view.page.keyboard.press("ArrowUp")
    view.page.keyboard.press("Enter")
    expect(view.opened).to_have_text("Zwolle")
    assert choices(view) == {"municipality": ["GM0193"]}
    expect(options).to_have_count(0)


def test_enter_takes_the_first_hit_also_of_what_was_typed_too_quickly_to_be_shown(view: View) -> None:
    view.open()
    field = field_of(view)
    field.fill("lelylij")
    field.press("Enter")
    expect(view.opened).to_have_text("Lelylijn")


def test_escape_closes_the_list_and_keeps_what_was_typed(view: View) -> None:
    view.open()
    field = field_of(view)
    field.click()
    view.page.keyboard.type("emm")
    expect(view.page.get_by_role("option").first).to_contain_text("Emmen")
    view.page.keyboard.press("Escape")
    expect(view.page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("emm")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_the_count_and_the_first_hit_are_said(view: View) -> None:
    view.open()
    field_of(view).click()
    view.page.keyboard.type("hoofddorp")
    said = view.part("search").locator(".search-said")
    expect(said).to_contain_text("Hoofddorp, plaats in de gemeente Haarlemmermeer")


def test_a_word_without_a_hit_of_its_own_is_searched_for(view: View) -> None:
    view.open()
    field = field_of(view)
    field.fill("qqzzxx")
    expect(view.part("search").locator(".search-told")).to_contain_text("qqzzxx")
    field.press("Enter")
    expect(view.part("notices").get_by_role("status")).to_contain_text("Niets gevonden")
    assert choices(view) == {"q": ["qqzzxx"]}


def test_a_finger_chooses_a_hit_that_is_large_enough(phone: View) -> None:
    phone.open()
    field = field_of(phone)
    field.tap()
    phone.page.keyboard.type("assen")
    first = phone.page.get_by_role("option").first
    # Once the answer to the last letter stands, no other takes its place.
    expect(first.locator("mark")).to_have_text("Assen")
    expect(first).to_be_visible()
    assert first.evaluate("(hit) => hit.getBoundingClientRect().height") >= 44
    assert field.evaluate("box => parseFloat(getComputedStyle(box).fontSize)") >= 16
    first.tap()
    phone.page.wait_for_url("**municipality=GM0106**")


def test_the_form_searches_without_script(browser: Browser, edition: Edition) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    with for_browser_in("nl"):
        made = search_box.html(Picture(edition, ViewState(themes=("housing",), search="oud")))

    def answered(route: object) -> None:
        asked.append(route.request.url)  # type: ignore[attr-defined]
        route.fulfill(body=f"<!doctype html>{made}", content_type="text/html")  # type: ignore[attr-defined]

    page.route("**/*", answered)
    page.goto("http://form.test/")
    page.get_by_role("searchbox").fill("Zwolle & Assen")
    page.get_by_role("button", name=WORDS["nl"].find).click()
    page.wait_for_url("**q=**")
    assert parse_qs(urlsplit(asked[-1]).query) == {"theme": ["housing"], "q": ["Zwolle & Assen"]}
    context.close()
