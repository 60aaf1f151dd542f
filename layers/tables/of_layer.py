"""The table of a layer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from layers.adds import WARNING
from layers.letters import parts_by_file
from layers.narrowing import ALL, Narrowing
from layers.tables.table import CREDIT, NOTES, Row, Table, filter_notes, filter_words, source_rows, table_notes

if TYPE_CHECKING:
    from layers.built import Built


def layer_table(
    built: Built, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
) -> Table:
    """A layer as a filter leaves it, without its geometry: the rows of the GeoJSON export.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    provinces, themes = built.known_provinces(provinces), tuple(themes)
    rows = built.rows(layer, provinces, themes, narrowing)
    counted = {fact_id for row in rows for fact_id in row["fact_ids"]}
    parts = parts_by_file(built.registers["document_parts"])
    boundary = built.manifest["boundary"]
    schematic = "ja / yes" if boundary["schematic"] else "nee / no"
    edition = built.manifest["edition"], built.manifest["edition_date"]
    about = (
        *table_notes(layer, *edition, f"{CREDIT}; {boundary['credit']}", len(rows)),
        ("grenzen", "boundaries", f"{boundary['origin']}, {boundary['year']}, {boundary['licence']}"),
        ("grenzen schematisch", "boundaries schematic", schematic),
        *filter_notes(filter_words(provinces, themes, narrowing=narrowing)),
        *NOTES,
    )
    sources = source_rows((fact for fact in built.facts if fact["id"] in counted), parts)
    return Table(layer, *edition, built.columns_of(layer), cast("list[Row]", rows), sources, about, WARNING)
