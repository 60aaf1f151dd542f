"""The two numbers of a letter: of the parliamentary paper (34682-228) and of parliament's document (2025D27614)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from seeds.errors import Fault, SeedsError

_DOCUMENT: Final = re.compile(r"(?:.*\b(?:id|did)=)?(?P<number>(?:19|20)\d\dD\d{5,6})(?:&.*)?", re.I | re.ASCII)
_PAPER: Final = re.compile(
    r"(?:.*/)?(?:kst-|kamerstuk(?:ken)?\s+)?(?P<dossier>\d{2}[ .]?\d{3})"
    r"(?:[ -]{1,3}(?!nr\b)(?P<addition>[A-Z]{1,6}))?"
    r"(?:,?\s*nr\.?\s*|[-/, ]{1,3})(?P<number>\d{1,5})(?:\.(?:html|xml|pdf))?",
    re.I | re.ASCII,
)
MAX_LENGTH: Final = 300


@dataclass(frozen=True)
class Dossier:
    """A file of parliament: its number, and the letters behind it (`A` of 36600-A), empty without."""

    number: int
    addition: str = ""

    def __str__(self) -> str:
        """Return it as the official publications write it: `36600-A`."""
        return f"{self.number}-{self.addition}" if self.addition else str(self.number)


@dataclass(frozen=True)
class PaperNumber:
    """The number of a parliamentary paper (Kamerstuk): the dossier, and the number in it."""

    dossier: Dossier
    number: int

    def __str__(self) -> str:
        """Return it as a file is named: `36600-A-63`."""
        return f"{self.dossier}-{self.number}"

    @property
    def identifier(self) -> str:
        """The identifier of the official publication: `kst-36600-A-63`."""
        return f"kst-{self}"

    @property
    def cited(self) -> str:
        """As `document_parts.csv` writes it: `36600-A nr. 63`."""
        return f"{self.dossier} nr. {self.number}"


@dataclass(frozen=True)
class DocumentNumber:
    """The number that parliament gives to every document: `2025D27614`."""

    number: str

    def __str__(self) -> str:
        """Return it as parliament writes it."""
        return self.number


def read_number(text: str) -> PaperNumber | DocumentNumber:
    """Read the number of a letter, as it is cited, or out of an address of the official publications or parliament.

    Raises:
        SeedsError: it is neither number; the message shows both forms.
    """
    given = " ".join(text.split())[:MAX_LENGTH]
    if match := _DOCUMENT.fullmatch(given):
        return DocumentNumber(match["number"].upper())
    if match := _PAPER.fullmatch(given):
        dossier = Dossier(int(re.sub(r"\D", "", match["dossier"])), (match["addition"] or "").upper())
        if number := int(match["number"]):
            return PaperNumber(dossier, number)
    raise SeedsError([Fault(repr(given), 0, "is no number of a letter; write 34682-228, 36600-A-63 or 2025D27614")])


def read_dossier(text: str) -> Dossier:
    """Read the number of a dossier as `watched.csv` holds it: 34682 or 36600-A.

    Raises:
        ValueError: it is none.
    """
    if match := re.fullmatch(r"(\d{5})(?:-([A-Z]{1,6}))?", text, re.ASCII):
        return Dossier(int(match[1]), match[2] or "")
    raise ValueError(f"{text!r} is no dossier; write 34682 or 36600-A")
