"""How others embed a page of ours (oEmbed): asked with its address, it answers with a frame, or with a link."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from settings import of_this_process
from ui.data import state
from ui.data.addresses import PLAIN_PATH
from ui.data.edition import newest
from ui.data.picture import Picture
from ui.shell.answers import base_address, no_map
from ui.shell.head_meta import CARD, OEMBED, card_address, missing, name_of
from ui.shell.limits import Refusal, problem
from ui.shell.open_data import data_route
from ui.views import sharing
from ui.words.common import WORDS

WIDTH: Final = 800
_SECONDS: Final = 86_400
_SIZE: Final = re.compile("[1-9][0-9]{0,4}", re.ASCII)


def oembed(request: Request) -> Response:
    """Send how to embed the page at `url`, no larger than `maxwidth` and `maxheight`; 404 for pages of others."""
    given, server = request.query_params, base_address(request)
    if given.get("format", "json") != "json":
        return problem(Refusal(501, "Not implemented", "format: json is the only one"))
    sizes = [given.get(name) for name in ("maxwidth", "maxheight")]
    if any(size is not None and not _SIZE.fullmatch(size) for size in sizes):
        return problem(Refusal(400, "Bad size", "maxwidth and maxheight are whole numbers of pixels"))
    query = own_query(given.get("url", ""), server)
    if query is None:
        return problem(Refusal(404, "Not found", f"url: an address of a page of {server}"))
    found = newest()
    if found is None:
        return no_map()
    view, dropped = state.from_query(query, found.known)
    if missing(dropped):
        return problem(Refusal(404, "Not found", "url: there is no such page"))
    width, height = (int(size or 100_000) for size in sizes)
    told = embedded(Picture(found, view), server, width, height)
    return JSONResponse(told, headers={"Cache-Control": f"public, max-age={_SECONDS}"})


def own_query(url: str, server: str) -> dict[str, list[str]] | None:
    """Return the parameters of the address of a page of this server, None for any other address."""
    try:
        asked, own = urlsplit(url), urlsplit(server)
        # Whoever copied it may have lost the `s`, or come by way of a proxy that ends TLS.
        is_here = asked.scheme in ("http", "https") and asked.netloc.lower() == own.netloc.lower()
    except ValueError:
        return None
    if not is_here or asked.path not in (f"{own.path}/", own.path, f"{own.path}{PLAIN_PATH}"):
        return None
    try:
        return parse_qs(asked.query, max_num_fields=100)
    except ValueError:
        return None


def embedded(picture: Picture, server: str, width: int, height: int) -> dict[str, Any]:
    """Return the answer: a frame where pages of others may have one, else a link; its picture where that fits."""
    view, page = picture.view, WORDS[picture.view.language].page
    told: dict[str, Any] = {
        "version": "1.0",
        "type": "link",
        "title": name_of(picture) or page.title,
        "provider_name": page.title,
        "provider_url": f"{server}/",
        "cache_age": _SECONDS,
    }
    if CARD[0] <= width and CARD[1] <= height:
        address = server + card_address(view, picture.edition)
        told |= {"thumbnail_url": address, "thumbnail_width": CARD[0], "thumbnail_height": CARD[1]}
    if of_this_process().embed_origins and sharing.has_map(view):
        wide, high = min(WIDTH, width), min(sharing.EMBED_HEIGHT, height)
        # A link that is opened elsewhere has no browser whose language is known: it is named.
        with state.for_browser_in("en" if view.language == "nl" else "nl"):
            code = sharing.embed_code(view, server, state.written(view), str(wide), high)
        told |= {"type": "rich", "html": code, "width": wide, "height": high}
    return told


ROUTES: list[BaseRoute] = [data_route(OEMBED, oembed)]
