"""What one server of letters answers: the faults of the web as faults of an address, with what to do about them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from typing import Final, Self

import web
from seeds.errors import Fault, SeedsError
from web import clean

__all__ = ["Answer", "Limits", "NotThereError", "OfflineError", "Web", "WebError", "clean"]

_GONE: Final = (404, 410)
_LATER: Final = "try again later"


@dataclass(frozen=True)
class Limits(web.Limits):
    """What one answer may cost, how many of them one question may take, and how patient the retries are."""

    connect_s: float = 5.0
    read_s: float = 30.0
    total_s: float = 120.0
    bytes: int = 30_000_000  # after unpacking; no longer letter is read
    pages: int = 40
    papers: int = 60


class WebError(SeedsError):
    """A server did not answer, or not as it should; the message says where and what to do."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__([Fault(web.shown(where), 0, message)])


class NotThereError(WebError):
    """The server answered that it has no such thing."""


class OfflineError(WebError):
    """The server cannot be reached: no network, no such host, or nothing listens there."""


@dataclass(frozen=True)
class Answer:
    """A complete answer with status 200: unpacked body, and the address that gave it (after redirects)."""

    url: str
    content_type: str
    body: bytes


class Web:
    """One server, asked by its base address; to be used as `async with`.

    Args:
        base_url: what all addresses begin with, without the slash at its end.
        setting: the setting that names it, for messages.
        limits: what an answer may cost.

    Raises:
        WebError: the base address is no http(s) address.
    """

    def __init__(self, base_url: str, setting: str, limits: Limits) -> None:
        self.base_url = base_url.strip().rstrip("/")
        self.limits = limits
        self._setting = setting
        self._open = AsyncExitStack()
        with self._told():
            web.server_of(self.base_url)
        if set("?#") & set(self.base_url):
            raise WebError(self.base_url, f"a base address has no ? or #; check {setting}")

    async def __aenter__(self) -> Self:
        """Open the connections."""
        self._client = await self._open.enter_async_context(web.session(self.base_url, "*/*", self.limits))
        return self

    async def __aexit__(self, *raised: object) -> None:
        """Close the connections."""
        await self._open.aclose()

    async def get(self, url: str, accept: str) -> Answer:
        """Return a complete answer, after as many tries as the limits allow.

        Raises:
            NotThereError: the server has no such thing.
            OfflineError: it cannot be reached.
            WebError: it did not answer in time, or something that must not be used.
        """
        with self._told():
            found = await self._client.get(url, accept=accept)
        if found.status in _GONE:
            raise NotThereError(found.url, f"answered {found.status}: there is no such thing; check the number")
        if found.status != 200:
            raise WebError(found.url, f"{web.explained(found)}; {_LATER}")
        return Answer(found.url, found.headers.get("content-type", "")[:80], found.body)

    def on_this_server(self, here: str, reference: str, what: str) -> str:
        """Return the address that a reference leads to.

        Raises:
            WebError: it is no address, or on another server.
        """
        with self._told():
            return web.on_same_server(here, reference, what)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except web.UnreachableError as error:
            advice = f"check the network, or name another server in {self._setting}"
            raise OfflineError(error.where, f"{error.said}; {advice}") from None
        except web.ElsewhereError as error:
            raise WebError(error.where, f"{error.said}; check {self._setting}") from None
        except web.WebError as error:
            raise WebError(error.where, f"{error.said}; {_LATER}") from None
