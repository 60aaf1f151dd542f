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
from ui.data.assets import PLAIN_STYLES, contents, offer, page_styles
from ui.data.choices import FILTERED
from ui.data.picture import Picture
from ui.data.state import SEARCH_LENGTH, Dropped
from ui.map import map_state, plain_map
from ui.say import forms, tiles
from ui.say.safe_html import EMPTY, Html, document, el, join, link, text
from ui.shell import fragments, head_meta
from ui.views import (
    charts,
    detail,
    downloads,
    filters,
    follow,
    frame,
    letter_text,
    map_themes,
    other_sources,
    results,
    subject,
)
from ui.views import table as facts_table
from ui.words import charts as chart_words
from ui.words.common import WORDS
from ui.words.downloads import WORDS as DOWNLOAD_WORDS
from ui.words.plain import WORDS as PLAIN


def map_page(picture: Picture) -> Html:
    """Return figures, the map with its legend, what is chosen, and the table."""
    words = PLAIN[picture.view.language]
    return join(
        tiles.html(picture),
        el("h2", text(words.map)),
        el("p", text(words.map_note), cls="quiet"),
        map_themes.html(picture),
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
    """Return the legend, and the layers as links."""
    legend = map_state.map_state(picture)["legend"]
    links = (
        el("li", link(option["href"], text(option["label"]), aria_current="true" if option["checked"] else None))
        for option in legend["options"]
        if option["id"] != "background"
    )
    return el(
        "details",
        el("summary", text(PLAIN[picture.view.language].legend)),
        plain_map.legend(picture),
        el("p", text(legend["note"]), cls="quiet"),
        el("h3", text(legend["layers"])),
        el("ul", *links, cls="chips"),
        cls="filters",
        open="",
    )


def charts_page(picture: Picture) -> Html:
    """Return each chart as a table."""
    language = picture.view.language
    head = join(el("h1", text(chart_words.WORDS[language].title)), el("p", text(PLAIN[language].charts)))
    return join(el("div", head, cls="page"), charts.tables(picture))


def letter_page(picture: Picture) -> Html:
    """Return the page of a letter, with its text where the letters are at hand."""
    return subject.html(picture, letter=letter_text.html(picture) or EMPTY)


def with_other_sources(picture: Picture) -> Html:
    """Return the page of a province or municipality with what other sources say, which a script would bring."""
    return subject.html(picture, others=other_sources.plain(picture))


MAKERS: Final[Mapping[str, Callable[[Picture], Html]]] = {
    **fragments.PAGES,
    "map": map_page,
    "charts": charts_page,
    "letter": letter_page,
    **dict.fromkeys(other_sources.KINDS, with_other_sources),
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
    unfolded = el("details", el("summary", text(words.filters)), filters.choices(picture, whole=True), open=is_open)
    return el("div", form, results.html(picture), unfolded, cls="plain-filters")


def notices(picture: Picture, dropped: tuple[Dropped, ...]) -> Html:
    """Return what the visitor must know: what is missing here, and what of the address meant nothing."""
    view, words = picture.view, WORDS[picture.view.language]
    whole = link(f"/{state.href(view)}", text(PLAIN[view.language].whole))
    said = [el("p", text(f"{PLAIN[view.language].missing} "), whole, cls="remark")]
    if picture.edition.built.manifest["boundary"]["schematic"]:
        said.append(el("p", text(words.map.schematic), cls="remark"))
    return join(*said, frame.notices(picture, dropped))


def page(picture: Picture, dropped: tuple[Dropped, ...] = (), server: str = "") -> Html:
    """Return the whole plain page of a view; `server` is the address under which it was asked for."""
    view = picture.view
    body = join(
        frame.header(view),
        notices(picture, dropped),
        search(picture) if view.view in FILTERED else EMPTY,
        el("main", el("div", MAKERS[view.view](picture), cls="part")),
        frame.footer(view, picture.edition),
    )
    ahead = join(head_meta.head(picture, server, with_data=False), follow.alternates(view, picture.edition))
    return whole(body, view.language, ahead)


def whole(body: Html, language: Language, ahead: Html = EMPTY) -> Html:
    """Return a body as a plain page."""
    styles = offer("plain.css", page_styles() + contents(PLAIN_STYLES)).url
    title = WORDS[language].page.title
    return document(el("div", body, cls="plain"), language=language, title=title, styles=styles, ahead=ahead)


def message(title: str, hint: str, language: Language) -> Html:
    """Return a plain page with one message."""
    return whole(el("main", el("h1", text(title)), el("p", text(hint))), language)
