"""The addresses of the API."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Route

from layers.geojson import compact
from layers.shapes import systems
from ui.api import documents, openapi, pages
from ui.api.answering import GEOJSON, JSON, ROOT, Call, Content, Resource
from ui.api.collection import COLLECTIONS, Collection, items
from ui.api.documents import OPENAPI, SCHEMA, Document
from ui.api.items import selected
from ui.api.parameters import ITEMS, asked, simple
from ui.api.problems import ProblemError, told
from ui.say.safe_html import Html


def _sent(call: Call, make: Callable[[Call], Document], read: Callable[[Call], Html], kind: str = JSON) -> Content:
    body = read(call) if call.form == "html" else compact(make(call))
    return Content(body.encode(), kind)


def _of(path: Mapping[str, str]) -> Collection:
    """Return the collection that a path names.

    Raises ProblemError where there is none.
    """
    if path["collection"] not in COLLECTIONS:
        raise ProblemError(404, f"unknown collection {told(path['collection'])}", COLLECTIONS)
    return COLLECTIONS[path["collection"]]


def _none(path: Mapping[str, str]) -> Sequence[str]:
    _of(path)
    return ()


def _listed(path: Mapping[str, str]) -> Sequence[str]:
    return (*ITEMS, *simple(_of(path)))


def _crs(path: Mapping[str, str]) -> Sequence[str]:
    _of(path)
    return ("crs",)


def collection(call: Call) -> Content:
    """Return one collection."""
    one = _of(call.path)
    return _sent(call, partial(documents.collection, one), partial(pages.collection, one))


def queryables(call: Call) -> Content:
    """Return what a filter may name."""
    one = _of(call.path)
    return _sent(call, partial(documents.queryables, one), partial(pages.queryables, one), SCHEMA)


def features(call: Call) -> Content:
    """Return the features that are asked for."""
    one = _of(call.path)
    wanted = asked(one, call.given, systems(call.edition.built))
    found = selected(one, wanted, call.edition)
    if call.form == "html":
        return Content(pages.features(one, wanted, found, call).encode())
    links = documents.turned(wanted, found, call)
    headers = {"Content-Crs": f"<{wanted.system.uri}>"}
    if links:
        headers["Link"] = ", ".join(f'<{link["href"]}>; rel="{link["rel"]}"; type="{GEOJSON}"' for link in links)
    return Content(documents.features(one, wanted, found, call).encode(), GEOJSON, headers)


def feature(call: Call) -> Content:
    """Return one feature."""
    one = _of(call.path)
    wanted = asked(one, call.given, systems(call.edition.built))
    item = items(one.ident, call.edition).get(call.path["feature"])
    if item is None:
        raise ProblemError(404, f"{one.ident}: there is no {told(call.path['feature'])}")
    if call.form == "html":
        return Content(pages.single(one, item, call).encode())
    headers = {"Content-Crs": f"<{wanted.system.uri}>"}
    return Content(documents.single(one, item, wanted, call).encode(), GEOJSON, headers)


def definition(call: Call) -> Content:
    """Return the description for programs."""
    return Content(compact(openapi.document(call.language, call.root)).encode(), OPENAPI)


def nothing(path: Mapping[str, str]) -> Sequence[str]:
    """Refuse an address that there is not.

    Raises ProblemError, always.
    """
    raise ProblemError(404, f"there is no {told(path.get('rest', ''))} here", [ROOT, f"{ROOT}/openapi.json"])


def _unreached(_call: Call) -> Content:
    raise AssertionError("an address that there is not was answered")


RESOURCES: dict[str, Resource] = {
    ROOT: Resource(lambda call: _sent(call, documents.landing, pages.landing)),
    # The root of a server is `/` in its description, and some clients ask for that alone.
    f"{ROOT}/": Resource(lambda call: _sent(call, documents.landing, pages.landing)),
    f"{ROOT}/openapi.json": Resource(definition, forms=("json",)),
    "/openapi.json": Resource(definition, forms=("json",)),
    f"{ROOT}/openapi.html": Resource(lambda call: Content(pages.definition(call).encode()), forms=("html",)),
    f"{ROOT}/conformance": Resource(lambda call: _sent(call, documents.conformance, pages.conformance)),
    f"{ROOT}/collections": Resource(lambda call: _sent(call, documents.collections, pages.collections)),
    f"{ROOT}/collections/{{collection}}": Resource(collection, _none),
    f"{ROOT}/collections/{{collection}}/queryables": Resource(queryables, _none),
    f"{ROOT}/collections/{{collection}}/items": Resource(features, _listed),
    f"{ROOT}/collections/{{collection}}/items/{{feature}}": Resource(feature, _crs),
    "/api": Resource(_unreached, nothing),
    # An address with a slash at its end among them: it leads nowhere, and to no other address.
    "/api/{rest:path}": Resource(_unreached, nothing),
}
ROUTES: list[BaseRoute] = [
    Route(path, resource, middleware=[Middleware(GZipMiddleware, minimum_size=500)])
    for path, resource in RESOURCES.items()
]
