"""The view that says how to read the map: counting, places, readings, statuses, roles, and the words of the field."""

from __future__ import annotations

from collections.abc import Mapping

from ui import state
from ui.picture import Picture
from ui.safe_html import el, link, text
from ui.shown import Shown
from ui.state import ViewState
from ui.text import WORDS, Language, listed
from ui.words import glossary, method


def meanings(title: str, names: Mapping[str, str], meant: Mapping[str, str]) -> str:
    """Return the meaning of the words of a vocabulary as HTML."""
    rows = (part for code, meaning in meant.items() for part in (el("dt", text(names[code])), el("dd", text(meaning))))
    return el("section", el("h2", text(title)), el("dl", *rows))


def landsdelen(shown: Shown, language: Language) -> str:
    """Return which provinces each landsdeel holds, as HTML."""
    found: dict[str, list[str]] = {}
    for province in shown.provinces.values():
        found.setdefault(province["landsdeel"], []).append(province["name"])
    form = method.WORDS[language].provinces_of
    return el("ul", *(el("li", text(form.format(name, listed(found[name], language)))) for name in sorted(found)))


def words_of_the_field(shown: Shown, language: Language) -> str:
    """Return the glossary as HTML; each word has its id, so that a link leads to it."""
    words = glossary.WORDS[language]
    parts = []
    for ident, term in words.terms.items():
        parts.append(el("dt", text(term.name), id=ident))
        more = landsdelen(shown, language) if ident == "landsdeel" else ""
        parts.append(el("dd", text(f"{term.short} {term.more}"), more))
    return el("section", el("h2", text(words.title), id="woorden"), el("dl", *parts))


def page(shown: Shown, view: ViewState) -> str:
    """Return the page as HTML."""
    words, about = WORDS[view.language], method.WORDS[view.language]
    sections = [
        el("section", el("h2", text(title), id=ident), *(el("p", text(paragraph)) for paragraph in paragraphs))
        for ident, (title, paragraphs) in about.sections.items()
    ]
    titles = {ident: title for ident, (title, _) in about.sections.items()}
    contents = {**titles, "woorden": glossary.WORDS[view.language].title}
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
        el("p", link(state.href(view, view="sources"), text(about.in_letters), data_top="")),
        words_of_the_field(shown, view.language),
        meanings(words.column["status"], words.status, words.status_meaning),
        meanings(words.role_title, words.role, words.role_meaning),
        meanings(words.reading_title, words.reading_short, words.reading_meaning),
        meanings(words.certainty_title, words.certainty, words.certainty_meaning),
        cls="prose",
    )


def html(picture: Picture) -> str:
    """Return how to read the map."""
    return page(picture.shown, picture.view)
