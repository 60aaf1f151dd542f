"""How the maps without a script draw: styles as CSS, patterns, marks and the signs of the legend, by the same looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from layers.registry import DARK
from layers.style import PAPER, Style
from ui.map.geometry import Position
from ui.map.small_map import LAND, SEA, SEA_DARK
from ui.say.safe_html import EMPTY, Html, join, svg

MARK_PX: Final = 6.0
SIGN_WIDTH, SIGN_HEIGHT = 32, 18
_DARK: Final[Mapping[str, str]] = {**DARK, LAND: "#262c33"}
_HATCH: Final[Mapping[str, str]] = {
    "diagonal": "M-2,2l4,-4M0,8l8,-8M6,10l4,-4",
    "hatch": "M-2,2l4,-4M0,8l8,-8M6,10l4,-4",
    "back": "M-2,6l4,4M0,0l8,8M6,-2l4,4",
    "cross": "M-2,2l4,-4M0,8l8,-8M6,10l4,-4M-2,6l4,4M0,0l8,8M6,-2l4,4",
    "horizontal": "M0,4h8",
    "vertical": "M4,0v8",
}


@dataclass
class Looks:
    """The styles of a drawing, each with a class of its own in one style sheet, and its patterns."""

    rules: dict[str, str] = field(default_factory=dict)
    patterns: dict[str, Html] = field(default_factory=dict)
    prefix: str = "k"

    def of(self, **properties: object) -> str:
        """Return the class of a set of CSS properties (`stroke_width=2`); None leaves one out."""
        rule = ";".join(f"{name.replace('_', '-')}:{value}" for name, value in properties.items() if value is not None)
        return self.rules.setdefault(rule, f"{self.prefix}{len(self.rules)}")

    def paint(self, style: Style) -> str | None:
        """Return the fill of a style: its colour, or a pattern over that colour; None where it is hollow."""
        pattern, fill = style.get("pattern"), style.get("fill")
        if not pattern:
            return fill
        ink = style.get("ink") or style["stroke"]
        ident = f"{self.prefix}-{pattern}-{str(fill or 'none').strip('#')}-{ink.strip('#')}"
        if ident not in self.patterns:
            ground = svg("rect", width=8, height=8, cls=self.of(fill=fill)) if fill else EMPTY
            if pattern == "dots":
                drawn = svg("circle", cx=4, cy=4, r=1.2, cls=self.of(fill=ink))
            else:
                drawn = svg("path", d=_HATCH[pattern], cls=self.of(fill="none", stroke=ink, stroke_width=1.1))
            self.patterns[ident] = svg(
                "pattern", ground, drawn, id=ident, width=8, height=8, patternUnits="userSpaceOnUse"
            )
        return f"url(#{ident})"

    def defs(self) -> Html:
        """Return the patterns, to stand in the drawing."""
        return svg("defs", *self.patterns.values())

    def sheet(self, *, in_page: bool = True) -> str:
        """Return the style sheet: as on paper, and in a page also as in the dark."""

        def themed(rule: str) -> str:
            return ";".join(
                f"{name}:{_DARK.get(value, value)}" for name, _, value in (p.partition(":") for p in rule.split(";"))
            )

        rules = "".join(f".{name}{{{rule}}}" for rule, name in self.rules.items())
        if not in_page:
            return f".sea{{fill:{SEA}}}{rules}"
        dark = "".join(f".{name}{{{themed(rule)}}}" for rule, name in self.rules.items())
        return f".sea{{fill:{SEA}}}{rules}@media (prefers-color-scheme:dark){{.sea{{fill:{SEA_DARK}}}{dark}}}"


def mark(kind: str, at: Position, style: Style, looks: Looks) -> Html:
    """Return a mark at a point of the picture; `full` of the style is how much of a diamond is filled, from below."""
    return _MARKS[kind](*at, style.get("size", 2 * MARK_PX) / 2, style, looks)


def _path(data: str, **look: object) -> Callable[[Looks], Html]:
    return lambda looks: svg("path", d=data, cls=looks.of(**look))


def _diamond(x: float, y: float, r: float, style: Style, looks: Looks) -> Html:
    full, colour = style.get("full", 1), style.get("fill") or style.get("stroke")
    cut = y + r - 2 * r * full
    half = r - abs(cut - y)
    sides = f"L{x + r:.1f},{y:.1f}L{x:.1f},{y + r:.1f}L{x - r:.1f},{y:.1f}" if full > 0.5 else f"L{x:.1f},{y + r:.1f}"
    outline = f"M{x:.1f},{y - r:.1f}l{r:g},{r:g}l-{r:g},{r:g}l-{r:g},-{r:g}Z"
    filled = f"M{x - half:.1f},{cut:.1f}H{x + half:.1f}{sides}Z"
    return join(
        _path(outline, fill=PAPER, stroke=colour, stroke_width=1.5)(looks),
        _path(filled, fill=colour)(looks) if full else EMPTY,
    )


def _triangle(x: float, y: float, r: float, style: Style, looks: Looks) -> Html:
    data = f"M{x:.1f},{y - r:.1f}l{r:g},{2 * r:g}h-{2 * r:g}Z"
    return _path(data, fill=style.get("fill"), stroke=PAPER, stroke_width=1)(looks)


def _square(x: float, y: float, r: float, style: Style, looks: Looks) -> Html:
    data = f"M{x - r:.1f},{y - r:.1f}h{2 * r:g}v{2 * r:g}h-{2 * r:g}Z"
    return _path(data, fill=style.get("fill") or style.get("stroke"), stroke=PAPER, stroke_width=1)(looks)


def _group(x: float, y: float, r: float, style: Style, looks: Looks) -> Html:
    ring = looks.of(fill=PAPER, stroke=style["stroke"], stroke_width=2.5)
    return svg("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r + 1:g}", cls=ring)


def _clash(x: float, y: float, r: float, style: Style, looks: Looks) -> Html:
    ring = looks.of(fill=PAPER, stroke=style.get("stroke"), stroke_width=2)
    cross = f"M{x - 2.4:.1f},{y - 2.4:.1f}l4.8,4.8m0,-4.8l-4.8,4.8"
    return join(
        svg("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r:g}", cls=ring),
        _path(cross, fill="none", stroke=style.get("stroke"), stroke_width=1.6)(looks),
    )


_MARKS: Final = {"diamond": _diamond, "triangle": _triangle, "square": _square, "group": _group, "clash": _clash}


def sign(shape: str, style: Style, looks: Looks) -> Html:
    """Return the sign of a line of the legend as a small drawing."""
    middle = SIGN_WIDTH / 2, SIGN_HEIGHT / 2
    line = looks.of(
        fill="none", stroke=style.get("stroke"), stroke_width=style.get("weight", 3), stroke_dasharray=style.get("dash")
    )
    match shape:
        case "area":
            look = looks.of(
                fill=looks.paint(style) or "none", fill_opacity=style.get("opacity", 0.75), stroke=style.get("stroke")
            )
            drawn = svg("rect", x=3, y=1, width=26, height=16, cls=look)
        case "line":
            drawn = svg("path", d="M1,9H31", cls=line)
        case "track":
            drawn = join(svg("path", d="M1,9H31", cls=line), mark("diamond", middle, style, looks))
        case "circle":
            look = looks.of(
                fill=style.get("fill") or "none", stroke=style.get("stroke"), stroke_dasharray=style.get("dash")
            )
            drawn = svg("circle", cx=16, cy=9, r=6, cls=look)
        case _:
            drawn = mark(shape, middle, style, looks)
    return svg("svg", drawn, width=SIGN_WIDTH, height=SIGN_HEIGHT, viewBox=f"0 0 {SIGN_WIDTH} {SIGN_HEIGHT}")
