"""A project of QGIS for a GeoPackage that holds all layers: in the order of the map, with its looks, in RD New."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as Xml

from layers.columns import Column
from layers.files.archive import zipped
from layers.files.looks import MEANING, Rule
from layers.files.qml import GEOMETRY, parts
from layers.files.shapes import Kind
from layers.layer import LayerId
from layers.registry import DRAWN, LAYERS

NAME: Final = "afsprakenkaart"
"""The name of the project inside the file."""

TABLE: Final = "CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)"
_ORDER: Final[tuple[Kind, ...]] = ("points", "lines", "areas")


@dataclass(frozen=True)
class Shown:
    """A table as the project shows it; without a kind it has no geometry."""

    table: str
    title: str
    columns: Sequence[Column]
    layer: LayerId | None = None
    kind: Kind | None = None
    rules: Sequence[Rule] = ()

    @property
    def ident(self) -> str:
        """What the project calls it: QGIS takes no id of less than some ten letters."""
        return f"{NAME}_{self.table}"


def project(file_name: str, shown: Sequence[Shown], bounds: Sequence[float], day: str) -> tuple[str, str]:
    """The project as the file of this name holds it: what is said of it, and its content, a zip in hexadecimals."""
    content = zipped({f"{NAME}.qgs": _qgs(file_name, shown, bounds).encode()}, day)
    said = {"last_modified_time": f"{day[:10]}T00:00:00", "last_modified_user": NAME}
    return json.dumps(said), content.hex()


def ordered(shown: Sequence[Shown]) -> list[Shown]:
    """The tables as a list of layers has them: from the top of the map to the bottom, tables without geometry last."""
    heights = {layer.id: drawing.order for layer, drawing in DRAWN}

    def place(table: Shown) -> tuple[int, int]:
        if table.layer is None or table.kind is None:
            return 1, 0
        # What the map shows as the fill of the ground lies under all else.
        below = table.kind == "areas" and LAYERS[table.layer].fill
        return 0, 1_000 if below else 100 * _ORDER.index(table.kind) - heights[table.layer]

    return sorted(shown, key=place)


def _qgs(file_name: str, shown: Sequence[Shown], bounds: Sequence[float]) -> str:
    root = Xml.Element("qgis", version="3.22.16-Białowieża", projectname=NAME)
    Xml.SubElement(root, "title").text = NAME
    _reference(Xml.SubElement(root, "projectCrs"))
    tree = Xml.SubElement(root, "layer-tree-group")
    groups: dict[str, Xml.Element] = {}
    layers = Xml.Element("projectlayers")
    order = Xml.Element("layerorder")
    for table in ordered(shown):
        group = "Kaartlagen" if table.kind else "Tabellen"
        if group not in groups:
            groups[group] = Xml.SubElement(
                tree, "layer-tree-group", name=group, checked="Qt::Checked", expanded=str(int(group == "Kaartlagen"))
            )
        source = f"./{file_name}|layername={table.table}"
        on = not table.layer or LAYERS[table.layer].at_first
        said = {"id": table.ident, "name": table.title, "source": source, "providerKey": "ogr"}
        Xml.SubElement(
            groups[group], "layer-tree-layer", said, checked="Qt::Checked" if on else "Qt::Unchecked", expanded="1"
        )
        layers.append(_maplayer(table, source))
        Xml.SubElement(order, "layer", id=table.ident)
    canvas = Xml.SubElement(root, "mapcanvas", name="theMapCanvas", annotationsVisible="1")
    Xml.SubElement(canvas, "units").text = "meters"
    extent = Xml.SubElement(canvas, "extent")
    for name, value in zip(("xmin", "ymin", "xmax", "ymax"), bounds, strict=True):
        Xml.SubElement(extent, name).text = str(round(float(value)))
    Xml.SubElement(canvas, "rotation").text = "0"
    _reference(Xml.SubElement(canvas, "destinationsrs"))
    root.append(layers)
    root.append(order)
    properties = Xml.SubElement(root, "properties")
    paths = Xml.SubElement(properties, "Paths")
    Xml.SubElement(paths, "Absolute", type="bool").text = "false"
    system = Xml.SubElement(properties, "SpatialRefSys")
    Xml.SubElement(system, "ProjectionsEnabled", type="int").text = "1"
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + Xml.tostring(root, encoding="unicode")


def _maplayer(table: Shown, source: str) -> Xml.Element:
    geometry = GEOMETRY[table.kind][2] if table.kind else "No geometry"
    made = Xml.Element("maplayer", type="vector", geometry=geometry, labelsEnabled="1", hasScaleBasedVisibilityFlag="0")
    Xml.SubElement(made, "id").text = table.ident
    Xml.SubElement(made, "datasource").text = source
    Xml.SubElement(made, "layername").text = table.title
    if table.kind:
        _reference(Xml.SubElement(made, "srs"))
    Xml.SubElement(made, "provider", encoding="UTF-8").text = "ogr"
    flags = Xml.SubElement(made, "flags")
    for name, value in (("Identifiable", "1"), ("Removable", "1"), ("Searchable", "1"), ("Private", "0")):
        Xml.SubElement(flags, name).text = value
    if table.kind and table.layer:
        made.extend(parts(LAYERS[table.layer], table.kind, table.rules, table.columns))
    else:
        aliases = Xml.SubElement(made, "aliases")
        for n, column in enumerate(table.columns, start=1):
            named = column.nl if MEANING == "nl" else column.en
            Xml.SubElement(aliases, "alias", index=str(n), field=column.name, name=named[:1].upper() + named[1:])
    return made


def _reference(parent: Xml.Element) -> None:
    """RD New, which QGIS finds by its code."""
    system = Xml.SubElement(parent, "spatialrefsys", nativeFormat="Wkt")
    # The number of the system in QGIS's own list: without one it does not look at the code.
    Xml.SubElement(system, "srsid").text = "2517"
    Xml.SubElement(system, "srid").text = "28992"
    Xml.SubElement(system, "authid").text = "EPSG:28992"
    Xml.SubElement(system, "description").text = "Amersfoort / RD New"
