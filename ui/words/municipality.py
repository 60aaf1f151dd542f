"""The words of the pages of municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class MunicipalityWords:
    """The words of one language; pairs are (one, many), `{}` stands for a number or name."""

    code: str
    former: str
    former_since: str
    grid_said: str
    grid_silent: str
    grid_province: str
    belongs: str
    belongs_how: Mapping[str, str]
    named_here: str
    inferred_here: str
    inferred_note: str
    nothing_named: str
    around: str
    around_count: tuple[str, str]
    around_link: str
    on_map_here: str


NL: Final = MunicipalityWords(
    code="CBS-code",
    former="Vroegere gemeenten",
    former_since="{} (tot {})",
    grid_said="de brieven noemen het net hier: zie de feiten over energie",
    grid_silent="de brieven zeggen niets over het net hier",
    grid_province="Stroomnet in de provincie {}",
    belongs="Waar deze gemeente bij hoort, en wat er ligt",
    belongs_how={"whole": "", "part": "voor een deel", "inferred": "door ons afgeleid"},
    named_here="In de brieven genoemd",
    inferred_here="Door ons afgeleid: geen brief noemt hier deze gemeente",
    inferred_note="Wat wij afleiden, telt in geen cijfer mee.",
    nothing_named="De brieven noemen deze gemeente niet, en ook geen plaats erin.",
    around="Wat voor de provincie geldt",
    around_count=(
        "{} feit gaat over de provincie {} en noemt geen gemeente.",
        "{} feiten gaan over de provincie {} en noemen geen gemeente.",
    ),
    around_link="Alles over de provincie {}",
    on_map_here="Toon op de kaart wat hier geldt",
)

EN: Final = MunicipalityWords(
    code="Statistics Netherlands code",
    former="Former municipalities",
    former_since="{} (until {})",
    grid_said="the letters mention the grid here: see the facts on energy",
    grid_silent="the letters say nothing about the grid here",
    grid_province="Electricity grid in the province of {}",
    belongs="What this municipality is part of, and what lies in it",
    belongs_how={"whole": "", "part": "in part", "inferred": "inferred by us"},
    named_here="Mentioned in the letters",
    inferred_here="Inferred by us: no letter names this municipality here",
    inferred_note="What we infer counts in no figure.",
    nothing_named="The letters mention neither this municipality nor a place in it.",
    around="What applies to the province",
    around_count=(
        "{} fact is about the province of {} and names no municipality.",
        "{} facts are about the province of {} and name no municipality.",
    ),
    around_link="Everything about the province of {}",
    on_map_here="Show on the map what applies here",
)

WORDS: Final[Mapping[Language, MunicipalityWords]] = {"nl": NL, "en": EN}
