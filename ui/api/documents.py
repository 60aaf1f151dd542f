"""What the addresses of the API say, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote, urlencode

from layers.columns import Column
from layers.geojson import compact
from layers.layer import Language
from layers.shapes import CRS84, RD, systems
from layers.tables.table import LICENCE
from ui.api.answering import GEOJSON, HTML, JSON, ROOT, Call
from ui.api.collection import COLLECTIONS, Collection, Item
from ui.api.cql import GEOMETRY
from ui.api.items import Selected, extent, feature, interval, properties, shape_of
from ui.api.parameters import Asked
from ui.words.api import WORDS

OPENAPI: Final = "application/vnd.oai.openapi+json;version=3.0"
SCHEMA: Final = "application/schema+json"
LICENCE_ADDRESS: Final = "https://creativecommons.org/licenses/by/4.0/"
_FEATURES: Final = "http://www.opengis.net/spec/ogcapi-features-"
_CQL: Final = "http://www.opengis.net/spec/cql2/1.0/conf/"
CONFORMANCE: Final = (
    *(f"{_FEATURES}1/1.0/conf/{name}" for name in ("core", "oas30", "html", "geojson")),
    f"{_FEATURES}2/1.0/conf/crs",
    *(
        f"{_FEATURES}3/1.0/conf/{name}"
        for name in ("queryables", "queryables-query-parameters", "filter", "features-filter")
    ),
    *(
        f"{_CQL}{name}"
        for name in (
            "cql2-text", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison",
            "accent-insensitive-comparison", "basic-spatial-functions", "array-functions",
        )
    ),
)  # fmt: skip
QUERYABLES: Final = "http://www.opengis.net/def/rel/ogc/1.0/queryables"

Link = Mapping[str, str]
Document = dict[str, Any]


def link(href: str, rel: str, kind: str, title: str) -> Link:
    """Return a link."""
    return {"href": href, "rel": rel, "type": kind, "title": title}


def itself(call: Call, kind: str, title: str) -> list[Link]:
    """Return the links to what is asked for and to its other form."""
    here = {name: value for name, value in call.given.items() if name != "f"}
    forms = {"json": kind, "html": HTML}
    other = "html" if call.form == "json" else "json"
    address = f"{call.address}?{urlencode(call.given)}" if call.given else call.address
    return [
        link(address, "self", forms[call.form], title),
        link(f"{call.address}?{urlencode({**here, 'f': other})}", "alternate", forms[other], title),
    ]


def landing(call: Call) -> Document:
    """Return what there is, and where."""
    words = WORDS[call.language]
    return {
        "title": words.title,
        "description": words.intro,
        "links": [
            *itself(call, JSON, words.title),
            link(f"{call.root}/openapi.json", "service-desc", OPENAPI, words.definition),
            link(f"{call.root}/openapi.html", "service-doc", HTML, words.definition),
            link(f"{call.root}/conformance", "conformance", JSON, words.conformance),
            link(f"{call.root}/collections", "data", JSON, words.collections),
            link(LICENCE_ADDRESS, "license", HTML, f"{words.licence}: {LICENCE}"),
        ],
    }


def conformance(call: Call) -> Document:
    """Return the parts of the standards that are kept."""
    return {"conformsTo": list(CONFORMANCE), "links": itself(call, JSON, WORDS[call.language].conformance)}


def collections(call: Call) -> Document:
    """Return all collections."""
    words = WORDS[call.language]
    return {
        "links": itself(call, JSON, words.collections),
        "crs": [system.uri for system in systems(call.edition.built)],
        "collections": [described(one, call) for one in COLLECTIONS.values()],
    }


def collection(one: Collection, call: Call) -> Document:
    """Return one collection, with the links to itself."""
    found = described(one, call)
    return {**found, "links": [*itself(call, JSON, one.title(call.language)), *found["links"]]}


def described(one: Collection, call: Call) -> Document:
    """Return what a collection is, and where its features are."""
    words, here, built = WORDS[call.language], address(one, call), call.edition.built
    title = one.title(call.language)
    there: Document = {}
    around, days = extent(one, call.edition), interval(one, call.edition)
    if around:
        there["spatial"] = {"bbox": [list(around)], "crs": CRS84.uri}
    if days:
        there["temporal"] = {
            "interval": [[f"{day}T00:00:00Z" for day in days]],
            "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian",
        }
    held = [system.uri for system in systems(built)]
    return {
        "id": one.ident,
        "title": title,
        "description": one.about(call.language),
        "itemType": "feature",
        **({"extent": there} if there else {}),
        # What is kept is RD New; degrees are made of it.
        **({"crs": held, "storageCrs": RD.uri if RD.uri in held else CRS84.uri} if one.layer else {}),
        "links": [
            link(here, "collection", JSON, title),
            link(f"{here}/items", "items", GEOJSON, words.items),
            link(f"{here}/items?f=html", "items", HTML, words.items),
            link(f"{here}/queryables", QUERYABLES, SCHEMA, words.queryables),
            link(LICENCE_ADDRESS, "license", HTML, f"{words.licence}: {LICENCE}"),
        ],
    }


def address(one: Collection, call: Call) -> str:
    """Return the address of a collection."""
    return f"{call.root}/collections/{one.ident}"


def queryables(one: Collection, call: Call) -> Document:
    """Return the schema of what a filter may name."""
    spatial = {GEOMETRY: {"x-ogc-role": "primary-geometry", "format": "geometry-any"}} if one.layer else {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{address(one, call)}/queryables",
        "type": "object",
        "title": one.title(call.language),
        "additionalProperties": False,
        "properties": {
            **spatial,
            **{name: schema_of(column, call.language) for name, column in one.queryables.items()},
        },
    }


def schema_of(column: Column, language: Language, *, null: bool = False) -> Document:
    """Return the schema of a column; with `null` what is not stated may be null (as OpenAPI 3.0 says it)."""
    kinds = {"text": "string", "texts": "string"}
    words = {"enum": list(column.words)} if column.words else {}
    one: Document = {"type": kinds.get(column.type, column.type), **words}
    named = {"title": column.nl if language == "nl" else column.en, "description": column.about}
    unit = {"x-ogc-unit": column.unit} if column.unit else {}
    if column.type == "texts":
        return {**named, **unit, "type": "array", "items": one}
    if null and column.optional:
        one = {**one, "nullable": True}
        if words:
            one["enum"] = [*column.words, None]
    return {**named, **unit, **one}


def features(one: Collection, asked: Asked, found: Selected, call: Call) -> str:
    """Return a page of features, with the links to those before and after it."""
    spoken, built = call.language, call.edition.built
    drawn = ",\n".join(
        feature(item, properties(item, call.origin, spoken), shape_of(one, item, asked.system, built))
        for item in found.items
    )
    links = [
        *itself(call, GEOJSON, one.title(call.language)),
        *turned(asked, found, call),
        link(address(one, call), "collection", JSON, one.title(call.language)),
    ]
    head = (
        f'"type":"FeatureCollection","links":{compact(links)},'
        f'"numberMatched":{found.matched},"numberReturned":{len(found.items)}'
    )
    return f'{{{head},"features":[\n{drawn}\n]}}\n'


def turned(asked: Asked, found: Selected, call: Call, kind: str = GEOJSON) -> list[Link]:
    """Return the links to the next and the previous page, where there are."""
    words, links = WORDS[call.language], []
    pages = {
        "next": (asked.offset + asked.limit, words.next, asked.offset + asked.limit < found.matched),
        "prev": (max(0, asked.offset - asked.limit), words.previous, asked.offset > 0),
    }
    for rel, (offset, title, is_there) in pages.items():
        if is_there:
            query = urlencode([*asked.given, ("offset", str(offset))])
            links.append(link(f"{call.address}?{query}", rel, kind, title))
    return links


def single(one: Collection, item: Item, asked: Asked, call: Call) -> str:
    """Return one feature, with the links to itself, to its collection and to its page."""
    said = properties(item, call.origin, call.language)
    links: Sequence[Link] = [
        *itself(call, GEOJSON, WORDS[call.language].item),
        link(address(one, call), "collection", JSON, one.title(call.language)),
        link(said["page"], "related", HTML, WORDS[call.language].in_app),
    ]
    shape = shape_of(one, item, asked.system, call.edition.built)
    return feature(item, said, shape, f',"links":{compact(links)}')


def item_address(one: Collection, item: Item, root: str = ROOT) -> str:
    """Return the address of a feature."""
    return f"{root}/collections/{one.ident}/items/{quote(item.ident, safe='')}"
