"""Many visitors at once, as clients: browsers would measure themselves.

One of the product fetches the page, all files that it names and the state of the map; behind it, as page.js lets it
begin, a run of Streamlit over its websocket. A click is what page.js asks: `/shown`, and `/parts/.../map` beside it.
One of another app speaks Streamlit's protocol alone.
"""

from __future__ import annotations

import asyncio
import random
import re
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from html import unescape
from typing import get_args
from urllib.parse import urlencode

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.servers import Server
from layers.registry import GROUND
from seeds.records import Theme

FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
PATIENCE_SECONDS = 300
FILES = re.compile(r"/assets/[0-9a-f]+/[\w.-]+")
AT = {name: re.compile(rf'data-{name}="([^"]+)"') for name in ("parts", "shown", "picked")}
SMALL = 400  # the message that a script has finished is a few bytes: only small ones are read
TOGETHER = 8  # so many arrive at once before they click
PROVINCES = tuple(f"PV{number}" for number in range(20, 32))
THEMES = get_args(Theme)


@dataclass(frozen=True)
class Opened:
    """One opening: until all that a visitor sees had come; bytes over HTTP as they travel, and of the websocket."""

    seconds: float
    fetched: int
    received: int


@asynccontextmanager
async def session(url: str, own: str = "") -> AsyncIterator[ClientConnection]:
    """Connect as a browser does; with an `own` address from that one."""
    address = url.replace("http://", "ws://") + "/_stcore/stream"
    how = {"local_addr": (own, 0)} if own else {}
    async with connect(address, subprotocols=["streamlit"], max_size=None, compression=None, **how) as socket:
        yield socket


async def run(socket: ClientConnection, query: str = "") -> int:
    """Ask for a run of the page; how many bytes came until it had finished."""
    wish = BackMsg()
    wish.rerun_script.query_string = query
    await socket.send(wish.SerializeToString())
    received = 0
    while True:
        frame = await asyncio.wait_for(socket.recv(), PATIENCE_SECONDS)
        assert isinstance(frame, bytes)
        received += len(frame)
        if len(frame) < SMALL:
            message = ForwardMsg.FromString(frame)
            if message.WhichOneof("type") == "script_finished" and message.script_finished == FINISHED:
                return received


async def fetched(client: httpx.AsyncClient, address: str) -> int:
    """Fetch an address and return how many bytes travelled.

    Raises ConnectionError where the answer is not a good one.
    """
    async with client.stream("GET", address) as answer:
        async for _ in answer.aiter_raw():
            pass
        if answer.status_code != 200:
            raise ConnectionError(f"{answer.status_code} {address}")
        return answer.num_bytes_downloaded


@dataclass(frozen=True)
class Page:
    """What a page was sent with: where its parts, views and clicks are asked for, and the files that it names."""

    parts: str
    shown: str
    picked: str
    files: tuple[str, ...]
    size: int


async def page(client: httpx.AsyncClient, url: str, query: str = "") -> Page:
    """Fetch the page of a view."""
    answer = await client.get(f"{url}/?{query}")
    html = answer.raise_for_status().text
    found = {name: pattern.search(html) for name, pattern in AT.items()}
    at = {name: url + unescape(match[1]) for name, match in found.items() if match}
    return Page(**at, files=tuple({url + name for name in FILES.findall(html)}), size=answer.num_bytes_downloaded)


async def shown(client: httpx.AsyncClient, at: Page, query: str) -> int:
    """Ask for another view on the map, as a click does; how many bytes travelled."""
    return sum(await asyncio.gather(*(fetched(client, f"{a}?{query}") for a in (at.shown, f"{at.parts}/map"))))


async def opening(
    url: str, runs: int, client: httpx.AsyncClient, stack: AsyncExitStack | None = None, query: str = "", *, own: bool
) -> Opened:
    """Open the page; `runs` is how often a browser makes the script run before the page stands.

    Where the page is our `own`, it stands without a run, and the runs come after what is timed.
    """
    started = time.perf_counter()
    size, took = 0, 0.0
    if own:
        at = await page(client, url, query)
        addresses = (*at.files, f"{at.parts}/map?{query}")
        size = at.size + sum(await asyncio.gather(*(fetched(client, address) for address in addresses)))
        took = time.perf_counter() - started
    async with AsyncExitStack() as closed:
        socket = await (stack or closed).enter_async_context(session(url))
        received = sum([await run(socket, query) for _ in range(runs)])
    return Opened(took or time.perf_counter() - started, size, received)


