"""The words for an address at which there is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class SiteWords:
    """What stands at an address that is none, and the ways on from there."""

    nothing: str
    hint: str
    to_map: str
    to_table: str
    to_plain: str


NL = SiteWords(
    nothing="Hier is niets",
    hint="Dit adres bestaat niet op deze kaart. Misschien is het verkeerd overgenomen. Van hier kunt u verder:",
    to_map="De kaart",
    to_table="Alles in tabellen",
    to_plain="De eenvoudige versie, zonder script",
)
EN = SiteWords(
    nothing="There is nothing here",
    hint="This address does not exist on this map. It may have been copied wrongly. You can go on from here:",
    to_map="The map",
    to_table="Everything in tables",
    to_plain="The plain version, without script",
)

WORDS: Mapping[Language, SiteWords] = {"nl": NL, "en": EN}
