"""The table of facts in view as HTML: 25 rows a page, sorted as the address says; a row selects on the map."""

from __future__ import annotations

from typing import Final, get_args

from layers.deadlines import today
from layers.facts import Fact
from layers.layer import Language
from ui.data import state
from ui.data.choices import Sort
from ui.data.picture import Picture
from ui.data.settings import PAGE_ROWS
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say import outcomes
from ui.say.ordering import in_order
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views.filters import ways_out
from ui.words.common import WORDS
from ui.words.formats import number
from ui.words.table import WORDS as TABLE_WORDS

# What is sorted with the largest on top at first.
LARGEST_FIRST: Final = ("amount", "homes")
ARROWS: Final = {False: " ↑", True: " ↓"}


def cells(fact: Fact, language: Language) -> dict[str, str]:
    """Return what a fact shows in each column."""
    words = WORDS[language]
    return {
        "place": fact["place"] or words.facts.national,
        "theme": words.facts.themes.get(fact["theme"], fact["theme"]),
        "what": fact_words.summary(fact, language),
        "status": words.facts.status.get(fact["status"], fact["status"]),
        "amount": fact_words.amount(fact, language),
        "homes": "" if fact["homes"] is None else number(fact["homes"], language),
        "deadline": fact_words.when(fact, language),
        "provinces": ", ".join(fact["provinces"]),
    }


def row(fact: Fact, page: int, picture: Picture) -> Html:
    """Return a fact as a row: its summary is a link that selects it, and takes the selection back where it is chosen.

    page.js lets a click anywhere on the row follow that link.
    """
    view = picture.view
    chosen = view.fact == fact["id"]
    at = () if chosen else tuple(picture.edition.features_of_fact.get(fact["id"], ()))[: state.SELECTION_LENGTH]
    address = state.href(view, fact=None if chosen else fact["id"], selection=at, page=page)

    now = today()

    def cell(column: str, shown: str) -> Html:
        if column == "what":
            shown_as = link(address, text(shown), aria_current="true" if chosen else None, id=f"row-{fact['id']}")
            return el("th", shown_as, scope="row")
        stands = outcomes.badge(fact, now, view.language) if column == "deadline" else EMPTY
        return el("td", text(shown), stands, cls=f"of-{column}")

    return el("tr", *(cell(*item) for item in cells(fact, view.language).items()), cls="chosen" if chosen else "")


def head_cell(column: str, view: ViewState) -> Html:
    """Return the heading of a column; where it can be sorted by, a link that does, or turns the order."""
    name = WORDS[view.language].table.column[column]
    if column not in get_args(Sort):
        return el("th", text(name), scope="col")
    now = view.sort == column
    descending = not view.descending if now else column in LARGEST_FIRST
    label = TABLE_WORDS[view.language].sort[descending].format(name.lower())
    address = state.href(view, sort=column, descending=descending)
    sign = el("span", text(ARROWS[view.descending]), aria_hidden="true") if now else EMPTY
    order = ("descending" if view.descending else "ascending") if now else None
    sorter = link(address, text(name), sign, title=label, id=f"sort-{column}")
    return el("th", sorter, scope="col", aria_sort=order)


def page_numbers(page: int, pages: int) -> list[int | None]:
    """Return the numbers of the pages to offer: the first, the last and those around this one; None for a gap."""
    near = sorted({1, *range(page - 2, page + 3), pages} & set(range(1, pages + 1)))
    made: list[int | None] = []
    for before, number_of in zip([0, *near], near, strict=False):
        # A gap of one page is as short as its number.
        if number_of - before == 2:
            made.append(number_of - 1)
        elif number_of - before > 1:
            made.append(None)
        made.append(number_of)
    return made


def pager(page: int, pages: int, view: ViewState) -> Html:
    """Return links to the other pages of the table, "" where there is one page."""
    if pages < 2:
        return EMPTY
    words = TABLE_WORDS[view.language]

    def to(target: int, label: str, ident: str, name: str | None = None) -> Html:
        here = "page" if target == page else None
        return link(state.href(view, page=target), text(label), id=ident, aria_label=name, aria_current=here)

    made = [to(page - 1, words.previous, "page-previous")] if page > 1 else []
    for n in page_numbers(page, pages):
        if n is None:
            made.append(el("span", text("…"), cls="quiet"))
        else:
            made.append(to(n, number(n, view.language), f"page-{n}", words.page.format(n, pages)))
    if page < pages:
        made.append(to(page + 1, words.next, "page-next"))
    return el("nav", *made, cls="ways pager", aria_label=words.pages)


def html(picture: Picture) -> Html:
    """Return the table with its order and pages; where filters leave nothing, the ways out."""
    view, edition = picture.view, picture.edition
    words, own = WORDS[view.language], TABLE_WORDS[view.language]
    facts = in_order(picture.filtered, view.sort, view.language, descending=view.descending)
    count = words.filters.results.format(number(len(facts), view.language), number(len(edition.facts), view.language))
    counted = el("span", text(count), cls="quiet", role="status")
    title = el("div", el("h2", text(words.table.title), cls="panel-name"), counted, cls="table-head")
    if not facts:
        return join(title, el("p", text(words.table.empty_table), cls="remark"), ways_out(picture))
    pages = -(-len(facts) // PAGE_ROWS)
    page = min(view.page, pages)
    first = (page - 1) * PAGE_ROWS
    here = facts[first : first + PAGE_ROWS]
    rows = (row(fact, page, picture) for fact in here)
    made = el(
        "table",
        el("caption", text(f"{words.table.page_of.format(first + 1, first + len(here), len(facts))}. {own.row_hint}")),
        el("thead", el("tr", *(head_cell(column, view) for column in words.table.column))),
        el("tbody", *rows),
    )
    box = el("div", made, cls="scroll facts-table", role="region", tabindex="0", aria_label=words.table.title)
    return join(title, box, pager(page, pages, view))
