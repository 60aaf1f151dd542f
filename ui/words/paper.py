"""The words of the first sheet of a print of many pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class PaperWords:
    """The words of one language; `{}` stands for a number."""

    summary: str
    summary_note: str
    next_deadlines: str
    contents: str


NL: Final = PaperWords(
    summary="In het kort",
    summary_note=(
        "Een keuze uit {} feiten: van ten hoogste vijf thema’s het grootste bedrag of aantal woningen, en anders een "
        "afspraak, die is afgesproken, gereserveerd, loopt of gereed is. Alles staat op de bladen hierna, met de bron."
    ),
    next_deadlines="Eerstvolgende termijnen",
    contents="Op de volgende bladen",
)
EN: Final = PaperWords(
    summary="In short",
    summary_note=(
        "A choice from {} facts: of at most five themes the largest amount or number of homes, or else an agreement, "
        "that is agreed, reserved, in progress or done. Everything is on the following sheets, with its source."
    ),
    next_deadlines="Next deadlines",
    contents="On the following sheets",
)
WORDS: Final[Mapping[Language, PaperWords]] = {"nl": NL, "en": EN}
