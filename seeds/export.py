"""Records as flat objects: one per fact, the form that the export, the layers and the app share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from seeds.deadlines import span
from seeds.records import (
    CERTAINTIES,
    AmountForm,
    AmountPer,
    AmountRole,
    Bound,
    Certainty,
    DeadlineKind,
    Fact,
    Kind,
    NovexArea,
    Payer,
    Phase,
    Status,
    Theme,
    Vat,
)

if TYPE_CHECKING:
    from seeds.load import Seeds


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
    ours: list[FlatMarked]
    sources: list[FlatSource]


def municipality_codes(fact: Fact, seeds: Seeds) -> list[str]:
    """Return the codes of the municipalities of a fact, in register order.

    Those the fact states, else those that certainly contain its sites.
    """
    codes = set(fact.municipalities) or {c for s in fact.sites for c in seeds.sites[s].municipality_codes}
    return [code for code in seeds.municipalities if code in codes]


def municipality_codes_inferred(fact: Fact, seeds: Seeds) -> list[str]:
    """Return the codes of the municipalities that we infer, in register order: none that the letter names.

    Those the fact states as inferred; where it names no municipality also those that the drawn line of a site crosses
    or that lie within its margin of error.
    """
    of_sites = () if fact.municipalities else fact.sites
    codes = {c for s in of_sites for c in seeds.sites[s].municipality_codes_inferred} | set(
        fact.municipalities_inferred
    )
    named = municipality_codes(fact, seeds)
    return [code for code in seeds.municipalities if code in codes and code not in named]


def province_codes(fact: Fact, seeds: Seeds) -> list[str]:
    """Return the codes of the provinces of a fact, in register order.

    Those the fact states, else those of its municipalities and sites, else of its NOVEX areas, else of its landsdeel.
    """
    codes = set(fact.provinces)
    if not codes:
        codes = {seeds.municipalities[c].province_code for c in municipality_codes(fact, seeds)}
        if not fact.municipalities:
            codes |= {c for s in fact.sites for c in seeds.sites[s].province_codes}
    if not codes:
        codes = {c for area in areas(fact, seeds) for c in area.province_codes}
    if not codes and fact.landsdeel:
        codes = {p.code for p in seeds.provinces.values() if p.landsdeel == fact.landsdeel}
    return [code for code in seeds.provinces if code in codes]


def province_codes_inferred(fact: Fact, seeds: Seeds) -> list[str]:
    """Return the codes of the provinces that we infer, in register order: none that the letter names."""
    of_sites = () if fact.provinces or fact.municipalities else fact.sites
    codes = {c for s in of_sites for c in seeds.sites[s].province_codes_inferred} | set(fact.provinces_inferred)
    codes |= {seeds.municipalities[c].province_code for c in fact.municipalities_inferred}
    named = province_codes(fact, seeds)
    return [code for code in seeds.provinces if code in codes and code not in named]


def areas(fact: Fact, seeds: Seeds) -> list[NovexArea]:
    """Return the NOVEX areas and regions that a fact is about, in register order: one alone, or all that share it."""
    ids = {fact.novex_area, *fact.areas}
    return [area for area in seeds.novex_areas.values() if area.id in ids]


def certainty(fact: Fact, seeds: Seeds) -> Certainty:
    """Return the certainty of the place of a fact: as stated, else of its least certain site, else area or none."""
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
    if found := areas(fact, seeds):
        return ", ".join(area.name for area in found)
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
    """Return the landsdeel of a fact: as stated, else the one that holds all its provinces, else None."""
    found = {seeds.provinces[c].landsdeel for c in province_codes(fact, seeds)}
    return fact.landsdeel or (found.pop() if len(found) == 1 else None)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def flat(fact: Fact, seeds: Seeds) -> FlatFact:
    """Return a fact as one flat object."""
    municipalities, municipalities_added = municipality_codes(fact, seeds), municipality_codes_inferred(fact, seeds)
    provinces, provinces_added = province_codes(fact, seeds), province_codes_inferred(fact, seeds)
    first_day, last_day = span(fact)
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
        "municipalities_inferred": [seeds.municipalities[c].name for c in municipalities_added],
        "municipality_codes_inferred": municipalities_added,
        "provinces_inferred": [seeds.provinces[c].name for c in provinces_added],
        "province_codes_inferred": provinces_added,
        "landsdeel": landsdeel(fact, seeds),
        "novex_area": seeds.novex_areas[fact.novex_area].name if fact.novex_area else None,
        "areas": [area.name for area in areas(fact, seeds)],
        "area_ids": [area.id for area in areas(fact, seeds)],
        "amount_eur": fact.amount_eur,
        "amount_min_eur": fact.amount_min_eur,
        "amount_max_eur": fact.amount_max_eur,
        "amount_payer": fact.amount_payer,
        "amount_role": fact.amount_role,
        "amount_per": fact.amount_per,
        "amount_form": fact.amount_form,
        "made_available": fact.made_available,
        "price_level": fact.price_level,
        "vat": fact.vat,
        "homes": fact.homes,
        "homes_period": fact.homes_period,
        "agreed_before": fact.agreed_before,
        "best_effort": fact.best_effort,
        "amount_is_maximum": fact.amount_bound == "at most",
        "amount_bound": fact.amount_bound if fact.has_amount else None,
        "homes_bound": fact.homes_bound if fact.homes is not None else None,
        "other_bound": fact.other_bound if fact.has_other else None,
        "other_value": _number(fact.other_value),
        "other_min": _number(fact.other_min),
        "other_max": _number(fact.other_max),
        "other_unit": fact.other_unit,
        "deadline": fact.deadline,
        "deadline_kind": fact.deadline_kind,
        "deadline_from": first_day,
        "deadline_to": last_day,
        "part_of": fact.part_of,
        "of_agreement": fact.of_agreement,
        "may_overlap": list(fact.may_overlap),
        "promised_by": list(fact.promised_by),
        "promised_to": list(fact.promised_to),
        "table": fact.table,
        "follows": list(fact.follows),
        "ours": [{"what": marked.what, "why": marked.why, "why_nl": marked.why_nl} for marked in fact.ours],
        "sources": [
            {
                "file": s.file,
                "line_start": s.line_start,
                "line_end": s.line_end,
                "figure": s.figure,
                "heading": s.heading,
            }
            for s in fact.sources
        ],
    }


def flat_facts(seeds: Seeds) -> list[FlatFact]:
    """Return all facts as flat objects, in the order of the files."""
    return [flat(fact, seeds) for fact in seeds.facts.values()]
