"""Connections: how many are open, of one client and in all, and how long one may take to ask and to read.

Below the requests: who sends a request byte by byte, or reads an answer so, holds a connection and nothing else, and
that not for long. What is larger than any of ours never comes in whole (`ui.shell.limits` says so to who sends less).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from ui.shell.clients import Proxies, named
from ui.shell.counters import REQUESTS
from ui.shell.limits import Refusal

CONNECTIONS: Final = 3_000
CONNECTIONS_OF_ONE: Final = 600
"""An office behind one address: a browser opens six while a page comes, and closes them some seconds later."""
REQUEST_SECONDS: Final = 20
"""How long a request may take to come: its headers, and then its body."""
READ_SECONDS: Final = 30
READ_BYTES: Final = 6_000
"""Of an answer at least so many bytes are read within `READ_SECONDS`: the slowest telephone does ten times that."""
PINGS: Final = 30
PING_SECONDS: Final = 10
"""So many pings may come through a websocket in `PING_SECONDS`: libraries send one in twenty."""
UNREAD_BYTES: Final = 1_000_000
"""What waits for whoever listens to a websocket; with more, it is ended."""
PARTING_SECONDS: Final = 2
RETRY_SECONDS: Final = 10


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; one that listens on every address of IPv6 listens on those of IPv4 too.

    Raises OSError where it cannot.
    """
    return socket.create_server(
        (host, port),
        family=socket.AF_INET6 if ":" in host else socket.AF_INET,
        backlog=512,
        dualstack_ipv6=host == "::" and socket.has_dualstack_ipv6(),
    )


@dataclass
class Doors:
    """The connections of a server, and what bounds them.

    Attributes:
        proxies: behind whose address many clients stand: their connections are counted in all alone.
    """

    proxies: Proxies = field(default_factory=lambda: Proxies("127.0.0.1"))
    most: int = CONNECTIONS
    most_of_one: int = CONNECTIONS_OF_ONE
    request_seconds: float = REQUEST_SECONDS
    read_seconds: float = READ_SECONDS
    parting_seconds: float = PARTING_SECONDS
    open: Counter[str] = field(default_factory=Counter)

    def enter(self, host: str) -> Refusal | None:
        """Count a connection, or return why it is refused."""
        if self.open.total() >= self.most:
            return Refusal(503, "Too busy", f"{self.most:,} connections are open: try again later")
        client = named(host)
        if self.open[client] >= self.most_of_one and host not in self.proxies:
            return Refusal(429, "Too many connections", f"one address has {self.most_of_one:,} connections at most")
        self.open[client] += 1
        return None

    def leave(self, host: str) -> None:
        """Count a connection no more."""
        client = named(host)
        self.open[client] -= 1
        if not self.open[client]:
            del self.open[client]


def as_json(refusal: Refusal) -> bytes:
    """Return a refusal in the form of RFC 9457."""
    said = {"type": "about:blank", "title": refusal.title, "status": refusal.status, "detail": refusal.detail}
    return json.dumps(said).encode()


def plainly(refusal: Refusal) -> bytes:
    """Return a refusal as it travels: for a connection that is closed after it."""
    body = as_json(refusal)
    head = (
        f"HTTP/1.1 {refusal.status} {HTTPStatus(refusal.status).phrase}\r\nContent-Type: application/problem+json\r\n"
        f"Content-Length: {len(body)}\r\nRetry-After: {RETRY_SECONDS}\r\nCache-Control: no-store\r\n"
        "Connection: close\r\n\r\n"
    )
    return head.encode() + body


NO_HANDSHAKE: Final = "this is no handshake that opens a websocket here: GET, version 13 and a key (RFC 6455)"
LATE: Final = Refusal(408, "Request timeout", "a request comes whole within some seconds")
MALFORMED: Final = Refusal(400, "Malformed request", "this is no request of HTTP/1.1")


