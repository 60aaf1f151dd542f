"""What routes of data answer: a file under its name, and refusals that say what is known."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from layers.narrowing import Narrowing
from ui.data.edition import Edition
from ui.words.common import WORDS

LOG = logging.getLogger("afsprakenkaart")
# Filters whose values are plain enough for the name of a file.
_CODES: Final = ("municipality", "status", "year", "due")


def file_name(stem: Sequence[str], form: str) -> str:
    """Return a descriptive name for a download, such as `afsprakenkaart-housing-PV22-housing-2025.geojson`."""
    return f"{'-'.join(['afsprakenkaart', *stem])}.{form}"


def named(chosen: Narrowing) -> list[str]:
    """Return the filters of a choice for the name of a file: a few codes as they are, of others only what they are."""
    return [
        part for name, values in chosen.chosen for part in (values if name in _CODES and len(values) < 4 else [name])
    ]


def refusal(status: int, error: str, known: Sequence[str]) -> Response:
    """Return an error response that lists the known values."""
    return JSONResponse({"error": error, "known": list(known)}, status_code=status)


def no_map() -> Response:
    """Return the refusal where there is no map; the log says what to do."""
    LOG.error("no map has been built: run `python -m layers build`")
    return JSONResponse({"error": "the map is not ready yet; try again later"}, status_code=503)


def refused(request: Request, found: Edition, parameters: Sequence[str]) -> Response | None:
    """Return an error response for unknown parameters or values, None if all are known."""
    if others := sorted(set(request.query_params) - set(parameters)):
        return refusal(400, f"unknown parameter: {', '.join(others)[:80]}", parameters)
    known = {
        "province": found.known.provinces,
        "theme": found.known.themes,
        "landsdeel": found.known.landsdelen,
        "lang": frozenset(WORDS),
        **found.known.offers,
    }
    for what in parameters:
        if what in known and (unknown := [v for v in request.query_params.getlist(what) if v not in known[what]]):
            return refusal(400, f"unknown {what}: {', '.join(unknown)[:80]}", sorted(known[what]))
    return None


def sent(content: bytes, name: str, media_type: str) -> Response:
    """Return a file to be saved under a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return Response(content, media_type=media_type, headers=headers)
