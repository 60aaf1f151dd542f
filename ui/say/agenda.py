"""The deadlines of what is followed as a calendar (iCalendar, RFC 5545), written by the library `icalendar`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from icalendar import Calendar, Event, vDuration, vUri

from layers.changes import Followed
from layers.diary import Entry
from layers.layer import Language
from ui.data import following
from ui.data.edition import Edition
from ui.data.given import control_free
from ui.say import facts as fact_words
from ui.say import feeds
from ui.say.lists import where
from ui.say.news import cut, outcome
from ui.words.common import WORDS as COMMON
from ui.words.following import WORDS
from ui.words.formats import day, listed

DOMAIN: Final = "afsprakenkaart"
"""The end of every UID: the same on every server, so that a calendar knows an entry wherever it came from."""
SUMMARY_LENGTH: Final = 110
ASK_AGAIN: Final = timedelta(days=1)


def calendar(followed: Followed, edition: Edition, language: Language, server: str) -> bytes:
    """Return the calendar of what is followed; `server` is the address under which it was asked for.

    It changes with the edition alone: neither the day nor the visitor plays a part.
    """
    words, manifest = WORDS[language], edition.built.manifest
    name = words.calendar_title.format(feeds.named(followed, edition, language))
    about = words.calendar_about.format(manifest["edition"], day(manifest["edition_date"], language))
    made = Calendar()
    made.add("prodid", f"-//Afsprakenkaart//{manifest['edition']}//{language.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for label, value in (("name", name), ("x-wr-calname", name), ("description", about), ("x-wr-caldesc", about)):
        made.add(label, control_free(value))
    made.add("x-wr-timezone", "Europe/Amsterdam")
    made.add("refresh-interval", vDuration(ASK_AGAIN), {"value": "DURATION"})
    made.add("x-published-ttl", vDuration(ASK_AGAIN))
    made.add("source", vUri(server + following.address(followed, "ics", language)), {"value": "URI"})
    for entry in following.diary(followed, edition):
        made.add_component(event(entry, edition, language, server))
    written: bytes = made.to_ical()
    return written


def event(entry: Entry, edition: Edition, language: Language, server: str) -> Event:
    """Return an entry as an event of a whole day, which makes nobody busy and rings no bell."""
    fact = entry.fact
    made = Event()
    made.add("uid", f"{entry.name}@{DOMAIN}")
    made.add("dtstamp", _midnight(edition.built.manifest["edition_date"]))
    made.add("last-modified", _midnight(entry.modified))
    made.add("sequence", entry.sequence)
    made.add("dtstart", entry.day)
    made.add("dtend", entry.day + timedelta(days=1))
    made.add("summary", control_free(summary(entry, language)))
    made.add("description", _lines(entry, edition, language, server))
    made.add("categories", [COMMON[language].facts.themes.get(fact["theme"], fact["theme"])])
    made.add("location", control_free(where(fact, language)))
    made.add("url", _address(entry, language, server))
    made.add("transp", "TRANSPARENT")
    made.add("status", "CANCELLED" if fact["outcome"] in ("dropped", "refused") else "CONFIRMED")
    return made


def summary(entry: Entry, language: Language) -> str:
    """Return the one line of an entry: the place, what was promised, when, and how firm that is."""
    fact = entry.fact
    what = cut(fact_words.summary(fact, language), SUMMARY_LENGTH)
    return f"{where(fact, language)}: {what} ({'; '.join(qualified(entry, language))})"


def qualified(entry: Entry, language: Language) -> list[str]:
    """Return when as the letter says it, with its kind, then the status and what a letter says came of it."""
    fact, words = entry.fact, WORDS[language]
    if entry.role == "meeting":
        when = words.meeting.format(fact["table"])
    else:
        when = fact_words.when(fact, language)
        if entry.begins:
            when = f"{words.begins} {when}"
    said = [when, fact_words.standing(fact, language)]
    if fact["progress"]:
        said.append(outcome(fact["progress"][-1], language))
    return [part for part in said if part]


def _lines(entry: Entry, edition: Edition, language: Language, server: str) -> str:
    fact, words, common = entry.fact, WORDS[language], COMMON[language]
    who = listed(list(fact["promised_by"]), language)
    cited = "; ".join(dict.fromkeys(fact_words.citation(s, edition, language) for s in fact["sources"]))
    said = [
        fact_words.summary(fact, language),
        *fact_words.figures(fact, language),
        f"{common.facts.promised}: {who}" if who else "",
        "; ".join(qualified(entry, language)),
        words.not_told if entry.role == "deadline" and not fact["outcome"] else "",
        words.letters.format(cited),
        words.facts.format(_address(entry, language, server)),
    ]
    return "\n".join(control_free(line) for line in said if line)


def _address(entry: Entry, language: Language, server: str) -> str:
    return f"{server}/?{urlencode({'fact': entry.fact['id'], 'lang': language})}"


def _midnight(iso: str) -> datetime:
    return datetime.combine(date.fromisoformat(iso), datetime.min.time(), UTC)
