"""The search without an index: each text is looked through. What `layers.search` finds must be just this."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from layers.facts import Fact
from layers.facts_file import FactsFile
from layers.features import Feature
from layers.layer import LayerId
from layers.registry import GROUND, LAYERS
from layers.runs import begins_word
from layers.search import HITS, PLACES, Found
from layers.search_index import ALIKE, MUNICIPALITIES, MUNICIPALITY, SHORT, Named, folded

_ORDER: Final = (MUNICIPALITIES, *LAYERS)
_WORD: Final = re.compile(r"\w+")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")


def _sound(text: str) -> str:
    return text.replace("ij", "y").replace("-", " ")


class Index:
    """The names and words of a built folder. Made once; never changed after."""

    def __init__(
        self,
        registers: FactsFile,
        features: Mapping[str, Feature],
        features_of_fact: Mapping[str, Sequence[str]],
    ) -> None:
        self.facts = {fact["id"]: fact for fact in registers["facts"]}
        self.municipalities = {m["code"]: m for m in registers["municipalities"]}
        self.names: dict[str, list[Named]] = defaultdict(list)
        """Everything with a name, by each of its folded names; the best known bearer of a name first."""
        for code, municipality in self.municipalities.items():
            self._name(f"{MUNICIPALITIES}:{code}", municipality["name"], MUNICIPALITY.format(municipality["name"]))
        for key, feature in features.items():
            self._name(key, feature["name"])
        for alias in registers["aliases"]:
            layer = MUNICIPALITIES if alias["code"] in self.municipalities else GROUND.id
            self._name(f"{layer}:{alias['code']}", alias["name"])
        for town in registers["towns"]:
            self._name(f"{MUNICIPALITIES}:{town['code']}", town["name"], town=True)
        self.texts = {
            i: self._text(f, [features[k] for k in features_of_fact.get(i, ())]) for i, f in self.facts.items()
        }
        self.feature_names = {key: folded(feature["name"]) for key, feature in features.items()}
        self._names_by_sound = {_sound(name): name for name in self.names}
        texts = " ".join((*self.texts.values(), *self.names))
        self._words_by_sound = {_sound(word): word for word in _WORD.findall(texts) if len(word) >= SHORT}
        self._all = "\n".join((*self.texts.values(), *self.names))

    def _name(self, key: str, *names: str, town: bool = False) -> None:
        for name in names:
            for written in dict.fromkeys((name, _BRACKETS.sub("", name))):
                bearers = self.names[folded(written)]
                if all(bearer.key != key for bearer in bearers):
                    bearers.append(Named(key, name, town))

    @staticmethod
    def _text(fact: Fact, features: Iterable[Feature]) -> str:
        own = (fact["place"] or "", fact["summary_nl"], fact["summary_en"], *fact["municipalities"], *fact["provinces"])
        return folded("\n".join((*own, *(feature["name"] for feature in features))))

    def occurs(self, needle: str) -> bool:
        """Return whether a folded text stands anywhere in names or summaries."""
        return begins_word(needle, self._all)

    def name_meant(self, needle: str) -> str | None:
        """Return the name that a folded text is a typing error of, None where none is near."""
        return _nearest(needle, self._names_by_sound)

    def word_meant(self, needle: str) -> str | None:
        """Return the word that a folded word is a typing error of, None where none is near."""
        return _nearest(needle, self._words_by_sound)


def _nearest(needle: str, by_sound: Mapping[str, str]) -> str | None:
    if len(needle) < SHORT:
        return None
    near = process.extractOne(_sound(needle), by_sound.keys(), scorer=OSA.normalized_similarity, score_cutoff=ALIKE)
    return by_sound[near[0]] if near else None


def found(index: Index, written: str) -> Found:
    """Return what a search for a text gives; every text gives an answer."""
    needle = " ".join(folded(written).split())
    if not needle:
        return Found(frozenset(index.facts), frozenset(index.feature_names), ())
    if index.occurs(needle):
        return _exact(index, needle)
    if name := index.name_meant(needle):
        return _exact(index, name, corrected=index.names[name][0].name)
    meant = [(w, w if index.occurs(w) else index.word_meant(w)) for w in _WORD.findall(needle)]
    words = [word for _, word in meant if word]
    # A word that stands nowhere is left out, unless what is left says nothing ("in", "de").
    if not words or (len(words) < len(meant) and all(len(word) < SHORT for word in words)):
        return Found(frozenset(), frozenset(), ())
    corrected = "" if all(one == other for one, other in meant) else " ".join(words)
    if corrected and index.occurs(corrected):
        return _exact(index, corrected, corrected=corrected)
    all_of_them = _holding(index, words, corrected)
    place = next((w for w in words if any(n.layer in PLACES for n in index.names.get(w, ()))), None)
    if all_of_them.nothing and place:
        return _exact(index, place, corrected=index.names[place][0].name)
    return all_of_them


def _exact(index: Index, needle: str, corrected: str = "") -> Found:
    bearers = index.names.get(needle, [])
    # A town lends its name to its municipality only where no municipality bears that name itself.
    places = [n for n in bearers if n.layer == MUNICIPALITIES and not n.town] or [
        n for n in bearers if n.layer in PLACES
    ]
    place = places[0] if len(places) == 1 else None
    said = _holding(index, [needle], corrected)
    if place is None:
        return said
    in_province = place.layer == GROUND.id
    there = {
        i
        for i, fact in index.facts.items()
        if place.ident in (fact["province_codes"] if in_province else fact["municipality_codes"])
    }
    municipality = place.ident if place.layer == MUNICIPALITIES else None
    return Found(said.facts | there, said.features, said.named, corrected, municipality)


def _holding(index: Index, words: Sequence[str], corrected: str) -> Found:
    """Return what holds all of some folded words, in any order."""
    return Found(
        frozenset(i for i, text in index.texts.items() if all(begins_word(w, text) for w in words)),
        frozenset(key for key, name in index.feature_names.items() if all(begins_word(w, name) for w in words)),
        _hits(index, words),
        corrected,
    )


def _hits(index: Index, words: Sequence[str]) -> tuple[Named, ...]:
    """Return the things whose name holds the words: who bears just that name first, then who begins with it."""
    first = words[0]

    def order(item: tuple[str, Named]) -> tuple[bool, bool, bool, int, int, str]:
        name, bearer = item
        exact = [name] == list(words)
        return (not exact, bearer.town, not name.startswith(first), _ORDER.index(bearer.layer), len(name), bearer.key)

    holding = [
        (name, bearer)
        for name, bearers in index.names.items()
        if all(begins_word(w, name) for w in words)
        for bearer in bearers
        # What a layer only says of places of others is found through those.
        if bearer.layer == MUNICIPALITIES or LAYERS[LayerId(bearer.layer)].is_found
    ]
    best: dict[str, Named] = {}
    for _, bearer in sorted(holding, key=order):
        best.setdefault(bearer.key, bearer)
    return tuple(best.values())[:HITS]
