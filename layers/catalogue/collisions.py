"""The bottlenecks that were decided to hold, each at the feature that is its subject; derived when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from layers.collisions import KINDS, UNKNOWN
from layers.columns import COMMON, FACT_COUNTS, Column
from layers.facts_file import Site
from layers.features import Feature, value
from layers.geojson import compact
from layers.layer import Drawing, Layer, LayerId, LayerWords, Sign, split_key
from layers.origin import OF_PLACES
from layers.registers import SOFTNESS
from layers.style import Style
from seeds.records import LEVELS, REASONS
from seeds.second_readers.bottlenecks import STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layers.layer import BuiltFolder, Feature, Language

STYLE: Final[Style] = {"stroke": "#3a3f47"}
"""A disc with a cross in it beside the place, so that what lies there is still seen."""


def point_of(place: Site) -> list[float] | None:
    """The (longitude, latitude) of a place of the register that has one point, in CRS84; None for any other."""
    coordinates = place["coordinates"]
    return list(coordinates[0]) if place["geometry"] == "point" and len(coordinates) == 1 else None


def derive(built: BuiltFolder) -> list[tuple[Feature, str]]:
    """Each bottleneck with the geometry and the origin of its subject.

    A place that no layer draws lends its own point; without one the bottleneck lies at its subject too.
    """
    shapes = {
        layer: {p["id"]: (p, shape) for p, shape in built.drawn(layer)}
        for layer in map(LayerId, built.manifest["layers"])
    }
    places = {place["id"]: place for place in built.registers["places"]}
    made = []
    for collision in built.collisions:
        layer, ident = split_key(collision.subject)
        subject, shape = shapes[layer][ident]
        own = {
            "id": collision.id,
            "name": collision.name,
            "layer": LAYER.id,
            "province_codes": list(collision.province_codes),
            "fact_ids": list(collision.fact_ids),
            "kind": collision.kind,
            "subject": collision.subject,
            "reasons": list(dict.fromkeys(reason.code for reason in collision.reasons)),
            "level": collision.level,
            "softest_status": collision.softest,
            "homes": collision.homes.number,
            "unknown": list(collision.unknown),
            "municipality_codes": list(collision.municipality_codes),
            "basis": collision.basis,
            "sentence_nl": collision.why_nl,
            "sentence_en": collision.why_en,
            "second_reader": collision.state,
            "certainty": collision.place_certainty if collision.place else subject["certainty"],
        }
        origin = {column.name: value(subject, column.name) for column in COMMON if column.name in subject}
        if collision.place and (point := point_of(places[collision.place])):
            origin |= OF_PLACES
            shape = compact({"type": "Point", "coordinates": point})
        made.append((cast("Feature", origin | own), shape))
    return made


def names(built: BuiltFolder) -> dict[str, dict[str, Any]]:
    """What the map says of each: the feature it belongs to, and the point of its own place, [longitude, latitude]."""
    points = {place["id"]: point_of(place) for place in built.registers["places"]}
    return {c.id: {"name": c.name, "subject": c.subject, "at": points.get(c.place or "")} for c in built.collisions}


def _legend(_features: Sequence[Feature], language: Language) -> Sequence[Sign]:
    return [Sign("clash", STYLE, LAYER.words[language].signs["mark"])]


LAYER: Final = Layer(
    id=LayerId("collisions"),
    order=90,
    derive=derive,
    own_columns=(
        Column(
            "kind", "text", "soort", "kind",
            "grid: homes or industry where a halt to new connections is looming or grid congestion is mentioned; "
            "access: access that is undecided, short of money or under pressure; claims: several uses need the same "
            "place.",
            words=KINDS,
        ),
        Column(
            "subject", "text", "onderwerp", "subject",
            "The feature it belongs to, `layer:id`; it has the same geometry."
        ),
        Column(
            "reasons", "texts", "redenen", "reasons", "Why, most serious first; see `seeds/records/vocabulary.py`.",
            words=REASONS,
        ),
        Column(
            "level", "text", "hoe precies de plaats", "how precise the place",
            "How precisely the letters name the place, on the side where they are least precise.",
            words=LEVELS,
        ),
        Column(
            "softest_status", "text", "minst vaste status", "least firm status",
            "The least firm status among the facts on both sides.", words=SOFTNESS,
        ),
        Column(
            "homes", "integer", "woningen", "homes",
            "Homes agreed, possible or an aim there, counted once; filters do not change it.", "homes", True,
        ),
        Column("unknown", "texts", "niet gezegd", "not said", "What the letters do not say about it.", words=UNKNOWN),
        Column(
            "municipality_codes", "texts", "gemeenten", "municipalities", "CBS codes of the municipalities it lies in."
        ),
        Column(
            "basis", "text", "onderbouwing", "basis",
            "clash_said: a letter says so itself; two_claims: two statements need the same thing.",
            words=("clash_said", "two_claims"),
        ),
        Column("sentence_nl", "text", "wat er knelt", "what the bottleneck is (Dutch)", "The bottleneck, in Dutch."),
        Column("sentence_en", "text", "wat er knelt (Engels)", "what the bottleneck is", "The bottleneck, in English."),
        Column(
            "second_reader", "text", "tweede lezer", "second reader",
            "What a second reader says about the sentence, based on the cited lines alone; unchecked: changed since.",
            words=STATES,
        ),
        *FACT_COUNTS,
    ),
    shown_with=("bottlenecks",),
    drawn=(Drawing("beside", "points", order=70, mark="clash", cluster="#3a3f47"),),
    mixed=("points", "lines", "areas"),
    style=STYLE,
    dark={"#3a3f47": "#f2f4f6"},
    legend=_legend,
    names=names,
    words={
        "nl": LayerWords("Knelpunten", "knelpunt", signs={"mark": "knelpunt (het teken staat naast de plek)"}),
        "en": LayerWords("Bottlenecks", "bottleneck", signs={"mark": "bottleneck (the mark is beside the place)"}),
    },
)  # fmt: skip
