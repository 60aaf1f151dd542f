"""Runs of Streamlit take turns, are not made for who has left, and tell nothing of the machine."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from ui.shell import runs
from ui.shell.runs import KEPT, Runs
from ui.shell.turns import Queue

RUN = BackMsg(rerun_script={"query_string": "view=table"}).SerializeToString()
HERE = BackMsg(app_heartbeat=True).SerializeToString()
ENDED = ForwardMsg(script_finished=ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY).SerializeToString()
LEFT: Message = {"type": "websocket.disconnect", "code": 1001}


def run(content: bytes = RUN) -> Message:
    return {"type": "websocket.receive", "bytes": content}


class Streamlit:
    """What stands behind: it notes each message that comes, and ends a run when it is told to."""

    def __init__(self) -> None:
        self.heard: dict[str, list[Message]] = {}
        self.sends: dict[str, Send] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = scope["client"][0]
        self.sends[name] = send
        heard = self.heard.setdefault(name, [])
        while True:
            heard.append(message := await receive())
            if message["type"] == "websocket.disconnect":
                return

    async def end(self, name: str) -> None:
        await self.sends[name]({"type": "websocket.send", "bytes": ENDED})


class Visitors:
    """Websockets by the address of their client, and what each says and hears."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.said, self.heard = app, dict[str, asyncio.Queue[Message]](), dict[str, list[Message]]()
        self.tasks: list[asyncio.Task[None]] = []

    def come(self, *names: str) -> None:
        for name in names:
            said: asyncio.Queue[Message] = asyncio.Queue()
            heard: list[Message] = []
            self.said[name], self.heard[name] = said, heard

            async def send(message: Message, heard: list[Message] = heard) -> None:
                heard.append(message)

            scope = {"type": "websocket", "client": (name, 1), "headers": []}
            self.tasks.append(asyncio.ensure_future(self.app(scope, said.get, send)))

    async def say(self, name: str, *messages: Message) -> None:
        for message in messages:
            self.said[name].put_nowait(message)
        await settled()

    async def leave(self) -> None:
        for said in self.said.values():
            said.put_nowait(LEFT)
        await asyncio.wait_for(asyncio.gather(*self.tasks), 5)


async def settled() -> None:
    """Every task has done what it can do."""
    for _ in range(500):
        await asyncio.sleep(0)


Scene = Callable[[Visitors, Streamlit, Queue], Awaitable[None]]


def played(scene: Scene, at_once: int = 1, **more: Any) -> None:
    async def play() -> None:
        queue = Queue(at_once, more.get("waiting", 100), more.get("of_one", 50))
        behind = Streamlit()
        visitors = Visitors(Runs(behind, queue))
        await scene(visitors, behind, queue)
        await visitors.leave()
        assert (queue.free, queue.waiting) == (at_once, 0)

    asyncio.run(play())


def test_a_run_waits_until_the_one_of_another_has_ended() -> None:
    async def scene(visitors: Visitors, behind: Streamlit, _queue: Queue) -> None:
        visitors.come("a", "b")
        await visitors.say("a", run())
        await visitors.say("b", run())
        assert [len(behind.heard[name]) for name in ("a", "b")] == [1, 0]
        await behind.end("a")
        await settled()
        assert len(behind.heard["b"]) == 1

    played(scene)


def test_one_session_has_one_run_at_a_time_in_the_order_in_which_it_asked() -> None:
    async def scene(visitors: Visitors, behind: Streamlit, queue: Queue) -> None:
        visitors.come("a")
        second = BackMsg(rerun_script={"query_string": "2"}).SerializeToString()
        await visitors.say("a", run(), run(second), run(HERE))
        assert [one["bytes"] for one in behind.heard["a"]] == [RUN]
        assert queue.free == 2
        await behind.end("a")
        await settled()
        assert [one["bytes"] for one in behind.heard["a"]] == [RUN, second, HERE]

    played(scene, at_once=3)


def test_who_has_left_is_not_run_for() -> None:
    async def scene(visitors: Visitors, behind: Streamlit, queue: Queue) -> None:
        visitors.come("a", "b", "c")
        await visitors.say("a", run())
        await visitors.say("b", run(), LEFT)
        await visitors.say("c", run())
        await behind.end("a")
        await settled()
        assert [one["type"] for one in behind.heard["b"]] == ["websocket.disconnect"]
        assert len(behind.heard["c"]) == 1

    played(scene)


def test_a_page_that_is_closed_in_its_run_gives_its_turn_back() -> None:
    async def scene(visitors: Visitors, behind: Streamlit, _queue: Queue) -> None:
        visitors.come("a", "b")
        await visitors.say("a", run())
        await visitors.say("b", run())
        await visitors.say("a", LEFT)
        assert len(behind.heard["b"]) == 1

    played(scene)


def test_a_run_that_never_ends_holds_its_turn_for_some_seconds_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "RUN_SECONDS", 0.01)

    async def scene(visitors: Visitors, behind: Streamlit, _queue: Queue) -> None:
        visitors.come("a", "b")
        await visitors.say("a", run())
        await visitors.say("b", run())

        async def turn() -> None:
            while not behind.heard["b"]:
                await asyncio.sleep(0.01)

        await asyncio.wait_for(turn(), 20)

    played(scene)


def test_who_says_more_than_can_wait_is_closed() -> None:
    async def scene(visitors: Visitors, behind: Streamlit, _queue: Queue) -> None:
        visitors.come("a")
        await visitors.say("a", *[run()] * (KEPT + 3))
        assert visitors.heard["a"] == [{"type": "websocket.close", "code": 1013, "reason": "too many messages"}]
        assert [one["type"] for one in behind.heard["a"]] == ["websocket.receive", "websocket.disconnect"]

    played(scene)


def test_of_more_than_may_wait_the_rest_is_closed() -> None:
    async def scene(visitors: Visitors, behind: Streamlit, _queue: Queue) -> None:
        names = ("a", "b", "c", "d")
        visitors.come(*names)
        for name in names:
            await visitors.say(name, run())
        assert [len(behind.heard[name]) for name in names] == [1, 0, 0, 1]
        assert visitors.heard["d"][0]["code"] == 1013

    played(scene, waiting=2)


def test_what_asks_for_no_run_waits_for_nothing() -> None:
    async def scene(visitors: Visitors, behind: Streamlit, _queue: Queue) -> None:
        visitors.come("a", "b")
        await visitors.say("a", run())
        await visitors.say("b", run(HERE))
        assert len(behind.heard["b"]) == 1

    played(scene)


def test_a_run_tells_nothing_of_the_machine() -> None:
    told = ForwardMsg()
    begun = told.new_session
    begun.main_script_path, begun.main_script_hash = "/srv/secret/ui/page.py", "abc"
    begun.initialize.user_info.installation_id = "installation"
    begun.initialize.environment_info.python_version = "3.11.7.final.0"
    begun.initialize.session_id = "session"

    async def scene(visitors: Visitors, behind: Streamlit, _queue: Queue) -> None:
        visitors.come("a")
        await visitors.say("a", run())
        await behind.sends["a"]({"type": "websocket.send", "bytes": told.SerializeToString()})
        content = visitors.heard["a"][0]["bytes"]
        assert not [one for one in (b"secret", b"3.11.7", b"installation") if one in content]
        said = ForwardMsg.FromString(content).new_session
        assert (said.main_script_path, said.main_script_hash) == ("page.py", "abc")
        assert said.initialize.session_id == "session"

    played(scene)
