"""A client for OGC API Features: all pages of a collection's items, believed only where it can be checked.

The reference system is what `Content-Crs` says, paging has to move on, and bytes, pages and time are limited; the time
limit holds for the whole download, so that a server that sends a byte a second ends too.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from geo.crs import KNOWN, KnownCrs, known_by_name
from geo.errors import CrsError, GeoError, ServiceError
from geo.sources import areas
from geo.sources.web import Answer, Client, Limits, clean, explained, get, on_same_server, session

PAGE_SIZE: Final = 1000
_RD: Final = KNOWN[0]
# pygeoapi's `next` drops f=json, so the format is asked for in a header, on every request.
_ACCEPT: Final = "application/geo+json, application/json"


@dataclass(frozen=True)
class Page:
    """One page of features: the parsed collection and its system as `Content-Crs` states it (None: not stated)."""

    url: str
    collection: Mapping[str, Any]
    stated: KnownCrs | None


async def download(address: str, limits: Limits) -> list[Page]:
    """All pages of a collection's items, asked for in RD, or in the server's default where it has no RD.

    Args:
        address: the items with their filter, without `limit` and `crs`.
        limits: what the download may cost.

    Raises:
        ServiceError: an answer that is an error or cannot be used, or a limit that was reached.
    """
    async with session(address, _ACCEPT, limits) as client:
        return [page async for page in _pages(client, address, limits)]


async def _pages(client: Client, address: str, limits: Limits) -> AsyncIterator[Page]:
    left = limits.bytes
    seen_urls: set[str] = set()
    seen_ids: set[str] = set()
    url: str | None = f"{address}&{urlencode({'limit': PAGE_SIZE, 'crs': _RD.uri}, safe=':/')}"
    while url is not None:
        if url in seen_urls:
            raise ServiceError(f"{url}: paging runs in a circle, this page was read before")
        if len(seen_urls) >= limits.pages:
            raise ServiceError(f"{address}: more than {limits.pages} pages, given up")
        answer = await get(client, url, left)
        if answer.status == 400 and not seen_urls:
            # A server that has no RD refuses to be asked for it.
            url = f"{address}&limit={PAGE_SIZE}"
            answer = await get(client, url, left)
        seen_urls.add(url)
        left -= len(answer.body)
        page = _page(answer)
        if (first := _first_id(page)) is not None:
            if first in seen_ids:
                raise ServiceError(f"{url}: paging runs in a circle, this page starts with {first} again")
            seen_ids.add(first)
        yield page
        url = _next(page)


def _page(answer: Answer) -> Page:
    if answer.status != 200:
        raise ServiceError(explained(answer))
    try:
        collection = areas.parse_collection(answer.body)
    except GeoError as error:
        kind = answer.headers.get("content-type", "no content type")[:80]
        raise ServiceError(f"{answer.url}: answered 200 ({kind}), but the body {clean(str(error))}") from error
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
    return on_same_server(page.url, hrefs[0], "the next page")
