"""People at the map: each from an address of their own, who open it, look, choose, search, download, and leave.

Their addresses are those of loopback (127.1.0.0/16), as the server counts by address. Times are drawn from chance with
a seed: what two runs ask is the same, in another order.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

import httpx
from websockets.exceptions import WebSocketException

from benchmarks.visitors import PATIENCE_SECONDS, PROVINCES, THEMES, Page, fetched, page, run, session, shown
from layers.registry import GROUND, LAYER_IDS

Found = TypeVar("Found")
THINKING_SECONDS = 8
"""How long somebody looks before the next thing, on average."""
ACTIONS = 20
"""How many things somebody does before leaving, on average."""
WORDS = ("woningen", "utrecht", "weg", "stikstof", "spoor", "netcongestie", "2030", "brug", "natuur", "haven")
DOWNLOADS = (
    "/facts.xlsx", "/facts.csv", "/facts.json", "/print/province/PV26",
    *(f"/layers/{layer}.{form}" for layer in LAYER_IDS for form in ("geojson", "csv")),
)  # fmt: skip
FAULTS = (httpx.HTTPError, ConnectionError, KeyError, ValueError, OSError, AssertionError, WebSocketException)


@dataclass(frozen=True)
class Seen:
    """One thing that somebody did: when after the start, what, how long it took, and what went wrong."""

    at: float
    what: str
    seconds: float
    fault: str = ""


def client(address: str) -> httpx.AsyncClient:
    """Return what fetches for one visitor, from an address of this machine."""
    # A server closes a connection after five quiet seconds; a browser then asks again, this client would fail.
    limits = httpx.Limits(keepalive_expiry=2)
    transport = httpx.AsyncHTTPTransport(verify=False, local_address=address, limits=limits)
    headers = {"Accept-Encoding": "br, gzip", "Accept-Language": "nl"}
    return httpx.AsyncClient(transport=transport, timeout=PATIENCE_SECONDS, headers=headers)


class Person:
    """One visitor at a time, at one address; whoever leaves makes room for the next."""

    def __init__(self, url: str, number: int, seen: Callable[[Seen], None], clock: Callable[[], float]) -> None:
        self.url, self.seen, self.clock = url, seen, clock
        self.address = f"127.1.{number // 250}.{number % 250 + 1}"
        self.chance = random.Random(number)

    async def visits(self, until: float) -> None:
        """Visit until the end."""
        while self.clock() < until:
            async with client(self.address) as http, AsyncExitStack() as stack:
                at = await self._timed("open", self._opens(http, stack))
                if at is None:
                    await self._thinks(until)
                    continue
                for _ in range(self.chance.randint(1, 2 * ACTIONS)):
                    await self._thinks(until)
                    if self.clock() >= until:
                        return
                    await self._acts(http, at)

    async def _thinks(self, until: float) -> None:
        pause = self.chance.expovariate(1 / THINKING_SECONDS)
        await asyncio.sleep(max(0.0, min(pause, 6 * THINKING_SECONDS, until - self.clock())))

    async def _opens(self, http: httpx.AsyncClient, stack: AsyncExitStack) -> Page:
        at = await page(http, self.url)
        await asyncio.gather(*(fetched(http, name) for name in (*at.files, f"{at.parts}/map?")))
        socket = await stack.enter_async_context(session(self.url, self.address))
        await run(socket)
        return at

    async def _acts(self, http: httpx.AsyncClient, at: Page) -> None:
        chosen = {"province": self.chance.choice(PROVINCES)}
        if self.chance.random() < 0.6:
            chosen["theme"] = self.chance.choice(THEMES)
        what = self.chance.choices(("filter", "click", "search", "download"), (55, 20, 18, 7))[0]
        if what == "filter":
            await self._timed(what, shown(http, at, urlencode(chosen)))
        elif what == "click":
            await self._timed(what, self._clicks(http, at, chosen["province"]))
        elif what == "search":
            await self._timed(what, shown(http, at, urlencode({"q": self.chance.choice(WORDS)})))
        else:
            await self._timed(what, fetched(http, f"{self.url}{self.chance.choice(DOWNLOADS)}"))

    @staticmethod
    async def _clicks(http: httpx.AsyncClient, at: Page, province: str) -> int:
        answer = await http.get(f"{at.picked}?{urlencode({'hit': GROUND.key(province)})}")
        return await shown(http, at, str(answer.raise_for_status().json()["address"]).lstrip("?"))

    async def _timed(self, what: str, doing: Awaitable[Found]) -> Found | None:
        started, at = time.perf_counter(), self.clock()
        try:
            found = await doing
        except FAULTS as fault:
            self.seen(Seen(at, what, time.perf_counter() - started, repr(fault)[:200]))
            return None
        self.seen(Seen(at, what, time.perf_counter() - started))
        return found
