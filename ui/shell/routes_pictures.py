"""The map of a view as a drawing (SVG), of which the browser makes a picture; and its picture for who shares it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from layers.layer import Language
from ui.data import state
from ui.data.edition import Edition
from ui.data.importing import IMPORTING
from ui.map import plain_map
from ui.shell import head_meta
from ui.shell.fragments import KEPT, not_found, opened, seen
from ui.shell.limits import by_name
from ui.views import sharing

CARDS: Final = 64
"""Number of pictures of views that are kept: each takes a second to make, and some 70 kB."""


def map_svg(request: Request) -> Response:
    """Send the map of the view that an address names; 404 where the folder or the language is not known."""
    found, usual = opened(request.path_params["digest"]), request.path_params["usual"]
    if found is None or usual not in get_args(Language):
        return not_found()
    usual = cast(Language, usual)
    query = by_name(request.query_params)
    view, _ = state.from_query(query, found.known, usual)
    with state.for_browser_in(usual):
        drawn = plain_map.draw(seen(found, view), plain_map.SLIDE)
    return Response(drawn, media_type="image/svg+xml", headers={"Cache-Control": KEPT})


def card_png(request: Request) -> Response:
    """Send the picture that stands for a view where it is shared; 404 as above. Any site may show it."""
    found, language = opened(request.path_params["digest"]), request.path_params["usual"]
    if found is None or language not in get_args(Language):
        return not_found()
    language = cast(Language, language)
    query = by_name(request.query_params)
    view, _ = state.from_query(query, found.known, language)
    headers = {"Cache-Control": KEPT, "Access-Control-Allow-Origin": "*"}
    return Response(_card(found, view, language), media_type="image/png", headers=headers)


@lru_cache(maxsize=CARDS)
def _card(found: Edition, view: state.ViewState, usual: Language) -> bytes:
    with IMPORTING:
        from ui.map import card  # Pillow takes a while to load
    with state.for_browser_in(usual):
        name = head_meta.name_of(seen(found, view))
        # A page of one thing has no map of a view: the map on which it lies stands for it.
        shown = sharing.on_map(view) if view.view in state.SUBJECT_VIEWS else view
        return card.png(seen(found, shown), name)


ROUTES: list[BaseRoute] = [
    Route("/picture/{digest}/{usual}.svg", map_svg),
    Route("/picture/{digest}/{usual}.png", card_png),
]
