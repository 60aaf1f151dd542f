"""The words of the page of corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


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
        "Wat hier eerder fout stond en is verbeterd: wat er stond, wat er nu staat en waarom. De nieuwste correctie "
        "staat bovenaan. Correcties blijven hier staan."
    ),
    since="Bijgehouden vanaf editie {} ({}), de eerste.",
    none="Er is nog niets gecorrigeerd.",
    about="Gaat over feit",
    presentation="Gaat over hoe iets wordt getoond, niet over één feit",
    was="Er stond",
    now="Er staat nu",
    why="Waarom",
    how=(
        'Ziet u een fout? Bij elk feit staat "Meld een fout". Daarmee staat voor u klaar om welk feit het gaat, '
        "met de editie, de brief en de regels."
    ),
    mail="Meld een fout per e-mail",
)
EN = CorrectionWords(
    title="Corrections",
    intro=(
        "What was wrong here and has been corrected: what it said, what it says now and why. The newest correction "
        "comes first. Corrections stay on this page."
    ),
    since="Kept from edition {} ({}), the first.",
    none="Nothing has been corrected yet.",
    about="About fact",
    presentation="About how things are shown, not about a single fact",
    was="It said",
    now="It says now",
    why="Why",
    how=(
        'Have you found an error? Each fact has "Report an error". It fills in which fact it is about, with the '
        "edition, the letter and the lines."
    ),
    mail="Report an error by email",
)

WORDS: Mapping[Language, CorrectionWords] = {"nl": NL, "en": EN}
