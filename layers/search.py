"""Search in names and summaries, tolerant of typing errors. Pure text, no Streamlit.

What is written is looked for as it stands, without case and accents. Only what occurs nowhere is taken for a typing
error: first the whole as one name, then word by word, and whoever asks gets to know what was searched for instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from layers.layer import LayerId
from layers.registry import GROUND, LAYERS
from layers.runs import Runs, places
from layers.search_index import MUNICIPALITIES, SHORT, WORD, Index, Named, folded

HITS: Final = 6
PLACES: Final = (MUNICIPALITIES, GROUND.id)
_ORDER: Final = (MUNICIPALITIES, *LAYERS)


@dataclass(frozen=True)
class Found:
    """What a search gives: facts (ids), features (`layer:id`) by their own name, and the best hits.

    `corrected` is what was searched for in place of what was written, "" where nothing was corrected; `municipality` is
    the code of the one municipality that was named, if any.
    """

    facts: frozenset[str]
    features: frozenset[str]
    named: tuple[Named, ...]
    corrected: str = ""
    municipality: str | None = None

    @property
    def nothing(self) -> bool:
        """Return whether nothing at all was found."""
        return not (self.facts or self.features or self.named)


@lru_cache(maxsize=512)
def found(index: Index, written: str) -> Found:
    """Return what a search for a text gives; every text gives an answer."""
    needle = " ".join(folded(written).split())
    if not needle:
        return Found(index.ids(range(len(index.texts.texts))), frozenset(index.feature_keys), ())
    if index.occurs(needle):
        return _exact(index, needle)
    if name := index.name_meant(needle):
        return _exact(index, name, corrected=index.named(name)[0].name)
    meant = [(w, w if index.occurs(w) else index.word_meant(w)) for w in WORD.findall(needle)]
    words = [word for _, word in meant if word]
    # A word that stands nowhere is left out, unless what is left says nothing ("in", "de").
    if not words or (len(words) < len(meant) and all(len(word) < SHORT for word in words)):
        return Found(frozenset(), frozenset(), ())
    corrected = "" if all(one == other for one, other in meant) else " ".join(words)
    if corrected and index.occurs(corrected):
        return _exact(index, corrected, corrected=corrected)
    all_of_them = _holding(index, words, corrected)
    place = next((w for w in words if any(n.layer in PLACES for n in index.named(w))), None)
    if all_of_them.nothing and place:
        return _exact(index, place, corrected=index.named(place)[0].name)
    return all_of_them


def _exact(index: Index, needle: str, corrected: str = "") -> Found:
    bearers = index.named(needle)
    # A town lends its name to its municipality only where no municipality bears that name itself.
    places = [n for n in bearers if n.layer == MUNICIPALITIES and not n.town] or [
        n for n in bearers if n.layer in PLACES
    ]
    place = places[0] if len(places) == 1 else None
    said = _holding(index, [needle], corrected)
    if place is None:
        return said
    municipality = place.ident if place.layer == MUNICIPALITIES else None
    return Found(said.facts | index.in_place(place), said.features, said.named, corrected, municipality)


def _holding(index: Index, words: Sequence[str], corrected: str) -> Found:
    """Return what holds all of some folded words, in any order."""
    return Found(
        index.ids(_all_of(index.texts, words)),
        frozenset(index.feature_keys[n] for n in _all_of(index.features, words)),
        _hits(index, words),
        corrected,
    )


def _all_of(runs: Runs, words: Sequence[str]) -> list[int]:
    """Return the places of the texts that hold all of some folded words, in any order."""
    return places(np.logical_and.reduce([runs.holding(word) for word in words]))


def _hits(index: Index, words: Sequence[str]) -> tuple[Named, ...]:
    """Return the things whose name holds the words: who bears just that name first, then who begins with it."""
    first = words[0]

    def order(item: tuple[str, Named]) -> tuple[bool, bool, bool, int, int, str]:
        name, bearer = item
        exact = [name] == list(words)
        return (not exact, bearer.town, not name.startswith(first), _ORDER.index(bearer.layer), len(name), bearer.key)

    holding = [
        (index.names.texts[place], bearer)
        for place in _all_of(index.names, words)
        for bearer in index.bearers(place)
        # What a layer only says of places of others is found through those.
        if bearer.layer == MUNICIPALITIES or LAYERS[LayerId(bearer.layer)].is_found
    ]
    best: dict[str, Named] = {}
    for _, bearer in sorted(holding, key=order):
        best.setdefault(bearer.key, bearer)
    return tuple(best.values())[:HITS]
