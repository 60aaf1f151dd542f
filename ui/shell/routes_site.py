"""What a site says of itself to crawlers and finders: robots, a map of its pages, whom to tell of leaks, its sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, get_args
from xml.etree import ElementTree

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from clock import now
from layers.layer import Language
from settings import CONTACT, of_this_process
from ui.data.addresses import canonical
from ui.data.choices import View, ViewState
from ui.data.edition import Edition, newest
from ui.data.parameters import PARAMETERS
from ui.map import signet
from ui.shell.answers import base_address, no_map, sent, tag, unchanged
from ui.shell.limits import Refusal, problem

_KEPT: Final = {"Cache-Control": "public, max-age=86400"}
_NOT_CRAWLED: Final = ("/_stcore/", "/parts/", "/shown/", "/picked/", "/suggest/", "/share", "/plain")
# Of all the choices that can be combined, these alone make a page that is worth finding.
_CRAWLED: Final = ("view", "id", "lang", "fact")
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
SAFE_FOR: Final = dt.timedelta(days=180)
"""How long what `security.txt` says may be relied on: less than a year, as RFC 9116 advises."""


def robots(request: Request) -> Response:
    """Send what crawlers may read: each page once, and none of the endless combinations of filters."""
    choices = [parameter.name for parameter in PARAMETERS if parameter.name not in _CRAWLED]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in _NOT_CRAWLED),
        *(f"Disallow: /{mark}{name}=" for name in choices for mark in ("?", "*&")),
        "Allow: /",
        "",
        f"Sitemap: {base_address(request)}/sitemap.xml",
    ]
    return PlainTextResponse("\n".join(lines) + "\n", headers=_KEPT)


def sitemap(request: Request) -> Response:
    """Send the addresses of all pages, each with that of the other language."""
    found, server = newest(), base_address(request)
    if found is None:
        return no_map()
    its_tag = tag(found, "sitemap", server)
    if answer := unchanged(request, its_tag):
        return answer
    content = _sitemap(found, server)
    return sent(request, content, "sitemap.xml", "application/xml; charset=utf-8", its_tag, "inline")


def pages(found: Edition) -> Iterator[ViewState]:
    """Return every page: the views that need no choice, and one of each thing."""
    kinds = {subject.partition(":")[0] for subject in found.subjects}
    for view in get_args(View):
        if view not in kinds:
            yield ViewState(view=view)
    for subject in found.subjects:
        kind, _, ident = subject.partition(":")
        yield ViewState(view=kind, ident=ident)  # type: ignore[arg-type]


@lru_cache(maxsize=4)
def _sitemap(found: Edition, server: str) -> bytes:
    # A name of the format, for the parser; what stands in addresses is text in every element.
    root = ElementTree.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    languages = get_args(Language)
    for page in pages(found):
        addresses = {language: server + canonical(replace(page, language=language)) for language in languages}
        for address in addresses.values():
            url = ElementTree.SubElement(root, "url")
            ElementTree.SubElement(url, "loc").text = address
            ElementTree.SubElement(url, "lastmod").text = found.built.manifest["edition_date"]
            for language, other in addresses.items():
                ElementTree.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": language, "href": other})
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def security_txt(request: Request) -> Response:
    """Send whom to tell of a leak (RFC 9116); 404 where whoever runs the server named nobody."""
    contact = of_this_process().contact
    if not contact:
        return problem(Refusal(404, "No contact", f"whoever runs this server named no contact in {CONTACT}"))
    # The first of a month, so that the file is not another one every second.
    until = (now() + SAFE_FOR).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {base_address(request)}{request.url.path}",
    ]
    return PlainTextResponse("\n".join(lines) + "\n", headers=_KEPT)


def sign(request: Request) -> Response:
    """Send the sign of the app, in the form that the address names."""
    content, media_type = signet.FORMS[Path(request.url.path).name]
    return Response(content(), media_type=media_type, headers=_KEPT)


ROUTES: list[BaseRoute] = [
    Route("/robots.txt", robots),
    Route("/sitemap.xml", sitemap),
    Route("/.well-known/security.txt", security_txt),
    *(Route(f"/{name}", sign) for name in signet.FORMS),
]
