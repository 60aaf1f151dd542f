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
LEAST_LIKE: Final = 60

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
    names = [f"{hit.name} {hit.value}" for hit in every]
    scorer = fuzz.WRatio if what in ("places", "parties") else fuzz.token_set_ratio
    found = process.extract(
        sought, names, scorer=scorer, processor=utils.default_process, limit=MOST, score_cutoff=LEAST_LIKE
    )
    return [every[index] for _, _, index in found]


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
