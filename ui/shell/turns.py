"""Turns: requests that cost the server work wait for one, fairly between clients, and not after their client has left.

Whoever asks much waits for himself: the next turn goes to the next client, so that another one waits for the requests
that run and no more. A client is an address; behind a proxy that the server trusts it is what the proxy says
(docs/deployment.md).
"""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers.forms import FORMS
from ui.shell.clients import client_of
from ui.shell.limits import Refusal, problem

AT_ONCE: Final = 3
"""Number of pages and fragments that are made at once: more would only share the same interpreter."""
WAITING: Final = 1_000
"""Number of requests that wait, of all clients together."""
WAITING_OF_ONE: Final = 250
"""Number of requests that wait, of one client: an office behind one address opens many pages at once."""
WAITING_BESIDE: Final = 30
WAITING_OF_ONE_BESIDE: Final = 6
"""As both above, of files that a child process makes, one at a time."""
RETRY_SECONDS: Final = 5
PAGES: Final = "pages"
FILES: Final = "files"
BESIDE: Final = "beside"
RUNS: Final = "runs"
RUNS_AT_ONCE: Final = 2
"""Number of runs of Streamlit at once (`ui.shell.runs`)."""
_FREE: Final = ("/assets/", "/static/", "/_stcore/")
# A workbook keeps the interpreter busy for half a second, a page for some milliseconds.
_FILES: Final = re.compile(
    r"/(api|layers|facts|fact_provinces|charts|feeds|official|print|dossier|picture|small-map)\b"
)
_BESIDE: Final = ("/bundle.zip", *(f".{name}" for name, form in FORMS.items() if form.by_child))


def kind_of(scope: Scope) -> str | None:
    """Return the queue in which a request waits: pages never wait for files, nor files for those of a child process."""
    path: str = scope["path"]
    if path.startswith(_FREE):
        return None
    if path.endswith(_BESIDE):
        return BESIDE
    return FILES if _FILES.match(path) else PAGES


class FullError(Exception):
    """So many wait already that no further request is taken."""


class Queue:
    """Who has a turn, and who waits for one: a line for each client, of which one after the other is served.

    For one event loop; nothing in it waits but `turn`.
    """

    def __init__(self, at_once: int, waiting: int, waiting_of_one: int) -> None:
        self.free, self.most, self.most_of_one = at_once, waiting, waiting_of_one
        self.lines: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """The number of requests that wait."""
        return sum(map(len, self.lines.values()))

    def join(self, client: str) -> asyncio.Future[None]:
        """Join the line of a client; what is returned is done once it is the request's turn.

        Raises:
            FullError: too many wait.
        """
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if self.free and not self.lines:
            self.free -= 1
            turn.set_result(None)
            return turn
        line = self.lines.get(client, deque())
        if self.waiting >= self.most or len(line) >= self.most_of_one:
            raise FullError
        line.append(turn)
        self.lines[client] = line
        return turn

    def leave(self, client: str, turn: asyncio.Future[None]) -> None:
        """End a turn, or leave the line before it came."""
        if turn.done() and not turn.cancelled():
            self.free += 1
            self._next()
            return
        turn.cancel()
        line = self.lines[client]
        line.remove(turn)
        if not line:
            del self.lines[client]

    def _next(self) -> None:
        while self.free and self.lines:
            client, line = self.lines.popitem(last=False)
            turn = line.popleft()
            if line:
                # To the end: every other client is served before this one again.
                self.lines[client] = line
            self.free -= 1
            turn.set_result(None)


def queues() -> dict[str, Queue]:
    """Return the queues of a server, all empty."""
    return {
        PAGES: Queue(AT_ONCE, WAITING, WAITING_OF_ONE),
        FILES: Queue(1, WAITING, WAITING_OF_ONE),
        BESIDE: Queue(1, WAITING_BESIDE, WAITING_OF_ONE_BESIDE),
        RUNS: Queue(RUNS_AT_ONCE, WAITING, WAITING_OF_ONE),
    }


class Turns:
    """ASGI middleware that lets a request wait for its turn where it costs work.

    Args:
        app: what answers.
        kind: the name of the queue in which a request waits, None for one that costs nothing.
        queues: the queues by name.
    """

    def __init__(self, app: ASGIApp, kind: Callable[[Scope], str | None], queues: Mapping[str, Queue]) -> None:
        self.app, self.kind, self.queues = app, kind, queues

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on when it is its turn; refuse it where too many wait, drop it where its client left."""
        kind = self.kind(scope) if scope["type"] == "http" else None
        if kind is None:
            await self.app(scope, receive, send)
            return
        place = Place(self.queues[kind], client_of(scope))
        try:
            place.take()
        except FullError:
            busy = Refusal(503, "Too busy", "too many requests wait: try again later")
            await problem(busy, {"Retry-After": str(RETRY_SECONDS)})(scope, receive, send)
            return

        async def answering(message: Message) -> None:
            # The work is done: whoever reads slowly holds up nobody.
            place.leave()
            await send(message)

        try:
            held = _Held(receive)
            if await held.comes_before_leaving(place.turn):
                await self.app(scope, held.receive, answering)
        finally:
            place.leave()


class Place:
    """The place of one request in a queue, left once; `turn` is done once it has its turn."""

    def __init__(self, queue: Queue, client: str) -> None:
        self._queue, self._client, self._left = queue, client, False

    def take(self) -> None:
        """Join the queue; raises FullError where too many wait."""
        self.turn = self._queue.join(self._client)

    def leave(self) -> None:
        """End the turn, or leave the queue before it came."""
        if not self._left:
            self._left = True
            self._queue.leave(self._client, self.turn)


class _Held:
    """What a client says while its request waits: kept for whoever answers it, and watched for its leaving."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._kept: deque[Message] = deque()

    async def receive(self) -> Message:
        return self._kept.popleft() if self._kept else await self._receive()

    async def comes_before_leaving(self, turn: asyncio.Future[None]) -> bool:
        """Wait for a turn or for the client to leave; whether the turn came."""
        while not turn.done():
            listening = asyncio.ensure_future(self._receive())
            await asyncio.wait((listening, turn), return_when=asyncio.FIRST_COMPLETED)
            if not listening.done():
                listening.cancel()
                return True
            message = listening.result()
            if message["type"] == "http.disconnect":
                return False
            self._kept.append(message)
            if len(self._kept) > 1:
                # A body comes in parts; none of ours is read, so none is gathered.
                self._kept.pop()
        return True
