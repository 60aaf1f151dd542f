"""What the search fields of the form find: places of the registers, parties, and facts that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz, process, utils

from layers.layer import Language
from seeds.load import Seeds
from ui.say.safe_html import Html, el, text
from ui.words.desk_record import WORDS

MOST: Final = 8
LEAST_LIKE: Final = 74
LEAST_LIKE_FACT: Final = 55

What = Literal["places", "parties", "facts", "mention"]


@dataclass(frozen=True)
class Hit:
    """What can be chosen: its value, its name, what it is, and the field it goes into ("" for the one in use)."""

    value: str
    name: str
    kind: str = ""
    field: str = ""


def hits(what: What, sought: str, seeds: Seeds) -> list[Hit]:
    """Return what is like the words sought, the likest first."""
    every = list(_places(seeds) if what == "places" else _parties(seeds) if what == "parties" else _facts(seeds))
    if what in ("places", "parties"):
        scored = [(like(sought, hit.name), hit) for hit in every]
        found = [(score, hit) for score, hit in scored if score >= LEAST_LIKE]
        return [hit for _, hit in sorted(found, key=lambda row: -row[0])[:MOST]]
    texts = [f"{hit.name} {hit.value}" for hit in every]
    rows = process.extract(sought, texts, scorer=fuzz.token_set_ratio, processor=utils.default_process, limit=MOST)
    return [every[index] for _, score, index in rows if score >= LEAST_LIKE_FACT]


def like(sought: str, name: str) -> float:
    """Return how like a name is what someone types of it (0 to 100): it begins so, a word of it does, or nearly."""
    words, whole = utils.default_process(sought), utils.default_process(name)
    if whole.startswith(words):
        return 100 - len(whole) / 100
    parts = whole.split()
    if any(part.startswith(words) for part in parts):
        return 90 - len(whole) / 100
    return max(fuzz.ratio(words, whole), 0.95 * max((fuzz.ratio(words, part) for part in parts), default=0))


def _places(seeds: Seeds) -> Iterator[Hit]:
    yield from (Hit(p.code, p.name, "province", "provinces") for p in seeds.provinces.values())
    yield from (Hit(m.code, m.name, "municipality", "municipalities") for m in seeds.municipalities.values())
    yield from (Hit(s.id, s.name, "site", "sites") for s in seeds.sites.values())
    for area in seeds.novex_areas.values():
        is_novex = area.programme == "novex"
        yield Hit(area.id, area.name, "novex" if is_novex else "area", "novex_area" if is_novex else "areas")


def _parties(seeds: Seeds) -> Iterator[Hit]:
    yield from (Hit(party.name, ", ".join((party.name, *party.aliases))) for party in seeds.parties.values())
    yield from (Hit(f"Provincie {p.name}", f"Provincie {p.name}") for p in seeds.provinces.values())
    yield from (Hit(f"Gemeente {m.name}", f"Gemeente {m.name}") for m in seeds.municipalities.values())


def _facts(seeds: Seeds) -> Iterator[Hit]:
    yield from (Hit(fact.id, fact.summary_nl, fact.id) for fact in seeds.facts.values())


def listed(found: Iterable[Hit], language: Language) -> Html:
    """Return the hits as buttons, each with what it puts where."""
    words = WORDS[language]
    rows = []
    for hit in found:
        kind = words.place_kinds.get(hit.kind, hit.kind)
        label = [el("span", text(hit.name), cls="hit"), el("span", text(f" {kind}"), cls="kind")]
        rows.append(el("li", el("button", *label, type="button", data_value=hit.value, data_field=hit.field)))
    return el("ul", *rows) if rows else el("p", text(words.nothing_found))
