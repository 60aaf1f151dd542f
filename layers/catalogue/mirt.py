"""MIRT and other infrastructure projects, with the phase that the letters give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from layers.columns import FIGURES, PHASES, SITE, Column
from layers.facts import Fact
from layers.frame import facts_of_sites, frame, site_rows
from layers.layer import Drawing, Feature, Language, Layer, LayerId, LayerWords, Sign
from layers.phases import phases
from layers.style import Style

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from seeds.load import Seeds

STYLES: Final[Mapping[str, Style]] = {
    "onderzoek": {"stroke": "#7b3294", "dash": "1 5"},
    "verkenning": {"stroke": "#e6a117", "dash": "8 5"},
    "planuitwerking": {"stroke": "#2a8f4f", "dash": "14 4"},
    "realisatie": {"stroke": "#c8102e"},
    "gereed": {"stroke": "#4d4d4d", "dash": "18 3 2 3"},
    "gepauzeerd": {"stroke": "#8c8c8c", "dash": "2 6"},
    "none": {"stroke": "#6d7b8a", "dash": "7 5"},
}
"""By `phase`, in the colours of the MIRT overview; the firmer the phase, the fuller the line."""


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """One row per project, in register order; points and lines in RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    dates = {file: document.date for file, document in seeds.documents.items()}
    rows, geometries = site_rows(LAYER, "mirt_projects", list(seeds.mirt_projects.values()), facts, boundaries)
    naming = facts_of_sites(facts)
    for row in rows:
        found = phases(naming.get(row["id"], []), dates)
        row["phase"] = found[0] if found else "none"
        row["phases"] = [phase for phase in PHASES if phase in found]
    return frame(LAYER, rows, geometries, facts)


def _style(feature: Feature) -> Style:
    return STYLES[feature["phase"]]


def _legend(features: Sequence[Feature], language: Language) -> Sequence[Sign]:
    """The phases that occur."""
    occurring = {feature["phase"] for feature in features}
    names = LAYER.words[language].values["phase"]
    return [Sign("line", style, names[phase]) for phase, style in STYLES.items() if phase in occurring]


LAYER: Final = Layer(
    id=LayerId("mirt"),
    order=40,
    at_first=True,
    build=build,
    own_columns=(
        *SITE,
        Column(
            "phase", "text", "fase", "phase",
            "Phase of the project, according to the most recent letter.", words=PHASES,
        ),
        Column(
            "phases", "texts", "genoemde fasen", "phases mentioned", "Every phase that a fact names.", words=PHASES
        ),
        *FIGURES,
    ),
    drawn=(Drawing("marks", "lines", order=40, mark="diamond", cluster="#4d4d4d"),),
    style=_style,
    dark={"#7b3294": "#c58fd6", "#2a8f4f": "#55c07f", "#c8102e": "#ff6b7f", "#4d4d4d": "#b8b8b8"},
    legend=_legend,
    on_map=("phase",),
    says=("phase", "certainty"),
    table=("phase", "agreement_count", "province_codes", "certainty"),
    term="mirt",
    page="project",
    words={
        "nl": LayerWords(
            "MIRT-projecten",
            "MIRT-project",
            short="project",
            values={
                "phase": {
                    "onderzoek": "onderzoek",
                    "verkenning": "verkenning",
                    "planuitwerking": "planuitwerking",
                    "realisatie": "realisatie",
                    "gereed": "gereed",
                    "gepauzeerd": "gepauzeerd",
                    "none": "geen fase genoemd",
                }
            },
        ),
        "en": LayerWords(
            "MIRT projects",
            "MIRT project",
            short="project",
            values={
                "phase": {
                    "onderzoek": "study",
                    "verkenning": "exploration",
                    "planuitwerking": "plan elaboration",
                    "realisatie": "realisation",
                    "gereed": "completed",
                    "gepauzeerd": "paused",
                    "none": "no phase stated",
                }
            },
        ),
    },
)  # fmt: skip
