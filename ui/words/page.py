"""The words around every page, and of what a visitor is told when something is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class PageWords:
    """`{}` stands for a number or name; a pair is (one, many)."""

    title: str
    tagline: str
    view: Mapping[str, str]
    pages: str
    menu: str
    language: str
    to_content: str
    to_map: str
    footer: str
    schematic_short: str
    dropped: str
    show_more: str
    offline: str
    no_part: str
    again: str
    close: str
    newer: str
    newer_other: str
    earlier: str
    show_newer: str
    fetching: str
    fetch_failed: str
    no_build: str
    no_build_hint: str
    broken: str
    broken_hint: str
    fault: str
    fault_hint: str


NL = PageWords(
    title="Afsprakenkaart",
    tagline="Wat Rijk en regio elkaar hebben toegezegd over de ruimtelijke inrichting",
    view={
        "map": "Kaart",
        "table": "Als tabel",
        "collisions": "Knelpunten",
        "timeline": "Tijdlijn",
        "dossier": "Dossier",
        "compare": "Vergelijken",
        "charts": "Cijfers",
        "province": "Provincie",
        "municipality": "Gemeente",
        "novex": "NOVEX-gebied",
        "housing": "Woningbouwlocatie",
        "project": "Project",
        "letter": "Brief",
        "sources": "Bronnen",
        "about": "Uitleg",
        "corrections": "Correcties",
        "accessibility": "Toegankelijkheid",
        "new": "Wat is nieuw",
    },
    pages="Pagina's",
    menu="Menu",
    language="Taal",
    to_content="Naar de inhoud",
    to_map="Naar de kaart",
    footer="Editie {} van {} · grenzen: {} · versie {}",
    schematic_short="schematisch",
    dropped="Een deel van deze link kennen wij niet. Overgeslagen: {}.",
    show_more="Toon {} meer (nog {})",
    offline="Geen verbinding: u ziet de stand van {}.",
    no_part="Dit deel van de pagina kon niet worden geladen.",
    again="Probeer opnieuw",
    close="Sluiten",
    newer="De echte grenzen zijn beschikbaar.",
    newer_other="Er is een nieuwe versie van de kaart.",
    earlier="Een eerdere versie van de kaart is teruggezet.",
    show_newer="Toon",
    fetching="De echte grenzen worden opgehaald…",
    fetch_failed="De echte grenzen konden niet worden opgehaald.",
    no_build="De kaart is er nog niet.",
    no_build_hint="Probeer het later opnieuw.",
    broken="De kaart kan nu niet worden getoond.",
    broken_hint="Er ging iets mis. Probeer het later opnieuw.",
    fault="Dit deel van de pagina kon niet worden getoond.",
    fault_hint="Er ging iets mis. Wis de filters, of probeer het later opnieuw.",
)
EN = PageWords(
    title="Afsprakenkaart",
    tagline="What central government and the regions promised each other on spatial planning in the Netherlands",
    view={
        "map": "Map",
        "table": "As tables",
        "collisions": "Bottlenecks",
        "timeline": "Timeline",
        "dossier": "Dossier",
        "compare": "Compare",
        "charts": "Charts",
        "province": "Province",
        "municipality": "Municipality",
        "novex": "NOVEX area",
        "housing": "Housing location",
        "project": "Project",
        "letter": "Letter",
        "sources": "Sources",
        "about": "How it works",
        "corrections": "Corrections",
        "accessibility": "Accessibility",
        "new": "What is new",
    },
    pages="Pages",
    menu="Menu",
    language="Language",
    to_content="Skip to main content",
    to_map="Skip to the map",
    footer="Edition {} of {} · boundaries: {} · version {}",
    schematic_short="schematic",
    dropped="Part of this link was not recognised. Skipped: {}.",
    show_more="Show {} more ({} left)",
    offline="No connection: you see the state of {}.",
    no_part="This part of the page could not be loaded.",
    again="Try again",
    close="Close",
    newer="The real boundaries are available.",
    newer_other="There is a newer version of the map.",
    earlier="An earlier version of the map was put back.",
    show_newer="Show",
    fetching="Loading the real boundaries…",
    fetch_failed="The real boundaries could not be loaded.",
    no_build="The map is not ready yet.",
    no_build_hint="Please try again later.",
    broken="The map cannot be shown at the moment.",
    broken_hint="Something went wrong. Please try again later.",
    fault="This part of the page could not be shown.",
    fault_hint="Something went wrong. Clear the filters, or try again later.",
)

WORDS: Mapping[Language, PageWords] = {"nl": NL, "en": EN}
