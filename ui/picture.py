"""What a view shows: the facts that pass its filters and, per layer, the features that stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ui.search import Found, found
from ui.shown import Shown
from ui.state import ViewState

Fact = Mapping[str, Any]
# Areas give the map its shape: a search leaves them.
ALWAYS_DRAWN = ("provinces", "novex", "congestion")


@dataclass(frozen=True)
class Picture:
    """A built folder seen through a view."""

    shown: Shown
    view: ViewState

    @cached_property
    def provinces(self) -> tuple[str, ...] | None:
        """The codes that province and landsdeel filter together leave; None without such a filter."""
        if not (self.view.provinces or self.view.landsdelen):
            return None
        return tuple(
            code
            for code, province in sorted(self.shown.provinces.items())
            if (not self.view.provinces or code in self.view.provinces)
            and (not self.view.landsdelen or province["landsdeel"] in self.view.landsdelen)
        )

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that pass every filter, national ones included where no place is asked for."""
        return tuple(f for f in self.shown.built.facts if self.passes(f))

    def passes(self, fact: Fact) -> bool:
        """Return whether a fact passes every filter."""
        if self.provinces is not None and not set(self.provinces) & set(fact["province_codes"]):
            return False
        return self.passes_theme(fact) and self.passes_search(fact)

    def passes_theme(self, fact: Fact) -> bool:
        """Return whether a fact is of a chosen theme."""
        return not self.view.themes or fact["theme"] in self.view.themes

    def passes_search(self, fact: Fact) -> bool:
        """Return whether a fact is among what the search found."""
        return not self.view.search or fact["id"] in self.found.facts

    @property
    def found(self) -> Found:
        """What the search found; one search is done once, whoever asks for it."""
        return found(self.shown.index, self.view.search)

    @cached_property
    def fact_ids(self) -> frozenset[str]:
        """The ids of the facts in view."""
        return frozenset(f["id"] for f in self.facts)

    @cached_property
    def national(self) -> tuple[Fact, ...]:
        """The facts without a place that pass theme and search."""
        return tuple(
            f
            for f in self.shown.built.facts
            if not f["province_codes"] and self.passes_theme(f) and self.passes_search(f)
        )

    @cached_property
    def searched(self) -> tuple[Fact, ...]:
        """All facts that pass the search, whatever their place and theme: what totals are made of."""
        return tuple(f for f in self.shown.built.facts if self.passes_search(f))

    def features(self, layer: str) -> list[str]:
        """Return the ids of the features of a layer that stay in view: those of the export, narrowed by the search.

        A province filter means any member province; in a search a site or project needs a fact in view or the name.
        """
        if self.provinces == ():
            return []
        left = self.shown.built.counted(layer, self.provinces or (), self.view.themes)
        return [str(p["id"]) for p in left if self._found(p)]

    def _found(self, feature: Mapping[str, Any]) -> bool:
        searched = self.view.search and feature["layer"] not in ALWAYS_DRAWN
        if not searched or f"{feature['layer']}:{feature['id']}" in self.found.features:
            return True
        return bool(self.fact_ids & set(feature["fact_ids"]))

    def facts_of(self, feature: str) -> tuple[tuple[Fact, ...], int]:
        """Return the facts of a feature (`layer:id`) in view and how many there are without the filters."""
        ids = self.shown.features[feature]["fact_ids"]
        return tuple(self.shown.facts[i] for i in ids if i in self.fact_ids), len(ids)
