"""What statuses, roles of amounts and certainties of places mean, in a line each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class MeaningWords:
    """By the code of what is explained."""

    status_meaning: Mapping[str, str]
    role_meaning: Mapping[str, str]
    certainty_meaning: Mapping[str, str]


NL = MeaningWords(
    status_meaning={
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
    role_meaning={
        "contribution": "wat een partij betaalt",
        "total": "het hele bedrag, van alle partijen samen",
        "estimate": "wat iets naar verwachting kost",
        "shortfall": "het bedrag dat nog ontbreekt",
        "cap per unit": "het hoogste bedrag per woning of andere eenheid",
        "old_budget": "een eerder budget, ter vergelijking",
        "other": "een ander bedrag",
    },
    certainty_meaning={
        "exact": "bekend tot op 50 meter",
        "approximate": "bij benadering, met een opgegeven afwijking",
        "area": "alleen de gemeente of regio is bekend",
        "schematic": "een schets; de precieze ligging is niet bekend",
        "none": "er hoort geen plaats bij",
    },
)
EN = MeaningWords(
    status_meaning={
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
    role_meaning={
        "contribution": "what one party pays",
        "total": "the whole amount, from all parties together",
        "estimate": "what something is expected to cost",
        "shortfall": "the amount that is still missing",
        "cap per unit": "the highest amount per home or other unit",
        "old_budget": "an earlier budget, for comparison",
        "other": "another amount",
    },
    certainty_meaning={
        "exact": "known to within 50 metres",
        "approximate": "approximate, with a stated margin of error",
        "area": "only the municipality or region is known",
        "schematic": "a sketch; the exact location is not known",
        "none": "no place belongs to it",
    },
)

WORDS: Mapping[Language, MeaningWords] = {"nl": NL, "en": EN}
