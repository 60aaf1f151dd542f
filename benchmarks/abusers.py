"""Abusive clients, one kind each: what `benchmarks/abuse.py` lets loose beside an honest visitor.

    python -m benchmarks.abusers KIND URL ADDRESS SECONDS

A process of its own, which speaks from another address of this machine. Prints as JSON what it met: answers by status,
and how its connections ended. For a server of your own on loopback alone.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.visitors import page, session, visitors_client

TOGETHER = 100
"""So many at once, of whatever it is."""
RUN = BackMsg()
RUN.rerun_script.query_string = ""
FAULTS = (OSError, EOFError, TimeoutError, ConnectionError, websockets.WebSocketException, asyncio.IncompleteReadError)


@dataclass
class Abuse:
    """What an abuser has: where the server is, the address it speaks from, when it ends, and what it met."""

    url: str
    own: str
    end: float
    met: Counter[str] = field(default_factory=Counter)

    @property
    def goes_on(self) -> bool:
        """Whether the time is not over."""
        return time.monotonic() < self.end

    @contextlib.asynccontextmanager
    async def knock(self, buffer: int = 0) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        """Open a connection; `buffer` is how much of an answer is taken before it is read."""
        at = urlsplit(self.url)
        how = {"limit": buffer} if buffer else {}
        reader, writer = await asyncio.open_connection(at.hostname, at.port, local_addr=(self.own, 0), **how)
        try:
            yield reader, writer
        finally:
            writer.transport.abort()

    async def asks(self, path: str) -> str:
        """Ask once, on a connection of its own; the status, or how it ended."""
        try:
            async with self.knock() as (reader, writer):
                writer.write(request(path))
                line = await asyncio.wait_for(reader.readline(), 60)
                if b" 200 " in line:
                    while await reader.read(1 << 16):
                        pass
                return line.split(b" ")[1].decode() if line else "closed"
        except FAULTS as fault:
            return type(fault).__name__


def request(path: str, *more: str) -> bytes:
    """Return a request as it travels."""
    lines = (f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close", *more)
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def together(abuse: Abuse, once: Callable[[int], Awaitable[str]], number: int = TOGETHER) -> None:
    """Do something again and again, many times at once, until the end."""

    async def again(mine: int) -> None:
        turn = mine
        while abuse.goes_on:
            try:
                abuse.met[await once(turn)] += 1
            except FAULTS as fault:
                abuse.met[type(fault).__name__] += 1
                await asyncio.sleep(0.05)
            turn += number

    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(
            asyncio.gather(*(again(mine) for mine in range(number))), max(0.1, abuse.end - time.monotonic())
        )


def floods(path: Callable[[int, str], str]) -> Callable[[Abuse], Awaitable[None]]:
    """Return an abuser who asks one kind of address; `path` makes the n-th for the place of the edition's files."""

    async def flood(abuse: Abuse) -> None:
        async with visitors_client() as client:
            at = await page(client, abuse.url)
        parts = urlsplit(at.parts).path

        async def once(turn: int) -> str:
            return await abuse.asks(path(turn, parts))

        await together(abuse, once)

    return flood


async def slow_headers(abuse: Abuse) -> None:
    """Send headers line by line and never end them (slowloris)."""

    async def once(_turn: int) -> str:
        async with abuse.knock() as (reader, writer):
            writer.write(request("/")[:-2])
            while abuse.goes_on and not reader.at_eof():
                writer.write(b"X-A: b\r\n")
                with contextlib.suppress(TimeoutError):
                    return (await asyncio.wait_for(reader.readline(), 1)).decode().split(" ")[1]
        return "held"

    await together(abuse, once, 1_000)


async def slow_bodies(abuse: Abuse) -> None:
    """Announce a body and send it byte by byte."""

    async def once(_turn: int) -> str:
        async with abuse.knock() as (reader, writer):
            writer.write(request("/facts.csv", "Content-Length: 60000"))
            while abuse.goes_on and not reader.at_eof():
                writer.write(b"a")
                await asyncio.sleep(0.5)
                await reader.read(100)
        return "held"

    await together(abuse, once, 500)


async def slow_readers(abuse: Abuse) -> None:
    """Ask what is large and read nothing of it."""

    async def once(_turn: int) -> str:
        async with abuse.knock(buffer=2_048) as (reader, writer):
            writer.write(request("/layers/all.geojson"))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(reader.readline(), 30)
            while abuse.goes_on and not writer.is_closing():
                await asyncio.sleep(1)
        return "held"

    await together(abuse, once, 300)


async def idle(abuse: Abuse) -> None:
    """Open connections and say nothing."""

    async def once(_turn: int) -> str:
        async with abuse.knock() as (reader, _writer):
            return (await reader.read(30)).decode().split(" ")[1:2][0]

    await together(abuse, once, 2_000)


async def sessions_left(abuse: Abuse) -> None:
    """Open sessions, let them run and leave at once, without end."""

    async def once(_turn: int) -> str:
        async with session(abuse.url, abuse.own) as socket:
            await socket.send(RUN.SerializeToString())
        return "opened"

    await together(abuse, once, 50)


