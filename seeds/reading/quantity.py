"""What a figure is: a value or a range in one of the closed list of units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from seeds.records import AmountPer, Bound, Vat

EURO = "euro"
HOMES = "homes"
Change = Literal["old", "new"]


@dataclass(frozen=True)
class Figure:
    """A quantity in `flow[start:end]`: a value or a range, in `unit`; `note` says what is uncertain.

    `change` marks the two ends of `van € 410 mln. naar € 455 mln.`.
    """

    start: int
    end: int
    unit: str
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    bound: Bound = "exact"
    per: AmountPer | None = None
    vat: Vat | None = None
    price_level: str | None = None
    period: str | None = None
    change: Change | None = None
    note: str | None = None
