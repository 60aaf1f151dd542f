"""The view with the accessibility statement."""

from __future__ import annotations

from layers.layer import Language
from settings import of_this_process
from ui.data.picture import Picture
from ui.say.safe_html import Html, el, link, text
from ui.words.accessibility import STATED_ON, WORDS
from ui.words.formats import day


def page(language: Language) -> Html:
    """Return the statement as HTML."""
    words = WORDS[language]

    def part(title: str, *body: Html) -> Html:
        return el("section", el("h2", text(title)), *body)

    def listed(items: tuple[str, ...]) -> Html:
        return el("ul", *(el("li", text(item)) for item in items))

    contact = of_this_process().contact
    reach = (
        [text(f"{words.contact} "), link(f"mailto:{contact}", text(contact))] if contact else [text(words.no_contact)]
    )
    return el(
        "div",
        el("h1", text(words.title)),
        el("p", text(words.intro)),
        part(words.status_title, el("p", text(words.status))),
        part(words.tested_title, listed(words.tested)),
        part(words.not_tested_title, listed(words.not_tested)),
        part(words.limits_title, listed(words.limits)),
        part(words.contact_title, el("p", *reach)),
        part(words.date_title, el("p", text(words.date.format(day(STATED_ON, language))))),
        cls="prose",
    )


def html(picture: Picture) -> Html:
    """Return the statement."""
    return page(picture.view.language)