def visitors_client() -> httpx.AsyncClient:
    """Return what fetches for all visitors: as many connections as they need."""
    limits = httpx.Limits(max_connections=None)
    headers = {"Accept-Encoding": "br, gzip", "Accept-Language": "nl"}
    return httpx.AsyncClient(timeout=PATIENCE_SECONDS, limits=limits, headers=headers, verify=False)


async def _at_once(url: str, number: int, runs: int, query: str, own: bool) -> list[Opened]:
    async with visitors_client() as client:
        return await asyncio.gather(*(opening(url, runs, client, query=query, own=own) for _ in range(number)))


def at_once(url: str, number: int, *, runs: int = 1, query: str = "", own: bool = True) -> list[Opened]:
    """Open the page by many visitors at the same time."""
    return asyncio.run(_at_once(url, number, runs, query, own))


async def _kept(server: Server, number: int, runs: int, own: bool) -> float:
    async with visitors_client() as client, AsyncExitStack() as stack:
        for _ in range(5):
            await opening(server.url, runs, client, stack, own=own)
        before = server.memory_mb()
        for _ in range(number):
            await opening(server.url, runs, client, stack, own=own)
        return (server.memory_mb() - before) / number


def memory_each_mb(server: Server, number: int, *, runs: int, own: bool) -> float:
    """Return by how much the server grows with each session that stays open, in MB; the first five warm it."""
    return asyncio.run(_kept(server, number, runs, own))


@dataclass(frozen=True)
class Clicked:
    """What many visitors saw who click: how long each click took, faults, and what the server worked in all."""

    seconds: list[float]
    faults: list[str]
    cpu_seconds: float


async def click(client: httpx.AsyncClient, at: Page, chance: random.Random) -> int:
    """Do what a visitor does: choose a filter, or click on the map, which asks first what lies there."""
    chosen = {"province": chance.choice(PROVINCES)}
    if chance.random() < 0.7:
        chosen["theme"] = chance.choice(THEMES)
    if chance.random() < 0.3:
        hit = GROUND.key(chosen["province"])
        answer = await client.get(f"{at.picked}?{urlencode({'hit': hit})}")
        return await shown(client, at, str(answer.raise_for_status().json()["address"]).lstrip("?"))
    return await shown(client, at, urlencode(chosen))


async def _clicking(server: Server, number: int, rate: float, seconds: float) -> Clicked:
    url, took, faults = server.url, list[float](), list[str]()
    chance = random.Random(11)

    async def timed(at: Page) -> None:
        started = time.perf_counter()
        try:
            await click(client, at, chance)
        except (httpx.HTTPError, ConnectionError, KeyError, ValueError) as fault:
            faults.append(repr(fault))
        else:
            took.append(time.perf_counter() - started)

    async def arrives(client: httpx.AsyncClient, stack: AsyncExitStack, door: asyncio.Semaphore) -> Page:
        async with door:
            at = await page(client, url)
            # Each has its session open behind the page, and lets it rest.
            await run(await stack.enter_async_context(session(url)))
            return at

    async with visitors_client() as client, AsyncExitStack() as stack:
        door = asyncio.Semaphore(TOGETHER)
        pages = await asyncio.gather(*(arrives(client, stack, door) for _ in range(number)))
        before, began = server.cpu_seconds(), time.perf_counter()
        clicks = []
        for turn in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, began + turn / rate - time.perf_counter()))
            clicks.append(asyncio.create_task(timed(pages[turn % number])))
        await asyncio.gather(*clicks)
        return Clicked(took, faults, server.cpu_seconds() - before)


def clicking(server: Server, number: int = 200, *, rate: float = 20, seconds: float = 20) -> Clicked:
    """Let visitors with open pages click, `rate` times a second together, whether or not the clicks before are done."""
    return asyncio.run(_clicking(server, number, rate, seconds))


def percentile_95(seconds: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
