"""Words of the first visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class IntroductionWords:
    """The words of one language; `{}` stands for a number."""

    title: str
    sentences: tuple[str, ...]
    try_title: str
    full_grid: str
    drenthe: str
    agendas: str
    national: tuple[str, str]


WORDS: Mapping[Language, IntroductionWords] = {
    "nl": IntroductionWords(
        title="Wat is hier afgesproken?",
        sentences=(
            "Deze kaart laat zien wat het Rijk en de regio's elkaar hebben toegezegd over wonen, vervoer, stroom en "
            "andere ruimtelijke onderwerpen.",
            "Alles komt uit {letters} openbare brieven uit {years}; bij elk getal staat waar in de brief u het vindt.",
            "Niet alles is even vast: bij elk feit leest u of het is afgesproken, voorgesteld of nog onzeker.",
        ),
        try_title="Begin met een vraag, of klik op de kaart",
        full_grid="Waar zijn woningen gepland terwijl een aansluitstop dreigt?",
        drenthe="Wat betaalt het Rijk voor vervoer in Drenthe, en hoe zeker is dat?",
        agendas="Welke NOVEX-gebieden hebben een uitvoeringsagenda?",
        national=("Toon het {} feit dat voor heel Nederland geldt", "Toon de {} feiten die voor heel Nederland gelden"),
    ),
    "en": IntroductionWords(
        title="What was agreed here?",
        sentences=(
            "This map shows what Dutch central government and the regions have promised each other on homes, "
            "transport, power and other spatial topics.",
            "All of it comes from {letters} public letters from {years}; each figure says where in the letter to find "
            "it.",
            "Not everything is equally firm: each fact says whether it has been agreed, proposed or is still "
            "uncertain.",
        ),
        try_title="Start with a question, or click on the map",
        full_grid="Where are homes planned while a halt to new connections is looming?",
        drenthe="What does central government pay for transport in Drenthe, and how certain is it?",
        agendas="Which NOVEX areas have an implementation agenda?",
        national=(
            "Show the {} fact that applies to the whole country",
            "Show the {} facts that apply to the whole country",
        ),
    ),
}
