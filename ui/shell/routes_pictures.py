"""The map of a view as a drawing (SVG), of which the browser makes a picture to take along."""

from __future__ import annotations

from typing import cast, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from layers.layer import Language
from ui.data import state
from ui.map import plain_map
from ui.shell.fragments import KEPT, not_found, opened, seen


def map_svg(request: Request) -> Response:
    """Send the map of the view that an address names; 404 where the folder or the language is not known."""
    found, usual = opened(request.path_params["digest"]), request.path_params["usual"]
    if found is None or usual not in get_args(Language):
        return not_found()
    usual = cast(Language, usual)
    query = {what: request.query_params.getlist(what) for what in request.query_params}
    view, _ = state.from_query(query, found.known, usual)
    with state.for_browser_in(usual):
        drawn = plain_map.draw(seen(found, view), plain_map.SLIDE)
    return Response(drawn, media_type="image/svg+xml", headers={"Cache-Control": KEPT})


ROUTES: list[BaseRoute] = [
    Route("/picture/{digest}/{usual}.svg", map_svg),
]
