"""The server's routes of one thing: its small map as SVG and its page on paper as HTML. No session, no script."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import Final, cast

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from layers import deadlines
from ui.data.edition import Edition, newest
from ui.map import small_map
from ui.map.geometry import shapes
from ui.map.small_map import Theme
from ui.say.facts import moved
from ui.say.subject import Subject, find
from ui.shell.headers import FOREVER
from ui.shell.limits import Refusal, problem
from ui.shell.page_head import language
from ui.views import printed

NO_DRAWING: Final = Refusal(404, "Not found", "there is no small map of this")
LOG = logging.getLogger("afsprakenkaart")
# The current day in the Netherlands; tests replace it.
today: Callable[[], date] = deadlines.today


def asked(request: Request, found: Edition) -> Subject | None:
    """Return the subject that the path names."""
    return find(found, request.path_params["kind"], request.path_params["ident"])


def small_map_svg(request: Request) -> Response:
    """Send the small map of a thing; the address that names the built folder in use (`v`) may be kept for ever."""
    found = newest()
    subject = asked(request, found) if found else None
    given = request.query_params.get("theme")
    theme = cast(Theme, given) if given in ("light", "dark") else None
    picture = small_map.draw(subject, shapes(subject.edition.built.path), theme) if subject else None
    if found is None or picture is None:
        return problem(NO_DRAWING)
    kept = request.query_params.get("v") == found.built.path.name
    return Response(
        picture, media_type="image/svg+xml", headers={"Cache-Control": FOREVER if kept else "no-cache"}
    )  # fmt: skip


def print_page(request: Request) -> Response:
    """Send the print page of a subject."""
    lang = language(request.scope)
    found = newest()
    if found is None:
        LOG.error("no map has been built: run `python -m layers build`")
        return HTMLResponse(printed.no_build(lang), status_code=503, headers={"Cache-Control": "no-store"})
    subject = asked(request, found)
    former = f"{request.path_params['kind']}:{request.path_params['ident']}"
    note = moved(former, found, lang) if former in found.former_subjects else ""
    if subject is None and note:
        return HTMLResponse(printed.told(note, "", lang), status_code=410, headers={"Cache-Control": "no-store"})
    if subject is None:
        key = f"{request.path_params['kind']}/{request.path_params['ident']}"
        return HTMLResponse(printed.not_found(key[:80], lang), status_code=404, headers={"Cache-Control": "no-store"})
    page = printed.page(subject, lang, today(), str(request.base_url), note)
    return HTMLResponse(page, headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"})


ROUTES: list[BaseRoute] = [
    Route("/small-map/{kind}/{ident}.svg", small_map_svg),
    Route("/print/{kind}/{ident}", print_page),
]
