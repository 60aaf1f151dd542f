"""The map of a view as SVG within a plain page: each area and sign is a link that opens it, no script is needed.

It shows what the map in the frame shows, of the same state (`ui.map.map_state.map_state`) and by the same looks
(`layers.layer.Drawing`), drawn as the small maps are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from layers.layer import Drawing, Layer
from layers.registry import DARK, DRAWN, GROUND
from layers.style import PAPER, SELECTED, Style, step
from ui.data.picture import Picture
from ui.map import map_state
from ui.map.geometry import Box, Frame, Line, Position, Shapes, area, centroid, flat, path_data, shapes
from ui.map.map_types import MapState
from ui.map.picking import picked
from ui.map.small_map import LAND, SEA_DARK
from ui.say.safe_html import EMPTY, Html, join, svg
from ui.words.common import WORDS

WIDTH, HEIGHT = 640.0, 725.0
MARK_PX: Final = 6.0
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
_LINES: Final = {
    "diamond": "M{x},{y}m0,-{r}l{r},{r}l-{r},{r}l-{r},-{r}Z",
    "triangle": "M{x},{y}m0,-{r}l{r},{d}h-{d}Z",
    "square": "M{x},{y}m-{r},-{r}h{d}v{d}h-{d}Z",
    "clash": "M{x},{y}m-{r},-{r}l{d},{d}m0,-{d}l-{d},{d}",
}
_DARK: Final[Mapping[str, str]] = {**DARK, LAND: "#262c33"}


@dataclass
class Looks:
    """The styles of a drawing, each with a class of its own in one style sheet."""

    rules: dict[str, str] = field(default_factory=dict)

    def of(self, **properties: object) -> str:
        """Return the class of a set of CSS properties (`stroke_width=2`); None leaves one out."""
        rule = ";".join(f"{name.replace('_', '-')}:{value}" for name, value in properties.items() if value is not None)
        return self.rules.setdefault(rule, f"k{len(self.rules)}")

    def sheet(self, *, themed_too: bool) -> str:
        """Return the style sheet: as on paper, and as in the dark."""

        def themed(rule: str) -> str:
            return ";".join(
                f"{name}:{_DARK.get(value, value)}" for name, _, value in (p.partition(":") for p in rule.split(";"))
            )

        rules = "".join(f".{name}{{{rule}}}" for rule, name in self.rules.items())
        if not themed_too:
            return f".sea{{fill:{PAPER}}}{rules}"
        dark = "".join(f".{name}{{{themed(rule)}}}" for rule, name in self.rules.items())
        return f".sea{{fill:{PAPER}}}{rules}@media (prefers-color-scheme:dark){{.sea{{fill:{SEA_DARK}}}{dark}}}"


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
    xmlns = {} if canvas.in_page else {"xmlns": "http://www.w3.org/2000/svg"}
    return svg(
        "svg",
        svg("style", looks.sheet(themed_too=canvas.in_page)),
        svg("rect", width="100%", height="100%", cls="sea"),
        svg("path", d=path_data(found.land, frame, closed=True), cls=land),
        *drawn,
        *names,
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
        look = looks.of(fill="none", stroke=stroke, stroke_width=2.5)
        return _mark(drawing.mark, x + BESIDE_PX, y - BESIDE_PX, look)
    if drawing.look == "circles":
        return join(*(_circle(frame.at(at), feature, drawing, style, stroke, looks) for at in feature.points))
    line = looks.of(fill="none", stroke=stroke, stroke_width=5 if chosen else 3, stroke_dasharray=style.get("dash"))
    mark = looks.of(fill=SELECTED if chosen else style.get("fill") or style.get("stroke"), stroke=PAPER, stroke_width=1)
    lines = svg("path", d=path_data(feature.lines, frame, closed=False), cls=line) if feature.lines else EMPTY
    return join(lines, join(*(_mark(drawing.mark, *frame.at(at), mark) for at in feature.points)))


def _area(feature: Feature, style: Style, stroke: object, frame: Frame, looks: Looks, *, chosen: bool) -> Html:
    look = looks.of(
        fill=style.get("fill") or LAND,
        # What has no fill can still be clicked.
        fill_opacity=style.get("opacity", 0.5) if style.get("fill") else 0.01,
        stroke=stroke,
        stroke_width=3 if chosen else style.get("weight", 1),
        stroke_dasharray=style.get("dash"),
    )
    return svg("path", d=path_data(feature.rings, frame, closed=True), cls=look)


def _circle(at: Position, feature: Feature, drawing: Drawing, style: Style, stroke: object, looks: Looks) -> Html:
    x, y = at
    sizes, number = drawing.more, feature.properties.get(drawing.more["by"])
    radius = sizes["px"][step(number, sizes["breaks"])] if number else sizes["hollowPx"]
    fill, dash = (style.get("fill"), None) if number else (PAPER, "3 2")
    look = looks.of(fill=fill, fill_opacity=0.8, stroke=stroke, stroke_width=2, stroke_dasharray=dash)
    return svg("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius * SMALLER:.1f}", cls=look)


def _mark(mark: str, x: float, y: float, look: str) -> Html:
    r = MARK_PX
    return svg("path", d=_LINES[mark].format(x=f"{x:.1f}", y=f"{y:.1f}", r=f"{r:g}", d=f"{2 * r:g}"), cls=look)


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
    """Give the name of each province, and under it what the fill says of it."""
    halo = {"paint_order": "stroke", "stroke": LAND, "stroke_width": "3px", "fill": "#5a6673", "text_anchor": "middle"}
    name = looks.of(font=f"600 {canvas.name_px:g}px {canvas.family}", **halo)
    label = looks.of(font=f"{canvas.label_px:g}px {canvas.family}", **halo)
    for code, rings in found.areas[GROUND.id].items():
        x, y = frame.at(centroid(max(rings, key=area)))
        yield svg("text", picture.edition.provinces[code]["name"], x=f"{x:.1f}", y=f"{y:.1f}", cls=name)
        if said := styles.get(code, {}).get("label"):
            yield svg("text", said, x=f"{x:.1f}", y=f"{y + canvas.name_px + 1:.1f}", cls=label)
