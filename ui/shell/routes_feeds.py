"""The routes of feeds: what is new of a thing as Atom or JSON Feed, and its deadlines as a calendar.

They change with the built folder alone, so that a reader who asks again is told that nothing has changed (304).
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final, cast, get_args

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from layers.changes import Followed
from layers.layer import Language
from ui.data import following
from ui.data.edition import newest, open_folder
from ui.say import agenda, feeds
from ui.shell.answers import file_name, no_map, refusal

KEPT: Final = 64
"""Number of feeds kept in the cache."""
OPEN: Final = {"Access-Control-Allow-Origin": "*"}
"""Pages of other sites may read a feed too."""


@lru_cache(maxsize=KEPT)
def made(folder: Path, followed: Followed, form: str, language: Language, server: str) -> bytes:
    """Return a feed of a built folder, which never changes."""
    edition = open_folder(folder)
    if form == "ics":
        return agenda.calendar(followed, edition, language, server)
    found = feeds.feed(followed, form, edition, language, server)
    return feeds.atom(found) if form == "atom" else feeds.json_feed(found)


def feed(request: Request) -> Response:
    """Send a feed; 404 for what there is not, and the present address for another name of a place."""
    kind, ident, form = (request.path_params[name] for name in ("kind", "ident", "form"))
    asked = request.query_params.get("lang", "nl")
    if form not in following.MEDIA_TYPES:
        return refusal(404, "unknown form", list(following.MEDIA_TYPES))
    if asked not in get_args(Language):
        return refusal(400, "unknown lang", get_args(Language))
    language = cast(Language, asked)
    found = newest()
    if found is None:
        return no_map()
    followed = following.known(kind, ident, found)
    if followed is None:
        return Response(status_code=404, headers={"Cache-Control": "no-store", **OPEN})
    if followed.ident != ident:
        return RedirectResponse(following.address(followed, form, language), status_code=301, headers=OPEN)
    content = made(found.built.path, followed, form, language, str(request.base_url).rstrip("/"))
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", **OPEN}
    if tag in (given.strip() for given in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    name = file_name([kind, ident], form)
    kinds = following.MEDIA_TYPES[form]
    headers["Content-Disposition"] = f'inline; filename="{name}"'
    return Response(content, media_type=f"{kinds}; charset=utf-8", headers=headers)


ROUTES: list[BaseRoute] = [
    Route(f"{following.PATH}/{{kind}}/{{ident}}.{{form}}", feed, middleware=[Middleware(GZipMiddleware)]),
]
