"""The words of pictures: the map and the charts as files for a slide or a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class PictureWords:
    """`{}` stands for a name; `shapes` are by shape, `map_title` by what fills the provinces."""

    title: str
    hint: str
    link: str
    shapes: Mapping[str, str]
    no_filter: str
    filters: str
    search: str
    edition: str
    more: str
    map_title: Mapping[str, str]
    map_name: str
    fault: str


NL = PictureWords(
    title="Afbeelding",
    hint="Met titel, filters, legenda, bron, datum en adres.",
    link="{} als {}, {}",
    shapes={"wide": "16:9", "square": "vierkant"},
    no_filter="Zonder filter: heel Nederland, alle thema's",
    filters="Filter: {}",
    search="gezocht op '{}'",
    edition="Editie {} van {}",
    more="Kleinere getallen die hier niet passen, staan in de tabel: {}.",
    map_title={
        "agreements": "Wat Rijk en regio hebben afgesproken over de ruimte",
        "grid": "Wat de brieven zeggen over het stroomnet, per provincie",
        "homes": "Afgesproken woningen per provincie",
        "rijk": "Afgesproken geld van het Rijk per provincie",
    },
    map_name="De kaart",
    fault="De afbeelding kon niet worden gemaakt.",
)
EN = PictureWords(
    title="Picture",
    hint="With title, filters, legend, source, date and address.",
    link="{} as {}, {}",
    shapes={"wide": "16:9", "square": "square"},
    no_filter="No filter: the whole of the Netherlands, all themes",
    filters="Filter: {}",
    search="search for '{}'",
    edition="Edition {} of {}",
    more="Smaller numbers that do not fit here are in the table: {}.",
    map_title={
        "agreements": "What central and regional government agreed on spatial planning",
        "grid": "What the letters say about the electricity grid, by province",
        "homes": "Agreed homes by province",
        "rijk": "Agreed money from central government by province",
    },
    map_name="The map",
    fault="The picture could not be made.",
)

WORDS: Mapping[Language, PictureWords] = {"nl": NL, "en": EN}
