"""What pages with lists and tables share: a fact as a link, more of a list, a table that scrolls by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layers.facts import Fact
from layers.layer import Language
from ui.data import state
from ui.data.edition import Edition
from ui.data.state import NATIONAL, ViewState
from ui.say.safe_html import EMPTY, Html, el, link, text
from ui.words.common import WORDS
from ui.words.formats import listed, number


def where(fact: Fact, language: Language) -> str:
    """Return the place of a fact, else its provinces, else that it holds for the whole country."""
    return fact["place"] or listed(list(fact["provinces"]), language) or WORDS[language].facts.national


def fact_link(fact: Fact, edition: Edition, view: ViewState) -> Html:
    """Return the place of a fact as a link that opens it on the map."""
    at = tuple(edition.features_of_fact.get(fact["id"], ())[:1]) or (NATIONAL,)
    plain = ViewState(language=view.language)
    return link(state.href(plain, selection=at, fact=fact["id"]), text(where(fact, view.language)), data_top="")


def more_link(view: ViewState, left: int, step: int) -> Html:
    """Return a link that shows more of a list; "" where nothing is left."""
    if left <= 0:
        return EMPTY
    label = WORDS[view.language].page.show_more.format(
        number(min(left, step), view.language), number(left, view.language)
    )
    return el("p", link(state.href(view, page=view.page, more=view.more + 1), text(label), cls="more"))


def scrolled(label: str, head: Sequence[Html], rows: Iterable[Sequence[Html]], cls: str = "") -> Html:
    """Return a table of cells made here in a box that scrolls by itself; the first cell of a row is its heading."""
    body = (el("tr", el("th", first, scope="row"), *(el("td", cell) for cell in rest)) for first, *rest in rows)
    table = el(
        "table",
        el("caption", text(label), cls="unseen"),
        # The corner above the names of the rows is no heading.
        el("thead", el("tr", *(el("th", cell, scope="col") if cell else el("td") for cell in head))),
        el("tbody", *body),
    )
    return el("div", table, cls=f"scrolled {cls}".strip(), tabindex=0, role="region", aria_label=label)


def table(columns: Sequence[str], rows: Iterable[Sequence[Html]], caption: str) -> Html:
    """Return a table under a caption that is seen; cells are themselves made by `safe_html`."""
    head = el("thead", el("tr", *(el("th", text(c), scope="col") for c in columns)))
    body = el("tbody", *(el("tr", *(el("td", cell) for cell in row)) for row in rows))
    return el("div", el("table", el("caption", text(caption)), head, body), cls="scroll", tabindex="0",
              role="region", aria_label=caption)  # fmt: skip
