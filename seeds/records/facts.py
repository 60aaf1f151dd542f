"""The facts: one promise or statement each, with its values and the lines that say so."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from seeds.records.base import (
    Count,
    Day,
    Deadline,
    MunicipalityCode,
    ProvinceCode,
    Quantity,
    Record,
    Slug,
    Text,
    WholeEuro,
)
from seeds.records.documents import Source
from seeds.records.vocabulary import (
    AmountForm,
    AmountPer,
    AmountRole,
    Bound,
    Certainty,
    DeadlineKind,
    Grid,
    Kind,
    Landsdeel,
    Payer,
    Phase,
    Status,
    Theme,
    Vat,
)


class Marked(Record):
    """Words with a reason: words of the letter that are set aside."""

    what: Text
    why: Text


class Ours(Marked):
    """Words of a fact that are ours, with the reason in English and in Dutch."""

    # Says what `why` says: no second reading rests on it, so it is left out of the digests of a fact.
    why_nl: Text = Field(exclude=True)


class Values(Record):
    """The values of a statement, as its first or second reader finds them; amounts in whole euros, homes as a count.

    A bound is `exact` if the number is stated without one. `deadline_from` and `deadline_to` are left out if
    they follow from `deadline` and `deadline_kind`.
    """

    kind: Kind
    status: Status
    phase: Phase = "none"
    provinces: tuple[ProvinceCode, ...] = ()
    municipalities: tuple[MunicipalityCode, ...] = ()
    speaker: Text | None = None
    promised_by: tuple[Text, ...] = ()
    promised_to: tuple[Text, ...] = ()
    agreed_before: bool = False
    best_effort: bool = False
    amount_eur: WholeEuro | None = None
    amount_min_eur: WholeEuro | None = None
    amount_max_eur: WholeEuro | None = None
    amount_payer: Payer | None = None
    amount_role: AmountRole | None = None
    amount_bound: Bound = "exact"
    amount_per: AmountPer | None = None
    amount_form: AmountForm | None = None
    made_available: Text | None = None
    price_level: Text | None = None
    vat: Vat | None = None
    homes: Count | None = None
    homes_bound: Bound = "exact"
    other_value: Quantity | None = None
    other_min: Quantity | None = None
    other_max: Quantity | None = None
    other_bound: Bound = "exact"
    deadline: Deadline | None = None
    deadline_kind: DeadlineKind | None = None
    deadline_from: Day | None = None
    deadline_to: Day | None = None
    part_of: Slug | None = None
    of_agreement: Slug | None = None
    follows: tuple[Slug, ...] = ()


class Fact(Values):
    """One promise or statement of the letters; `seeds/README.md` says what each field and word means.

    Amounts are whole euros, homes are counts, `other_*` are in `other_unit`.
    """

    id: Slug
    theme: Theme
    summary_nl: Text
    summary_en: Text
    sites: tuple[Slug, ...] = ()
    place: Text | None = None
    certainty: Certainty | None = None
    provinces_inferred: tuple[ProvinceCode, ...] = ()
    municipalities_inferred: tuple[MunicipalityCode, ...] = ()
    landsdeel: Landsdeel | None = None
    novex_area: Slug | None = None
    areas: tuple[Slug, ...] = ()
    grid: Grid | None = None
    homes_period: Text | None = None
    other_unit: Text | None = None
    table: Text | None = None
    may_overlap: tuple[Slug, ...] = ()
    ours: tuple[Ours, ...] = ()
    set_aside: tuple[Marked, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @property
    def has_amount(self) -> bool:
        """Whether the fact has an amount in euros."""
        return (self.amount_eur, self.amount_min_eur, self.amount_max_eur) != (None, None, None)

    @property
    def has_other(self) -> bool:
        """Whether the fact has another quantity."""
        return (self.other_value, self.other_min, self.other_max) != (None, None, None)

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        amount_details = (
            self.amount_payer, self.amount_role, self.amount_per, self.amount_form, self.price_level, self.vat,
        )  # fmt: skip
        explicit_days = (self.deadline_from, self.deadline_to) != (None, None)
        rules = (
            (self.amount_eur is not None and (self.amount_min_eur or self.amount_max_eur) is not None,
             "amount_eur and a range exclude each other"),
            (self.has_amount and self.amount_role is None, "an amount needs amount_role"),
            (not self.has_amount and (any(amount_details) or self.amount_bound != "exact"),
             "amount fields without an amount"),
            (self.homes is None and self.homes_bound != "exact", "homes_bound without homes"),
            (not self.has_other and self.other_bound != "exact", "other_bound without other_*"),
            ((self.deadline is None) != (self.deadline_kind is None), "deadline and deadline_kind go together"),
            (self.deadline is None and explicit_days, "deadline_from or deadline_to without a deadline"),
            (self.novex_area is not None and bool(self.areas),
             "novex_area is for what is that area's alone, areas for what several share"),
            (bool(set(self.provinces) & set(self.provinces_inferred)), "a province is named or inferred, not both"),
            (bool(set(self.municipalities) & set(self.municipalities_inferred)),
             "a municipality is named or inferred, not both"),
            (all(s.heading for s in self.sources), "a heading alone is no source"),
            (self.kind == "budget" and not self.has_amount, "kind budget needs an amount"),
            (self.kind == "measure" and self.homes is not None, "kind measure keeps homes empty: use other_*"),
            (self.homes is None and self.homes_period is not None, "homes_period without homes"),
            (self.has_other != (self.other_unit is not None), "other_* and other_unit go together"),
            (self.grid is not None and self.theme not in ("energy", "housing"),
             "grid belongs to theme energy or housing"),
            (len({(s.file, s.line_start, s.line_end, s.figure) for s in self.sources}) < len(self.sources),
             "the same source twice"),
        )  # fmt: skip
        broken = [message for is_broken, message in rules if is_broken]
        for low, high in ((self.amount_min_eur, self.amount_max_eur), (self.other_min, self.other_max)):
            if low is not None and high is not None and low > high:
                broken.append(f"the range {low}-{high} runs backwards")
        if broken:
            raise ValueError("; ".join(broken))
        return self
