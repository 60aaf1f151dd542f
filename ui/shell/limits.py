"""What is refused before any work is done: requests that are larger than any of ours, and methods that no route has.

The table is documented in `docs/operations.md`; a test holds both against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers, QueryParams
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ADDRESS_BYTES: Final = 8_000
PARAMETERS: Final = 100
HEAD_BYTES: Final = 65_536
BODY_BYTES: Final = 65_536
MESSAGE_BYTES: Final = 16_384
METHODS: Final = ("GET", "HEAD", "OPTIONS")
TOO_LARGE: Final = 1009
"""The code with which a websocket is closed after a message that is too large (RFC 6455)."""
REFUSED: Final = 1008
"""The code with which a websocket is closed that is none of ours (RFC 6455)."""


@dataclass(frozen=True)
class Refusal:
    """Why a request is refused: a status of HTTP, and words for whoever sent it."""

    status: int
    title: str
    detail: str


def problem(refusal: Refusal, headers: dict[str, str] | None = None, **more: object) -> Response:
    """Return a refusal as an answer, in the form of RFC 9457; pages of others may read why, as they may read data.

    Args:
        refusal: what is refused.
        headers: of the answer.
        more: what else the answer says, for programs.
    """
    return JSONResponse(
        {"type": "about:blank", "title": refusal.title, "status": refusal.status, "detail": refusal.detail, **more},
        status_code=refusal.status,
        media_type="application/problem+json",
        headers={"Cache-Control": "no-store", "Access-Control-Allow-Origin": "*", **(headers or {})},
    )


async def no_websocket(
    refusal: Refusal, scope: Scope, receive: Receive, send: Send, *, headers: dict[str, str] | None = None, code: int
) -> None:
    """Refuse the handshake of a websocket with a problem, where the server can; else it is closed with a code."""
    await receive()
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": code, "reason": refusal.title})
        return
    await problem(refusal, headers)(scope, receive, send)


def judged(scope: Scope) -> Refusal | None:
    """Return why a request of HTTP is refused by what its first lines say, None where it is let in."""
    if scope["method"] not in METHODS:
        return Refusal(405, "Method not allowed", f"use {', '.join(METHODS)}: nothing here is written")
    query: bytes = scope["query_string"]
    if len(scope.get("raw_path") or scope["path"].encode()) + len(query) > ADDRESS_BYTES:
        return Refusal(414, "Address too long", f"an address has {ADDRESS_BYTES:,} bytes at most")
    if query.count(b"&") + query.count(b";") >= PARAMETERS:
        return Refusal(400, "Too many parameters", f"an address has {PARAMETERS} parameters at most")
    if sum(len(name) + len(value) for name, value in scope["headers"]) > HEAD_BYTES:
        return Refusal(431, "Headers too large", f"the headers of a request have {HEAD_BYTES:,} bytes at most")
    headers = Headers(scope=scope)
    if "transfer-encoding" in headers:
        return Refusal(413, "Body too large", "nothing here takes a body of which the length is not said")
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()) or int(length[:20]) > BODY_BYTES:
        return Refusal(413, "Body too large", f"a request has a body of {BODY_BYTES:,} bytes at most")
    return None


def by_name(query: QueryParams) -> dict[str, list[str]]:
    """Return the values of each parameter of an address, read once: asking for each name goes through all of them."""
    found: dict[str, list[str]] = {}
    for name, value in query.multi_items():
        found.setdefault(name, []).append(value)
    return found


class Limits:
    """ASGI middleware that refuses what is larger than anything a page of ours sends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it; a websocket is closed after a message that is too large."""
        if scope["type"] == "websocket":
            await self.app(scope, self._bounded(receive, send), send)
        elif scope["type"] == "http" and (refusal := judged(scope)):
            allowed = {"Allow": ", ".join(METHODS)} if refusal.status == 405 else None
            await problem(refusal, allowed)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    @staticmethod
    def _bounded(receive: Receive, send: Send) -> Receive:
        async def bounded() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and len(_content(message)) > MESSAGE_BYTES:
                await send({"type": "websocket.close", "code": TOO_LARGE, "reason": "message too large"})
                return {"type": "websocket.disconnect", "code": TOO_LARGE}
            return message

        return bounded


def _content(message: Message) -> bytes | str:
    content: bytes | str | None = message.get("bytes") or message.get("text")
    return content or b""
