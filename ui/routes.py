"""The server's own routes: hashed files, and each layer as GeoJSON as filtered."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ui import routes_subject
from ui.served import find
from ui.shown import Shown, newest_digest, shown
from ui.state import LAYERS

FOREVER = "public, max-age=31536000, immutable"


def asset(request: Request) -> Response:
    """Send an offered file: immutable, in the form that the browser accepts."""
    found = find(request.path_params["digest"], request.path_params["name"])
    if found is None:
        return JSONResponse(
            {"error": "no such file; reload the page"}, status_code=404, headers={"Cache-Control": "no-store"}
        )
    body, encoding = found.body(request.headers.get("accept-encoding", ""))
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(body, media_type=found.media_type, headers=headers)


def file_name(layer: str, provinces: tuple[str, ...], themes: tuple[str, ...], year: object) -> str:
    """Return a telling name for a download, such as `afsprakenkaart-housing-PV22-housing-2025.geojson`."""
    return "-".join(["afsprakenkaart", layer, *provinces, *themes, str(year)]) + ".geojson"


def _refusal(status: int, error: str, known: list[str]) -> Response:
    return JSONResponse({"error": error, "known": known}, status_code=status)


def layer_geojson(request: Request) -> Response:
    """Send a layer, filtered by `province` (codes, any member) and `theme`, as the bytes of the export."""
    layer = request.path_params["layer"]
    provinces = tuple(sorted(set(request.query_params.getlist("province"))))
    themes = tuple(sorted(set(request.query_params.getlist("theme"))))
    if layer not in LAYERS:
        return _refusal(404, "unknown layer", list(LAYERS))
    digest = newest_digest()
    try:
        found: Shown | None = shown(digest) if digest else None
    except (OSError, ValueError):
        found = None
    if found is None:
        return JSONResponse({"error": "no map was built: run `python -m layers build`"}, status_code=503)
    others = sorted(set(request.query_params) - {"province", "theme"})
    if others:
        return _refusal(400, f"unknown parameter: {', '.join(others)[:80]}", ["province", "theme"])
    for what, given, known in (
        ("province", provinces, found.known.provinces),
        ("theme", themes, found.known.themes),
    ):
        if unknown := [v for v in given if v not in known]:
            return _refusal(400, f"unknown {what}: {', '.join(unknown)[:80]}", sorted(known))
    name = file_name(layer, provinces, themes, found.built.manifest["boundary"]["year"])
    return Response(
        found.built.export(layer, provinces=provinces, themes=themes),
        media_type="application/geo+json",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"},
    )


ROUTES: list[BaseRoute] = [
    Route("/assets/{digest}/{name}", asset),
    Route("/layers/{layer}.geojson", layer_geojson),
    *routes_subject.ROUTES,
]
