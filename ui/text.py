"""Every word that the app shows, in Dutch and English, and numbers and dates by Babel.

`Words` is one typed table with a value per language: a word that is missing in one of them is a type error. Figures are
never rounded: an amount that does not fit in a few decimals of a million is written out in full.
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

Language = Literal["nl", "en"]
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
    named_place: str
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
    layer: Mapping[str, str]
    layer_one: Mapping[str, str]
    municipality: str
    municipal_border: str
    fill: Mapping[str, str]
    fill_note: Mapping[str, str]
    grid: Mapping[str, str]
    homes_stated: str
    homes_not_stated: str
    novex_kind: Mapping[str, str]
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
    tagline="Wat Rijk en regio elkaar hebben toegezegd over de ruimte",
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
    dropped="Niet alles in deze link is bekend. Overgeslagen: {}.",
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
        "possible": "als mogelijk of doel",
    },
    of_which="waarvan {}",
    at_most_of="{} als plafond",
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
    show_national="Toon de landelijke",
    no_place="Geen provincie",
    empty_national="Geen landelijke afspraak binnen dit filter.",
    own_and_shared="{} (+ {} gedeeld)",
    only_shared="{} gedeeld",
    not_agreed="een getal genoemd, nog niet vast afgesproken",
    no_number="geen getal genoemd",
    grid_short={
        "stop_threatened": "aansluitstop dreigt",
        "stop_threatened_in_part": "deels: stop dreigt",
        "congested": "net vol genoemd",
        "measures_mentioned": "maatregelen",
        "pilot": "proef",
        "expansion_planned": "uitbreiding",
        "named_places_only": "",
        "not_mentioned": "",
    },
    named_place="plaats waarvan de brieven iets over het stroomnet zeggen",
    from_to="{} tot {}",
    from_up="{} en meer",
    shared_only_legend="alleen gedeeld met andere provincies",
    role_title="Soort bedrag",
    certainty_title="Zekerheid van de plaats",
    map="Kaart van Nederland. Pijltjestoetsen verschuiven, plus en min zoomen, Enter toont wat onder het midden ligt.",
    map_fault="De kaart kon de grenzen niet ophalen. Herlaad de pagina.",
    no_part="Dit deel van de pagina kon niet worden opgehaald.",
    again="Probeer opnieuw",
    map_loading="kaart laadt…",
    legend="Legenda",
    layers="Lagen",
    fill_title="Kleur van de provincies",
    background="Achtergrondkaart (PDOK)",
    unreachable="De achtergrondkaart is niet bereikbaar.",
    layer={
        "provinces": "Provincies",
        "novex": "NOVEX-gebieden",
        "housing": "Woningbouwlocaties",
        "mirt": "MIRT-projecten",
        "congestion": "Stroomnet: genoemde plaatsen",
    },
    municipality="gemeente",
    municipal_border="gemeentegrens, bij inzoomen",
    layer_one={
        "provinces": "provincie",
        "novex": "NOVEX-gebied",
        "housing": "woningbouwlocatie",
        "mirt": "MIRT-project",
        "congestion": "stroomnet",
    },
    fill={
        "grid": "Stroomnet",
        "homes": "Afgesproken woningen",
        "rijk": "Afgesproken euro van het Rijk",
        "agreements": "Aantal afspraken",
    },
    fill_note={
        "grid": (
            "Rood: volgens de brieven dreigt hier een aansluitstop. 'Niet genoemd' betekent niet dat er ruimte op het "
            "net is. Wat de brieven van alle haven- en industriegebieden zeggen, heeft geen plaats op de kaart."
        ),
        "homes": (
            "Blauw: afgesproken woningen in deze provincie alleen. Wat als mogelijk of als doel is genoemd, telt "
            "daarin niet mee."
        ),
        "rijk": (
            "Blauw: afgesproken bijdragen voor deze provincie alleen. Wat onder voorwaarde of gereserveerd is, telt "
            "daarin niet mee."
        ),
        "agreements": (
            "Afspraken van deze provincie alleen, ook onder voorwaarde of als reservering; wat zij deelt staat "
            "erachter."
        ),
    },
    grid={
        "stop_threatened": "aansluitstop dreigt",
        "stop_threatened_in_part": "aansluitstop dreigt in een deel",
        "congested": "netcongestie genoemd",
        "measures_mentioned": "maatregelen tegen netcongestie genoemd",
        "pilot": "proef genoemd",
        "expansion_planned": "uitbreiding van het net genoemd",
        "named_places_only": "alleen van plaatsen erin iets gezegd",
        "not_mentioned": "niet genoemd",
    },
    homes_stated="aantal woningen genoemd, ook als doel (grootte: aantal)",
    homes_not_stated="in de brieven genoemd, zonder aantal dat meetelt",
    novex_kind={"novex": "NOVEX-gebied", "region": "andere regio"},
    agreed_no_number="afgesproken, geen getal genoemd",
    nothing_agreed={
        "homes": "geen woonafspraak gevonden",
        "rijk": "geen afspraak gevonden",
        "agreements": "geen afspraak gevonden",
    },
    in_several="{} in meer provincies",
    schematic="Schematische vormen, geen echte grenzen. Bij Bronnen staat hoe u die krijgt.",
    panel_empty="Klik op de kaart of kies een rij in de tabel om te zien wat er is afgesproken.",
    under_point="Hier ligt ook",
    no_facts_here="De brieven noemen hierover geen afspraak.",
    no_facts_filtered="Geen afspraak binnen dit filter. Zonder filter: {}.",
    close="Sluiten",
    source=("Bron", "Bronnen"),
    line=("regel {}", "regels {}-{}"),
    show_passage="Toon de passage",
    passage_missing="De passage is niet te lezen: {}",
    passages_hint="Wijs met AFSPRAKENKAART_DOCUMENTS de map met de brieven aan om de passages zelf te lezen.",
    speaker="Uitspraak van",
    promised="Toegezegd door",
    promised_to="Toegezegd aan",
    returns_in="Komt terug in",
    part_of="Onderdeel van",
    period="Periode",
    deadline="Termijn",
    inferred="Door ons afgeleid",
    areas="Gedeeld door",
    ours="Van ons, niet van de brief: {}",
    agreed_before="eerder afgesproken of beschikbaar gesteld",
    best_effort="afgesproken als inspanning",
    amount_form={"reallocated": "verschoven van een ander doel", "in kind": "in natura"},
    made_available="beschikbaar gesteld: {}",
    deadline_kind={
        "by": "uiterlijk {}",
        "before": "vóór {}",
        "in": "in {}",
        "from": "vanaf {}",
        "until": "tot en met {}",
        "to": "tot {}",
        "expected": "naar verwachting {}",
        "aim": "streven: {}",
    },
    location_error="tot {} m ernaast",
    reading={
        "same": "twee lezingen gelijk",
        "decided": "twee lezingen, verschillen beslist",
        "differs": "lezingen verschillen: {}",
        "unchecked": "nog niet tweemaal gelezen",
    },
    reading_title="Twee lezingen",
    reading_short={
        "same": "lezingen gelijk",
        "decided": "verschillen beslist",
        "differs": "lezingen verschillen",
        "unchecked": "nog niet tweemaal gelezen",
    },
    reading_meaning={
        "same": (
            "het feit is twee keer los van elkaar uit de brief gehaald, en soort, status, plaats, getallen en termijn "
            "kwamen overeen"
        ),
        "decided": (
            "de twee lezingen verschilden; bij elk verschil staat wat klopt en waarom: door de woorden van de brief of "
            "een vaste regel"
        ),
        "differs": "de twee lezingen verschillen; getoond wordt de eerste, met erbij wat verschilt. Lees zelf na",
        "unchecked": "er is nog geen tweede lezing, of het feit is sindsdien gewijzigd",
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
        "best_effort": "inspanning",
        "amount_bound": "grens van het bedrag",
        "amount_form": "vorm van het bedrag",
        "made_available": "beschikbaar sinds",
        "homes_bound": "grens van de woningen",
        "other_bound": "grens van het getal",
        "deadline_kind": "soort termijn",
        "deadline_from": "begin van de termijn",
        "deadline_to": "eind van de termijn",
        "part_of": "onderdeel van",
        "of_agreement": "bij welke afspraak",
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
        "measure": "maat of regel",
    },
    status={
        "agreed": "afgesproken",
        "conditional": "onder voorwaarde",
        "reserved": "gereserveerd",
        "proposed": "voorgesteld",
        "estimate": "raming",
        "claim": "uitspraak van derden",
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
    phase={
        "onderzoek": "onderzoek",
        "verkenning": "verkenning",
        "planuitwerking": "planuitwerking",
        "realisatie": "realisatie",
        "gereed": "gereed",
        "gepauzeerd": "gepauzeerd",
        "none": "geen fase genoemd",
    },
    payer={"rijk": "Rijk", "regio": "regio", "other": "anderen", "none": "betaler niet genoemd"},
    role={
        "contribution": "bijdrage",
        "total": "totaal",
        "estimate": "raming",
        "shortfall": "tekort",
        "cap per unit": "maximum per eenheid",
        "old_budget": "vroeger budget",
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
        "ninths": "negende",
        "m3/s": "m³/s",
        "times a year": "keer per jaar",
        "years": "jaar",
        "provinces": "provincies",
        "projects": "projecten",
        "locations": "locaties",
        "companies and institutions": "bedrijven en instellingen",
        "types of region": "typen regio's",
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
        "%": "%",
    },
    price_level="prijspeil {}",
    home=("{} woning", "{} woningen"),
    table="Alle vastgelegde feiten in beeld",
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
    empty_table="Niets voldoet aan dit filter. Neem een filter weg of wis alles.",
    newer="De echte grenzen zijn er.",
    newer_other="Er is een nieuwere kaart.",
    show_newer="Toon",
    fetching="De echte grenzen worden opgehaald: {}",
    fetch_failed="Het ophalen van de echte grenzen is niet gelukt: {}",
    no_build="Er is nog geen kaart gebouwd.",
    no_build_hint="Voer `python -m layers build` uit, of start de kaart met `make run`; herlaad daarna deze pagina.",
    broken="De gebouwde kaart is niet te lezen.",
    broken_hint="Verwijder de map {} en voer `python -m layers build` opnieuw uit.",
    fault="Dit deel van de pagina kon niet worden getoond.",
    fault_hint="Wis de filters of herlaad de pagina; blijft het zo, bouw dan opnieuw met `python -m layers build`.",
    letters="Brieven",
    letter_columns={
        "title": "Brief",
        "sender": "Afzender",
        "reference": "Kenmerk",
        "date": "Datum",
        "url": "Adres",
    },
    facts_from=("{} vastgelegd feit", "{} vastgelegde feiten"),
    found="In de tekst geteld: {}. Daarvan staan er {} in een feit; {} weggelaten met een reden.",
    found_kinds={
        "euro": ("{} bedrag", "{} bedragen"),
        "homes": ("{} aantal woningen", "{} aantallen woningen"),
        "agreement": ("{} genummerde of gemerkte afspraak", "{} genummerde of gemerkte afspraken"),
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
    chain="Welke bronnen zijn geprobeerd",
    chain_unknown="Van deze bouw is geen verslag bewaard.",
    real_ones=(
        "De echte grenzen komen vanzelf van PDOK zodra er netwerk is. Zelf halen: `python -m geo fetch` en daarna "
        "`python -m layers build`. Of zet CBS-bestanden in een map en wijs die aan met `AFSPRAKENKAART_BOUNDARIES`."
    ),
    yes_no={True: "ja", False: "nee"},
    status_meaning={
        "agreed": "partijen zijn het eens",
        "conditional": "afgesproken, als aan een genoemde voorwaarde is voldaan",
        "reserved": "geld apart gezet, nog niet toegekend",
        "proposed": "voorgesteld, nog niet besloten",
        "estimate": "een raming",
        "claim": "gezegd door iemand anders dan de regering",
        "threatened": "kan gebeuren, is nog niet zo",
        "in-progress": "er wordt aan gewerkt",
        "done": "klaar",
        "superseded": "volgens de brief zelf vervangen",
    },
    role_meaning={
        "contribution": "wat een partij betaalt",
        "total": "de hele som, van alle partijen",
        "estimate": "wat iets naar verwachting kost",
        "shortfall": "wat nog ontbreekt",
        "cap per unit": "het hoogste bedrag per woning of ander stuk",
        "old_budget": "een eerder budget, ter vergelijking",
        "other": "een ander bedrag",
    },
    certainty_meaning={
        "exact": "bekend tot op 50 meter",
        "approximate": "bij benadering, met een opgegeven afwijking",
        "area": "alleen de gemeente of regio is bekend",
        "schematic": "een getekende lijn of vervanger",
        "none": "geen plaats",
    },
)

EN = Words(
    title="Afsprakenkaart",
    tagline="What the Dutch state and its regions promised each other about space",
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
        "about": "How to read",
        "corrections": "Corrections",
        "accessibility": "Accessibility",
    },
    pages="Pages",
    language="Language",
    to_content="To the content",
    footer="Edition {} of {} · boundaries: {} · version {}",
    schematic_short="schematic",
    filters="Filters",
    province="Province",
    provinces="Provinces",
    theme="Theme",
    landsdeel="Part of the country",
    search="Search a place or project",
    search_hint="for example Zwolle or Lelylijn",
    all="All",
    reset="Clear all",
    dropped="Not everything in this link is known. Skipped: {}.",
    results="{} of {} facts",
    agreements="Agreements",
    homes="Homes",
    euro_rijk="Money from central government",
    euro_regio="Euro from the region",
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
        "possible": "as possible or an aim",
    },
    of_which="of which {}",
    at_most_of="{} as a ceiling",
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
        "rijk": "from the state",
        "regio": "from the region",
        "other": "from others",
        "none": "payer not named",
    },
    until="up to {}",
    periods={"per year": "a year", "start before 2030": "start before 2030", "before 2033": "before 2033"},
    place="Place",
    phase_label="Phase",
    show_more="Show {} more ({} left)",
    show_national="Show the national ones",
    no_place="No province",
    empty_national="No national agreement within this filter.",
    own_and_shared="{} (+ {} shared)",
    only_shared="{} shared",
    not_agreed="a number stated, not firmly agreed",
    no_number="no number stated",
    grid_short={
        "stop_threatened": "halt looming",
        "stop_threatened_in_part": "in part: halt looming",
        "congested": "said to be full",
        "measures_mentioned": "measures",
        "pilot": "pilot",
        "expansion_planned": "expansion",
        "named_places_only": "",
        "not_mentioned": "",
    },
    named_place="place of which the letters say something about the grid",
    from_to="{} to {}",
    from_up="{} and more",
    shared_only_legend="shared with other provinces only",
    role_title="Kind of amount",
    certainty_title="Certainty of the place",
    map="Map of the Netherlands. Arrow keys move, plus and minus zoom, Enter shows what lies under the centre.",
    map_fault="The map could not fetch the boundaries. Reload the page.",
    no_part="This part of the page could not be fetched.",
    again="Try again",
    map_loading="loading the map…",
    legend="Legend",
    layers="Layers",
    fill_title="Colour of the provinces",
    background="Background map (PDOK)",
    unreachable="The background map cannot be reached.",
    layer={
        "provinces": "Provinces",
        "novex": "NOVEX areas",
        "housing": "Housing locations",
        "mirt": "MIRT projects",
        "congestion": "Electricity grid: places mentioned",
    },
    municipality="municipality",
    municipal_border="municipal border, when zoomed in",
    layer_one={
        "provinces": "province",
        "novex": "NOVEX area",
        "housing": "housing location",
        "mirt": "MIRT project",
        "congestion": "power grid",
    },
    fill={
        "grid": "Power grid",
        "homes": "Agreed homes",
        "rijk": "Agreed euro from the state",
        "agreements": "Number of agreements",
    },
    fill_note={
        "grid": (
            "Red: according to the letters a halt to new connections is looming here. 'Not mentioned' does not mean "
            "that the grid has room. What the letters say of all port and industrial areas has no place on the map."
        ),
        "homes": (
            "Blue: agreed homes in this province alone. What is named as possible or as an aim does not count in it."
        ),
        "rijk": (
            "Blue: agreed contributions for this province alone. What is conditional or reserved does not count in it."
        ),
        "agreements": (
            "Agreements of this province alone, conditional ones and reservations too; what it shares stands behind."
        ),
    },
    grid={
        "stop_threatened": "a halt to new connections is looming",
        "stop_threatened_in_part": "a halt to new connections is looming in a part",
        "congested": "grid congestion mentioned",
        "measures_mentioned": "measures against grid congestion mentioned",
        "pilot": "pilot mentioned",
        "expansion_planned": "expansion of the grid mentioned",
        "named_places_only": "something said of places in it only",
        "not_mentioned": "not mentioned",
    },
    homes_stated="number of homes stated, also as an aim (size: number)",
    homes_not_stated="mentioned in the letters, without a number that counts",
    novex_kind={"novex": "NOVEX area", "region": "other region"},
    agreed_no_number="agreed, no number stated",
    nothing_agreed={
        "homes": "no agreement on homes found",
        "rijk": "no agreement found",
        "agreements": "no agreement found",
    },
    in_several="{} in several provinces together",
    schematic="Schematic shapes, not the real boundaries. Sources tells how to get those.",
    panel_empty="Click the map or choose a row of the table to see what was agreed.",
    under_point="Also here",
    no_facts_here="The letters hold no agreement about this.",
    no_facts_filtered="No agreement within this filter. Without the filter: {}.",
    close="Close",
    source=("Source", "Sources"),
    line=("line {}", "lines {}-{}"),
    show_passage="Show the passage",
    passage_missing="The passage cannot be read: {}",
    passages_hint="Name the folder with the letters in AFSPRAKENKAART_DOCUMENTS to read the passages themselves.",
    speaker="Statement by",
    promised="Promised by",
    promised_to="Promised to",
    returns_in="Returns in",
    part_of="Part of",
    period="Period",
    deadline="Deadline",
    inferred="Inferred by us",
    areas="Shared by",
    ours="Ours, not the letter's: {}",
    agreed_before="agreed or made available earlier",
    best_effort="agreed as a best effort",
    amount_form={"reallocated": "moved from another purpose", "in kind": "in kind"},
    made_available="made available: {}",
    deadline_kind={
        "by": "by {}",
        "before": "before {}",
        "in": "in {}",
        "from": "from {}",
        "until": "up to and including {}",
        "to": "until {}",
        "expected": "expected {}",
        "aim": "aim: {}",
    },
    location_error="up to {} m off",
    reading={
        "same": "two readings agree",
        "decided": "two readings, differences decided",
        "differs": "readings differ: {}",
        "unchecked": "not yet read twice",
    },
    reading_title="Two readings",
    reading_short={
        "same": "readings agree",
        "decided": "differences decided",
        "differs": "readings differ",
        "unchecked": "not yet read twice",
    },
    reading_meaning={
        "same": (
            "the fact was taken from the letter twice, independently, and kind, status, place, numbers and deadline "
            "came out the same"
        ),
        "decided": (
            "the two readings differed; each difference says what is right and why: by the words of the letter or by a "
            "fixed rule"
        ),
        "differs": "the two readings do not say the same; the first is shown, with what differs. Read it for yourself",
        "unchecked": "there is no second reading yet, or the fact was changed since",
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
        "agreed_before": "agreed before",
        "best_effort": "best effort",
        "amount_bound": "bound of the amount",
        "amount_form": "form of the amount",
        "made_available": "available since",
        "homes_bound": "bound of the homes",
        "other_bound": "bound of the number",
        "deadline_kind": "kind of deadline",
        "deadline_from": "start of the period",
        "deadline_to": "end of the period",
        "part_of": "part of",
        "of_agreement": "which agreement",
        "follows": "follows",
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
        "status": "state of affairs",
        "agreement": "agreement",
        "measure": "measure or rule",
    },
    status={
        "agreed": "agreed",
        "conditional": "conditional",
        "reserved": "reserved",
        "proposed": "proposed",
        "estimate": "estimate",
        "claim": "claim by others",
        "threatened": "threatened",
        "in-progress": "in progress",
        "done": "done",
        "superseded": "superseded",
        "none": "",
    },
    certainty={
        "exact": "exact place",
        "approximate": "approximate place",
        "area": "only the area is known",
        "schematic": "drawn schematically",
        "none": "without a place",
    },
    phase={
        "onderzoek": "study",
        "verkenning": "exploration",
        "planuitwerking": "plan elaboration",
        "realisatie": "realisation",
        "gereed": "done",
        "gepauzeerd": "paused",
        "none": "no phase stated",
    },
    payer={"rijk": "state", "regio": "region", "other": "others", "none": "payer not named"},
    role={
        "contribution": "contribution",
        "total": "total",
        "estimate": "estimate",
        "shortfall": "shortfall",
        "cap per unit": "maximum per unit",
        "old_budget": "former budget",
        "other": "other amount",
    },
    vat={"incl": "VAT included", "excl": "VAT excluded"},
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
        "%": "%",
    },
    price_level="price level {}",
    home=("{} home", "{} homes"),
    table="All recorded facts in view",
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
    empty_table="Nothing meets this filter. Take a filter away or clear all.",
    newer="The real boundaries are here.",
    newer_other="There is a newer map.",
    show_newer="Show",
    fetching="The real boundaries are being fetched: {}",
    fetch_failed="Fetching the real boundaries did not succeed: {}",
    no_build="No map has been built yet.",
    no_build_hint="Run `python -m layers build`, or start the map with `make run`; then reload this page.",
    broken="The built map cannot be read.",
    broken_hint="Remove the folder {} and run `python -m layers build` again.",
    fault="This part of the page could not be shown.",
    fault_hint="Clear the filters or reload the page; if it stays so, build again with `python -m layers build`.",
    letters="Letters",
    letter_columns={
        "title": "Letter",
        "sender": "Sender",
        "reference": "Reference",
        "date": "Date",
        "url": "Address",
    },
    facts_from=("{} recorded fact", "{} recorded facts"),
    found="Counted in the text: {}. Of these {} are in a fact; {} left out with a reason.",
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
    chain="Which sources were tried",
    chain_unknown="No report was kept of this build.",
    real_ones=(
        "The real boundaries come from PDOK by themselves once there is a network. To fetch them: `python -m geo "
        "fetch` and then "
        "`python -m layers build`. Or put CBS files in a folder and name it in `AFSPRAKENKAART_BOUNDARIES`."
    ),
    yes_no={True: "yes", False: "no"},
    status_meaning={
        "agreed": "the parties agree",
        "conditional": "agreed, if a stated condition is met",
        "reserved": "money set apart, not yet granted",
        "proposed": "proposed, not yet decided",
        "estimate": "an estimate",
        "claim": "said by someone other than the government",
        "threatened": "may happen, is not so yet",
        "in-progress": "being worked on",
        "done": "finished",
        "superseded": "replaced, as the letter itself says",
    },
    role_meaning={
        "contribution": "what one party pays",
        "total": "the whole sum, of all parties",
        "estimate": "what something is expected to cost",
        "shortfall": "what is still missing",
        "cap per unit": "the highest amount per home or other unit",
        "old_budget": "an earlier budget, for comparison",
        "other": "another amount",
    },
    certainty_meaning={
        "exact": "known to 50 metres",
        "approximate": "approximate, with a stated error",
        "area": "only the municipality or region is known",
        "schematic": "a drawn line or stand-in",
        "none": "no place",
    },
)

WORDS: Mapping[Language, Words] = {"nl": NL, "en": EN}


def number(value: int | float | Decimal, language: Language) -> str:
    """Return a number with the separators of the language, all its decimals kept."""
    return str(format_decimal(Decimal(str(value)), locale=language, decimal_quantization=False))


_SIGN: Mapping[Language, str] = {"nl": "€ ", "en": "€"}
_BILLION: Mapping[Language, str] = {"nl": "mld.", "en": "bn"}


def euro(amount_eur: int | float, language: Language) -> str:
    """Return an amount: in billions or millions where three decimals hold it exactly, else in full. Never rounded."""
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
    """Return a sum for a heading: from a billion on rounded to two decimals of a billion, below that never rounded."""
    if abs(amount_eur) < 10**9:
        return euro(amount_eur, language)
    billions = (Decimal(str(amount_eur)) / 10**9).quantize(Decimal("0.01")).normalize()
    return f"{_SIGN[language]}{number(billions, language)} {_BILLION[language]}"


def plural(pair: tuple[str, str], count: int, language: Language) -> str:
    """Return the form of a pair (one, many) that fits a count, with the count filled in."""
    return pair[count != 1].replace("{}", number(count, language))


def day(iso: str, language: Language) -> str:
    """Return an ISO date (or date and time) as words, such as 12 juni 2025; any other text as it is."""
    try:
        return str(format_date(date.fromisoformat(iso[:10]), "d MMMM y", locale=language))
    except ValueError:
        return iso


_HALVES = {"nl": ("eerste helft", "tweede helft"), "en": ("first half of", "second half of")}
_QUARTERS = {"nl": "{}e kwartaal {}", "en": "Q{} {}"}


def deadline(text: str, language: Language) -> str:
    """Return a deadline (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Qn`, `YYYY-Hn`) in words; any other text as it is."""
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return _QUARTERS[language].format(found[2], found[1])
    if found := re.fullmatch(r"(\d{4})-H([12])", text):
        return f"{_HALVES[language][int(found[2]) - 1]} {found[1]}"
    if re.fullmatch(r"\d{4}-\d{2}", text):
        try:
            return str(format_date(date.fromisoformat(f"{text}-01"), "MMMM y", locale=language))
        except ValueError:
            return text
    return day(text, language)


def listed(items: list[str], language: Language) -> str:
    """Return names as a list in words: a, b en c."""
    return str(format_list(items, locale=language)) if items else ""
