"""The map of a view as SVG within a plain page: each area and sign is a link that opens it, no script is needed.

It shows what the map in the frame shows, of the same state (`ui.map.map_state.map_state`) and by the same looks
(`layers.layer.Drawing`), drawn as the small maps are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from layers.layer import Drawing, Layer
from layers.registry import DRAWN, GROUND
from layers.style import PAPER, SELECTED, Style, step
from ui.data.picture import Picture
from ui.map import map_state
from ui.map.geometry import Box, Frame, Line, Position, Shapes, area, centroid, flat, path_data, shapes
from ui.map.looks import Looks, mark, sign
from ui.map.map_types import MapState
from ui.map.picking import picked
from ui.map.small_map import LAND
from ui.say.safe_html import EMPTY, Html, el, join, svg, text
from ui.words.common import WORDS

WIDTH, HEIGHT = 640.0, 725.0
# Circles are as on the map in the frame, for a picture that is smaller.
SMALLER: Final = 0.75
# What stands beside a place is drawn so far from it.
BESIDE_PX: Final = 11.0


@dataclass(frozen=True)
class Canvas:
    """How a map is drawn: its size, the size of its words, and whether it stands in a page or goes along by itself.

    In a page it follows the theme, and each sign is a link; by itself it is on paper, and drawn around what the
    filters leave.
    """

    width: float
    height: float
    name_px: float
    label_px: float
    family: str
    in_page: bool


PAGE: Final = Canvas(WIDTH, HEIGHT, 13, 12, "sans-serif", in_page=True)
# The face that goes along with a picture (`ui/assets/charts/text.js`), else one that every system has.
SLIDE: Final = Canvas(700, 700, 17, 15, "Picture Sans,Arial,Helvetica,sans-serif", in_page=False)


@dataclass(frozen=True)
class Feature:
    """A feature with its geometry, in narrowed degrees."""

    layer: Layer
    ident: str
    properties: Mapping[str, Any]
    rings: list[Line]
    lines: list[Line]
    points: Line

    @property
    def anchor(self) -> Position | None:
        """The point that stands for it, None where nothing of it is drawn."""
        if self.points:
            return self.points[0]
        if self.lines:
            return self.lines[0][len(self.lines[0]) // 2]
        return centroid(max(self.rings, key=area)) if self.rings else None


def draw(picture: Picture, canvas: Canvas = PAGE) -> Html:
    """Return the map of a view as an SVG element: for a page, or a document of its own."""
    found, state, looks = shapes(picture.edition.built.path), map_state.map_state(picture), Looks()
    frame = Frame(_box(picture, found, canvas).shaped(0, 0.02, canvas.width / canvas.height), 0, 0, canvas.width)
    drawn = [
        sign
        for layer, drawing in DRAWN
        if state["layers"][layer.id]["on"]
        for sign in _signs(layer, drawing, picture, state, found, frame, looks, linked=canvas.in_page)
    ]
    land = looks.of(fill=LAND)
    names = [*_names(state["styles"][GROUND.id], found, frame, looks, picture, canvas)]
    edge = svg("rect", width="100%", height="100%", cls=looks.of(fill="none", stroke="#aab3bb", stroke_width=2))
    xmlns = {} if canvas.in_page else {"xmlns": "http://www.w3.org/2000/svg"}
    return svg(
        "svg",
        svg("style", looks.sheet(in_page=canvas.in_page)),
        looks.defs(),
        svg("rect", width="100%", height="100%", cls="sea"),
        svg("path", d=path_data(found.land, frame, closed=True), cls=land),
        *drawn,
        *names,
        EMPTY if canvas.in_page else edge,
        viewBox=f"0 0 {canvas.width:g} {canvas.height:g}",
        width=f"{canvas.width:g}",
        height=f"{canvas.height:g}",
        role="group",
        aria_label=WORDS[picture.view.language].map.described,
        **xmlns,
    )


def _box(picture: Picture, found: Shapes, canvas: Canvas) -> Box:
    """Return what is drawn: the country, or in a picture by itself what the filter on provinces leaves."""
    chosen = () if canvas.in_page else picture.provinces or ()
    rings = [ring for code in chosen for ring in found.areas[GROUND.id].get(code, [])]
    return Box.around(position for ring in rings for position in ring) if rings else found.country


def _signs(
    layer: Layer,
    drawing: Drawing,
    picture: Picture,
    state: MapState,
    found: Shapes,
    frame: Frame,
    looks: Looks,
    *,
    linked: bool,
) -> Iterator[Html]:
    show, own = state["layers"][layer.id]["show"], state["styles"].get(layer.id, {})
    fixed = map_state.styles(layer, picture.edition)
    for properties in picture.edition.built.features(layer.id):
        ident = str(properties["id"])
        if show is not None and ident not in show:
            continue
        feature = _feature(layer, ident, properties, found)
        style = own.get(ident) or fixed.get(ident) or fixed["*"]
        chosen = layer.key(ident) in picture.view.selection
        if shape := _shape(feature, drawing, style, picture, found, frame, looks, chosen=chosen):
            if not linked:
                yield shape
                continue
            opens = str(properties.get("subject") or layer.key(ident)) if drawing.look == "beside" else layer.key(ident)
            yield svg("a", svg("title", str(properties["name"])), shape, href=picked([opens], picture))


def _feature(layer: Layer, ident: str, properties: Mapping[str, Any], found: Shapes) -> Feature:
    lines, points = _parts(found.points.get(layer.id, {}).get(ident))
    return Feature(layer, ident, properties, found.areas.get(layer.id, {}).get(ident, []), lines, points)


def _parts(geometry: Mapping[str, Any] | None) -> tuple[list[Line], Line]:
    """Return the lines and points of a geometry that is no area."""
    match geometry:
        case {"type": "Point", "coordinates": at}:
            return [], [flat(at)]
        case {"type": "MultiPoint", "coordinates": several}:
            return [], [*map(flat, several)]
        case {"type": "LineString", "coordinates": line}:
            return [[*map(flat, line)]], []
        case {"type": "MultiLineString", "coordinates": lines}:
            return [[*map(flat, line)] for line in lines], []
    return [], []


def _shape(
    feature: Feature,
    drawing: Drawing,
    style: Style,
    picture: Picture,
    found: Shapes,
    frame: Frame,
    looks: Looks,
    *,
    chosen: bool,
) -> Html:
    stroke = SELECTED if chosen else style.get("stroke")
    if drawing.look in ("ground", "areas"):
        return _area(feature, style, stroke, frame, looks, chosen=chosen) if feature.rings else EMPTY
    if drawing.look == "beside":
        at = _beside(feature, picture, found)
        if at is None:
            return EMPTY
        x, y = frame.at(at)
        return mark(drawing.mark, (x + BESIDE_PX, y - BESIDE_PX), {"stroke": stroke}, looks)
    if drawing.look == "circles":
        return join(*(_circle(frame.at(at), feature, drawing, style, stroke, looks) for at in feature.points))
    weight = style.get("weight", 3) + (2 if chosen else 0)
    line = looks.of(fill="none", stroke=stroke, stroke_width=weight, stroke_dasharray=style.get("dash"))
    lines = svg("path", d=path_data(feature.lines, frame, closed=False), cls=line) if feature.lines else EMPTY
    seen = {**style, "stroke": stroke, "fill": SELECTED} if chosen else style
    return join(lines, join(*(mark(drawing.mark, frame.at(at), seen, looks) for at in feature.points)))


def _area(feature: Feature, style: Style, stroke: object, frame: Frame, looks: Looks, *, chosen: bool) -> Html:
    look = looks.of(
        fill=looks.paint(style) or LAND,
        # What has no fill can still be clicked.
        fill_opacity=style.get("opacity", 0.5) if looks.paint(style) else 0.01,
        stroke=stroke,
        stroke_width=3 if chosen else style.get("weight", 1),
        stroke_dasharray=style.get("dash"),
    )
    return svg("path", d=path_data(feature.rings, frame, closed=True), cls=look)


def _circle(at: Position, feature: Feature, drawing: Drawing, style: Style, stroke: object, looks: Looks) -> Html:
    x, y = at
    sizes, number = drawing.more, feature.properties.get(drawing.more["by"])
    radius = sizes["px"][step(number, sizes["breaks"])] if number else sizes["hollowPx"]
    firm = "not_stated" if not number else "agreed" if feature.properties.get(sizes["firm"]) else "stated"
    seen = {**sizes["looks"].get(firm, style), **({"stroke": stroke} if stroke == SELECTED else {})}
    look = looks.of(
        fill=seen.get("fill") or PAPER, fill_opacity=0.9, stroke=seen["stroke"],
        stroke_width=seen.get("weight", 1.5), stroke_dasharray=seen.get("dash"),
    )  # fmt: skip
    return svg("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius * SMALLER:.1f}", cls=look)


def _beside(feature: Feature, picture: Picture, found: Shapes) -> Position | None:
    """Return where the place lies that a feature marks, None where the map draws no such place."""
    names = feature.layer.names(picture.edition.built) if feature.layer.names else {}
    about = names.get(feature.ident, {})
    if about.get("at"):
        return flat(about["at"])
    subject = picture.edition.features.get(str(about.get("subject")))
    if subject is None:
        return None
    layer = next(layer for layer, _ in DRAWN if layer.id == subject["layer"])
    return _feature(layer, str(subject["id"]), subject, found).anchor


def _names(
    styles: Mapping[str, Style], found: Shapes, frame: Frame, looks: Looks, picture: Picture, canvas: Canvas
) -> Iterator[Html]:
    """Give the name of each province, and under it what the fill says of it.

    In a picture by itself no name is cut by the edge, and what the fill says stands where there is room for it.
    """
    halo = {"paint_order": "stroke", "stroke": LAND, "stroke_width": "3px", "fill": "#5a6673", "text_anchor": "middle"}
    name = looks.of(font=f"600 {canvas.name_px:g}px {canvas.family}", **halo)
    label = looks.of(font=f"{canvas.label_px:g}px {canvas.family}", **halo)
    said: list[tuple[str, Position, float, str]] = []
    for code, rings in found.areas[GROUND.id].items():
        x, y = frame.at(centroid(max(rings, key=area)))
        said.append((picture.edition.provinces[code]["name"], (x, y), canvas.name_px, name))
    for code, (_, (x, y), *_) in zip(found.areas[GROUND.id], said.copy(), strict=True):
        if words := styles.get(code, {}).get("label"):
            said.append((words, (x, y + canvas.name_px + 1), canvas.label_px, label))
    placed: list[Box] = []
    for words, (x, y), px, look in said:
        # A letter is about half as wide as it is high.
        half = len(words) * px * 0.27
        box = Box(x - half, y - px, x + half, y)
        inside = box.west > 0 and box.east < canvas.width and box.south > 0 and box.north < canvas.height
        if canvas.in_page or (inside and not any(box.meets(other) for other in placed)):
            placed.append(box)
            yield svg("text", words, x=f"{x:.1f}", y=f"{y:.1f}", cls=look)


def legend(picture: Picture) -> Html:
    """Return the legend of the map of a view: each sign as the map draws it, with its meaning."""
    looks = Looks(prefix="s")
    rows = [
        el("li", sign(item["shape"], item["style"], looks), el("span", text(item["label"])))
        for item in map_state.map_state(picture)["legend"]["items"]
    ]
    sheet = svg("svg", svg("style", looks.sheet()), looks.defs(), width="0", height="0")
    return join(sheet, el("ul", *rows, cls="plain-legend"))
