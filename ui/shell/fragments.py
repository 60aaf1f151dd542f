"""Fragments: what fills the places of the page, each by its address, and all of a view at once (`/shown`).

The page is sent with all of its places filled (`ui.shell.body`). A link that is followed brings what the other view has
in them; Streamlit has no part in it. A fragment hangs on its address alone: the built folder, the language of the
browser, and the view.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, cast, get_args

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from layers.deadlines import today
from layers.layer import Language
from ui.data import state
from ui.data.choices import FILTERED
from ui.data.edition import Edition, open_edition
from ui.data.importing import IMPORTING
from ui.data.picture import Picture
from ui.data.state import Dropped, ViewState
from ui.map.map_state import map_data
from ui.map.map_types import MapData
from ui.map.picking import picked
from ui.say import tiles
from ui.say.safe_html import EMPTY, Html, join
from ui.shell.limits import Refusal, by_name, problem
from ui.views import (
    about,
    accessibility,
    charts,
    collisions,
    compare,
    corrections,
    detail,
    dossier,
    downloads,
    filters,
    grid_map,
    layer_tables,
    letter_text,
    map_themes,
    news,
    other_sources,
    pictures,
    results,
    search_box,
    sharing,
    sources,
    subject,
    suggestions,
    table,
    timeline,
)
from ui.views import frame as around
from ui.views.faults import LOG, fault

# Every page but the map.
PAGES: Final[Mapping[str, Callable[[Picture], Html]]] = {
    "table": layer_tables.html,
    "collisions": collisions.html,
    "timeline": timeline.html,
    "dossier": dossier.html,
    "compare": compare.html,
    "charts": charts.html,
    "sources": sources.html,
    "about": about.html,
    "corrections": corrections.html,
    "accessibility": accessibility.html,
    "new": news.html,
    **dict.fromkeys(state.SUBJECT_VIEWS, subject.html),
}
Made = Html | MapData | dict[str, str] | suggestions.Suggestions | None


def header(picture: Picture) -> Html:
    """Return the header, for a page that is still starting."""
    return around.header(picture.view)


def footer(picture: Picture) -> Html:
    """Return which data this is, and the pages that explain it."""
    return around.footer(picture.view, picture.edition)


def whole_map(picture: Picture) -> Html:
    """Return the line under a map in a page of someone else."""
    return around.whole_map(picture.view)


def filters_of(picture: Picture) -> Html:
    """Return the filters, nothing for a view that they do not narrow."""
    return filters.html(picture) if picture.view.view in FILTERED else EMPTY


def found(picture: Picture) -> Html:
    """Return what a search found, nothing for a view that it does not narrow."""
    return results.html(picture) if picture.view.view in FILTERED else EMPTY


def frame(picture: Picture) -> Html:
    """Return the document in the map's frame."""
    return map_document(picture.edition)


def map_document(found: Edition) -> Html:
    """Return the document in the map's frame for a built folder, and offer all that it loads.

    Raises what `ui.map.document` raises.
    """
    with IMPORTING:
        from ui.map.document import document  # Folium takes half a second to load
    return document(found)


def page(picture: Picture) -> Html | None:
    """Return the page that a view names, None for one that has elements of Streamlit's own."""
    make = PAGES.get(picture.view.view)
    return make(picture) if make else None


PLACES: Final[Mapping[str, Callable[[Picture], Html | None]]] = {
    "header": header,
    "footer": footer,
    "whole-map": whole_map,
    "figures": tiles.html,
    "panel": detail.html,
    "table": table.html,
    "to-downloads": downloads.folded,
    "downloads": downloads.html,
    "to-picture": pictures.of_map,
    "picture": pictures.html,
    "more-filters": filters.further,
    "filters": filters_of,
    "search": search_box.html,
    "map-themes": map_themes.html,
    "frame": frame,
    "letter-text": letter_text.html,
    "other-sources": other_sources.html,
    "grid-map": grid_map.html,
    "page": page,
    "share": sharing.html,
}
"""What fills a place of the page, by its name."""

MAKERS: Final[Mapping[str, Callable[[Picture], Made]]] = {**PLACES, "map": map_data}
"""All fragments: those and the state of the map."""

