"""Requests in one form: under a base path, whether the proxy in front takes that away or passes it on; their scheme."""

from __future__ import annotations

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.shell.headers import SecurityHeaders


class BasePath:
    """ASGI middleware that takes the base path away, so that all behind it know one form of each address.

    Args:
        app: what answers.
        base: such as `/kaart`, "" for none.
    """

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on without the base path; the base path itself leads to the page below it."""
        if scope["type"] == "http" and scope["scheme"] not in ("http", "https"):
            # What a proxy says of a websocket stands in no address of a page.
            scope = {**scope, "scheme": "https" if scope["scheme"] == "wss" else "http"}
        if not self.base or scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        if path == self.base and scope["type"] == "http":
            query = scope["query_string"].decode("latin-1")
            target = f"{self.base}/{f'?{query}' if query else ''}"
            await SecurityHeaders(RedirectResponse(target, 308))(scope, receive, send)
            return
        if path.startswith(f"{self.base}/"):
            path = path[len(self.base) :]
        raw = scope.get("raw_path")
        if raw and raw.startswith(f"{self.base}/".encode()):
            raw = raw[len(self.base.encode()) :]
        # The root path stands in addresses that are told whole: of feeds, of the API, for search engines.
        await self.app({**scope, "path": path, "raw_path": raw, "root_path": self.base}, receive, send)
