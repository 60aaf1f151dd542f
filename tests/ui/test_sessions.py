"""Sessions are bounded: their number, of one client and in all, and what is said through them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from tests.ui.scenes import played, settled
from ui.shell.rates import MESSAGE, Rates
from ui.shell.sessions import TRY_LATER, Sessions


class Peer:
    """A websocket that a client opens, through which it says something whenever told."""

    def __init__(self, app: Sessions, client: str, *, plain: bool = False) -> None:
        self.said: list[Message] = []
        self.coming: asyncio.Queue[Message] = asyncio.Queue()
        self.coming.put_nowait({"type": "websocket.connect"})
        extensions: dict[str, Any] = {} if plain else {"websocket.http.response": {}}
        scope = {"type": "websocket", "path": "/", "client": (client, 1), "headers": [], "extensions": extensions}
        self.task = asyncio.ensure_future(app(scope, self.coming.get, self._send))

    async def _send(self, message: Message) -> None:
        self.said.append(message)

    def say(self) -> None:
        self.coming.put_nowait({"type": "websocket.receive", "bytes": b"a"})

    async def leave(self) -> None:
        self.coming.put_nowait({"type": "websocket.disconnect", "code": 1001})
        await self.task

    @property
    def status(self) -> int | None:
        return next((message["status"] for message in self.said if "status" in message), None)


async def echo(_scope: Scope, receive: Receive, send: Send) -> None:
    while (message := await receive())["type"] != "websocket.disconnect":
        await send({"type": "websocket.accept" if message["type"] == "websocket.connect" else "websocket.send"})


def app(**bounds: float) -> Sessions:
    return Sessions(echo, Rates(most=1_000, per_second=0.001, clock=lambda: 0.0), pause=0, **bounds)


@pytest.mark.parametrize(("bounds", "status"), [({"most": 2}, 503), ({"most_of_one": 2}, 429)])
def test_a_session_beyond_the_bound_is_refused_until_another_one_ends(bounds: dict[str, int], status: int) -> None:
    async def scene() -> None:
        sessions = app(**bounds)
        first, second = Peer(sessions, "a"), Peer(sessions, "a")
        await settled()
        third = Peer(sessions, "a")
        await third.task
        assert third.status == status
        headers = dict(third.said[0]["headers"])
        assert headers[b"content-type"] == b"application/problem+json"
        assert int(headers[b"retry-after"]) > 0
        await first.leave()
        fourth = Peer(sessions, "a")
        await settled()
        assert fourth.said == [{"type": "websocket.accept"}]
        await second.leave()
        await fourth.leave()
        assert not sessions.open

    played(scene)


def test_another_client_has_sessions_of_its_own() -> None:
    async def scene() -> None:
        sessions = app(most_of_one=1)
        peers = [Peer(sessions, client) for client in "abc"]
        await settled()
        assert [peer.said[0]["type"] for peer in peers] == ["websocket.accept"] * 3
        for peer in peers:
            await peer.leave()

    played(scene)


def test_a_server_that_cannot_answer_a_handshake_closes_it() -> None:
    async def scene() -> None:
        peer = Peer(app(most=0), "a", plain=True)
        await peer.task
        assert [(message["type"], message["code"]) for message in peer.said] == [("websocket.close", TRY_LATER)]

    played(scene)


def test_a_session_that_fails_is_counted_no_more() -> None:
    async def scene() -> None:
        async def broken(_scope: Scope, _receive: Receive, _send: Send) -> None:
            raise ValueError

        sessions = Sessions(broken, Rates())
        with pytest.raises(ValueError):  # noqa: PT011
            await Peer(sessions, "a").task
        assert not sessions.open

    played(scene)


def test_whoever_says_too_much_is_closed_and_cannot_come_back_at_once() -> None:
    async def scene() -> None:
        sessions = Sessions(echo, Rates(most=MESSAGE * 4, per_second=1, clock=lambda: 0.0))
        peer = Peer(sessions, "a")
        for _ in range(9):
            peer.say()
        await peer.task
        kinds = [message["type"] for message in peer.said]
        assert kinds == ["websocket.accept", *["websocket.send"] * 3, "websocket.close"]
        assert peer.said[-1]["code"] == TRY_LATER
        again = Peer(sessions, "a")
        await again.task
        assert again.status == 429
        assert int(dict(again.said[0]["headers"])[b"retry-after"]) > 0

    played(scene)
