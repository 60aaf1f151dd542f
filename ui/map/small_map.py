"""A small map of one thing, as SVG: the provinces as quiet outlines, the thing itself by colour and by stroke."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import quote

from layers.catalogue.provinces import STYLE as PROVINCE
from layers.layer import Language
from layers.registry import GROUND, LAYERS
from layers.style import DARK, SELECTED
from ui.data.edition import LAYER_OF_KIND
from ui.map.geometry import (
    METRES_PER_DEGREE,
    Box,
    Frame,
    Line,
    Shapes,
    area,
    centroid,
    clipped,
    flat,
    inside,
    path_data,
)
from ui.say.described import province_names, said_error
from ui.say.safe_html import EMPTY, Html, svg
from ui.say.subject import Subject
from ui.words.subject import WORDS

Theme = Literal["light", "dark"]

WIDTH, HEIGHT, CREDIT_HEIGHT = 300.0, 340.0, 16.0
# The inset in the sea at the top left, where the map is drawn nearer by.
INSET_WIDTH, INSET_HEIGHT = 72.0, 84.0
# A place is drawn with at least so much around it: enough to recognise where it lies.
LEAST_SPAN_M: Final = 45_000.0
# What takes this part of the country is drawn with the whole of it, and needs no inset.
MOST_OF_IT: Final = 0.55
POINT_PX: Final = 4.0
# A province is named where so much of the picture is of it.
LEAST_NAMED: Final = 0.07
SCALES_M: Final = (100_000, 50_000, 20_000, 10_000, 5_000)

LAND, SEA, SEA_DARK = "#f3f3ee", "#d8e3e9", "#0a1522"
# Ours that `layers.style` has no dark form of.
_DARK: Final[Mapping[str, str]] = {**DARK, LAND: "#262c33", "#3d4650": "#c3ccd5", SELECTED: "#ff9f45"}
_INK: Final = "#3d4650"


@dataclass(frozen=True)
class Thing:
    """What is highlighted: rings of areas, points and lines."""

    rings: list[Line]
    points: Line
    lines: list[Line]

    @property
    def positions(self) -> Line:
        """Every position of it."""
        return [p for part in (*self.rings, *self.lines, self.points) for p in part]


def thing(subject: Subject, found: Shapes) -> Thing | None:
    """Return what of the built geometry a subject is: of a letter its provinces; None where it names no place."""
    if subject.kind in ("province", "letter"):
        codes = [subject.ident] if subject.kind == "province" else subject.provinces
        rings = [ring for code in codes for ring in found.areas[GROUND.id].get(code, [])]
        return Thing(rings, [], []) if rings else None
    if subject.kind == "municipality":
        rings = found.municipalities.get(subject.ident, [])
        return Thing(rings, [], []) if rings else None
    layer = LAYERS[LAYER_OF_KIND[subject.kind]]
    if layer.has_areas:
        return Thing(found.areas[layer.id][subject.ident], [], [])
    geometry = found.points[layer.id][subject.ident]
    match geometry["type"], geometry["coordinates"]:
        case "Point", position:
            return Thing([], [flat(position)], [])
        case "MultiPoint", positions:
            return Thing([], [*map(flat, positions)], [])
        case "LineString", line:
            return Thing([], [], [[*map(flat, line)]])
        case "MultiLineString", lines:
            return Thing([], [], [[*map(flat, line)] for line in lines])
    raise ValueError(f"{subject.key}: a {geometry['type']} is not drawn")


def frames(of: Thing, subject: Subject, country: Box) -> tuple[Frame, Frame | None]:
    """Return where the thing is drawn, and the inset with the whole country where that is nearer by."""
    ratio = WIDTH / HEIGHT
    whole = country.shaped(0, 0.03, ratio)
    if subject.kind in ("province", "letter"):
        return Frame(whole, 0, 0, WIDTH), None
    near = Box.around(of.positions).shaped(LEAST_SPAN_M / METRES_PER_DEGREE, 0.18, ratio)
    if near.height > MOST_OF_IT * whole.height:
        return Frame(whole, 0, 0, WIDTH), None
    inset = country.shaped(0, 0.04, INSET_WIDTH / INSET_HEIGHT)
    return Frame(near, 0, 0, WIDTH), Frame(inset, 5, 5, INSET_WIDTH)


def draw(subject: Subject, found: Shapes, theme: Theme | None) -> Html | None:
    """Return the small map of a subject as an SVG document, None where it names no place.

    Without a theme the picture follows the reader's own. It holds no words of a language, as browsers keep it for ever:
    what it shows is said beside it (`alt`).
    """
    of = thing(subject, found)
    if of is None:
        return None
    main, inset = frames(of, subject, found.country)
    parts = [
        svg("title", subject.name),
        svg("style", _styles(theme)),
        svg("rect", width="100%", height="100%", cls="sea"),
        svg("path", d=path_data(inside(found.land, main.box), main, closed=True), cls="land"),
        svg("path", d=path_data(of.rings, main, closed=True), cls="thing area") if of.rings else EMPTY,
        *_names(subject, of, found, main),
        *_marks(of, main, subject.error_m),
    ]
    if inset is not None:
        parts += [
            svg("rect", x=2, y=2, width=INSET_WIDTH + 6, height=INSET_HEIGHT + 6, cls="sea inset"),
            svg("path", d=path_data(found.land, inset, closed=True), cls="land small"),
            _view_in(main.box, inset),
        ]
    parts += [*_scale(main), svg("rect", y=HEIGHT, width=WIDTH, height=CREDIT_HEIGHT, cls="sea")]
    credit = str(subject.edition.built.manifest["boundary"]["credit"])
    parts.append(svg("text", credit, x=WIDTH - 5, y=HEIGHT + 11, cls="credit"))
    return svg(
        "svg", *parts, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH:g} {HEIGHT + CREDIT_HEIGHT:g}",
        width=f"{WIDTH:g}", height=f"{HEIGHT + CREDIT_HEIGHT:g}", role="img",
    )  # fmt: skip


def _names(subject: Subject, of: Thing, found: Shapes, frame: Frame) -> Iterator[Html]:
    """Give the names of the provinces around a place, each in the middle of what is seen of it where that is enough.

    On a municipality none stands: it would read as the name of it.
    """
    if subject.kind in ("province", "letter"):
        return  # What is pointed out bears its name beside the picture already.
    box = frame.box
    for code, rings in found.areas[GROUND.id].items():
        seen = max((clipped(ring, box) for ring in inside(rings, box)), key=area, default=[])
        if area(seen) >= LEAST_NAMED * box.width * box.height:
            middle = centroid(seen)
            if subject.kind == "municipality" and Box.around(of.positions).meets(Box.around([middle])):
                continue
            x, y = frame.at(middle)
            name = subject.edition.provinces[code]["name"]
            yield svg("text", name, x=f"{x:.1f}", y=f"{y:.1f}", cls="name")


def _marks(of: Thing, frame: Frame, error_m: int | None) -> list[Html]:
    made = []
    if of.lines:
        made.append(svg("path", d=path_data(of.lines, frame, closed=False), cls="under"))
        made.append(svg("path", d=path_data(of.lines, frame, closed=False), cls="thing line"))
    for position in of.points:
        x, y = frame.at(position)
        if error_m and (ring := frame.pixels(error_m)) > POINT_PX:
            made.append(svg("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{ring:.1f}", cls="error"))
        made.append(svg("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=POINT_PX, cls="thing point"))
    return made


def _view_in(box: Box, inset: Frame) -> Html:
    left, top = inset.at((box.west, box.north))
    right, bottom = inset.at((box.east, box.south))
    return svg(
        "rect", x=f"{left:.1f}", y=f"{top:.1f}", width=f"{right - left:.1f}", height=f"{bottom - top:.1f}", cls="view"
    )


def _scale(frame: Frame) -> list[Html]:
    """Return a scale bar: the longest that takes no more than a third of the picture."""
    length = next((m for m in SCALES_M if frame.pixels(m) <= WIDTH / 3), SCALES_M[-1])
    width = frame.pixels(length)
    y = HEIGHT - 8
    return [
        svg("path", d=f"M8,{y - 4:g}V{y:g}H{8 + width:.1f}V{y - 4:g}", cls="scale"),
        svg("text", f"{length // 1000} km", x=f"{8 + width / 2:.1f}", y=y - 5, cls="scale-text"),
    ]


def _styles(theme: Theme | None) -> str:
    if theme is None:
        return f"{_rules(dark=False)} @media (prefers-color-scheme: dark) {{ {_rules(dark=True)} }}"
    return _rules(dark=theme == "dark")


def _rules(*, dark: bool) -> str:
    def colour(on_paper: str) -> str:
        return _DARK.get(on_paper, on_paper) if dark else on_paper

    sea, land, outline = SEA_DARK if dark else SEA, colour(LAND), colour(str(PROVINCE["stroke"]))
    thing, ink = colour(SELECTED), colour(_INK)
    return (
        f".sea{{fill:{sea}}}.inset{{stroke:{outline};stroke-width:.6}}"
        f".land{{fill:{land};stroke:{outline};stroke-width:.9;stroke-linejoin:round}}.small{{stroke-width:.4}}"
        f".thing{{fill:{thing};stroke:{ink};stroke-width:2}}.area{{fill-opacity:.5;stroke:{thing};stroke-width:2.4}}"
        f".line{{fill:none;stroke:{thing};stroke-width:3.4}}.under{{fill:none;stroke:{ink};stroke-width:6}}"
        f".error{{fill:{thing};fill-opacity:.18;stroke:{ink};stroke-width:1.2;stroke-dasharray:4 3}}"
        f".view{{fill:{thing};fill-opacity:.4;stroke:{ink};stroke-width:1.2}}"
        f".scale{{fill:none;stroke:{ink};stroke-width:1.2}}text{{font:9px sans-serif;fill:{ink}}}"
        f"text{{paint-order:stroke;stroke:{land};stroke-width:2.5;stroke-linejoin:round}}"
        f".name{{text-anchor:middle;font-size:11px;fill:{outline}}}"
        f".credit{{text-anchor:end;stroke:none}}.scale-text{{text-anchor:middle}}"
    )


def address(subject: Subject, theme: Theme | None = None) -> str | None:
    """Return the address of the small map of a subject, None where it names no place.

    It names the built folder, so that a browser may keep the picture for ever.
    """
    if not subject.provinces:
        return None
    chosen = f"theme={theme}&" if theme else ""
    return f"/small-map/{subject.kind}/{quote(subject.ident, safe='')}.svg?{chosen}v={subject.edition.built.path.name}"


def alt(subject: Subject, language: Language) -> str:
    """Return what the small map of a subject shows, in words."""
    words = WORDS[language]
    if subject.kind == "letter":
        return words.map_of_letter.format(subject.name, province_names(subject, language))
    where = words.kind["province"] if subject.kind == "province" else province_names(subject, language)
    said = words.map_of.format(subject.name, where)
    return f"{said} {said_error(subject.error_m, language)}" if subject.error_m else said