class BoundedProtocol(H11Protocol):
    """HTTP of uvicorn within bounds; `bounded` makes one for a server."""

    doors: Doors

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Let a connection in, or refuse it at once."""
        super().connection_made(transport)
        # Streamlit turns it on again: the log names no visitor.
        self.access_log = False
        self._host = self.client[0] if self.client else ""
        self._counted = self._refused = False
        self._look: asyncio.TimerHandle | None = None
        self._phase: object = None
        self._unread, self._read_since = 0, self.loop.time()
        if refusal := self.doors.enter(self._host):
            self._part(refusal)
            return
        self._counted = True
        _end_without_reader(transport, self.doors.read_seconds)
        self._began(h11.IDLE)
        self._look_again()

    def data_received(self, data: bytes) -> None:
        """Take what came; of a connection that was refused nothing is read."""
        if self._refused:
            return
        super().data_received(data)
        state = self.conn.their_state
        # Another request is another phase: the object of the one before tells them apart.
        phase = (state, id(self.cycle)) if state in (h11.IDLE, h11.SEND_BODY) else None
        if phase != self._phase:
            self._began(phase)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request; whoever works on its beginning hears that the client has left."""
        if self.cycle:
            begun = self.cycle.response_started and not self.cycle.response_complete
            self.cycle.disconnected = True
            self.cycle.message_event.set()
            if begun:
                # Its answer would end in the middle of another.
                self.transport.abort()
                return
        self._part(MALFORMED)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand over to the websocket, which `ui.shell.sessions` counts."""
        self._leave()
        super().handle_websocket_upgrade(event)

    def eof_received(self) -> None:
        """End a connection that was refused once its client has heard so."""
        if self._refused:
            self.transport.abort()
        super().eof_received()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count the connection no more."""
        self._leave()
        super().connection_lost(exc)

    def resume_writing(self) -> None:
        """Note that the client reads."""
        self._read_since, self._unread = self.loop.time(), 0
        super().resume_writing()

    def _began(self, phase: object) -> None:
        self._phase, self._since = phase, self.loop.time()

    def _leave(self) -> None:
        if self._look:
            self._look.cancel()
        if self._counted:
            self._counted = False
            self.doors.leave(self._host)

    def _part(self, refusal: Refusal) -> None:
        """Say why and read no more; the client has a moment to hear it, as a reset would take the words away."""
        self._refused = True
        REQUESTS.labels("connection", str(refusal.status)).inc()
        self._unset_keepalive_if_required()
        self.transport.write(plainly(refusal))
        # What cannot close one of its two ways says so by NotImplementedError (asyncio, behind TLS).
        with contextlib.suppress(OSError, NotImplementedError):
            self.transport.write_eof()
        self._look = self.loop.call_later(self.doors.parting_seconds, self.transport.abort)

    def _look_again(self) -> None:
        # Looked at four times within the shorter of the two times.
        pause = min(self.doors.request_seconds, self.doors.read_seconds) / 4
        self._look = self.loop.call_later(pause, self._judge)

    def _judge(self) -> None:
        now = self.loop.time()
        if self._phase is not None and now - self._since > self.doors.request_seconds:
            if self.conn.our_state is h11.IDLE:
                self._part(LATE)
            else:
                # Answered already; what still comes of its body is of no use.
                self.transport.abort()
            return
        unread = self.transport.get_write_buffer_size()
        enough = READ_BYTES if self._unread else 0
        if not unread or self._unread - unread >= enough > 0:
            self._read_since = now
            self._unread = unread
        elif not self._unread:
            self._unread = unread
        if unread and now - self._read_since > self.doors.read_seconds:
            self.transport.abort()
            return
        self._look_again()


def _end_without_reader(transport: asyncio.Transport, seconds: float) -> None:
    """Let the system end a connection whose other end takes nothing: of a websocket too, which is not judged here."""
    connected: Any = transport.get_extra_info("socket")
    option = getattr(socket, "TCP_USER_TIMEOUT", None)  # Linux
    if connected is not None and option is not None:
        with contextlib.suppress(OSError):
            connected.setsockopt(socket.IPPROTO_TCP, option, int(seconds * 1000))


def bounded(doors: Doors) -> type[BoundedProtocol]:
    """Return the protocol of a server with these bounds."""
    return type("Bounded", (BoundedProtocol,), {"doors": doors})


class BoundedWebSocket(WebSocketsSansIOProtocol):
    """Websockets of uvicorn within bounds: pings are answered, a flood of them is not."""

    _pings = 0
    _pings_since = 0.0

    def handle_connect(self, event: Any) -> None:
        """Take a handshake; one that is none is refused as all else is, not in the words of the library."""
        plain = self.conn.reject

        def as_problem(status: int, text: str) -> Any:
            response = plain(status, text)
            response.body = as_json(Refusal(response.status_code, response.reason_phrase, NO_HANDSHAKE))
            del response.headers["Content-Type"], response.headers["Content-Length"]
            response.headers["Content-Type"] = "application/problem+json"
            response.headers["Content-Length"] = str(len(response.body))
            return response

        self.conn.reject = as_problem  # type: ignore[method-assign]
        super().handle_connect(event)

    def data_received(self, data: bytes) -> None:
        """Take what came; the connection ends where its answers pile up."""
        super().data_received(data)
        if self.transport.get_write_buffer_size() > UNREAD_BYTES:
            self.transport.abort()

    def handle_ping(self) -> None:
        """Answer a ping, and end a connection that sends more than anyone needs."""
        now = self.loop.time()
        if not self._pings or now - self._pings_since > PING_SECONDS:
            self._pings, self._pings_since = 0, now
        self._pings += 1
        if self._pings > PINGS:
            self.transport.abort()
            return
        super().handle_ping()
