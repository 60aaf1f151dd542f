"""What is called how firm in a figure, and what must be said beside a sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from layers.layer import Language

STANDING: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "agreed": "nieuw afgesproken",
        "before": "eerder afgesproken",
        "effort": "als inspanning afgesproken",
        "in_kind": "in natura",
        "conditional": "onder voorwaarde",
        "reserved": "gereserveerd",
        "possible": "mogelijk of als doel",
    },
    "en": {
        "agreed": "newly agreed",
        "before": "agreed earlier",
        "effort": "agreed as a best effort",
        "in_kind": "in kind",
        "conditional": "conditional",
        "reserved": "reserved",
        "possible": "possible or an aim",
    },
}
"""How firm a figure is, by standing (`layers.analysis.STANDINGS`)."""

MIXED: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "vat": "bedragen met, zonder en met onbekende btw bij elkaar",
        "price_level": "bedragen met een verschillend of onbekend prijspeil bij elkaar",
    },
    "en": {
        "vat": "amounts incl. VAT, excl. VAT and with VAT not stated, taken together",
        "price_level": "amounts at different or unknown price levels, taken together",
    },
}
"""What is taken together in a sum of money."""

DONT_ADD: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "homes": "niet optellen: doelen van provincies kunnen in een landelijk doel zitten",
        "money": "niet optellen: uit landelijk geld kunnen projecten in provincies worden betaald",
    },
    "en": {
        "homes": "do not add: a national aim may include those of provinces",
        "money": "do not add: national money may pay for projects in provinces",
    },
}
"""Why a national figure and one in provinces are not added."""
