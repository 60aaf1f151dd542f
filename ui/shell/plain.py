"""The plain pages: every view as one HTML page without script and websocket, with the addresses of the app's own.

For visitors whose network blocks websockets or whose browser runs no script: the same map, figures, table, pages about
one thing and downloads, and one sentence that says what is missing. Links within a page are relative (`?view=...`), so
they stay among the plain pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from layers.layer import Language
from ui.data import state
from ui.data.addresses import PLAIN_PATH
from ui.data.assets import PAGE_STYLES, PLAIN_STYLES, contents, offer
from ui.data.choices import FILTERED
from ui.data.picture import Picture
from ui.data.state import SEARCH_LENGTH, Dropped
from ui.map import map_state, plain_map
from ui.say import figures, forms
from ui.say.facts import moved
from ui.say.safe_html import EMPTY, Html, document, el, join, link, text
from ui.shell import fragments
from ui.views import chart_tables, detail, downloads, filters, frame, letter_text, results, subject
from ui.views import table as facts_table
from ui.words import charts as chart_words
from ui.words.common import WORDS
from ui.words.downloads import WORDS as DOWNLOAD_WORDS
from ui.words.plain import WORDS as PLAIN


def map_page(picture: Picture) -> Html:
    """Return figures, the map with its legend, what is chosen, and the table."""
    words = PLAIN[picture.view.language]
    return join(
        figures.html(picture),
        el("h2", text(words.map)),
        el("p", text(words.map_note), cls="quiet"),
        el(
            "div",
            el("div", plain_map.draw(picture), choices(picture), cls="plain-map"),
            el("div", detail.html(picture), cls="part part-panel", id="panel"),
            cls="plain-row",
        ),
        facts_table.html(picture),
        el("h2", text(DOWNLOAD_WORDS[picture.view.language].title)),
        downloads.html(picture),
    )


def choices(picture: Picture) -> Html:
    """Return the legend as links: what colours the provinces, which layers are on, and the words of their signs."""
    made = []
    for section in map_state.map_state(picture)["legend"]["sections"]:
        made.append(el("h3", text(section["title"])))
        items = []
        for option in section["options"]:
            if option["id"] == "background":
                continue
            here = "true" if option["checked"] else None
            signs = "; ".join(item["label"] for item in option.get("items") or ())
            said = el("div", text(signs), cls="quiet") if option["checked"] and signs else EMPTY
            items.append(el("li", link(option["href"], text(option["label"]), aria_current=here), said))
        made.append(el("ul", *items, cls="chips"))
    return el("details", el("summary", text(PLAIN[picture.view.language].legend)), *made, cls="filters")


def charts_page(picture: Picture) -> Html:
    """Return each chart as a table."""
    language = picture.view.language
    head = join(el("h1", text(chart_words.WORDS[language].title)), el("p", text(PLAIN[language].charts)))
    return join(el("div", head, cls="page"), chart_tables.html(picture))


def letter_page(picture: Picture) -> Html:
    """Return the page of a letter, with its text where the letters are at hand."""
    return subject.html(picture, letter=letter_text.html(picture) or EMPTY)


MAKERS: Final[Mapping[str, Callable[[Picture], Html]]] = {
    **fragments.PAGES,
    "map": map_page,
    "charts": charts_page,
    "letter": letter_page,
}


def search(picture: Picture) -> Html:
    """Return the search as a form, with what it found, and the filters."""
    view, words = picture.view, PLAIN[picture.view.language]
    box = el("input", type="text", name="q", value=view.search, maxlength=SEARCH_LENGTH, id="plain-search")
    form = el(
        "form",
        *forms.hidden(view, "q"),
        el("label", text(WORDS[view.language].filters.search_field), for_="plain-search"),
        box,
        el("button", text(words.find), type="submit"),
        action=PLAIN_PATH,
        method="get",
        role="search",
        cls="plain-form",
    )
    is_open = "" if view.filtered() else None
    unfolded = el("details", el("summary", text(words.filters)), filters.html(picture), open=is_open)
    return el("div", form, results.html(picture), unfolded, cls="plain-filters")


def notices(picture: Picture, dropped: tuple[Dropped, ...]) -> Html:
    """Return what the visitor must know: what is missing here, and what of the address meant nothing."""
    view, words = picture.view, WORDS[picture.view.language]
    whole = link(f"/{state.href(view)}", text(PLAIN[view.language].whole))
    said = [el("p", text(f"{PLAIN[view.language].missing} "), whole, cls="remark")]
    if picture.edition.built.manifest["boundary"]["schematic"]:
        said.append(el("p", text(words.map.schematic), cls="remark"))
    said += [
        el("p", text(moved(former.value, picture.edition, view.language)), cls="remark")
        for former in dropped
        if former.is_former
    ]
    if unknown := [d for d in dropped if not d.is_former]:
        named = ", ".join(f"{d.parameter}={d.value}" for d in unknown[:5])
        said.append(el("p", text(words.page.dropped.format(named)), cls="remark", role="status"))
    return join(*said)


def page(picture: Picture, dropped: tuple[Dropped, ...] = ()) -> Html:
    """Return the whole plain page of a view."""
    view = picture.view
    body = join(
        frame.header(view),
        notices(picture, dropped),
        search(picture) if view.view in FILTERED else EMPTY,
        el("main", el("div", MAKERS[view.view](picture), cls="part")),
        frame.footer(view, picture.edition),
    )
    return whole(body, view.language)


def whole(body: Html, language: Language) -> Html:
    """Return a body as a plain page."""
    styles = offer("plain.css", contents(PAGE_STYLES) + contents(PLAIN_STYLES)).url
    return document(el("div", body, cls="plain"), language=language, title=WORDS[language].page.title, styles=styles)


def message(title: str, hint: str, language: Language) -> Html:
    """Return a plain page with one message."""
    return whole(el("main", el("h1", text(title)), el("p", text(hint))), language)
