"""Whether the server lives (`/healthz`), and whether it has a map to show and which (`/readyz`)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from clock import days_since
from layers.errors import LayersError
from ui.data.cache import newest_digest
from ui.data.edition import open_edition

NOT_KEPT = {"Cache-Control": "no-store"}


def healthz(_request: Request) -> Response:
    """Answer that the server lives; it says nothing of the map."""
    return PlainTextResponse("ok\n", headers=NOT_KEPT)


def readyz(_request: Request) -> Response:
    """Say which map is shown and how old its facts are; 503 where there is none, or it cannot be read."""
    digest = newest_digest()
    if digest is None:
        return JSONResponse({"ready": False, "why": "no map has been built"}, 503, NOT_KEPT)
    try:
        manifest = open_edition(digest).check().built.manifest
    except (LayersError, OSError, ValueError, KeyError, TypeError):
        return JSONResponse({"ready": False, "why": "the map cannot be read"}, 503, NOT_KEPT)
    boundary = manifest["boundary"]
    return JSONResponse(
        {
            "ready": True,
            "edition": manifest["edition"],
            "edition_date": manifest["edition_date"],
            "edition_days": days_since(manifest["edition_date"]),
            "digest": manifest["digest"],
            "boundary": {name: boundary[name] for name in ("year", "schematic", "fetched_at")},
        },
        headers=NOT_KEPT,
    )


ROUTES: list[BaseRoute] = [Route("/healthz", healthz), Route("/readyz", readyz)]
