"""The words of facts: their kinds, statuses, units and roles, when, and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.catalogue.mirt import LAYER as MIRT
from layers.layer import Language
from layers.words import facts as words


@dataclass(frozen=True)
class FactWords:
    """`{}` stands for a number or name; a pair is (one, many)."""

    national: str
    at_most: str
    at_least: str
    bound: Mapping[str, str]
    range: str
    until: str
    periods: Mapping[str, str]
    place: str
    phase_label: str
    no_place: str
    role_title: str
    certainty_title: str
    line: tuple[str, str]
    speaker: str
    promised: str
    promised_to: str
    returns_in: str
    part_of: str
    deadline: str
    inferred: str
    areas: str
    ours: str
    agreed_before: str
    best_effort: str
    amount_form: Mapping[str, str]
    made_available: str
    deadline_kind: Mapping[str, str]
    location_error: str
    themes: Mapping[str, str]
    kind: Mapping[str, str]
    status: Mapping[str, str]
    certainty: Mapping[str, str]
    phase: Mapping[str, str]
    payer: Mapping[str, str]
    role: Mapping[str, str]


NL = FactWords(
    national="Heel Nederland",
    at_most="ten hoogste {}",
    at_least="ten minste {}",
    bound=words.BOUND["nl"],
    range="{} tot {}",
    until="tot en met {}",
    periods={"per year": "per jaar", "start before 2030": "start vóór 2030", "before 2033": "vóór 2033"},
    place="Plaats",
    phase_label="Fase",
    no_place="Geen provincie",
    role_title="Soort bedrag",
    certainty_title="Zekerheid van de plaats",
    line=("regel {}", "regels {}-{}"),
    speaker="Uitspraak van",
    promised="Toegezegd door",
    promised_to="Toegezegd aan",
    returns_in="Komt terug in",
    part_of="Onderdeel van",
    deadline="Termijn",
    inferred="Door ons afgeleid",
    areas="Gedeeld door",
    ours="Door ons toegevoegd, staat niet in de brief: {}",
    agreed_before="eerder afgesproken of beschikbaar gesteld",
    best_effort="als inspanning afgesproken, zonder garantie op het resultaat",
    amount_form=words.AMOUNT_FORM["nl"],
    made_available="beschikbaar gesteld: {}",
    deadline_kind=words.DEADLINE_KIND["nl"],
    location_error="kan tot {} m afwijken",
    themes=words.THEME["nl"],
    kind=words.KIND["nl"],
    status=words.STATUS["nl"],
    certainty={
        "exact": "plaats exact",
        "approximate": "plaats bij benadering",
        "area": "alleen het gebied bekend",
        "schematic": "schematisch getekend",
        "none": "zonder plaats",
    },
    phase=MIRT.words["nl"].values["phase"],
    payer=words.PAYER["nl"],
    role=words.ROLE["nl"],
)
EN = FactWords(
    national="The whole country",
    at_most="at most {}",
    at_least="at least {}",
    bound=words.BOUND["en"],
    range="{} to {}",
    until="up to and including {}",
    periods={"per year": "a year", "start before 2030": "start before 2030", "before 2033": "before 2033"},
    place="Place",
    phase_label="Phase",
    no_place="No province",
    role_title="Kind of amount",
    certainty_title="Certainty of the place",
    line=("line {}", "lines {}-{}"),
    speaker="Statement by",
    promised="Promised by",
    promised_to="Promised to",
    returns_in="Back on the agenda of",
    part_of="Part of",
    deadline="Deadline",
    inferred="Inferred by us",
    areas="Shared by",
    ours="Added by us, not in the letter: {}",
    agreed_before="agreed or made available earlier",
    best_effort="agreed as a best effort, with no guarantee of the result",
    amount_form=words.AMOUNT_FORM["en"],
    made_available="made available: {}",
    deadline_kind=words.DEADLINE_KIND["en"],
    location_error="may be up to {} m out",
    themes=words.THEME["en"],
    kind=words.KIND["en"],
    status=words.STATUS["en"],
    certainty={
        "exact": "exact place",
        "approximate": "approximate place",
        "area": "only the area is known",
        "schematic": "drawn as a sketch",
        "none": "without a place",
    },
    phase=MIRT.words["en"].values["phase"],
    payer=words.PAYER["en"],
    role=words.ROLE["en"],
)

WORDS: Mapping[Language, FactWords] = {"nl": NL, "en": EN}
