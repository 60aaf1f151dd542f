"""The twelve provinces: what was agreed in each, its own figures and apart what it shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from layers.analysis import provinces_of
from layers.columns import FIGURES, SHARED, Column
from layers.facts import Fact
from layers.figures.columns import CBS_COLUMNS, EMPTY
from layers.frame import base, frame
from layers.layer import THEMES, Drawing, Feature, Language, Layer, LayerId, LayerWords, Sign, always
from layers.origin import Origin
from layers.style import MUNICIPALITY, Style

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from seeds.load import Seeds

STYLE: Final[Style] = {"stroke": "#5a6673", "weight": 1.2}


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """One row per province, sorted by code; areas in RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    provinces = boundaries.provinces
    shapes = provinces.frame.set_index("code").geometry
    rows = []
    for code, province in seeds.provinces.items():
        row = base(
            LAYER,
            code,
            province.name,
            provinces=[code],
            facts=[fact for fact in facts if code in fact["province_codes"]],
            certainty="schematic" if provinces.is_schematic else "exact",
            origin=Origin.of_boundaries(provinces),
        )
        rows.append({**row, "landsdeel": province.landsdeel, **EMPTY})
    return frame(LAYER, rows, list(shapes.loc[list(seeds.provinces)]), facts)


def _legend(_features: Sequence[Feature], language: Language) -> Sequence[Sign]:
    return [Sign("line", MUNICIPALITY, LAYER.words[language].signs["municipality"], minor=True)]


LAYER: Final = Layer(
    id=LayerId("provinces"),
    order=10,
    at_first=True,
    shown_with=THEMES,
    build=build,
    own_columns=(
        Column(
            "landsdeel", "text", "landsdeel", "part of the country", "Part of the country (landsdeel) in the BO MIRT.",
        ),
        *FIGURES,
        *SHARED,
        *CBS_COLUMNS,
    ),
    drawn=(Drawing("ground", "outlines", order=30),),
    style=STYLE,
    legend=_legend,
    says=(),
    term="ruimtelijk-arrangement",
    page="province",
    stays=always,
    shared_by=provinces_of,
    words={
        "nl": LayerWords("Provincies", "provincie", signs={"municipality": "gemeentegrens (bij inzoomen)"}),
        "en": LayerWords("Provinces", "province", signs={"municipality": "municipal boundary (when zoomed in)"}),
    },
)  # fmt: skip
