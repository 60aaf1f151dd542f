"""What the closed vocabularies of bottlenecks are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from layers.layer import Language

BOTTLENECK_KIND: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "grid": "Stroomnet",
        "access": "Bereikbaarheid en geld",
        "claims": "Meer opgaven op één plek",
    },
    "en": {
        "grid": "Electricity grid",
        "access": "Access and money",
        "claims": "Several needs in one place",
    },
}
"""The kinds of bottlenecks."""

BASIS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "clash_said": "een brief noemt het zelf",
        "two_claims": "twee uitspraken over dezelfde plek",
    },
    "en": {
        "clash_said": "a letter says so itself",
        "two_claims": "two statements about the same place",
    },
}
"""What a bottleneck rests on."""

READER: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "agrees": "eens; dit staat in de brieven",
        "disagrees": "niet eens",
        "unread": "nog niet gelezen",
        "unchecked": "na een wijziging nog niet opnieuw gelezen",
    },
    "en": {
        "agrees": "agrees; the letters say this",
        "disagrees": "disagrees",
        "unread": "not read yet",
        "unchecked": "not read again since a change",
    },
}
"""What the second reader of a bottleneck said."""

LEVEL: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "site": "de brieven noemen deze plek zelf",
        "follows": "de afspraak volgt uit een afspraak over het project",
        "municipality": "het gaat om dezelfde gemeente",
        "area": "het gaat om hetzelfde gebied; waar daarin, staat er niet",
        "province": "het gaat over de provincie, niet over deze plek zelf",
        "part": "het gaat over een deel van dit gebied",
    },
    "en": {
        "site": "the letters name this place itself",
        "follows": "the agreement follows from one about the project",
        "municipality": "both are about the same municipality",
        "area": "both are about the same area; where in it is not said",
        "province": "it is about the province, not about this very place",
        "part": "it is about a part of this area",
    },
}
"""How closely the sides of a bottleneck meet."""

UNKNOWN: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "homes": "om hoeveel woningen het gaat",
        "homes_year": "in welk jaar de woningen klaar moeten zijn",
        "grid": "of het stroomnet hier vol is",
        "grid_here": "of het net op deze plek vol is",
        "grid_year": "wanneer er ruimte komt op het net",
        "decision_year": "wanneer erover wordt besloten",
        "hectares": "hoeveel hectare nodig is",
        "exclude": "dat deze opgaven niet samengaan",
    },
    "en": {
        "homes": "how many homes are involved",
        "homes_year": "in which year the homes must be ready",
        "grid": "whether the grid is full here",
        "grid_here": "whether the grid is full at this place",
        "grid_year": "when there will be room on the grid",
        "decision_year": "when a decision will be made",
        "hectares": "how many hectares are needed",
        "exclude": "that these needs rule each other out",
    },
}
"""What the letters do not say of a bottleneck."""
