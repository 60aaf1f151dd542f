"""Parts of the page: each hangs on its address alone, and says what the page itself would."""

from __future__ import annotations

import re
from html import unescape
from typing import cast
from urllib.parse import parse_qs

import pytest

from tests.ui.client import Client
from tests.ui.conftest import View
from ui.data import state
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.settings import PAGE_ROWS
from ui.data.state import ViewState
from ui.say import ordering
from ui.say.safe_html import Html
from ui.shell import fragments
from ui.views import table
from ui.views.placeholders import address
from ui.words.common import NL

PAGE_OF: dict[str, state.View] = {
    "page": "timeline",
    "letter-text": "letter",
    "grid-map": "province",
    "other-sources": "province",
}
LETTER = "bo-leefomgeving-2025"
IDENT_OF = {"letter-text": LETTER, "grid-map": "PV22", "other-sources": "PV22"}


@pytest.mark.parametrize("name", list(fragments.MAKERS))
def test_a_part_is_sent_as_its_maker_makes_it(client: Client, edition: Edition, name: str) -> None:
    view = ViewState(
        view=PAGE_OF.get(name, "map"), ident=IDENT_OF.get(name), provinces=("PV22",),
        themes=("mobility",), sort="amount", descending=True,
    )  # fmt: skip
    answer = client.get(address(name, edition, view))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == fragments.KEPT
    with state.for_browser_in("nl"):
        made = fragments.MAKERS[name](Picture(edition, view))
    assert (answer.text if isinstance(made, str) else answer.json()) == made


def picked(client: Client, edition: Edition, query: str) -> dict[str, list[str]]:
    """The view that a click leads to, as parameters of the page."""
    answer = client.get(f"/picked/{edition.built.path.name}/nl?{query}")
    assert answer.status_code == 200
    return parse_qs(answer.json()["address"].removeprefix("?"))


def test_a_click_opens_what_was_hit_and_selects_its_first_row_on_its_page(client: Client, edition: Edition) -> None:
    view = picked(client, edition, "sort=homes&order=desc&hit=housing:westflank-groningen&hit=provinces:PV20")
    assert view["at"] == ["housing:westflank-groningen", "provinces:PV20"]
    picture = Picture(edition, ViewState(sort="homes", descending=True))
    rows = [f["id"] for f in ordering.arranged(picture.facts, "homes", NL, descending=True)]
    here = edition.features["housing:westflank-groningen"]["fact_ids"]
    assert view["fact"] == [next(fact for fact in rows if fact in here)]
    assert int(view.get("page", ["1"])[0]) == rows.index(view["fact"][0]) // PAGE_ROWS + 1


def test_a_click_keeps_the_filters_and_knows_no_feature_of_an_address(client: Client, edition: Edition) -> None:
    assert picked(client, edition, "province=PV22&hit=mirt:<script>") == {"province": ["PV22"]}
    assert picked(client, edition, "province=PV22&hit=nonsense&hit=provinces:PV22")["at"] == ["provinces:PV22"]


def test_the_language_of_the_browser_stands_in_no_link_and_another_does(client: Client, edition: Edition) -> None:
    digest = edition.built.path.name
    for usual, asked, named in (("en", "", set()), ("en", "lang=nl", {"nl"}), ("nl", "lang=en", {"en"})):
        links = re.findall(r'href="(\?[^"]*)"', client.get(f"/parts/{digest}/{usual}/table?{asked}").text)
        assert links
        assert {lang for to in links for lang in re.findall(r"lang=(\w+)", unescape(to))} == named


def test_all_that_a_view_shows_is_one_answer_of_the_same_fragments(client: Client, edition: Edition) -> None:
    for view in (ViewState(provinces=("PV22",)), ViewState(view="timeline", language="en"), ViewState(view="charts")):
        query = address("map", edition, view).partition("?")[2]
        sent = client.get(f"/shown/{edition.built.path.name}/nl?{query}").json()
        assert sent["language"] == view.language
        assert sent["title"].endswith(NL.page.title)
        for name, html in sent["parts"].items():
            if name != "notices":
                assert html == client.get(address(name, edition, view)).text


def test_what_of_an_address_means_nothing_is_told_among_the_fragments(client: Client, edition: Edition) -> None:
    sent = client.get(f"/shown/{edition.built.path.name}/nl?province=PV99").json()
    assert "province=PV99" in sent["parts"]["notices"]


def test_a_fragment_that_fails_spoils_no_other(
    client: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Picture) -> Html:
        raise ValueError("broken")

    monkeypatch.setitem(cast(dict[str, object], fragments.PLACES), "table", failing)
    sent = client.get(f"/shown/{edition.built.path.name}/nl?").json()["parts"]
    assert NL.page.fault in sent["table"]
    assert "tile-figure" in sent["figures"]


@pytest.mark.parametrize("path", ["0" * 32 + "/nl/panel", "zz/nl/panel", "{}/fr/panel", "{}/nl/nonsense"])
def test_what_is_not_known_is_not_found(client: Client, edition: Edition, path: str) -> None:
    answer = client.get(f"/parts/{path.format(edition.built.path.name)}?")
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"


def test_who_works_by_keyboard_stays_where_the_table_was_turned(view: View) -> None:
    view.open()
    heading = view.table().get_by_role("link", name=NL.table.column["homes"], exact=True)
    heading.focus()
    heading.press("Enter")
    view.table().locator("th[aria-sort='descending']").wait_for()
    view.settled()
    assert view.page.evaluate("document.activeElement.id") == "sort-homes"


def test_the_panel_stays_where_it_was_scrolled_while_only_the_map_changes(view: View) -> None:
    view.open("background=off&province=PV22")
    panel = view.panel
    view.cards.first.wait_for()
    panel.evaluate("(e) => { e.scrollTop = 300; }")
    view.changed(view.theme(NL.map.theme["homes"]).click)
    view.settled()
    assert panel.evaluate("(e) => e.scrollTop") == 300


@pytest.mark.parametrize(
    ("page", "pages", "offered"),
    [
        (1, 2, [1, 2]),
        (1, 5, [1, 2, 3, 4, 5]),
        (1, 26, [1, 2, 3, None, 26]),
        (5, 26, [1, 2, 3, 4, 5, 6, 7, None, 26]),
        (13, 26, [1, None, 11, 12, 13, 14, 15, None, 26]),
        (26, 26, [1, None, 24, 25, 26]),
    ],
)
def test_the_pages_offered_are_the_ends_and_those_around(page: int, pages: int, offered: list[int | None]) -> None:
    assert table.page_numbers(page, pages) == offered
