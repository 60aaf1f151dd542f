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
    controls: Mapping[str, str]
    more: str
    as_table: str
    together: str
    read: Mapping[str, str]
    read_short: Mapping[str, str]
    themes: str
    theme: Mapping[str, str]
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
        "named_places_only": "alleen plaatsen",
        "not_mentioned": "niet genoemd",
    },
    from_to="{} tot {}",
    from_up="{} en meer",
    shared_only_legend="alleen gedeeld met andere provincies",
    described=(
        "Kaart van Nederland. Met de pijltjestoetsen gaat u langs wat in beeld is, Enter opent, Escape sluit. "
        "Met Shift en een pijltje verschuift de kaart, plus en min zoomen."
    ),
    map_fault="De grenzen op de kaart konden niet worden geladen. Laad de pagina opnieuw.",
    map_loading="kaart laadt…",
    legend="Legenda",
    layers="Lagen",
    controls={
        "home": "Hele kaart",
        "full": "Volledig scherm",
        "zoom_in": "Dichterbij",
        "zoom_out": "Verder weg",
        "fingers": "Gebruik twee vingers om de kaart te verschuiven",
        "nth": "{}, {} van {}",
        "together": "{} plekken bij elkaar (klik om dichterbij te komen)",
        "none": "Hier is niets om te openen",
    },
    more="Meer uitleg",
    as_table="Hetzelfde als tabel",
    together="meer plekken bij elkaar (kom dichterbij)",
    read={
        "arrangement": "eigen ruimtelijk arrangement gelezen",
        "letters": "alleen brieven over meer provincies gelezen",
    },
    read_short={"arrangement": "arrangement gelezen", "letters": ""},
    themes="Kies een kaart",
    theme={
        "agreements": "Afspraken",
        "grid": "Stroomnet",
        "homes": "Woningen",
        "rijk": "Geld van het Rijk",
        "areas": "NOVEX",
        "bottlenecks": "Knelpunten",
        "outcomes": "Termijnen",
    },
    background="Achtergrondkaart (PDOK)",
    unreachable="De achtergrondkaart is nu niet beschikbaar.",
    municipality="gemeente",
    fill={
        "grid": "Stroomnet",
        "homes": "Afgesproken woningen",
        "rijk": "Afgesproken geld van het Rijk",
        "agreements": "Wat van de provincie is gelezen",
        "outcomes": "Termijnen die voorbij zijn",
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
            "De kleur zegt niet hoeveel er is afgesproken. Waar het eigen arrangement niet is gelezen, kan meer zijn "
            "afgesproken dan hier staat."
        ),
        "outcomes": (
            "Per provincie wat haar in de brieven noemt en vandaag voorbij is. Zonder bericht zegt niet dat het niet "
            "is gebeurd: geen brief die wij lazen zegt wat ervan werd."
        ),
    },
    grid=CONGESTION.words["nl"].values["status"],
    agreed_no_number="wel afspraken, maar zonder getal",
    nothing_agreed={
        "homes": "geen afspraak over woningen gevonden",
        "rijk": "geen afspraak gevonden",
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
        "named_places_only": "places only",
        "not_mentioned": "not mentioned",
    },
    from_to="{} to {}",
    from_up="{} or more",
    shared_only_legend="shared with other provinces only",
    described=(
        "Map of the Netherlands. Arrow keys step through what is in view, Enter opens, Escape closes. "
        "Shift with an arrow moves the map, plus and minus zoom."
    ),
    map_fault="The boundaries on the map could not be loaded. Reload the page.",
    map_loading="loading the map…",
    legend="Legend",
    layers="Layers",
    controls={
        "home": "Whole map",
        "full": "Full screen",
        "zoom_in": "Zoom in",
        "zoom_out": "Zoom out",
        "fingers": "Use two fingers to move the map",
        "nth": "{}, {} of {}",
        "together": "{} places close together (click to zoom in)",
        "none": "Nothing to open here",
    },
    more="More explanation",
    as_table="The same as a table",
    together="several places close together (zoom in)",
    read={
        "arrangement": "its own spatial arrangement was read",
        "letters": "only letters about several provinces were read",
    },
    read_short={"arrangement": "arrangement read", "letters": ""},
    themes="Choose a map",
    theme={
        "agreements": "Agreements",
        "grid": "Electricity grid",
        "homes": "Homes",
        "rijk": "Central government money",
        "areas": "NOVEX",
        "bottlenecks": "Bottlenecks",
        "outcomes": "Deadlines",
    },
    background="Background map (PDOK)",
    unreachable="The background map is not available at the moment.",
    municipality="municipality",
    fill={
        "grid": "Electricity grid",
        "homes": "Agreed homes",
        "rijk": "Agreed money from central government",
        "agreements": "What was read of the province",
        "outcomes": "Deadlines that are due",
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
            "The colour does not say how much was agreed. Where a province's own arrangement was not read, more may "
            "have been agreed than is shown here."
        ),
        "outcomes": (
            "For each province what names it in the letters and is due today. Without word does not say that it was "
            "not done: no letter that we have read says what happened."
        ),
    },
    grid=CONGESTION.words["en"].values["status"],
    agreed_no_number="agreements, but no number stated",
    nothing_agreed={
        "homes": "no agreement on homes found",
        "rijk": "no agreement found",
    },
    in_several="{} in several provinces together",
    schematic="Schematic shapes, not the real boundaries. The Sources page explains why.",
)

WORDS: Mapping[Language, MapWords] = {"nl": NL, "en": EN}
