"""Runs of Streamlit: a message that asks for one waits for its turn, and what a run tells of this machine is taken out.

Streamlit starts a thread for each run, within the loop that answers everybody, and waits for it to begin: some hundred
at once would hold up all visitors for minutes, and go on after their pages were closed.
"""

from __future__ import annotations

import asyncio
from collections import deque
from pathlib import PurePath
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from ui.shell.clients import client_of
from ui.shell.sessions import TRY_LATER
from ui.shell.turns import FullError, Place, Queue

KEPT: Final = 30
"""Number of messages of one session that wait, at most: a page sends one, and then one in some seconds."""
RUN_SECONDS: Final = 5
"""How long a run holds its turn, at most: one that has not ended by then was lost."""


class Runs:
    """ASGI middleware that lets the runs of all websockets wait for turns in a queue of their own."""

    def __init__(self, app: ASGIApp, queue: Queue) -> None:
        self.app, self.queue = app, queue

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; of a websocket one run at a time."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        session = _Session(self.queue, client_of(scope), receive, send)
        try:
            await self.app(scope, session.heard, session.said)
        finally:
            session.close()


class _Session:
    """What one websocket says, in its order, and the place of its run in the queue."""

    def __init__(self, queue: Queue, client: str, receive: Receive, send: Send) -> None:
        self._queue, self._client, self._receive, self._send = queue, client, receive, send
        self._kept: deque[Message] = deque()
        self._listening: asyncio.Future[Message] | None = None
        self._place: Place | None = None
        self._ended = asyncio.Event()
        self._ended.set()
        self._lost: asyncio.TimerHandle | None = None

    async def heard(self) -> Message:
        """Return the next message; one that asks for a run once it may, and none of a client that has left."""
        message = self._kept.popleft() if self._kept else await self._next()
        if message["type"] != "websocket.receive" or not _asks_run(message["bytes"]):
            return message
        # The run before it ends first.
        ended = asyncio.ensure_future(self._ended.wait())
        if leaving := await self._before_leaving(ended):
            ended.cancel()
            return leaving
        self._place = Place(self._queue, self._client)
        try:
            self._place.take()
        except FullError:
            self._place = None
            return await self._closed("too many wait")
        self._ended.clear()
        if leaving := await self._before_leaving(self._place.turn):
            self.end()
            return leaving
        self._lost = asyncio.get_running_loop().call_later(RUN_SECONDS, self.end)
        return message

    async def said(self, message: Message) -> None:
        """Send what Streamlit says, without what it tells of this machine; the turn ends with the run."""
        if content := message.get("bytes"):
            told = ForwardMsg()
            told.ParseFromString(content)
            kind = told.WhichOneof("type")
            if kind == "script_finished":
                self.end()
            elif kind == "new_session":
                message = {**message, "bytes": _without_machine(told)}
        await self._send(message)

    def end(self) -> None:
        """End the turn, or leave the queue."""
        if self._lost:
            self._lost.cancel()
        if self._place:
            self._place.leave()
            self._place = None
        self._ended.set()

    def close(self) -> None:
        """Leave the queue, and listen no more."""
        self.end()
        if self._listening:
            self._listening.cancel()

    def _listen(self) -> asyncio.Future[Message]:
        # One message is awaited at a time, whoever takes it.
        self._listening = self._listening or asyncio.ensure_future(self._receive())
        return self._listening

    async def _next(self) -> Message:
        message = await self._listen()
        self._listening = None
        return message

    async def _before_leaving(self, awaited: asyncio.Future[Any]) -> Message | None:
        """Wait for something while the client stays; else return the message that says it left."""
        while not awaited.done():
            listening = self._listen()
            await asyncio.wait((listening, awaited), return_when=asyncio.FIRST_COMPLETED)
            if not listening.done():
                break
            message = await self._next()
            if message["type"] != "websocket.receive":
                return message
            self._kept.append(message)
            if len(self._kept) > KEPT:
                return await self._closed("too many messages")
        return None

    async def _closed(self, reason: str) -> Message:
        await self._send({"type": "websocket.close", "code": TRY_LATER, "reason": reason})
        return {"type": "websocket.disconnect", "code": TRY_LATER}


def _asks_run(content: bytes) -> bool:
    said = BackMsg()
    said.ParseFromString(content)
    return said.WhichOneof("type") == "rerun_script"


def _without_machine(told: ForwardMsg) -> bytes:
    """Return the first message of a run without the path of the script, versions, and names of this installation."""
    begun = told.new_session
    begun.main_script_path = PurePath(begun.main_script_path).name
    begun.initialize.user_info.Clear()
    begun.initialize.environment_info.Clear()
    return bytes(told.SerializeToString())
