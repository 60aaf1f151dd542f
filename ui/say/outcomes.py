"""What became of a promise, in words and HTML: its state of today, what letters say of it, and where they do.

The sign before a state is drawn by the style sheets (`.s-kept` and the like): the words say it without.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from layers.facts import Fact, Progress, Source
from layers.layer import Language
from layers.outcomes import State, state
from ui.data import state as addresses
from ui.data.edition import Edition
from ui.data.settings import LETTER_LINES
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.words.formats import day, deadline
from ui.words.outcomes import WORDS

CLASSES: Final[dict[State, str]] = {
    "kept": "s-kept",
    "partly kept": "s-partly",
    "moved": "s-moved",
    "changed": "s-changed",
    "dropped": "s-dropped",
    "in progress": "s-going",
    "refused": "s-refused",
    "not yet due": "s-ahead",
    "without word": "s-silent",
}
"""The class of each state, by which its sign and colour are found."""


def told(outcome: State, moved_to: str | None, language: Language) -> str:
    """Return a state in a few words; of what was moved the day to which, where the letter names one."""
    words = WORDS[language]
    if outcome == "moved" and moved_to:
        return words.moved_to.format(deadline(moved_to, language, in_sentence=True))
    return words.states[outcome]


def in_short(fact: Fact, today: date, language: Language) -> str:
    """Return how a promise stands today in a few words, for rows and lists; "" where nothing is awaited."""
    found = state(fact, today)
    return told(found, fact["moved_to"], language) if found else ""


def cls(fact: Fact, today: date) -> str:
    """Return the class of the state of a promise, "" where nothing is awaited."""
    found = state(fact, today)
    return CLASSES[found] if found else ""


def badge(fact: Fact, today: date, language: Language) -> Html:
    """Return the state of a promise with its sign, "" where nothing is awaited."""
    said = in_short(fact, today, language)
    return el("span", text(said), cls=f"state {cls(fact, today)}") if said else EMPTY


def said(outcome: State, moved_to: str | None, language: Language) -> Html:
    """Return what a letter says became of a promise, with its sign."""
    return el("span", text(told(outcome, moved_to, language)), cls=f"state {CLASSES[outcome]}")


def sentence(fact: Fact, edition: Edition, today: date, language: Language) -> str:
    """Return how a promise stands today; of one without word that too, with the date of the last letter read."""
    if state(fact, today) == "without word":
        return WORDS[language].silent.format(day(edition.last_letter, language))
    return in_short(fact, today, language)


def summary(row: Progress, language: Language) -> str:
    """Return what a letter says became of a promise, in the words of the project."""
    return row["summary_nl"] if language == "nl" else row["summary_en"]


def letter_link(source: Source, edition: Edition, language: Language, *, is_again: bool = False) -> Html:
    """Return where a source stands, as a link to those lines; the letter is not named where it `is_again` the same."""
    written = fact_words.lines(source, language) if is_again else fact_words.citation(source, edition, language)
    said = text(written)
    document = edition.documents.get(source["file"])
    if document is None:
        return said
    page = (source["line_start"] - 1) // LETTER_LINES + 1
    plain = ViewState(language=language)
    return link(addresses.href(plain, view="letter", ident=document["id"], page=page), said, data_top="")


def of_card(fact: Fact, edition: Edition, today: date, language: Language) -> Html:
    """Return the state of a promise and what each letter says of it, the latest first; "" where nothing is awaited."""
    return _told(sentence(fact, edition, today, language), fact, edition, today, language)


def of_row(fact: Fact, edition: Edition, today: date, language: Language) -> Html:
    """Return the same for a row of a list that says itself what it means to be without word."""
    return _told(in_short(fact, today, language), fact, edition, today, language)


def _told(said: str, fact: Fact, edition: Edition, today: date, language: Language) -> Html:
    head = el("div", text(said), cls=f"state {cls(fact, today)}") if said else EMPTY
    return join(head, *(_of_letter(row, nth, fact, edition, language) for nth, row in enumerate(latest_first(fact))))


def latest_first(fact: Fact) -> list[Progress]:
    """Return what letters say became of a promise, the latest first."""
    return sorted(fact["progress"], key=lambda row: row["date"], reverse=True)


def _of_letter(row: Progress, nth: int, fact: Fact, edition: Edition, language: Language) -> Html:
    # The state above it says the outcome of the latest letter already, unless a later day passed without word.
    known = nth == 0 and row["outcome"] == fact["outcome"]
    outcome = EMPTY if known else el("b", text(f"{told(row['outcome'], row['moved_to'], language)}: "))
    letters = [fact_words.source_letter(source, edition, language) for source in row["sources"]]
    links = [
        letter_link(source, edition, language, is_again=before == letter)
        for source, letter, before in zip(row["sources"], letters, ["", *letters], strict=False)
    ]
    places = join(*links, between=" · ")
    return el("div", outcome, text(f"{summary(row, language)} "), places, cls="became")


def on_paper(fact: Fact, edition: Edition, today: date, language: Language) -> list[str]:
    """Return the same in sentences, with the letter and lines in brackets."""
    said = [sentence(fact, edition, today, language)]
    for row in latest_first(fact):
        places = "; ".join(fact_words.citation(source, edition, language) for source in row["sources"])
        outcome = told(row["outcome"], row["moved_to"], language)
        before = "" if outcome == said[0] else f"{outcome}: "
        said.append(f"{before}{summary(row, language).rstrip('.')} ({places})")
    return [line for line in said if line]


def key(states: Iterable[State], language: Language) -> Html:
    """Return what the signs mean, as a list."""
    words = WORDS[language]
    return el("ul", *(el("li", text(words.states[s]), cls=f"state {CLASSES[s]}") for s in states), cls="state-key")
