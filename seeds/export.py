"""Records as flat objects: one per fact, the form that the export, the layers and the app share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from seeds.records import CERTAINTIES, AmountPer, AmountRole, Certainty, Fact, Kind, Payer, Phase, Status, Theme, Vat

if TYPE_CHECKING:
    from seeds.load import Seeds


class FlatSource(TypedDict):
    """Where a letter says so, as a flat fact holds it: 1-based lines, and the figure as printed there."""

    file: str
    line_start: int
    line_end: int
    figure: str


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
    landsdeel: str | None
    novex_area: str | None
    amount_eur: int | None
    amount_min_eur: int | None
    amount_max_eur: int | None
    amount_payer: Payer | None
    amount_role: AmountRole | None
    amount_is_maximum: bool
    amount_per: AmountPer | None
    price_level: str | None
    vat: Vat | None
    homes: int | None
    homes_period: str | None
    other_value: int | float | None
    other_min: int | float | None
    other_max: int | float | None
    other_unit: str | None
    deadline: str | None
    part_of: str | None
    promised_by: list[str]
    promised_to: list[str]
    table: str | None
    follows: list[str]
    sources: list[FlatSource]


def municipality_codes(fact: Fact, seeds: Seeds) -> list[str]:
    """Return the codes of the municipalities of a fact: its own, else those of its sites; in register order."""
    codes = set(fact.municipalities) or {c for s in fact.sites for c in seeds.sites[s].municipality_codes}
    return [code for code in seeds.municipalities if code in codes]


def province_codes(fact: Fact, seeds: Seeds) -> list[str]:
    """Return the codes of the provinces of a fact, in register order.

    Its own, else those of its municipalities and sites, else of its NOVEX area, else of its landsdeel.
    """
    codes = set(fact.provinces)
    if not codes:
        codes = {seeds.municipalities[c].province_code for c in municipality_codes(fact, seeds)}
        if not fact.municipalities:
            codes |= {c for s in fact.sites for c in seeds.sites[s].province_codes}
    if not codes and fact.novex_area:
        codes = set(seeds.novex_areas[fact.novex_area].province_codes)
    if not codes and fact.landsdeel:
        codes = {p.code for p in seeds.provinces.values() if p.landsdeel == fact.landsdeel}
    return [code for code in seeds.provinces if code in codes]


def certainty(fact: Fact, seeds: Seeds) -> Certainty:
    """Return how sure the place of a fact is: its own word, else the least sure of its sites, else area or none."""
    if fact.certainty:
        return fact.certainty
    if fact.sites:
        return max((seeds.sites[s].certainty for s in fact.sites), key=CERTAINTIES.index)
    return "area" if province_codes(fact, seeds) else "none"


def place(fact: Fact, seeds: Seeds) -> str | None:
    """Return the name of the place of a fact, None for a national one."""
    if fact.place:
        return fact.place
    if fact.sites:
        return seeds.sites[fact.sites[0]].name
    if fact.novex_area:
        return seeds.novex_areas[fact.novex_area].name
    if len(fact.municipalities) == 1:
        return seeds.municipalities[fact.municipalities[0]].name
    if len(fact.provinces) == 1:
        return seeds.provinces[fact.provinces[0]].name
    if fact.landsdeel:
        return f"Landsdeel {fact.landsdeel}"
    names = [seeds.municipalities[c].name for c in fact.municipalities] or [
        seeds.provinces[c].name for c in fact.provinces
    ]
    return ", ".join(names) or None


def landsdeel(fact: Fact, seeds: Seeds) -> str | None:
    """Return the landsdeel of a fact: its own, else the one in which all its provinces lie, else None."""
    found = {seeds.provinces[c].landsdeel for c in province_codes(fact, seeds)}
    return fact.landsdeel or (found.pop() if len(found) == 1 else None)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def flat(fact: Fact, seeds: Seeds) -> FlatFact:
    """Return a fact as one flat object."""
    municipalities = municipality_codes(fact, seeds)
    provinces = province_codes(fact, seeds)
    return {
        "id": fact.id,
        "theme": fact.theme,
        "kind": fact.kind,
        "status": fact.status,
        "phase": fact.phase,
        "speaker": fact.speaker,
        "summary_nl": fact.summary_nl,
        "summary_en": fact.summary_en,
        "place": place(fact, seeds),
        "certainty": certainty(fact, seeds),
        "municipalities": [seeds.municipalities[c].name for c in municipalities],
        "municipality_codes": municipalities,
        "provinces": [seeds.provinces[c].name for c in provinces],
        "province_codes": provinces,
        "landsdeel": landsdeel(fact, seeds),
        "novex_area": seeds.novex_areas[fact.novex_area].name if fact.novex_area else None,
        "amount_eur": fact.amount_eur,
        "amount_min_eur": fact.amount_min_eur,
        "amount_max_eur": fact.amount_max_eur,
        "amount_payer": fact.amount_payer,
        "amount_role": fact.amount_role,
        "amount_is_maximum": fact.amount_is_maximum,
        "amount_per": fact.amount_per,
        "price_level": fact.price_level,
        "vat": fact.vat,
        "homes": fact.homes,
        "homes_period": fact.homes_period,
        "other_value": _number(fact.other_value),
        "other_min": _number(fact.other_min),
        "other_max": _number(fact.other_max),
        "other_unit": fact.other_unit,
        "deadline": fact.deadline,
        "part_of": fact.part_of,
        "promised_by": list(fact.promised_by),
        "promised_to": list(fact.promised_to),
        "table": fact.table,
        "follows": list(fact.follows),
        "sources": [
            {"file": s.file, "line_start": s.line_start, "line_end": s.line_end, "figure": s.figure}
            for s in fact.sources
        ],
    }


def flat_facts(seeds: Seeds) -> list[FlatFact]:
    """Return all facts as flat objects, in the order of the files."""
    return [flat(fact, seeds) for fact in seeds.facts.values()]
