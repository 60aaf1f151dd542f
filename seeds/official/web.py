"""Answers of one server on the web, complete and within limits: retries, redirects on that server, bytes as unpacked.

Nothing here knows what is asked for. Text of a server comes into a message cleaned, on one line.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import email.utils
import ipaddress
import re
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Self
from urllib.parse import urljoin, urlsplit

import httpx
import stamina

from clock import now
from seeds.errors import Fault, SeedsError

_MAX_REDIRECTS: Final = 5
_UNREACHABLE: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)
_RETRIED: Final = (429, 500, 502, 503, 504)
_MOVED: Final = (301, 302, 303, 307, 308)
_GONE: Final = (404, 410)


@dataclass(frozen=True)
class Limits:
    """What one answer may cost, how many of them one question may take, and how patient the retries are."""

    connect_s: float = 5.0
    read_s: float = 30.0
    total_s: float = 120.0
    bytes: int = 30_000_000  # after unpacking; no longer letter is read
    pages: int = 40
    papers: int = 60
    attempts: int = 4
    wait_initial_s: float = 0.5
    wait_jitter_s: float = 1.0
    wait_max_s: float = 10.0
    retry_after_max_s: float = 30.0


class WebError(SeedsError):
    """A server did not answer, or not as it should; the message says where and what to do."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__([Fault(clean(where), 0, message)])


class NotThereError(WebError):
    """The server answered that it has no such thing."""


class OfflineError(WebError):
    """The server cannot be reached: no network, no such host, or nothing listens there."""


class _PassingError(WebError):
    """A fault that may be gone at the next try; `wait_s` is what the server asked for, if it did."""

    def __init__(self, where: str, message: str, wait_s: float | None = None) -> None:
        super().__init__(where, message)
        self.wait_s = wait_s


@dataclass(frozen=True)
class Answer:
    """A complete answer with status 200: unpacked body, and the address that gave it (after redirects)."""

    url: str
    content_type: str
    body: bytes


@dataclass(frozen=True)
class _Response:
    url: str
    status: int
    headers: httpx.Headers
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
        self._server = self._server_of(self.base_url)
        if set("?#") & set(self.base_url):
            raise WebError(self.base_url, f"a base address has no ? or #; check {setting}")
        self._client = httpx.AsyncClient(
            # gzip is the one encoding that is unpacked here, in steps of bounded size.
            headers={"Accept-Encoding": "gzip", "User-Agent": "afsprakenkaart"},
            timeout=httpx.Timeout(limits.read_s, connect=limits.connect_s),
            # A proxy of the surroundings knows nothing of servers on this computer.
            trust_env=not is_loopback(urlsplit(self.base_url).hostname or ""),
            verify=_certificates(),
        )

    async def __aenter__(self) -> Self:
        """Open the connections."""
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *raised: object) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def get(self, url: str, accept: str) -> Answer:
        """Return a complete answer, after as many tries as the limits allow.

        Raises:
            NotThereError: the server has no such thing.
            OfflineError: it cannot be reached.
            WebError: it did not answer in time, or something that must not be used.
        """
        try:
            async with asyncio.timeout(self.limits.total_s):
                response = await self._patiently(url, accept)
        except TimeoutError:
            raise WebError(url, f"not complete after {self.limits.total_s:g} s, given up; try again later") from None
        if response.status in _GONE:
            raise NotThereError(response.url, f"answered {response.status}: there is no such thing; check the number")
        if response.status != 200:
            raise WebError(response.url, f"{_explained(response)}; try again later")
        return Answer(response.url, response.headers.get("content-type", "")[:80], response.body)

    def on_this_server(self, here: str, reference: str, what: str) -> str:
        """Return the address that a reference leads to.

        Raises:
            WebError: it is no address, or on another server.
        """
        try:
            there = urljoin(here, reference)
        except ValueError as error:
            raise WebError(here, f"{what} {clean(reference)!r} is no address ({error})") from None
        if self._server_of(there) != self._server:
            raise WebError(
                here,
                f"{what} leads to another server ({clean(there)}), which nobody chose to trust; "
                f"if that is the right one, name it in {self._setting}",
            )
        return there

    def _server_of(self, url: str) -> tuple[str, str, int]:
        """Scheme, host and port; the names of this computer are one host."""
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").lower(), parts.port
            httpx.URL(url)
        except (ValueError, httpx.InvalidURL) as error:
            raise WebError(url, f"is no address ({error}); check {self._setting}") from None
        if parts.scheme not in ("http", "https") or not host:
            raise WebError(url, f"is no http(s) address; check {self._setting}")
        return (
            parts.scheme,
            "localhost" if is_loopback(host) else host,
            port or {"http": 80, "https": 443}[parts.scheme],
        )

    async def _patiently(self, url: str, accept: str) -> _Response:
        limits = self.limits
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
                    return await self._follow(url, accept)
        except _UNREACHABLE as error:
            message = (
                f"cannot be reached ({_reason(error)}); check the network, or name another server in {self._setting}"
            )
            raise OfflineError(url, message) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise WebError(url, f"{_reason(error)}; try again later") from None
        raise AssertionError("a retry context ends by a return or an error")

    async def _follow(self, url: str, accept: str) -> _Response:
        for _ in range(_MAX_REDIRECTS + 1):
            response = await self._ask(url, accept)
            if response.status in _RETRIED:
                wait_s = retry_after(response.headers, now())
                raise _PassingError(url, f"{_explained(response)}; try again later", wait_s)
            if response.status not in _MOVED or "location" not in response.headers:
                return response
            url = self.on_this_server(url, response.headers["location"], "the redirect")
        raise WebError(url, f"more than {_MAX_REDIRECTS} redirects, given up")

    async def _ask(self, url: str, accept: str) -> _Response:
        async with self._client.stream("GET", url, headers={"Accept": accept}) as response:
            body = await _body(response, self.limits.bytes)
            return _Response(url, response.status_code, response.headers, body)


