"""The routes of downloads: each layer in all its forms, and the tables of facts as filtered in three."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from layers.adds import of_facts
from layers.export import layer_bytes
from layers.fact_columns import FACT_PROVINCES, FACTS, TABLES
from layers.files.archive import zipped
from layers.forms import ALL_LAYERS, FORMATS, FORMS, ending, form_of
from layers.layer import Language
from layers.narrowing import DEADLINE, WRITTEN
from layers.registry import LAYERS
from layers.tables import WRITERS, as_readable, fact_province_table, fact_table, filter_words, layer_table
from ui.data.choices import NARROWED
from ui.data.edition import newest
from ui.data.picture import Picture
from ui.data.state import from_query, language_of
from ui.say.wording import wording
from ui.shell.answers import Asked, asked, file_name, named, no_map, refusal, sent, tag, unchanged
from ui.shell.made_beside import made_beside
from ui.shell.open_data import data_route

# A language asks for a workbook for readers; the other forms are alike in both.
LAYER_FILTERS: Final = ("province", "theme", "lang", *NARROWED, *WRITTEN)
FACT_FILTERS: Final = ("province", "theme", "landsdeel", "q", "lang", *NARROWED, DEADLINE, "limit")
TABLE_MEDIA_TYPES: Final = {
    "csv": FORMS["csv"].media_type,
    "data.csv": FORMS["data.csv"].media_type,
    "xlsx": FORMS["xlsx"].media_type,
    "json": "application/json",
}


def layer(request: Request) -> Response:
    """Send a layer, filtered by `LAYER_FILTERS`, as the bytes of the export."""
    # The end of a name may hold a point, as `data.csv`.
    name, _, form = request.path_params["file"].partition(".")
    if name not in (ALL_LAYERS, *LAYERS):
        return refusal(404, "unknown layer", (*LAYERS, ALL_LAYERS))
    if form not in FORMATS:
        return refusal(404, "unknown format", FORMATS)
    found = newest()
    if found is None:
        return no_map()
    wish = asked(request.query_params, found, LAYER_FILTERS)
    if isinstance(wish, Response):
        return wish
    its_tag = tag(found, name, form, wish)
    if answer := unchanged(request, its_tag):
        return answer
    provinces, themes, narrowed = wish.of("province"), wish.of("theme"), wish.narrowing
    manifest = found.built.manifest
    stem = [name, *provinces, *themes, *named(narrowed), str(manifest["boundary"]["year"]), manifest["edition"]]
    saved_as = file_name(stem, ending(name, form))
    if FORMS[form].by_child:
        content = made_beside(found.built.path, name, form, provinces, themes, narrowed, saved_as)
        if content is None:
            message = "the file cannot be made at the moment; try again later, or use the GeoJSON"
            return refusal(503, message, retry_seconds=30)
    elif form == "xlsx" and (language := asked_language(wish)):
        tables = {
            n: layer_table(found.built, n, provinces, themes, narrowed) for n in LAYERS if name in (n, ALL_LAYERS)
        }
        books = {f"{n}.xlsx": as_readable(table, wording(n, found, language)) for n, table in tables.items()}
        content = zipped(books, manifest["edition_date"]) if name == ALL_LAYERS else books[f"{name}.xlsx"]
    else:
        content = layer_bytes(found.built, name, provinces, themes, form, narrowed)
    return sent(request, content, saved_as, form_of(name, form).media_type, its_tag)


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
    wish = asked(request.query_params, found, FACT_FILTERS)
    if isinstance(wish, Response):
        return wish
    its_tag = tag(found, name, form, wish)
    if answer := unchanged(request, its_tag):
        return answer
    view, _ = from_query(wish.query, found.known)
    parts, manifest = found.built.registers["document_parts"], found.built.manifest
    picture = Picture(found, view, wish.narrowing)
    listed = picture.facts[: wish.narrowing.limit]
    filters = filter_words(view.provinces, view.themes, view.landsdelen, view.search, picture.narrowing)
    edition = manifest["edition"], manifest["edition_date"]
    added = of_facts(picture.searched, picture.provinces or (), view.themes)
    if name == FACTS:
        table = fact_table(listed, parts, *edition, filters, added)
    else:
        names = {code: province["name"] for code, province in found.provinces.items()}
        table = fact_province_table(listed, names, *edition, filters, added)
    searched = ["search"] if view.search else []
    stem = [name, *view.provinces, *view.landsdelen, *view.themes, *named(picture.narrowing), *searched, table.edition]
    language = asked_language(wish) if form == "xlsx" else None
    content = as_readable(table, wording(name, found, language)) if language else WRITERS[form](table)
    return sent(request, content, file_name(stem, form), TABLE_MEDIA_TYPES[form], its_tag)


def asked_language(wish: Asked) -> Language | None:
    """Return the language that is asked for, None where none is."""
    return next(map(language_of, wish.of("lang")), None)


ROUTES: list[BaseRoute] = [
    data_route("/layers/{file}", layer),
    *(data_route(f"/{name}.{{form}}", facts) for name in TABLES),
]
