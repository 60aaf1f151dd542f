"""The words of the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class TimelineWords:
    """The words of one language; pairs are (one, many), `{}` stands for a number, date or name."""

    title: str
    intro: str
    to_dossier: str
    as_of: str
    passed_means: str
    years: str
    no_year: str
    some_time_in: str
    passed: str
    some_passed: str
    all_passed: str
    status_is: str
    no_status: str
    at_table: str
    national_too: str
    none: str
    who: str
    by: str
    by_nobody: str
    position_of: str
    open_title: str
    open_means: str
    all_open: str
    all_in_order: str


NL = TimelineWords(
    title="Tijdlijn",
    intro=(
        "Wat er volgens de brieven wanneer moet gebeuren of wordt verwacht, en in welk overleg een onderwerp "
        "terugkomt. Een BO is een bestuurlijk overleg van Rijk en regio."
    ),
    as_of="Op {} is van {} van de {} termijnen de datum verstreken: {} met bericht, {} zonder.",
    to_dossier="Dossier voor een overleg",
    passed_means=(
        "Een termijn is verstreken na de laatste dag van de genoemde periode; wat op een dag begint, verstrijkt niet. "
        "De status is die uit de brief; wat ervan werd, staat er alleen bij als een brief het zegt."
    ),
    years="Jaren",
    no_year="Geen jaar genoemd",
    some_time_in="In {}, zonder precieze datum",
    passed="datum verstreken",
    some_passed="{}, {} verstreken",
    all_passed="{}, alle verstreken",
    status_is="in de brief: {}",
    no_status="de brief noemt geen status",
    at_table="komt terug in {}",
    national_too="Wat voor heel Nederland geldt, staat er altijd bij.",
    none="Binnen dit filter noemen de brieven geen termijn.",
    who="Wie",
    by="Toegezegd door: {}",
    by_nobody="De brief noemt niet wie dit doet",
    position_of="Standpunt van {}",
    open_title="Datum verstreken, zonder bericht: {}",
    open_means=(
        "De datum is voorbij, en geen brief die wij lazen zegt wat ervan werd (laatste brief: {}). Het kan gedaan "
        "zijn, later komen of vervallen zijn."
    ),
    all_open="Alle {} tonen",
    all_in_order="Alles in volgorde van tijd",
)

EN = TimelineWords(
    title="Timeline",
    intro=(
        "What, according to the letters, is due or expected when, and at which meeting a subject comes back. A BO is a "
        "formal meeting of central government and the regions (bestuurlijk overleg)."
    ),
    as_of="As at {}, {} of the {} deadlines have passed: {} answered, {} without word.",
    to_dossier="Dossier for a meeting",
    passed_means=(
        "A deadline has passed after the last day of the stated period; what starts on a day never passes. The status "
        "is that in the letter; what became of it is shown only where a letter says so."
    ),
    years="Years",
    no_year="No year stated",
    some_time_in="In {}, without an exact date",
    passed="date passed",
    some_passed="{}, {} passed",
    all_passed="{}, all passed",
    status_is="in the letter: {}",
    no_status="the letter states no status",
    at_table="comes back at {}",
    national_too="What applies to the whole country is always included.",
    none="Within this filter the letters give no deadline.",
    who="Who",
    by="Promised by: {}",
    by_nobody="The letter does not say who does this",
    position_of="Position of {}",
    open_title="Due, without word: {}",
    open_means=(
        "Due, and no letter that we have read says what happened (last letter read: {}). It may be done, come later "
        "or have lapsed."
    ),
    all_open="Show all {}",
    all_in_order="Everything in order of time",
)

WORDS: Mapping[Language, TimelineWords] = {"nl": NL, "en": EN}
