"""The words of the page of corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


@dataclass(frozen=True)
class CorrectionWords:
    """The first `{}` of `since` stands for the edition, the second for its date."""

    title: str
    intro: str
    since: str
    none: str
    about: str
    presentation: str
    was: str
    now: str
    why: str
    how: str
    mail: str


NL = CorrectionWords(
    title="Correcties",
    intro=(
        "Wat hier eerder anders stond en nu is verbeterd: wat er stond, wat er nu staat en waarom. De nieuwste staat "
        "bovenaan. Een correctie blijft staan."
    ),
    since="Bijgehouden vanaf editie {} ({}), de eerste.",
    none="Er is nog niets gecorrigeerd.",
    about="Gaat over feit",
    presentation="De weergave, geen enkel feit",
    was="Er stond",
    now="Er staat nu",
    why="Waarom",
    how=(
        'Ziet u een fout? Bij elk feit staat "Meld een fout". Die zet de vindplaats voor u klaar: het feit, de '
        "editie, de brief en de regels."
    ),
    mail="Meld een fout per mail",
)
EN = CorrectionWords(
    title="Corrections",
    intro=(
        "What stood here differently and is now mended: what it said, what it says now and why. The newest comes "
        "first. A correction stays."
    ),
    since="Kept from edition {} ({}), the first.",
    none="Nothing has been corrected yet.",
    about="About fact",
    presentation="How things are shown, not a single fact",
    was="It said",
    now="It says now",
    why="Why",
    how=(
        'Do you see an error? Each fact has "Report an error". It prepares where the figure stands: the fact, the '
        "edition, the letter and the lines."
    ),
    mail="Report an error by mail",
)

WORDS: Mapping[Language, CorrectionWords] = {"nl": NL, "en": EN}
