"""The route of the plain pages: `/plain` with the parameters of the app."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route

from ui.data import state
from ui.data.addresses import PLAIN_PATH
from ui.data.edition import newest
from ui.data.picture import Picture
from ui.shell import head_meta, plain
from ui.shell.answers import base_address
from ui.shell.limits import by_name
from ui.shell.page_head import browser_language, language
from ui.views.faults import LOG, WAY_OUT
from ui.words.common import WORDS

HEADERS = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}


def plain_page(request: Request) -> HTMLResponse:
    """Send the plain page of a view; a message where there is no map or it cannot be shown."""
    usual, words = browser_language(request.scope), WORDS[language(request.scope)]
    found = newest()
    if found is None:
        LOG.error("no map has been built: %s, or start with `make run`", WAY_OUT)
        made = plain.message(words.page.no_build, words.page.no_build_hint, language(request.scope))
        return HTMLResponse(made, 503, {"Cache-Control": "no-store"})
    query = by_name(request.query_params)
    try:
        with state.for_browser_in(usual):
            view, dropped = state.from_query(query, found.known, usual)
            status = 404 if head_meta.missing(dropped) else 200
            picture, server = Picture(found, view), base_address(request)
            return HTMLResponse(plain.page(picture, dropped, server), status, headers=HEADERS)
    except Exception:
        LOG.exception("a plain page could not be shown; if this stays, %s", WAY_OUT)
        made = plain.message(words.page.fault, words.page.fault_hint, language(request.scope))
        return HTMLResponse(made, 500, {"Cache-Control": "no-store"})


ROUTES: list[BaseRoute] = [Route(PLAIN_PATH, plain_page)]
