"""The words of the map and its legend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.catalogue.congestion import LAYER as CONGESTION
from layers.layer import Language


@dataclass(frozen=True)
class MapWords:
    """`{}` stands for a number or name."""

    own_and_shared: str
    only_shared: str
    not_agreed: str
    no_number: str
    grid_short: Mapping[str, str]
    from_to: str
    from_up: str
    shared_only_legend: str
    described: str
    map_fault: str
    map_loading: str
    legend: str
    layers: str
    fill_title: str
    background: str
    unreachable: str
    municipality: str
    fill: Mapping[str, str]
    fill_note: Mapping[str, str]
    grid: Mapping[str, str]
    agreed_no_number: str
    nothing_agreed: Mapping[str, str]
    in_several: str
    schematic: str


NL = MapWords(
    own_and_shared="{} (+ {} gedeeld)",
    only_shared="{} gedeeld",
    not_agreed="wel een getal, maar nog niet vast afgesproken",
    no_number="geen getal genoemd",
    grid_short={
        "stop_threatened": "aansluitstop dreigt",
        "stop_threatened_in_part": "deels: aansluitstop dreigt",
        "congested": "netcongestie",
        "measures_mentioned": "maatregelen",
        "pilot": "proef",
        "expansion_planned": "uitbreiding",
        "named_places_only": "",
        "not_mentioned": "",
    },
    from_to="{} tot {}",
    from_up="{} en meer",
    shared_only_legend="alleen gedeeld met andere provincies",
    described=(
        "Kaart van Nederland. Pijltjestoetsen verschuiven, plus en min zoomen, Enter toont wat in het midden ligt."
    ),
    map_fault="De grenzen op de kaart konden niet worden geladen. Laad de pagina opnieuw.",
    map_loading="kaart laadt…",
    legend="Legenda",
    layers="Lagen",
    fill_title="Kleur van de provincies",
    background="Achtergrondkaart (PDOK)",
    unreachable="De achtergrondkaart is nu niet beschikbaar.",
    municipality="gemeente",
    fill={
        "grid": "Stroomnet",
        "homes": "Afgesproken woningen",
        "rijk": "Afgesproken geld van het Rijk",
        "agreements": "Aantal afspraken",
    },
    fill_note={
        "grid": (
            "Rood: volgens de brieven dreigt hier een aansluitstop. 'Niet genoemd' betekent niet dat er ruimte op het "
            "net is. Wat de brieven van alle haven- en industriegebieden zeggen, heeft geen plaats op de kaart."
        ),
        "homes": (
            "Blauw: woningen die alleen voor deze provincie zijn afgesproken: nieuw, eerder of als inspanning. Wat "
            "mogelijk is of een doel is, telt niet mee."
        ),
        "rijk": (
            "Blauw: bijdragen die alleen voor deze provincie zijn afgesproken, nieuw of eerder. Wat onder voorwaarde "
            "is toegezegd of is gereserveerd, telt niet mee."
        ),
        "agreements": (
            "Afspraken die alleen over deze provincie gaan, ook onder voorwaarde. Elke afspraak telt één keer; "
            "vastgestelde arrangementen en documenten tellen mee. Tussen haakjes: gedeeld met andere provincies."
        ),
    },
    grid=CONGESTION.words["nl"].values["status"],
    agreed_no_number="wel afspraken, maar zonder getal",
    nothing_agreed={
        "homes": "geen afspraak over woningen gevonden",
        "rijk": "geen afspraak gevonden",
        "agreements": "geen afspraak gevonden",
    },
    in_several="{} in meer provincies samen",
    schematic="Schematische vormen, niet de echte grenzen. Bij Bronnen leest u waarom.",
)
EN = MapWords(
    own_and_shared="{} (+ {} shared)",
    only_shared="{} shared",
    not_agreed="a number is stated, but not firmly agreed",
    no_number="no number stated",
    grid_short={
        "stop_threatened": "halt looming",
        "stop_threatened_in_part": "halt looming in part",
        "congested": "grid congestion",
        "measures_mentioned": "measures",
        "pilot": "pilot",
        "expansion_planned": "expansion",
        "named_places_only": "",
        "not_mentioned": "",
    },
    from_to="{} to {}",
    from_up="{} or more",
    shared_only_legend="shared with other provinces only",
    described="Map of the Netherlands. Arrow keys move, plus and minus zoom, Enter shows what is at the centre.",
    map_fault="The boundaries on the map could not be loaded. Reload the page.",
    map_loading="loading the map…",
    legend="Legend",
    layers="Layers",
    fill_title="Colour of the provinces",
    background="Background map (PDOK)",
    unreachable="The background map is not available at the moment.",
    municipality="municipality",
    fill={
        "grid": "Electricity grid",
        "homes": "Agreed homes",
        "rijk": "Agreed money from central government",
        "agreements": "Number of agreements",
    },
    fill_note={
        "grid": (
            "Red: according to the letters a halt to new connections is looming here. 'Not mentioned' does not mean "
            "that the grid has room. What the letters say about all port and industrial areas is not on the map."
        ),
        "homes": (
            "Blue: homes agreed for this province alone: newly, earlier or as a best effort. What is possible or an "
            "aim is not counted."
        ),
        "rijk": (
            "Blue: contributions agreed for this province alone, newly or earlier. What is conditional or reserved is "
            "not counted."
        ),
        "agreements": (
            "Agreements about this province alone, including conditional ones. Each agreement counts once; adopted "
            "arrangements and documents are included. In brackets: shared with other provinces."
        ),
    },
    grid=CONGESTION.words["en"].values["status"],
    agreed_no_number="agreements, but no number stated",
    nothing_agreed={
        "homes": "no agreement on homes found",
        "rijk": "no agreement found",
        "agreements": "no agreement found",
    },
    in_several="{} in several provinces together",
    schematic="Schematic shapes, not the real boundaries. The Sources page explains why.",
)

WORDS: Mapping[Language, MapWords] = {"nl": NL, "en": EN}
