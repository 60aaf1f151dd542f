"""The view of what is new between two editions: what letters say came of it, new, changed and gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from layers.analysis import select
from layers.changes import STATES, Change, History, State
from layers.layer import Language
from ui.data import following, state
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say import forms, news
from ui.say.lists import fact_link, more_link, where
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views import follow
from ui.words.common import WORDS as COMMON
from ui.words.formats import plural
from ui.words.news import WORDS

# So many changes are shown at once; what is more is one link further.
STEP: Final = 30


def compared(view: ViewState, history: History) -> tuple[str, str]:
    """Return the two editions that an address asks for: the newest, and the one before it, where it does not say."""
    until = view.until or history.names[-1]
    since = view.since or history.before(until)
    order = history.names.index
    return (since, until) if order(since) <= order(until) else (until, since)


def left(changes: Iterable[Change], picture: Picture) -> list[Change]:
    """Return the changes that the filters leave: of a fact as it was or as it is."""
    view = picture.view
    if not view.filtered():
        return list(changes)
    provinces = picture.provinces

    def passes(change: Change) -> bool:
        versions = [fact for fact in (change.before, change.after) if fact]
        if provinces == () or (view.search and change.fact["id"] not in picture.found.facts):
            return False
        here = select(versions, provinces or (), view.themes)
        return any(picture.narrowing.passes(fact) for fact in here)

    return [change for change in changes if passes(change)]


def html(picture: Picture) -> Html:
    """Return the view."""
    view, language, history = picture.view, picture.view.language, picture.edition.built.history
    words = WORDS[language]
    since, until = compared(view, history)
    found = left(history.between(since, until) if since != until else (), picture)
    return el(
        "div",
        el("h1", text(words.title)),
        el("p", text(words.intro)),
        choice(view, history, since, until),
        *notes(history, since, until, language),
        corrections(view, history, since, until),
        el("p", text(words.filtered), cls="quiet") if view.filtered() else EMPTY,
        *listing(found, picture) if found else [el("p", text(nothing(view, since, until)), cls="remark")],
        follow.part(following.of_view(view), picture.edition, view, "h2"),
        cls="page news",
    )


def nothing(view: ViewState, since: str, until: str) -> str:
    """Return why there is nothing to show."""
    words = WORDS[view.language]
    if since == until:
        return words.same_edition
    return words.none_here if view.filtered() else words.none


def choice(view: ViewState, history: History, since: str, until: str) -> Html:
    """Return the form in which the two editions are chosen."""
    words = WORDS[view.language]

    def choose(name: str, label: str, chosen: str, offered: Sequence[str]) -> Html:
        options = (
            el(
                "option",
                text(news.edition_name(edition, history.release(edition)["date"], view.language)),
                value=edition,
                selected="" if edition == chosen else None,
            )
            for edition in offered
        )
        return el("label", el("span", text(label)), el("select", *options, name=name))

    button = el("button", text(words.show), type="submit")
    fields = (choose("from", words.since, since, history.names), choose("to", words.until, until, history.names))
    return forms.form(view, *fields, button, without=("from", "to"), cls="editions")


def notes(history: History, since: str, until: str, language: Language) -> Iterable[Html]:
    """Give what each edition after the first of the two is beside the one before it."""
    names = history.names
    for name in names[names.index(since) + 1 : names.index(until) + 1]:
        release = history.release(name)
        note = release["note_nl"] if language == "nl" else release["note_en"]
        title = el("strong", text(news.edition_name(name, release["date"], language)))
        yield el("p", title, text(f" {note}"), cls="edition-note")


def corrections(view: ViewState, history: History, since: str, until: str) -> Html:
    """Return how much was corrected between the two, as a link to the page of corrections; "" for nothing."""
    count = len(history.corrected(since, until))
    said = text(plural(WORDS[view.language].corrections, count, view.language))
    return el("p", link(state.href(view, view="corrections"), said, data_top="")) if count else EMPTY


def listing(found: Sequence[Change], picture: Picture) -> Iterable[Html]:
    """Give the counts, each a link to its part, and the changes by kind, at most so many as the address asks for."""
    view, language = picture.view, picture.view.language
    words = WORDS[language]
    by_state: dict[State, list[Change]] = {s: [c for c in found if c.state == s] for s in STATES}
    limit = STEP * view.more
    yield el(
        "ul",
        *(el("li", text(plural(words.counts[s], len(group), language))) for s, group in by_state.items() if group),
        cls="counts",
    )
    for s, group in by_state.items():
        here = group[: max(limit, 0)]
        limit -= len(group)
        if here:
            yield el(
                "section",
                el("h2", text(words.states[s])),
                el("p", text(words.means[s]), cls="quiet"),
                el("ol", *(item(change, picture.edition, view) for change in here), cls="changes"),
                cls=f"of-{s}",
            )
    yield more_link(view, len(found) - STEP * view.more, STEP)


def item(change: Change, edition: Edition, view: ViewState) -> Html:
    """Return one change; a fact that is there is a link to it, one that is gone leads to what took its place."""
    language = view.language
    fact = change.fact
    name = fact_link(fact, edition, view) if change.after else el("span", text(where(fact, language)))
    theme = COMMON[language].facts.themes.get(fact["theme"], fact["theme"])
    about = " · ".join(filter(None, (theme, fact_words.standing(fact, language))))
    heading = el("h3", name, el("span", text(f" · {about}"), cls="quiet"))
    return el("li", heading, news.body(change, edition, language), _took_place(change, edition, view))


def _took_place(change: Change, edition: Edition, view: ViewState) -> Html:
    became = edition.became.get(change.fact["id"], ()) if change.state == "gone" else ()
    if not became:
        return EMPTY
    plain = ViewState(language=view.language)
    ways = (link(state.href(plain, fact=i), text(where(edition.facts[i], view.language)), data_top="") for i in became)
    return el("p", text(f"{WORDS[view.language].took_its_place}: "), join(*ways, between=", "))