NO_PART: Final = Refusal(404, "Not found", "there is no such part; reload the page")
EVERYWHERE: Final = ("header", "search", "notices", "filters", "footer")
"""The fragments of every view."""

OF_MAP: Final = ("map-themes", "figures", "panel", "table", "to-picture", "to-downloads")
"""The fragments beside the map; any other view is one, `page`."""


def of_view(picture: Picture, dropped: tuple[Dropped, ...] = ()) -> dict[str, Html]:
    """Return the content of every place of a view by its name, the map's state apart.

    A fragment that fails says so in its own place.
    """

    def made(name: str) -> Html:
        try:
            return PLACES[name](picture) or EMPTY
        except Exception:
            LOG.exception("a part of the page could not be shown")
            return fault(picture.view.language)

    own = OF_MAP if picture.view.view == "map" else ("page",)
    told = join(around.notices(picture, dropped), found(picture))
    return {"notices": told, **{name: made(name) for name in (*EVERYWHERE, *own) if name != "notices"}}


def shown(request: Request) -> Response:
    """Send all that a view shows beside the map: the content of each place, the title and language of the page."""
    found, usual = opened(request.path_params["digest"]), request.path_params["usual"]
    if found is None or usual not in get_args(Language):
        return not_found()
    usual = cast(Language, usual)
    query = by_name(request.query_params)
    view, dropped = state.from_query(query, found.known, usual)
    with state.for_browser_in(usual):
        sent = {
            "language": view.language,
            "title": around.title(seen(found, view)),
            "parts": {**of_view(seen(found, view), dropped), "whole-map": whole_map(seen(found, view))},
        }
    return JSONResponse(sent, headers={"Cache-Control": KEPT})


# A part is the same for ten minutes: long enough for the way back, short enough for a server that was renewed.
KEPT: Final = "public, max-age=600"


def seen(found: Edition, view: ViewState) -> Picture:
    """Return a picture that the parts of one view share, for a day: what is due is another thing tomorrow."""
    return _seen(found, view, today())


@lru_cache(maxsize=64)
def _seen(found: Edition, view: ViewState, _day: date) -> Picture:
    return Picture(found, view)


def part(request: Request) -> Response:
    """Send a part as HTML, or as JSON for the map; 404 where the folder, the language or the part is not known."""
    name = request.path_params["name"]
    return answered(request, MAKERS[name]) if name in MAKERS else not_found()


def pick(request: Request) -> Response:
    """Send the address of the view in which what lies under a click (`hit`, the nearest first) is open."""
    hits = request.query_params.getlist("hit")
    return answered(request, lambda picture: {"address": picked(hits, picture)})


def suggest(request: Request) -> Response:
    """Send what is offered for what someone types (`q`)."""
    return answered(request, suggestions.suggestions)


def answered(request: Request, make: Callable[[Picture], Made]) -> Response:
    """Send what is made of the picture that an address names."""
    found, usual = opened(request.path_params["digest"]), request.path_params["usual"]
    if found is None or usual not in get_args(Language):
        return not_found()
    usual = cast(Language, usual)
    query = by_name(request.query_params)
    view, _ = state.from_query(query, found.known, usual)
    with state.for_browser_in(usual):
        try:
            made = make(seen(found, view))
        except Exception:
            LOG.exception("a part of the page could not be shown")
            return HTMLResponse(fault(view.language), status_code=500, headers={"Cache-Control": "no-store"})
    if made is None:
        return not_found()
    kind = HTMLResponse if isinstance(made, str) else JSONResponse
    return kind(made, headers={"Cache-Control": KEPT})


def not_found() -> Response:
    """Return the answer to an address that means nothing."""
    return problem(NO_PART)


def opened(digest: str) -> Edition | None:
    """Return the built folder of this digest, None where there is none that can be read."""
    if not re.fullmatch(r"[0-9a-f]{32}", digest):
        return None
    try:
        return open_edition(digest)
    except (OSError, ValueError, KeyError, TypeError):
        return None


ROUTES: list[BaseRoute] = [
    Route("/parts/{digest}/{usual}/{name}", part),
    Route("/shown/{digest}/{usual}", shown),
    Route("/picked/{digest}/{usual}", pick),
    Route("/suggest/{digest}/{usual}", suggest),
]
