"""Data for pages and programs of others: every origin may read it, and may ask beforehand whether it may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS: Final = ("GET", "HEAD", "OPTIONS")
ASKED_WITH: Final = ("Accept", "Accept-Language", "If-None-Match", "If-Range", "Range")
"""Headers that a page of others may send along."""
TOLD: Final = (
    "Accept-Ranges", "Content-Disposition", "Content-Length", "Content-Range", "ETag", "Link", "Retry-After",
    "X-Request-Id",
)  # fmt: skip
"""Headers of the answer that a script of others may read."""
_OPEN: Final = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": ", ".join(TOLD)}
_BEFORE: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": ", ".join(ASKED_WITH),
    "Access-Control-Max-Age": "86400",
    "Allow": ", ".join(METHODS),
}


class OpenData:
    """ASGI middleware that opens the answers of a route to every origin, refusals too, and answers OPTIONS itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and open its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=_BEFORE)(scope, receive, send)
            return

        async def opened(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_OPEN)
            await send(message)

        await self.app(scope, receive, opened)


def data_route(path: str, endpoint: Callable[..., Any]) -> Route:
    """Return a route of data: GET, HEAD and OPTIONS, open to every origin."""
    return Route(path, endpoint, methods=[*METHODS], middleware=[Middleware(OpenData)])
