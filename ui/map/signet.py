"""The sign of the app, drawn here: a mark on a map with a tick in it, what was agreed at a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from typing import Final

from ui.data.importing import IMPORTING

BLUE: Final = "#01689b"
WHITE: Final = "#ffffff"
SIZE: Final = 64
# In a square of 64: a round mark with its point below, and the tick.
_MIDDLE, _RADIUS, _POINT = (32, 26), 20, (32, 61)
_SHOULDERS: Final = ((15.5, 37), (48.5, 37))
_TICK: Final = ((22.5, 26.5), (29.5, 33.5), (42, 19.5))
_STROKE: Final = 5.5
# Drawn larger and made smaller, for smooth edges.
_FINER: Final = 8


def svg() -> bytes:
    """Return the sign as a drawing."""
    (x, y), ((left, below), (right, _)), (px, py) = _MIDDLE, _SHOULDERS, _POINT
    tick = " ".join(f"{a:g},{b:g}" for a, b in _TICK)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
        f'<path fill="{BLUE}" d="M{left:g},{below:g}L{px:g},{py:g}L{right:g},{below:g}Z"/>'
        f'<circle fill="{BLUE}" cx="{x:g}" cy="{y:g}" r="{_RADIUS:g}"/>'
        f'<polyline fill="none" stroke="{WHITE}" stroke-width="{_STROKE:g}" stroke-linecap="round" '
        f'stroke-linejoin="round" points="{tick}"/></svg>\n'
    ).encode()


@cache
def png(size: int = 180, background: str = "") -> bytes:
    """Return the sign as a picture of a size, on paper of a colour, or on none."""
    return _saved(size, "PNG", background)


@cache
def ico() -> bytes:
    """Return the sign as an icon in three sizes."""
    return _saved(48, "ICO", "", sizes=[(16, 16), (32, 32), (48, 48)])


def _saved(size: int, form: str, background: str, **how: object) -> bytes:
    with IMPORTING:
        from PIL import Image, ImageDraw
    scale = _FINER * size / SIZE
    picture = Image.new("RGBA", (_FINER * size, _FINER * size), background or (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return point[0] * scale, point[1] * scale

    def disc(point: tuple[float, float], radius: float, colour: str) -> None:
        x, y = at(point)
        draw.ellipse((x - radius * scale, y - radius * scale, x + radius * scale, y + radius * scale), fill=colour)

    draw.polygon([at(_SHOULDERS[0]), at(_POINT), at(_SHOULDERS[1])], fill=BLUE)
    disc(_MIDDLE, _RADIUS, BLUE)
    draw.line([at(point) for point in _TICK], fill=WHITE, width=round(_STROKE * scale), joint="curve")
    for point in _TICK:
        disc(point, _STROKE / 2, WHITE)
    out = BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(out, form, **how)
    return out.getvalue()


FORMS: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    "favicon.svg": (svg, "image/svg+xml"),
    "favicon.ico": (ico, "image/x-icon"),
    "favicon.png": (png, "image/png"),
    "apple-touch-icon.png": (lambda: png(180, WHITE), "image/png"),
}
"""The files of the sign at the root of the server, by name: how each is made, and its media type."""
