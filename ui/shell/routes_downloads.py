"""The routes of downloads: each layer in all its forms, and the tables of facts as filtered in three."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from layers.adds import of_facts
from layers.deadlines import today
from layers.export import layer_bytes
from layers.fact_columns import FACT_PROVINCES, FACTS, TABLES
from layers.files.archive import zipped
from layers.forms import ALL_LAYERS, FORMATS, FORMS, ending, form_of
from layers.layer import Language
from layers.narrowing import narrowing
from layers.registry import LAYERS
from layers.tables import WRITERS, as_readable, fact_province_table, fact_table, filter_words, layer_table
from ui.data.choices import NARROWED
from ui.data.edition import newest
from ui.data.picture import Picture
from ui.data.state import from_query, language_of
from ui.say.wording import wording
from ui.shell.answers import file_name, named, no_map, refusal, refused, sent
from ui.shell.made_beside import made_beside

# A language asks for a workbook for readers; the other forms are alike in both.
LAYER_FILTERS: Final = ("province", "theme", "lang", *NARROWED)
FACT_FILTERS: Final = ("province", "theme", "landsdeel", "q", "lang", *NARROWED)
TABLE_MEDIA_TYPES: Final = {
    "csv": FORMS["csv"].media_type,
    "data.csv": FORMS["data.csv"].media_type,
    "xlsx": FORMS["xlsx"].media_type,
    "json": "application/json",
}


def layer(request: Request) -> Response:
    """Send a layer, filtered by `LAYER_FILTERS` (a province by code, any member), as the bytes of the export."""
    # The end of a name may hold a point, as `data.csv`.
    name, _, form = request.path_params["file"].partition(".")
    if name not in (ALL_LAYERS, *LAYERS):
        return refusal(404, "unknown layer", (*LAYERS, ALL_LAYERS))
    if form not in FORMATS:
        return refusal(404, "unknown format", FORMATS)
    found = newest()
    if found is None:
        return no_map()
    if answer := refused(request, found, LAYER_FILTERS):
        return answer
    provinces, themes = (tuple(sorted(set(request.query_params.getlist(name)))) for name in ("province", "theme"))
    narrowed = narrowing({name: request.query_params.getlist(name) for name in NARROWED}, today())
    year = str(found.built.manifest["boundary"]["year"])
    saved_as = file_name([name, *provinces, *themes, *named(narrowed), year], ending(name, form))
    if FORMS[form].by_child:
        content = made_beside(found.built.path, name, form, provinces, themes, narrowed, saved_as)
        if content is None:
            message = "the file cannot be made at the moment; try again later, or use the GeoJSON"
            return JSONResponse({"error": message}, status_code=503, headers={"Retry-After": "30"})
    elif form == "xlsx" and (language := asked_language(request)):
        tables = {
            n: layer_table(found.built, n, provinces, themes, narrowed) for n in LAYERS if name in (n, ALL_LAYERS)
        }
        books = {f"{n}.xlsx": as_readable(table, wording(n, found, language)) for n, table in tables.items()}
        day = found.built.manifest["edition_date"]
        content = zipped(books, day) if name == ALL_LAYERS else books[f"{name}.xlsx"]
    else:
        content = layer_bytes(found.built, name, provinces, themes, form, narrowed)
    return sent(content, saved_as, form_of(name, form).media_type)


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
    return sent(content, file_name(stem, form), TABLE_MEDIA_TYPES[form])


def asked_language(request: Request) -> Language | None:
    """Return the language that is asked for, None where none is."""
    asked = request.query_params.get("lang")
    return language_of(asked) if asked else None


ROUTES: list[BaseRoute] = [
    Route("/layers/{file}", layer),
    *(Route(f"/{name}.{{form}}", facts) for name in TABLES),
]
