"""The words of the page with the letters and the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


@dataclass(frozen=True)
class SourcesWords:
    """`{}` stands for counts, as the text around it says."""

    title: str
    intro: str
    checks: str
    figures: str
    by_hand: str
    readings: str
    facts: str
    verdict: str
    fields_title: str
    fields: str
    field: str
    coverage: str
    coverage_intro: str
    kind: str
    items: str
    in_fact: str
    left_out: str
    kinds: Mapping[str, str]


NL = SourcesWords(
    title="Bronnen",
    intro=(
        "Alles op de kaart komt uit deze openbare documenten. Hieronder staat wat er uit elk document is gehaald, hoe "
        "dat is gecontroleerd en waar de grenzen op de kaart vandaan komen."
    ),
    checks="Controles",
    figures=(
        "{} getallen in {} feiten. Een programma vergelijkt elk getal met de regels van de brief waarnaar het feit "
        "verwijst. Staat het daar niet zo, dan is dat een fout. Er zijn {} verwijzingen naar de brieven."
    ),
    by_hand="Wie de brieven heeft, kan dit zelf nagaan: de README van het project beschrijft hoe.",
    readings="Twee lezers hebben elk feit los van elkaar uit de brief gehaald.",
    facts="Feiten",
    verdict="Uitkomst",
    fields_title="Waarover nog niet is beslist",
    fields="Eén feit kan op meer punten verschillen. U ziet de eerste lezing; bij het feit staat wat verschilt.",
    field="Wat",
    coverage="Hoe volledig",
    coverage_intro=(
        "Wat in de tekst van alle documenten samen is geteld, hoeveel daarvan in een feit staat en hoeveel met een "
        "reden is weggelaten, zoals een herhaling of een voorbeeld."
    ),
    kind="Soort",
    items="In de tekst",
    in_fact="In een feit",
    left_out="Weggelaten",
    kinds={
        "euro": "bedragen",
        "homes": "aantallen woningen",
        "agreement": "genummerde of gemarkeerde afspraken",
        "other": "andere hoeveelheden",
    },
)
EN = SourcesWords(
    title="Sources",
    intro=(
        "Everything on the map comes from these public documents. Below is what was taken from each, how that was "
        "checked, and where the boundaries on the map come from."
    ),
    checks="Checks",
    figures=(
        "{} numbers in {} facts. A program compares each number with the lines of the letter that the fact cites. If "
        "the number is not there, that is an error. There are {} citations."
    ),
    by_hand="If you have the letters you can check this yourself: the README of the project describes how.",
    readings="Two readers took each fact from the letter independently.",
    facts="Facts",
    verdict="Outcome",
    fields_title="Differences not yet resolved",
    fields="One fact may differ on several points. You see the first reading; the fact says what differs.",
    field="What",
    coverage="Completeness",
    coverage_intro=(
        "What was counted in the text of all documents together, how much of it is in a fact and how much was left "
        "out for a stated reason, such as a repetition or an example."
    ),
    kind="Kind",
    items="In the text",
    in_fact="In a fact",
    left_out="Left out",
    kinds={
        "euro": "amounts",
        "homes": "numbers of homes",
        "agreement": "numbered or marked agreements",
        "other": "other quantities",
    },
)

WORDS: Mapping[Language, SourcesWords] = {"nl": NL, "en": EN}