async def sessions_kept(abuse: Abuse) -> None:
    """Open sessions and keep them."""

    async def once(_turn: int) -> str:
        async with session(abuse.url, abuse.own) as socket:
            await socket.send(RUN.SerializeToString())
            while abuse.goes_on:
                await asyncio.sleep(0.5)
        return "kept"

    await together(abuse, once, 600)


async def runs(abuse: Abuse) -> None:
    """Ask for runs of the page through a websocket, as fast as it takes them."""

    async def once(_turn: int) -> str:
        async with session(abuse.url, abuse.own) as socket:
            while abuse.goes_on:
                await socket.send(RUN.SerializeToString())
        return "kept"

    await together(abuse, once, 20)


async def silent_websockets(abuse: Abuse) -> None:
    """Ask for runs and read nothing of what comes."""
    shake = request("/_stcore/stream").replace(b"Connection: close", b"Connection: Upgrade")
    more = b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    said = RUN.SerializeToString()
    frame = bytes([0x82, 0x80 | len(said), 0, 0, 0, 0]) + said

    async def once(_turn: int) -> str:
        async with abuse.knock(buffer=1_024) as (reader, writer):
            writer.write(shake[:-2] + more)
            line = await reader.readline()
            while b"101" in line and abuse.goes_on and not writer.is_closing():
                writer.write(frame)
                await asyncio.sleep(0.2)
        return line.decode().split(" ")[1] if line else "closed"

    await together(abuse, once, 100)


async def huge_messages(abuse: Abuse) -> None:
    """Send messages of 20 MB through websockets."""

    async def once(_turn: int) -> str:
        async with session(abuse.url, abuse.own) as socket:
            await socket.send(b"a" * 20_000_000)
            await socket.wait_closed()
            return str(socket.close_code)

    await together(abuse, once, 20)


async def pings(abuse: Abuse) -> None:
    """Send pings through websockets without end and read no answer."""

    async def once(_turn: int) -> str:
        async with session(abuse.url, abuse.own) as socket:
            while abuse.goes_on:
                await socket.ping()
        return "kept"

    await together(abuse, once, 20)


def _query(turn: int, number: int) -> str:
    return urlencode({f"p{n}": turn for n in range(number)})


_PLACES = [f"PV{number}" for number in range(20, 32)]
KINDS: Mapping[str, tuple[str, Callable[[Abuse], Awaitable[None]]]] = {
    "parameters": ("addresses of 8,000 parameters", floods(lambda n, parts: f"{parts}/figures?{_query(n, 1_500)}")),
    "pages": ("pages, each with another filter", floods(lambda n, _: f"/?province={_PLACES[n % 12]}&q=a{n}")),
    "fragments": ("fragments, each with another search", floods(lambda n, parts: f"{parts}/table?q=woning{n}")),
    "search": ("searches while typing", floods(lambda n, parts: f"{parts.replace('parts', 'suggest')}?q=won{n}")),
    "xlsx": ("workbooks", floods(lambda n, _: f"/facts.xlsx?q=a{n}")),
    "print": ("pages on paper", floods(lambda n, _: f"/print/province/{_PLACES[n % 12]}?n={n}")),
    "dossier": ("dossiers as Word files", floods(lambda n, _: f"/dossier/province/{_PLACES[n % 12]}.docx")),
    "geopackage": ("GeoPackages", floods(lambda n, _: f"/layers/all.gpkg?province={_PLACES[n % 12]}")),
    "bundle": ("the bundle of everything", floods(lambda _n, _parts: "/bundle.zip")),
    "pictures": ("small maps and pictures", floods(lambda n, _: f"/small-map/province/{_PLACES[n % 12]}.svg?n={n}")),
    "api": (
        "filters of the API",
        floods(
            lambda n, _: "/api/v1/collections/facts/items?" + urlencode({"limit": 1000, "filter": f"amount_eur>{n}"})
        ),
    ),
    "plain": ("plain pages", floods(lambda n, _: f"/plain?q=a{n}")),
    "files": ("hashed files and what is not there", floods(lambda n, _: f"/assets/{n:x}/a.js")),
    "slow headers": ("headers line by line, 1,000 at once (slowloris)", slow_headers),
    "slow bodies": ("bodies byte by byte, 500 at once", slow_bodies),
    "slow readers": ("large answers that are not read, 300 at once", slow_readers),
    "idle": ("connections that say nothing, 2,000 at once", idle),
    "sessions left": ("sessions opened and left", sessions_left),
    "sessions kept": ("600 sessions kept open", sessions_kept),
    "runs": ("runs of the page through websockets", runs),
    "silent websockets": ("websockets that ask and never read", silent_websockets),
    "huge messages": ("messages of 20 MB through websockets", huge_messages),
    "pings": ("pings without end", pings),
}
"""What it sends, and who sends it, by kind."""


def main(kind: str, url: str, own: str, seconds: str) -> int:
    """Abuse a server for a while; prints what was met."""
    abuse = Abuse(url, own, time.monotonic() + float(seconds))
    asyncio.run(KINDS[kind][1](abuse))
    print(json.dumps(dict(abuse.met)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
