"""Curves over time as a drawing: one or more, below each other, with one axis of time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, GAP = 760, 170, 64, 130, 34, 62
COLOURS = ("#154273", "#b45309", "#0f766e", "#7c3aed")
DASHES = ("", "7 4", "2 3", "10 3 2 3")
"""Each curve by its line too: no meaning hangs on colour alone."""
Points = Sequence[tuple[float, float]]

MINUTES = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 240, 1440)
"""Between two moments that are named: five are, at most, and the first."""


@dataclass(frozen=True)
class Panel:
    """Curves on one axis: a title with its unit, the points (seconds, value) by name, and a bound that is promised."""

    title: str
    curves: Mapping[str, Points]
    bound: float | None = None


def round_above(value: float) -> float:
    """Return the next of 1, 2, 5, 10, ... at or above a value."""
    if value <= 0:
        return 1
    power = 10 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value * 0.9999)


def drawn(panels: Sequence[Panel], title: str) -> str:
    """Return the drawing as SVG, on a ground of its own so that it is read in either theme."""
    tall = TOP + len(panels) * (HEIGHT + GAP)
    seconds = max((t for panel in panels for points in panel.curves.values() for t, _ in points), default=60) or 60
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" role="img" font-size="13" '
        f'font-family="sans-serif" fill="#1d2733"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{tall}" fill="#fff"/><text x="{LEFT}" y="22" font-size="15" '
        f'font-weight="bold">{escape(title)}</text>'
    ]
    for number, panel in enumerate(panels):
        parts += _panel(panel, TOP + number * (HEIGHT + GAP) + 30, seconds)
    return "\n".join((*parts, "</svg>\n"))


def _panel(panel: Panel, top: float, seconds: float) -> list[str]:
    values = [value for points in panel.curves.values() for _, value in points]
    most = round_above(max([*values, panel.bound or 0]) * 1.02)
    bottom, wide = top + HEIGHT, WIDTH - LEFT - RIGHT

    def x(t: float) -> float:
        return round(LEFT + wide * t / seconds, 1)

    def y(value: float) -> float:
        return round(bottom - HEIGHT * value / most, 1)

    parts = [f'<text x="{LEFT}" y="{top - 10}">{escape(panel.title)}</text>']
    for step in range(3):
        value = most * step / 2
        parts.append(f'<path d="M{LEFT} {y(value)}H{WIDTH - RIGHT}" stroke="#d5dbe2"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(value) + 4}" text-anchor="end">{value:g}</text>')
    every = next(step for step in MINUTES if seconds <= step * 60 * 5)
    for tick in range(int(seconds / 60 / every) + 1):
        t = tick * every * 60
        parts.append(f'<text x="{x(t)}" y="{bottom + 18}" text-anchor="middle">{tick * every:g} min</text>')
    if panel.bound is not None:
        parts.append(f'<path d="M{LEFT} {y(panel.bound)}H{WIDTH - RIGHT}" stroke="#b91c1c" stroke-width="1.5"/>')
        parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{y(panel.bound) + 4}" fill="#b91c1c">promised</text>')
    labels = _apart({name: y(points[-1][1]) for name, points in panel.curves.items() if points}, panel, y)
    for number, (name, points) in enumerate(panel.curves.items()):
        if not points:
            continue
        colour, dash = COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)]
        line = " ".join(f"{x(t)},{y(value)}" for t, value in points)
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{labels[name] + 4}" fill="{colour}">{escape(name)}</text>')
    return parts


def _apart(wanted: Mapping[str, float], panel: Panel, y: Callable[[float], float]) -> dict[str, float]:
    """Return where each label stands: beside the end of its curve, and no two on each other."""
    taken = [y(panel.bound)] if panel.bound is not None else []
    placed: dict[str, float] = {}
    for name, at in sorted(wanted.items(), key=lambda item: item[1]):
        while any(abs(at - other) < 15 for other in taken):
            at += 1
        taken.append(at)
        placed[name] = at
    return placed
