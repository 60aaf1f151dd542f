"""The view with what was corrected: what it said, what it says now, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Final

from layers.facts_file import Correction
from layers.layer import Language
from settings import of_this_process
from ui.data import state
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.facts import why
from ui.say.lists import more_link
from ui.say.safe_html import Html, el, link, text
from ui.words.corrections import WORDS
from ui.words.formats import day

# So many corrections are shown at once; what is more is one link further.
STEP: Final = 40


def entry(row: Correction, view: ViewState, known: Collection[str]) -> Html:
    """Return a correction as HTML; a fact that it is about is a link to that fact on the map, if it is still there."""
    language = view.language
    words = WORDS[language]
    was, now = (row["was_nl"], row["now_nl"]) if language == "nl" else (row["was_en"], row["now_en"])
    rows = [(words.was, was), (words.now, now), (words.why, why(row, language))]
    if row["fact"]:
        fresh = ViewState(language=language)
        named = text(row["fact"])
        linked = link(state.href(fresh, fact=row["fact"]), named) if row["fact"] in known else named
        about = el("span", text(f"{words.about} "), linked)
    else:
        about = el("span", text(words.presentation))
    return el(
        "section",
        el("h3", about),
        el("dl", *(part for label, value in rows for part in (el("dt", text(label)), el("dd", text(value))))),
    )


def page(rows: Iterable[Correction], edition: Edition, view: ViewState) -> Html:
    """Return the page as HTML, the newest correction first."""
    language: Language = view.language
    words = WORDS[language]
    newest = sorted(rows, key=lambda row: str(row["date"]), reverse=True)
    limit = STEP * view.more
    made = []
    for date, group in groupby(newest[:limit], key=lambda row: str(row["date"])):
        entries = [entry(row, view, edition.facts) for row in group]
        made += [el("h2", el("time", text(day(date, language)), datetime=date)), *entries]
    manifest = edition.built.manifest
    since = words.since.format(manifest["edition"], day(manifest["edition_date"], language))
    contact = of_this_process().contact
    mail = [el("p", link(f"mailto:{contact}", text(words.mail)))] if contact else []
    return el(
        "div",
        el("h1", text(words.title)),
        el("p", text(words.intro)),
        *(made or [el("p", text(words.none))]),
        more_link(view, len(newest) - limit, STEP),
        el("p", text(words.how)),
        *mail,
        el("p", text(since), cls="quiet"),
        cls="prose",
    )


def html(picture: Picture) -> Html:
    """Return the corrections."""
    return page(picture.edition.built.registers["corrections"], picture.edition, picture.view)
