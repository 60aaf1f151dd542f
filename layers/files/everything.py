"""One GeoPackage with all layers, the tables of facts with their sources, and a project of QGIS that shows them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any, Final

from layers.adds import of_facts
from layers.analysis import select
from layers.built import Built
from layers.columns import Column
from layers.fact_columns import FACT_PROVINCES, FACTS, SOURCE_COLUMNS
from layers.files import project
from layers.files.geopackage import attributes, columns_explained, describe, identifier, of_kind, stamp, write_features
from layers.files.looks import rules
from layers.files.shapes import Shapes, shapes
from layers.known import known_themes
from layers.narrowing import ALL, Narrowing
from layers.registry import LAYERS
from layers.tables import Table, fact_province_table, fact_table, filter_words, flat_cell
from writing import scratch

SOURCES: Final = "fact_sources"
_TYPES: Final = {"text": "TEXT", "texts": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN"}
_TITLES: Final = {
    FACTS: "Feiten",
    FACT_PROVINCES: "Feiten per provincie",
    SOURCES: "Bronnen van feiten",
}


def everything(
    built: Built,
    file_name: str,
    provinces: Iterable[str] = (),
    themes: Iterable[str] = (),
    narrowing: Narrowing = ALL,
) -> bytes:
    """All layers and facts as a filter leaves them, in one GeoPackage, the project inside.

    The project finds the layers by the name of the file that it is in.

    Raises:
        UnknownNameError: no such province or theme.
    """
    codes, known = built.known_provinces(provinces), known_themes(themes)
    tables = [shape for layer in LAYERS for shape in shapes(built, layer, codes, known, narrowing)]
    with scratch() as folder:
        path = folder / "all.gpkg"
        write_features(path, tables)
        with closing(sqlite3.connect(path)) as file:
            describe(file, built, tables)
            facts = _facts(file, built, codes, known, narrowing)
            _project(file, built, file_name, tables, facts)
            file.commit()
        return path.read_bytes()


def fact_tables(built: Built, provinces: Sequence[str], themes: Sequence[str], narrowing: Narrowing) -> list[Table]:
    """The table of facts and that of facts by province, as a filter leaves them."""
    facts = [fact for fact in select(built.facts, provinces, themes) if narrowing.passes(fact)]
    among = {fact["id"] for fact in built.facts if narrowing.passes(fact)}
    added = of_facts(built.facts, provinces, themes, among)
    edition = built.manifest["edition"], built.manifest["edition_date"]
    words = filter_words(provinces, themes, narrowing=narrowing)
    names = {row["code"]: row["name"] for row in built.registers["provinces"]}
    return [
        fact_table(facts, built.registers["document_parts"], *edition, words, added),
        fact_province_table(facts, names, *edition, words, added),
    ]


def _facts(
    file: sqlite3.Connection, built: Built, provinces: Sequence[str], themes: Sequence[str], narrowing: Narrowing
) -> dict[str, Sequence[Column]]:
    made = fact_tables(built, provinces, themes, narrowing)
    held: list[tuple[str, Sequence[Column], Sequence[Mapping[str, Any]]]] = [(t.name, t.columns, t.rows) for t in made]
    held.append((SOURCES, SOURCE_COLUMNS, made[0].sources))
    for name, columns, rows in held:
        declared = ", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in columns)
        file.execute(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {declared})')
        named = ", ".join(f'"{column.name}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        file.executemany(
            f'INSERT INTO "{name}" ({named}) VALUES ({marks})',
            ([flat_cell(row[column.name]) for column in columns] for row in rows),
        )
        attributes(file, name, _TITLES[name], f"afsprakenkaart: {name}", stamp(built.manifest["edition_date"]))
    columns_explained(file, [(name, columns) for name, columns, _ in held])
    return {name: columns for name, columns, _ in held}


def _project(
    file: sqlite3.Connection,
    built: Built,
    file_name: str,
    tables: Sequence[Shapes],
    facts: Mapping[str, Sequence[Column]],
) -> None:
    shown = [
        project.Shown(
            shape.name,
            identifier(shape),
            shape.table.columns,
            shape.layer,
            shape.kind,
            rules(LAYERS[shape.layer], of_kind(built, shape)),
        )
        for shape in tables
    ]
    shown += [project.Shown(name, _TITLES[name], columns) for name, columns in facts.items()]
    drawn = [shape.frame.total_bounds for shape in tables if len(shape.frame)]
    corners = list(zip(*drawn, strict=True)) if drawn else [(0,), (300_000,), (290_000,), (630_000,)]
    bounds = (min(corners[0]), min(corners[1]), max(corners[2]), max(corners[3]))
    said, content = project.project(file_name, shown, bounds, built.manifest["edition_date"])
    file.execute(project.TABLE)
    file.execute("INSERT INTO qgis_projects VALUES (?, ?, ?)", (project.NAME, said, content))
