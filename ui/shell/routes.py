"""The server's own routes: hashed files, and downloads."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ui.data.assets import Served, find, offer_charts
from ui.data.cache import newest_digest
from ui.data.edition import open_edition
from ui.shell import (
    fragments,
    routes_bundle,
    routes_dictionary,
    routes_dossier,
    routes_downloads,
    routes_feeds,
    routes_health,
    routes_oembed,
    routes_official,
    routes_pictures,
    routes_plain,
    routes_share,
    routes_site,
    routes_subject,
)
from ui.shell.answers import refusal
from ui.shell.headers import FOREVER
from ui.shell.open_data import data_route
from ui.shell.routes_charts import chart_csv
from ui.views.faults import LOG


def asked(digest: str, name: str) -> Served | None:
    """Return the file of this digest and name, None where there is none.

    The page that names it may come from another server, or from this one before it was started anew: what is not
    offered yet is looked for among the files of the folder that new visitors see.
    """
    if (found := find(digest, name)) or not (newest := newest_digest()):
        return found
    offer_charts()
    try:
        fragments.map_document(open_edition(newest))
    except (OSError, ValueError, KeyError, TypeError):
        LOG.exception("the built folder %s cannot be read", newest)
    return find(digest, name)


def asset(request: Request) -> Response:
    """Send an offered file: immutable, in the form that the browser accepts."""
    found = asked(request.path_params["digest"], request.path_params["name"])
    if found is None:
        return refusal(404, "no such file; reload the page")
    body, encoding = found.body(request.headers.get("accept-encoding", ""))
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(body, media_type=found.media_type, headers=headers)


ROUTES: list[BaseRoute] = [
    Route("/assets/{digest}/{name}", asset),
    *routes_downloads.ROUTES,
    *routes_bundle.ROUTES,
    *routes_official.ROUTES,
    data_route("/charts/{chart}.csv", chart_csv),
    *routes_dictionary.ROUTES,
    *routes_dossier.ROUTES,
    *routes_subject.ROUTES,
    *fragments.ROUTES,
    *routes_pictures.ROUTES,
    *routes_plain.ROUTES,
    *routes_share.ROUTES,
    *routes_feeds.ROUTES,
    *routes_health.ROUTES,
    *routes_site.ROUTES,
    *routes_oembed.ROUTES,
]
