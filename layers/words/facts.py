"""What the closed vocabularies of facts are called: one definition, wherever they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from layers.layer import Language

THEME: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "housing": "Wonen",
        "mobility": "Mobiliteit",
        "energy": "Energie",
        "novex": "NOVEX",
        "water": "Water en bodem",
        "nature-agriculture": "Natuur en landbouw",
        "economy": "Economie",
        "defence": "Defensie",
        "heritage": "Erfgoed",
        "governance": "Bestuur",
    },
    "en": {
        "housing": "Housing",
        "mobility": "Mobility",
        "energy": "Energy",
        "novex": "NOVEX",
        "water": "Water and soil",
        "nature-agriculture": "Nature and agriculture",
        "economy": "Economy",
        "defence": "Defence",
        "heritage": "Heritage",
        "governance": "Governance",
    },
}
"""What a fact is about, by theme."""

KIND: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "budget": "geld",
        "target": "doel",
        "status": "stand van zaken",
        "agreement": "afspraak",
        "measure": "kengetal of regel",
    },
    "en": {
        "budget": "money",
        "target": "target",
        "status": "state of play",
        "agreement": "agreement",
        "measure": "key figure or rule",
    },
}
"""What kind of fact it is."""

STATUS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "agreed": "afgesproken",
        "conditional": "onder voorwaarde",
        "reserved": "gereserveerd",
        "proposed": "voorgesteld",
        "estimate": "raming",
        "claim": "standpunt van een ander dan het kabinet",
        "threatened": "dreigt",
        "in-progress": "loopt",
        "done": "gereed",
        "superseded": "vervangen",
        "none": "",
    },
    "en": {
        "agreed": "agreed",
        "conditional": "conditional",
        "reserved": "reserved",
        "proposed": "proposed",
        "estimate": "estimate",
        "claim": "position of a party other than the government",
        "threatened": "looming",
        "in-progress": "in progress",
        "done": "completed",
        "superseded": "superseded",
        "none": "",
    },
}
"""How firm a fact is, by status."""

STATUS_MEANING: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "agreed": "de partijen zijn het eens",
        "conditional": "afgesproken, als aan een genoemde voorwaarde is voldaan",
        "reserved": "geld is opzijgezet, maar nog niet toegekend",
        "proposed": "voorgesteld, nog niet besloten",
        "estimate": "een raming",
        "claim": "gezegd door een ander dan het kabinet",
        "threatened": "kan gebeuren, maar is nog niet gebeurd",
        "in-progress": "er wordt aan gewerkt",
        "done": "klaar",
        "superseded": "volgens de brief vervangen door iets anders",
    },
    "en": {
        "agreed": "the parties have agreed",
        "conditional": "agreed, provided that a stated condition is met",
        "reserved": "money set aside, but not yet granted",
        "proposed": "proposed, not yet decided",
        "estimate": "an estimate",
        "claim": "said by a party other than the government",
        "threatened": "may happen, but has not happened yet",
        "in-progress": "work is under way",
        "done": "finished",
        "superseded": "replaced by something else, according to the letter",
    },
}
"""What each status means."""

CERTAINTY_MEANING: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "exact": "bekend tot op 50 meter",
        "approximate": "bij benadering, met een opgegeven afwijking",
        "area": "alleen de gemeente of regio is bekend",
        "schematic": "een schets; de precieze ligging is niet bekend",
        "none": "er hoort geen plaats bij",
    },
    "en": {
        "exact": "known to within 50 metres",
        "approximate": "approximate, with a stated margin of error",
        "area": "only the municipality or region is known",
        "schematic": "a sketch; the exact location is not known",
        "none": "no place belongs to it",
    },
}
"""How sure a place is, by certainty."""

PAYER: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {"rijk": "Rijk", "regio": "regio", "other": "anderen", "none": "betaler niet genoemd"},
    "en": {"rijk": "central government", "regio": "region", "other": "others", "none": "payer not named"},
}
"""Who pays an amount."""

ROLE: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "contribution": "bijdrage",
        "total": "totaal",
        "estimate": "raming",
        "shortfall": "tekort",
        "cap per unit": "maximum per eenheid",
        "old_budget": "eerder budget",
        "other": "ander bedrag",
    },
    "en": {
        "contribution": "contribution",
        "total": "total",
        "estimate": "estimate",
        "shortfall": "shortfall",
        "cap per unit": "maximum per unit",
        "old_budget": "earlier budget",
        "other": "other amount",
    },
}
"""What kind of amount it is."""

BOUND: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "exact": "{}",
        "about": "ongeveer {}",
        "more than": "meer dan {}",
        "less than": "minder dan {}",
        "at least": "ten minste {}",
        "at most": "ten hoogste {}",
    },
    "en": {
        "exact": "{}",
        "about": "about {}",
        "more than": "more than {}",
        "less than": "less than {}",
        "at least": "at least {}",
        "at most": "at most {}",
    },
}
"""How a number is bounded; `{}` stands for it."""

AMOUNT_FORM: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {"reallocated": "verschoven van een ander doel", "in kind": "in natura"},
    "en": {"reallocated": "moved from another purpose", "in kind": "in kind"},
}
"""In what form an amount is given, where it is not new money."""

DEADLINE_KIND: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "by": "uiterlijk {}",
        "before": "vóór {}",
        "in": "in {}",
        "on": "op {}",
        "from": "vanaf {}",
        "until": "tot en met {}",
        "to": "tot {}",
        "expected": "naar verwachting {}",
        "aim": "streven: {}",
    },
    "en": {
        "by": "by {}",
        "before": "before {}",
        "in": "in {}",
        "on": "on {}",
        "from": "from {}",
        "until": "up to and including {}",
        "to": "until {}",
        "expected": "expected {}",
        "aim": "aim: {}",
    },
}
"""How a letter words a date; `{}` stands for it."""
