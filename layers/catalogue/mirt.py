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
    "realisatie": {"stroke": "#00695c", "weight": 4.5, "full": 1},
    "planuitwerking": {"stroke": "#00695c", "weight": 3.5, "dash": "14 4", "full": 0.75},
    "verkenning": {"stroke": "#00695c", "weight": 3, "dash": "7 5", "full": 0.5},
    "onderzoek": {"stroke": "#00695c", "weight": 3, "dash": "1 6", "full": 0.3},
    "gepauzeerd": {"stroke": "#5f7d78", "weight": 2, "dash": "2 7", "full": 0, "size": 9},
    "none": {"stroke": "#3f8278", "weight": 2, "dash": "5 4", "full": 0},
    "gereed": {"stroke": "#8b959f", "weight": 2, "full": 1, "size": 8},
}
"""By `phase`: one colour; the further a project is, the fuller its line and its mark. What is finished is calm."""

PROJECT: Final[Style] = STYLES["realisatie"]


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
    """What a project is, and the phases that occur."""
    occurring = {feature["phase"] for feature in features}
    words = LAYER.words[language]
    phases_that_occur = (
        Sign("track", style, words.values["phase"][phase], minor=True)
        for phase, style in STYLES.items()
        if phase in occurring
    )
    return [Sign("track", PROJECT, words.signs["project"]), *phases_that_occur]


LAYER: Final = Layer(
    id=LayerId("mirt"),
    order=40,
    at_first=True,
    shown_with=("rijk",),
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
    drawn=(Drawing("marks", "lines", order=40, mark="diamond", cluster="#00695c"),),
    mixed=("points", "lines"),
    style=_style,
    dark={"#00695c": "#5fd0bd", "#3f8278": "#8fbdb5", "#5f7d78": "#a3b8b4", "#8b959f": "#97a1ab"},
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
            signs={"project": "MIRT-project (hoe verder, hoe voller)"},
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
            signs={"project": "MIRT project (the further, the fuller)"},
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
