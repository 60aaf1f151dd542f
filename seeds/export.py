"""Records as flat objects: one per fact, the form that the export, the layers and the app share."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from seeds.deadlines import span
from seeds.flat import FlatFact, FlatProgress, FlatSource
from seeds.records import CERTAINTIES, Certainty, Fact, NovexArea, Progress, Source

if TYPE_CHECKING:
    from seeds.load import Seeds


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


def flat_sources(sources: Iterable[Source]) -> list[FlatSource]:
    """Return citations as flat objects."""
    return [
        {
            "file": s.file,
            "line_start": s.line_start,
            "line_end": s.line_end,
            "figure": s.figure,
            "heading": s.heading,
        }
        for s in sources
    ]


def flat_progress(row: Progress) -> FlatProgress:
    """Return what became of a fact as one flat object."""
    return {
        "id": row.id,
        "date": row.date,
        "outcome": row.outcome,
        "moved_to": row.moved_to,
        "reported_by": row.reported_by,
        "summary_nl": row.summary_nl,
        "summary_en": row.summary_en,
        "sources": flat_sources(row.sources),
    }


def flat(fact: Fact, seeds: Seeds) -> FlatFact:
    """Return a fact as one flat object."""
    municipalities, municipalities_added = municipality_codes(fact, seeds), municipality_codes_inferred(fact, seeds)
    provinces, provinces_added = province_codes(fact, seeds), province_codes_inferred(fact, seeds)
    first_day, last_day = span(fact)
    progress = [flat_progress(row) for row in seeds.progress_of.get(fact.id, ())]
    last = progress[-1] if progress else None
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
        "outcome": last["outcome"] if last else None,
        "outcome_date": last["date"] if last else None,
        "moved_to": last["moved_to"] if last else None,
        "progress": progress,
        "ours": [{"what": marked.what, "why": marked.why, "why_nl": marked.why_nl} for marked in fact.ours],
        "sources": flat_sources(fact.sources),
    }


def flat_facts(seeds: Seeds) -> list[FlatFact]:
    """Return all facts as flat objects, in the order of the files."""
    return [flat(fact, seeds) for fact in seeds.facts.values()]
