"""Rate: how much one client may ask. Each request costs points, and points come back with time (a token bucket).

An office of some hundred people stands behind one address: all of them may open the map at the same moment, and then
click as people do. Who asks more than that all the time is asked to wait.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from ui.shell.clients import client_of
from ui.shell.limits import Refusal, problem
from ui.shell.turns import BESIDE, FILES, PAGES, kind_of

POINTS: Final = 10_000
"""Points that a client has at first and at most: 250 people who open the map at once."""
POINTS_PER_SECOND: Final = 200
"""Points that come back: 50 pages and fragments a second, more than one process makes."""
COSTS: Final[Mapping[str | None, int]] = {None: 1, PAGES: 4, FILES: 20, BESIDE: 100}
"""What a request costs, by the queue in which it waits; None waits in none."""
MESSAGE: Final = 10
"""What a message through the websocket costs: it may make Streamlit run."""
CLIENTS: Final = 20_000
"""Number of clients that are remembered: of more, whoever asked longest ago is forgotten."""
REFUSED_SECONDS: Final = 1
"""A refusal comes after so long: who asks again at once asks less, and cannot have the server do nothing but refuse."""
FREE: Final = ("/healthz", "/readyz")
"""What whoever watches the server asks."""


class Rates:
    """What each client may still ask.

    Args:
        most: points of a client that has not asked anything.
        per_second: points that come back.
        clock: gives the time in seconds.
    """

    def __init__(
        self,
        most: float = POINTS,
        per_second: float = POINTS_PER_SECOND,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.most, self.per_second, self._clock = most, per_second, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._left)

    def wait(self, client: str, cost: float) -> int:
        """Take what a request costs; 0, or where too little is left the whole seconds until there is enough."""
        now = self._clock()
        left, then = self._left.pop(client, (self.most, now))
        left = min(self.most, left + (now - then) * self.per_second)
        short = cost - left
        self._left[client] = (left if short > 0 else left - cost, now)
        while len(self._left) > CLIENTS:
            self._left.popitem(last=False)
        return math.ceil(short / self.per_second) if short > 0 else 0


def refused(seconds: int) -> tuple[Refusal, dict[str, str]]:
    """Return the refusal of a client that has to wait, and its headers."""
    why = Refusal(429, "Too many requests", f"your address asks more than others: try again in {seconds} s")
    return why, {"Retry-After": str(seconds)}


class Rate:
    """ASGI middleware that refuses requests of a client that asks too much, before any work."""

    def __init__(self, app: ASGIApp, rates: Rates, pause: float = REFUSED_SECONDS) -> None:
        self.app, self.rates, self.pause = app, rates, pause

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and scope["path"] not in FREE:
            seconds = self.rates.wait(client_of(scope), COSTS[kind_of(scope)])
            if seconds:
                await asyncio.sleep(self.pause)
                await problem(*refused(seconds))(scope, receive, send)
                return
        await self.app(scope, receive, send)
