"""The route of sharing: what the menu of a view or a fact holds, as a page that needs no script."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from ui.data import state
from ui.data.edition import newest
from ui.data.picture import Picture
from ui.say.safe_html import el, join, link, text
from ui.shell import plain
from ui.shell.limits import by_name
from ui.shell.page_head import browser_language
from ui.views import frame, sharing
from ui.views.faults import LOG
from ui.words.common import WORDS


def share_page(request: Request) -> Response:
    """Send the page; 503 where there is no map."""
    found, usual = newest(), browser_language(request.scope)
    if found is None:
        LOG.error("no map has been built: run `python -m layers build`")
        words = WORDS[usual].page
        return HTMLResponse(
            plain.message(words.no_build, words.no_build_hint, usual), 503, {"Cache-Control": "no-store"}
        )
    query = by_name(request.query_params)
    with state.for_browser_in(usual):
        view, dropped = state.from_query(query, found.known, usual)
        back = link(f"/{state.href(view)}", text(WORDS[view.language].page.title))
        picture = Picture(found, view)
        made = sharing.html(picture, str(request.base_url).rstrip("/"))
        body = join(el("p", back), el("main", frame.notices(picture, dropped), made))
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language", "X-Robots-Tag": "noindex"}
    return HTMLResponse(plain.whole(body, view.language), headers=headers)


ROUTES: list[BaseRoute] = [Route(sharing.PATH, share_page)]
