"""The texts of the map in Dutch and English, and numbers and dates formatted with Babel.

`Words` is one typed table with a value per language, so a missing translation is a type error. Amounts are not rounded:
one that does not fit in three decimals of a million or billion is written in full.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.mirt import LAYER as MIRT
from layers.layer import Language as Language

View = Literal[
    "map", "table", "collisions", "timeline", "compare", "charts", "province", "novex", "housing", "project", "letter",
    "sources", "about", "corrections", "accessibility",
]  # fmt: skip
Fill = Literal["grid", "homes", "rijk", "agreements"]
Sort = Literal["place", "theme", "status", "amount", "homes", "deadline"]


@dataclass(frozen=True)
class Words:
    """The words of one language. Fields with a plural are pairs (one, many); `{}` stands for a number or name."""

    # the page
    title: str
    tagline: str
    view: Mapping[str, str]
    pages: str
    language: str
    to_content: str
    footer: str
    schematic_short: str
    # filters
    filters: str
    province: str
    provinces: str
    theme: str
    landsdeel: str
    search: str
    search_hint: str
    all: str
    reset: str
    dropped: str
    results: str
    # figures
    agreements: str
    homes: str
    euro_rijk: str
    euro_regio: str
    national: str
    national_also: tuple[str, str]
    here_only: str
    shared_with_others: str
    at_most: str
    standing: Mapping[str, str]
    of_which: str
    at_most_of: str
    in_none: str
    shared_beside: str
    shared_beside_of: str
    national_beside: str
    at_least: str
    bound: Mapping[str, str]
    range: str
    payer_line: Mapping[str, str]
    until: str
    periods: Mapping[str, str]
    place: str
    phase_label: str
    show_more: str
    show_national: str
    no_place: str
    empty_national: str
    own_and_shared: str
    only_shared: str
    not_agreed: str
    no_number: str
    grid_short: Mapping[str, str]
    from_to: str
    from_up: str
    shared_only_legend: str
    role_title: str
    certainty_title: str
    # map and legend
    map: str
    map_fault: str
    no_part: str
    again: str
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
    # panel
    panel_empty: str
    under_point: str
    no_facts_here: str
    no_facts_filtered: str
    close: str
    source: tuple[str, str]
    line: tuple[str, str]
    show_passage: str
    passage_missing: str
    passages_hint: str
    speaker: str
    promised: str
    promised_to: str
    returns_in: str
    part_of: str
    period: str
    deadline: str
    inferred: str
    areas: str
    ours: str
    agreed_before: str
    best_effort: str
    amount_form: Mapping[str, str]
    made_available: str
    deadline_kind: Mapping[str, str]
    location_error: str
    reading: Mapping[str, str]
    reading_title: str
    reading_short: Mapping[str, str]
    reading_meaning: Mapping[str, str]
    fields: Mapping[str, str]
    # facts
    themes: Mapping[str, str]
    kind: Mapping[str, str]
    status: Mapping[str, str]
    certainty: Mapping[str, str]
    phase: Mapping[str, str]
    payer: Mapping[str, str]
    role: Mapping[str, str]
    vat: Mapping[str, str]
    per: Mapping[str, str]
    unit: Mapping[str, str]
    price_level: str
    home: tuple[str, str]
    # table
    table: str
    column: Mapping[str, str]
    page_of: str
    empty_table: str
    # start and fetch
    newer: str
    newer_other: str
    show_newer: str
    fetching: str
    fetch_failed: str
    no_build: str
    no_build_hint: str
    broken: str
    broken_hint: str
    fault: str
    fault_hint: str
    # sources
    letters: str
    letter_columns: Mapping[str, str]
    facts_from: tuple[str, str]
    found: str
    found_kinds: Mapping[str, tuple[str, str]]
    from_line: str
    boundaries: str
    boundary_columns: Mapping[str, str]
    chain: str
    chain_unknown: str
    real_ones: str
    yes_no: Mapping[bool, str]
    # about
    status_meaning: Mapping[str, str]
    role_meaning: Mapping[str, str]
    certainty_meaning: Mapping[str, str]


NL = Words(
    title="Afsprakenkaart",
    tagline="Wat Rijk en regio elkaar hebben toegezegd over de ruimtelijke inrichting",
    view={
        "map": "Kaart",
        "table": "Als tabel",
        "collisions": "Knelpunten",
        "timeline": "Tijdlijn",
        "compare": "Vergelijken",
        "charts": "Cijfers",
        "province": "Provincie",
        "novex": "NOVEX-gebied",
        "housing": "Woningbouwlocatie",
        "project": "Project",
        "letter": "Brief",
        "sources": "Bronnen",
        "about": "Uitleg",
        "corrections": "Correcties",
        "accessibility": "Toegankelijkheid",
    },
    pages="Pagina's",
    language="Taal",
    to_content="Naar de inhoud",
    footer="Editie {} van {} · grenzen: {} · versie {}",
    schematic_short="schematisch",
    filters="Filters",
    province="Provincie",
    provinces="Provincies",
    theme="Thema",
    landsdeel="Landsdeel",
    search="Zoek een plaats of project",
    search_hint="bijvoorbeeld Zwolle of Lelylijn",
    all="Alle",
    reset="Alles wissen",
    dropped="Een deel van deze link kennen wij niet. Overgeslagen: {}.",
    results="{} van {} feiten",
    agreements="Afspraken",
    homes="Woningen",
    euro_rijk="Geld van het Rijk",
    euro_regio="Geld van de regio",
    national="Heel Nederland",
    national_also=("Daarnaast geldt {} landelijke afspraak.", "Daarnaast gelden {} landelijke afspraken."),
    here_only="Alleen hier",
    shared_with_others="Gedeeld met andere provincies",
    at_most="ten hoogste {}",
    standing={
        "agreed": "nieuw afgesproken",
        "before": "eerder afgesproken",
        "effort": "als inspanning afgesproken",
        "in_kind": "in natura",
        "conditional": "onder voorwaarde",
        "reserved": "gereserveerd",
        "possible": "mogelijk of als doel",
    },
    of_which="waarvan {}",
    at_most_of="{} als maximum",
    in_none="{} landelijk",
    national_beside="en {} landelijk",
    shared_beside="en {} gedeeld met andere provincies",
    shared_beside_of="gedeeld met andere provincies: {}",
    at_least="ten minste {}",
    bound={
        "exact": "{}",
        "about": "ongeveer {}",
        "more than": "meer dan {}",
        "less than": "minder dan {}",
        "at least": "ten minste {}",
        "at most": "ten hoogste {}",
    },
    range="{} tot {}",
    payer_line={
        "rijk": "van het Rijk",
        "regio": "van de regio",
        "other": "van anderen",
        "none": "betaler niet genoemd",
    },
    until="tot en met {}",
    periods={"per year": "per jaar", "start before 2030": "start vóór 2030", "before 2033": "vóór 2033"},
    place="Plaats",
    phase_label="Fase",
    show_more="Toon {} meer (nog {})",
    show_national="Toon de landelijke afspraken",
    no_place="Geen provincie",
    empty_national="Binnen dit filter is er geen landelijke afspraak.",
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
    role_title="Soort bedrag",
    certainty_title="Zekerheid van de plaats",
    map="Kaart van Nederland. Pijltjestoetsen verschuiven, plus en min zoomen, Enter toont wat in het midden ligt.",
    map_fault="De grenzen op de kaart konden niet worden geladen. Laad de pagina opnieuw.",
    no_part="Dit deel van de pagina kon niet worden geladen.",
    again="Probeer opnieuw",
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
    panel_empty="Klik op de kaart of op een rij in de tabel om te zien wat er is afgesproken.",
    under_point="Hier ligt ook",
    no_facts_here="In de brieven staat hierover geen afspraak.",
    no_facts_filtered="Geen afspraak binnen dit filter. Zonder filter: {}.",
    close="Sluiten",
    source=("Bron", "Bronnen"),
    line=("regel {}", "regels {}-{}"),
    show_passage="Toon de passage",
    passage_missing="De passage is nu niet te lezen.",
    passages_hint=(
        "De tekst van de brieven staat niet op deze server. Bij elk feit staat wel waar u het in de brief vindt."
    ),
    speaker="Uitspraak van",
    promised="Toegezegd door",
    promised_to="Toegezegd aan",
    returns_in="Komt terug in",
    part_of="Onderdeel van",
    period="Periode",
    deadline="Termijn",
    inferred="Door ons afgeleid",
    areas="Gedeeld door",
    ours="Door ons toegevoegd, staat niet in de brief: {}",
    agreed_before="eerder afgesproken of beschikbaar gesteld",
    best_effort="als inspanning afgesproken, zonder garantie op het resultaat",
    amount_form={"reallocated": "verschoven van een ander doel", "in kind": "in natura"},
    made_available="beschikbaar gesteld: {}",
    deadline_kind={
        "by": "uiterlijk {}",
        "before": "vóór {}",
        "in": "in {}",
        "on": "op {}",
        "from": "vanaf {}",
        "until": "tot en met {}",
        "to": "tot {}",
        "expected": "naar verwachting {}",
        "aim": "streven: {}",
    },
    location_error="kan tot {} m afwijken",
    reading={
        "same": "twee keer gelezen, zelfde uitkomst",
        "decided": "twee keer gelezen, over de verschillen is beslist",
        "differs": "twee keer gelezen, nog verschil over: {}",
        "unchecked": "nog niet twee keer gelezen",
    },
    reading_title="Twee keer gelezen",
    reading_short={
        "same": "zelfde uitkomst",
        "decided": "over de verschillen is beslist",
        "differs": "nog verschil",
        "unchecked": "nog niet twee keer gelezen",
    },
    reading_meaning={
        "same": (
            "twee lezers hebben het feit los van elkaar uit de brief gehaald; soort, status, plaats, getallen en "
            "termijn kwamen overeen"
        ),
        "decided": (
            "de twee lezingen verschilden; bij elk verschil staat wat klopt en waarom: om de woorden van de brief of "
            "om een vaste regel"
        ),
        "differs": "over een verschil is nog niet beslist; u ziet de eerste lezing en wat verschilt. Lees het zelf na",
        "unchecked": "er is nog geen tweede lezing, of het feit is daarna gewijzigd",
    },
    fields={
        "kind": "soort",
        "status": "status",
        "phase": "fase",
        "provinces": "provincies",
        "amount_eur": "bedrag",
        "amount_min_eur": "bedrag",
        "amount_max_eur": "bedrag",
        "amount_per": "bedrag",
        "amount_payer": "betaler",
        "amount_role": "soort bedrag",
        "price_level": "prijspeil",
        "vat": "btw",
        "homes": "woningen",
        "other_value": "getal",
        "other_min": "getal",
        "other_max": "getal",
        "deadline": "termijn",
        "municipalities": "gemeenten",
        "speaker": "wie het zegt",
        "promised_by": "toegezegd door",
        "promised_to": "toegezegd aan",
        "agreed_before": "eerder afgesproken",
        "best_effort": "als inspanning afgesproken",
        "amount_bound": "hoe precies het bedrag is",
        "amount_form": "vorm van het bedrag",
        "made_available": "wanneer beschikbaar gesteld",
        "homes_bound": "hoe precies het aantal woningen is",
        "other_bound": "hoe precies het getal is",
        "deadline_kind": "soort termijn",
        "deadline_from": "begin van de termijn",
        "deadline_to": "eind van de termijn",
        "part_of": "onderdeel van",
        "of_agreement": "bij welke afspraak het hoort",
        "follows": "vervolg op",
    },
    themes={
        "housing": "Wonen",
        "mobility": "Mobiliteit",
        "energy": "Energie",
        "novex": "NOVEX",
        "water": "Water en bodem",
        "nature-agriculture": "Natuur en landbouw",
        "economy": "Economie",
        "defence": "Defensie",
        "heritage": "Erfgoed",
        "governance": "Bestuur",
    },
    kind={
        "budget": "geld",
        "target": "doel",
        "status": "stand van zaken",
        "agreement": "afspraak",
        "measure": "kengetal of regel",
    },
    status={
        "agreed": "afgesproken",
        "conditional": "onder voorwaarde",
        "reserved": "gereserveerd",
        "proposed": "voorgesteld",
        "estimate": "raming",
        "claim": "standpunt van een ander dan het kabinet",
        "threatened": "dreigt",
        "in-progress": "loopt",
        "done": "gereed",
        "superseded": "vervangen",
        "none": "",
    },
    certainty={
        "exact": "plaats exact",
        "approximate": "plaats bij benadering",
        "area": "alleen het gebied bekend",
        "schematic": "schematisch getekend",
        "none": "zonder plaats",
    },
    phase=MIRT.words["nl"].values["phase"],
    payer={"rijk": "Rijk", "regio": "regio", "other": "anderen", "none": "betaler niet genoemd"},
    role={
        "contribution": "bijdrage",
        "total": "totaal",
        "estimate": "raming",
        "shortfall": "tekort",
        "cap per unit": "maximum per eenheid",
        "old_budget": "eerder budget",
        "other": "ander bedrag",
    },
    vat={"incl": "inclusief btw", "excl": "exclusief btw"},
    per={"year": "per jaar", "home": "per woning"},
    unit={
        "homes": "woningen",
        "ha": "hectare",
        "MW": "MW",
        "jobs": "banen",
        "m3": "m³",
        "km": "km",
        "users": "gebruikers",
        "areas": "gebieden",
        "rules": "regels",
        "ninths": "negenden",
        "m3/s": "m³/s",
        "times a year": "keer per jaar",
        "years": "jaar",
        "provinces": "provincies",
        "projects": "projecten",
        "locations": "locaties",
        "companies and institutions": "bedrijven en instellingen",
        "types of region": "typen regio's",
        "types of strategy": "typen strategie",
        "types of location": "typen locaties",
        "tenders": "tenders",
        "task forces": "taskforces",
        "soldiers": "militairen",
        "sites": "locaties",
        "sectors": "sectoren",
        "rules a year": "regels per jaar",
        "responses": "reacties",
        "residents": "inwoners",
        "projects a year": "projecten per jaar",
        "platforms": "platforms",
        "neighbourhoods": "wijken",
        "national interests": "nationale belangen",
        "months": "maanden",
        "mol/ha/year": "mol per hectare per jaar",
        "km/h": "km per uur",
        "farms": "boerenbedrijven",
        "comments": "opmerkingen",
        "choices": "keuzes",
        "arrangements": "arrangementen",
        "area studies": "gebiedsonderzoeken",
        "agreements": "afspraken",
        "area coordinators": "gebiedsregisseurs",
        "breakthroughs": "doorbraken",
        "cities": "steden",
        "core tasks": "kernopgaven",
        "design principles": "ontwerpprincipes",
        "energy chains": "energieketens",
        "participants": "deelnemers",
        "principles": "principes",
        "sectors and subsectors": "sectoren en subsectoren",
        "station areas": "stationsgebieden",
        "subjects": "onderwerpen",
        "workshops": "werkateliers",
        "young people": "jongeren",
        "variants": "varianten",
        "%": "%",
    },
    price_level="prijspeil {}",
    home=("{} woning", "{} woningen"),
    table="Vastgelegde feiten binnen deze filters",
    column={
        "place": "Plaats",
        "theme": "Thema",
        "what": "Wat",
        "status": "Status",
        "amount": "Bedrag",
        "homes": "Woningen",
        "deadline": "Termijn",
        "provinces": "Provincie",
    },
    page_of="{} tot en met {} van {}",
    empty_table="Niets past bij deze filters. Haal een filter weg of wis alles.",
    newer="De echte grenzen zijn beschikbaar.",
    newer_other="Er is een nieuwe versie van de kaart.",
    show_newer="Toon",
    fetching="De echte grenzen worden opgehaald…",
    fetch_failed="De echte grenzen konden niet worden opgehaald.",
    no_build="De kaart is er nog niet.",
    no_build_hint="Probeer het later opnieuw.",
    broken="De kaart kan nu niet worden getoond.",
    broken_hint="Er ging iets mis. Probeer het later opnieuw.",
    fault="Dit deel van de pagina kon niet worden getoond.",
    fault_hint="Er ging iets mis. Wis de filters, of probeer het later opnieuw.",
    letters="Brieven",
    letter_columns={
        "title": "Brief",
        "sender": "Afzender",
        "reference": "Kenmerk",
        "date": "Datum",
        "url": "Webadres",
    },
    facts_from=("{} vastgelegd feit", "{} vastgelegde feiten"),
    found="In de tekst geteld: {}. Daarvan staan er {} in een feit; {} zijn met een reden weggelaten.",
    found_kinds={
        "euro": ("{} bedrag", "{} bedragen"),
        "homes": ("{} aantal woningen", "{} aantallen woningen"),
        "agreement": ("{} genummerde of gemarkeerde afspraak", "{} genummerde of gemarkeerde afspraken"),
        "other": ("{} andere hoeveelheid", "{} andere hoeveelheden"),
    },
    from_line="vanaf regel {}",
    boundaries="Grenzen in gebruik",
    boundary_columns={
        "year": "Jaar",
        "origin": "Herkomst",
        "licence": "Licentie",
        "credit": "Bronvermelding",
        "schematic": "Schematisch",
        "fetched_at": "Opgehaald",
    },
    chain="Waar de grenzen vandaan komen",
    chain_unknown="Hiervan is geen verslag bewaard.",
    real_ones=(
        "De echte grenzen zijn die van het CBS en komen van PDOK. Zijn ze niet op te halen, dan toont de kaart "
        "schematische vormen en staat dat erbij."
    ),
    yes_no={True: "ja", False: "nee"},
    status_meaning={
        "agreed": "de partijen zijn het eens",
        "conditional": "afgesproken, als aan een genoemde voorwaarde is voldaan",
        "reserved": "geld is opzijgezet, maar nog niet toegekend",
        "proposed": "voorgesteld, nog niet besloten",
        "estimate": "een raming",
        "claim": "gezegd door een ander dan het kabinet",
        "threatened": "kan gebeuren, maar is nog niet gebeurd",
        "in-progress": "er wordt aan gewerkt",
        "done": "klaar",
        "superseded": "volgens de brief vervangen door iets anders",
    },
    role_meaning={
        "contribution": "wat een partij betaalt",
        "total": "het hele bedrag, van alle partijen samen",
        "estimate": "wat iets naar verwachting kost",
        "shortfall": "het bedrag dat nog ontbreekt",
        "cap per unit": "het hoogste bedrag per woning of andere eenheid",
        "old_budget": "een eerder budget, ter vergelijking",
        "other": "een ander bedrag",
    },
    certainty_meaning={
        "exact": "bekend tot op 50 meter",
        "approximate": "bij benadering, met een opgegeven afwijking",
        "area": "alleen de gemeente of regio is bekend",
        "schematic": "een schets; de precieze ligging is niet bekend",
        "none": "er hoort geen plaats bij",
    },
)

EN = Words(
    title="Afsprakenkaart",
    tagline="What central government and the regions promised each other on spatial planning in the Netherlands",
    view={
        "map": "Map",
        "table": "As tables",
        "collisions": "Bottlenecks",
        "timeline": "Timeline",
        "compare": "Compare",
        "charts": "Charts",
        "province": "Province",
        "novex": "NOVEX area",
        "housing": "Housing location",
        "project": "Project",
        "letter": "Letter",
        "sources": "Sources",
        "about": "How it works",
        "corrections": "Corrections",
        "accessibility": "Accessibility",
    },
    pages="Pages",
    language="Language",
    to_content="Skip to main content",
    footer="Edition {} of {} · boundaries: {} · version {}",
    schematic_short="schematic",
    filters="Filters",
    province="Province",
    provinces="Provinces",
    theme="Theme",
    landsdeel="Part of the country",
    search="Search for a place or project",
    search_hint="for example Zwolle or Lelylijn",
    all="All",
    reset="Clear all",
    dropped="Part of this link was not recognised. Skipped: {}.",
    results="{} of {} facts",
    agreements="Agreements",
    homes="Homes",
    euro_rijk="Money from central government",
    euro_regio="Money from the region",
    national="The whole country",
    national_also=("{} national agreement also applies.", "{} national agreements also apply."),
    here_only="Here only",
    shared_with_others="Shared with other provinces",
    at_most="at most {}",
    standing={
        "agreed": "newly agreed",
        "before": "agreed earlier",
        "effort": "agreed as a best effort",
        "in_kind": "in kind",
        "conditional": "conditional",
        "reserved": "reserved",
        "possible": "possible or an aim",
    },
    of_which="of which {}",
    at_most_of="{} as a maximum",
    in_none="{} national",
    national_beside="and {} national",
    shared_beside="and {} shared with other provinces",
    shared_beside_of="shared with other provinces: {}",
    at_least="at least {}",
    bound={
        "exact": "{}",
        "about": "about {}",
        "more than": "more than {}",
        "less than": "less than {}",
        "at least": "at least {}",
        "at most": "at most {}",
    },
    range="{} to {}",
    payer_line={
        "rijk": "from central government",
        "regio": "from the region",
        "other": "from others",
        "none": "payer not named",
    },
    until="up to and including {}",
    periods={"per year": "a year", "start before 2030": "start before 2030", "before 2033": "before 2033"},
    place="Place",
    phase_label="Phase",
    show_more="Show {} more ({} left)",
    show_national="Show the national agreements",
    no_place="No province",
    empty_national="There is no national agreement within this filter.",
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
    role_title="Kind of amount",
    certainty_title="Certainty of the place",
    map="Map of the Netherlands. Arrow keys move, plus and minus zoom, Enter shows what is at the centre.",
    map_fault="The boundaries on the map could not be loaded. Reload the page.",
    no_part="This part of the page could not be loaded.",
    again="Try again",
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
    panel_empty="Click on the map or on a row of the table to see what was agreed.",
    under_point="Also here",
    no_facts_here="The letters contain no agreement on this.",
    no_facts_filtered="No agreement within this filter. Without the filter: {}.",
    close="Close",
    source=("Source", "Sources"),
    line=("line {}", "lines {}-{}"),
    show_passage="Show the passage",
    passage_missing="The passage cannot be read at the moment.",
    passages_hint="The text of the letters is not on this server. Each fact does say where to find it in the letter.",
    speaker="Statement by",
    promised="Promised by",
    promised_to="Promised to",
    returns_in="Back on the agenda of",
    part_of="Part of",
    period="Period",
    deadline="Deadline",
    inferred="Inferred by us",
    areas="Shared by",
    ours="Added by us, not in the letter: {}",
    agreed_before="agreed or made available earlier",
    best_effort="agreed as a best effort, with no guarantee of the result",
    amount_form={"reallocated": "moved from another purpose", "in kind": "in kind"},
    made_available="made available: {}",
    deadline_kind={
        "by": "by {}",
        "before": "before {}",
        "in": "in {}",
        "on": "on {}",
        "from": "from {}",
        "until": "up to and including {}",
        "to": "until {}",
        "expected": "expected {}",
        "aim": "aim: {}",
    },
    location_error="may be up to {} m out",
    reading={
        "same": "read twice, same result",
        "decided": "read twice, differences resolved",
        "differs": "read twice, still different on: {}",
        "unchecked": "not yet read twice",
    },
    reading_title="Read twice",
    reading_short={
        "same": "same result",
        "decided": "differences resolved",
        "differs": "still different",
        "unchecked": "not yet read twice",
    },
    reading_meaning={
        "same": (
            "two readers took the fact from the letter independently; kind, status, place, numbers and deadline were "
            "the same"
        ),
        "decided": (
            "the two readings differed; for each difference it says what is right and why: because of the words of the "
            "letter or a fixed rule"
        ),
        "differs": "a difference is not resolved yet; you see the first reading and what differs. Check it yourself",
        "unchecked": "there is no second reading yet, or the fact has been changed since",
    },
    fields={
        "kind": "kind",
        "status": "status",
        "phase": "phase",
        "provinces": "provinces",
        "amount_eur": "amount",
        "amount_min_eur": "amount",
        "amount_max_eur": "amount",
        "amount_per": "amount",
        "amount_payer": "payer",
        "amount_role": "kind of amount",
        "price_level": "price level",
        "vat": "VAT",
        "homes": "homes",
        "other_value": "number",
        "other_min": "number",
        "other_max": "number",
        "deadline": "deadline",
        "municipalities": "municipalities",
        "speaker": "who says it",
        "promised_by": "promised by",
        "promised_to": "promised to",
        "agreed_before": "agreed earlier",
        "best_effort": "agreed as a best effort",
        "amount_bound": "how exact the amount is",
        "amount_form": "form of the amount",
        "made_available": "when made available",
        "homes_bound": "how exact the number of homes is",
        "other_bound": "how exact the number is",
        "deadline_kind": "kind of deadline",
        "deadline_from": "start of the period",
        "deadline_to": "end of the period",
        "part_of": "part of",
        "of_agreement": "which agreement it belongs to",
        "follows": "follows from",
    },
    themes={
        "housing": "Housing",
        "mobility": "Mobility",
        "energy": "Energy",
        "novex": "NOVEX",
        "water": "Water and soil",
        "nature-agriculture": "Nature and agriculture",
        "economy": "Economy",
        "defence": "Defence",
        "heritage": "Heritage",
        "governance": "Governance",
    },
    kind={
        "budget": "money",
        "target": "target",
        "status": "state of play",
        "agreement": "agreement",
        "measure": "key figure or rule",
    },
    status={
        "agreed": "agreed",
        "conditional": "conditional",
        "reserved": "reserved",
        "proposed": "proposed",
        "estimate": "estimate",
        "claim": "position of a party other than the government",
        "threatened": "looming",
        "in-progress": "in progress",
        "done": "completed",
        "superseded": "superseded",
        "none": "",
    },
    certainty={
        "exact": "exact place",
        "approximate": "approximate place",
        "area": "only the area is known",
        "schematic": "drawn as a sketch",
        "none": "without a place",
    },
    phase=MIRT.words["en"].values["phase"],
    payer={"rijk": "central government", "regio": "region", "other": "others", "none": "payer not named"},
    role={
        "contribution": "contribution",
        "total": "total",
        "estimate": "estimate",
        "shortfall": "shortfall",
        "cap per unit": "maximum per unit",
        "old_budget": "earlier budget",
        "other": "other amount",
    },
    vat={"incl": "incl. VAT", "excl": "excl. VAT"},
    per={"year": "a year", "home": "per home"},
    unit={
        "homes": "homes",
        "ha": "hectares",
        "MW": "MW",
        "jobs": "jobs",
        "m3": "m³",
        "km": "km",
        "users": "users",
        "areas": "areas",
        "rules": "rules",
        "ninths": "ninths",
        "m3/s": "m³/s",
        "times a year": "times a year",
        "years": "years",
        "provinces": "provinces",
        "projects": "projects",
        "locations": "locations",
        "companies and institutions": "companies and institutions",
        "types of region": "types of region",
        "types of strategy": "types of strategy",
        "types of location": "types of location",
        "tenders": "tenders",
        "task forces": "task forces",
        "soldiers": "soldiers",
        "sites": "sites",
        "sectors": "sectors",
        "rules a year": "rules a year",
        "responses": "responses",
        "residents": "residents",
        "projects a year": "projects a year",
        "platforms": "platforms",
        "neighbourhoods": "neighbourhoods",
        "national interests": "national interests",
        "months": "months",
        "mol/ha/year": "mol/ha/year",
        "km/h": "km/h",
        "farms": "farms",
        "comments": "comments",
        "choices": "choices",
        "arrangements": "arrangements",
        "area studies": "area studies",
        "agreements": "agreements",
        "area coordinators": "area coordinators",
        "breakthroughs": "breakthroughs",
        "cities": "cities",
        "core tasks": "core tasks",
        "design principles": "design principles",
        "energy chains": "energy chains",
        "participants": "participants",
        "principles": "principles",
        "sectors and subsectors": "sectors and subsectors",
        "station areas": "station areas",
        "subjects": "subjects",
        "workshops": "workshops",
        "young people": "young people",
        "variants": "variants",
        "%": "%",
    },
    price_level="price level {}",
    home=("{} home", "{} homes"),
    table="Recorded facts within these filters",
    column={
        "place": "Place",
        "theme": "Theme",
        "what": "What",
        "status": "Status",
        "amount": "Amount",
        "homes": "Homes",
        "deadline": "Deadline",
        "provinces": "Province",
    },
    page_of="{} to {} of {}",
    empty_table="Nothing matches these filters. Remove a filter or clear all.",
    newer="The real boundaries are available.",
    newer_other="There is a newer version of the map.",
    show_newer="Show",
    fetching="Loading the real boundaries…",
    fetch_failed="The real boundaries could not be loaded.",
    no_build="The map is not ready yet.",
    no_build_hint="Please try again later.",
    broken="The map cannot be shown at the moment.",
    broken_hint="Something went wrong. Please try again later.",
    fault="This part of the page could not be shown.",
    fault_hint="Something went wrong. Clear the filters, or try again later.",
    letters="Letters",
    letter_columns={
        "title": "Letter",
        "sender": "Sender",
        "reference": "Reference",
        "date": "Date",
        "url": "Web address",
    },
    facts_from=("{} recorded fact", "{} recorded facts"),
    found="Counted in the text: {}. Of these, {} are in a fact; {} were left out for a stated reason.",
    found_kinds={
        "euro": ("{} amount", "{} amounts"),
        "homes": ("{} number of homes", "{} numbers of homes"),
        "agreement": ("{} numbered or marked agreement", "{} numbered or marked agreements"),
        "other": ("{} other quantity", "{} other quantities"),
    },
    from_line="from line {}",
    boundaries="Boundaries in use",
    boundary_columns={
        "year": "Year",
        "origin": "Origin",
        "licence": "Licence",
        "credit": "Credit",
        "schematic": "Schematic",
        "fetched_at": "Fetched",
    },
    chain="Where the boundaries come from",
    chain_unknown="No report of this was kept.",
    real_ones=(
        "The real boundaries are those of Statistics Netherlands (CBS), obtained from PDOK. If they cannot be loaded, "
        "the map shows schematic shapes and says so."
    ),
    yes_no={True: "yes", False: "no"},
    status_meaning={
        "agreed": "the parties have agreed",
        "conditional": "agreed, provided that a stated condition is met",
        "reserved": "money set aside, but not yet granted",
        "proposed": "proposed, not yet decided",
        "estimate": "an estimate",
        "claim": "said by a party other than the government",
        "threatened": "may happen, but has not happened yet",
        "in-progress": "work is under way",
        "done": "finished",
        "superseded": "replaced by something else, according to the letter",
    },
    role_meaning={
        "contribution": "what one party pays",
        "total": "the whole amount, from all parties together",
        "estimate": "what something is expected to cost",
        "shortfall": "the amount that is still missing",
        "cap per unit": "the highest amount per home or other unit",
        "old_budget": "an earlier budget, for comparison",
        "other": "another amount",
    },
    certainty_meaning={
        "exact": "known to within 50 metres",
        "approximate": "approximate, with a stated margin of error",
        "area": "only the municipality or region is known",
        "schematic": "a sketch; the exact location is not known",
        "none": "no place belongs to it",
    },
)

WORDS: Mapping[Language, Words] = {"nl": NL, "en": EN}


def number(value: int | float | Decimal, language: Language) -> str:
    """Return a number with the separators of the language, all its decimals kept."""
    return str(format_decimal(Decimal(str(value)), locale=language, decimal_quantization=False))


_SIGN: Mapping[Language, str] = {"nl": "€ ", "en": "€"}
_BILLION: Mapping[Language, str] = {"nl": "mld.", "en": "bn"}


def euro(amount_eur: int | float, language: Language) -> str:
    """Return an amount in billions or millions if three decimals suffice, else in full. Never rounded."""
    amount = Decimal(str(amount_eur))
    units = (
        ((Decimal(10) ** 9, "miljard"), (Decimal(10) ** 6, "miljoen"))
        if language == "nl"
        else ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
    )
    for size, name in units:
        scaled = amount / size
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{_SIGN[language]}{number(scaled.normalize(), language)} {name}"
    return full_euro(amount_eur, language)


def full_euro(amount_eur: int | float, language: Language) -> str:
    """Return an amount in full, to the last euro."""
    return f"{_SIGN[language]}{number(amount_eur, language)}"


def rounded_euro(amount_eur: int | float, language: Language) -> str:
    """Return a sum for a heading: rounded to two decimals from a billion up, never rounded below that."""
    if abs(amount_eur) < 10**9:
        return euro(amount_eur, language)
    billions = (Decimal(str(amount_eur)) / 10**9).quantize(Decimal("0.01")).normalize()
    return f"{_SIGN[language]}{number(billions, language)} {_BILLION[language]}"


def plural(pair: tuple[str, str], count: int, language: Language) -> str:
    """Return the form of a pair (one, many) that fits a count, with the count filled in."""
    return pair[count != 1].replace("{}", number(count, language))


def day(iso: str, language: Language) -> str:
    """Return an ISO date (or date and time) in words, such as 12 juni 2025; any other text as it is."""
    try:
        return str(format_date(date.fromisoformat(iso[:10]), "d MMMM y", locale=language))
    except ValueError:
        return iso


_HALVES = {"nl": ("eerste helft", "tweede helft"), "en": ("first half of", "second half of")}
_QUARTERS = {"nl": "{}e kwartaal {}", "en": "Q{} {}"}
_HALVES_IN_SENTENCE = {
    "nl": ("de eerste helft van", "de tweede helft van"), "en": ("the first half of", "the second half of"),
}  # fmt: skip
_QUARTERS_IN_SENTENCE = {"nl": "het {}e kwartaal van {}", "en": "Q{} {}"}


def deadline(text: str, language: Language, *, in_sentence: bool = False) -> str:
    """Return a deadline (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Qn`, `YYYY-Hn`) in words; any other text as it is.

    `in_sentence` adds the article: `de eerste helft van 2027`.
    """
    halves, quarters = (_HALVES_IN_SENTENCE, _QUARTERS_IN_SENTENCE) if in_sentence else (_HALVES, _QUARTERS)
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return quarters[language].format(found[2], found[1])
    if found := re.fullmatch(r"(\d{4})-H([12])", text):
        return f"{halves[language][int(found[2]) - 1]} {found[1]}"
    if re.fullmatch(r"\d{4}-\d{2}", text):
        try:
            return str(format_date(date.fromisoformat(f"{text}-01"), "MMMM y", locale=language))
        except ValueError:
            return text
    return day(text, language)


def listed(items: list[str], language: Language) -> str:
    """Return names as a list in words: a, b en c."""
    return str(format_list(items, locale=language)) if items else ""
