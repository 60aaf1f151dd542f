"""What services of boundaries answer, with the faults of the web as faults of a service (`geo.errors`)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import Final

import web
from geo.errors import OfflineError, ServiceError
from settings import CBS_FIGURES_URL, CBS_URL, NOVEX_URL, REGISTER_URL, WOONDEALS_URL
from web import Answer, Client, Limits, clean

__all__ = ["Answer", "Client", "Limits", "base_of", "clean", "explained", "get", "on_same_server", "session"]

_SETTINGS: Final = f"{CBS_URL}, {CBS_FIGURES_URL}, {REGISTER_URL}, {NOVEX_URL} and {WOONDEALS_URL}"


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except web.UnreachableError as error:
        raise OfflineError(str(error)) from error
    except web.WebError as error:
        raise ServiceError(str(error)) from error


def base_of(address: str, what: str) -> str:
    """The base address of a service, without a slash at its end.

    Args:
        address: as a setting names it.
        what: before what it ends, for the message.

    Raises:
        ServiceError: it is no http(s) address that ends there.
    """
    base = address.strip().rstrip("/")
    try:
        web.server_of(base)
    except web.WebError as error:
        raise ServiceError(f"{error}; check {_SETTINGS}, if they are set") from error
    if set("?#") & set(base):
        raise ServiceError(f"{clean(base)!r}: a base address ends before {what}, without ? or #")
    return base


def on_same_server(here: str, reference: str, what: str) -> str:
    """The address that a reference on a page leads to.

    Raises:
        ServiceError: it is no address, or on another server.
    """
    with _told():
        return web.on_same_server(here, reference, what)


@contextlib.asynccontextmanager
async def session(address: str, accept: str, limits: Limits) -> AsyncIterator[Client]:
    """A client for the server of an address; all that is done with it together takes no longer than the limits allow.

    Raises:
        ServiceError: the time is up, or it is no address.
    """
    try:
        with _told():
            async with asyncio.timeout(limits.total_s), web.session(address, accept, limits) as client:
                yield client
    except TimeoutError:
        raise ServiceError(f"{web.shown(address)}: not complete after {limits.total_s:g} s, given up") from None


async def get(client: Client, url: str, most: int) -> Answer:
    """A complete answer, after as many tries as the limits of the client allow.

    Raises:
        OfflineError: the server cannot be reached.
        ServiceError: the answer is of another server, too slow, too large or broken.
    """
    with _told():
        return await client.get(url, most)


def explained(answer: Answer) -> str:
    """Address and status of an answer, and what its body says."""
    return f"{answer.url}: {web.explained(answer)}"
