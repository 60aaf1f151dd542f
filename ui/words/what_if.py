"""The words of what the visitor assumes on the page about bottlenecks, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class WhatIfWords:
    """The words of one language; `{}` stands for a number or name."""

    what_if: str
    assumption: str
    lever_grid: str
    lever_grid_none: str
    lever_decision: str
    lever_decision_none: str
    year_of: str
    your_assumption: str
    assumed_grid: str
    assumed_decision: str
    affected: str
    not_affected: str
    cannot_tell: str
    no_homes_affected: str
    no_year_places: str
    columns: Mapping[str, str]
    verdict: Mapping[str, str]
    by_lever: Mapping[str, str]
    year_not_said: str
    reset: str
    show: str
    take_out: str


NL: Final = WhatIfWords(
    what_if="Wat als?",
    assumption=(
        "Kies zelf een jaar. Dit is uw eigen aanname: de brieven noemen geen jaar waarin er ruimte komt op het net. "
        "Woningen die vóór dat jaar klaar moeten zijn, tellen als geraakt; woningen van dat jaar of later niet. De "
        "link in de adresbalk onthoudt uw keuze."
    ),
    lever_grid="Er komt pas later ruimte op het stroomnet in",
    lever_grid_none="Kies een provincie",
    lever_decision="Over dit project wordt pas later besloten",
    lever_decision_none="Kies een project",
    year_of="Jaar voor {}",
    your_assumption="Uw aanname",
    assumed_grid="er komt ruimte op het net in {} in {}",
    assumed_decision="over {} wordt besloten in {}",
    affected="{} geraakt: die moeten eerder klaar zijn.",
    not_affected="{} niet geraakt.",
    cannot_tell="Voor {} is het niet te zeggen: de brieven noemen geen jaar.",
    no_homes_affected="Er zijn geen woningen geraakt waarvoor de brieven een jaar noemen.",
    no_year_places="Niet te zeggen, want de brieven noemen er geen aantal woningen: {}.",
    columns={"place": "Plaats", "homes": "Woningen", "year": "Klaar", "cause": "Uw aanname", "verdict": "Uitkomst"},
    verdict={"affected": "geraakt", "not_affected": "niet geraakt", "unknown": "niet te zeggen"},
    by_lever={"grid": "net in {}: {}", "decision": "{}: {}"},
    year_not_said="geen jaar genoemd",
    reset="Aannames wissen",
    show="Toon wat dit betekent",
    take_out="geen aanname",
)  # fmt: skip

EN: Final = WhatIfWords(
    what_if="What if?",
    assumption=(
        "Choose a year yourself. This is your own assumption: the letters give no year in which there will be room on "
        "the grid. Homes due before that year count as affected; homes due in that year or later do not. The link in "
        "the address bar keeps your choice."
    ),
    lever_grid="There will be room on the grid only later in",
    lever_grid_none="Choose a province",
    lever_decision="A decision on this project is made only later",
    lever_decision_none="Choose a project",
    year_of="Year for {}",
    your_assumption="Your assumption",
    assumed_grid="there will be room on the grid in {} in {}",
    assumed_decision="a decision on {} is made in {}",
    affected="{} affected: they are due earlier.",
    not_affected="{} not affected.",
    cannot_tell="For {} this cannot be said: the letters give no year.",
    no_homes_affected="No homes for which the letters give a year are affected.",
    no_year_places="This cannot be said where the letters state no number of homes: {}.",
    columns={"place": "Place", "homes": "Homes", "year": "Due", "cause": "Your assumption", "verdict": "Outcome"},
    verdict={"affected": "affected", "not_affected": "not affected", "unknown": "cannot be said"},
    by_lever={"grid": "grid in {}: {}", "decision": "{}: {}"},
    year_not_said="no year stated",
    reset="Clear assumptions",
    show="Show what this means",
    take_out="no assumption",
)  # fmt: skip
WORDS: Final[Mapping[Language, WhatIfWords]] = {"nl": NL, "en": EN}
