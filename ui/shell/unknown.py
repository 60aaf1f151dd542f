"""Addresses at which there is nothing: a real 404, where Streamlit would send its page for any of them.

Of Streamlit's own addresses those are open that the page asks for. The rest (its metrics, files that are sent to it or
by it, signing in, components, its programs' interface) is nothing of ours, and is refused before Streamlit sees it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers.layer import Language
from ui.data.addresses import PLAIN_PATH
from ui.data.base_path import own
from ui.say.safe_html import Html, el, join, link, text
from ui.shell import plain
from ui.shell.limits import METHODS, REFUSED, Refusal, no_websocket, problem
from ui.shell.page_head import PATH, browser_language
from ui.streamlit_contract import OPEN, STREAM
from ui.words.site import WORDS

NOTHING: Final = Refusal(404, "Not found", "there is nothing at this address; `/` is the map")
NO_STREAM: Final = Refusal(403, "No websocket here", "there is no websocket at this address")
_FILES: Final = "/static/"
_MAY: Final = {"Allow": ", ".join(METHODS), "Cache-Control": "no-store"}
_NOT_KEPT: Final = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}


class Unknown:
    """ASGI middleware that answers 404 where no route of ours is, nor what our page needs of Streamlit.

    For a file that it does not have Streamlit sends its page (HTML), by which that is recognised.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app, self.routes = app, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on for what there is; answer 404 for what there is not."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        if scope["type"] == "websocket":
            answer = self.app if path == STREAM else _no_stream
        elif self._match(path, scope["method"]) is Match.FULL:
            answer = self.app
        elif scope["method"] == "OPTIONS":
            answer = Response(status_code=204, headers=_MAY)
        elif path == PATH or path in OPEN:
            answer = self.app
        elif path.startswith(_FILES):
            answer = self._file
        elif self._match(without := path.rstrip("/"), "GET") is Match.FULL:
            query = scope["query_string"].decode("latin-1")
            answer = RedirectResponse(f"{own(without)}{f'?{query}' if query else ''}", 301, _NOT_KEPT)
        else:
            answer = not_found(scope)
        await answer(scope, receive, send)

    async def _file(self, scope: Scope, receive: Receive, send: Send) -> None:
        nothing = False

        async def judged(message: Message) -> None:
            nonlocal nothing
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                nothing = message["status"] in (400, 404, 405) or kind.startswith("text/html")
                if nothing:
                    await not_found(scope)(scope, receive, send)
                    return
            if not nothing:
                await send(message)

        await self.app(scope, receive, judged)

    def _match(self, path: str, method: str) -> Match:
        asked = {"type": "http", "method": method, "path": path}
        found = (route.matches(asked)[0] for route in self.routes)
        return max(found, key=lambda match: match.value, default=Match.NONE)


async def _no_stream(scope: Scope, receive: Receive, send: Send) -> None:
    await no_websocket(NO_STREAM, scope, receive, send, code=REFUSED)


def not_found(scope: Scope) -> Response:
    """Return the answer for who reads pages, and for programs."""
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return problem(NOTHING)
    first = browser_language(scope)
    return HTMLResponse(page(first), status_code=404, headers=_NOT_KEPT)


def page(first: Language) -> Html:
    """Return the page in both languages, that of the browser first: nobody has chosen one yet."""
    order = sorted(WORDS, key=lambda language: language != first)
    return plain.whole(el("main", join(*(_said(language) for language in order)), cls="page"), first)


def _said(language: Language) -> Html:
    words = WORDS[language]
    ways = (
        (f"/?lang={language}", words.to_map),
        (f"/?view=table&lang={language}", words.to_table),
        (f"{PLAIN_PATH}?lang={language}", words.to_plain),
    )
    listed = (el("li", link(address, text(label))) for address, label in ways)
    return el("section", el("h1", text(words.nothing)), el("p", text(words.hint)), el("ul", *listed), lang=language)
