"""The looks of a layer as QGIS reads them (QML): the map's colours, patterns, dashes and signs, and Dutch labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as Xml

from layers.columns import Column
from layers.files.looks import MEANING, Rule
from layers.files.shapes import Kind
from layers.layer import Layer
from layers.style import PAPER, Style

GEOMETRY: Final[Mapping[Kind, tuple[str, int, str]]] = {
    "points": ("marker", 0, "Point"),
    "lines": ("line", 1, "Line"),
    "areas": ("fill", 2, "Polygon"),
}
"""What QGIS calls a symbol, a geometry and a layer of each kind."""

_ANGLES: Final[Mapping[str, tuple[int, ...]]] = {
    "diagonal": (45,),
    "back": (135,),
    "hatch": (45,),
    "cross": (45, 135),
    "horizontal": (0,),
    "vertical": (90,),
}
_MARKS: Final = {"square": "square", "diamond": "diamond", "triangle": "triangle", "circle": "circle"}
_BESIDE_PX: Final = "11,-11"
"""Where the sign of something that lies at another place's feature stands: beside it, so that both are seen."""


def qml(layer: Layer, kind: Kind, rules: Sequence[Rule], columns: Sequence[Column]) -> str:
    """The style of a table as a QML file."""
    root = Xml.Element("qgis", version="3.22.16", styleCategories="Symbology|Labeling|Fields|MapTips")
    for part in parts(layer, kind, rules, columns):
        root.append(part)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + Xml.tostring(root, encoding="unicode")


def parts(layer: Layer, kind: Kind, rules: Sequence[Rule], columns: Sequence[Column]) -> list[Xml.Element]:
    """What a style says: how to draw, what to write on the map, and what columns are called."""
    made = [_renderer(layer, kind, rules)]
    if layer.is_ground:
        made.append(_names_on_the_map())
    aliases = Xml.Element("aliases")
    for n, column in enumerate(columns, start=1):
        named = column.nl if MEANING == "nl" else column.en
        Xml.SubElement(aliases, "alias", index=str(n), field=column.name, name=named[:1].upper() + named[1:])
    made.append(aliases)
    shown = Xml.Element("previewExpression")
    shown.text = '"name"'
    tip = Xml.Element("mapTip")
    tip.text = f'<b>[% "name" %]</b><br>{layer.words[MEANING].one}'
    geometry = Xml.Element("layerGeometryType")
    geometry.text = str(GEOMETRY[kind][1])
    return [*made, shown, tip, geometry]


def _renderer(layer: Layer, kind: Kind, rules: Sequence[Rule]) -> Xml.Element:
    renderer = Xml.Element("renderer-v2", type="RuleRenderer", symbollevels="0", forceraster="0", enableorderby="0")
    tree = Xml.SubElement(renderer, "rules", key="{root}")
    symbols = Xml.SubElement(renderer, "symbols")
    for n, rule in enumerate(rules):
        said = {"key": f"{{{layer.id}-{kind}-{n}}}", "symbol": str(n), "label": rule.meaning}
        Xml.SubElement(tree, "rule", said | ({"filter": rule.filter} if rule.filter else {}))
        symbols.append(_symbol(str(n), kind, _layers(layer, kind, rule, str(n))))
    return renderer


def _symbol(name: str, kind: Kind, layers: Sequence[Xml.Element]) -> Xml.Element:
    symbol = Xml.Element("symbol", type=GEOMETRY[kind][0], name=name, alpha="1", clip_to_extent="1", force_rhr="0")
    symbol.extend(layers)
    return symbol


def _layers(layer: Layer, kind: Kind, rule: Rule, name: str) -> list[Xml.Element]:
    look = layer.drawn[0].look
    if look == "beside":
        return _beside(kind, rule.style, name)
    if kind == "areas":
        return _areas(rule.style, name)
    if kind == "lines":
        return [_line(rule.style)]
    shape = "circle" if look == "circles" else _MARKS.get(_mark(layer), "square")
    return [_marker(rule, shape)]


def _mark(layer: Layer) -> str:
    return next((d.mark for d in layer.drawn if d.look == "marks"), layer.drawn[-1].mark)


def _areas(style: Style, name: str) -> list[Xml.Element]:
    """An area: its fill and border, and its pattern on top."""
    stroke, width = style["stroke"], style.get("weight", 1)
    fill = colour(style["fill"], style.get("opacity", 0.75)) if "fill" in style else "0,0,0,0"
    dashed = "dash" if style.get("dash") else "solid"
    base = layer_of(
        "SimpleFill",
        color=fill,
        style="solid" if "fill" in style else "no",
        outline_color=colour(stroke),
        outline_style=dashed,
        outline_width=width,
        outline_width_unit="Pixel",
    )
    ink = colour(style.get("ink", stroke), style.get("opacity", 0.75))
    pattern = style.get("pattern", "none")
    if pattern == "dots":
        dots = layer_of(
            "PointPatternFill", distance_x=8, distance_y=8, distance_x_unit="Pixel", distance_y_unit="Pixel"
        )
        dot = layer_of("SimpleMarker", name="circle", color=ink, outline_style="no", size=3, size_unit="Pixel")
        dots.append(_symbol(f"@{name}@1", "points", [dot]))
        return [base, dots]
    lines = []
    for n, angle in enumerate(_ANGLES.get(pattern, ()), start=1):
        hatch = layer_of("LinePatternFill", angle=angle, distance=8, distance_unit="Pixel")
        hatch.append(_symbol(f"@{name}@{n}", "lines", [_line({"stroke": style.get("ink", stroke), "weight": 1.5})]))
        lines.append(hatch)
    return [base, *lines]


