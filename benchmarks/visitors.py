"""Many visitors at once, as websocket clients that speak Streamlit's protocol: browsers would measure themselves."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.servers import Server

FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
PATIENCE_SECONDS = 300
SMALL = 400  # the message that a script has finished is a few bytes: only small ones are read


@dataclass(frozen=True)
class Opened:
    """One opening: until the script had finished, and the bytes that came."""

    seconds: float
    received: int


@asynccontextmanager
async def session(url: str) -> AsyncIterator[ClientConnection]:
    """Connect as a browser does."""
    address = url.replace("http://", "ws://") + "/_stcore/stream"
    async with connect(address, subprotocols=["streamlit"], max_size=None, compression=None) as socket:
        yield socket


async def run(socket: ClientConnection, query: str = "") -> int:
    """Ask for a run of the page and return how many bytes came until it had finished."""
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


async def opening(url: str, runs: int, stack: AsyncExitStack | None = None, query: str = "") -> Opened:
    """Open the page; `runs` is how often a browser makes the script run before the page stands."""
    started = time.perf_counter()
    async with AsyncExitStack() as own:
        socket = await (stack or own).enter_async_context(session(url))
        received = sum([await run(socket, query) for _ in range(runs)])
    return Opened(time.perf_counter() - started, received)


async def _at_once(url: str, number: int, runs: int, query: str) -> list[Opened]:
    return await asyncio.gather(*(opening(url, runs, query=query) for _ in range(number)))


def at_once(url: str, number: int, *, runs: int, query: str = "") -> list[Opened]:
    """Open the page in many sessions at the same time."""
    return asyncio.run(_at_once(url, number, runs, query))


async def _kept(server: Server, number: int, runs: int) -> float:
    async with AsyncExitStack() as stack:
        for _ in range(5):
            await opening(server.url, runs, stack)
        before = server.memory_mb()
        for _ in range(number):
            await opening(server.url, runs, stack)
        return (server.memory_mb() - before) / number


def memory_each_mb(server: Server, number: int, *, runs: int) -> float:
    """Return by how much the server grows with each session that stays open, in MB; the first five warm it."""
    return asyncio.run(_kept(server, number, runs))


def percentile_95(seconds: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
