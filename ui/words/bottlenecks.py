"""The words of one bottleneck, in Dutch and English, wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


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
    kind={
        "grid": "Stroomnet",
        "access": "Bereikbaarheid en geld",
        "claims": "Meer opgaven op één plek",
    },
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
    basis={
        "clash_said": "een brief noemt het zelf",
        "two_claims": "twee uitspraken over dezelfde plek",
    },
    weakest="zwakste punt: {}",
    reader="Tweede lezer",
    reader_said={
        "agrees": "eens; dit staat in de brieven",
        "disagrees": "niet eens",
        "unread": "nog niet gelezen",
        "unchecked": "na een wijziging nog niet opnieuw gelezen",
    },
    level={
        "site": "de brieven noemen deze plek zelf",
        "follows": "de afspraak volgt uit een afspraak over het project",
        "municipality": "het gaat om dezelfde gemeente",
        "area": "het gaat om hetzelfde gebied; waar daarin, staat er niet",
        "province": "het gaat over de provincie, niet over deze plek zelf",
        "part": "het gaat over een deel van dit gebied",
    },
    softest="minst vaste feit: {}",
    not_said="De brieven zeggen niet",
    unknown={
        "homes": "om hoeveel woningen het gaat",
        "homes_year": "in welk jaar de woningen klaar moeten zijn",
        "grid": "of het stroomnet hier vol is",
        "grid_here": "of het net op deze plek vol is",
        "grid_year": "wanneer er ruimte komt op het net",
        "decision_year": "wanneer erover wordt besloten",
        "hectares": "hoeveel hectare nodig is",
        "exclude": "dat deze opgaven niet samengaan",
    },
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
    kind={
        "grid": "Electricity grid",
        "access": "Access and money",
        "claims": "Several needs in one place",
    },
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
    basis={
        "clash_said": "a letter says so itself",
        "two_claims": "two statements about the same place",
    },
    weakest="weakest point: {}",
    reader="Second reader",
    reader_said={
        "agrees": "agrees; the letters say this",
        "disagrees": "disagrees",
        "unread": "not read yet",
        "unchecked": "not read again since a change",
    },
    level={
        "site": "the letters name this place itself",
        "follows": "the agreement follows from one about the project",
        "municipality": "both are about the same municipality",
        "area": "both are about the same area; where in it is not said",
        "province": "it is about the province, not about this very place",
        "part": "it is about a part of this area",
    },
    softest="least firm fact: {}",
    not_said="The letters do not say",
    unknown={
        "homes": "how many homes are involved",
        "homes_year": "in which year the homes must be ready",
        "grid": "whether the grid is full here",
        "grid_here": "whether the grid is full at this place",
        "grid_year": "when there will be room on the grid",
        "decision_year": "when a decision will be made",
        "hectares": "how many hectares are needed",
        "exclude": "that these needs rule each other out",
    },
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
