"""The words of sharing: link, embedding, citing and printing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class SharingWords:
    """The words of one language; `{}` stands for a number, date or name."""

    share: str
    open: str
    title: str
    link: str
    copy: str
    embed: str
    embed_off: str
    embed_on: str
    cite: str
    cite_fact: str
    forms: Mapping[str, str]
    print: str
    print_link: str
    kamerstuk: str
    no_date: str
    no_date_short: str
    no_url: str
    seen: str
    edition: str
    lines_note: str
    official: str
    fact: str


NL: Final = SharingWords(
    share="Delen",
    open="Link, insluiten, citeren en afdrukken",
    title="Delen: {}",
    link="Link",
    copy="Kopieer",
    embed="Insluiten op een andere site",
    embed_off="Op deze server mag alleen de eigen site de kaart insluiten. De beheerder kan dat wijzigen.",
    embed_on="Dit mag op: {}.",
    cite="Citeren",
    cite_fact="Citeren, met de brief waar het in staat",
    forms={"footnote": "Voetnoot", "apa": "APA", "bibtex": "BibTeX", "plain": "Gewone tekst"},
    print="Afdrukken",
    print_link="Open een versie voor papier (A4)",
    kamerstuk="Kamerstuk {}",
    no_date="zonder datum",
    no_date_short="z.d.",
    no_url="officieel adres niet bekend",
    seen="geraadpleegd op {}",
    edition="Afsprakenkaart, editie {} ({})",
    lines_note="Regels zijn die van de tekst zoals wij die lazen, geen bladzijden.",
    official="officiële brief",
    fact="{} (feit {})",
)
EN: Final = SharingWords(
    share="Share",
    open="Link, embed, cite and print",
    title="Share: {}",
    link="Link",
    copy="Copy",
    embed="Embed in another site",
    embed_off="On this server only its own site may embed the map. Whoever runs it can change that.",
    embed_on="This is allowed on: {}.",
    cite="Cite",
    cite_fact="Cite, with the letter that says it",
    forms={"footnote": "Footnote", "apa": "APA", "bibtex": "BibTeX", "plain": "Plain text"},
    print="Print",
    print_link="Open a version for paper (A4)",
    kamerstuk="Parliamentary paper (Kamerstuk) {}",
    no_date="no date",
    no_date_short="n.d.",
    no_url="official address not known",
    seen="consulted on {}",
    edition="Afsprakenkaart, edition {} ({})",
    lines_note="Lines are those of the text as we read it, not pages.",
    official="official letter",
    fact="{} (fact {})",
)
WORDS: Final[Mapping[Language, SharingWords]] = {"nl": NL, "en": EN}
