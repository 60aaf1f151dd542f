"""A client that asks a web application without a network."""

from __future__ import annotations

import asyncio

import httpx
from starlette.types import ASGIApp


class Client:
    """Asks an application; `get` gives the answer decoded, `raw` the bytes as they are sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def _ask(self, address: str, headers: dict[str, str], method: str) -> tuple[httpx.Response, bytes]:
        transport = httpx.ASGITransport(self.app)
        async with (
            httpx.AsyncClient(transport=transport, base_url="http://test") as client,
            client.stream(method, address, headers=headers) as answer,
        ):
            raw = b"".join([part async for part in answer.aiter_raw()])
            return httpx.Response(answer.status_code, headers=answer.headers, content=raw), raw

    def get(self, address: str, **headers: str) -> httpx.Response:
        return self.raw(address, headers)[0]

    def ask(self, method: str, address: str, **headers: str) -> httpx.Response:
        return self.raw(address, headers, method)[0]

    def raw(self, address: str, headers: dict[str, str], method: str = "GET") -> tuple[httpx.Response, bytes]:
        return asyncio.run(self._ask(address, headers, method))
