"""The words of the search: what was looked for, what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class SearchWords:
    """The words of one language."""

    corrected: str
    nothing: str
    clear: str
    municipality: str
    agreement: str
    find: str
    postcode: str
    offers: str
    groups: Mapping[str, str]
    hits: tuple[str, str]
    offered: str
    guessed: str
    town: str
    found_title: str
    facts: tuple[str, str]
    own: str
    with_others: str
    inferred: str
    novex: str
    novex_partly: str
    region: str
    region_partly: str
    province: str
    province_shared: str
    municipality_in: str
    nothing_own: str


NL = SearchWords(
    corrected="Gezocht op: {}",
    nothing="Niets gevonden voor “{}”.",
    clear="Wis de zoekterm",
    municipality="gemeente",
    agreement="afspraak",
    find="Zoek",
    postcode="postcode {}",
    offers="Gevonden tijdens het typen",
    groups={
        "municipality": "Gemeenten",
        "place": "Plaatsen",
        "project": "Projecten",
        "area": "Gebieden en locaties",
        "agreement": "Afspraken",
    },
    hits=("{} treffer", "{} treffers"),
    offered="{}; de eerste: {}.",
    guessed="“{}” staat nergens. Bedoelde u:",
    town="plaats in de gemeente {}",
    found_title="Gezocht op: {}",
    facts=("{} feit gevonden", "{} feiten gevonden"),
    own="In {} zelf",
    with_others="In {} en andere gemeenten samen",
    inferred="Naar onze inschatting ook in {}",
    novex="NOVEX-gebied {}, waar {} in ligt",
    novex_partly="NOVEX-gebied {}, waar {} voor een deel in ligt",
    region="Regio {}, waar {} in ligt",
    region_partly="Regio {}, waar {} voor een deel in ligt",
    province="Voor de hele provincie {}",
    province_shared="Voor {} en andere provincies samen",
    municipality_in="gemeente in {}",
    nothing_own=(
        "In de brieven staat geen afspraak voor {} zelf. Hieronder staat wat geldt voor een groter gebied waar de "
        "gemeente in ligt."
    ),
)
EN = SearchWords(
    corrected="Searched for: {}",
    nothing="Nothing found for “{}”.",
    clear="Clear the search",
    municipality="municipality",
    agreement="agreement",
    find="Search",
    postcode="postcode {}",
    offers="Found while typing",
    groups={
        "municipality": "Municipalities",
        "place": "Places",
        "project": "Projects",
        "area": "Areas and sites",
        "agreement": "Agreements",
    },
    hits=("{} hit", "{} hits"),
    offered="{}; the first: {}.",
    guessed="“{}” is nowhere to be found. Did you mean:",
    town="place in the municipality of {}",
    found_title="Searched for: {}",
    facts=("{} fact found", "{} facts found"),
    own="In {} itself",
    with_others="In {} together with other municipalities",
    inferred="By our inference also in {}",
    novex="NOVEX area {}, in which {} lies",
    novex_partly="NOVEX area {}, in which {} partly lies",
    region="Region {}, in which {} lies",
    region_partly="Region {}, in which {} partly lies",
    province="For the whole province of {}",
    province_shared="For {} together with other provinces",
    municipality_in="municipality in {}",
    nothing_own=(
        "The letters contain no agreement for {} itself. Below is what applies to a larger area in which the "
        "municipality lies."
    ),
)
WORDS: Mapping[Language, SearchWords] = {"nl": NL, "en": EN}