def _line(style: Style) -> Xml.Element:
    dash = ";".join(str(style.get("dash", "")).split())
    return layer_of(
        "SimpleLine",
        line_color=colour(style["stroke"]),
        line_width=style.get("weight", 4),
        line_width_unit="Pixel",
        capstyle="flat" if dash else "round",
        joinstyle="round",
        use_custom_dash=int(bool(dash)),
        customdash=dash or "5;2",
        customdash_unit="Pixel",
    )


def _marker(rule: Rule, shape: str) -> Xml.Element:
    """A sign; of a mark that is filled in part the colour is as strong as it is full."""
    style = rule.style
    full = style.get("full", 1)
    own = style.get("fill") or (style["stroke"] if "full" in style else PAPER)
    fill = colour(own if full else PAPER, 0.9) if full in (0, 1) else colour(mixed(own, PAPER, full))
    marker = layer_of(
        "SimpleMarker",
        name=shape,
        color=fill,
        outline_color=colour(style["stroke"]),
        outline_width=style.get("weight", 1.5) if "full" not in style else 1.5,
        outline_width_unit="Pixel",
        outline_style="dash" if style.get("dash") and "full" not in style else "solid",
        size=style.get("size", 12),
        size_unit="Pixel",
    )
    column, sizes = rule.sizes
    if column:
        steps = " ".join(f'WHEN "{column}" >= {least} THEN {px}' for least, px in reversed(sizes))
        marker.append(_by_data(f"CASE {steps} ELSE {sizes[0][1]} END"))
    return marker


def _by_data(expression: str) -> Xml.Element:
    root = Xml.Element("data_defined_properties")
    whole = Xml.SubElement(root, "Option", type="Map")
    Xml.SubElement(whole, "Option", name="name", type="QString", value="")
    properties = Xml.SubElement(whole, "Option", name="properties", type="Map")
    size = Xml.SubElement(properties, "Option", name="size", type="Map")
    Xml.SubElement(size, "Option", name="active", type="bool", value="true")
    Xml.SubElement(size, "Option", name="expression", type="QString", value=expression)
    Xml.SubElement(size, "Option", name="type", type="int", value="3")
    Xml.SubElement(whole, "Option", name="type", type="QString", value="collection")
    return root


def _beside(kind: Kind, style: Style, name: str) -> list[Xml.Element]:
    """A disc with a cross in it, beside the place or in the middle of the area or line."""
    ink = colour(style["stroke"])
    at = _BESIDE_PX if kind == "points" else "0,0"
    disc = {"size_unit": "Pixel", "offset": at, "offset_unit": "Pixel", "outline_width_unit": "Pixel"}
    signs = [
        layer_of(
            "SimpleMarker", name="circle", color=colour(PAPER), outline_color=ink, outline_width=2, size=15, **disc
        ),
        layer_of("SimpleMarker", name="cross2", color=ink, outline_color=ink, outline_width=2, size=7, **disc),
    ]
    if kind == "points":
        return signs
    how = {"placement": "centralpoint"} if kind == "lines" else {"point_on_surface": 1}
    holder = layer_of("MarkerLine" if kind == "lines" else "CentroidFill", **how)
    holder.append(_symbol(f"@{name}@0", "points", signs))
    return [holder]


def _names_on_the_map() -> Xml.Element:
    labeling = Xml.Element("labeling", type="simple")
    settings = Xml.SubElement(labeling, "settings", calloutType="simple")
    style = Xml.SubElement(
        settings,
        "text-style",
        fieldName="name",
        fontSize="10",
        fontSizeUnit="Point",
        textColor="60,70,80,255",
        fontWeight="57",
        namedStyle="Medium",
        textOpacity="1",
    )
    Xml.SubElement(
        style,
        "text-buffer",
        bufferDraw="1",
        bufferSize="1",
        bufferSizeUnits="MM",
        bufferColor="255,255,255,220",
        bufferOpacity="0.85",
    )
    Xml.SubElement(settings, "placement", placement="1", centroidInside="1", fitInPolygonOnly="0")
    Xml.SubElement(settings, "rendering", drawLabels="1", obstacle="0")
    return labeling


def layer_of(kind: str, **said: object) -> Xml.Element:
    """A layer of a symbol with its properties, in the words that all of QGIS 3 reads."""
    made = Xml.Element("layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    for name, value in said.items():
        Xml.SubElement(made, "prop", k=name, v=str(value))
    return made


def colour(hexadecimal: str, opacity: float = 1) -> str:
    """A colour as red, green, blue and opacity, each up to 255."""
    return ",".join(str(part) for part in (*_rgb(hexadecimal), round(255 * opacity)))


def mixed(over: str, under: str, part: float) -> str:
    """The colour of which this part is the one, the rest the other."""
    pairs = zip(_rgb(over), _rgb(under), strict=True)
    return "#" + "".join(f"{round(part * a + (1 - part) * b):02x}" for a, b in pairs)


def _rgb(hexadecimal: str) -> tuple[int, int, int]:
    red, green, blue = (int(hexadecimal[n : n + 2], 16) for n in (1, 3, 5))
    return red, green, blue
