"""Records as flat objects: one per fact, the form that the export, the layers and the app share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from seeds.deadlines import span
from seeds.load import Seeds
from seeds.records import CERTAINTIES, Certainty, Fact, NovexArea

_AS_WRITTEN = (
    "amount_eur", "amount_min_eur", "amount_max_eur", "amount_payer", "amount_role", "amount_per", "amount_form",
    "made_available", "price_level", "vat", "homes", "homes_period", "agreed_before", "best_effort",
)  # fmt: skip


def municipality_codes(fact: Fact, seeds: Seeds) -> list[str]:
    """Return the codes of the municipalities of a fact, in register order.

    Its own, else those that surely contain its sites.
    """
    codes = set(fact.municipalities) or {c for s in fact.sites for c in seeds.sites[s].municipality_codes}
    return [code for code in seeds.municipalities if code in codes]


def municipality_codes_inferred(fact: Fact, seeds: Seeds) -> list[str]:
    """Return the codes of the municipalities that the project adds, in register order: none that the letter names.

    Its own, and those that a drawn line crosses or an error margin reaches where the fact names no municipality itself.
    """
    of_sites = () if fact.municipalities else fact.sites
    codes = {c for s in of_sites for c in seeds.sites[s].municipality_codes_inferred} | set(
        fact.municipalities_inferred
    )
    named = municipality_codes(fact, seeds)
    return [code for code in seeds.municipalities if code in codes and code not in named]


def province_codes(fact: Fact, seeds: Seeds) -> list[str]:
    """Return the codes of the provinces of a fact, in register order.

    Its own, else those of its municipalities and sites, else of its NOVEX area or areas, else of its landsdeel.
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
    """Return the codes of the provinces that the project adds, in register order: none that the letter names."""
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
    """Return the landsdeel of a fact: its own, else the one in which all its provinces lie, else None."""
    found = {seeds.provinces[c].landsdeel for c in province_codes(fact, seeds)}
    return fact.landsdeel or (found.pop() if len(found) == 1 else None)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def flat(fact: Fact, seeds: Seeds) -> dict[str, Any]:
    """Return a fact as one flat object of JSON types: absent scalars are None, absent lists are empty."""
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
        **{name: getattr(fact, name) for name in _AS_WRITTEN},
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
        "promised_by": list(fact.promised_by),
        "promised_to": list(fact.promised_to),
        "table": fact.table,
        "follows": list(fact.follows),
        "ours": [marked.model_dump() for marked in fact.ours],
        "sources": [
            s.model_dump(include={"file", "line_start", "line_end", "figure", "heading"}) for s in fact.sources
        ],
    }


def flat_facts(seeds: Seeds) -> list[dict[str, Any]]:
    """Return all facts as flat objects, in the order of the files."""
    return [flat(fact, seeds) for fact in seeds.facts.values()]
