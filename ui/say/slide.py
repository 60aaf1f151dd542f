"""What stands around a picture on a slide: which filters are on, edition, date and address."""

from __future__ import annotations

from layers.layer import Language
from ui.data import state
from ui.data.assets import font
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.words.common import WORDS
from ui.words.formats import day, listed
from ui.words.pictures import WORDS as PICTURES


def filters(picture: Picture) -> str:
    """Return the filters of a view in one sentence."""
    view, own = picture.view, PICTURES[picture.view.language]
    themes = WORDS[view.language].facts.themes
    said = [
        listed([picture.edition.provinces[code]["name"] for code in view.provinces], view.language),
        listed(list(view.landsdelen), view.language),
        listed([themes[theme] for theme in view.themes], view.language),
        own.search.format(view.search) if view.search else "",
    ]
    found = " · ".join(part for part in said if part)
    return own.filters.format(found) if found else own.no_filter


def address(view: ViewState) -> str:
    """Return the address of a view, with its language: who reads it on a slide may have a browser in the other one."""
    other: Language = "en" if view.language == "nl" else "nl"
    with state.for_browser_in(other):
        return state.href(view, page=view.page, more=view.more)


def around(picture: Picture) -> dict[str, str]:
    """Return what stands around a picture, for the browser: `address` and `font` are within this server."""
    view, manifest = picture.view, picture.edition.built.manifest
    own, words = PICTURES[view.language], WORDS[view.language]
    return {
        "site": words.page.title,
        "filters": filters(picture),
        "edition": own.edition.format(manifest["edition"], day(manifest["edition_date"], view.language)),
        "address": address(view),
        "more": own.more,
        "font": font(),
        "fault": own.fault,
        "language": view.language,
    }
