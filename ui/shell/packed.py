"""Streamlit's own scripts and styles, sent by this server in brotli: a quarter of what Streamlit sends."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import brotli  # type: ignore[import-untyped]
import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.data.assets import MEDIA_TYPES
from ui.data.encodings import best
from ui.shell.headers import FOREVER
from ui.streamlit_contract import STATIC

FILES: Final = Path(streamlit.__file__).parent / STATIC
PREFIX: Final = "/static/"
QUALITY: Final = 9
KEPT: Final = 512
"""Number of packed files kept: all that a page of Streamlit can ask for, some 6 MB."""


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Return the paths below `/static/` of the files that are packed here."""
    return frozenset(path.relative_to(FILES).as_posix() for path in FILES.rglob("*") if path.suffix in (".js", ".css"))


@lru_cache(maxsize=KEPT)
def packed(name: str) -> bytes:
    """Return a file of Streamlit in brotli; packed when it is first asked for, in some milliseconds."""
    return bytes(brotli.compress((FILES / name).read_bytes(), quality=QUALITY))


def takes_brotli(scope: Scope) -> bool:
    """Return whether a browser takes brotli, which all do over a secure connection and from this machine."""
    return best(Headers(scope=scope).get("accept-encoding", "")) == "br"


class PackedFiles:
    """ASGI middleware that sends Streamlit's scripts and styles in brotli to browsers that take it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a packed file, or pass the request on."""
        name = scope["path"].removeprefix(PREFIX) if scope["type"] == "http" else ""
        if (
            scope["type"] != "http"
            or scope["method"] not in ("GET", "HEAD")
            or name not in known()
            or not takes_brotli(scope)
        ):
            await self.app(scope, receive, send)
            return
        headers = {"Content-Encoding": "br", "Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        answer = Response(await run_in_threadpool(packed, name), media_type=MEDIA_TYPES[Path(name).suffix],
                          headers=headers)  # fmt: skip
        await answer(scope, receive, send)
