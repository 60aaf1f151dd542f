"""Addresses at which there is nothing: a real 404, where Streamlit would send its page for any of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers.layer import Language
from ui.data.addresses import PLAIN_PATH
from ui.say.safe_html import Html, el, join, link, text
from ui.shell import plain
from ui.shell.limits import Refusal, problem
from ui.shell.page_head import PATH, browser_language
from ui.words.site import WORDS

NOTHING: Final = Refusal(404, "Not found", "there is nothing at this address; `/` is the map")
_FILES: Final = ("/static/", "/_stcore/")
_NOT_KEPT: Final = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}


class Unknown:
    """ASGI middleware that answers 404 where no route of ours and no file of Streamlit's is.

    Streamlit sends its page (HTML) for every address that it does not know: that page is recognised by its kind, so
    that no list of Streamlit's own addresses is needed.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app, self.routes = app, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; put a 404 in the place of Streamlit's page for an address that is none."""
        if scope["type"] != "http" or scope["path"] == PATH or self._is_ours(scope):
            await self.app(scope, receive, send)
            return
        nothing = False

        async def judged(message: Message) -> None:
            nonlocal nothing
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                nothing = kind.startswith("text/html") and message["status"] == 200
                # 304: a browser that has Streamlit's page of this address.
                nothing |= message["status"] in (304, 404) and not scope["path"].startswith(_FILES)
                if nothing:
                    await not_found(scope)(scope, receive, send)
                    return
            if not nothing:
                await send(message)

        await self.app(scope, receive, judged)

    def _is_ours(self, scope: Scope) -> bool:
        return any(route.matches(scope)[0] is not Match.NONE for route in self.routes)


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
