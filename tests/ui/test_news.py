"""The view of what is new between two editions."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, cast

import pytest

from layers.changes import Change
from layers.layer import Language
from tests.blank_facts import blank_fact
from tests.ui.client import Client
from tests.ui.conftest import HOSTILE
from tests.ui.test_safe_html import read
from ui.data import following
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState, from_query
from ui.say import news as in_words
from ui.views import follow, news
from ui.views.news import STEP, compared, html
from ui.words.following import WORDS as FOLLOWING
from ui.words.formats import plural
from ui.words.news import WORDS

MOST_BYTES = 80_000


def picture(edition: Edition, **asked: str) -> Picture:
    query = {"view": ["new"], **{name.strip("_"): [value] for name, value in asked.items()}}
    view, dropped = from_query(query, edition.known)
    assert dropped == ()
    return Picture(edition, view)


def test_the_newest_edition_is_told_beside_the_one_before(edition: Edition) -> None:
    names = edition.built.history.names
    assert compared(ViewState(view="new"), edition.built.history) == (names[-2], names[-1])
    assert compared(ViewState(view="new", until=names[1]), edition.built.history) == (names[0], names[1])


def test_two_editions_the_wrong_way_round_are_turned(edition: Edition) -> None:
    view = ViewState(view="new", since="2026.2", until="2026.1")
    assert compared(view, edition.built.history) == ("2026.1", "2026.2")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_counts_what_it_lists(edition: Edition, language: Language) -> None:
    shown = picture(edition, from_="2026.1", to="2026.2", lang=language)
    found = edition.built.history.between("2026.1", "2026.2")
    page = html(shown)
    for state in ("new", "changed", "gone"):
        count = sum(change.state == state for change in found)
        assert count
        assert plural(WORDS[language].counts[cast("Any", state)], count, language) in unescape(page)
    assert page.count("<h3>") == STEP
    corrected = sum("2026-11-25" < row["date"] <= "2026-11-27" for row in edition.built.registers["corrections"])
    assert plural(WORDS[language].corrections, corrected, language) in unescape(page)
    assert len(page.encode()) < MOST_BYTES
    note = edition.built.history.release("2026.2")["note_nl" if language == "nl" else "note_en"]
    assert note in unescape(page)


def test_what_is_gone_says_why_and_leads_to_what_took_its_place(edition: Edition) -> None:
    found = edition.built.history.between("2026.1", "2026.2")
    view = ViewState(view="new")
    for change in (change for change in found if change.state == "gone"):
        assert change.former
        made = unescape(news.item(change, edition, view))
        assert change.former["why_nl"] in made
        assert all(f"fact={ident}" in made for ident in edition.became[change.fact["id"]])


def test_a_change_says_what_was_and_what_is(edition: Edition) -> None:
    """A change told in words has two texts that differ, in both languages."""
    found = edition.built.history.between("2026.1", "2026.2")
    for change in found:
        for label, was, now in in_words.told(change, edition, "en"):
            assert label
            assert was != now


def test_filters_leave_what_was_or_is_there(edition: Edition) -> None:
    shown = picture(edition, from_="2026.1", to="2026.2", province="PV22", theme="mobility")
    found = news.left(edition.built.history.between("2026.1", "2026.2"), shown)
    assert found
    for change in found:
        versions = [fact for fact in (change.before, change.after) if fact]
        codes = {code for fact in versions for code in (*fact["province_codes"], *fact["province_codes_inferred"])}
        assert "PV22" in codes
        assert "mobility" in {fact["theme"] for fact in versions}


def test_nothing_new_is_said_in_words(edition: Edition) -> None:
    assert WORDS["nl"].same_edition in html(picture(edition, from_="2026.1", to="2026.1"))
    nowhere = picture(edition, from_="2026.1", to="2026.2", province="PV22", theme="mobility", q="qqqqqqqq")
    assert WORDS["nl"].none_here in html(nowhere)


def test_text_of_a_record_shows_as_text(edition: Edition) -> None:
    one, other = (cast("Any", blank_fact(id="a", place=p, summary_nl=HOSTILE, speaker=p)) for p in (HOSTILE, "Assen"))
    change = Change("changed", "2030.1", "2030-01-01", one, other, ("place", "who"))
    found = read(news.item(change, edition, ViewState(view="new")))
    assert {"img", "script"}.isdisjoint(found.tags)
    assert HOSTILE in "".join(found.data)


@pytest.mark.parametrize("query", ["view=new", "view=new&from=2026.1&to=2026.2&lang=en"])
def test_the_view_stands_without_a_script_too(client: Client, query: str) -> None:
    answer = client.get(f"/plain?{query}")
    assert answer.status_code == 200
    assert re.search(r'<select name="from"', answer.text)
    assert (
        len(re.findall('rel="alternate" type="(?:application/atom|application/feed|text/calendar)', answer.text)) == 3
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_page_names_its_feeds_in_its_head(edition: Edition, language: Language) -> None:
    view = ViewState(view="province", ident="PV22", language=language)
    made = follow.alternates(view, edition)
    assert re.findall(r'type="([^"]+)"', made) == ["text/calendar", "application/atom+xml", "application/feed+json"]
    assert made.count("/feeds/province/PV22.") == 3
    assert "Drenthe" in made


def test_the_page_of_a_thing_says_how_to_follow_it(edition: Edition) -> None:
    view = ViewState(view="novex", ident="groningen-assen")
    made = follow.part(following.of_view(view), edition, view)
    for form, label in FOLLOWING["nl"].forms.items():
        assert f'/feeds/novex/groningen-assen.{form}?lang=nl"' in made
        assert label in made
