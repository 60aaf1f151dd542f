"""The words of the search: what was looked for, what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


@dataclass(frozen=True)
class SearchWords:
    """The words of one language."""

    corrected: str
    nothing: str
    clear: str
    hits: str
    kind: Mapping[str, str]
    town: str
    found_title: str
    facts: tuple[str, str]
    own: str
    with_others: str
    novex: str
    novex_partly: str
    province: str
    province_shared: str
    municipality_in: str
    nothing_own: str


NL = SearchWords(
    corrected="Gezocht op: {}",
    nothing="Niets gevonden voor “{}”.",
    clear="Wis de zoekterm",
    hits="Gevonden",
    kind={
        "provinces": "provincie",
        "municipality": "gemeente",
        "novex": "NOVEX-gebied",
        "housing": "woningbouwlocatie",
        "mirt": "MIRT-project",
        "congestion": "stroomnet",
        "fact": "afspraak",
    },
    town="plaats in de gemeente {}",
    found_title="Gezocht op: {}",
    facts=("{} feit gevonden", "{} feiten gevonden"),
    own="In {} zelf",
    with_others="In {} en andere gemeenten samen",
    novex="NOVEX-gebied {}, waar {} in ligt",
    novex_partly="NOVEX-gebied {}, waar {} voor een deel in ligt",
    province="Voor heel {}",
    province_shared="Voor {} en andere provincies samen",
    municipality_in="gemeente in {}",
    nothing_own=(
        "De brieven noemen geen afspraak voor {} zelf. Hieronder staat wat geldt voor een groter gebied waar de "
        "gemeente in ligt."
    ),
)
EN = SearchWords(
    corrected="Searched for: {}",
    nothing="Nothing found for “{}”.",
    clear="Clear the search",
    hits="Found",
    kind={
        "provinces": "province",
        "municipality": "municipality",
        "novex": "NOVEX area",
        "housing": "housing location",
        "mirt": "MIRT project",
        "congestion": "power grid",
        "fact": "agreement",
    },
    town="place in the municipality of {}",
    found_title="Searched for: {}",
    facts=("{} fact found", "{} facts found"),
    own="In {} itself",
    with_others="In {} together with other municipalities",
    novex="NOVEX area {}, which {} lies in",
    novex_partly="NOVEX area {}, which {} lies in for a part",
    province="For all of {}",
    province_shared="For {} together with other provinces",
    municipality_in="municipality in {}",
    nothing_own=(
        "The letters name no agreement for {} itself. Below is what holds for a larger area in which the municipality "
        "lies."
    ),
)
WORDS: Mapping[Language, SearchWords] = {"nl": NL, "en": EN}
