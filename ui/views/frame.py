"""What stands around every view: the header with pages and language, and the footer with the state of the data."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Final

from ui.data import state
from ui.data.choices import DOSSIER_KINDS, SUBJECT_VIEWS, View
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import Dropped, ViewState
from ui.say.facts import moved
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views import sharing
from ui.words import downloads, embed, trust
from ui.words.common import WORDS
from ui.words.formats import day

IN_HEADER: Final[tuple[View, ...]] = (
    "map", "table", "collisions", "timeline", "dossier", "compare", "charts", "sources", "about",
)  # fmt: skip
IN_FOOTER: Final[tuple[View, ...]] = ("new", "about", "corrections", "accessibility")
CONTENT: Final = "content"
MAP: Final = "map-box"
"""Places on the page that the first link leads to."""


def page_link(view: ViewState, name: View) -> Html:
    """Return a link to a view that keeps the filters; the view that is shown says so."""
    words = WORDS[view.language]
    here = "page" if view.view == name else None
    if name == "dossier" and view.view != "dossier":
        return link(dossier_link(view), text(words.page.view[name]), data_top="")
    return link(state.href(view, view=name), text(words.page.view[name]), aria_current=here, data_top="")


def dossier_link(view: ViewState) -> str:
    """Return the address of the dossier of what is looked at: the thing of a page, or the one place of the filters."""
    places = {
        "province": view.provinces,
        "landsdeel": view.landsdelen,
        "municipality": view.municipalities,
        "theme": view.themes,
    }
    chosen = [f"{kind}:{values[0]}" for kind, values in places.items() if len(values) == 1]
    of_page = f"{view.view}:{view.ident}" if view.view in DOSSIER_KINDS else None
    return state.href(view, view="dossier", ident=of_page or next(iter(chosen), None))


def header(view: ViewState) -> Html:
    """Return title, pages and language."""
    words = WORDS[view.language]
    pages = el("ul", *(el("li", page_link(view, name)) for name in IN_HEADER))
    languages = (
        link(
            state.href(view, language=code),
            text(code.upper()),
            lang=code,
            hreflang=code,
            aria_current="true" if view.language == code else None,
        )
        for code in WORDS
    )
    title = link(state.href(ViewState(language=view.language)), text(words.page.title), cls="title", data_top="")
    return el(
        "header",
        link(f"#{MAP}", text(words.page.to_map), cls="to-content")
        if view.view == "map"
        else link(f"#{CONTENT}", text(words.page.to_content), cls="to-content"),
        # Every other page has a heading of its own.
        el(
            "div",
            el("h1", title) if view.view == "map" else title,
            el("span", text(words.page.tagline), cls="tagline"),
            cls="brand",
        ),
        el("button", text(words.page.menu), type="button", popovertarget="menu", cls="opener to-menu"),
        el("nav", pages, aria_label=words.page.pages, cls="pages sheet", id="menu", popover=""),
        EMPTY if view.view in SUBJECT_VIEWS else sharing.menu(view),
        el("nav", *languages, aria_label=words.page.language, cls="languages"),
        cls="site-header",
        lang=view.language,
        **told(view),
    )


def title(picture: Picture) -> str:
    """Return the title of the page: of a view other than the map with its own name first."""
    words, view = WORDS[picture.view.language], picture.view
    if view.view == "map":
        return words.page.title
    thing = picture.edition.subjects.get(f"{view.view}:{view.ident}", "")
    if view.view == "dossier" and view.ident:
        thing = picture.edition.scopes[view.ident][view.language != "nl"]
    return " · ".join(filter(None, (thing, words.page.view[view.view], words.page.title)))


def notices(picture: Picture, dropped: tuple[Dropped, ...] = ()) -> Html:
    """Return what of an address meant nothing, or means something else by now."""
    view, words = picture.view, WORDS[picture.view.language]
    said = [
        el("p", text(moved(former.value, picture.edition, view.language)), cls="remark")
        for former in dropped
        if former.is_former
    ]
    if unknown := [d for d in dropped if not d.is_former]:
        named = ", ".join(f"{d.parameter}={d.value}" for d in unknown[:5])
        said.append(el("p", text(words.page.dropped.format(named)), cls="remark", role="status"))
    return join(*said)


def whole_map(view: ViewState) -> Html:
    """Return the name of an embedded map with a link to the whole: the same choices, in a window of its own."""
    # No address that we make has `embed`.
    address = state.href(view, view="map", page=view.page, more=view.more)
    return el(
        "div",
        el("h1", text(WORDS[view.language].page.title)),
        text(" · "),
        link(f"/{address}", text(embed.WORDS[view.language].whole), target="_blank", rel="noopener"),
        cls="whole-map",
        lang=view.language,
        **told(view),
    )


def told(view: ViewState) -> dict[str, str]:
    """Return what page.js reads in the head of a page: what the parts show, and what to say where something fails."""
    words, of_files = WORDS[view.language], downloads.WORDS[view.language]
    return {
        "data_viewed": state.written(view),
        "data_offline": words.page.offline,
        "data_no_part": words.page.no_part,
        "data_again": words.page.again,
        "data_close": words.page.close,
        "data_making": of_files.making,
        "data_busy": of_files.busy,
        "data_no_file": of_files.lost,
    }


@cache
def _version() -> str:
    return version("afsprakenkaart")


def footer(view: ViewState, edition: Edition) -> Html:
    """Return which data this is, and the pages that explain it."""
    words = WORDS[view.language]
    manifest = edition.built.manifest
    boundary = manifest["boundary"]
    origin = words.page.schematic_short if boundary["schematic"] else f"{boundary['credit']} {boundary['year']}"
    status = words.page.footer.format(
        manifest["edition"], day(manifest["edition_date"], view.language), origin, _version()
    )
    cited = trust.WORDS[view.language]
    return el(
        "footer",
        el("span", text(status)),
        *(page_link(view, name) for name in IN_FOOTER),
        cls="site-footer",
        data_viewed=state.written(view),
        # What page.js adds to a card that is cited or reported.
        data_edition=cited.edition.format(manifest["edition"], day(manifest["edition_date"], view.language)),
        data_copied=cited.copied,
        data_reported=cited.report_copied,
        data_subject=cited.subject,
        data_please=cited.please,
    )
