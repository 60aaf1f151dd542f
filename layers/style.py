"""How the map looks beside its layers: data only, in the words that its script reads. Layers hold their own looks.

No meaning hangs on colour alone: what shares a kind of shape differs in pattern, dash or size too, and
`tests/layers/test_style.py` holds the distances between colours as people with a colour vision deficiency see them.
A style has `fill`, `stroke` (hex), `opacity` of the fill, `weight` (px), `dash` (SVG) and `pattern`: diagonal, back,
cross, dots, horizontal, vertical, hatch (in the colour `ink`, else in that of the stroke). Without `fill` an area is
hollow. Of a mark `full` is the part of it that is filled, from below, and `size` its width (px).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from math import ceil, cos, log2, pi, radians
from typing import Any, Final

Style = Mapping[str, Any]

TOLERANCE_M: Final = 100
"""By how much borders may be moved in what the map opens with, in metres: a pixel where the detail takes over."""

DETAIL_TOLERANCE_M: Final = 20
"""The same for the detail, which the map fetches once someone has zoomed in on a part of a province."""


def first_zoom(tolerance_m: float) -> int:
    """Return the first zoom of the web's map tiles at which a pixel in the middle of the Netherlands is smaller."""
    pixel_m_at_zoom_0 = 2 * pi * 6_378_137 * cos(radians(52.2)) / 256
    return ceil(log2(pixel_m_at_zoom_0 / tolerance_m))


DETAIL_ZOOM: Final = first_zoom(TOLERANCE_M)

SELECTED: Final = "#e17000"
PAPER: Final = "#ffffff"

MUNICIPALITY: Final[Style] = {"stroke": "#5a6673", "weight": 0.8}
"""A quiet line, by which people find their own municipality; it says nothing of agreements."""

SEQUENCE: Final = ("#cfe1f2", "#94c4df", "#4292c6", "#08519c")
"""The fill of a stated number, from few to many; one for each of `BREAKS`."""

BREAKS: Final[Mapping[str, tuple[int, ...]]] = {
    "homes": (0, 1_000, 5_000, 20_000),
    "rijk": (0, 50_000_000, 250_000_000, 1_000_000_000),
}
"""The least number of each class, by id of the measure (`layers.analysis.MEASURES`)."""

SILENT: Final[Style] = {"fill": "#e9ecee", "pattern": "hatch", "ink": "#aab3bb", "stroke": "#8a949e", "opacity": 0.9}
"""Where the letters say nothing: grey hatch, which is no class, no "no" and no bare land."""

GROUP: Final[Style] = {"stroke": "#5a6673"}
"""Of a mark that stands for several."""

FILL_STATES: Final[Mapping[str, Style]] = {
    "shared": {"pattern": "back", "ink": "#8fbcdc", "stroke": "#4292c6", "fill": "#f3f7fb", "opacity": 0.8},
    "not_agreed": {"pattern": "horizontal", "ink": "#d9b67c", "stroke": "#b07d2b", "fill": "#fbf5e9", "opacity": 0.8},
    "no_number": {"pattern": "dots", "ink": "#9ca8b4", "stroke": "#6d7b8a", "fill": "#eef0f2", "opacity": 0.8},
    "nothing": SILENT,
}
"""By `Fill.state` where there is no own number: a look of its own each, never the palest class."""

READ: Final[Mapping[str, Style]] = {
    "arrangement": {"fill": "#efe7d3", "pattern": "dots", "ink": "#cdbd97", "stroke": "#5a6673", "opacity": 0.9},
    "letters": {"fill": "#f6f5f0", "stroke": "#5a6673", "opacity": 0.8},
}
"""What has been read of a province: its own spatial arrangement, or only letters about more provinces. No number."""

OUTCOMES: Final[Mapping[str, Style]] = {
    "answered": {"fill": "#94c4df", "stroke": "#5a6673", "opacity": 0.78},
    "partly": {"fill": "#cfe1f2", "pattern": "back", "ink": "#8a949e", "stroke": "#5a6673", "opacity": 0.8},
    "silent": SILENT,
    "ahead": FILL_STATES["no_number"],
    "nothing": READ["letters"],
}
"""By `layers.outcomes.Answered`: of how much of what is due in a province letters say what came of it. No verdict."""

CHART: Final[Mapping[str, str]] = {
    "agreed": "#1f6fb2",
    "before": "#4f7fa3",
    "effort": "#2f8a8a",
    "in_kind": "#7a7f3a",
    "conditional": "#b07d2b",
    "reserved": "#8a5bb5",
    "possible": "#6d7b8a",
    # Not from the letters: what CBS counts.
    "built": "#a4552a",
    "done": "#4f7fa3",
    "in-progress": "#2a8f4f",
    "proposed": "#6d7b8a",
    "estimate": "#6d7b8a",
    "not_mentioned": "#7d8791",
    "said": "#1f6fb2",
    "kept": "#26804a",
    "partly kept": "#2f8a8a",
    "in progress": "#1f6fb2",
    "moved": "#8a5bb5",
    "changed": "#7a7f3a",
    "dropped": "#96604a",
    "refused": "#a8772a",
    "without word": "#7d8791",
    "not yet due": "#8a949e",
}
"""The bars and boxes of charts, by what they say: each stands out 3:1 on a white and a dark page."""

DARK: Final[Mapping[str, str]] = {
    "#ffffff": "#15191d",
    "#5a6673": "#9aa7b4",
    "#8a949e": "#6d7781",
    "#4a6fa5": "#93b2e0",
    "#6d7b8a": "#a3b0bd",
    "#eef0f2": "#2a3036",
    "#f3f7fb": "#22303c",
    "#fbf5e9": "#332a1b",
    "#cfe1f2": "#20384f",
    "#94c4df": "#2b5a82",
    "#8fbcdc": "#3a78ad",
    "#d9b67c": "#8a6a34",
    "#9ca8b4": "#66717c",
    "#e9ecee": "#333a42",
    "#aab3bb": "#666f79",
    "#efe7d3": "#3d382c",
    "#f6f5f0": "#262d35",
    "#cdbd97": "#6e6346",
    "#4292c6": "#3a78ad",
    "#08519c": "#5ea2da",
}
"""What the colours that layers share become on a dark background; a layer says it of its own (`Layer.dark`).

A colour that is named nowhere stays as it is.

Fills turn round: on paper more is darker, here more is lighter, and the least comes nearest to the land.
"""


def step(number: float, breaks: tuple[int, ...]) -> int:
    """The class of a number: the last break that it reaches; below the first break it is still the first class."""
    return max(bisect_right(breaks, number) - 1, 0)
