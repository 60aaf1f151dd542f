"""The looks of a layer as a Styled Layer Descriptor (SLD 1.0), for programs other than QGIS: colours and signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as Xml

from layers.files.looks import Rule
from layers.files.shapes import Kind
from layers.layer import Layer
from layers.style import PAPER, Style

_SLD: Final = "http://www.opengis.net/sld"
_OGC: Final = "http://www.opengis.net/ogc"


def sld(name: str, layer: Layer, kind: Kind, rules: Sequence[Rule]) -> str:
    """The style of a table; a look that depends on a number is that of the smallest class."""
    root = Xml.Element("StyledLayerDescriptor", {"version": "1.0.0", "xmlns": _SLD, "xmlns:ogc": _OGC})
    named = Xml.SubElement(root, "NamedLayer")
    _text(named, "Name", name)
    user = Xml.SubElement(named, "UserStyle")
    _text(user, "Name", name)
    kinds = Xml.SubElement(user, "FeatureTypeStyle")
    for rule in rules:
        made = Xml.SubElement(kinds, "Rule")
        _text(made, "Name", rule.meaning)
        if conditions := _conditions(rule):
            where = Xml.SubElement(made, "ogc:Filter")
            (where if len(conditions) == 1 else Xml.SubElement(where, "ogc:And")).extend(conditions)
        made.append(_symbolizer(layer, kind, rule))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode")


def _conditions(rule: Rule) -> list[Xml.Element]:
    column, values = rule.where
    made = [_compared("PropertyIsEqualTo", column, value) for value in values]
    if len(made) > 1:
        among = Xml.Element("ogc:Or")
        among.extend(made)
        made = [among]
    made += [_compared("PropertyIsGreaterThan", name, "0") for name in rule.some]
    for name in rule.none:
        negated = Xml.Element("ogc:Not")
        negated.append(_compared("PropertyIsGreaterThan", name, "0"))
        made.append(negated)
    return made


def _compared(how: str, column: str, value: str) -> Xml.Element:
    made = Xml.Element(f"ogc:{how}")
    _text(made, "ogc:PropertyName", column)
    _text(made, "ogc:Literal", value)
    return made


def _symbolizer(layer: Layer, kind: Kind, rule: Rule) -> Xml.Element:
    style = rule.style
    if kind == "areas":
        made = Xml.Element("PolygonSymbolizer")
        if "fill" in style:
            _fill(made, style["fill"], style.get("opacity", 0.75))
        _stroke(made, style)
        return made
    if kind == "lines":
        made = Xml.Element("LineSymbolizer")
        _stroke(made, style)
        return made
    made = Xml.Element("PointSymbolizer")
    graphic = Xml.SubElement(made, "Graphic")
    mark = Xml.SubElement(graphic, "Mark")
    look = layer.drawn[0].look
    _text(mark, "WellKnownName", "circle" if look in ("circles", "beside") else layer.drawn[-1].mark)
    _fill(mark, style.get("fill") or PAPER, 0.9)
    _stroke(mark, style)
    _text(graphic, "Size", str(rule.sizes[1][0][1] if rule.sizes[0] else style.get("size", 12)))
    return made


def _fill(parent: Xml.Element, colour: str, opacity: float) -> None:
    made = Xml.SubElement(parent, "Fill")
    _parameter(made, "fill", colour)
    _parameter(made, "fill-opacity", str(opacity))


def _stroke(parent: Xml.Element, style: Style) -> None:
    made = Xml.SubElement(parent, "Stroke")
    _parameter(made, "stroke", style["stroke"])
    _parameter(made, "stroke-width", str(style.get("weight", 1.5)))
    if style.get("dash"):
        _parameter(made, "stroke-dasharray", str(style["dash"]))


def _parameter(parent: Xml.Element, name: str, value: str) -> None:
    Xml.SubElement(parent, "CssParameter", name=name).text = value


def _text(parent: Xml.Element, name: str, value: str) -> None:
    Xml.SubElement(parent, name).text = value
