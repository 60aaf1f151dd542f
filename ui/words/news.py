"""The words of what is new between two editions: on its page, and in the feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.changes import Row, State
from layers.layer import Language


@dataclass(frozen=True)
class NewsWords:
    """The words of one language; pairs are (one, many), `{}` stands for a number, name or date."""

    title: str
    intro: str
    since: str
    until: str
    show: str
    edition: str
    states: Mapping[State, str]
    counts: Mapping[State, tuple[str, str]]
    means: Mapping[State, str]
    rows: Mapping[Row, str]
    was: str
    now: str
    nothing_said: str
    more_places: str
    reworded: str
    moved_to: str
    gone: Mapping[str, str]
    took_its_place: str
    corrected: str
    corrections: tuple[str, str]
    none: str
    none_here: str
    same_edition: str
    filtered: str


NL: Final = NewsWords(
    title="Wat is nieuw",
    intro=(
        "Wat er tussen twee edities van de Afsprakenkaart veranderde: wat een brief zegt over een eerdere afspraak, "
        "welke feiten erbij kwamen, welke anders zijn vastgelegd en welke er niet meer staan, en waarom."
    ),
    since="Van",
    until="Tot en met",
    show="Toon",
    edition="Editie {} ({})",
    states={
        "answered": "Wat ervan werd",
        "new": "Nieuw op de kaart",
        "changed": "Anders vastgelegd",
        "gone": "Staat er niet meer",
    },
    counts={
        "answered": (
            "{} eerder feit waarvan een brief zegt wat ervan werd",
            "{} eerdere feiten waarvan een brief zegt wat ervan werd",
        ),
        "new": ("{} feit nieuw op de kaart", "{} feiten nieuw op de kaart"),
        "changed": ("{} feit is anders vastgelegd", "{} feiten zijn anders vastgelegd"),
        "gone": ("{} feit staat er niet meer", "{} feiten staan er niet meer"),
    },
    means={
        "answered": "Een brief zegt wat er van deze afspraken of verzoeken werd.",
        "new": "Deze feiten staan voor het eerst op de kaart. De afspraak zelf kan ouder zijn.",
        "changed": "Deze feiten stonden er al. Per feit staat wat er stond en wat er nu staat.",
        "gone": "Een link naar zo’n feit blijft werken: u ziet wat ervoor in de plaats kwam, of waarom.",
    },
    rows={
        "status": "Status",
        "kind": "Soort",
        "theme": "Thema",
        "phase": "Fase",
        "amount": "Bedrag",
        "homes": "Woningen",
        "other": "Ander getal",
        "deadline": "Termijn",
        "place": "Plaats",
        "who": "Wie",
        "table": "Overleg",
    },
    was="Er stond",
    now="Er staat nu",
    nothing_said="niets",
    more_places="nog {}",
    reworded="Het leest hetzelfde: alleen de vorm van de gegevens is anders.",
    moved_to="naar {}",
    gone={
        "renamed": "Kreeg een andere naam.",
        "merged": "Samengevoegd met een ander feit.",
        "split": "Gesplitst in meer feiten.",
        "withdrawn": "Ingetrokken.",
    },
    took_its_place="Hiervoor in de plaats",
    corrected="Gecorrigeerd",
    corrections=("{} correctie uit deze tijd, met de reden", "{} correcties uit deze tijd, elk met de reden"),
    none="Tussen deze edities veranderde er niets.",
    none_here="Met deze filters is er tussen deze edities niets veranderd.",
    same_edition="Kies twee verschillende edities.",
    filtered="Alleen wat bij de gekozen filters hoort.",
)
EN: Final = NewsWords(
    title="What is new",
    intro=(
        "What changed between two editions of the Afsprakenkaart: what a letter says about an earlier agreement, which "
        "facts were added, which are recorded differently and which are no longer there, and why."
    ),
    since="From",
    until="Up to and including",
    show="Show",
    edition="Edition {} ({})",
    states={
        "answered": "What became of it",
        "new": "New on the map",
        "changed": "Recorded differently",
        "gone": "No longer there",
    },
    counts={
        "answered": (
            "{} earlier fact of which a letter says what became",
            "{} earlier facts of which a letter says what became",
        ),
        "new": ("{} fact new on the map", "{} facts new on the map"),
        "changed": ("{} fact is recorded differently", "{} facts are recorded differently"),
        "gone": ("{} fact is no longer there", "{} facts are no longer there"),
    },
    means={
        "answered": "A letter says what became of these agreements or requests.",
        "new": "These facts are on the map for the first time. The agreement itself may be older.",
        "changed": "These facts were there already. For each it says what stood there and what stands there now.",
        "gone": "A link to such a fact goes on working: it leads to what took its place, or says why it is gone.",
    },
    rows={
        "status": "Status",
        "kind": "Kind",
        "theme": "Theme",
        "phase": "Phase",
        "amount": "Amount",
        "homes": "Homes",
        "other": "Other number",
        "deadline": "Deadline",
        "place": "Place",
        "who": "Who",
        "table": "Meeting",
    },
    was="It said",
    now="It says now",
    nothing_said="nothing",
    more_places="{} more",
    reworded="It reads the same: only the form of the data differs.",
    moved_to="to {}",
    gone={
        "renamed": "Got another name.",
        "merged": "Merged with another fact.",
        "split": "Split into several facts.",
        "withdrawn": "Withdrawn.",
    },
    took_its_place="In its place",
    corrected="Corrected",
    corrections=("{} correction of this time, with the reason", "{} corrections of this time, each with the reason"),
    none="Nothing changed between these editions.",
    none_here="With these filters nothing changed between these editions.",
    same_edition="Choose two different editions.",
    filtered="Only what belongs to the chosen filters.",
)
WORDS: Final[Mapping[Language, NewsWords]] = {"nl": NL, "en": EN}
