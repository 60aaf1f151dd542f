"""Many visitors at once, as clients that speak Streamlit's protocol: browsers would measure themselves.

Each asks for a run of the page over its websocket, and then, as page.js does, for the parts whose places came with it.
"""

from __future__ import annotations

import asyncio
import re
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from html import unescape

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.servers import Server

FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
PATIENCE_SECONDS = 300
PLACE = re.compile(rb'data-part="([^"]+)"')
VIEWED = re.compile(rb'data-viewed="([^"]*)"')
FOLDED = "/downloads"  # fetched when it is opened
SMALL = 400  # the message that a script has finished is a few bytes: only small ones are read


@dataclass(frozen=True)
class Opened:
    """One opening: until the page and its parts had come; bytes of the websocket, and of the parts as they travel."""

    seconds: float
    received: int
    parts: int


@asynccontextmanager
async def session(url: str) -> AsyncIterator[ClientConnection]:
    """Connect as a browser does."""
    address = url.replace("http://", "ws://") + "/_stcore/stream"
    async with connect(address, subprotocols=["streamlit"], max_size=None, compression=None) as socket:
        yield socket


async def run(socket: ClientConnection, query: str = "") -> tuple[int, list[str]]:
    """Ask for a run of the page; how many bytes came until it had finished, and the addresses of the parts in it."""
    wish = BackMsg()
    wish.rerun_script.query_string = query
    await socket.send(wish.SerializeToString())
    received = 0
    places: list[str] = []
    viewed = ""
    while True:
        frame = await asyncio.wait_for(socket.recv(), PATIENCE_SECONDS)
        assert isinstance(frame, bytes)
        received += len(frame)
        places += [unescape(found.decode()) for found in PLACE.findall(frame)]
        viewed = next((unescape(found.decode()) for found in VIEWED.findall(frame)), viewed)
        if len(frame) < SMALL:
            message = ForwardMsg.FromString(frame)
            if message.WhichOneof("type") == "script_finished" and message.script_finished == FINISHED:
                return received, [f"{place}?{viewed}" for place in places if FOLDED not in place]


async def fetched(client: httpx.AsyncClient, address: str) -> int:
    """Fetch a part of the page and return how many bytes travelled."""
    async with client.stream("GET", address) as answer:
        async for _ in answer.aiter_raw():
            pass
        assert answer.status_code == 200, address
        return answer.num_bytes_downloaded


async def opening(
    url: str, runs: int, client: httpx.AsyncClient, stack: AsyncExitStack | None = None, query: str = ""
) -> Opened:
    """Open the page; `runs` is how often a browser makes the script run before the page stands."""
    started = time.perf_counter()
    async with AsyncExitStack() as own:
        socket = await (stack or own).enter_async_context(session(url))
        made = [await run(socket, query) for _ in range(runs)]
        parts = await asyncio.gather(*(fetched(client, url + place) for place in made[-1][1]))
    return Opened(time.perf_counter() - started, sum(received for received, _ in made), sum(parts))


def visitors_client() -> httpx.AsyncClient:
    """Return what fetches the parts, for all visitors: as many connections as they need."""
    limits = httpx.Limits(max_connections=None)
    return httpx.AsyncClient(timeout=PATIENCE_SECONDS, limits=limits, headers={"Accept-Encoding": "gzip"}, verify=False)


async def _at_once(url: str, number: int, runs: int, query: str) -> list[Opened]:
    async with visitors_client() as client:
        return await asyncio.gather(*(opening(url, runs, client, query=query) for _ in range(number)))


def at_once(url: str, number: int, *, runs: int, query: str = "") -> list[Opened]:
    """Open the page in many sessions at the same time."""
    return asyncio.run(_at_once(url, number, runs, query))


async def _kept(server: Server, number: int, runs: int) -> float:
    async with visitors_client() as client, AsyncExitStack() as stack:
        for _ in range(5):
            await opening(server.url, runs, client, stack)
        before = server.memory_mb()
        for _ in range(number):
            await opening(server.url, runs, client, stack)
        return (server.memory_mb() - before) / number


def memory_each_mb(server: Server, number: int, *, runs: int) -> float:
    """Return by how much the server grows with each session that stays open, in MB; the first five warm it."""
    return asyncio.run(_kept(server, number, runs))


def percentile_95(seconds: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
