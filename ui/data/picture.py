"""What a view shows: the facts that pass its filters and the features that remain per layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from layers.analysis import AGREEMENTS, Totals
from layers.columnar import Chosen, Columns, Truths
from layers.deadlines import today
from layers.facts import Fact
from layers.features import Feature
from layers.layer import LayerId
from layers.narrowing import ALL, WRITTEN, Narrowing, narrowing
from layers.registry import LAYERS
from layers.search import Found, found
from ui.data.edition import Edition
from ui.data.state import ViewState

KEPT: Final = 32
"""Number of filter results kept in the cache, shared by all visitors and by clicks that change no filter."""


@dataclass(frozen=True)
class Filtered:
    """A built folder under a set of filters. Shared between visitors, so immutable; each part is computed on demand."""

    edition: Edition
    chosen: tuple[str, ...]
    landsdelen: tuple[str, ...]
    themes: tuple[str, ...]
    search: str
    narrowing: Narrowing = ALL

    @cached_property
    def provinces(self) -> tuple[str, ...] | None:
        """The codes that province and landsdeel filter together leave; None without such a filter."""
        if not (self.chosen or self.landsdelen):
            return None
        return tuple(
            code
            for code, province in sorted(self.edition.provinces.items())
            if (not self.chosen or code in self.chosen)
            and (not self.landsdelen or province["landsdeel"] in self.landsdelen)
        )

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that pass every filter, national ones included where no place is asked for."""
        return self._columns.at(self._left)

    @property
    def _columns(self) -> Columns:
        return self.edition.built.columns

    @cached_property
    def _asked(self) -> Truths:
        """Which facts pass the search and the narrowing."""
        passing = self._columns.passing(self.narrowing)
        return passing & self._columns.with_ids(self.found.facts) if self.search else passing

    @cached_property
    def _of_theme(self) -> Truths:
        return self._asked & self._columns.having("theme", self.themes) if self.themes else self._asked

    @cached_property
    def _left(self) -> Truths:
        if self.provinces is None:
            return self._of_theme
        return self._of_theme & self._columns.having("province", self.provinces)

    def passes_theme(self, fact: Fact) -> bool:
        """Return whether a fact is of a chosen theme."""
        return not self.themes or fact["theme"] in self.themes

    def passes_search(self, fact: Fact) -> bool:
        """Return whether a fact is among what the search found, and passes the filters beside place and theme."""
        return (not self.search or fact["id"] in self.found.facts) and self.narrowing.passes(fact)

    @property
    def found(self) -> Found:
        """What the search found; each search runs once for all visitors."""
        return found(self.edition.index, self.search)

    def choices(self, name: str) -> Mapping[str, int]:
        """Return how many facts each value of a filter of `layers.narrowing` would leave, under the other filters."""
        others = replace(self, narrowing=self.narrowing.without(name))
        return self._columns.counts(name, others._left, today())

    @cached_property
    def fact_ids(self) -> frozenset[str]:
        """The ids of the facts in view."""
        return frozenset(f["id"] for f in self.facts)

    @cached_property
    def national(self) -> tuple[Fact, ...]:
        """The facts without a place that pass theme and search."""
        return self._columns.at(self._of_theme & self._columns.having("national", ("nl",)))

    @cached_property
    def searched(self) -> Chosen:
        """All facts that pass the search and the narrowing, whatever province and theme: what totals are made of."""
        return Chosen(self._columns, self._asked)

    @cached_property
    def agreements(self) -> Totals:
        """How many agreements pass theme and search, by place."""
        return self.searched.sums(AGREEMENTS, self.themes)

    @cached_property
    def features(self) -> Mapping[str, list[str]]:
        """The ids of the features that stay in view by layer: those of the export, narrowed by the search.

        A province filter means any member province; in a search a site or project needs a fact in view or the name.
        """
        return {layer: self._features(layer) for layer in self.edition.names}

    def _features(self, layer: str) -> list[str]:
        if self.provinces == ():
            return []
        kept = self.edition.built.kept(layer, self.provinces or (), self.themes, self.narrowing)
        features = self.edition.built.features(layer)
        left = (features[place] for place in np.flatnonzero(kept).tolist())
        if not self.search or LAYERS[LayerId(layer)].has_areas:  # areas give the map its shape: a search leaves them
            return [str(feature["id"]) for feature in left]
        return [str(feature["id"]) for feature in left if self._found(feature)]

    def _found(self, feature: Feature) -> bool:
        is_named = f"{feature['layer']}:{feature['id']}" in self.found.features
        return is_named or not self.fact_ids.isdisjoint(feature["fact_ids"])


filtered = lru_cache(maxsize=KEPT)(Filtered)


@dataclass(frozen=True)
class Picture:
    """A built folder seen through a view."""

    edition: Edition
    view: ViewState
    beside: Narrowing = ALL
    """What is asked of files and of no page: the filters that are written freely."""

    @cached_property
    def filtered(self) -> Filtered:
        """The result of the filters, computed once for all views with the same filters."""
        view = self.view
        return filtered(self.edition, view.provinces, view.landsdelen, view.themes, view.search, self.narrowing)

    @cached_property
    def narrowing(self) -> Narrowing:
        """What is chosen of the filters beside place and theme, as of today."""
        chosen = {name: self.beside.of(name) for name in WRITTEN}
        return narrowing({**self.view.narrowed(), **chosen}, today())

    @property
    def municipality(self) -> str | None:
        """The code of the one municipality that is looked at: chosen, else named by the search."""
        if len(self.view.municipalities) == 1:
            return self.view.municipalities[0]
        is_free = self.view.search and not self.view.municipalities and self.provinces is None
        return self.found.municipality if is_free else None

    @property
    def provinces(self) -> tuple[str, ...] | None:
        """See `Filtered.provinces`."""
        return self.filtered.provinces

    @property
    def facts(self) -> tuple[Fact, ...]:
        """See `Filtered.facts`."""
        return self.filtered.facts

    def passes_theme(self, fact: Fact) -> bool:
        """Return whether a fact is of a chosen theme."""
        return self.filtered.passes_theme(fact)

    def passes_search(self, fact: Fact) -> bool:
        """Return whether a fact is among what the search found."""
        return self.filtered.passes_search(fact)

    @property
    def found(self) -> Found:
        """See `Filtered.found`."""
        return self.filtered.found

    @property
    def fact_ids(self) -> frozenset[str]:
        """See `Filtered.fact_ids`."""
        return self.filtered.fact_ids

    @property
    def national(self) -> tuple[Fact, ...]:
        """See `Filtered.national`."""
        return self.filtered.national

    @property
    def searched(self) -> Chosen:
        """See `Filtered.searched`."""
        return self.filtered.searched

    def features(self, layer: str) -> list[str]:
        """Return the ids of the features of a layer that stay in view: see `Filtered.features`."""
        return self.filtered.features[layer]

    def facts_of(self, feature: str) -> tuple[tuple[Fact, ...], int]:
        """Return the facts of a feature (`layer:id`) in view and how many there are without the filters."""
        ids = self.edition.features[feature]["fact_ids"]
        return tuple(self.edition.facts[i] for i in ids if i in self.fact_ids), len(ids)
