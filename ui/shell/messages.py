"""What a browser may say to Streamlit through the websocket: a run, that it is there, and to stop; nothing else.

Streamlit also takes orders that are of whoever writes an app: to empty what is kept for all visitors, to look at its
repository, to take files. What it cannot read it writes into the log at length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from ui.shell.limits import PARAMETERS

SAID: Final = ("rerun_script", "app_heartbeat", "stop_script")
"""The kinds of messages that are handed on; any other is let fall."""


_FRAGMENT: Final = re.compile("[0-9a-f]{0,64}")


@dataclass(frozen=True)
class Closing:
    """Why a websocket is closed: a code of RFC 6455 and words."""

    code: int
    reason: str


NO_BYTES: Final = Closing(1003, "messages are bytes")
UNREADABLE: Final = Closing(1002, "this is no message")
TOO_MANY: Final = Closing(1008, "too many parameters")


def judged(message: Message) -> Closing | bool:
    """Return whether a message is handed on, or why the websocket is closed."""
    content = message.get("bytes")
    if content is None:
        return NO_BYTES
    said = BackMsg()
    try:
        said.ParseFromString(content)
    except DecodeError:
        return UNREADABLE
    # Streamlit writes the name of a fragment that it does not know into the log.
    if not _FRAGMENT.fullmatch(said.rerun_script.fragment_id):
        return False
    if said.rerun_script.query_string.count("&") >= PARAMETERS:
        return TOO_MANY
    return said.WhichOneof("type") in SAID


class Messages:
    """ASGI middleware that hands on the messages of a websocket which are of use to a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; of a websocket only what a page says."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def heard() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                found = judged(message)
                if isinstance(found, Closing):
                    await send({"type": "websocket.close", "code": found.code, "reason": found.reason})
                    return {"type": "websocket.disconnect", "code": found.code}
                if found:
                    return message

        await self.app(scope, heard, send)
