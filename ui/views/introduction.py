"""The panel at a first visit, and a word of the field explained where it stands. Pure HTML, no Streamlit."""

from __future__ import annotations

from typing import Final

from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.mirt import LAYER as MIRT
from layers.catalogue.novex import LAYER as NOVEX
from layers.registry import GROUND
from ui.data import state
from ui.data.picture import Picture
from ui.data.state import NATIONAL, ViewState
from ui.say.safe_html import EMPTY, Html, el, link, text
from ui.words import glossary
from ui.words.formats import listed, number, plural
from ui.words.introduction import WORDS

# The words that a first visit explains.
TERMS: Final = tuple(layer.term for layer in (NOVEX, MIRT, CONGESTION, GROUND))


def explained(term: str, view: ViewState) -> Html:
    """Return a word of the field as HTML to unfold: one sentence, and a link to the rest; "" for none."""
    if not term:
        return EMPTY
    found = glossary.WORDS[view.language].terms[term]
    more = link(f"{state.href(view, view='about')}#{term}", text("→"), aria_label=found.name)
    return el("details", el("summary", text(found.question)), el("p", text(f"{found.short} "), more), cls="term")


def introduction(picture: Picture) -> Html:
    """Return what this is in three sentences, questions to begin with, and the way to what is national."""
    view = picture.view
    words = WORDS[view.language]
    rijk_in_drenthe = {"provinces": ("PV22",), "themes": ("mobility",), "fill": "rijk", "sort": "amount"}
    questions = (
        (words.full_grid, state.href(view, view="collisions")),
        (
            words.drenthe,
            state.href(view, **rijk_in_drenthe, descending=True),
        ),
        (words.agendas, state.href(view, view="charts")),
    )
    national = state.href(view, selection=(NATIONAL,))
    documents = picture.edition.built.registers["documents"]
    letters = number(len(documents), view.language)
    years = listed(sorted({found["date"][:4] for found in documents if found["date"]}), view.language)
    return el(
        "div",
        el("h2", text(words.title), cls="panel-name"),
        *(el("p", text(sentence.format(letters=letters, years=years))) for sentence in words.sentences),
        el("h3", text(words.try_title)),
        el("ul", *(el("li", link(to, text(question))) for question, to in questions)),
        *(explained(term, view) for term in TERMS),
        el("p", link(national, text(plural(words.national, len(picture.national), view.language)))),
        cls="introduction",
    )
