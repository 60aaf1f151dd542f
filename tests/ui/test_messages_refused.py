"""Whatever is said through the websocket: what is no message of a page changes nothing, and the server goes on."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import Any

import httpx
import pytest
import websockets
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg

from ui.shell.limits import MESSAGE_BYTES, PARAMETERS
from ui.shell.messages import NO_BYTES, SAID, TOO_MANY, UNREADABLE, Closing, Messages, judged

KINDS = [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields]
RUN = BackMsg(rerun_script={"query_string": "view=table"}).SerializeToString()
TEXTS = st.text(max_size=60) | st.sampled_from(["a&" * 99, "../../etc/passwd", "${x}", "\0", "q=" + "a" * 3000])


@st.composite
def hostile(draw: st.DrawFn) -> bytes:
    """A message that Streamlit can read, with fields that no page would fill so."""
    said, kind = BackMsg(), draw(st.sampled_from(KINDS))
    if kind == "rerun_script":
        run = said.rerun_script
        run.query_string, run.page_script_hash, run.page_name = draw(TEXTS), draw(TEXTS), draw(TEXTS)
        run.fragment_id = draw(TEXTS)
        run.context_info.timezone, run.context_info.locale = draw(TEXTS), draw(TEXTS)
        run.context_info.timezone_offset = draw(st.integers(-(2**31), 2**31 - 1))
        for _ in range(draw(st.integers(0, 5))):
            state = run.widget_states.widgets.add()
            state.id, state.json_value = draw(TEXTS), draw(TEXTS)
    else:
        field = BackMsg.DESCRIPTOR.fields_by_name[kind]
        if field.message_type:
            getattr(said, kind).SetInParent()
        else:
            setattr(said, kind, True)
    return said.SerializeToString()[: MESSAGE_BYTES - 1]


def test_only_what_a_page_says_is_handed_on() -> None:
    assert {*SAID} < {*KINDS}
    for kind in KINDS:
        said = BackMsg()
        if BackMsg.DESCRIPTOR.fields_by_name[kind].message_type:
            getattr(said, kind).SetInParent()
        else:
            setattr(said, kind, True)
        assert judged({"type": "websocket.receive", "bytes": said.SerializeToString()}) is (kind in SAID)


@given(st.binary(max_size=300) | hostile())
def test_whatever_comes_is_judged_without_a_fault(content: bytes) -> None:
    assert isinstance(judged({"type": "websocket.receive", "bytes": content}), bool | Closing)


def test_more_parameters_than_an_address_may_have_are_refused() -> None:
    said = BackMsg()
    said.rerun_script.query_string = "&".join("a" * PARAMETERS)
    assert judged({"type": "websocket.receive", "bytes": said.SerializeToString()}) is True
    said.rerun_script.query_string += "&a"
    assert judged({"type": "websocket.receive", "bytes": said.SerializeToString()}) == TOO_MANY


@pytest.mark.parametrize(("message", "why"), [({"text": "x"}, NO_BYTES), ({"bytes": b"\xff\xff"}, UNREADABLE)])
def test_what_is_no_message_closes_the_websocket(message: dict[str, Any], why: Closing) -> None:
    told: list[Message] = []
    read: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.receive", **message}

    async def send(one: Message) -> None:
        told.append(one)

    async def app(_scope: Any, receive: Any, _send: Any) -> None:
        read.append(await receive())

    asyncio.run(Messages(app)({"type": "websocket"}, receive, send))
    assert told == [{"type": "websocket.close", "code": why.code, "reason": why.reason}]
    assert read == [{"type": "websocket.disconnect", "code": why.code}]


async def closed_with(
    address: str, messages: list[bytes | str], protocols: list[str] | None = None, *, closes: bool = False
) -> int | None:
    """The code with which the server closes a websocket after these messages; None where it stays open."""
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    kinds: Any = [websockets.Subprotocol(one) for one in protocols] if protocols else None
    async with websockets.connect(url, subprotocols=kinds, compression="deflate", max_size=None) as socket:
        with contextlib.suppress(websockets.ConnectionClosed):
            for message in messages:
                await socket.send(message)
            if closes:
                await asyncio.wait_for(socket.wait_closed(), 60)
                return socket.close_code
            # A run is asked for and comes: everything before it was read.
            await socket.send(RUN)
            await asyncio.wait_for(socket.recv(), 60)
            return None
    return socket.close_code


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        (["text"], 1003),
        ([b"\xff" * 100], 1002),
        ([b"\0" * (MESSAGE_BYTES + 1)], 1009),
        ([b"\0" * 20_000_000], 1009),
        ([BackMsg(clear_cache=True).SerializeToString(), BackMsg(load_git_info=True).SerializeToString()] * 200, None),
    ],
    ids=["text", "bytes", "large", "huge", "orders"],
)
def test_a_server_closes_what_is_no_message_and_answers_on(
    server: str, messages: list[bytes | str], code: int | None
) -> None:
    assert asyncio.run(closed_with(server, messages, closes=code is not None)) == code
    assert httpx.get(f"{server}/healthz").text == "ok\n"


@pytest.mark.parametrize("protocols", [["streamlit", "x" * 200, "a.b"], ["chat"], ["a"] * 40])
def test_odd_subprotocols_gain_nothing(server: str, protocols: list[str]) -> None:
    assert asyncio.run(closed_with(server, [], protocols)) is None
    assert httpx.get(f"{server}/healthz").text == "ok\n"


def test_hostile_messages_leave_a_server_as_it_was_and_its_log_short(server: str, cache: Path) -> None:
    found: list[bytes] = []

    @given(hostile())
    def collected(content: bytes) -> None:
        found.append(content)

    collected()
    before = (cache / "server.log").stat().st_size
    asyncio.run(closed_with(server, list(found[:60])))
    assert httpx.get(f"{server}/").status_code == 200
    assert (cache / "server.log").stat().st_size - before < 20_000
