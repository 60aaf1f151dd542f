"""The properties of a feature: what all layers say of it, and what only some do. Plain JSON.

The columns are declared in `layers.columns` and by each layer; a test holds both against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NewType, TypedDict, cast

from seeds.records import Certainty

LayerId = NewType("LayerId", str)
"""The id of a layer. The themes of facts are another thing, though two of them are spelled alike (`seeds.records`)."""

Properties = dict[str, Any]
"""The properties of a feature that is still being made; `layers.columns.conform` holds them against its layer."""


class Located(TypedDict):
    """What every layer says of a feature: `layers.columns.COMMON`."""

    id: str
    name: str
    layer: LayerId
    province_codes: list[str]
    themes: list[str]
    fact_ids: list[str]
    certainty: Certainty
    source: str
    licence: str
    credit: str
    boundary_year: int
    schematic: bool
    edition: str


class Counted(TypedDict, total=False):
    """What is counted of a feature: None where nothing is stated, never zero for that."""

    fact_count: int
    agreement_count: int
    homes: float | None
    homes_agreed: float | None
    rijk_eur: float | None
    rijk_agreed_eur: float | None
    rijk_conditional_eur: float | None
    rijk_reserved_eur: float | None
    rijk_at_most_eur: float | None
    fact_shared_count: float
    homes_shared: float | None
    rijk_shared_eur: float | None


class Feature(Located, Counted, total=False):
    """A feature of any layer; which of these columns a layer has, it declares itself."""

    kind: str
    municipality_codes: list[str]
    municipality_codes_inferred: list[str]
    province_codes_inferred: list[str]
    location_error_m: int | None
    basis: str | None
    landsdeel: str
    number: str | None
    type: str
    partial_codes: list[str]
    members_certainty: str
    development_perspective: str
    implementation_agenda: str
    investment_agenda: str
    phase: str
    phases: list[str]
    status: str
    subject: str
    reasons: list[str]
    level: str
    softest_status: str
    unknown: list[str]
    sentence_nl: str
    sentence_en: str
    second_reader: str


def value(feature: Feature, column: str) -> Any:
    """What a feature says in the column of this name, which its layer has; where the name is known, subscribe it."""
    return cast("Mapping[str, Any]", feature)[column]


def checked(rows: list[Properties]) -> list[Feature]:
    """Rows that `layers.columns.conform` held against the columns of their layer, as the features that they are."""
    return cast("list[Feature]", rows)
