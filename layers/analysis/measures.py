"""What is counted or added: one table, and how firm a figure is.

A measure names the field that it adds and the words that a fact must have to count. Payers and roles are never mixed,
because each measure of money names one payer and one role.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from layers.facts import Fact, Number
from seeds.records import Theme

AGREED: Final = ("agreed", "in-progress", "done")
"""The statuses of what was agreed without a condition."""

_POSSIBLE: Final = ("proposed", "estimate")

STANDINGS: Final = ("agreed", "before", "effort", "in_kind", "conditional", "reserved", "possible")
"""How firm a figure is, firmest first: what `standing` says of its fact. No two of them may be added.

`agreed`: newly agreed. `before`: agreed or made available before the meetings that the letters report. `effort`: only a
best effort was agreed. `in_kind`: measures, land or work instead of money. `conditional`, `reserved`, `possible`
(proposed or estimated): by the status.
"""

ARE_AGREED: Final = ("agreed", "before", "effort")
"""The standings of what was agreed without a condition."""


def standing(fact: Fact) -> str | None:
    """How firm the figure of a fact is, one of `STANDINGS`; None where it gives none (a claim, superseded, ...)."""
    status = fact["status"]
    if status in (*AGREED, "conditional", "reserved") and fact["amount_form"] == "in kind":
        return "in_kind"
    if status in AGREED:
        return "before" if fact["agreed_before"] else "effort" if fact["best_effort"] else "agreed"
    if status in _POSSIBLE:
        return "possible"
    return status if status in STANDINGS else None


PROMISED: Final = (*AGREED, "conditional", "reserved")
"""The statuses of what was agreed, with or without a condition, or set aside."""


@dataclass(frozen=True)
class Measure:
    """What is counted or added.

    `field` is the number that is added; None counts facts. A fact counts where each field of `only` has one of the
    words given, no field of `never` has, and the number is stated. `silent` are the themes whose promises have a number
    of this measure as a rule: a place with only such promises says "agreed, no number stated" (empty: all themes).
    """

    id: str
    field: Number | None
    only: Mapping[str, tuple[object, ...]]
    never: Mapping[str, tuple[object, ...]] = dataclasses.field(default_factory=dict)
    silent: tuple[Theme, ...] = ()

    def counts(self, fact: Fact) -> bool:
        """Whether the fact counts for this measure."""
        return (
            (self.field is None or fact.get(self.field) is not None)
            and all(fact.get(name) in words for name, words in self.only.items())
            and not any(fact.get(name) in words for name, words in self.never.items())
        )


FACTS: Final = Measure("facts", None, {})
AGREEMENTS: Final = Measure(
    "agreements",
    None,
    # One agreement counts once: its amounts, targets and parts are properties of it.
    {
        "kind": ("agreement", "budget", "target"), "status": (*AGREED, "conditional"),
        "of_agreement": (None,), "part_of": (None,),
    },
)  # fmt: skip
HOMES: Final = Measure(
    "homes",
    "homes",
    {"kind": ("agreement", "target"), "status": (*PROMISED, *_POSSIBLE)},
    # A number for each year is a pace: it cannot be added to a number for a period.
    never={"homes_period": ("per year",)},
    silent=("housing",),
)
RIJK: Final = Measure(
    "rijk",
    "amount_eur",
    # Not: amounts per home or year, estimates, shortfalls, old budgets, and totals, which hold what others pay.
    {"amount_payer": ("rijk",), "amount_role": ("contribution",), "amount_per": (None,), "status": PROMISED},
)
REGIO: Final = dataclasses.replace(RIJK, id="regio", only={**RIJK.only, "amount_payer": ("regio",)})
MEASURES: Final = {measure.id: measure for measure in (FACTS, AGREEMENTS, HOMES, RIJK, REGIO)}
"""The measures that the map, the figures and the table use."""


BOUND_OF: Final[Mapping[Number, Literal["amount_bound", "homes_bound", "other_bound"]]] = {
    "amount_eur": "amount_bound",
    "amount_min_eur": "amount_bound",
    "amount_max_eur": "amount_bound",
    "homes": "homes_bound",
    "other_value": "other_bound",
    "other_min": "other_bound",
    "other_max": "other_bound",
}
"""The field that says how a number is bounded, by the field of the number."""
