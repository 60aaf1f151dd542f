"""The NOVEX areas and the regions that are treated like one: unions of member municipalities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from layers.columns import FIGURES, INSTRUMENT_STATUSES, SHARED, Column
from layers.facts import Fact
from layers.frame import base, frame
from layers.layer import Drawing, Feature, Language, Layer, LayerId, LayerWords, Sign, always
from layers.origin import Origin
from layers.style import Style

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from seeds.load import Seeds

STYLES: Final[Mapping[str, Style]] = {
    "novex": {"pattern": "diagonal", "stroke": "#6b3fa0", "weight": 2, "opacity": 0.35},
    "region": {"pattern": "back", "stroke": "#4a6fa5", "weight": 2, "dash": "6 4", "opacity": 0.35},
}
"""By `kind`: outline and light hatch."""

INSTRUMENTS: Final = {
    "development_perspective": "ontwikkelperspectief",
    "implementation_agenda": "uitvoeringsagenda",
    "investment_agenda": "investeringsagenda",
}
"""The three NOVEX documents: column, and the last word of the ids of their facts."""

COMBINED: Final[Mapping[str, Mapping[str, str]]] = {"de-peel": {"implementation_agenda": "investeringsagenda"}}
"""The areas of whose two agendas the letters speak as one: the column, and the word with which the fact's id ends."""


def instruments(area_id: str, facts: Sequence[Fact]) -> dict[str, str]:
    """How the three instruments of an area stand: the status of the fact about each, by the name of its column.

    The fact about an instrument is called after area and instrument, such as `regio-zwolle-uitvoeringsagenda`.
    """
    status = {fact["id"]: fact["status"] for fact in facts}
    words = {**INSTRUMENTS, **COMBINED.get(area_id, {})}
    return {column: status.get(f"{area_id}-{word}", "not_mentioned") for column, word in words.items()}


def areas_of(fact: Fact) -> Sequence[str]:
    """The ids of the NOVEX areas and regions that share a fact."""
    ids: Sequence[str] = fact["area_ids"]
    return ids


def build(facts: Sequence[Fact], boundaries: Boundaries, seeds: Seeds) -> GeoDataFrame:
    """One row per area, in register order; areas in RD New.

    `facts` are flat facts with `sites` and `grid`.
    """
    from geo.join import dissolve_by_membership

    members = {area: [m for m in seeds.novex_members if m.area_id == area] for area in seeds.novex_areas}
    codes = {area: [m.municipality_code for m in found] for area, found in members.items()}
    shapes = dissolve_by_membership(boundaries.municipalities, codes)
    schematic = boundaries.municipalities.is_schematic
    rows = []
    for area in seeds.novex_areas.values():
        here = [fact for fact in facts if area.id in fact["area_ids"]]
        row = base(
            LAYER,
            area.id,
            area.name,
            provinces=area.province_codes,
            facts=here,
            certainty="schematic" if schematic else "area",
            origin=Origin.of_boundaries(boundaries.municipalities),
        )
        rows.append(
            {
                **row,
                "kind": area.programme,
                "number": area.number or None,
                "type": area.type,
                "municipality_codes": codes[area.id],
                "partial_codes": [m.municipality_code for m in members[area.id] if m.part == "partial"],
                "members_certainty": area.certainty_of_members,
                "basis": area.basis,
                **instruments(area.id, here),
            }
        )
    return frame(LAYER, rows, list(shapes.geometry), facts)


def _style(feature: Feature) -> Style:
    return STYLES[feature["kind"]]


def _legend(_features: Sequence[Feature], language: Language) -> Sequence[Sign]:
    names = LAYER.words[language].values["kind"]
    return [Sign("area", style, names[kind]) for kind, style in STYLES.items()]


def _instrument(name: str, nl: str, en: str) -> Column:
    return Column(
        name, "text", nl, en,
        "Status of the fact about this document; not_mentioned if the letters say nothing about it.",
        words=INSTRUMENT_STATUSES,
    )  # fmt: skip


LAYER: Final = Layer(
    id=LayerId("novex"),
    order=20,
    build=build,
    own_columns=(
        Column(
            "kind", "text", "soort", "kind",
            "novex: one of the 16 NOVEX areas; region: another region on which the letters contain agreements.",
            words=("novex", "region"),
        ),
        Column("number", "text", "nummer", "number", "Number of the NOVEX area.", optional=True),
        Column("type", "text", "type", "type", "Type of area, in Dutch."),
        Column(
            "municipality_codes", "texts", "gemeenten", "municipalities", "Municipalities of the area that are drawn.",
        ),
        Column(
            "partial_codes", "texts", "deels", "in part", "Municipalities of which only a part belongs to the area."
        ),
        Column(
            "members_certainty", "text", "zekerheid van de gemeenten",
            "certainty of the municipalities", "How certain the list is."
        ),
        Column("basis", "text", "onderbouwing", "basis", "What the list of municipalities is based on."),
        _instrument("development_perspective", "ontwikkelperspectief", "development perspective"),
        _instrument("implementation_agenda", "uitvoeringsagenda", "implementation agenda"),
        _instrument("investment_agenda", "regionale investeringsagenda", "regional investment agenda"),
        *FIGURES,
        *SHARED,
    ),
    shown_with=("areas",),
    drawn=(Drawing("areas", "hatches", order=20),),
    style=_style,
    dark={"#6b3fa0": "#b79be0"},
    legend=_legend,
    on_map=("kind",),
    table=("kind", *INSTRUMENTS, "agreement_count", "province_codes"),
    term="novex",
    page="novex",
    stays=always,
    shared_by=areas_of,
    words={
        "nl": LayerWords(
            "NOVEX-gebieden en andere regio's",
            "NOVEX-gebied",
            kinds={"region": "regio"},
            values={"kind": {"novex": "NOVEX-gebied", "region": "regio (geen NOVEX-gebied)"}},
        ),
        "en": LayerWords(
            "NOVEX areas and other regions",
            "NOVEX area",
            kinds={"region": "region"},
            values={"kind": {"novex": "NOVEX area", "region": "region (not a NOVEX area)"}},
        ),
    },
)  # fmt: skip
