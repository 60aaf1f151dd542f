"""A fact as one flat object: its types, as export, layers and app share them."""

from __future__ import annotations

from typing_extensions import TypedDict

from seeds.records import (
    AmountForm,
    AmountPer,
    AmountRole,
    Bound,
    Certainty,
    DeadlineKind,
    Kind,
    Outcome,
    Payer,
    Phase,
    Status,
    Theme,
    Vat,
)


class FlatSource(TypedDict):
    """A source of a flat fact: the cited lines (1-based) and the figure as printed there."""

    file: str
    line_start: int
    line_end: int
    figure: str
    heading: bool


class FlatMarked(TypedDict):
    """Words that are ours, and why the fact uses them, in English and in Dutch."""

    what: str
    why: str
    why_nl: str


class FlatProgress(TypedDict):
    """What became of a fact, as a letter of `date` says; `reported_by` is the fact whose lines report it."""

    id: str
    date: str
    outcome: Outcome
    moved_to: str | None
    reported_by: str | None
    summary_nl: str
    summary_en: str
    sources: list[FlatSource]


class FlatFact(TypedDict):
    """A fact as one flat object of JSON types, in the order of the export: what `flat` returns.

    Absent scalars are None, absent lists are empty. Amounts are whole euros, `other_*` are in `other_unit`; names of
    provinces and municipalities stand in the order of their codes. `seeds/README.md` says what each field means.
    """

    id: str
    theme: Theme
    kind: Kind
    status: Status
    phase: Phase
    speaker: str | None
    summary_nl: str
    summary_en: str
    place: str | None
    certainty: Certainty
    municipalities: list[str]
    municipality_codes: list[str]
    provinces: list[str]
    province_codes: list[str]
    municipalities_inferred: list[str]
    municipality_codes_inferred: list[str]
    provinces_inferred: list[str]
    province_codes_inferred: list[str]
    landsdeel: str | None
    novex_area: str | None
    areas: list[str]
    area_ids: list[str]
    amount_eur: int | None
    amount_min_eur: int | None
    amount_max_eur: int | None
    amount_payer: Payer | None
    amount_role: AmountRole | None
    amount_per: AmountPer | None
    amount_form: AmountForm | None
    made_available: str | None
    price_level: str | None
    vat: Vat | None
    homes: int | None
    homes_period: str | None
    agreed_before: bool
    best_effort: bool
    amount_is_maximum: bool
    amount_bound: Bound | None
    homes_bound: Bound | None
    other_bound: Bound | None
    other_value: int | float | None
    other_min: int | float | None
    other_max: int | float | None
    other_unit: str | None
    deadline: str | None
    deadline_kind: DeadlineKind | None
    deadline_from: str | None
    deadline_to: str | None
    part_of: str | None
    of_agreement: str | None
    may_overlap: list[str]
    promised_by: list[str]
    promised_to: list[str]
    table: str | None
    follows: list[str]
    outcome: Outcome | None
    outcome_date: str | None
    moved_to: str | None
    progress: list[FlatProgress]
    ours: list[FlatMarked]
    sources: list[FlatSource]
