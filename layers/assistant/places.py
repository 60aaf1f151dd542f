"""Which place, area or project a text means: exactly one, or what it may mean; nothing is guessed in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from layers.analysis import ELSEWHERE, HERE, Totals, here_or_elsewhere, totals
from layers.analysis.measures import Measure
from layers.assistant.answers import Thing
from layers.assistant.library import Library
from layers.assistant.words import WORDS
from layers.errors import UnknownNameError
from layers.layer import Language, LayerId, split_key
from layers.registry import GROUND, LAYERS
from layers.search_index import MUNICIPALITIES, Named, folded

LAYER_OF_KIND: Final = {layer.page: layer.id for layer in LAYERS.values() if layer.page}
MUNICIPALITY: Final = "municipality"
_NEAREST: Final = 5


@dataclass(frozen=True)
class Place:
    """What is meant: `kind` and `ident` make its key; `town` is the town in the municipality that was named, if any."""

    kind: str
    ident: str
    name: str
    named: tuple[str, ...]
    inferred: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    province: str = ""
    town: str = ""

    @property
    def key(self) -> str:
        """What it is called in addresses and arguments."""
        return f"{self.kind}:{self.ident}"

    def relation(self, fact_id: str) -> str:
        """How a fact belongs to it."""
        return "inferred" if fact_id in self.inferred else "province" if fact_id in self.around else "named"

    def totals(self, library: Library, measure: Measure, themes: Sequence[str]) -> Totals:
        """What its facts add up to, divided over here and elsewhere; what only we infer is in no figure."""
        facts = library.built.facts
        if self.kind == "province":
            return totals(facts, measure, themes=themes).moved(lambda p: HERE if p == self.ident else ELSEWHERE)
        where = partial(here_or_elsewhere, self.kind, self.ident)
        return totals(facts, measure, themes=themes, among=set(self.named), places=where)


def place(library: Library, written: str, language: Language) -> Place:
    """Return the place that a name or key means.

    Raises:
        UnknownNameError: none, or several; the message names the nearest, or which.
    """
    words, needle = WORDS[language], " ".join(folded(written).split())
    kind, _, ident = written.strip().partition(":")
    if ident and (found := _of_key(library, kind.casefold(), ident)):
        return found
    bearers = [b for b in library.index.named(needle) if _kind(b) is not None]
    if all(b.town for b in bearers) and (code := library.leading.get(written.strip().casefold())):
        bearers = [Named(f"{MUNICIPALITIES}:{code}", library.municipalities[code].name)]
    whole = [b for b in bearers if not b.town] or bearers
    keys = list(dict.fromkeys(f"{_kind(b)}:{b.ident}" for b in whole))
    if len(keys) == 1:
        return _opened(library, whole[0])
    if not keys and (codes := [p["code"] for p in library.built.registers["provinces"] if folded(p["code"]) == needle]):
        return _of_key(library, "province", codes[0]) or _none(library, written, needle, language)
    if keys:
        shown = ", ".join(_said(library, key, language) for key in keys)
        raise UnknownNameError(words.several.format(quoted(written), shown))
    return _none(library, written, needle, language)


def _none(library: Library, written: str, needle: str, language: Language) -> Place:
    words = WORDS[language]
    near = process.extract(
        needle, library.index.names.texts, limit=4 * _NEAREST, scorer=OSA.normalized_similarity, score_cutoff=0.6
    )
    bearers = [b for name, _, _ in near for b in library.index.named(name) if _kind(b) is not None]
    keys = list(dict.fromkeys(f"{_kind(b)}:{b.ident}" for b in bearers))[:_NEAREST]
    said = words.nearest.format(", ".join(_said(library, key, language) for key in keys)) if keys else ""
    raise UnknownNameError(f"{words.no_place.format(quoted(written))} {said}".strip())


def quoted(text: str) -> str:
    """Return a text of elsewhere on one line, without what could close a quotation."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return flat.replace("«", "‹").replace("»", "›")


def _said(library: Library, key: str, language: Language) -> str:
    found = _of_key(library, *key.split(":", 1))
    return f"{key} ({found.name}, {WORDS[language].kinds[found.kind]})" if found else key


def _kind(named: Named) -> str | None:
    if named.layer == MUNICIPALITIES:
        return MUNICIPALITY
    return LAYERS[LayerId(named.layer)].page or None


def _opened(library: Library, named: Named) -> Place:
    found = _of_key(library, str(_kind(named)), named.ident)
    if found is None:
        raise UnknownNameError(named.key)
    if not named.town:
        return found
    return Place(found.kind, found.ident, found.name, found.named, found.inferred, found.around, found.province,
                 named.name)  # fmt: skip


def _of_key(library: Library, kind: str, ident: str) -> Place | None:
    if kind == MUNICIPALITY:
        code = ident.strip().upper()
        here = library.municipalities.get(library.leading.get(code.casefold(), code))
        return None if here is None else Place(kind, here.code, here.name, here.named, here.inferred, here.of_province,
                              here.province_code)  # fmt: skip
    if kind not in LAYER_OF_KIND:
        return None
    layer = LAYER_OF_KIND[kind]
    ident = ident.strip().upper() if layer == GROUND.id else ident.strip()
    of = library.features.get(LAYERS[layer].key(ident))
    if of is None:
        return None
    facts = library.built.facts
    if layer == GROUND.id:
        named = tuple(f["id"] for f in facts if ident in f["province_codes"])
        inferred = tuple(f["id"] for f in facts if ident in f["province_codes_inferred"])
        return Place(kind, ident, str(of["name"]), named, inferred, (), ident)
    ids: Iterable[str] = of["fact_ids"]  # type: ignore[assignment]
    return Place(kind, ident, str(of["name"]), tuple(ids))


def belongs_to(library: Library, found: Place, language: Language) -> list[Thing]:
    """Return what a municipality belongs to or holds, and its province: more may be said there."""
    if found.kind != MUNICIPALITY:
        return []
    keys = [(f"province:{found.province}")]
    for member in library.municipalities[found.ident].members:
        layer, ident = split_key(member.key)
        keys.append(f"{LAYERS[layer].page}:{ident}")
    things = (_of_key(library, *key.split(":", 1)) for key in dict.fromkeys(keys))
    return [thing(library, one, language) for one in things if one]


def thing(library: Library, found: Place, language: Language) -> Thing:
    """Return a place as answers name it."""
    page = f"{library.app}/?view={found.kind}&id={found.ident}&lang={language}" if library.app else ""
    return {"key": found.key, "name": found.name, "kind": WORDS[language].kinds[found.kind], "page": page}
