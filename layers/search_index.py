"""What a search looks in: names and texts of a built folder, folded and indexed, as tables that the folder keeps."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from layers.columnar import column_tables
from layers.facts import Fact
from layers.facts_file import FactsFile
from layers.features import Feature
from layers.kept import kept_tables
from layers.layer import LayerId, split_key
from layers.numpy_file import Table, Tables, Texts, listed, lists, small, written
from layers.numpy_file import texts as as_texts
from layers.registry import GROUND, LAYER_IDS, LAYERS
from layers.runs import Runs, index

# How alike a name must be to be meant, from 0 to 1: found by measuring, see tests/ui/test_search.py.
ALIKE: Final = 0.8
# A word as short as this is not corrected: too many others are as near.
SHORT: Final = 4
# What bears a name and is no feature of a layer.
MUNICIPALITIES: Final = "municipality"
MUNICIPALITY: Final = "gemeente {}"
# Words in which a typing error may be; `layers.runs` has those by which texts are found.
WORD: Final = re.compile(r"\w+")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_APOSTROPHES: Final = str.maketrans("’‘`´", "''''")


def folded(text: str) -> str:
    """Return a text for searching: lower case, without accents, one kind of apostrophe."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return plain.translate(_APOSTROPHES)


def _sound(text: str) -> str:
    # The Dutch ij is one letter, and is often typed as y.
    return text.replace("ij", "y").replace("-", " ")


@dataclass(frozen=True)
class Named:
    """A thing with a name: `key` is `layer:id` or `municipality:code`; `town`: the name is that of a town in it."""

    key: str
    name: str
    town: bool = False

    @property
    def layer(self) -> str:
        """The layer, or `MUNICIPALITIES`."""
        return split_key(self.key)[0]

    @property
    def ident(self) -> str:
        """The id within its layer."""
        return split_key(self.key)[1]


class Index:
    """The names and words of a built folder. Made once; never changed after."""

    def __init__(self, tables: Tables, registers: FactsFile) -> None:
        self.municipalities = {m["code"]: m for m in registers["municipalities"]}
        self.texts, self.names, self.features = (Runs(tables, name) for name in ("facts", "names", "features"))
        self.feature_keys = Texts(tables, "keys")
        self._facts = registers["facts"]
        self._tables = tables
        self._bearers = Texts(tables, "bearers.keys"), Texts(tables, "bearers.names")

    @classmethod
    def made(
        cls, registers: FactsFile, features: Mapping[str, Feature], features_of_fact: Mapping[str, Sequence[str]]
    ) -> Index:
        """Make the index of a folder that has none."""
        return cls(made_tables(registers, features, features_of_fact), registers)

    def ids(self, places: Iterable[int]) -> frozenset[str]:
        """Return the ids of the facts at some places among them."""
        return frozenset(self._facts[place]["id"] for place in places)

    def bearers(self, place: int) -> list[Named]:
        """Return everything that bears the name at a place, the best known bearer first."""
        starts, towns = self._tables["bearers.starts"], self._tables["bearers.towns"]
        keys, names = self._bearers
        return [Named(keys[n], names[n], bool(towns[n])) for n in range(int(starts[place]), int(starts[place + 1]))]

    def named(self, name: str) -> list[Named]:
        """Return everything that bears a folded name, nothing where none does."""
        place = self.names.same(name)
        return [] if place is None else self.bearers(place)

    def of_postcode(self, digits: str) -> str | None:
        """Return the code of the municipality of a four-digit postcode, None where it is not known."""
        if "postcodes.first" not in self._tables:
            return None
        n = int(np.searchsorted(self._tables["postcodes.first"], int(digits), "right")) - 1
        is_within = n >= 0 and int(digits) <= int(self._tables["postcodes.last"][n])
        return Texts(self._tables, "postcodes.codes")[n] if is_within else None

    def in_place(self, place: Named) -> frozenset[str]:
        """Return the facts that name a municipality or province."""
        kind = "province_codes" if place.layer == GROUND.id else "municipality_codes"
        codes = Texts(self._tables, f"{kind}.codes")
        n = bisect_left(codes, place.ident)
        found = n < len(codes) and codes[n] == place.ident
        return self.ids(listed(self._tables, kind, n, n + 1)) if found else frozenset()

    @cached_property
    def _names_by_sound(self) -> dict[str, str]:
        return {_sound(name): name for name in self.names.texts}

    @cached_property
    def _words_by_sound(self) -> dict[str, str]:
        return dict(zip(Texts(self._tables, "sounds"), Texts(self._tables, "sounds.words"), strict=True))

    def occurs(self, needle: str) -> bool:
        """Return whether a folded text stands anywhere in names or summaries."""
        return self.texts.occurs(needle) or self.names.occurs(needle)

    def name_meant(self, needle: str) -> str | None:
        """Return the name that a folded text is a typing error of, None where none is near."""
        return _nearest(needle, self._names_by_sound)

    def word_meant(self, needle: str) -> str | None:
        """Return the word that a folded word is a typing error of, None where none is near."""
        return _nearest(needle, self._words_by_sound)


