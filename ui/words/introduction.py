"""Words of the first visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


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
            "Deze kaart laat zien wat het Rijk en de regio's elkaar hebben toegezegd over wonen, vervoer, stroom en de "
            "rest van de ruimte.",
            "Alles komt uit vijf openbare brieven uit 2025 en 2026; bij elk getal staan de regels waar het staat.",
            "Niet alles is even vast: bij elk feit leest u of het is afgesproken, voorgesteld of nog onzeker.",
        ),
        try_title="Begin met een vraag, of klik op de kaart",
        full_grid="Waar zijn woningen beloofd op een vol stroomnet?",
        drenthe="Wat betaalt het Rijk voor vervoer in Drenthe, en hoe staat dat ervoor?",
        agendas="Welke NOVEX-gebieden hebben een uitvoeringsagenda?",
        national=("Toon het {} feit dat voor heel Nederland geldt", "Toon de {} feiten die voor heel Nederland gelden"),
    ),
    "en": IntroductionWords(
        title="What was agreed here?",
        sentences=(
            "This map shows what the Dutch state and the regions have promised each other about homes, transport, "
            "power and the rest of space.",
            "All of it comes from five public letters of 2025 and 2026; with each figure stand the lines that hold it.",
            "Not all is equally firm: each fact says whether it was agreed, proposed or is still uncertain.",
        ),
        try_title="Start with a question, or click the map",
        full_grid="Where are homes promised on a full grid?",
        drenthe="What does the Rijk pay for transport in Drenthe, and where does that stand?",
        agendas="Which NOVEX areas have an implementation agenda?",
        national=(
            "Show the {} fact that holds for the whole country",
            "Show the {} facts that hold for the whole country",
        ),
    ),
}
