"""A client for OGC API Features as PDOK serves it, and the CBS boundaries that it gives.

What a server sends is believed only where it can be checked: the reference system (`Content-Crs` against the numbers),
the year of each feature, the number of areas, and that paging moves on. Bytes, pages and time are limited; the time
limit holds for the whole download of a level, so that a server that sends a byte a second ends too.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import email.utils
import ipaddress
import re
import zlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode, urljoin, urlsplit

import httpx
import stamina

from geo import codes
from geo.boundaries import BoundarySet, Level
from geo.crs import KNOWN, KnownCrs, known_by_name
from geo.errors import CrsError, GeoError, NoBoundariesError, OfflineError, ServiceError
from geo.settings import CBS_URL
from geo.sources import areas, cbs
from geo.sources.areas import Area

PAGE_SIZE: Final = 1000
_RD: Final = KNOWN[0]
_MAX_REDIRECTS: Final = 5
_UNREACHABLE: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)
_RETRIED: Final = (429, 500, 502, 503, 504)
_HEADERS: Final = {
    # pygeoapi's `next` drops f=json, so the format is asked for in a header, on every request.
    "Accept": "application/geo+json, application/json",
    # The one encoding that is unpacked here, in steps of bounded size.
    "Accept-Encoding": "gzip",
    "User-Agent": "afsprakenkaart",
}


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
class _Answer:
    """A complete answer: unpacked body, and the address that gave it (after redirects)."""

    url: str
    status: int
    headers: httpx.Headers
    body: bytes


@dataclass(frozen=True)
class Page:
    """One page of features: the parsed collection and its system as `Content-Crs` states it (None: not stated)."""

    url: str
    collection: Mapping[str, Any]
    stated: KnownCrs | None


class PdokSource:
    """The boundaries of CBS at an OGC API Features server.

    Args:
        base_url: all before `/collections`.
        limits: what a level may cost.

    Raises:
        ServiceError: the base address is no http(s) address.
    """

    def __init__(self, base_url: str = cbs.BASE_URL, limits: Limits | None = None) -> None:
        self.base_url = base_url.strip().rstrip("/").removesuffix("/collections")
        self._limits = limits or Limits()
        self._notes: list[str] = []
        _origin(self.base_url)
        if set("?#") & set(self.base_url):
            raise ServiceError(f"{_clean(self.base_url)!r}: a base address ends before /collections, without ? or #")

    @property
    def name(self) -> str:
        """How reports call it."""
        return f"service {self.base_url}"

    def notes(self) -> Sequence[str]:
        """What was passed over, mended or converted so far."""
        return tuple(self._notes)

    def years(self, level: Level) -> Sequence[int]:
        """Every year that the register knows: which of them the service has shows only when asked."""
        return codes.KNOWN_YEARS

    def load(self, level: Level, year: int) -> BoundarySet:
        """Download the areas of that level and year; not to be called from within an event loop.

        Raises:
            NoBoundariesError: the service answers, but has no features of that year.
            OfflineError: the service cannot be reached.
            ServiceError: it answers with an error, with something incomplete or contradictory, or too slowly.
        """
        address = f"{self.base_url}/collections/{cbs.COLLECTIONS[level]}/items?jaarcode={year}"
        pages = asyncio.run(download(address, self._limits))
        found, faults = _areas(pages)
        wanted = [a for a in found if (a.identity.level, a.identity.year) == (level, year)]
        if not wanted and faults:
            raise ServiceError(f"{address}: no feature can be used: {'; '.join(faults)}")
        if not wanted:
            other = sorted({a.identity.year for a in found})
            raise NoBoundariesError(f"{address}: no {level} of {year}" + (f", only of {other}" if other else ""))
        if len(wanted) < len(found):
            self._notes.append(f"{address}: {len(found) - len(wanted)} features of other years or levels passed over")
        if len({a.system.name for a in wanted}) > 1:
            raise ServiceError(f"{address}: the coordinates are in several reference systems")
        if not wanted[0].system.agrees_with(_RD):
            self._notes.append(f"{address}: served in {wanted[0].system.name}, converted to RD")
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        try:
            loaded, mended = areas.boundary_set(wanted, origin=address, fetched_at=now)
        except NoBoundariesError as error:
            raise ServiceError(str(error)) from error
        fault = areas.count_fault(level, year, len(loaded.frame))
        if fault or faults:
            raise ServiceError(f"{address}: incomplete, so not used: {'; '.join(filter(None, [fault, *faults]))}")
        self._notes += mended
        return loaded


def _areas(pages: Sequence[Page]) -> tuple[list[Area], list[str]]:
    """The areas of all pages, and what makes a feature unusable.

    Raises:
        ServiceError: the numbers of a page are not in the system that its header states.
    """
    found: list[Area] = []
    faults: list[str] = []
    for page in pages:
        of_page, notes = areas.read_areas(areas.rows(page.collection))
        faults += notes
        found += of_page
        for area in of_page:
            if page.stated and not page.stated.agrees_with(area.system):
                raise ServiceError(
                    f"{page.url}: Content-Crs says {page.stated.name}, "
                    f"but the coordinates of {area.identity.code} are {area.system.name}; not used"
                )
    return found, faults


async def download(address: str, limits: Limits) -> list[Page]:
    """All pages of a collection's items, asked for in RD, or in the server's default where it has no RD.

    Args:
        address: the items with their filter, without `limit` and `crs`.
        limits: what the download may cost.

    Raises:
        ServiceError: an answer that is an error or cannot be used, or a limit that was reached.
    """
    try:
        # A proxy of the surroundings knows nothing of servers on this computer.
        beyond = not _is_loopback(urlsplit(address).hostname or "")
        async with (
            asyncio.timeout(limits.total_s),
            httpx.AsyncClient(headers=_HEADERS, timeout=_timeout(limits), trust_env=beyond) as client,
        ):
            return [page async for page in _pages(client, address, limits)]
    except TimeoutError:
        raise ServiceError(f"{address}: not complete after {limits.total_s:g} s, given up") from None


def _timeout(limits: Limits) -> httpx.Timeout:
    return httpx.Timeout(limits.read_s, connect=limits.connect_s)


async def _pages(client: httpx.AsyncClient, address: str, limits: Limits) -> AsyncIterator[Page]:
    left = limits.bytes
    seen_urls: set[str] = set()
    seen_ids: set[str] = set()
    url: str | None = f"{address}&{urlencode({'limit': PAGE_SIZE, 'crs': _RD.uri}, safe=':/')}"
    while url is not None:
        if url in seen_urls:
            raise ServiceError(f"{url}: paging runs in a circle, this page was read before")
        if len(seen_urls) >= limits.pages:
            raise ServiceError(f"{address}: more than {limits.pages} pages, given up")
        answer = await _get(client, url, left, limits)
        if answer.status == 400 and not seen_urls:
            # A server that has no RD refuses to be asked for it.
            url = f"{address}&limit={PAGE_SIZE}"
            answer = await _get(client, url, left, limits)
        seen_urls.add(url)
        left -= len(answer.body)
        page = _page(answer)
        if (first := _first_id(page)) is not None:
            if first in seen_ids:
                raise ServiceError(f"{url}: paging runs in a circle, this page starts with {first} again")
            seen_ids.add(first)
        yield page
        url = _next(page)


def _page(answer: _Answer) -> Page:
    if answer.status != 200:
        raise ServiceError(_explained(answer))
    try:
        collection = areas.parse_collection(answer.body)
    except GeoError as error:
        kind = answer.headers.get("content-type", "no content type")[:80]
        raise ServiceError(f"{answer.url}: answered 200 ({kind}), but the body {_clean(str(error))}") from error
    stated = answer.headers.get("content-crs")
    try:
        return Page(answer.url, collection, known_by_name(stated) if stated else None)
    except CrsError as error:
        raise ServiceError(f"{answer.url}: Content-Crs: {error}") from error


def _first_id(page: Page) -> str | None:
    features = page.collection["features"]
    first = features[0] if features and isinstance(features[0], dict) else {}
    properties = first.get("properties")
    fallback = properties.get("jrstatcode") if isinstance(properties, dict) else None
    return next((str(given) for given in (first.get("id"), fallback) if given is not None), None)


def _next(page: Page) -> str | None:
    """The address of the next page as the server gives it; no parameter of it is touched.

    Raises:
        ServiceError: it leads to another server.
    """
    links = page.collection.get("links")
    hrefs: list[str] = [
        link["href"]
        for link in (links if isinstance(links, list) else [])
        if isinstance(link, dict) and link.get("rel") == "next" and isinstance(link.get("href"), str)
    ]
    if not hrefs:
        return None
    return _on_same_server(page.url, hrefs[0], "the next page")


def _on_same_server(here: str, reference: str, what: str) -> str:
    """The address that a reference on a page leads to.

    Raises:
        ServiceError: it is no address, or on another server.
    """
    try:
        there = urljoin(here, reference)
    except ValueError as error:
        raise ServiceError(f"{here}: {what} {_clean(reference)!r} is not an address ({error})") from error
    if _origin(here) != _origin(there):
        raise ServiceError(
            f"{here}: {what} is on another server ({_clean(there)}), which is not followed: it would be asked for "
            "and trusted without anyone having chosen it"
        )
    return there


def _origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port; the names of this computer are one host.

    Raises:
        ServiceError: it is no http(s) address.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL) as error:
        raise ServiceError(f"{_clean(url)!r} is not an address ({error})") from error
    if parts.scheme not in ("http", "https") or not host:
        raise ServiceError(f"{_clean(url)!r} is not an http(s) address; check {CBS_URL}, if it is set")
    return parts.scheme, "localhost" if _is_loopback(host) else host, port or {"http": 80, "https": 443}[parts.scheme]


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


async def _get(client: httpx.AsyncClient, url: str, max_bytes: int, limits: Limits) -> _Answer:
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
        raise ServiceError(f"{_clean(url)!r} is not an address ({error})") from error
    raise AssertionError("a retry context ends by a return or an error")


def _reason(error: Exception) -> str:
    return _clean(str(error)) or type(error).__name__


def _wait(error: Exception, limits: Limits) -> bool | float:
    """Whether to try again, or after how many seconds where the server said so."""
    if isinstance(error, _PassingError):
        return True if error.wait_s is None else min(error.wait_s, limits.retry_after_max_s)
    # Without a network every try fails alike, and the user waits.
    return isinstance(error, httpx.TransportError) and not isinstance(error, _UNREACHABLE)


async def _follow(client: httpx.AsyncClient, url: str, max_bytes: int) -> _Answer:
    for _ in range(_MAX_REDIRECTS + 1):
        answer = await _ask(client, url, max_bytes)
        if answer.status in _RETRIED:
            raise _PassingError(_explained(answer), retry_after(answer.headers, dt.datetime.now(dt.UTC)))
        if answer.status not in (301, 302, 303, 307, 308) or "location" not in answer.headers:
            return answer
        url = _on_same_server(url, answer.headers["location"], "the redirect")
    raise ServiceError(f"{url}: more than {_MAX_REDIRECTS} redirects")


async def _ask(client: httpx.AsyncClient, url: str, max_bytes: int) -> _Answer:
    async with client.stream("GET", url) as response:
        body = await _body(response, max_bytes)
        return _Answer(url, response.status_code, response.headers, body)


async def _body(response: httpx.Response, max_bytes: int) -> bytes:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise ServiceError(f"{response.url}: Content-Encoding {_clean(encoding)!r} was not asked for")
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


def _explained(answer: _Answer) -> str:
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
    return f"{answer.url}: answered {answer.status}" + (f" ({_clean(words)})" if words.strip() else "")


def _clean(text: str) -> str:
    """Text of a server, fit for one line of a message."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())[:300]
