"""Feeds: every thing can be followed, in forms that readers of feeds and calendars understand."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any, cast
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from layers.changes import Change, Followed
from layers.diary import Entry
from layers.layer import Language
from tests.blank_facts import blank_fact
from tests.ui.client import Client
from tests.ui.conftest import HOSTILE
from tests.ui.test_safe_html import read
from ui.data import following
from ui.data.choices import SUBJECT_VIEWS
from ui.data.edition import Edition
from ui.say import agenda, feeds
from ui.say.feeds import ATOM, Feed
from ui.words.common import WORDS as COMMON

KINDS = (*SUBJECT_VIEWS, "theme", "landsdeel", "all")
NAMES = {"a": ATOM}


def of_kind(kind: str, edition: Edition) -> list[str]:
    if kind in SUBJECT_VIEWS:
        return [key.partition(":")[2] for key in edition.subjects if key.startswith(f"{kind}:")]
    several = {"theme": sorted(edition.known.themes), "landsdeel": sorted(edition.known.landsdelen), "all": ["all"]}
    return several[kind]


def asserted_atom(content: bytes) -> ElementTree.Element:
    """Hold a feed against what RFC 4287 asks of each element, and return it."""
    root = ElementTree.fromstring(content)
    assert root.tag == f"{{{ATOM}}}feed"
    links = [link.attrib for link in root.findall("a:link", NAMES)]
    assert [link["rel"] for link in links] == ["self", "alternate"]
    for element in (root, *root.findall("a:entry", NAMES)):
        for name in ("id", "title", "updated"):
            [found] = element.findall(f"a:{name}", NAMES)
            assert (found.text or "").strip(), name
        moment = element.findtext("a:updated", "", NAMES)
        assert datetime.fromisoformat(moment).tzinfo is not None
        assert element.findtext("a:id", "", NAMES).startswith("urn:uuid:")
    assert root.findtext("a:author/a:name", "", NAMES)
    for entry in root.findall("a:entry", NAMES):
        [content_of] = entry.findall("a:content", NAMES)
        assert content_of.attrib == {"type": "html"}
        assert not list(content_of)
        [link] = entry.findall("a:link", NAMES)
        assert link.attrib["rel"] == "alternate"
    ids = [found.text for found in root.iter(f"{{{ATOM}}}id")]
    assert len(ids) == len(set(ids))
    return root


def asserted_json(content: bytes) -> dict[str, Any]:
    """Hold a feed against what JSON Feed 1.1 asks, and return it."""
    found = json.loads(content)
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["title"]
    for item in found["items"]:
        assert isinstance(item["id"], str)
        assert {"url", "title", "content_html", "content_text"} <= set(item)
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
    assert len({item["id"] for item in found["items"]}) == len(found["items"])
    return cast("dict[str, Any]", found)


def asserted_calendar(content: bytes) -> list[Any]:
    """Hold a calendar against what Outlook and Thunderbird need, and return its events."""
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    found = Calendar.from_ical(content)
    assert found.errors == []
    assert found["version"] == "2.0"
    assert found["x-wr-calname"]
    events = found.walk("VEVENT")
    for event in events:
        assert event.errors == []
        start, end = event["dtstart"].dt, event["dtend"].dt
        assert type(start) is date
        assert (end - start).days == 1
        assert event["transp"] == "TRANSPARENT"
        assert event["summary"]
        assert int(event["sequence"]) >= 0
        assert not event.walk("VALARM")
    assert len({str(event["uid"]) for event in events}) == len(events)
    return list(events)


@pytest.mark.parametrize("kind", KINDS)
def test_every_feed_of_everything_parses(edition: Edition, kind: str) -> None:
    for ident in of_kind(kind, edition):
        followed = following.known(kind, ident, edition)
        assert followed == Followed(kind, ident)
        made = feeds.feed(followed, "atom", edition, "nl", "https://kaart.example")
        asserted_atom(feeds.atom(made))
        asserted_json(feeds.json_feed(made))
        asserted_calendar(agenda.calendar(followed, edition, "nl", "https://kaart.example"))


@pytest.mark.parametrize(("form", "media_type"), following.MEDIA_TYPES.items())
def test_a_feed_says_what_it_is_and_may_be_read_from_elsewhere(
    client: Client, edition: Edition, form: str, media_type: str
) -> None:
    answer = client.get(f"/feeds/province/PV22.{form}?lang=en")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*"
    name = edition.built.manifest["edition"]
    assert f"afsprakenkaart-province-PV22-{name}.{form}" in answer.headers["content-disposition"]


@pytest.mark.parametrize("form", following.MEDIA_TYPES)
def test_who_has_the_newest_is_sent_nothing(client: Client, form: str) -> None:
    address = f"/feeds/theme/water.{form}"
    tag = client.get(address).headers["etag"]
    again = client.get(address, **{"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert client.get(address, **{"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["province/PV99.ics", "province/all.atom", "all/PV22.atom", "fact/a.json", "theme/nothing.ics", "landsdeel/x.ics"],
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/feeds/{path}").status_code == 404


def test_an_unknown_form_or_language_is_told(client: Client) -> None:
    assert client.get("/feeds/province/PV22.rss").status_code == 404
    assert client.get("/feeds/province/PV22.ics?lang=de").status_code == 400


def test_another_name_of_a_municipality_leads_to_its_feed(client: Client) -> None:
    answer = client.get("/feeds/municipality/Utrecht.ics?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (301, "/feeds/municipality/GM0344.ics?lang=en")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_deadline_is_told_with_its_kind_and_status(edition: Edition, language: Language) -> None:
    events = agenda.calendar(following.ALL, edition, language, "https://kaart.example")
    said = {str(event["uid"]): event for event in asserted_calendar(events)}
    words = COMMON[language].facts
    for fact in edition.built.facts:
        event = said.get(f"{fact['id']}-deadline@afsprakenkaart")
        if event is not None and fact["deadline_kind"] in ("from", "expected") and not fact["moved_to"]:
            kind = words.deadline_kind[fact["deadline_kind"]].partition("{")[0]
            assert kind in event["summary"]
            assert words.status[fact["status"]] in event["summary"]


def test_a_calendar_changes_with_the_edition_alone(edition: Edition) -> None:
    first, again = (agenda.calendar(following.ALL, edition, "nl", "https://kaart.example") for _ in range(2))
    assert first == again
    day = edition.built.manifest["edition_date"]
    assert {event["dtstamp"].dt.date().isoformat() for event in asserted_calendar(first)} == {day}


@pytest.mark.parametrize("form", ["atom", "json"])
def test_addresses_in_a_feed_are_those_of_the_server_that_was_asked(client: Client, form: str) -> None:
    text = client.get(f"/feeds/project/lelylijn.{form}").text
    if form == "json":
        found = asserted_json(text.encode())
        given = [found["home_page_url"], found["feed_url"], *(item["url"] for item in found["items"])]
    else:
        given = [link.attrib["href"] for link in asserted_atom(text.encode()).iter(f"{{{ATOM}}}link")]
    assert {urlsplit(address).netloc for address in given} == {"test"}


def change(**fields: Any) -> Change:
    fact = cast("Any", blank_fact(id="a", **fields))
    return Change("new", "2030.1", "2030-01-01", None, fact)


TEXTS = st.text() | st.just(HOSTILE) | st.just("]]>&lt;\x00\ufffe") | st.just("\ud800")


@given(TEXTS, TEXTS)
def test_text_of_a_record_is_never_markup_of_a_feed(edition: Edition, summary: str, place: str) -> None:
    item = feeds.item(
        change(summary_nl=summary, summary_en="", place=place or None), edition, "nl", "https://k.example"
    )
    made = Feed("urn:uuid:x", "t", "a", "h", "o", "2030-01-01", "nl", (item,))
    root = asserted_atom(feeds.atom(made))
    [content] = root.findall("a:entry/a:content", NAMES)
    assert set(read(content.text or "").tags) <= {"p", "strong"}
    asserted_json(feeds.json_feed(made))


@given(TEXTS, TEXTS)
def test_text_of_a_record_is_never_a_line_of_a_calendar(edition: Edition, summary: str, place: str) -> None:
    fact = cast("Any", blank_fact(id="a", summary_nl=summary, place=place or None, deadline="2030", deadline_kind="in"))
    entry = Entry(fact, "deadline", date(2030, 12, 31), False, "a-deadline", 0, "2030-01-01")
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "x")
    calendar.add_component(agenda.event(entry, edition, "nl", "https://k.example"))
    [event] = asserted_calendar(calendar.to_ical())
    assert set(event) == {
        "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES",
        "LOCATION", "URL", "TRANSP", "STATUS",
    }  # fmt: skip
