"""What is compared: the form that adds one more, the ways to take one out, and the small maps side by side."""

from __future__ import annotations

from layers.layer import Language
from ui.data import state
from ui.data.edition import Edition
from ui.data.naming import KINDS, labelled
from ui.data.state import COMPARED_LENGTH, ViewState
from ui.map import small_map
from ui.say import forms
from ui.say.comparison import Comparison, kind_of, subject_of
from ui.say.safe_html import EMPTY, Html, el, link, text
from ui.words import compare as words_of


def choices(edition: Edition, language: Language) -> dict[str, str]:
    """Return what can be compared, each with its name and kind, by kind and then name."""
    kinds = words_of.WORDS[language].kind
    found = [key for key in edition.subjects if key.partition(":")[0] in KINDS]
    found.sort(key=lambda key: (KINDS.index(key.partition(":")[0]), edition.subjects[key].casefold()))
    return {key: labelled(edition.subjects[key], kinds[key.partition(":")[0]]) for key in found}


def maps(found: Comparison, view: ViewState) -> Html:
    """Return the small maps side by side, each with the way to the page of its thing."""
    own = words_of.WORDS[view.language]
    made = []
    for key in found.subjects:
        subject = subject_of(key, found.edition)
        drawn = EMPTY
        if source := small_map.address(subject):
            drawn = el("img", src=source, alt=small_map.alt(subject, view.language), width=300, height=356)
        way = link(state.subject_href(view, key), text(subject.name), data_top="")
        made.append(el("figure", drawn, el("figcaption", way), cls="small-map"))
    return el("section", el("h2", text(own.maps), cls="unseen"), *made, cls="compare-maps")


def chosen(view: ViewState, edition: Edition) -> Html:
    """Return what is compared, each with a way to take it out, and what else bears its name."""
    own = words_of.WORDS[view.language]

    def one(key: str) -> Html:
        without = tuple(other for other in view.compared if other != key)
        name = edition.subjects[key]
        others = [
            other
            for other in edition.subjects
            if edition.subjects[other] == name and other != key and other not in view.compared and not _is_letter(other)
        ]
        also = (
            link(
                state.href(view, compared=tuple(other if k == key else k for k in view.compared)),
                text(own.also.format(f"{kind_of(other, edition, view.language).lower()} {name}")),
            )
            for other in others
        )
        said = labelled(name, kind_of(key, edition, view.language))
        away = link(
            state.href(view, compared=without, more=1), text("✕"), aria_label=own.remove.format(said), cls="take-out"
        )
        return el("li", el("span", text(said)), away, *also)

    return el("ul", *map(one, view.compared), cls="chosen-list") if view.compared else EMPTY


def _is_letter(key: str) -> bool:
    return key.partition(":")[0] not in KINDS


def chooser(view: ViewState, edition: Edition) -> Html:
    """Return the form that adds one more: what is written means the first that it fits (`ui.data.naming`)."""
    own = words_of.WORDS[view.language]
    if len(view.compared) >= COMPARED_LENGTH:
        return el("p", text(own.full), cls="quiet")
    offered = choices(edition, view.language)
    options = (el("option", value=label) for key, label in offered.items() if key not in view.compared)
    return forms.form(
        view,
        el("label", text(own.choose), for_="compare-with"),
        el(
            "input", type="text", name="with", id="compare-with", list="compare-names", placeholder=own.choose_hint,
            autocomplete="off", maxlength=80,
        ),
        el("datalist", *options, id="compare-names"),
        el("button", text(own.add), type="submit"),
        without=(),
    )  # fmt: skip
