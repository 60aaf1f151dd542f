"""How anything is asked on the web: the one place that makes a request, below all rooms.

A client asks the one server that it was made for. Redirects are followed on that server alone (scheme, host and
port). Time, bytes (as sent and as unpacked), redirects and tries of each answer are limited. Nothing here knows what is
asked for. `tests/test_requests.py` walks the source for requests that are made in any other way.

    WebError                 a server did not answer, or not as it should
    ├── UnreachableError     no network, no such host, or nothing listens there
    └── ElsewhereError       an address that is none, or of another server than was chosen
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import email.utils
import ipaddress
import json
import re
import ssl
import zlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import httpx
import stamina

import clock

MAX_REDIRECTS: Final = 5
_NO_NETWORK: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)
_RETRIED, _MOVED = (429, 500, 502, 503, 504), (301, 302, 303, 307, 308)
_PORTS: Final = {"http": 80, "https": 443}
_EXPLAINS: Final = ("title", "code", "detail", "description")
_KEY: Final = re.compile(r"(?<=//)[^/@\s]*@")


@dataclass(frozen=True)
class Limits:
    """What one answer, and all that is asked for together, may cost, and how patient the retries are."""

    connect_s: float = 4.0
    read_s: float = 20.0  # one silence; PDOK gives up a slow query after 15 s
    total_s: float = 180.0
    bytes: int = 200_000_000  # after unpacking
    pages: int = 1_000
    attempts: int = 4
    wait_initial_s: float = 0.5
    wait_jitter_s: float = 1.0
    wait_max_s: float = 10.0
    retry_after_max_s: float = 30.0


class WebError(Exception):
    """A server did not answer, or not as it should; `where` is the address, `said` what is wrong, on one line."""

    def __init__(self, where: str, said: str) -> None:
        self.where, self.said = shown(where), said
        super().__init__(f"{self.where}: {said}")


class UnreachableError(WebError):
    """A server cannot be reached: no network, no such host, or nothing listens there."""


class ElsewhereError(WebError):
    """An address that is none, or that leads to another server than the one that was chosen."""


class _PassingError(WebError):
    """A fault that may be gone at the next try; `wait_s` is what the server asked for, if it did."""

    def __init__(self, where: str, said: str, wait_s: float | None = None) -> None:
        super().__init__(where, said)
        self.wait_s = wait_s


@dataclass(frozen=True)
class Answer:
    """A complete answer: unpacked body, and the address that gave it (after redirects)."""

    url: str
    status: int
    headers: httpx.Headers
    body: bytes


def server_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port; the names of this computer are one host.

    Raises:
        ElsewhereError: it is no http(s) address.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL) as error:
        raise ElsewhereError(url, f"is not an address ({error})") from None
    if parts.scheme not in _PORTS or not host:
        raise ElsewhereError(url, "is not an http(s) address")
    return parts.scheme, "localhost" if is_loopback(host) else host, port or _PORTS[parts.scheme]


def on_same_server(here: str, reference: str, what: str) -> str:
    """The address that a reference in an answer leads to.

    Raises:
        ElsewhereError: it is no address, or on another server.
    """
    try:
        there = urljoin(here, reference)
    except ValueError as error:
        raise ElsewhereError(here, f"{what} {clean(reference)!r} is not an address ({error})") from None
    chosen = server_of(here)
    try:
        found = server_of(there)
    except ElsewhereError as error:
        raise ElsewhereError(here, f"{what} leads to {error.where!r}, which {error.said} and is not followed") from None
    if chosen != found:
        differs = "scheme" if chosen[1] == found[1] and chosen[0] != found[0] else "server"
        raise ElsewhereError(
            here,
            f"{what} is on another {differs} ({shown(there)}), which is not followed: "
            "it would be asked for and trusted without anyone having chosen it",
        )
    return there


def is_loopback(host: str) -> bool:
    """Whether a host is this computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Client:
    """Asks one server; made by `session`."""

    def __init__(self, address: str, limits: Limits, http: httpx.AsyncClient) -> None:
        self.limits = limits
        self._server, self._http = server_of(address), http

    async def get(self, url: str, most: int | None = None, accept: str | None = None) -> Answer:
        """A complete answer, of whatever status, after as many tries as the limits allow.

        Args:
            url: an address on the server of this client.
            most: the bytes that the answer may have, where that is less than the limits say.
            accept: the header `Accept`, where it is another than that of the session.

        Raises:
            UnreachableError: the server cannot be reached.
            WebError: the address is of another server, or the answer is too slow, too large or broken.
        """
        limits = self.limits
        if server_of(url) != self._server:
            raise ElsewhereError(url, "is on another server than the one that was chosen, and is not asked")
        tries = stamina.retry_context(
            on=lambda error: _wait(error, limits),
            attempts=limits.attempts,
            timeout=limits.total_s,
            wait_initial=limits.wait_initial_s,
            wait_jitter=limits.wait_jitter_s,
            wait_max=limits.wait_max_s,
        )
        most = limits.bytes if most is None else min(most, limits.bytes)
        try:
            async with asyncio.timeout(limits.total_s):
                async for attempt in tries:
                    with attempt:
                        return await self._follow(url, most, {"Accept": accept} if accept else {})
        except TimeoutError:
            raise WebError(url, f"not complete after {limits.total_s:g} s, given up") from None
        except _NO_NETWORK as error:
            raise UnreachableError(url, f"cannot be reached ({_reason(error)})") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise WebError(url, _reason(error)) from error
        raise AssertionError("a retry context ends by a return or an error")

    async def _follow(self, url: str, most: int, headers: Mapping[str, str]) -> Answer:
        for _ in range(MAX_REDIRECTS + 1):
            async with self._http.stream("GET", url, headers=headers) as response:
                answer = Answer(url, response.status_code, response.headers, await _body(response, most))
            if answer.status in _RETRIED:
                wait_s = retry_after(answer.headers, clock.now())
                raise _PassingError(url, explained(answer), wait_s)
            if answer.status not in _MOVED or "location" not in answer.headers:
                return answer
            url = on_same_server(url, answer.headers["location"], "the redirect")
        raise WebError(url, f"more than {MAX_REDIRECTS} redirects, given up")


