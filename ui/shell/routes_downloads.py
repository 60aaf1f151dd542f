"""The routes of downloads: each layer in four forms, and the tables of facts as filtered in three."""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from layers.adds import of_facts
from layers.deadlines import today
from layers.export import FORMATS, layer_bytes
from layers.fact_columns import FACT_PROVINCES, FACTS, TABLES
from layers.layer import Language
from layers.narrowing import Narrowing, narrowing
from layers.registry import LAYERS
from layers.tables import WRITERS, as_readable, fact_province_table, fact_table, filter_words, layer_table
from ui.data.choices import NARROWED
from ui.data.edition import Edition, newest
from ui.data.picture import Picture
from ui.data.state import from_query, language_of
from ui.say.wording import wording
from ui.words.common import WORDS

LOG = logging.getLogger("afsprakenkaart")
ROOT = Path(__file__).resolve().parents[2]
MEDIA_TYPES: Final[Mapping[str, str]] = {
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
# A language asks for a workbook for readers; the other forms are alike in both.
LAYER_FILTERS: Final = ("province", "theme", "lang", *NARROWED)
FACT_FILTERS: Final = ("province", "theme", "landsdeel", "q", "lang", *NARROWED)
# Filters whose values are plain enough for the name of a file.
_CODES: Final = ("municipality", "status", "year", "due")
KEPT: Final = 16
"""Number of GeoPackages kept in the cache; each is smaller than a megabyte."""
GEOPACKAGE_SECONDS: Final = 60
QUEUE_SECONDS: Final = 20
QUEUE_LENGTH: Final = 6

# One child process at a time, as it takes some 200 MB; a short queue, as each waiting request holds a server thread.
_one_child = BoundedSemaphore(1)
_queue = BoundedSemaphore(QUEUE_LENGTH)


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


def sent(content: bytes, name: str, form: str) -> Response:
    """Return a file to be saved under a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return Response(content, media_type=MEDIA_TYPES[form], headers=headers)


@lru_cache(maxsize=KEPT)
def _made_by_child(
    folder: Path, layer: str, provinces: tuple[str, ...], themes: tuple[str, ...], narrowing: Narrowing
) -> bytes:
    """Return a layer as GeoPackage, made by a child process; a built folder never changes, so it is made once."""
    filters = [
        *(f"--province={p}" for p in provinces),
        *(f"--theme={t}" for t in themes),
        *(f"--{name}={value}" for name, values in narrowing.chosen for value in values),
    ]
    with tempfile.TemporaryDirectory() as scratch:
        command = [
            "-m",
            "layers",
            "export",
            "--format=gpkg",
            f"--layer={layer}",
            f"--built={folder}",
            f"--out={scratch}",
        ]
        subprocess.run(
            [sys.executable, *command, *filters],
            cwd=ROOT,
            check=True,
            capture_output=True,
            timeout=GEOPACKAGE_SECONDS,
        )
        return (Path(scratch) / f"{layer}.gpkg").read_bytes()


def _geopackage(
    folder: Path, layer: str, provinces: tuple[str, ...], themes: tuple[str, ...], narrowing: Narrowing
) -> bytes | None:
    """Return a layer as GeoPackage, None where it is too busy or the child failed."""
    if not _queue.acquire(blocking=False):
        return None
    with _released(_queue):
        if not _one_child.acquire(timeout=QUEUE_SECONDS):
            return None
        with _released(_one_child):
            try:
                return _made_by_child(folder, layer, provinces, themes, narrowing)
            except subprocess.CalledProcessError as fault:
                LOG.error("no GeoPackage of %s: %s", layer, fault.stderr.decode(errors="replace"))
            except (OSError, subprocess.TimeoutExpired):
                LOG.exception("no GeoPackage of %s", layer)
    return None


@contextmanager
def _released(taken: BoundedSemaphore) -> Iterator[None]:
    try:
        yield
    finally:
        taken.release()


def layer(request: Request) -> Response:
    """Send a layer, filtered by `LAYER_FILTERS` (a province by code, any member), as the bytes of the export."""
    name, form = request.path_params["layer"], request.path_params["form"]
    if name not in LAYERS:
        return refusal(404, "unknown layer", tuple(LAYERS))
    if form not in FORMATS:
        return refusal(404, "unknown format", FORMATS)
    found = newest()
    if found is None:
        return no_map()
    if answer := refused(request, found, LAYER_FILTERS):
        return answer
    provinces, themes = (tuple(sorted(set(request.query_params.getlist(name)))) for name in ("province", "theme"))
    narrowed = narrowing({name: request.query_params.getlist(name) for name in NARROWED}, today())
    if form == "gpkg":
        content = _geopackage(found.built.path, name, provinces, themes, narrowed)
        if content is None:
            message = "the GeoPackage cannot be made at the moment; try again later, or use the GeoJSON"
            return JSONResponse({"error": message}, status_code=503, headers={"Retry-After": "30"})
    elif form == "xlsx" and (language := asked_language(request)):
        table = layer_table(found.built, name, provinces, themes, narrowed)
        content = as_readable(table, wording(name, found, language))
    else:
        content = layer_bytes(found.built, name, provinces, themes, form, narrowed)
    year = str(found.built.manifest["boundary"]["year"])
    return sent(content, file_name([name, *provinces, *themes, *named(narrowed), year], form), form)


def facts(request: Request) -> Response:
    """Send a table of facts as the page shows it under the same filters: the rows of all its pages.

    `facts` has a row for each fact, `fact_provinces` one for each fact and province.
    """
    name = FACTS if request.url.path.startswith(f"/{FACTS}.") else FACT_PROVINCES
    form = request.path_params["form"]
    if form not in WRITERS:
        return refusal(404, "unknown format", list(WRITERS))
    found = newest()
    if found is None:
        return no_map()
    if answer := refused(request, found, FACT_FILTERS):
        return answer
    view, _ = from_query({name: request.query_params.getlist(name) for name in request.query_params}, found.known)
    parts, manifest = found.built.registers["document_parts"], found.built.manifest
    picture = Picture(found, view)
    filters = filter_words(view.provinces, view.themes, view.landsdelen, view.search, picture.narrowing)
    edition = manifest["edition"], manifest["edition_date"]
    added = of_facts(picture.searched, picture.provinces or (), view.themes)
    if name == FACTS:
        table = fact_table(picture.facts, parts, *edition, filters, added)
    else:
        names = {code: province["name"] for code, province in found.provinces.items()}
        table = fact_province_table(picture.facts, names, *edition, filters, added)
    searched = ["search"] if view.search else []
    stem = [name, *view.provinces, *view.landsdelen, *view.themes, *named(picture.narrowing), *searched, table.edition]
    language = asked_language(request) if form == "xlsx" else None
    content = as_readable(table, wording(name, found, language)) if language else WRITERS[form](table)
    return sent(content, file_name(stem, form), form)


def asked_language(request: Request) -> Language | None:
    """Return the language that is asked for, None where none is."""
    asked = request.query_params.get("lang")
    return language_of(asked) if asked else None


ROUTES: list[BaseRoute] = [
    Route("/layers/{layer}.{form}", layer),
    *(Route(f"/{name}.{{form}}", facts) for name in TABLES),
]
