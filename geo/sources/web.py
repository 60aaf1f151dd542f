"""Answers of a server on the web, complete and within limits: retries, redirects on one server, bytes as unpacked.

Nothing here knows what is asked for. Text of a server comes into a message cleaned, on one line.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import email.utils
import ipaddress
import re
import zlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx
import stamina

from clock import now
from geo.errors import OfflineError, ServiceError
from settings import CBS_URL, NOVEX_URL, REGISTER_URL, WOONDEALS_URL

_MAX_REDIRECTS: Final = 5
_UNREACHABLE: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)
_SETTINGS: Final = f"{CBS_URL}, {REGISTER_URL}, {NOVEX_URL} and {WOONDEALS_URL}"
_RETRIED: Final = (429, 500, 502, 503, 504)


@dataclass(frozen=True)
class Limits:
    """What one download of a level may cost, and how patient the retries are."""

    connect_s: float = 4.0
    read_s: float = 20.0  # PDOK gives up a slow query after 15 s
    total_s: float = 180.0
    bytes: int = 200_000_000  # after unpacking
    pages: int = 1_000
    attempts: int = 4
    wait_initial_s: float = 0.5
    wait_jitter_s: float = 1.0
    wait_max_s: float = 10.0
    retry_after_max_s: float = 30.0


class _PassingError(ServiceError):
    """A fault that may be gone at the next try; `wait_s` is what the server asked for, if it did."""

    def __init__(self, message: str, wait_s: float | None = None) -> None:
        super().__init__(message)
        self.wait_s = wait_s


@dataclass(frozen=True)
class Answer:
    """A complete answer: unpacked body, and the address that gave it (after redirects)."""

    url: str
    status: int
    headers: httpx.Headers
    body: bytes


def on_same_server(here: str, reference: str, what: str) -> str:
    """The address that a reference on a page leads to.

    Raises:
        ServiceError: it is no address, or on another server.
    """
    try:
        there = urljoin(here, reference)
    except ValueError as error:
        raise ServiceError(f"{here}: {what} {clean(reference)!r} is not an address ({error})") from error
    if server_of(here) != server_of(there):
        raise ServiceError(
            f"{here}: {what} is on another server ({clean(there)}), which is not followed: it would be asked for "
            "and trusted without anyone having chosen it"
        )
    return there


def server_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port; the names of this computer are one host.

    Raises:
        ServiceError: it is no http(s) address.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL) as error:
        raise ServiceError(f"{clean(url)!r} is not an address ({error})") from error
    if parts.scheme not in ("http", "https") or not host:
        raise ServiceError(f"{clean(url)!r} is not an http(s) address; check {_SETTINGS}, if they are set")
    return parts.scheme, "localhost" if is_loopback(host) else host, port or {"http": 80, "https": 443}[parts.scheme]


def is_loopback(host: str) -> bool:
    """Whether a host is this computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@contextlib.asynccontextmanager
async def session(address: str, headers: Mapping[str, str], limits: Limits) -> AsyncIterator[httpx.AsyncClient]:
    """A client for the server of an address; all that is done with it together takes no longer than the limits allow.

    Raises:
        ServiceError: the time is up.
    """
    # A proxy of the surroundings knows nothing of servers on this computer.
    beyond = not is_loopback(urlsplit(address).hostname or "")
    patience = httpx.Timeout(limits.read_s, connect=limits.connect_s)
    try:
        async with (
            asyncio.timeout(limits.total_s),
            httpx.AsyncClient(headers=headers, timeout=patience, trust_env=beyond) as client,
        ):
            yield client
    except TimeoutError:
        raise ServiceError(f"{address}: not complete after {limits.total_s:g} s, given up") from None


async def get(client: httpx.AsyncClient, url: str, max_bytes: int, limits: Limits) -> Answer:
    """A complete answer, after as many tries as the limits allow."""
    tries = stamina.retry_context(
        on=lambda error: _wait(error, limits),
        attempts=limits.attempts,
        timeout=limits.total_s,
        wait_initial=limits.wait_initial_s,
        wait_jitter=limits.wait_jitter_s,
        wait_max=limits.wait_max_s,
    )
    try:
        async for attempt in tries:
            with attempt:
                return await _follow(client, url, max_bytes)
    except _UNREACHABLE as error:
        raise OfflineError(f"{url}: cannot be reached ({_reason(error)})") from error
    except httpx.HTTPError as error:
        raise ServiceError(f"{url}: {_reason(error)}") from error
    except httpx.InvalidURL as error:
        raise ServiceError(f"{clean(url)!r} is not an address ({error})") from error
    raise AssertionError("a retry context ends by a return or an error")


def _reason(error: Exception) -> str:
    return clean(str(error)) or type(error).__name__


def _wait(error: Exception, limits: Limits) -> bool | float:
    """Whether to try again, or after how many seconds where the server said so."""
    if isinstance(error, _PassingError):
        return True if error.wait_s is None else min(error.wait_s, limits.retry_after_max_s)
    # Without a network every try fails alike, and the user waits.
    return isinstance(error, httpx.TransportError) and not isinstance(error, _UNREACHABLE)


async def _follow(client: httpx.AsyncClient, url: str, max_bytes: int) -> Answer:
    for _ in range(_MAX_REDIRECTS + 1):
        answer = await _ask(client, url, max_bytes)
        if answer.status in _RETRIED:
            raise _PassingError(explained(answer), retry_after(answer.headers, now()))
        if answer.status not in (301, 302, 303, 307, 308) or "location" not in answer.headers:
            return answer
        url = on_same_server(url, answer.headers["location"], "the redirect")
    raise ServiceError(f"{url}: more than {_MAX_REDIRECTS} redirects")


async def _ask(client: httpx.AsyncClient, url: str, max_bytes: int) -> Answer:
    async with client.stream("GET", url) as response:
        body = await _body(response, max_bytes)
        return Answer(url, response.status_code, response.headers, body)


async def _body(response: httpx.Response, max_bytes: int) -> bytes:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise ServiceError(f"{response.url}: Content-Encoding {clean(encoding)!r} was not asked for")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    body = bytearray()
    async for chunk in response.aiter_raw():
        try:
            # One byte more than allowed is enough to know, however much a small chunk unpacks to.
            body += unpack.decompress(chunk, max_bytes - len(body) + 1) if unpack else chunk
        except zlib.error as error:
            raise ServiceError(f"{response.url}: the body is not the gzip that it says it is ({error})") from error
        if len(body) > max_bytes:
            raise ServiceError(f"{response.url}: more bytes than allowed for one level, given up")
    if unpack and body and not unpack.eof:
        raise _PassingError(f"{response.url}: the body was cut off")
    return bytes(body)


def retry_after(headers: Mapping[str, str], now: dt.datetime) -> float | None:
    """The seconds that a `Retry-After` header asks to wait (a number or a date), None without a usable one."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", value):
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now).total_seconds())


def explained(answer: Answer) -> str:
    """Status and what the body says: RFC 7807 (`title`, `detail`), pygeoapi (`code`, `description`), HTML or text."""
    try:
        document = httpx.Response(200, content=answer.body).json()
    except (ValueError, RecursionError):
        document = None
    if isinstance(document, dict):
        said = [document[key] for key in ("title", "code", "detail", "description") if document.get(key)]
        words = ": ".join(str(part) for part in said)
    else:
        words = re.sub(r"<[^>]*>", " ", answer.body[:2000].decode("utf-8", "replace"))
    return f"{answer.url}: answered {answer.status}" + (f" ({clean(words)})" if words.strip() else "")


def clean(text: str) -> str:
    """Text of a server, fit for one line of a message."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())[:300]