@contextlib.asynccontextmanager
async def session(address: str, accept: str, limits: Limits) -> AsyncIterator[Client]:
    """A client for the server of an address.

    Args:
        address: any address of the server.
        accept: the header `Accept` of what is asked.
        limits: what each answer may cost.

    Raises:
        ElsewhereError: it is no http(s) address.
    """
    server_of(address)
    async with httpx.AsyncClient(
        # gzip is the one encoding that is unpacked here, in steps of bounded size.
        headers={"Accept": accept, "Accept-Encoding": "gzip", "User-Agent": "afsprakenkaart"},
        timeout=httpx.Timeout(limits.read_s, connect=limits.connect_s),
        follow_redirects=False,
        # A proxy of the surroundings knows nothing of servers on this computer.
        trust_env=not is_loopback(urlsplit(address).hostname or ""),
        verify=_certificates(),
    ) as http:
        yield Client(address, limits, http)


@cache
def _certificates() -> ssl.SSLContext:
    """Those that are trusted: read once, as it takes longer than an answer."""
    return httpx.create_ssl_context()


def _reason(error: Exception) -> str:
    silent = "the server was silent for too long" if isinstance(error, httpx.ReadTimeout) else type(error).__name__
    return clean(str(error)) or silent


def _wait(error: Exception, limits: Limits) -> bool | float:
    """Whether to try again, or after how many seconds where the server said so."""
    if isinstance(error, _PassingError):
        return True if error.wait_s is None else min(error.wait_s, limits.retry_after_max_s)
    # Without a network every try fails alike, and the user waits.
    return isinstance(error, httpx.TransportError) and not isinstance(error, _NO_NETWORK)


async def _body(response: httpx.Response, most: int) -> bytes:
    """The body, unpacked; as it was sent it may not be larger than that either, so that no padding goes on for ever."""
    where = str(response.url)
    too_large = WebError(where, f"more bytes than allowed ({most / 1e6:g} MB), given up")
    stated = response.headers.get("content-length", "")
    if stated.isdecimal() and len(stated) < 20 and int(stated) > most:
        raise too_large
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise WebError(where, f"Content-Encoding {clean(encoding)!r} was not asked for")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    body, sent = bytearray(), 0
    async for chunk in response.aiter_raw():
        sent += len(chunk)
        try:
            # One byte more than allowed is enough to know, however much a small chunk unpacks to.
            body += unpack.decompress(chunk, most - len(body) + 1) if unpack else chunk
        except zlib.error as error:
            raise WebError(where, f"the body is not the gzip that it says it is ({error})") from None
        if max(len(body), sent) > most:
            raise too_large
    if unpack and sent and not unpack.eof:
        raise _PassingError(where, "the body was cut off")
    return bytes(body)


def retry_after(headers: Mapping[str, str], now: dt.datetime) -> float | None:
    """The seconds that a `Retry-After` header asks to wait (a number or a date), None without a usable one."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    return max(0.0, ((moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)) - now).total_seconds())


def explained(answer: Answer) -> str:
    """Status and what the body says: RFC 7807 (`title`, `detail`), pygeoapi (`code`, `description`), HTML or text."""
    document: Any = None
    with contextlib.suppress(ValueError, RecursionError):
        document = json.loads(answer.body[:100_000])
    if isinstance(document, dict):
        words = ": ".join(str(document[key]) for key in _EXPLAINS if document.get(key))
    else:
        words = re.sub(r"<[^>]*>", " ", answer.body[:2000].decode("utf-8", "replace"))
    return f"answered {answer.status}" + (f" ({clean(words)})" if words.strip() else "")


def shown(address: str) -> str:
    """An address as a message shows it: on one line, without the key of a store that may stand in it."""
    return clean(_KEY.sub("", address))


def clean(text: str) -> str:
    """Text of a server, fit for one line of a message."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:300]