def nearest_first(features: Mapping[str, Feature]) -> dict[str, list[str]]:
    """Return the `layer:id`s in which each fact is found: first what is a point, then areas, last what all lies in."""
    found: dict[str, list[str]] = {}
    order = sorted(features.items(), key=lambda f: (LAYERS[f[1]["layer"]].is_ground, LAYERS[f[1]["layer"]].has_areas))
    for key, feature in order:
        for fact_id in feature["fact_ids"]:
            found.setdefault(fact_id, []).append(key)
    return found


def made_tables(
    registers: FactsFile, features: Mapping[str, Feature], features_of_fact: Mapping[str, Sequence[str]]
) -> dict[str, Table]:
    """Return the tables of an index, as a built folder keeps them."""
    names = _names(registers, features)
    texts = [_text(f, [features[k] for k in features_of_fact.get(f["id"], ())]) for f in registers["facts"]]
    words = WORD.findall(" ".join((*texts, *names)))
    sounds = {_sound(word): word for word in words if len(word) >= SHORT}
    bearers = [bearer for found in names.values() for bearer in found]
    return {
        **index("facts", texts),
        **index("names", list(names)),
        **index("features", [folded(feature["name"]) for feature in features.values()]),
        **_by_code("municipality_codes", [fact["municipality_codes"] for fact in registers["facts"]]),
        **_by_code("province_codes", [fact["province_codes"] for fact in registers["facts"]]),
        **as_texts("keys", features),
        "bearers.starts": np.cumsum([0, *map(len, names.values())]).astype("<u4"),
        **as_texts("bearers.keys", (bearer.key for bearer in bearers)),
        **as_texts("bearers.names", (bearer.name for bearer in bearers)),
        "bearers.towns": np.array([bearer.town for bearer in bearers], bool),
        **as_texts("sounds", sounds),
        **as_texts("sounds.words", sounds.values()),
    }


def search_file(registers: FactsFile, rows: Iterable[Feature], postcodes: Sequence[tuple[int, int, str]] = ()) -> bytes:
    """Return the index of facts and features as a file, with their columns."""
    features = {LAYERS[row["layer"]].key(row["id"]): row for row in rows}
    facts = registers["facts"]
    by_layer: dict[LayerId, list[Feature]] = {layer: [] for layer in LAYER_IDS}
    for row in features.values():
        by_layer[row["layer"]].append(row)
    return written(
        {
            **made_tables(registers, features, nearest_first(features)),
            **column_tables(facts),
            "postcodes.first": small([first for first, _, _ in postcodes]),
            "postcodes.last": small([last for _, last, _ in postcodes]),
            **as_texts("postcodes.codes", [code for _, _, code in postcodes]),
            **kept_tables(by_layer, {fact["id"]: place for place, fact in enumerate(facts)}),
        }
    )


def _by_code(name: str, codes: Sequence[Sequence[str]]) -> dict[str, Table]:
    at: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(codes):
        for code in found:
            at[code].append(number)
    return {**as_texts(f"{name}.codes", sorted(at)), **lists(name, [at[code] for code in sorted(at)])}


def _names(registers: FactsFile, features: Mapping[str, Feature]) -> dict[str, list[Named]]:
    """Return everything with a name, by each of its folded names; the best known bearer of a name first."""
    names: dict[str, list[Named]] = defaultdict(list)

    def name(key: str, *given: str, town: bool = False) -> None:
        for one in given:
            for shown in dict.fromkeys((one, _BRACKETS.sub("", one))):
                bearers = names[folded(shown)]
                if all(bearer.key != key for bearer in bearers):
                    bearers.append(Named(key, one, town))

    municipalities = {m["code"]: m["name"] for m in registers["municipalities"]}
    for code, known in municipalities.items():
        name(f"{MUNICIPALITIES}:{code}", known, MUNICIPALITY.format(known))
    for key, feature in features.items():
        name(key, feature["name"])
    for alias in registers["aliases"]:
        layer = MUNICIPALITIES if alias["code"] in municipalities else GROUND.id
        name(f"{layer}:{alias['code']}", alias["name"])
    for town in registers["towns"]:
        name(f"{MUNICIPALITIES}:{town['code']}", town["name"], town=True)
    return names


def _text(fact: Fact, features: Iterable[Feature]) -> str:
    own = (fact["place"] or "", fact["summary_nl"], fact["summary_en"], *fact["municipalities"], *fact["provinces"])
    return folded("\n".join((*own, *(feature["name"] for feature in features))))


def _nearest(needle: str, by_sound: Mapping[str, str]) -> str | None:
    if len(needle) < SHORT:
        return None
    near = process.extractOne(_sound(needle), by_sound.keys(), scorer=OSA.normalized_similarity, score_cutoff=ALIKE)
    return by_sound[near[0]] if near else None
