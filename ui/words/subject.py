"""The words of the pages about one thing, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class SubjectWords:
    """The words of one language. Fields with a plural are pairs (one, many); `{}` stands for a number or name."""

    kind: Mapping[str, str]
    landsdeel: str
    grid: str
    area_type: str
    provinces: tuple[str, str]
    municipalities: tuple[str, str]
    in_part: str
    site_kind: Mapping[str, str]
    site_kind_label: str
    place_certainty: str
    not_mentioned: str
    sender: str
    date: str
    no_date: str
    reference: str
    links: str
    on_map: str
    page: str
    printed: str
    compare: str
    to_sources: str
    national: str
    map_of: str
    map_of_letter: str
    no_map: str
    error_ring: str
    figures: str
    figures_note: Mapping[str, str]
    only_themes: tuple[str, str]
    shared_beside: str
    shared_beside_of: str
    facts: str
    no_facts: str
    all_in_print: str
    deadlines: str
    deadlines_note: str
    no_deadlines: str
    passed: str
    coming: str
    inferred: str
    more_dates: str
    collisions: str
    sources: str
    lines: str
    downloads: str
    download_layers: str
    download_layer: str
    # paper
    footnotes: str
    footnote: str
    fact_id: str
    built_on: str
    status_of_data: str
    from_address: str
    how_counted: str
    back: str
    not_found: str
    not_found_hint: str
    no_build: str
    no_build_hint: str


NL = SubjectWords(
    kind={
        "province": "provincie",
        "municipality": "gemeente",
        "novex": "NOVEX-gebied",
        "housing": "woningbouwlocatie",
        "project": "project",
        "letter": "brief",
    },
    landsdeel="Landsdeel",
    grid="Stroomnet, volgens de brieven",
    area_type="Soort gebied",
    provinces=("Provincie", "Provincies"),
    municipalities=("Gemeente", "Gemeenten"),
    in_part="{} (deels)",
    site_kind={
        "existing": "een van de 17 grootschalige woningbouwgebieden",
        "candidate": "kandidaat voor een nieuwe grootschalige locatie",
        "named": "in de brieven genoemde locatie",
        "mirt": "onderzoek, verkenning of project van het MIRT",
        "infrastructure": "weg, spoor of andere infrastructuur, niet als MIRT-project genoemd",
        "water": "project in het watersysteem",
        "defence": "terrein van Defensie",
    },
    site_kind_label="Wat het is",
    place_certainty="Plaats op de kaart",
    not_mentioned="niet genoemd in de brieven",
    sender="Afzender",
    date="Datum",
    no_date="zonder datum",
    reference="Kenmerk",
    links="Meer over dit onderwerp",
    on_map="Toon op de kaart",
    page="Alles hierover op één pagina",
    printed="Afdrukken of bewaren (A4)",
    compare="Vergelijk",
    to_sources="Alle bronnen",
    national="Wat landelijk geldt",
    map_of="Kaartje: {}, {}.",
    map_of_letter="Kaartje: de provincies waarover {} iets zegt: {}.",
    no_map="Dit document noemt geen provincie: het gaat over het hele land.",
    error_ring="De ring laat zien hoeveel de plaats kan afwijken: tot {} m.",
    figures="Kerncijfers",
    figures_note={
        "municipality": (
            "Wat de brieven over deze gemeente of een plaats erin zeggen. Geen getal betekent: niet genoemd. Het "
            "betekent niet nul."
        ),
        "province": "Wat alleen over deze provincie gaat. Wat met andere provincies is gedeeld, staat er apart onder.",
        "novex": "Wat de brieven over dit gebied zeggen.",
        "housing": "Wat de brieven over deze locatie zeggen. Geen getal betekent: niet genoemd. Het betekent niet nul.",
        "project": "Wat de brieven over dit project zeggen. Geen getal betekent: niet genoemd. Het betekent niet nul.",
        "letter": "Wat in dit document staat, elke toezegging één keer.",
    },
    only_themes=("Alleen het thema {}.", "Alleen de thema’s {}."),
    shared_beside="en {} samen met andere plaatsen",
    shared_beside_of="samen met andere plaatsen: {}",
    facts="Vastgelegde feiten per thema",
    no_facts="In de brieven staat hierover geen afspraak.",
    all_in_print="Alles op één pagina",
    deadlines="Termijnen",
    deadlines_note="Stand op {}.",
    no_deadlines="De brieven noemen hiervoor geen termijn.",
    passed="voorbij",
    coming="komt nog",
    inferred="door ons afgeleid",
    more_dates="Nog {} termijnen: zie de hele lijst",
    collisions="Knelpunten hier",
    sources="Bronnen",
    lines="Toon de regels",
    downloads="Downloads",
    download_layers="Kaartlagen van deze provincie",
    download_layer="De kaartlaag waarin dit staat",
    footnotes="Voetnoten",
    footnote="Voetnoot {}",
    fact_id="feit {}",
    built_on="Afgedrukt op {}",
    status_of_data="Editie {} van {} · grenzen: {}, {}, indeling {}",
    from_address="Van {}",
    how_counted=(
        "Elk feit komt uit een openbare brief; in de voetnoot staat waar. Bedragen van verschillende betalers of "
        "verschillende soorten zijn nooit opgeteld, en een deel nooit bij het geheel. Niet genoemd is niet nul."
    ),
    back="Terug naar de pagina",
    not_found="Deze pagina bestaat niet.",
    not_found_hint="In de brieven staat niets over {}.",
    no_build="De kaart is er nog niet.",
    no_build_hint="Probeer het later opnieuw.",
)

EN = SubjectWords(
    kind={
        "province": "province",
        "municipality": "municipality",
        "novex": "NOVEX area",
        "housing": "housing location",
        "project": "project",
        "letter": "letter",
    },
    landsdeel="Part of the country",
    grid="Electricity grid, according to the letters",
    area_type="Type of area (in Dutch)",
    provinces=("Province", "Provinces"),
    municipalities=("Municipality", "Municipalities"),
    in_part="{} (in part)",
    site_kind={
        "existing": "one of the 17 large-scale housing areas",
        "candidate": "candidate for a new large-scale location",
        "named": "location named in the letters",
        "mirt": "MIRT study, exploration or project",
        "infrastructure": "road, railway or other infrastructure, not named as a MIRT project",
        "water": "project in the water system",
        "defence": "armed forces site",
    },
    site_kind_label="What it is",
    place_certainty="Place on the map",
    not_mentioned="not mentioned in the letters",
    sender="Sender",
    date="Date",
    no_date="without a date",
    reference="Reference",
    links="More on this",
    on_map="Show on the map",
    page="Everything about this on one page",
    printed="Print or save (A4)",
    compare="Compare",
    to_sources="All sources",
    national="What applies nationally",
    map_of="Small map: {}, {}.",
    map_of_letter="Small map: the provinces about which {} says something: {}.",
    no_map="This document mentions no province: it is about the whole country.",
    error_ring="The ring shows how far the place may be out: up to {} m.",
    figures="Key figures",
    figures_note={
        "municipality": (
            "What the letters say about this municipality or a place in it. No number means not mentioned; it does not "
            "mean zero."
        ),
        "province": "What is about this province alone. What is shared with other provinces is shown separately below.",
        "novex": "What the letters say about this area.",
        "housing": "What the letters say about this location. No number means not mentioned; it does not mean zero.",
        "project": "What the letters say about this project. No number means not mentioned; it does not mean zero.",
        "letter": "What is in this document, each promise once.",
    },
    only_themes=("Only the theme {}.", "Only the themes {}."),
    shared_beside="and {} together with other places",
    shared_beside_of="together with other places: {}",
    facts="Recorded facts by theme",
    no_facts="The letters contain no agreement on this.",
    all_in_print="All on one page",
    deadlines="Deadlines",
    deadlines_note="As at {}.",
    no_deadlines="The letters give no deadline for this.",
    passed="passed",
    coming="upcoming",
    inferred="inferred by us",
    more_dates="{} more deadlines: see the whole list",
    collisions="Bottlenecks here",
    sources="Sources",
    lines="Show the lines",
    downloads="Downloads",
    download_layers="Map layers of this province",
    download_layer="The map layer that contains this",
    footnotes="Footnotes",
    footnote="Footnote {}",
    fact_id="fact {}",
    built_on="Printed on {}",
    status_of_data="Edition {} of {} · boundaries: {}, {}, as in {}",
    from_address="From {}",
    how_counted=(
        "Each fact comes from a public letter; the footnote says where. Amounts of different payers or kinds are never "
        "added up, nor a part to its whole. Not mentioned is not zero."
    ),
    back="Back to the page",
    not_found="This page does not exist.",
    not_found_hint="The letters say nothing about {}.",
    no_build="The map is not ready yet.",
    no_build_hint="Please try again later.",
)

WORDS: Mapping[Language, SubjectWords] = {"nl": NL, "en": EN}
