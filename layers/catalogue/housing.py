"""The large-scale housing areas, existing and candidate, and every housing location that the letters name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from layers.columns import FIGURES, SITE
from layers.facts import Fact
from layers.frame import frame, site_rows
from layers.layer import Drawing, Feature, Language, Layer, LayerId, LayerWords, Sign
from layers.style import Style

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from seeds.load import Seeds

STYLES: Final[Mapping[str, Style]] = {
    "agreed": {"fill": "#1f6fb2", "stroke": "#0b3c66", "weight": 1.5},
    "stated": {"fill": "#a9cbe8", "stroke": "#0b3c66", "weight": 1.5, "dash": "3 2"},
    "not_stated": {"stroke": "#0b3c66", "weight": 1.5},
}
"""Circles: full where homes were agreed, pale where a number is stated that was not, hollow where there is none."""

BREAKS: Final = (0, 1_000, 5_000, 20_000)
RADIUS_PX: Final = (6, 9, 13, 18)
HOLLOW_RADIUS_PX: Final = 5


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """One row per housing area, in register order; points in RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    rows, geometries = site_rows(LAYER, "housing_areas", list(seeds.housing_areas.values()), facts, boundaries)
    return frame(LAYER, rows, geometries, facts)


def _legend(_features: Sequence[Feature], language: Language) -> Sequence[Sign]:
    signs = LAYER.words[language].signs
    return [
        Sign("circle", STYLES["agreed"], signs["agreed"]),
        Sign("circle", STYLES["stated"], signs["stated"]),
        Sign("circle", STYLES["not_stated"], signs["not_stated"], minor=True),
    ]


LAYER: Final = Layer(
    id=LayerId("housing"),
    order=30,
    at_first=True,
    shown_with=("homes",),
    build=build,
    own_columns=(*SITE, *FIGURES),
    drawn=(
        Drawing(
            "circles", "points", order=50,
            more={
                "by": "homes", "firm": "homes_agreed", "breaks": BREAKS, "px": RADIUS_PX, "looks": STYLES,
                "hollowPx": HOLLOW_RADIUS_PX,
            },
        ),
    ),
    style=STYLES["agreed"],
    dark={"#0b3c66": "#8cc4f2", "#a9cbe8": "#27496b"},
    legend=_legend,
    on_map=("homes", "homes_agreed"),
    table=("homes", "agreement_count", "province_codes", "certainty"),
    term="woningbouwlocatie",
    page="housing",
    words={
        "nl": LayerWords(
            "Woningbouwlocaties",
            "woningbouwlocatie",
            signs={
                "agreed": "woningen afgesproken (hoe groter, hoe meer)",
                "stated": "aantal genoemd, niet vast afgesproken",
                "not_stated": "in de brieven genoemd, zonder aantal dat meetelt",
            },
        ),
        "en": LayerWords(
            "Housing locations",
            "housing location",
            signs={
                "agreed": "homes agreed (the larger, the more)",
                "stated": "number stated, not firmly agreed",
                "not_stated": "mentioned in the letters, without a number that counts",
            },
        ),
    },
)  # fmt: skip
