"""The words of the text alternative to the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class LayerTableWords:
    """The words of one language; `{}` stands for a number."""

    title: str
    intro: str
    rows: tuple[str, str]
    empty: str
    name: str
    place: str
    not_stated: str
    not_mentioned: str
    yes: str
    no: str


WORDS: Mapping[Language, LayerTableWords] = {
    "nl": LayerTableWords(
        title="De kaart als tabel",
        intro=(
            "Alles wat de kaart met kleur, vorm en grootte laat zien, staat hier in woorden. De filters gelden ook "
            "hier. Klik op een naam voor de pagina met alle afspraken."
        ),
        rows=("{} rij", "{} rijen"),
        empty="Binnen dit filter staat er niets in deze laag.",
        name="Naam",
        place="Plaats",
        not_stated="geen aantal genoemd",
        not_mentioned="niet genoemd",
        yes="ja",
        no="nee",
    ),
    "en": LayerTableWords(
        title="The map as tables",
        intro=(
            "Everything the map shows by colour, shape and size is here in words. The filters apply here too. Click on "
            "a name for the page with all its agreements."
        ),
        rows=("{} row", "{} rows"),
        empty="There is nothing in this layer within these filters.",
        name="Name",
        place="Place",
        not_stated="no number stated",
        not_mentioned="not mentioned",
        yes="yes",
        no="no",
    ),
}
