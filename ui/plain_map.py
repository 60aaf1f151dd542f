"""The map of a view as SVG within a plain page: each area and sign is a link that opens it, no script is needed.

It shows what the map in the frame shows, of the same state (`ui.legend.map_state`), drawn as the small maps are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from layers.style import DARK, PAPER, SELECTED, Style, step
from ui import legend
from ui.picking import picked
from ui.picture import Picture
from ui.safe_html import svg
from ui.small_map import LAND, SEA_DARK, Frame, Line, Position, Shapes, area, centroid, flat, path_data, shapes
from ui.text import WORDS

WIDTH, HEIGHT = 640.0, 725.0
GROUND: Final = "provinces"
POINT_PX: Final = 6.0
# Circles are as on the map in the frame, for a picture that is smaller.
SMALLER: Final = 0.75
_DARK: Final[Mapping[str, str]] = {**DARK, LAND: "#262c33"}


@dataclass
class Looks:
    """The styles of a drawing, each with a class of its own in one style sheet."""

    rules: dict[str, str] = field(default_factory=dict)

    def of(self, **properties: object) -> str:
        """Return the class of a set of CSS properties (`stroke_width=2`); None leaves one out."""
        rule = ";".join(f"{name.replace('_', '-')}:{value}" for name, value in properties.items() if value is not None)
        return self.rules.setdefault(rule, f"k{len(self.rules)}")

    def sheet(self) -> str:
        """Return the style sheet: as on paper, and as in the dark."""
        rules = "".join(f".{name}{{{rule}}}" for rule, name in self.rules.items())
        dark = rules
        for light, other in _DARK.items():
            dark = dark.replace(f":{light}", f":{other}")
        sea = f".sea{{fill:{PAPER}}}"
        return f"{sea}{rules}@media (prefers-color-scheme:dark){{.sea{{fill:{SEA_DARK}}}{dark}}}"


def draw(picture: Picture) -> str:
    """Return the map of a view as an SVG element for a page."""
    found, state, looks = shapes(picture.shown.built.path), legend.map_state(picture), Looks()
    styles = legend.config(picture.shown)
    frame = Frame(found.country.shaped(0, 0.02, WIDTH / HEIGHT), 0, 0, WIDTH)
    signs = [
        sign
        for layer, spec in state["layers"].items()
        if spec["on"]
        # A layer with one style for all of its points tells them apart by their size.
        for sign in _signs(layer, spec["show"], found, picture, is_sized="*" in styles["styles"][layer])
    ]
    # Areas under lines, lines under points.
    signs.sort(key=lambda sign: sign.rank)
    drawn = []
    for sign in signs:
        own = state["styles"].get(sign.layer, {}).get(sign.ident)
        of_layer = styles["styles"].get(sign.layer, {})
        style = own or of_layer.get(sign.ident) or of_layer.get("*") or {}
        shape = _shape(sign, style, frame, looks, styles, chosen=sign.key in picture.view.selection)
        drawn.append(svg("a", svg("title", sign.name), shape, href=picked([sign.key], picture)))
    land = looks.of(fill=LAND)
    names = [*_names(state["styles"][GROUND], found, frame, looks, picture)]
    return svg(
        "svg",
        svg("style", looks.sheet()),
        svg("rect", width="100%", height="100%", cls="sea"),
        svg("path", d=path_data(found.land, frame, closed=True), cls=land),
        *drawn,
        *names,
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        width=f"{WIDTH:g}",
        height=f"{HEIGHT:g}",
        role="group",
        aria_label=WORDS[picture.view.language].map,
    )


@dataclass(frozen=True)
class Sign:
    """A feature with its geometry, in narrowed degrees."""

    layer: str
    ident: str
    name: str
    # The size of a circle; None where nothing states it, or where signs of the layer have no size.
    homes: float | None
    is_sized: bool
    rings: list[Line]
    lines: list[Line]
    points: Line

    @property
    def key(self) -> str:
        """The feature as `layer:id`."""
        return f"{self.layer}:{self.ident}"

    @property
    def rank(self) -> int:
        """Where it is drawn: the ground first, then areas, lines and points."""
        return 0 if self.layer == GROUND else 1 if self.rings else 2 if self.lines else 3


def _signs(
    layer: str, show: Iterable[str] | None, found: Shapes, picture: Picture, *, is_sized: bool
) -> Iterator[Sign]:
    ids = list(show) if show is not None else [str(p["id"]) for p in picture.shown.built.features(layer)]
    for ident in ids:
        feature = picture.shown.features.get(f"{layer}:{ident}")
        if feature is None:
            continue
        rings = found.areas.get(layer, {}).get(ident, [])
        lines, points = _parts(found.points.get(layer, {}).get(ident))
        if rings or lines or points:
            sized = is_sized and bool(points)
            yield Sign(layer, ident, str(feature["name"]), feature.get("homes"), sized, rings, lines, points)


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


def _shape(sign: Sign, style: Style, frame: Frame, looks: Looks, config: Mapping[str, Any], *, chosen: bool) -> str:
    stroke = SELECTED if chosen else style.get("stroke")
    if sign.rings:
        look = looks.of(
            fill=style.get("fill") or LAND,
            fill_opacity=style.get("opacity", 0.5) if style.get("fill") else 0.01,
            stroke=stroke,
            stroke_width=3 if chosen else style.get("weight", 1),
            stroke_dasharray=style.get("dash"),
        )
        return svg("path", d=path_data(sign.rings, frame, closed=True), cls=look)
    if sign.lines:
        look = looks.of(fill="none", stroke=stroke, stroke_width=5 if chosen else 3, stroke_dasharray=style.get("dash"))
        return svg("path", d=path_data(sign.lines, frame, closed=False), cls=look)
    return "".join(_point(frame.at(at), sign, style, stroke, looks, config) for at in sign.points)


def _point(at: Position, sign: Sign, style: Style, stroke: object, looks: Looks, config: Mapping[str, Any]) -> str:
    x, y = at
    if not sign.is_sized:
        r, fill = POINT_PX, style.get("fill") or stroke
        look = looks.of(fill=fill, stroke=stroke if style.get("fill") else PAPER, stroke_width=1)
        return svg("path", d=f"M{x:.1f},{y - r:.1f}l{r:g},{r:g}l{-r:g},{r:g}l{-r:g},{-r:g}Z", cls=look)
    sizes = config["radius"]
    hollow = not sign.homes
    r = sizes["hollow"] if hollow else sizes["px"][step(float(sign.homes or 0), sizes["breaks"])]
    fill, dash = (PAPER, "3 2") if hollow else (style.get("fill"), None)
    look = looks.of(fill=fill, fill_opacity=0.8, stroke=stroke, stroke_width=2, stroke_dasharray=dash)
    return svg("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r * SMALLER:.1f}", cls=look)


def _names(styles: Mapping[str, Style], found: Shapes, frame: Frame, looks: Looks, picture: Picture) -> Iterator[str]:
    """Give the name of each province, and under it what the fill says of it."""
    halo = {"paint_order": "stroke", "stroke": LAND, "stroke_width": "3px", "fill": "#5a6673", "text_anchor": "middle"}
    name, label = looks.of(font="600 13px sans-serif", **halo), looks.of(font="12px sans-serif", **halo)
    for code, rings in found.areas[GROUND].items():
        x, y = frame.at(centroid(max(rings, key=area)))
        yield svg("text", picture.shown.provinces[code]["name"], x=f"{x:.1f}", y=f"{y:.1f}", cls=name)
        if said := styles.get(code, {}).get("label"):
            yield svg("text", said, x=f"{x:.1f}", y=f"{y + 14:.1f}", cls=label)
