"""What describes the tables of the bundle to programs: a Data Package (frictionless) and CSV on the Web (W3C)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from layers.columns import Column
from layers.fact_columns import FACTS
from layers.tables.text import DATA_JOINED_BY

if TYPE_CHECKING:
    from layers.bundle.tables import Held

LICENCE: Final = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
_FRICTIONLESS: Final = {
    "text": "string", "texts": "string", "integer": "integer", "number": "number", "boolean": "boolean",
}  # fmt: skip
_CSVW: Final = {"text": "string", "texts": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
_ALL_FACTS: Final = f"{FACTS}.data.csv"


def written(content: object) -> bytes:
    """JSON to be read by people too; the same whenever the content is."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def datapackage(tables: Sequence[Held], edition: str, day: str) -> bytes:
    """The Data Package of the tables: each with its columns, types, keys and vocabularies."""
    return written(
        {
            "name": "afsprakenkaart",
            "title": "Afsprakenkaart: what the Dutch state and its regions have promised each other about space",
            "version": edition,
            "created": f"{day}T00:00:00Z",
            "profile": "tabular-data-package",
            "licenses": [LICENCE],
            "contributors": [{"title": "afsprakenkaart", "role": "publisher"}],
            "resources": [_resource(table) for table in tables],
        }
    )


def _resource(table: Held) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [table.key]
    if table.of_fact:
        reference = {"resource": _name(_ALL_FACTS), "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": [table.of_fact], "reference": reference}]
    return {
        "name": _name(table.path),
        "path": table.path,
        "title": table.about,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _name(path: str) -> str:
    return path.removeprefix("layers/").removesuffix(".data.csv").replace("_", "-")


def _field(column: Column, table: Held) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "type": _FRICTIONLESS[column.type],
        "title": column.en,
        "description": _about(column),
    }
    if column.type == "boolean":
        found |= {"trueValues": ["true"], "falseValues": ["false"]}
    bounds: dict[str, Any] = {}
    if column.name == table.key:
        bounds |= {"required": True, "unique": True}
    if column.words and column.type == "text":
        bounds["enum"] = [*column.words]
    return {**found, **({"constraints": bounds} if bounds else {})}


def _about(column: Column) -> str:
    said = [column.about, f"Unit: {column.unit}." if column.unit else ""]
    if column.type == "texts":
        said.append(f"Parts of a list stand between `{DATA_JOINED_BY}`.")
    return " ".join(filter(None, said))


def csvw(tables: Sequence[Held], day: str) -> bytes:
    """What the tables are by CSV on the Web: one group, with the same columns and keys."""
    return written(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "dc:title": "Afsprakenkaart",
            "dc:license": {"@id": LICENCE["path"]},
            "dc:modified": {"@value": day, "@type": "xsd:date"},
            "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
            "tables": [_table(table) for table in tables],
        }
    )


def _table(table: Held) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = [table.key]
    if table.of_fact:
        reference = {"resource": _ALL_FACTS, "columnReference": ["id"]}
        schema["foreignKeys"] = [{"columnReference": [table.of_fact], "reference": reference}]
    return {"url": table.path, "dc:title": table.about, "tableSchema": schema}


def _column(column: Column) -> dict[str, Any]:
    titles: Mapping[str, str] = {"en": column.en, "nl": column.nl}
    apart = {"separator": DATA_JOINED_BY} if column.type == "texts" else {}
    # The header of a file is the name, so that is a title too.
    return {
        "name": column.name,
        "titles": {"und": column.name, **titles},
        "dc:description": _about(column),
        "datatype": _CSVW[column.type],
        **apart,
    }
