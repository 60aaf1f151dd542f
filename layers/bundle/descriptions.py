"""What describes the tables of the bundle to programs: a Data Package (frictionless) and CSV on the Web (W3C)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from layers.columns import Column
from layers.tables.cells import JOINED_BY
from layers.tables.table import NOTE
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
_ALWAYS: Final = ("integer", "number", "boolean")
"""Of these types a cell is empty only where its column may be null; a text may be empty by itself."""


@dataclass(frozen=True)
class Way:
    """A way in which a table is written as CSV; `ends` is the end of the name of its file."""

    ends: str
    delimiter: str
    decimal: str
    joined_by: str
    mark: bool = False
    note: bool = False

    def columns(self, table: Held) -> tuple[Column, ...]:
        """The columns of the file of a table."""
        return (*table.columns, _NOTE) if self.note else table.columns

    def path(self, table: Held) -> str:
        """The file of a table."""
        return table.path.removesuffix(DATA.ends) + self.ends


_NOTE: Final = Column(NOTE, "text", "let op", "note", "What may be added up, and what may not: the same in each row.")
DATA: Final = Way(".data.csv", ",", ".", DATA_JOINED_BY)
EXCEL: Final = Way(".csv", ";", ",", JOINED_BY, mark=True, note=True)


def _files(tables: Sequence[Held]) -> list[tuple[Held, Way]]:
    return [*((table, DATA) for table in tables), *((table, EXCEL) for table in tables if table.excel)]


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
            "resources": [_resource(table, way) for table, way in _files(tables)],
        }
    )


def _resource(table: Held, way: Way) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, table, way) for column in way.columns(table)],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [*table.key]
    if table.links and way is DATA:
        # A table that names rows of its own is "" here.
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": "" if to == table.path else _name(to), "fields": ["id"]}}
            for column, to in table.links.items()
        ]
    return {
        "name": _name(way.path(table)),
        "path": way.path(table),
        "title": table.about,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if way.mark else "utf-8",
        "dialect": {"delimiter": way.delimiter, "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _name(path: str) -> str:
    bare = path.removeprefix("layers/").removesuffix(DATA.ends).replace("_", "-")
    return bare.replace(EXCEL.ends, "-for-excel")


def _field(column: Column, table: Held, way: Way) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "type": _FRICTIONLESS[column.type],
        "title": column.en,
        "description": _about(column, way),
    }
    if column.type == "number":
        found["decimalChar"] = way.decimal
    if column.type == "boolean":
        found |= {"trueValues": ["true"], "falseValues": ["false"]}
    bounds: dict[str, Any] = {}
    if column.name in table.key or (not column.optional and column.type in _ALWAYS):
        bounds["required"] = True
    if (column.name,) == table.key:
        bounds["unique"] = True
    if column.type in ("integer", "number"):
        bounds["minimum"] = 0
    if column.words and column.type == "text":
        bounds["enum"] = [*column.words]
    return {**found, **({"constraints": bounds} if bounds else {})}


def _about(column: Column, way: Way) -> str:
    said = [column.about, f"Unit: {column.unit}." if column.unit else ""]
    if column.type == "texts":
        said.append(f"Parts of a list stand between `{way.joined_by}`.")
    return " ".join(filter(None, said))


def _dialect(way: Way) -> dict[str, Any]:
    return {"delimiter": way.delimiter, "encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]}


def csvw(tables: Sequence[Held], day: str) -> bytes:
    """What the tables are by CSV on the Web: one group, with the same columns and keys."""
    return written(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "dc:title": "Afsprakenkaart",
            "dc:license": {"@id": LICENCE["path"]},
            "dc:modified": {"@value": day, "@type": "xsd:date"},
            "dialect": _dialect(DATA),
            "tables": [_table(table, way) for table, way in _files(tables)],
        }
    )


def _table(table: Held, way: Way) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column, way) for column in way.columns(table)]}
    if table.key:
        schema["primaryKey"] = [*table.key]
    if table.links and way is DATA:
        schema["foreignKeys"] = [
            {"columnReference": [column], "reference": {"resource": to, "columnReference": ["id"]}}
            for column, to in table.links.items()
        ]
    dialect = {} if way is DATA else {"dialect": _dialect(way)}
    return {"url": way.path(table), "dc:title": table.about, **dialect, "tableSchema": schema}


def _column(column: Column, way: Way) -> dict[str, Any]:
    titles: Mapping[str, str] = {"en": column.en, "nl": column.nl}
    apart = {"separator": way.joined_by} if column.type == "texts" else {}
    base = _CSVW[column.type]
    datatype = {"base": base, "format": {"decimalChar": way.decimal}} if base == "number" else base
    # The header of a file is the name, so that is a title too.
    return {
        "name": column.name,
        "titles": {"und": column.name, **titles},
        "dc:description": _about(column, way),
        "datatype": datatype,
        **apart,
    }
