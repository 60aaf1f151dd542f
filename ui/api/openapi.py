"""The description of the API for programs: OpenAPI 3.0, made of the collections themselves."""

from __future__ import annotations

from typing import Any, Final

from layers.layer import Language
from layers.shapes import CRS84, SYSTEMS
from layers.tables.table import LICENCE
from settings import of_this_process
from ui.api import cql
from ui.api.answering import GEOJSON, HTML, JSON, ROOT, VERSION
from ui.api.collection import COLLECTIONS, Collection
from ui.api.documents import LICENCE_ADDRESS, OPENAPI, SCHEMA, Document, schema_of
from ui.api.parameters import FURTHEST, ITEMS, LIMIT, MOST, PERIOD, simple
from ui.api.problems import MEDIA_TYPE
from ui.words.api import WORDS, ApiWords

PROBLEMS: Final = ("400", "406", "414", "500", "503")
_NAMES: Final = {"bbox-crs": "bboxCrs", "filter-lang": "filterLang", "filter-crs": "filterCrs"}


def document(language: Language, server: str = ROOT) -> Document:
    """Return the description in a language, for a server with this address."""
    words = WORDS[language]
    paths: Document = {
        "/": _path("landing", words, {JSON: "LandingPage"}),
        "/openapi.json": _path("definition", words, {OPENAPI: ""}, ()),
        "/conformance": _path("conformance", words, {JSON: "Conformance"}),
        "/collections": _path("collections", words, {JSON: "Collections"}),
    }
    for one in COLLECTIONS.values():
        paths |= _of_collection(one, language)
    mail = of_this_process().contact
    return {
        "openapi": "3.0.3",
        "info": {
            "title": words.title,
            "description": words.intro,
            "version": VERSION,
            "contact": {"name": words.contact, "url": _site(server), **({"email": mail} if mail else {})},
            "license": {"name": LICENCE, "url": LICENCE_ADDRESS},
        },
        "servers": [{"url": server}],
        "tags": [{"name": "api", "description": words.title}]
        + [{"name": one.ident, "description": one.about(language)} for one in COLLECTIONS.values()],
        "paths": paths,
        "components": {
            "parameters": {_key(name): _parameter(name, language) for name in ("f", "lang", *ITEMS)},
            "headers": {
                "ApiVersion": {"description": "API-Version", "schema": {"type": "string"}},
                "ContentCrs": {"description": "Content-Crs", "schema": {"type": "string"}},
            },
            "responses": {f"Problem{status}": _problem(words.responses[status]) for status in ("404", *PROBLEMS)},
            "schemas": {
                **SCHEMAS,
                **{_schema(one.ident): _feature(one, language) for one in COLLECTIONS.values() if not one.kind},
            },
        },
    }


def _site(server: str) -> str:
    return f"{server.removesuffix(ROOT)}/?view=about"


def _key(name: str) -> str:
    return _NAMES.get(name, name)


def _schema(ident: str, what: str = "Feature") -> str:
    of_layer = COLLECTIONS[ident].layer
    return f"{str(of_layer or ident).capitalize()}{what}"


def _path(name: str, words: ApiWords, kinds: Document, parameters: tuple[str, ...] = ("f", "lang")) -> Document:
    said = (words.operations[name], words.intro)
    return {"get": _operation(name, said, kinds, words, [_ref(name) for name in parameters], "api")}


def _ref(name: str) -> Document:
    return {"$ref": f"#/components/parameters/{_key(name)}"}


def _operation(
    name: str, said: tuple[str, str], kinds: Document, words: ApiWords, parameters: list[Document], tag: str
) -> Document:
    summary, about = said
    headers = {"API-Version": {"$ref": "#/components/headers/ApiVersion"}}
    if GEOJSON in kinds:
        headers["Content-Crs"] = {"$ref": "#/components/headers/ContentCrs"}
    content = {
        kind: {"schema": {"$ref": f"#/components/schemas/{schema}"} if schema else {"type": "object"}}
        for kind, schema in kinds.items()
    }
    if parameters:
        content[HTML] = {"schema": {"type": "string"}}
    missing = ("404",) if tag != "api" else ()
    return {
        "operationId": name,
        "summary": summary,
        "description": about,
        "tags": [tag],
        "parameters": parameters,
        "responses": {
            "200": {"description": words.responses["200"], "headers": headers, "content": content},
            **{status: {"$ref": f"#/components/responses/Problem{status}"} for status in (*missing, *PROBLEMS)},
        },
    }


