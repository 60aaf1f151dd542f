"""What the letters say of the electricity grid: a status per province, the part that is meant, and the named places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from layers.columns import FACT_COUNTS, Column
from layers.facts import Fact
from layers.frame import base, facts_of_sites, frame, points_of_municipalities, site_rows
from layers.layer import Drawing, Feature, Language, Layer, LayerId, LayerWords, Sign
from layers.origin import Origin
from layers.style import SILENT, Style

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from geo.boundaries import Boundaries
    from layers.features import Properties
    from seeds.load import Seeds

STYLES: Final[Mapping[str, Style]] = {
    "stop_threatened": {"fill": "#a50f15", "pattern": "cross", "stroke": "#5c0a0e", "opacity": 0.62},
    "stop_threatened_in_part": {"fill": "#de2d26", "pattern": "diagonal", "stroke": "#7f1a12", "opacity": 0.6},
    "congested": {"fill": "#dd9a3c", "pattern": "back", "stroke": "#7a4f14", "opacity": 0.7},
    "measures_mentioned": {"fill": "#eec787", "pattern": "dots", "stroke": "#8a6420", "opacity": 0.7},
    "pilot": {"pattern": "vertical", "stroke": "#8a6420", "opacity": 0.6},
    "expansion_planned": {"pattern": "horizontal", "stroke": "#4a6fa5", "opacity": 0.6},
    "named_places_only": {"fill": "#f6ead0", "stroke": "#8a6420", "opacity": 0.8},
    "not_mentioned": {**SILENT, "weight": 0.8},
}
"""Of areas, by `status`, gravest first. Only the threat is red, and no statement is grey hatch."""

STATUSES: Final = tuple(STYLES)

NAMED_PLACES: Final[Mapping[str, Style]] = {
    "threatened": {"fill": "#a50f15", "stroke": "#ffffff"},
    "mentioned": {"fill": "#8a6420", "stroke": "#ffffff", "size": 10},
}
"""Of places: red and larger where a halt threatens, brown and smaller where anything else is said."""

THREATS: Final = ("stop_threatened", "stop_threatened_in_part")

STATUS_OF_GRID: Final = {
    "stop_threatened": "stop_threatened",
    "stop_threatened_in_part": "stop_threatened_in_part",
    "congested": "congested",
    "measures": "measures_mentioned",
    "pilot": "pilot",
    "expansion": "expansion_planned",
    "place": "named_places_only",
}
"""The status of a place about which a fact says this of the grid (`grid`, see seeds/README.md)."""

_OF_SITES_ONLY: Final = ("location_error_m", "basis", "municipality_codes_inferred", "province_codes_inferred")

Row = tuple["Properties", "BaseGeometry"]


def status(facts: Sequence[Fact]) -> str:
    """The gravest that these facts say of the grid; no statement is `not_mentioned`."""
    said = {STATUS_OF_GRID[fact["grid"]] for fact in facts if fact["grid"] and fact["status"] != "superseded"}
    return next((word for word in STATUSES if word in said), "not_mentioned")


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """Provinces, then threatened parts of provinces, then named places; areas and points in RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    said = [fact for fact in facts if fact["grid"]]
    rows = [*_provinces(said, boundaries, seeds), *_places(said, boundaries, seeds)]
    return frame(LAYER, [row for row, _ in rows], [geometry for _, geometry in rows], facts)


