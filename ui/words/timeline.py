"""The words of the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


@dataclass(frozen=True)
class TimelineWords:
    """The words of one language; pairs are (one, many), `{}` stands for a number, date or name."""

    title: str
    intro: str
    as_of: str
    passed_means: str
    years: str
    all_years: str
    no_year: str
    some_time_in: str
    passed: str
    ahead: str
    some_passed: str
    all_passed: str
    status_is: str
    no_status: str
    at_table: str
    national_too: str
    none: str


NL = TimelineWords(
    title="Tijdlijn",
    intro=(
        "Wat de brieven op een dag, in een kwartaal of voor een jaar verwachten, en aan welke overlegtafel iets "
        "terugkomt. BO is een bestuurlijk overleg van Rijk en regio."
    ),
    as_of="Op {} is van {} van de {} termijnen de datum verstreken.",
    passed_means=(
        "Dat zegt niet of het is gedaan. Een termijn is verstreken na de laatste dag van de genoemde periode. De "
        "status is die van de brief zelf; wat daarna gebeurde, staat hier niet."
    ),
    years="Jaren",
    all_years="alle",
    no_year="Geen jaar genoemd",
    some_time_in="In {}, niet nader genoemd",
    passed="datum verstreken",
    ahead="komt nog",
    some_passed="{}, {} verstreken",
    all_passed="{}, alle verstreken",
    status_is="in de brief: {}",
    no_status="de brief noemt geen status",
    at_table="komt terug in {}",
    national_too="Wat voor heel Nederland geldt, staat er steeds bij.",
    none="Binnen dit filter noemen de brieven geen termijn.",
)

EN = TimelineWords(
    title="Timeline",
    intro=(
        "What the letters expect on a day, in a quarter or for a year, and on which table a matter comes back. BO is a "
        "formal meeting of state and region (bestuurlijk overleg)."
    ),
    as_of="On {}, {} of the {} terms have passed their date.",
    passed_means=(
        "That does not say whether it was done. A term has passed after the last day of the stated period. The status "
        "is the one in the letter itself; what happened later is not in here."
    ),
    years="Years",
    all_years="all",
    no_year="No year stated",
    some_time_in="In {}, not stated more precisely",
    passed="date passed",
    ahead="still to come",
    some_passed="{}, {} passed",
    all_passed="{}, all passed",
    status_is="in the letter: {}",
    no_status="the letter states no status",
    at_table="comes back in {}",
    national_too="What holds for the whole country is always included.",
    none="Within this filter the letters state no term.",
)

WORDS: Mapping[Language, TimelineWords] = {"nl": NL, "en": EN}
