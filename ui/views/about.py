"""The view that says how to read the map: counting, places, readings, statuses, roles, and the words of the field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from layers.facts_file import Decision
from layers.layer import Language
from ui.data import state
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.facts import why
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views.collisions import DECIDED
from ui.words import bottlenecks, collisions, glossary, method, outcomes
from ui.words.common import WORDS
from ui.words.formats import listed

C = TypeVar("C", bound=str)


def meanings(title: str, names: Mapping[C, str], meant: Mapping[C, str]) -> Html:
    """Return the meaning of the words of a vocabulary as HTML."""
    rows = (part for code, meaning in meant.items() for part in (el("dt", text(names[code])), el("dd", text(meaning))))
    return el("section", el("h2", text(title)), el("dl", *rows))


def landsdelen(edition: Edition, language: Language) -> Html:
    """Return which provinces each landsdeel holds, as HTML."""
    found: dict[str, list[str]] = {}
    for province in edition.provinces.values():
        found.setdefault(province["landsdeel"], []).append(province["name"])
    form = method.WORDS[language].provinces_of
    return el("ul", *(el("li", text(form.format(name, listed(found[name], language)))) for name in sorted(found)))


def words_of_the_field(edition: Edition, language: Language) -> Html:
    """Return the glossary as HTML; each word has its id, so that a link leads to it."""
    words = glossary.WORDS[language]
    parts = []
    for ident, term in words.terms.items():
        parts.append(el("dt", text(term.name), id=ident))
        more = landsdelen(edition, language) if ident == "landsdeel" else EMPTY
        parts.append(el("dd", text(f"{term.short} {term.more}"), more))
    return el("section", el("h2", text(words.title), id="woorden"), el("dl", *parts))


def decided(edition: Edition, view: ViewState) -> Html:
    """Return how bottlenecks are decided on, and what was decided against with the reason, as HTML."""
    language = view.language
    words = collisions.WORDS[language]
    parts = [el("h2", text(words.decided_title), id=DECIDED), *(el("p", text(said)) for said in words.decided)]
    for decision, title in (("fine", words.decided_fine), ("rejected", words.decided_against)):
        rows = [row for row in edition.built.registers["bottlenecks"] if row["decision"] == decision]
        parts.append(el("h3", text(f"{title} ({len(rows)})")))
        parts.append(el("ul", *(el("li", _decision(row, edition, view)) for row in rows)))
    parts.append(
        el("p", link(state.href(view, view="collisions"), text(bottlenecks.WORDS[language].to_list), data_top=""))
    )
    return el("section", *parts)


def _decision(row: Decision, edition: Edition, view: ViewState) -> Html:
    """Return a decision as HTML: where, which kind, why, and what the second reader says."""
    words = bottlenecks.WORDS[view.language]
    places = {place["id"]: place["name"] for place in edition.built.registers["places"]}
    name = places.get(row["place"] or "") or edition.features[row["subject"]]["name"]
    said = words.reader_said[row["state"]] + (f": {row['note']}" if row["note"] else "")
    return join(
        el("b", text(f"{name}, {words.kind[row['kind']].lower()}: ")),
        text(why(row, view.language)),
        el("span", text(f" ({words.reader}: {said})"), cls="quiet"),
    )


def page(edition: Edition, view: ViewState) -> Html:
    """Return the page as HTML."""
    words, about = WORDS[view.language], method.WORDS[view.language]
    became = outcomes.WORDS[view.language]
    sections = [
        el("section", el("h2", text(title), id=ident), *(el("p", text(paragraph)) for paragraph in paragraphs))
        for ident, (title, paragraphs) in about.sections.items()
    ]
    titles = {ident: title for ident, (title, _) in about.sections.items()}
    decided_title = collisions.WORDS[view.language].decided_title
    contents = {**titles, DECIDED: decided_title, "woorden": glossary.WORDS[view.language].title}
    here = state.href(view, view="about")
    return el(
        "div",
        el("h1", text(about.title)),
        el(
            "nav",
            el("ul", *(el("li", link(f"{here}#{ident}", text(title))) for ident, title in contents.items())),
            aria_label=about.on_this_page,
            cls="contents",
        ),
        *sections,
        decided(edition, view),
        el("p", link(state.href(view, view="sources"), text(about.in_letters), data_top="")),
        words_of_the_field(edition, view.language),
        meanings(words.table.column["status"], words.facts.status, words.meanings.status_meaning),
        meanings(became.title, became.states, became.meaning),
        meanings(words.facts.role_title, words.facts.role, words.meanings.role_meaning),
        meanings(words.readings.reading_title, words.readings.reading_short, words.readings.reading_meaning),
        meanings(words.facts.certainty_title, words.facts.certainty, words.meanings.certainty_meaning),
        cls="prose",
    )


def html(picture: Picture) -> Html:
    """Return how to read the map."""
    return page(picture.edition, picture.view)
