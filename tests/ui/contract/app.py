"""A small app on which the contract with Streamlit is tried: it tells what passes its middleware."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

passed: list[dict[str, str]] = []


class Notes:
    """ASGI middleware that writes down each request, and how its answer is sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        note = {"type": scope["type"], "path": scope.get("path", "")}
        passed.append(note)

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                note.update({k.decode().lower(): v.decode() for k, v in message["headers"]})
            await send(message)

        await self.app(scope, receive, noting)


async def told(_: Request) -> JSONResponse:
    return JSONResponse(passed)


app = st.App("page.py", routes=[Route("/passed", told)], middleware=[Middleware(Notes)])
