"""The words of what others publish of regions and outlines, where it is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language
from layers.official_files import OutlineKind, RegionKind, State


@dataclass(frozen=True)
class OfficialWords:
    """`kinds` are the kinds of regions and outlines; `states` say of one `{kind}`, `{count}` and `{year}`."""

    title: str
    intro: str
    kinds: Mapping[RegionKind | OutlineKind, str]
    states: Mapping[State, str]
    # Of kinds that have no year.
    outlines: str
    agree: str
    agree_intro: str
    outline_in_union: str
    union_in_outline: str
    only_in_outline: str
    only_in_union: str
    none: str
    not_compared: str
    regions: str
    members: str
    outline_file: str


NL: Final = OfficialWords(
    title="Regio's en officiële omtrekken",
    intro=(
        "Deze gegevens van anderen staan naast de kaart en veranderen er niets aan. De landsdelen van het CBS zijn "
        "andere dan die van het BO MIRT."
    ),
    kinds={
        "res": "RES-regio's (CBS)",
        "corop": "COROP-gebieden (CBS)",
        "landsdeel": "Landsdelen (CBS)",
        "novex_outlines": "Omtrekken van NOVEX-gebieden",
        "woondeal_regions": "Regio's van woondeals",
    },
    states={
        "here": "{kind}: {count}, naar de gemeenten van {year}.",
        "absent": "{kind}: niet aanwezig.",
        "unusable": "{kind}: niet gebruikt, want onvolledig of niet leesbaar.",
    },
    outlines="{kind}: {count}.",
    agree="Hoe de omtrekken en de kaart overeenkomen",
    agree_intro=(
        "De kaart tekent een NOVEX-gebied als de gemeenten die erbij horen. Een gemeente telt bij de omtrek als er ten "
        "minste 5% van haar oppervlakte in ligt. De omtrek en het gebied zijn vergeleken op naam."
    ),
    outline_in_union="Deel van de omtrek dat op de kaart is getekend",
    union_in_outline="Deel van het getekende gebied dat in de omtrek ligt",
    only_in_outline="Gemeenten alleen in de omtrek",
    only_in_union="Gemeenten alleen op de kaart",
    none="geen",
    not_compared="NOVEX-gebieden zonder omtrek met die naam: {}.",
    regions="Regio's van het CBS",
    members="Regio's per gemeente",
    outline_file="Officiële omtrekken",
)

EN: Final = OfficialWords(
    title="Regions and official outlines",
    intro=(
        "These data of others stand beside the map and change nothing on it. The parts of the country of Statistics "
        "Netherlands (CBS) are not those of the BO MIRT."
    ),
    kinds={
        "res": "Energy regions, RES (CBS)",
        "corop": "COROP regions (CBS)",
        "landsdeel": "Parts of the country (CBS)",
        "novex_outlines": "Outlines of NOVEX areas",
        "woondeal_regions": "Regions of housing deals",
    },
    states={
        "here": "{kind}: {count}, by the municipalities of {year}.",
        "absent": "{kind}: not at hand.",
        "unusable": "{kind}: not used, as incomplete or unreadable.",
    },
    outlines="{kind}: {count}.",
    agree="How the outlines and the map agree",
    agree_intro=(
        "The map draws a NOVEX area as the municipalities that belong to it. A municipality counts as one of the "
        "outline if at least 5% of its area lies in it. Outline and area were compared by name."
    ),
    outline_in_union="Part of the outline that the map draws",
    union_in_outline="Part of the drawn area that lies in the outline",
    only_in_outline="Municipalities in the outline alone",
    only_in_union="Municipalities on the map alone",
    none="none",
    not_compared="NOVEX areas without an outline of that name: {}.",
    regions="Regions of CBS",
    members="Regions by municipality",
    outline_file="Official outlines",
)

WORDS: Final[Mapping[Language, OfficialWords]] = {"nl": NL, "en": EN}
