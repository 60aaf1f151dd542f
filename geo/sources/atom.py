"""The GeoPackage of a data set that PDOK offers by Atom feeds: a feed of data sets, for each a feed of files.

Nothing is followed to another server, no entity is resolved, and feeds, bytes and time are limited.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from geo.errors import GeoError, ServiceError
from geo.sources import geopackage
from geo.sources.outlines import Naming, named_areas
from geo.sources.web import Answer, Client, Limits, clean, explained, get, on_same_server, session
from writing import fill, scratch

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

MAX_FEED_BYTES: Final = 2_000_000
MAX_FEEDS: Final = 10
MAX_DEPTH: Final = 2
_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_ACCEPT: Final = "application/atom+xml, application/geopackage+sqlite3, */*;q=0.1"
_FOLLOWED: Final = ("alternate", "section", "enclosure")


class File(NamedTuple):
    """A GeoPackage that a feed names, and what the feed says of its rights, as one line."""

    address: str
    rights: str


class Downloaded(NamedTuple):
    """The areas of a GeoPackage, its address and the rights that the feed states."""

    areas: GeoDataFrame
    address: str
    rights: str


def outlines(address: str, naming: Naming, limits: Limits) -> Downloaded:
    """Download the GeoPackage that a feed leads to; not to be called from within an event loop.

    Raises:
        ServiceError: the feed or the file cannot be had.
        GeoError: no layer of it holds areas that can be used.
    """
    found, answer = asyncio.run(_download(address, limits))
    with scratch() as folder:
        path = folder / "outlines.gpkg"
        fill(folder, {path.name: answer.body})
        return Downloaded(_areas(folder, path, naming), found.address, found.rights)


def _areas(folder: Path, path: Path, naming: Naming) -> GeoDataFrame:
    why = []
    for layer in geopackage.layers(folder, path):
        try:
            rows, declared = geopackage.rows(folder, path, layer, lambda _first: None)
            return named_areas(rows, declared, naming)
        except GeoError as error:
            why.append(f"layer {clean(layer)} {clean(str(error))}")
    raise GeoError("; ".join(why) or "the GeoPackage has no layer")


async def _download(address: str, limits: Limits) -> tuple[File, Answer]:
    async with session(address, _ACCEPT, limits) as client:
        async for found in _files(client, address):
            answer = await get(client, found.address, limits.bytes)
            if answer.status != 200:
                raise ServiceError(explained(answer))
            return found, answer
    raise ServiceError(f"{address}: the feed leads to no GeoPackage")


async def _files(client: Client, address: str) -> AsyncIterator[File]:
    """The GeoPackages that a feed leads to, in its order."""
    waiting, seen = [(address, 0)], {address}
    while waiting:
        url, depth = waiting.pop(0)
        answer = await get(client, url, MAX_FEED_BYTES)
        if answer.status != 200:
            raise ServiceError(explained(answer))
        feed = _feed(answer)
        rights = clean(" ".join(element.text or "" for element in feed.iter(f"{_ATOM}rights")))
        for link in (link for entry in feed.iter(f"{_ATOM}entry") for link in entry.iter(f"{_ATOM}link")):
            href, kind = link.get("href", ""), link.get("type", "").lower()
            if link.get("rel", "alternate") not in _FOLLOWED or not href:
                continue
            if "geopackage" in kind or href.partition("?")[0].lower().endswith(".gpkg"):
                yield File(on_same_server(answer.url, href, "the GeoPackage"), rights)
            elif "atom" in kind and depth < MAX_DEPTH and len(seen) < MAX_FEEDS:
                there = on_same_server(answer.url, href, "the next feed")
                if there not in seen:
                    seen.add(there)
                    waiting.append((there, depth + 1))


def _feed(answer: Answer) -> Any:
    try:
        feed = ElementTree.fromstring(answer.body, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ServiceError(f"{answer.url}: is no feed ({clean(str(error)) or type(error).__name__})") from error
    if feed.tag != f"{_ATOM}feed":
        raise ServiceError(f"{answer.url}: is XML, but no Atom feed")
    return feed
