"""The words of the data dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class DictionaryWords:
    """The words of the data dictionary of one language."""

    title: str
    way: str
    back: str
    intro: str
    common: str
    layer: str
    tables: Mapping[str, str]
    # The headings of a table of columns.
    columns: tuple[str, str, str, str]
    types: Mapping[str, str]
    or_empty: str
    values: str


NL: Final = DictionaryWords(
    title="Wat elke kolom betekent",
    way="Wat elke kolom van deze bestanden betekent",
    back="Terug naar de kaart",
    intro="Een lege cel betekent: niet genoemd. Dat is nooit nul en nooit 'nee'. Een kolom die in de hele editie leeg "
    "is, staat niet in een laag. Wat een kolom betekent, staat er in het Engels.",
    common="Alle kaartlagen",
    layer="Kaartlaag {}",
    tables={
        "facts": "Tabel van de feiten",
        "fact_provinces": "Feiten per provincie",
        "sources of facts": "Bronnen van de feiten",
    },
    columns=("kolom", "naam", "soort", "betekenis"),
    types={
        "text": "tekst", "texts": "lijst van teksten", "integer": "geheel getal", "number": "getal",
        "boolean": "waar of niet waar",
    },
    or_empty="{}, of leeg",
    values="Waarden: {}.",
)  # fmt: skip
EN: Final = DictionaryWords(
    title="What each column means",
    way="What each column of these files means",
    back="Back to the map",
    intro="An empty cell means: not stated. That is never zero and never 'no'. A column that is empty in the whole "
    "edition is left out of a layer.",
    common="All layers",
    layer="Layer {}",
    tables={
        "facts": "Table of facts",
        "fact_provinces": "Facts by province",
        "sources of facts": "Sources of facts",
    },
    columns=("column", "name", "type", "meaning"),
    types={
        "text": "text", "texts": "list of texts", "integer": "whole number", "number": "number",
        "boolean": "true or false",
    },
    or_empty="{}, or empty",
    values="Values: {}.",
)  # fmt: skip

WORDS: Final[Mapping[Language, DictionaryWords]] = {"nl": NL, "en": EN}
