"""Sessions: how many websockets are open, of one client and in all, and how much is said through them.

The page works without one: its session brings notices alone. So whoever is refused sees the map all the same.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.shell.clients import client_of
from ui.shell.limits import Refusal, no_websocket
from ui.shell.memory import GivesBack
from ui.shell.rates import MESSAGE, REFUSED_SECONDS, Rates, refused

SESSIONS: Final = 1_000
SESSIONS_OF_ONE: Final = 300
"""An office behind one address: one for each page that somebody has open."""
RETRY_SECONDS: Final = 30
TRY_LATER: Final = 1013
"""The code with which a websocket is closed that says too much (RFC 6455, registry of IANA)."""


class Sessions:
    """ASGI middleware that bounds websockets: their number, and what each client says through its own."""

    def __init__(
        self, app: ASGIApp, rates: Rates, most: int = SESSIONS, most_of_one: int = SESSIONS_OF_ONE,
        pause: float = REFUSED_SECONDS,
    ) -> None:  # fmt: skip
        self.app, self.rates, self.pause = app, rates, pause
        self.most, self.most_of_one = most, most_of_one
        self.open: Counter[str] = Counter()
        self.gives_back = GivesBack()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a websocket on and count it until it ends, or refuse its handshake."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        client = client_of(scope)
        if refusal := self._refusal(client):
            # Who asks again at once asks less.
            await asyncio.sleep(self.pause)
            why, later = refusal
            await no_websocket(why, scope, receive, send, headers=later, code=TRY_LATER)
            return
        self.open[client] += 1
        self.gives_back.hears(self.open.total())
        try:
            await self.app(scope, self._measured(client, receive, send), send)
        finally:
            self.open[client] -= 1
            if not self.open[client]:
                del self.open[client]
            self.gives_back.hears(self.open.total())

    def _refusal(self, client: str) -> tuple[Refusal, dict[str, str]] | None:
        later = {"Retry-After": str(RETRY_SECONDS)}
        if self.open.total() >= self.most:
            return Refusal(503, "Too busy", f"{self.most:,} sessions are open: try again later"), later
        if self.open[client] >= self.most_of_one:
            return Refusal(429, "Too many sessions", f"one address has {self.most_of_one:,} sessions at most"), later
        seconds = self.rates.wait(client, MESSAGE)
        return refused(seconds) if seconds else None

    def _measured(self, client: str, receive: Receive, send: Send) -> Receive:
        async def measured() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and self.rates.wait(client, MESSAGE):
                await send({"type": "websocket.close", "code": TRY_LATER, "reason": "too many messages"})
                return {"type": "websocket.disconnect", "code": TRY_LATER}
            return message

        return measured
