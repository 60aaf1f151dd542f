"""What a filter changes of a feature: its facts, its themes and its figures. Plain Python over flat facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from layers.analysis import AGREEMENTS, FACTS, HOMES, RIJK, Fact, Totals, select, totals
from seeds.records import THEMES

Properties = dict[str, Any]

STAYS_WITHOUT_FACTS: Final = ("provinces", "novex", "congestion:province", "congestion:part")
"""What stays in view where a theme leaves it no fact: layers, or kinds of one; sites, projects and places drop out."""


def stays(properties: Mapping[str, Any], fact_ids: Sequence[str], themes: Sequence[str]) -> bool:
    """Whether a feature with these facts left stays in view when themes are chosen."""
    layer, kind = properties["layer"], properties.get("kind")
    return not themes or bool(fact_ids) or layer in STAYS_WITHOUT_FACTS or f"{layer}:{kind}" in STAYS_WITHOUT_FACTS


def counted(
    features: Sequence[Mapping[str, Any]],
    facts: Sequence[Fact],
    *,
    provinces: Sequence[str] = (),
    themes: Sequence[str] = (),
) -> list[Properties]:
    """The features of one layer as a filter leaves them, with what is counted for the facts that pass it.

    `features` are properties with `fact_ids` of all facts of the feature. A province filter keeps the features that lie
    in any of the provinces, a theme filter those that `stays` says. Other columns say what the letters say of a
    place, and no filter changes them.
    """
    passing = {fact["id"]: fact for fact in select(facts, provinces, themes)}
    layer = features[0]["layer"] if features else ""
    divided = (
        {measure.id: totals(facts, measure, themes=themes) for measure in (FACTS, HOMES, RIJK)}
        if layer == "provinces"
        else {}
    )
    rows = []
    for feature in features:
        ids = [i for i in feature["fact_ids"] if i in passing]
        if (provinces and not set(provinces) & set(feature["province_codes"])) or not stays(feature, ids, themes):
            continue
        found = {passing[i]["theme"] for i in ids}
        row = {**feature, "fact_ids": ids, "themes": [theme for theme in THEMES if theme in found]}
        row["fact_count"] = len(ids)
        row["agreement_count"] = sum(AGREEMENTS.counts(passing[i]) for i in ids)
        if layer == "provinces":
            row |= _figures_of_province(feature["id"], divided)
        elif layer != "congestion":
            row |= _figures(*(totals(facts, measure, among=frozenset(ids)) for measure in (HOMES, RIJK)))
        rows.append(row)
    return rows


def _figures(homes: Totals, rijk: Totals) -> Properties:
    return {
        "homes": homes.total,
        "homes_agreed": homes.standing("agreed"),
        "rijk_eur": rijk.total,
        "rijk_agreed_eur": rijk.standing("agreed"),
        "rijk_conditional_eur": rijk.standing("conditional"),
        "rijk_reserved_eur": rijk.standing("reserved"),
        "rijk_at_most_eur": rijk.at_most,
    }


def _figures_of_province(code: str, divided: Mapping[str, Totals]) -> Properties:
    """The province's own figures, and apart what it shares."""
    facts, homes, rijk = (divided[measure.id] for measure in (FACTS, HOMES, RIJK))
    return {
        **_figures(homes.own(code), rijk.own(code)),
        "fact_shared_count": facts.shared(code) or 0,
        "homes_shared": homes.shared(code),
        "rijk_shared_eur": rijk.shared(code),
    }