def _of_collection(one: Collection, language: Language) -> Document:
    """Return the addresses of one collection."""
    words, path = WORDS[language], f"/collections/{one.ident}"
    common = [_ref("f"), _ref("lang")]
    named = [
        {
            "name": name,
            "in": "query",
            "description": words.of_property.format(column.nl if language == "nl" else column.en),
            "schema": {key: value for key, value in schema_of(column, language).items() if key in ("type", "enum")},
        }
        for name, column in simple(one).items()
    ]
    ident = {"name": "featureId", "in": "path", "required": True, "description": words.id, "schema": {"type": "string"}}

    def of(name: str, end: str, kinds: Document, parameters: list[Document]) -> Document:
        said = (words.operations[name].format(one.title(language)), one.about(language))
        return {
            f"{path}{end}": {"get": _operation(f"{name}.{one.ident}", said, kinds, words, parameters, one.ident)},
        }

    return {
        **of("collection", "", {JSON: "Collection"}, common),
        **of("queryables", "/queryables", {SCHEMA: ""}, common),
        **of("items", "/items", {GEOJSON: _schema(one.ident, "Features")}, [*common, *map(_ref, ITEMS), *named]),
        **of("item", "/items/{featureId}", {GEOJSON: _schema(one.ident)}, [ident, *common, _ref("crs")]),
    }


def _parameter(name: str, language: Language) -> Document:
    crs = {"type": "string", "enum": [system.uri for system in SYSTEMS], "default": CRS84.uri}
    schemas: Document = {
        "f": {"type": "string", "enum": ["json", "html"]},
        "lang": {"type": "string", "enum": list(WORDS)},
        "limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT},
        "offset": {"type": "integer", "minimum": 0, "maximum": FURTHEST, "default": 0},
        "bbox": {
            "type": "array",
            "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
            "items": {"type": "number"},
        },
        "bbox-crs": crs,
        "crs": crs,
        "datetime": {"type": "string", "pattern": PERIOD},
        "filter": {"type": "string", "minLength": 1, "maxLength": cql.LENGTH},
        "filter-lang": {"type": "string", "enum": [cql.LANGUAGE], "default": cql.LANGUAGE},
        "filter-crs": crs,
    }
    return {
        "name": name,
        "in": "query",
        "description": WORDS[language].parameter[name],
        "required": False,
        "schema": schemas[name],
        "style": "form",
        "explode": False,
    }


def _problem(description: str) -> Document:
    return {
        "description": description,
        "headers": {"API-Version": {"$ref": "#/components/headers/ApiVersion"}},
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _feature(one: Collection, language: Language) -> Document:
    """Return the schema of a feature of a collection."""
    properties = {column.name: schema_of(column, language, null=True) for column in one.columns}
    return {
        "type": "object",
        "required": ["type", "id", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string"},
            "geometry": {"type": "object", "nullable": True},
            "properties": {
                "type": "object",
                "required": list(properties),
                "properties": {
                    **properties,
                    "page": {"type": "string", "description": WORDS[language].page},
                    "citations": {"type": "array", "items": {"$ref": "#/components/schemas/Citation"}},
                },
            },
            "links": {"type": "array", "items": {"$ref": "#/components/schemas/Link"}},
        },
    }


def _object(required: list[str], **properties: Any) -> Document:
    return {"type": "object", "required": required, "properties": properties}


def _several(schema: str) -> Document:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{schema}"}}


_TEXT: Final = {"type": "string"}
_PERHAPS: Final = {"type": "string", "nullable": True}
_LINE: Final = {"type": "integer", "minimum": 1}
SCHEMAS: Final[Document] = {
    "Link": _object(["href", "rel"], href=_TEXT, rel=_TEXT, type=_TEXT, title=_TEXT),
    "LandingPage": _object(["links"], title=_TEXT, description=_TEXT, links=_several("Link")),
    "Conformance": _object(["conformsTo"], conformsTo={"type": "array", "items": _TEXT}, links=_several("Link")),
    "Collections": _object(
        ["links", "collections"],
        links=_several("Link"),
        crs={"type": "array", "items": _TEXT},
        collections=_several("Collection"),
    ),
    "Collection": _object(
        ["id", "links"],
        id=_TEXT,
        title=_TEXT,
        description=_TEXT,
        itemType=_TEXT,
        extent={"type": "object"},
        crs={"type": "array", "items": _TEXT},
        storageCrs=_TEXT,
        links=_several("Link"),
    ),
    "Problem": _object(
        ["type", "title", "status", "detail"],
        type=_TEXT,
        title=_TEXT,
        status={"type": "integer"},
        detail=_TEXT,
    ),
    "Citation": _object(
        ["letter", "file", "line_start"],
        fact_id=_TEXT,
        letter=_TEXT,
        sender=_PERHAPS,
        date=_PERHAPS,
        kamerstuk=_PERHAPS,
        official_url=_PERHAPS,
        file=_TEXT,
        line_start=_LINE,
        line_end=_LINE,
        figure=_TEXT,
    ),
    **{
        _schema(ident, "Features"): _object(
            ["type", "features"],
            type={"type": "string", "enum": ["FeatureCollection"]},
            links=_several("Link"),
            numberMatched={"type": "integer", "minimum": 0},
            numberReturned={"type": "integer", "minimum": 0},
            features=_several(_schema(ident)),
        )
        for ident, one in COLLECTIONS.items()
        if not one.kind
    },
}
