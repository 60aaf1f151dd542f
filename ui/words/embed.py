"""The words under a map that is embedded in another page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class EmbedWords:
    """The link to the map itself."""

    whole: str


NL = EmbedWords(whole="open de hele kaart")
EN = EmbedWords(whole="open the whole map")

WORDS: Mapping[Language, EmbedWords] = {"nl": NL, "en": EN}
