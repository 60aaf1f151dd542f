"""The routes of the evidence bundle, and of the catalogue by which harvesters find the data."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute

from layers.bundle.catalogue import PATH, catalogue
from layers.forms import ZIP
from settings import of_this_process
from ui.data.edition import newest
from ui.shell.answers import (
    asked,
    base_address,
    file_name,
    no_map,
    refusal,
    sent,
    software,
    tag,
    unchanged,
    unmet,
)
from ui.shell.conditions import ranges
from ui.shell.made_beside import bundle_beside
from ui.shell.open_data import data_route
from ui.views.downloads import BUNDLE


def bundle(request: Request) -> Response:
    """Send the evidence bundle of the map that is shown; made once for each built folder, by a child process."""
    found = newest()
    if found is None:
        return no_map()
    wish = asked(request.query_params, found, ())
    if isinstance(wish, Response):
        return wish
    its_tag = tag(found, BUNDLE)
    if answer := unchanged(request, its_tag):
        return answer
    path = bundle_beside(found.built.path, of_this_process().cache, software())
    if path is None:
        message = "the bundle cannot be made at the moment; try again later"
        return refusal(503, message, retry_seconds=30)
    headers = {"ETag": its_tag, "Cache-Control": "no-cache"}
    name = file_name(["bundle", found.built.manifest["edition"]], "zip")
    if "range" in request.headers:
        wanted = ranges(request.headers["range"], size := path.stat().st_size)
        if wanted == []:
            return unmet(size, headers)
        if wanted is None:
            # It counts for nothing; what sends files would call it a fault.
            request.scope["headers"] = [one for one in request.scope["headers"] if one[0] != b"range"]
    return FileResponse(path, media_type=ZIP, filename=name, headers=headers)


def dcat(request: Request) -> Response:
    """Send the catalogue (DCAT-AP-NL, JSON-LD), with addresses of this server."""
    found = newest()
    if found is None:
        return no_map()
    wish = asked(request.query_params, found, ())
    if isinstance(wish, Response):
        return wish
    base, contact = base_address(request), of_this_process().contact
    its_tag = tag(found, PATH, base, contact)
    if answer := unchanged(request, its_tag):
        return answer
    content = catalogue(found.built, base, contact)
    return sent(request, content, file_name(["dcat"], "jsonld"), "application/ld+json", its_tag, how="inline")


ROUTES: list[BaseRoute] = [data_route(BUNDLE, bundle), data_route(f"/{PATH}", dcat)]
