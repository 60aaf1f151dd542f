"""The words of the pages about one thing, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


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
        "infrastructure": "weg, spoor of ander werk, niet als MIRT-project genoemd",
        "water": "werk in het watersysteem",
        "defence": "terrein van Defensie",
    },
    site_kind_label="Wat het is",
    place_certainty="Plaats op de kaart",
    not_mentioned="niet genoemd in de brieven",
    sender="Afzender",
    date="Datum",
    no_date="zonder datum",
    reference="Kenmerk",
    links="Verder met dit onderwerp",
    on_map="Toon op de kaart",
    page="Alles hierover op één pagina",
    printed="Afdrukken of bewaren (A4)",
    compare="Vergelijk",
    to_sources="Alle bronnen",
    national="Wat landelijk geldt",
    map_of="Kaartje: {}, {}.",
    map_of_letter="Kaartje: de provincies waarover {} iets zegt: {}.",
    no_map="Dit stuk noemt geen provincie: het gaat over het hele land.",
    error_ring="De ring toont hoe ver de plaats ernaast kan liggen: tot {} m.",
    figures="Kerncijfers",
    figures_note={
        "province": "Wat alleen hier ligt. Wat gedeeld is met andere provincies staat er apart onder, ongedeeld.",
        "novex": "Wat de brieven over dit gebied zeggen.",
        "housing": "Wat de brieven over deze locatie zeggen. Geen getal wil zeggen: niet genoemd, niet nul.",
        "project": "Wat de brieven over dit project zeggen. Geen getal wil zeggen: niet genoemd, niet nul.",
        "letter": "Wat in dit stuk staat, elke toezegging één keer.",
    },
    only_themes=("Alleen van het thema {}.", "Alleen van de thema’s {}."),
    shared_beside="en {} samen met andere plaatsen",
    shared_beside_of="samen met andere plaatsen: {}",
    facts="Vastgelegde feiten per thema",
    no_facts="De brieven noemen hierover geen afspraak.",
    all_in_print="Alles op één pagina",
    deadlines="Termijnen",
    deadlines_note="Voorbij of nog niet: gerekend op {}. Dat een termijn voorbij is, zegt niet of het is gebeurd.",
    no_deadlines="De brieven noemen hierbij geen termijn.",
    passed="voorbij",
    coming="komt nog",
    more_dates="Nog {} termijnen: zie de hele lijst",
    collisions="Knelpunten hier",
    sources="Bronnen",
    lines="Toon de regels",
    downloads="Downloads",
    download_layers="Lagen van deze provincie",
    download_layer="De kaartlaag met dit onderwerp",
    footnotes="Voetnoten",
    footnote="Voetnoot {}",
    fact_id="feit {}",
    built_on="Afgedrukt op {}",
    status_of_data="Editie {} van {} · grenzen: {}, {}, indeling {}",
    from_address="Van {}",
    how_counted=(
        "Elk feit komt uit een openbare brief; de voetnoot noemt de regels. Betalers en soorten bedragen zijn nooit "
        "bij elkaar opgeteld, een deel nooit bij zijn geheel. Niet genoemd is niet nul."
    ),
    back="Terug naar de pagina",
    not_found="Deze pagina is er niet.",
    not_found_hint="De brieven kennen niets met de aanduiding {}.",
    no_build="Er is nog geen kaart gebouwd.",
    no_build_hint="Start de kaart met `make run` en herlaad deze pagina.",
)

EN = SubjectWords(
    kind={
        "province": "province",
        "novex": "NOVEX area",
        "housing": "housing location",
        "project": "project",
        "letter": "letter",
    },
    landsdeel="Part of the country",
    grid="Power grid, by the letters",
    area_type="Kind of area (Dutch)",
    provinces=("Province", "Provinces"),
    municipalities=("Municipality", "Municipalities"),
    in_part="{} (in part)",
    site_kind={
        "existing": "one of the 17 large-scale housing areas",
        "candidate": "candidate for a new large-scale location",
        "named": "location named in the letters",
        "mirt": "study, exploration or project of the MIRT",
        "infrastructure": "road, railway or other work, not named as a MIRT project",
        "water": "work in the water system",
        "defence": "site of the armed forces",
    },
    site_kind_label="What it is",
    place_certainty="Place on the map",
    not_mentioned="not mentioned in the letters",
    sender="Sender",
    date="Date",
    no_date="without a date",
    reference="Reference",
    links="On with this subject",
    on_map="Show on the map",
    page="All about this on one page",
    printed="Print or keep (A4)",
    compare="Compare",
    to_sources="All sources",
    national="What holds nationally",
    map_of="Small map: {}, {}.",
    map_of_letter="Small map: the provinces of which {} says something: {}.",
    no_map="This document names no province: it is about the whole country.",
    error_ring="The ring shows how far off the place may be: up to {} m.",
    figures="Key figures",
    figures_note={
        "province": "What lies here alone. What is shared with other provinces stands apart below it, undivided.",
        "novex": "What the letters say of this area.",
        "housing": "What the letters say of this location. No number means: not mentioned, not zero.",
        "project": "What the letters say of this project. No number means: not mentioned, not zero.",
        "letter": "What stands in this document, each promise once.",
    },
    only_themes=("Of the theme {} alone.", "Of the themes {} alone."),
    shared_beside="and {} together with other places",
    shared_beside_of="together with other places: {}",
    facts="Recorded facts by theme",
    no_facts="The letters hold no agreement about this.",
    all_in_print="All on one page",
    deadlines="Deadlines",
    deadlines_note="Passed or not: as of {}. That a deadline has passed does not say whether it was met.",
    no_deadlines="The letters name no deadline here.",
    passed="passed",
    coming="to come",
    more_dates="{} more deadlines: see the whole list",
    collisions="Bottlenecks here",
    sources="Sources",
    lines="Show the lines",
    downloads="Downloads",
    download_layers="Layers of this province",
    download_layer="The map layer that holds this subject",
    footnotes="Footnotes",
    footnote="Footnote {}",
    fact_id="fact {}",
    built_on="Printed on {}",
    status_of_data="Edition {} of {} · boundaries: {}, {}, division of {}",
    from_address="From {}",
    how_counted=(
        "Each fact comes from a public letter; the footnote names the lines. Payers and kinds of amounts are never "
        "added up, nor a part to its whole. Not mentioned is not zero."
    ),
    back="Back to the page",
    not_found="This page does not exist.",
    not_found_hint="The letters know nothing by the name {}.",
    no_build="No map has been built yet.",
    no_build_hint="Start the map with `make run` and reload this page.",
)

WORDS: Mapping[Language, SubjectWords] = {"nl": NL, "en": EN}
