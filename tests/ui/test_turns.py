"""Requests that cost work wait for a turn: bounded, fair between clients, and not after their client has left."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from tests.ui.scenes import played, settled
from ui.shell.turns import BESIDE, FILES, PAGES, FullError, Queue, Turns, kind_of


class Server:
    """Turns around an app that works on a request until it is told to end it."""

    def __init__(self, **bounds: int) -> None:
        self.begun: list[str] = []
        self.may_end: dict[str, asyncio.Event] = {}
        self.queue = Queue(**{"at_once": 1, "waiting": 100, "waiting_of_one": 100} | bounds)
        self.app = Turns(self._work, lambda _scope: PAGES, {PAGES: self.queue})

    async def _work(self, scope: Scope, _receive: Receive, send: Send) -> None:
        name = scope["path"]
        self.begun.append(name)
        await self.may_end.setdefault(name, asyncio.Event()).wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    def ask(self, name: str, client: str = "a", slow: bool = False) -> Asked:
        return Asked(self, name, client, slow)

    def end(self, name: str) -> None:
        self.may_end.setdefault(name, asyncio.Event()).set()


class Asked:
    """A request that is under way."""

    def __init__(self, server: Server, name: str, client: str, slow: bool) -> None:
        self.left, self.status, self.slow = asyncio.Event(), 0, slow
        scope = {"type": "http", "path": name, "client": (client, 1)}
        self.task = asyncio.ensure_future(server.app(scope, self._receive, self._send))

    async def _receive(self) -> Message:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        self.status = message.get("status", self.status)
        if self.slow:
            await asyncio.Event().wait()


def test_a_client_with_many_requests_waits_for_itself_and_another_for_one_turn() -> None:
    async def scene() -> None:
        server = Server()
        asked = [server.ask(f"a{n}", "a") for n in range(5)]
        await settled()
        asked += [server.ask(f"b{n}", "b") for n in range(2)]
        await settled()
        for name in ("a0", "a1", "b0", "a2", "b1", "a3", "a4"):
            assert server.begun[-1] == name
            server.end(name)
            await settled()
        await asyncio.gather(*(one.task for one in asked))
        assert server.queue.free == 1

    played(scene)


def test_a_client_that_left_is_never_worked_for() -> None:
    async def scene() -> None:
        server = Server()
        first, second, third = (server.ask(name) for name in ("one", "two", "three"))
        await settled()
        second.left.set()
        await second.task
        server.end("one")
        server.end("three")
        await asyncio.gather(first.task, third.task)
        assert server.begun == ["one", "three"]
        assert (server.queue.free, server.queue.waiting) == (1, 0)

    played(scene)


def test_whoever_reads_slowly_holds_up_nobody() -> None:
    async def scene() -> None:
        server = Server()
        slow, next_one = server.ask("slow", slow=True), server.ask("next", "b")
        server.end("slow")
        server.end("next")
        await next_one.task
        assert next_one.status == 200
        slow.task.cancel()

    played(scene)


@pytest.mark.parametrize(("bounds", "clients"), [({"waiting": 2}, "bcd"), ({"waiting_of_one": 2}, "bbb")])
def test_what_would_wait_beyond_the_bound_is_refused_at_once(bounds: dict[str, int], clients: str) -> None:
    async def scene() -> None:
        server = Server(**bounds)
        server.ask("first")
        await settled()
        *waiting, refused = [server.ask(f"{n}{client}", client) for n, client in enumerate(clients)]
        await refused.task
        assert refused.status == 503
        assert [one.task.done() for one in waiting] == [False, False]
        for one in asyncio.all_tasks() - {asyncio.current_task()}:
            one.cancel()

    played(scene)


def test_a_request_that_fails_gives_its_turn_back() -> None:
    async def scene() -> None:
        async def broken(_scope: Scope, _receive: Receive, _send: Send) -> None:
            raise ValueError

        queue = Queue(1, 1, 1)
        turns = Turns(broken, lambda _scope: PAGES, {PAGES: queue})
        for _ in range(3):
            with pytest.raises(ValueError):  # noqa: PT011
                await turns({"type": "http", "path": "/", "client": None}, never, nothing)
        assert queue.free == 1

    async def never() -> Message:
        await asyncio.Event().wait()
        return {}

    async def nothing(_message: Message) -> None:
        return

    played(scene)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=60), st.integers(1, 3))
def test_whatever_comes_and_leaves_every_turn_is_given_back(steps: list[tuple[str, bool]], at_once: int) -> None:
    async def scene() -> None:
        queue, held = Queue(at_once, 10, 5), list[tuple[str, Any]]()
        for client, joins in steps:
            if joins or not held:
                try:
                    held.append((client, queue.join(client)))
                except FullError:
                    continue
            else:
                queue.leave(*held.pop(len(held) // 2))
            running = sum(turn.done() for _, turn in held)
            assert running == min(at_once, len(held))
            assert queue.free == at_once - running
            assert queue.waiting == len(held) - running
        for one in held:
            queue.leave(*one)
        assert (queue.free, queue.waiting, len(queue.lines)) == (at_once, 0, 0)

    played(scene)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", PAGES),
        ("/facts.xlsx", FILES),
        ("/print/province/PV22", FILES),
        ("/printer", PAGES),
        ("/layers/mirt.gpkg", BESIDE),
        ("/layers/all.gpkg", BESIDE),
        ("/bundle.zip", BESIDE),
        ("/dcat.jsonld", PAGES),
        ("/assets/0/map.js", None),
        ("/_stcore/stream", None),
    ],
)
def test_each_request_waits_with_its_kind(path: str, kind: str | None) -> None:
    assert kind_of({"path": path}) == kind
