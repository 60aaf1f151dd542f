"""What is seen of each request: a name by which its lines in the log belong together, its time and how it ended."""

from __future__ import annotations

import logging
import re
import time
import uuid
from typing import Final

import structlog
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.shell.counters import REQUESTS, SECONDS, SESSIONS
from ui.shell.logs import NAME, told_address

HEADER: Final = b"x-request-id"
# One that a proxy gave is kept where it is plain, so that both logs can be read together.
_PLAIN: Final = re.compile(rb"[A-Za-z0-9-]{8,64}")
_KINDS: Final = re.compile(r"/([a-z_-]+)(?=[/.]|$)")
KINDS: Final = frozenset(
    "layers facts fact_provinces charts feeds print dossier picture small-map assets parts shown picked suggest plain "
    "share static _stcore healthz readyz api official robots sitemap oembed".split()
)


def kind_of(path: str) -> str:
    """Return the kind of an address for the figures: few words, whatever somebody asks for."""
    if path == "/":
        return "page"
    found = _KINDS.match(path)
    return found[1] if found and found[1] in KINDS else "other"


def name_of(given: bytes | None) -> str:
    """Return the name of a request: the one that it brought where that is plain, else a new one."""
    return given.decode() if given and _PLAIN.fullmatch(given) else uuid.uuid4().hex[:16]


class Observed:
    """ASGI middleware around all others: names a request, counts it, and tells the log of what nobody else caught."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.log = logging.getLogger(NAME)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; what fails without an answer gets one that says so and no more."""
        if scope["type"] == "websocket":
            with SESSIONS.track_inprogress():
                await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        kind, begun = kind_of(scope["path"]), time.perf_counter()
        name = name_of(dict(scope["headers"]).get(HEADER))
        answered = False

        async def named(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                answered = True
                REQUESTS.labels(kind, str(message["status"])).inc()
                SECONDS.labels(kind).observe(time.perf_counter() - begun)
                message["headers"] = [*message.get("headers", []), (HEADER, name.encode())]
            await send(message)

        address = told_address(scope["path"], scope["query_string"].decode("latin-1"))
        with structlog.contextvars.bound_contextvars(request=name, address=address):
            try:
                await self.app(scope, receive, named)
            except Exception:
                self.log.exception("a request failed")
                if answered:
                    raise
                body = {"type": "about:blank", "title": "Internal error", "status": 500, "instance": name}
                refused = JSONResponse(body, 500, {"Cache-Control": "no-store"}, "application/problem+json")
                await refused(scope, receive, named)