@cache
def _certificates() -> ssl.SSLContext:
    """Those that are trusted: read once, as it takes longer than an answer."""
    return httpx.create_ssl_context()


def is_loopback(host: str) -> bool:
    """Whether a host is this computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _reason(error: Exception) -> str:
    return clean(str(error)) or type(error).__name__


def _wait(error: Exception, limits: Limits) -> bool | float:
    """Whether to try again, or after how many seconds where the server said so."""
    if isinstance(error, _PassingError):
        return True if error.wait_s is None else min(error.wait_s, limits.retry_after_max_s)
    # Without a network every try fails alike, and the user waits.
    return isinstance(error, httpx.TransportError) and not isinstance(error, _UNREACHABLE)


async def _body(response: httpx.Response, max_bytes: int) -> bytes:
    where = str(response.url)
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise WebError(where, f"Content-Encoding {clean(encoding)!r} was not asked for")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    body = bytearray()
    async for chunk in response.aiter_raw():
        try:
            # One byte more than allowed is enough to know, however much a small chunk unpacks to.
            body += unpack.decompress(chunk, max_bytes - len(body) + 1) if unpack else chunk
        except zlib.error as error:
            raise WebError(where, f"the body is not the gzip that it says it is ({error})") from None
        if len(body) > max_bytes:
            raise WebError(where, f"more than {max_bytes / 1e6:g} MB, which no letter has; given up")
    if unpack and body and not unpack.eof:
        raise _PassingError(where, "the body was cut off; try again later")
    return bytes(body)


def retry_after(headers: Mapping[str, str], now: dt.datetime) -> float | None:
    """Return the seconds that a `Retry-After` header asks to wait (a number or a date), None without a usable one."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now).total_seconds())


def _explained(response: _Response) -> str:
    """Status and what the body says, without its tags."""
    words = clean(re.sub(r"<[^>]*>", " ", response.body[:2000].decode("utf-8", "replace")))
    return f"answered {response.status}" + (f" ({words})" if words else "")


def clean(text: str) -> str:
    """Return text of a server, fit for one line of a message."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())[:300]
