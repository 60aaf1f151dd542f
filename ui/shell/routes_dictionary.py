"""The route of the data dictionary: what each column of each file means, without a script."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route

from ui.data.addresses import DICTIONARY_PATH
from ui.say.safe_html import el, join, link, text
from ui.shell import plain
from ui.shell.page_head import language
from ui.views import dictionary
from ui.words.dictionary import WORDS


def page(request: Request) -> HTMLResponse:
    """Send the dictionary; it needs no map."""
    spoken = language(request.scope)
    back = el("p", link(f"/?lang={spoken}", text(WORDS[spoken].back)))
    body = join(back, el("main", dictionary.html(spoken)))
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return HTMLResponse(plain.whole(body, spoken), headers=headers)


ROUTES: list[BaseRoute] = [Route(DICTIONARY_PATH, page, middleware=[Middleware(GZipMiddleware)])]
