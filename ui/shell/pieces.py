"""Pieces: a large answer travels piece by piece, so that whoever reads slowly holds one piece and not a copy of all."""

from __future__ import annotations

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PIECE_BYTES: Final = 65_536


class Pieces:
    """ASGI middleware that sends the body of an answer in pieces, each once the one before is on its way."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; its answer in pieces."""

        async def in_pieces(message: Message) -> None:
            body = message.get("body", b"")
            if message["type"] != "http.response.body" or len(body) <= PIECE_BYTES:
                await send(message)
                return
            last = len(body) - PIECE_BYTES
            for start in range(0, len(body), PIECE_BYTES):
                piece = body[start : start + PIECE_BYTES]
                await send({**message, "body": piece, "more_body": message.get("more_body", False) or start < last})

        await self.app(scope, receive, in_pieces if scope["type"] == "http" else send)
