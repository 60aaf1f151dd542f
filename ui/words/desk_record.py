"""The words of the form of a record, on the editor's desk, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class RecordWords:
    """The words of one language; `{}` stands for a number or name."""

    groups: Mapping[str, str]
    fields: Mapping[str, str]
    hints: Mapping[str, str]
    row_fields: Mapping[str, str]
    choose: str
    values: Mapping[str, str]
    find_place: str
    find_place_hint: str
    find_fact: str
    find_party: str
    find_into: str
    nothing_found: str
    place_kinds: Mapping[str, str]
    faults: str
    no_faults: str
    gaps: str
    yaml: str
    map_alt: str
    map_note: str
    add_row: str
    remove: str


NL: Final = RecordWords(
    groups={"what": "Wat", "words": "In eigen woorden", "where": "Waar", "amount": "Bedrag", "homes": "Woningen",
            "other": "Ander getal", "when": "Wanneer", "who": "Wie", "links": "Verband met andere feiten",
            "sources": "Bron: de regels waarop het rust", "marks": "Van ons, of opzijgezet"},
    fields={
        "id": "Id", "theme": "Thema", "kind": "Soort", "status": "Status", "phase": "Fase van het project",
        "grid": "Wat het over het stroomnet zegt", "summary_nl": "Samenvatting",
        "summary_en": "Samenvatting in het Engels",
        "sites": "Locaties en projecten", "place": "Naam van de plaats", "certainty": "Zekerheid van de plaats",
        "provinces": "Provincies", "municipalities": "Gemeenten", "provinces_inferred": "Provincies, door ons afgeleid",
        "municipalities_inferred": "Gemeenten, door ons afgeleid", "landsdeel": "Landsdeel",
        "novex_area": "NOVEX-gebied (van dit gebied alleen)", "areas": "Gebieden die het delen",
        "amount_eur": "Bedrag in euro", "amount_min_eur": "Ten minste (marge)", "amount_max_eur": "Ten hoogste (marge)",
        "amount_bound": "Hoe precies", "amount_payer": "Wie betaalt", "amount_role": "Soort bedrag",
        "amount_per": "Per", "amount_form": "Vorm", "made_available": "Beschikbaar gesteld in", "vat": "Btw",
        "price_level": "Prijspeil", "homes": "Aantal woningen", "homes_bound": "Hoe precies",
        "homes_period": "Periode", "other_value": "Getal", "other_min": "Ten minste (marge)",
        "other_max": "Ten hoogste (marge)", "other_bound": "Hoe precies", "other_unit": "Eenheid",
        "deadline": "Termijn", "deadline_kind": "Soort termijn",
        "deadline_from": "Begin, als het er anders niet uit volgt",
        "deadline_to": "Eind, als het er anders niet uit volgt", "table": "Komt terug in overleg",
        "speaker": "Wie het zegt, als dat niet het kabinet is", "promised_by": "Toegezegd door",
        "promised_to": "Toegezegd aan",
        "agreed_before": "Eerder afgesproken of beschikbaar gesteld", "best_effort": "Als inspanning afgesproken",
        "part_of": "Onderdeel van", "of_agreement": "Hoort bij de afspraak", "follows": "Vervolg op",
        "may_overlap": "Kan overlappen met", "sources": "Bronnen", "ours": "Van ons: staat niet in de regels",
        "set_aside": "Opzijgezet: gaat over iets anders",
    },
    hints={"deadline": "2033, 2033-06, 2033-06-30, 2033-Q2 of 2033-H1", "sites": "ids, gescheiden door ;",
           "summary_nl": "een of twee zinnen, met het voorbehoud van de brief", "summary_en": "zegt precies hetzelfde",
           "homes_period": "2030, per year of 2025-2034", "amount_eur": "heel getal, zonder punten"},
    row_fields={"file": "Bestand", "lines": "Regels", "figure": "Zoals gedrukt", "reading": "Te lezen als",
                "heading": "Alleen een kop", "what": "Woorden", "why": "Waarom (Engels)",
                "why_nl": "Waarom (Nederlands)"},
    choose="kies",
    values={"incl": "inclusief", "excl": "exclusief", "year": "jaar", "home": "woning", "exact": "precies",
            "about": "ongeveer", "more than": "meer dan", "less than": "minder dan", "at least": "ten minste",
            "at most": "ten hoogste", "by": "uiterlijk", "before": "vóór", "in": "in", "from": "vanaf",
            "until": "tot en met", "expected": "naar verwachting", "aim": "streven",
            "stop_threatened": "aansluitstop dreigt", "stop_threatened_in_part": "aansluitstop dreigt in een deel",
            "congested": "het net is vol", "measures": "maatregelen", "pilot": "proef",
            "expansion": "uitbreiding gepland of gewenst", "place": "anders genoemd", "none": "geen"},
    find_place="Zoek een plaats, gebied of project",
    find_place_hint="Kies wat u bedoelt: het komt in het veld waar het hoort.",
    find_fact="Zoek een feit",
    find_party="Zoek een partij",
    find_into="In welk veld",
    nothing_found="Niets gevonden.",
    place_kinds={"province": "provincie", "municipality": "gemeente", "site": "locatie of project", "area": "gebied",
                 "novex": "NOVEX-gebied"},
    faults="Wat er nog niet klopt",
    no_faults="Alles klopt met de regels.",
    gaps="Nog leeg: {}",
    yaml="Zo komt het in het bestand",
    map_alt="Kaart met de gekozen plaatsen: {}",
    map_note="Punten van het register; grijs is alles wat het kent.",
    add_row="Nog een",
    remove="Weg",
)  # fmt: skip
EN: Final = RecordWords(
    groups={"what": "What", "words": "In our own words", "where": "Where", "amount": "Amount", "homes": "Homes",
            "other": "Another number", "when": "When", "who": "Who", "links": "Relation to other facts",
            "sources": "Source: the lines it rests on", "marks": "Ours, or set aside"},
    fields={
        "id": "Id", "theme": "Theme", "kind": "Kind", "status": "Status", "phase": "Phase of the project",
        "grid": "What it says of the power grid", "summary_nl": "Summary in Dutch", "summary_en": "Summary in English",
        "sites": "Locations and projects", "place": "Name of the place", "certainty": "Certainty of the place",
        "provinces": "Provinces", "municipalities": "Municipalities", "provinces_inferred": "Provinces, inferred by us",
        "municipalities_inferred": "Municipalities, inferred by us", "landsdeel": "Part of the country",
        "novex_area": "NOVEX area (of this area alone)", "areas": "Areas that share it",
        "amount_eur": "Amount in euros", "amount_min_eur": "At least (range)", "amount_max_eur": "At most (range)",
        "amount_bound": "How exact", "amount_payer": "Who pays", "amount_role": "Kind of amount",
        "amount_per": "Per", "amount_form": "Form", "made_available": "Made available in", "vat": "VAT",
        "price_level": "Price level", "homes": "Number of homes", "homes_bound": "How exact",
        "homes_period": "Period", "other_value": "Number", "other_min": "At least (range)",
        "other_max": "At most (range)", "other_bound": "How exact", "other_unit": "Unit",
        "deadline": "Deadline", "deadline_kind": "Kind of deadline", "deadline_from": "Start, where it does not follow",
        "deadline_to": "End, where it does not follow", "table": "Comes back at meeting",
        "speaker": "Who says it, where that is not the government", "promised_by": "Promised by",
        "promised_to": "Promised to",
        "agreed_before": "Agreed or made available earlier", "best_effort": "Agreed as a best effort",
        "part_of": "Part of", "of_agreement": "Belongs to the agreement", "follows": "Follows",
        "may_overlap": "May overlap with", "sources": "Sources", "ours": "Ours: does not stand in the lines",
        "set_aside": "Set aside: bears on something else",
    },
    hints={"deadline": "2033, 2033-06, 2033-06-30, 2033-Q2 or 2033-H1", "sites": "ids, separated by ;",
           "summary_nl": "one or two sentences, with the letter’s reservations", "summary_en": "says exactly the same",
           "homes_period": "2030, per year or 2025-2034", "amount_eur": "a whole number, without points"},
    row_fields={"file": "File", "lines": "Lines", "figure": "As printed", "reading": "To be read as",
                "heading": "A heading only", "what": "Words", "why": "Why (English)", "why_nl": "Why (Dutch)"},
    choose="choose",
    values={"incl": "included", "excl": "excluded", "year": "year", "home": "home", "exact": "exact",
            "about": "about", "more than": "more than", "less than": "less than", "at least": "at least",
            "at most": "at most", "by": "by", "before": "before", "in": "in", "from": "from",
            "until": "up to and including", "expected": "expected", "aim": "aim",
            "stop_threatened": "halt to connections looming", "stop_threatened_in_part": "halt looming in a part",
            "congested": "the grid is full", "measures": "measures", "pilot": "trial",
            "expansion": "expansion planned or wanted", "place": "named otherwise", "none": "none"},
    find_place="Find a place, area or project",
    find_place_hint="Choose what you mean: it goes into the field where it belongs.",
    find_fact="Find a fact",
    find_party="Find a party",
    find_into="Into which field",
    nothing_found="Nothing found.",
    place_kinds={"province": "province", "municipality": "municipality", "site": "location or project", "area": "area",
                 "novex": "NOVEX area"},
    faults="What is not right yet",
    no_faults="All of it agrees with the lines.",
    gaps="Still empty: {}",
    yaml="What will stand in the file",
    map_alt="Map with the places chosen: {}",
    map_note="Points of the register; grey is all that it knows.",
    add_row="Another",
    remove="Remove",
)  # fmt: skip

WORDS: Final[Mapping[Language, RecordWords]] = {"nl": NL, "en": EN}
