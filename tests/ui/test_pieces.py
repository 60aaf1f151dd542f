"""A large answer travels in pieces and comes whole."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from ui.shell.pieces import PIECE_BYTES, Pieces

SIZES = st.sampled_from([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES, 3 * PIECE_BYTES + 7])


def sent(parts: list[bytes]) -> list[Message]:
    said: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for number, part in enumerate(parts):
            await send({"type": "http.response.body", "body": part, "more_body": number < len(parts) - 1})

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        said.append(message)

    asyncio.run(Pieces(app)({"type": "http"}, receive, send))
    return said[1:]


@given(st.lists(SIZES, min_size=1, max_size=3))
def test_the_pieces_are_the_answer_and_only_the_last_one_ends_it(sizes: list[int]) -> None:
    parts = [bytes([number + 65]) * size for number, size in enumerate(sizes)]
    pieces = sent(parts)
    assert b"".join(piece["body"] for piece in pieces) == b"".join(parts)
    assert max(len(piece["body"]) for piece in pieces) <= PIECE_BYTES
    assert [piece["more_body"] for piece in pieces] == [True] * (len(pieces) - 1) + [False]