def _provinces(said: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> list[Row]:
    from geo.join import dissolve_by_membership

    shapes = boundaries.provinces.frame.set_index("code").geometry
    schematic = boundaries.provinces.is_schematic
    provinces, parts = [], []
    for code, province in seeds.provinces.items():
        here = [fact for fact in said if code in fact["province_codes"]]
        of_part = [fact for fact in here if fact["grid"] == "stop_threatened_in_part"]
        # What is said of one site or municipality is not said of its province.
        whole = [fact for fact in here if fact in of_part or not (fact["sites"] or fact["municipality_codes"])]
        named = {c for fact in of_part for c in fact["municipality_codes"]}
        threatened = [c for c, m in seeds.municipalities.items() if c in named and m.province_code == code]
        found = status(whole) if whole or not here else "named_places_only"
        row = base(
            LAYER,
            code,
            province.name,
            provinces=[code],
            facts=here,
            certainty="schematic" if schematic else "exact",
            origin=Origin.of_boundaries(boundaries.provinces),
        )
        in_part = found == "stop_threatened_in_part"
        row |= {"kind": "province", "status": found, "municipality_codes": threatened if in_part else []}
        provinces.append((row, shapes[code]))
        if in_part and threatened:
            area = dissolve_by_membership(boundaries.municipalities, {code: threatened}).geometry.iloc[0]
            part = {
                **row,
                "id": f"{code}-part",
                "name": of_part[0]["place"] or province.name,
                "fact_ids": [fact["id"] for fact in of_part],
                "kind": "part",
                "certainty": "schematic" if schematic else "area",
            }
            parts.append((part, area))
    return [*provinces, *parts]


def _places(said: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> Iterator[Row]:
    """The sites of facts about the grid; and the municipalities, where such a fact names no site and no part."""
    naming = facts_of_sites(said)
    for register, sites in (
        ("housing_areas", seeds.housing_areas),
        ("mirt_projects", seeds.mirt_projects),
        ("places", seeds.places),
    ):
        named = [site for i, site in sites.items() if i in naming]
        for row, geometry in zip(*site_rows(LAYER, register, named, said, boundaries), strict=True):
            here = naming[row["id"]]
            own = {k: v for k, v in row.items() if k not in _OF_SITES_ONLY}
            yield {**own, "kind": "place", "status": status(here)}, geometry
    loose = [fact for fact in said if not fact["sites"] and fact["grid"] != "stop_threatened_in_part"]
    codes = {c for fact in loose for c in fact["municipality_codes"]}
    points = points_of_municipalities(boundaries, {c: [c] for c in seeds.municipalities if c in codes})
    for code, point in points.items():
        here = [fact for fact in loose if code in fact["municipality_codes"]]
        municipality = seeds.municipalities[code]
        row = base(
            LAYER,
            code,
            municipality.name,
            provinces=[municipality.province_code],
            facts=here,
            certainty="schematic" if boundaries.is_schematic else "area",
            origin=Origin.of_boundaries(boundaries.municipalities),
        )
        yield {**row, "kind": "place", "status": status(here), "municipality_codes": [code]}, point


def is_place(feature: Feature) -> bool:
    """Whether a feature is a named place, and not a province or a part of one."""
    return bool(feature["kind"] == "place")


def grid_of_provinces(features: Iterable[Feature]) -> dict[str, str]:
    """What the letters say of the grid of each province, by its code; a part stands for its province."""
    return {feature["province_codes"][0]: feature["status"] for feature in features if not is_place(feature)}


def _style(feature: Feature) -> Style:
    if not is_place(feature):
        return STYLES[feature["status"]]
    return NAMED_PLACES["threatened" if feature["status"] in THREATS else "mentioned"]


def _stays(feature: Feature) -> bool:
    return not is_place(feature)


def _legend(features: Sequence[Feature], language: Language) -> Sequence[Sign]:
    """The places; what is said of provinces is explained by the fill."""
    if not any(map(is_place, features)):
        return []
    signs = LAYER.words[language].signs
    occurring = [style for style in NAMED_PLACES.values() if style in [_style(f) for f in features if is_place(f)]]
    return [Sign("triangle", style, signs[name]) for name, style in NAMED_PLACES.items() if style in occurring]


LAYER: Final = Layer(
    id=LayerId("congestion"),
    order=50,
    shown_with=("grid",),
    build=build,
    own_columns=(
        Column(
            "kind", "text", "soort", "kind",
            "province; part: the municipalities of a province where a halt to new connections is looming; place: a "
            "place named in the letters.",
            words=("province", "part", "place"),
        ),
        Column(
            "status", "text", "stroomnet", "grid",
            "What the letters say about the grid. not_mentioned never means that the grid has room.",
            words=STATUSES,
        ),
        Column(
            "municipality_codes", "texts", "gemeenten", "municipalities",
            "The municipalities that the statement is about; empty if it is about the whole province.",
        ),
        *FACT_COUNTS,
    ),
    drawn=(
        Drawing("areas", "fills", order=10),
        Drawing("marks", "points", order=60, mark="triangle", cluster="#8a6420"),
    ),
    mixed=("points", "areas"),
    style=_style,
    dark={
        "#f6ead0": "#383024",
        "#eec787": "#5c4526",
        "#dd9a3c": "#8a5c26",
        "#8a6420": "#d9b26a",
        "#7a4f14": "#d9b26a",
        "#de2d26": "#d0504a",
        "#a50f15": "#ff7b7e",
    },
    legend=_legend,
    on_map=("status",),
    says=("status", "certainty"),
    table=("status", "province_codes", "certainty"),
    term="netcongestie",
    is_found=False,
    stays=_stays,
    switched=is_place,
    fill="grid",
    words={
        "nl": LayerWords(
            "Stroomnet: genoemde plaatsen",
            "stroomnet",
            values={
                "status": {
                    "stop_threatened": "aansluitstop dreigt",
                    "stop_threatened_in_part": "aansluitstop dreigt in een deel",
                    "congested": "netcongestie genoemd",
                    "measures_mentioned": "maatregelen tegen netcongestie genoemd",
                    "pilot": "proef genoemd",
                    "expansion_planned": "uitbreiding van het net genoemd",
                    "named_places_only": "alleen iets gezegd over plaatsen in de provincie",
                    "not_mentioned": "niet genoemd",
                }
            },
            headings={"status": "Stroomnet"},
            signs={
                "threatened": "plaats: een aansluitstop dreigt",
                "mentioned": "plaats: iets anders over het stroomnet",
            },
        ),
        "en": LayerWords(
            "Electricity grid: places mentioned",
            "electricity grid",
            values={
                "status": {
                    "stop_threatened": "a halt to new connections is looming",
                    "stop_threatened_in_part": "a halt to new connections is looming in a part",
                    "congested": "grid congestion mentioned",
                    "measures_mentioned": "measures against grid congestion mentioned",
                    "pilot": "pilot mentioned",
                    "expansion_planned": "expansion of the grid mentioned",
                    "named_places_only": "only places in the province are mentioned",
                    "not_mentioned": "not mentioned",
                }
            },
            headings={"status": "Electricity grid"},
            signs={
                "threatened": "place: a halt to new connections is looming",
                "mentioned": "place: something else about the grid",
            },
        ),
    },
)  # fmt: skip
