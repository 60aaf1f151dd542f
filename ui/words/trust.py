"""The words for citing a figure and reporting an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class TrustWords:
    """`{}` stands for the edition and its date."""

    cite: str
    copied: str
    report: str
    report_copied: str
    edition: str
    subject: str
    please: str
    no_status: str


NL = TrustWords(
    cite="Citeer",
    copied="Gekopieerd",
    report="Meld een fout",
    report_copied="Tekst van de melding gekopieerd",
    edition="Afsprakenkaart, editie {} ({})",
    subject="Fout in de Afsprakenkaart",
    please="Wat klopt er niet, en wat staat er in de brief?",
    no_status="geen status genoemd",
)
EN = TrustWords(
    cite="Cite",
    copied="Copied",
    report="Report an error",
    report_copied="Text of the report copied",
    edition="Afsprakenkaart, edition {} ({})",
    subject="Error in the Afsprakenkaart",
    please="What is wrong, and what does the letter say?",
    no_status="no status stated",
)

WORDS: Mapping[Language, TrustWords] = {"nl": NL, "en": EN}
