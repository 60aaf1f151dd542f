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
        "Alles op de kaart komt uit deze openbare documenten. Hieronder staat wat er uit elk is gehaald, hoe dat is "
        "gecontroleerd en waar de grenzen op de kaart vandaan komen."
    ),
    checks="Controles",
    figures=(
        "{} getallen in {} feiten. Elk getal wordt door een programma vergeleken met de regels van de brief die het "
        "feit noemt: staat het daar niet zo, dan is dat een fout. Er zijn {} vindplaatsen."
    ),
    by_hand="Zelf nagaan:",
    readings="Elk feit is twee keer los van elkaar uit de brief gehaald.",
    facts="Feiten",
    verdict="Uitkomst",
    fields_title="Waarin de lezingen het meest verschillen",
    fields="Eén feit kan op meer punten verschillen. Getoond wordt de eerste lezing; bij het feit staat wat verschilt.",
    field="Wat",
    coverage="Dekking",
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
        "agreement": "genummerde of gemerkte afspraken",
        "other": "andere hoeveelheden",
    },
)
EN = SourcesWords(
    title="Sources",
    intro=(
        "All on the map comes from these public documents. Below is what was taken from each, how that was checked, "
        "and where the boundaries on the map are from."
    ),
    checks="Checks",
    figures=(
        "{} numbers in {} facts. A program compares each number with the lines of the letter that the fact cites: "
        "where it does not stand there like that, it is a fault. There are {} citations."
    ),
    by_hand="Check it yourself:",
    readings="Each fact was taken from the letter twice, independently.",
    facts="Facts",
    verdict="Outcome",
    fields_title="Where the readings differ most",
    fields="One fact may differ in several points. The first reading is shown; the fact says what differs.",
    field="What",
    coverage="Coverage",
    coverage_intro=(
        "What was counted in the text of all documents together, how much of it is in a fact and how much was left "
        "out with a reason, such as a repetition or an example."
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
