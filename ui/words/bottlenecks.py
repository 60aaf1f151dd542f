"""The words of one bottleneck, in Dutch and English, wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language
from layers.words import bottlenecks as words


@dataclass(frozen=True)
class BottleneckWords:
    """The words of one language. Pairs are (one, many); `{}` stands for a number or name.

    `reason` is by code of a reason, with `where` for the grid; `unknown` completes `not_said`.
    """

    kind: Mapping[str, str]
    homes_stated: str
    homes_uncounted: str
    reason: Mapping[str, str]
    undecided: str
    where: Mapping[str, str]
    claim: Mapping[str, str]
    facts: tuple[str, str]
    more_places: str
    certainty: str
    basis: Mapping[str, str]
    weakest: str
    reader: str
    reader_said: Mapping[str, str]
    level: Mapping[str, str]
    softest: str
    not_said: str
    unknown: Mapping[str, str]
    place: str
    to_map: str
    to_list: str
    count_here: tuple[str, str]
    to_page: str
    fact_to_map: str
    in_assumption: Mapping[str, str]


NL: Final = BottleneckWords(
    kind=words.BOTTLENECK_KIND["nl"],
    homes_stated="{} ({})",
    homes_uncounted="{} ({}; telt niet mee in totalen)",
    reason={
        "stop_threatened": "Er dreigt een aansluitstop {}",
        "stop_threatened_in_part": "Er dreigt een aansluitstop {}",
        "congested": "De brieven noemen netcongestie {}",
        "measures": "De brieven noemen maatregelen tegen netcongestie {}",
        "place": "De brieven zeggen ook iets over het net {}",
        "pilot": "De brieven noemen een proef",
        "expansion": "De brieven noemen een uitbreiding van het net",
        "short": "Er is te weinig geld",
        "paused": "Het project is gepauzeerd: {}",
        "under_pressure": "De bereikbaarheid staat steeds meer onder druk: {}",
        "undecided": "Over het project was nog niet besloten: {}",
        "conditional": "Toegezegd onder een voorwaarde, of de voorwaarde wordt nog besproken",
        "reserved": "Het geld is gereserveerd, nog niet vast toegezegd",
        "no_money": "Onzeker is of er geld komt voor de ontsluiting",
        "decision": "Een overleg zou hierover besluiten: {}. {}",
        "claim": "{}",
        "homes": "Woningbouw",
    },
    undecided="Of dat is gebeurd, zeggen de brieven niet",
    where={
        "site": "op deze plek",
        "municipality": "in deze gemeente ({})",
        "area": "in dit gebied",
        "province": "in de provincie {}",
        "part": "in een deel van dit gebied: {}",
    },
    claim={
        "defence": "Defensie",
        "economy": "Economie, industrie of haven",
        "housing": "Wonen",
        "nature-agriculture": "Natuur en landbouw",
        "water": "Water",
        "energy": "Energie",
        "mobility": "Vervoer",
        "heritage": "Erfgoed",
        "liveability": "Leefbaarheid en omgeving",
        "development": "Gebiedsontwikkeling",
        "other": "Andere opgaven of functies",
    },
    facts=("{} feit", "{} feiten"),
    more_places="en op {} andere plekken",
    certainty="Hoe zeker",
    basis=words.BASIS["nl"],
    weakest="zwakste punt: {}",
    reader="Tweede lezer",
    reader_said=words.READER["nl"],
    level=words.LEVEL["nl"],
    softest="minst vaste feit: {}",
    not_said="De brieven zeggen niet",
    unknown=words.UNKNOWN["nl"],
    place="plek",
    to_map="{} op de kaart",
    to_list="Alle knelpunten, met de feiten en hoe zeker ze zijn",
    count_here=("{} knelpunt hier", "{} knelpunten hier"),
    to_page="Alle afspraken over {}",
    fact_to_map="toon op de kaart",
    in_assumption={
        "affected": "Volgens uw aanname zijn woningen hier geraakt.",
        "not_affected": "Volgens uw aanname zijn de woningen hier niet geraakt.",
        "unknown": "Voor uw aanname is dit niet te zeggen: de brieven noemen hier geen jaar of aantal.",
    },
)  # fmt: skip

EN: Final = BottleneckWords(
    kind=words.BOTTLENECK_KIND["en"],
    homes_stated="{} ({})",
    homes_uncounted="{} ({}; not counted in totals)",
    reason={
        "stop_threatened": "A halt to new connections is looming {}",
        "stop_threatened_in_part": "A halt to new connections is looming {}",
        "congested": "The letters mention grid congestion {}",
        "measures": "The letters mention measures against grid congestion {}",
        "place": "The letters also mention the grid {}",
        "pilot": "The letters mention a pilot",
        "expansion": "The letters mention an expansion of the grid",
        "short": "There is too little money",
        "paused": "The project has been paused: {}",
        "under_pressure": "Access is under growing pressure: {}",
        "undecided": "No decision had been made on the project yet: {}",
        "conditional": "Promised on a condition, or the condition is still being discussed",
        "reserved": "The money has been reserved, not firmly promised yet",
        "no_money": "It is uncertain whether there will be money for access",
        "decision": "A meeting was to decide on this: {}. {}",
        "claim": "{}",
        "homes": "Housing",
    },
    undecided="The letters do not say whether it did",
    where={
        "site": "at this place",
        "municipality": "in this municipality ({})",
        "area": "in this area",
        "province": "in the province of {}",
        "part": "in a part of this area: {}",
    },
    claim={
        "defence": "Defence",
        "economy": "Economy, industry or port",
        "housing": "Housing",
        "nature-agriculture": "Nature and farming",
        "water": "Water",
        "energy": "Energy",
        "mobility": "Transport",
        "heritage": "Heritage",
        "liveability": "Quality of life and surroundings",
        "development": "Area development",
        "other": "Other needs or functions",
    },
    facts=("{} fact", "{} facts"),
    more_places="and in {} other places",
    certainty="How certain",
    basis=words.BASIS["en"],
    weakest="weakest point: {}",
    reader="Second reader",
    reader_said=words.READER["en"],
    level=words.LEVEL["en"],
    softest="least firm fact: {}",
    not_said="The letters do not say",
    unknown=words.UNKNOWN["en"],
    place="place",
    to_map="{} on the map",
    to_list="All bottlenecks, with the facts and how certain they are",
    count_here=("{} bottleneck here", "{} bottlenecks here"),
    to_page="All agreements about {}",
    fact_to_map="show on the map",
    in_assumption={
        "affected": "On your assumption, homes here are affected.",
        "not_affected": "On your assumption, the homes here are not affected.",
        "unknown": "On your assumption this cannot be said: the letters give no year or number here.",
    },
)  # fmt: skip
WORDS: Final[Mapping[Language, BottleneckWords]] = {"nl": NL, "en": EN}
