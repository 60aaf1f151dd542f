"""Every text that this server makes, sent in brotli or gzip to who takes it."""

from __future__ import annotations

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.data.encodings import Encoding, best, encoded
from ui.shell.conditions import in_encoding

LEAST_BYTES: Final = 500
"""What is shorter goes in one packet anyhow."""
_TEXTS: Final = ("application/json", "application/xml", "application/javascript", "image/svg+xml", "image/x-icon")
_PACKED: Final = "/assets/"
_STREAMLITS: Final = ("/_stcore/", "/static/")


def is_text(content_type: str) -> bool:
    """Return whether a media type is of texts, which become smaller."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind.startswith("text/") or kind in _TEXTS or kind.endswith(("+json", "+xml"))


class Encoded:
    """ASGI middleware that encodes the texts of answers that come in one piece; a strong tag becomes another one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and encode its answer where it is a text that has no encoding yet."""
        if scope["type"] != "http" or scope["path"].startswith(_STREAMLITS):
            await self.app(scope, receive, send)
            return
        encoding = best(Headers(scope=scope).get("accept-encoding", ""))
        start: Message | None = None

        async def encoding_it(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _may_be_encoded(message):
                headers = MutableHeaders(scope=message)
                if "accept-encoding" not in headers.get("vary", "").lower():
                    headers.add_vary_header("Accept-Encoding")
                start = message
                return
            if start is not None and message["type"] == "http.response.body":
                begun, start = start, None
                whole = not message.get("more_body")
                if encoding and whole and len(message.get("body", b"")) >= LEAST_BYTES:
                    message = {**message, "body": await run_in_threadpool(encoded, message["body"], encoding)}
                    _tell(begun, encoding, len(message["body"]))
                await send(begun)
            await send(message)

        await self.app(_unencoded(scope), receive, encoding_it)


def _unencoded(scope: Scope) -> Scope:
    """Return a request that asks for no encoding, so that Streamlit's own middleware leaves it to this one."""
    if scope["path"].startswith(_PACKED):
        return scope
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]}


def _may_be_encoded(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    whole = start["status"] not in (204, 206, 304) and "content-encoding" not in headers
    return whole and is_text(headers.get("content-type", ""))


def _tell(start: Message, encoding: Encoding, size: int) -> None:
    headers = MutableHeaders(scope=start)
    headers["Content-Encoding"], headers["Content-Length"] = encoding, str(size)
    del headers["Accept-Ranges"]
    tag = headers.get("ETag", "")
    if tag.startswith('"'):
        headers["ETag"] = in_encoding(tag, encoding)
