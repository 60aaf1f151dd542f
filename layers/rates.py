"""Money and homes together, and the thresholds of the housing schemes. Plain Python over the registers.

Euro per home is shown only where the records say that money and homes belong to one thing: both facts are about one
housing area, and are amount and target of one agreement, or one follows the other, or both follow the same fact. One
payer and one role (a contribution) at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from layers.analysis import HOMES, PROMISED
from layers.catalogue.housing import LAYER as HOUSING
from layers.facts import Fact
from layers.facts_file import Registers
from layers.registers import Records

SCHEMES: Final[Mapping[str, str]] = {
    "large": "grootschalig-rijksregie-",
    "regional": "regionaal-grootschalig-",
    "wokt": "wokt-",
}
"""The housing schemes, and how the ids of the facts about their criteria begin."""

LARGE_CANDIDATES: Final = "kandidaten-vier-nieuwe-grootschalige-locaties"
"""The fact that names the municipalities where a new large site may come."""

REGIONAL_PROCESS: Final = "regionale-grootschalige-locaties-proces"
"""The fact about choosing regional large sites: places of facts that follow it are in that process."""


@dataclass(frozen=True)
class Rate:
    """Euro per home of one contribution: numerator and denominator with their facts, never rounded here."""

    subject: str
    name: str
    payer: str
    amount_eur: int
    is_maximum: bool
    homes: int
    money_id: str
    homes_ids: tuple[str, ...]

    @property
    def eur_per_home(self) -> float:
        """The contribution of this payer divided by the homes: no price, and not what a home costs."""
        return self.amount_eur / self.homes


@dataclass(frozen=True)
class Scheme:
    """A scheme: the facts with its criteria, and the places (`housing:id`) to which it may apply, if any are named."""

    id: str
    criteria: tuple[str, ...]
    subjects: tuple[str, ...]


def rates(registers: Registers) -> tuple[Rate, ...]:
    """Every contribution for which the records hold the homes that belong to it, in register order."""
    return tuple(_rates(Records(registers)))


def _rates(records: Records) -> Iterator[Rate]:
    for ident, site in records.housing.items():
        here = records.naming.get(ident, ())
        with_homes = [f for f in here if HOMES.counts(f)]
        for money in here:
            if (contributed := _contribution(money)) is None:
                continue
            payer, amount_eur = contributed
            linked = tuple(f["id"] for f in with_homes if _belong_together(money, f))
            homes = records.homes(linked).number
            if homes:
                yield Rate(
                    HOUSING.key(ident),
                    str(site["name"]),
                    payer,
                    amount_eur,
                    bool(money["amount_is_maximum"]),
                    homes,
                    money["id"],
                    linked,
                )


def _contribution(fact: Fact) -> tuple[str, int] | None:
    """The payer and the euro of a fact that is one whole contribution: no part of another, not per year or home."""
    payer, amount_eur = fact["amount_payer"], fact["amount_eur"]
    whole = (
        fact["amount_role"] == "contribution"
        and fact["amount_per"] is None
        and fact["part_of"] is None
        and fact["status"] in PROMISED
    )
    return (payer, amount_eur) if whole and payer is not None and amount_eur is not None else None


def _belong_together(money: Fact, homes: Fact) -> bool:
    one, other = _bound_to(money), _bound_to(homes)
    return money["id"] in other or homes["id"] in one or bool(one & other)


def _bound_to(fact: Fact) -> set[str]:
    """The facts that this one follows, and the agreement of which it is an amount or a target."""
    return {*fact["follows"], *([fact["of_agreement"]] if fact["of_agreement"] else [])}


def schemes(registers: Registers) -> tuple[Scheme, ...]:
    """The housing schemes of the letters with their criteria, and the places that facts bring under them."""
    records = Records(registers)
    found = []
    for scheme, start in SCHEMES.items():
        criteria = [f for f in records.facts.values() if f["kind"] == "measure" and f["id"].startswith(start)]
        near = list(criteria)
        if scheme == "large":
            near += [f for f in records.facts.values() if f["id"] == LARGE_CANDIDATES]
        if scheme == "regional":
            near += [f for f in records.facts.values() if REGIONAL_PROCESS in (f.get("follows") or ())]
        sites = dict.fromkeys(site for fact in near for site in fact["sites"] if site in records.housing)
        if criteria:
            found.append(Scheme(scheme, tuple(f["id"] for f in criteria), tuple(HOUSING.key(site) for site in sites)))
    return tuple(found)
