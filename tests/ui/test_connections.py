"""A connection is bounded below its requests: how many, how slow, how quiet; on a real server with short times."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn
import websockets
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from ui.listen import config, is_told
from ui.shell.clients import Proxies
from ui.shell.connections import PINGS, Doors, listening
from ui.shell.counters import REGISTRY
from ui.shell.limits import MESSAGE_BYTES, TOO_LARGE

SECONDS = 0.4
ASK = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
LARGE = b"a" * 40_000_000


def eventually(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def small(_request: Request) -> Response:
    return PlainTextResponse("done")


def large(_request: Request) -> Response:
    return Response(LARGE)


async def patient(request: Request) -> Response:
    """Answers once its body is there, or its client has left."""
    with contextlib.suppress(ClientDisconnect):
        await request.body()
    return PlainTextResponse("done")


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    with contextlib.suppress(Exception):
        async for message in socket.iter_bytes():
            await socket.send_bytes(message)


PATIENT = Route("/patient", patient, methods=["POST"])


class Running:
    """A server in a thread, and what knocks at it."""

    def __init__(self, **bounds: Any) -> None:
        times = {"request_seconds": SECONDS, "read_seconds": SECONDS, "parting_seconds": 2, "proxies": Proxies("")}
        self.doors = Doors(**(times | bounds))
        routes = [Route("/", small), Route("/large", large), PATIENT, WebSocketRoute("/ws", echo)]
        self._server = uvicorn.Server(config(Starlette(routes=routes), self.doors, ping_seconds=SECONDS))
        self._socket = listening("127.0.0.1", 0)
        self.port = int(self._socket.getsockname()[1])
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self._thread.start()
        eventually(lambda: self._server.started)

    def end(self) -> None:
        self._server.should_exit = True
        self._thread.join(20)
        self._socket.close()

    @contextlib.contextmanager
    def knock(self, *said: bytes, buffer: int | None = None) -> Iterator[socket.socket]:
        with socket.socket() as peer:
            if buffer:
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
            peer.settimeout(20)
            peer.connect(("127.0.0.1", self.port))
            for part in said:
                peer.sendall(part)
            yield peer

    def talk(self, scene: Callable[[str], Any]) -> Any:
        return asyncio.run(asyncio.wait_for(scene(f"ws://127.0.0.1:{self.port}/ws"), 30))


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    running = Running()
    yield running
    running.end()


@pytest.fixture(scope="module")
def narrow() -> Iterator[Running]:
    running = Running(most_of_one=2, request_seconds=20, read_seconds=20)
    yield running
    running.end()


def all_of(peer: socket.socket) -> bytes:
    """What comes until the other end closes; a reset is an end too."""
    came = bytearray()
    with contextlib.suppress(ConnectionResetError):
        while part := peer.recv(65_536):
            came += part
    return bytes(came)


def test_an_honest_request_is_answered_and_the_next_one_on_its_connection(server: Running) -> None:
    with server.knock(ASK) as peer:
        assert peer.recv(15) == b"HTTP/1.1 200 OK"
        peer.sendall(ASK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        assert b"HTTP/1.1 200 OK" in all_of(peer)
    eventually(lambda: not server.doors.open)


CHUNKS = b"POST /patient HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
NO_REQUESTS = {
    "nonsense": b"NONSENSE\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "a length that is none": b"POST /patient HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    "two lengths": b"POST /patient HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
    "a coding that nobody knows": b"POST /patient HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n",
    "no chunk": CHUNKS + b"zz\r\n",
    "no second chunk": CHUNKS + b"1\r\na\r\nzz\r\n",
    "TLS": bytes.fromhex("1603010200010001fc0303"),
}


@pytest.mark.parametrize("said", NO_REQUESTS.values(), ids=NO_REQUESTS)
def test_what_is_no_request_is_refused_as_a_problem_and_fills_no_log(
    narrow: Running, said: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    before = REGISTRY.get_sample_value("afsprakenkaart_requests_total", {"kind": "connection", "status": "400"}) or 0
    with narrow.knock(said) as peer:
        head, _, body = all_of(peer).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400"), head
    assert json.loads(body)["status"] == 400
    eventually(lambda: not narrow.doors.open)
    assert [record for record in caplog.records if is_told(record)] == []
    told = REGISTRY.get_sample_value("afsprakenkaart_requests_total", {"kind": "connection", "status": "400"})
    assert told == before + 1


def test_what_is_no_request_behind_one_that_was_answered_is_refused_too(
    narrow: Running, caplog: pytest.LogCaptureFixture
) -> None:
    with narrow.knock(ASK + b"NONSENSE\r\n\r\n") as peer:
        said = all_of(peer)
    assert said.startswith(b"HTTP/1.1 200"), said
    assert said.count(b"HTTP/1.1 400") == 1
    assert [record for record in caplog.records if is_told(record)] == []


def test_nonsense_within_a_body_that_is_answered_already_ends_the_connection(
    narrow: Running, caplog: pytest.LogCaptureFixture
) -> None:
    with narrow.knock(CHUNKS.replace(b"POST /patient", b"POST /")) as peer:
        assert peer.recv(12) == b"HTTP/1.1 405"
        peer.sendall(b"zz\r\n")
        all_of(peer)
    eventually(lambda: not narrow.doors.open)
    assert [record for record in caplog.records if is_told(record)] == []


@pytest.mark.parametrize("said", [b"", ASK[:20]], ids=["nothing", "half of the headers"])
def test_headers_that_do_not_come_end_the_connection(server: Running, said: bytes) -> None:
    with server.knock(said) as peer:
        head, _, body = all_of(peer).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408")
    assert json.loads(body)["status"] == 408
    eventually(lambda: not server.doors.open)


def test_headers_of_a_second_request_that_do_not_come_end_the_connection_too(server: Running) -> None:
    with server.knock(ASK) as peer:
        assert peer.recv(15) == b"HTTP/1.1 200 OK"
        peer.sendall(ASK[:20])
        all_of(peer)
    eventually(lambda: not server.doors.open)


def test_headers_that_drip_end_the_connection(server: Running) -> None:
    with server.knock(ASK[:-2]) as peer:
        peer.settimeout(SECONDS / 10)
        came, dripped = b"", 0
        while b"408" not in came and dripped < 500:
            dripped += 1
            peer.sendall(b"X: y\r\n")
            with contextlib.suppress(TimeoutError):
                came += peer.recv(1000)
    assert b"HTTP/1.1 408" in came


def test_a_body_that_does_not_come_ends_the_connection(server: Running) -> None:
    with server.knock(ASK.replace(b"\r\n\r\n", b"\r\nContent-Length: 10\r\n\r\n")) as peer:
        assert all_of(peer).startswith(b"HTTP/1.1 200")
    eventually(lambda: not server.doors.open)


def test_an_answer_that_nobody_reads_ends_the_connection(server: Running) -> None:
    with server.knock(ASK.replace(b"/ ", b"/large "), buffer=4_096):
        eventually(lambda: bool(server.doors.open))
        eventually(lambda: not server.doors.open)


def test_an_answer_that_is_read_comes_whole(narrow: Running) -> None:
    with narrow.knock(ASK.replace(b"/ ", b"/large ").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")) as peer:
        assert len(all_of(peer)) > len(LARGE)


def test_one_client_has_so_many_connections_and_hears_why_it_gets_no_more(narrow: Running) -> None:
    with narrow.knock(), narrow.knock():
        eventually(lambda: narrow.doors.open.total() == 2)
        with narrow.knock(ASK) as third:
            head, _, body = all_of(third).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 429")
        assert b"Retry-After: " in head
        assert json.loads(body)["status"] == 429
    eventually(lambda: not narrow.doors.open)
    with narrow.knock(ASK) as peer:
        assert peer.recv(15) == b"HTTP/1.1 200 OK"


def test_connections_of_a_proxy_and_of_others_are_counted_in_all() -> None:
    doors = Doors(Proxies("127.0.0.1"), most=5, most_of_one=2)
    assert [doors.enter("127.0.0.1") for _ in range(4)] == [None] * 4
    assert doors.enter("192.0.2.1") is None
    refusal = doors.enter("192.0.2.2")
    assert refusal
    assert refusal.status == 503
    doors.leave("127.0.0.1")
    assert [doors.enter("192.0.2.1"), (doors.enter("192.0.2.1") or refusal).status] == [None, 503]


@pytest.mark.parametrize("ping_seconds", [None, SECONDS])
def test_a_quiet_websocket_stays_whether_or_not_its_client_sends_pings(
    server: Running, ping_seconds: float | None
) -> None:
    async def scene(url: str) -> bytes | str:
        async with websockets.connect(url, ping_interval=ping_seconds, ping_timeout=None) as peer:
            # Six times as long as anything above waits: nothing but pings and their answers travels.
            await asyncio.sleep(SECONDS * 6)
            await peer.send(b"still here")
            return await peer.recv()

    assert server.talk(scene) == b"still here"


def test_a_websocket_whose_other_end_is_gone_ends(server: Running) -> None:
    shake = (
        b"GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    )
    with server.knock(shake) as peer:
        assert all_of(peer).startswith(b"HTTP/1.1 101")


def test_a_flood_of_pings_ends_the_websocket(server: Running) -> None:
    async def scene(url: str) -> None:
        async with websockets.connect(url, ping_interval=None) as peer:
            for _ in range(PINGS):
                await peer.ping()
            await peer.send(b"answered")
            assert await peer.recv() == b"answered"
            with contextlib.suppress(websockets.ConnectionClosed):
                while True:
                    await peer.ping()
                    await asyncio.sleep(0)
            await peer.wait_closed()

    server.talk(scene)


def test_a_message_of_a_websocket_is_never_taken_in_beyond_the_bound(server: Running) -> None:
    async def scene(url: str) -> int | None:
        async with websockets.connect(url, ping_interval=None) as peer:
            with contextlib.suppress(websockets.ConnectionClosed):
                await peer.send(b"a" * (MESSAGE_BYTES * 40))
                await peer.recv()
            await peer.wait_closed()
            return peer.close_code

    assert server.talk(scene) == TOO_LARGE
