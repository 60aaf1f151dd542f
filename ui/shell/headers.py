"""Security headers on every answer: nothing but this server and the background tiles of PDOK."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

import streamlit
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from settings import of_this_process
from ui.shell.page_head import FUSE, PATH
from ui.streamlit_contract import INLINE_SCRIPTS, PAGE_FILE

FOREVER = "public, max-age=31536000, immutable"
# Streamlit makes empty style sheets and fills them by script, which a policy allows: their hash is that of nothing.
_EMPTY_STYLE: Final = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
_DRAWN: Final = ("/plain", "/picture/", "/small-map/")
"""Answers with drawings, whose styles stand in them."""
FEATURES: Final = (
    "accelerometer autoplay camera display-capture geolocation gyroscope magnetometer microphone midi payment "
    "publickey-credentials-get serial usb xr-spatial-tracking"
).split()
"""What a browser could do for a page, and need not for any of ours."""


@cache
def _inline_scripts() -> str:
    """Return the hashes of the scripts inside the page, which may run as they are: Streamlit's own and the fuse."""
    page = (Path(streamlit.__file__).parent / PAGE_FILE).read_text(encoding="utf-8")
    bodies = [*INLINE_SCRIPTS.findall(page), FUSE]
    hashes = (base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies)
    return " ".join(f"'sha256-{found}'" for found in hashes)


def framed_by(path: str, query: str) -> tuple[str, ...]:
    """Return the other origins that may frame an answer: the embedded map, nothing else."""
    embedded = path == PATH and "true" in parse_qs(query).get("embed", [])
    return of_this_process().embed_origins if embedded else ()


def is_of_api(path: str) -> bool:
    """Return whether an answer is of the API, which no page may frame."""
    return path.startswith("/api/") or path in ("/api", "/openapi.json")


def content_security_policy(path: str, query: str = "") -> str:
    """Return the policy for a path and its query."""
    around = ("'none'",) if is_of_api(path) else ("'self'", *framed_by(path, query))
    styles = "'unsafe-inline'" if path.startswith(_DRAWN) else _EMPTY_STYLE
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {_inline_scripts()}",
            f"style-src 'self' {styles}",
            f"img-src 'self' data: {of_this_process().background_host}",
            "font-src 'self' data:",
            "connect-src 'self'",
            "frame-src 'self'",
            " ".join(("frame-ancestors", *around)),
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


class SecurityHeaders:
    """ASGI middleware that adds the headers to every answer of HTTP, the refusal of a websocket among them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to its answer."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path, query = scope["path"], scope["query_string"].decode("latin-1")
        added = {
            "content-security-policy": content_security_policy(path, query),
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "x-frame-options": "DENY" if is_of_api(path) else "SAMEORIGIN",
            "cross-origin-opener-policy": "same-origin",
            "permissions-policy": ", ".join(f"{feature}=()" for feature in FEATURES),
        }
        if scope["scheme"] in ("https", "wss"):
            added["strict-transport-security"] = "max-age=31536000"
        if framed_by(path, query):
            # It cannot name an origin; browsers that know frame-ancestors go by that.
            del added["x-frame-options"]

        async def with_headers(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                given = Headers(raw=message.get("headers", []))
                # Data for pages of others say so; whatever else there is, is for pages of this server.
                shared = "access-control-allow-origin" in given or bool(framed_by(path, query))
                own = {**added, "cross-origin-resource-policy": "cross-origin" if shared else "same-origin"}
                kept = [(k, _guarded(k, v, scope)) for k, v in given.raw if k.decode("latin-1") not in own]
                message["headers"] = kept + [(k.encode(), v.encode()) for k, v in own.items()]
            await send(message)

        await self.app(scope, receive, with_headers)


def _guarded(name: bytes, value: bytes, scope: Scope) -> bytes:
    """Return the value of a header; of a cookie, that it is sent through TLS alone where TLS is in front."""
    secure = name == b"set-cookie" and scope["scheme"] == "https" and b"secure" not in value.lower()
    return value + b"; Secure" if secure else value
