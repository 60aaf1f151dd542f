"""What a filter changes of a feature: its facts, its themes and its figures. Plain Python over flat facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict

from layers.analysis import (
    AGREEMENTS,
    FACTS,
    HOMES,
    RIJK,
    Totals,
    select,
    totals,
    with_wholes,
)
from layers.facts import Fact
from layers.features import Feature
from layers.narrowing import ALL, Narrowing
from seeds.records import THEMES

if TYPE_CHECKING:
    from layers.layer import Layer


class Figures(TypedDict):
    """The homes and the money of central government that count at a feature; None where no number is stated."""

    homes: int | float | None
    homes_agreed: int | float | None
    rijk_eur: int | float | None
    rijk_agreed_eur: int | float | None
    rijk_conditional_eur: int | float | None
    rijk_reserved_eur: int | float | None
    rijk_at_most_eur: int | float | None


class FiguresOfPlace(Figures):
    """The figures of a place that shares facts with others: its own, and apart what it shares."""

    fact_shared_count: int | float
    homes_shared: int | float | None
    rijk_shared_eur: int | float | None


def stays(
    layer: Layer, feature: Feature, left: Sequence[str], themes: Sequence[str], narrowing: Narrowing = ALL
) -> bool:
    """Whether a feature stays in view where a filter leaves it these facts.

    A filter on municipalities keeps what lies in any of them, as one on provinces does; what names no municipality is
    kept by its facts. A site of which no fact speaks at all has none to lose: only a filter on what facts say takes it.
    """
    wanted = narrowing.of("municipality")
    lies_in = {*feature.get("municipality_codes", ()), *feature.get("municipality_codes_inferred", ())}
    if wanted and lies_in and lies_in.isdisjoint(wanted):
        return False
    if left or layer.stays(feature):
        return True
    asks_for_facts = themes or any(name != "municipality" for name, _ in narrowing.chosen) or (wanted and not lies_in)
    return not feature["fact_ids"] and not asks_for_facts


def counted(
    layer: Layer,
    features: Sequence[Feature],
    facts: Sequence[Fact],
    *,
    provinces: Sequence[str] = (),
    themes: Sequence[str] = (),
    narrowing: Narrowing = ALL,
) -> list[Feature]:
    """The features of one layer as a filter leaves them, with what is counted for the facts that pass it.

    `features` are properties with `fact_ids` of all facts of the feature. A province filter keeps the features that lie
    in any of the provinces, other filters those that `stays` says. Other columns say what the letters say of a
    place, and no filter changes them.
    """
    passing = {fact["id"]: fact for fact in select(facts, provinces, themes) if narrowing.passes(fact)}
    among = frozenset(fact["id"] for fact in facts if narrowing.passes(fact)) if narrowing else None
    places = layer.shared_by
    divided = (
        {
            measure.id: totals(facts, measure, themes=themes, places=places, among=among)
            for measure in (FACTS, HOMES, RIJK)
        }
        if places
        else {}
    )
    by_id = {fact["id"]: fact for fact in facts}
    rows = []
    for feature in features:
        ids = [i for i in feature["fact_ids"] if i in passing]
        lies_in = {*feature["province_codes"], *feature.get("province_codes_inferred", ())}
        if (provinces and lies_in.isdisjoint(provinces)) or not stays(layer, feature, ids, themes, narrowing):
            continue
        found = {passing[i]["theme"] for i in ids}
        row: Feature = {**feature, "fact_ids": ids, "themes": [theme for theme in THEMES if theme in found]}
        row["fact_count"] = len(ids)
        row["agreement_count"] = sum(AGREEMENTS.counts(passing[i]) for i in ids)
        if places:
            row = {**row, **_figures_of_place(feature["id"], divided)}
        elif layer.has_figures:
            near = with_wholes(ids, by_id)
            row = {**row, **_figures(*(totals(near, measure, among=frozenset(ids)) for measure in (HOMES, RIJK)))}
        rows.append(row)
    return rows


def _figures(homes: Totals, rijk: Totals) -> Figures:
    return {
        "homes": homes.total,
        "homes_agreed": homes.agreed.total,
        "rijk_eur": rijk.total,
        "rijk_agreed_eur": rijk.agreed.total,
        "rijk_conditional_eur": rijk.standing("conditional"),
        "rijk_reserved_eur": rijk.standing("reserved"),
        "rijk_at_most_eur": rijk.at_most,
    }


def _figures_of_place(code: str, divided: Mapping[str, Totals]) -> FiguresOfPlace:
    """The own figures of a province or area, and apart what it shares."""
    facts, homes, rijk = (divided[measure.id] for measure in (FACTS, HOMES, RIJK))
    return {
        **_figures(homes.own(code), rijk.own(code)),
        "fact_shared_count": facts.shared(code) or 0,
        "homes_shared": homes.shared(code),
        "rijk_shared_eur": rijk.shared(code),
    }
