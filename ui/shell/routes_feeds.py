"""The routes of feeds: what is new of a thing as Atom or JSON Feed, and its deadlines as a calendar.

They change with the built folder alone, so that a reader who asks again is told that nothing has changed (304).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from layers.changes import Followed
from layers.layer import Language
from ui.data import following
from ui.data.edition import newest, open_folder
from ui.data.state import language_of
from ui.say import agenda, feeds
from ui.shell.answers import asked, base_address, file_name, no_map, refusal, sent, tag, unchanged
from ui.shell.open_data import data_route

KEPT: Final = 64
"""Number of feeds kept in the cache."""


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
    if form not in following.MEDIA_TYPES:
        return refusal(404, "unknown form", list(following.MEDIA_TYPES))
    found, server = newest(), base_address(request)
    if found is None:
        return no_map()
    wish = asked(request.query_params, found, ("lang",))
    if isinstance(wish, Response):
        return wish
    language = language_of(next(iter(wish.of("lang")), "nl"))
    followed = following.known(kind, ident, found)
    if followed is None:
        return refusal(404, "there is no such thing to follow")
    if followed.ident != ident:
        return RedirectResponse(following.address(followed, form, language), status_code=301)
    its_tag = tag(found, followed, form, language, server)
    if answer := unchanged(request, its_tag):
        return answer
    content = made(found.built.path, followed, form, language, server)
    name = file_name([kind, ident, found.built.manifest["edition"]], form)
    return sent(request, content, name, f"{following.MEDIA_TYPES[form]}; charset=utf-8", its_tag, "inline")


ROUTES: list[BaseRoute] = [
    data_route(f"{following.PATH}/{{kind}}/{{ident}}.{{form}}", feed),
]
