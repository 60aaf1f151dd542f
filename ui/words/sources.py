"""The words of the page with the letters and the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class SourcesWords:
    """`{}` stands for counts, as the text around it says.

    `findings` has a sentence for each `geo.findings.Kind`, with `{level}`, `{year}`, `{count}` and `{expected}`;
    `{areas}` stands for the names of areas in brackets, or nothing.
    """

    title: str
    intro: str
    checks: str
    figures: str
    by_hand: str
    readings: str
    facts: str
    verdict: str
    fields_title: str
    fields: str
    field: str
    coverage: str
    coverage_intro: str
    kind: str
    items: str
    in_fact: str
    left_out: str
    kinds: Mapping[str, str]
    source_kinds: Mapping[str, str]
    used: str
    not_used: str
    levels: Mapping[str, str]
    findings: Mapping[str, str]
    more: str
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


NL = SourcesWords(
    title="Bronnen",
    intro=(
        "Alles op de kaart komt uit deze openbare documenten. Hieronder staat wat er uit elk document is gehaald, hoe "
        "dat is gecontroleerd en waar de grenzen op de kaart vandaan komen."
    ),
    checks="Controles",
    figures=(
        "{} getallen in {} feiten. Een programma vergelijkt elk getal met de regels van de brief waarnaar het feit "
        "verwijst. Staat het daar niet zo, dan is dat een fout. Er zijn {} verwijzingen naar de brieven."
    ),
    by_hand="Wie de brieven heeft, kan dit zelf nagaan: de README van het project beschrijft hoe.",
    readings="Twee lezers hebben elk feit los van elkaar uit de brief gehaald.",
    facts="Feiten",
    verdict="Uitkomst",
    fields_title="Waarover nog niet is beslist",
    fields="Eén feit kan op meer punten verschillen. U ziet de eerste lezing; bij het feit staat wat verschilt.",
    field="Wat",
    coverage="Hoe volledig",
    coverage_intro=(
        "Wat in de tekst van alle documenten samen is geteld, hoeveel daarvan in een feit staat en hoeveel met een "
        "reden is weggelaten, zoals een herhaling of een voorbeeld."
    ),
    kind="Soort",
    items="In de tekst",
    in_fact="In een feit",
    left_out="Weggelaten",
    kinds={
        "euro": "bedragen",
        "homes": "aantallen woningen",
        "agreement": "genummerde of gemarkeerde afspraken",
        "other": "andere hoeveelheden",
    },
    source_kinds={
        "folder": "Map met eigen bestanden",
        "cache": "Bewaarde kopie van het CBS",
        "service": "Dienst van het CBS",
        "schematic": "Schematische vormen",
    },
    used="in gebruik.",
    not_used="niet gebruikt.",
    levels={"provincie": "provincies", "gemeente": "gemeenten"},
    findings={
        "unreadable": "De map kan niet worden gelezen.",
        "nothing": "Er zijn geen grenzen gevonden.",
        "no_pair": "Er zijn alleen provincies; nodig zijn gemeenten.",
        "unknown_year": "Van een ander jaar is de indeling hier niet bekend.",
        "unusable": "De grenzen zijn niet bruikbaar.",
        "altered": "De kopie van de {level} van {year} is veranderd of niet compleet.",
        "incomplete": "Er zijn {count} {level} van {year} in plaats van {expected}.",
        "missing": "Ontbrekende {level} van {year}: {count}{areas}.",
        "unknown_codes": "Codes van {level} die in {year} niet bestaan: {count}.",
        "invalid": "Ongeldige omtrekken van {level} van {year}: {count}{areas}.",
        "overlap": "Over elkaar liggende {level} van {year}: {count}{areas}.",
        "unmatched": "Grenzen van {level} van {year} die niet precies op die van hun buren aansluiten: {count}{areas}.",
        "untiled": "Provincies die door de gemeenten van {year} niet worden gevuld: {count}{areas}.",
        "outside": "Gemeenten van {year} buiten hun provincie: {count}{areas}.",
        "unbuildable": "Van de grenzen van {year} kan geen kaart worden gemaakt.",
        "other_files": "Bestanden van een andere soort, niet gelezen: {count}.",
        "leads_out": "Bestanden die niet in de map zelf staan of geen gewoon bestand zijn, niet gelezen: {count}.",
        "too_large": "Te grote bestanden, niet gelezen: {count}.",
        "not_read": "Bestanden die geen leesbare GeoJSON of GeoPackage zijn: {count}.",
        "in_use": "Bestanden die nog in een ander programma openstaan, niet gelezen: {count}.",
        "no_cbs": "Bestanden of lagen zonder gebieden van het CBS: {count}.",
        "second_file": "Bestanden of lagen met dezelfde {level} van {year}, niet gebruikt: {count}.",
        "no_area": "Rijen zonder bruikbare code of bruikbaar jaar, overgeslagen: {count}.",
        "no_outline": "Gebieden zonder bruikbare omtrek, overgeslagen: {count}{areas}.",
        "mixed_systems": "De {level} van {year} staan in meer dan één coördinatenstelsel en zijn niet gebruikt.",
        "other_system": "Bestanden met een ander coördinatenstelsel dan zij noemen: {count}; de getallen gelden.",
        "mended": "Ongeldige omtrekken, hersteld: {count}{areas}.",
        "joined": "Gebieden die meer dan eens voorkomen, samengevoegd: {count}{areas}.",
        "schematic": "De vormen zijn berekend en zijn geen echte grenzen.",
        "converted": "De {level} van {year} zijn omgerekend naar RD.",
        "dissolved": "De {level} van {year} zijn gemaakt van hun gemeenten.",
    },
    more="{} en nog {}",
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
)
EN = SourcesWords(
    title="Sources",
    intro=(
        "Everything on the map comes from these public documents. Below is what was taken from each, how that was "
        "checked, and where the boundaries on the map come from."
    ),
    checks="Checks",
    figures=(
        "{} numbers in {} facts. A program compares each number with the lines of the letter that the fact cites. If "
        "the number is not there, that is an error. There are {} citations."
    ),
    by_hand="If you have the letters you can check this yourself: the README of the project describes how.",
    readings="Two readers took each fact from the letter independently.",
    facts="Facts",
    verdict="Outcome",
    fields_title="Differences not yet resolved",
    fields="One fact may differ on several points. You see the first reading; the fact says what differs.",
    field="What",
    coverage="Completeness",
    coverage_intro=(
        "What was counted in the text of all documents together, how much of it is in a fact and how much was left "
        "out for a stated reason, such as a repetition or an example."
    ),
    kind="Kind",
    items="In the text",
    in_fact="In a fact",
    left_out="Left out",
    kinds={
        "euro": "amounts",
        "homes": "numbers of homes",
        "agreement": "numbered or marked agreements",
        "other": "other quantities",
    },
    source_kinds={
        "folder": "Folder with your own files",
        "cache": "Stored copy from Statistics Netherlands (CBS)",
        "service": "Service of Statistics Netherlands (CBS)",
        "schematic": "Schematic shapes",
    },
    used="in use.",
    not_used="not used.",
    levels={"provincie": "provinces", "gemeente": "municipalities"},
    findings={
        "unreadable": "The folder cannot be read.",
        "nothing": "No boundaries were found.",
        "no_pair": "There are only provinces; municipalities are needed.",
        "unknown_year": "The division of another year is not known here.",
        "unusable": "The boundaries cannot be used.",
        "altered": "The copy of the {level} of {year} was changed or is incomplete.",
        "incomplete": "There are {count} {level} of {year} instead of {expected}.",
        "missing": "Missing {level} of {year}: {count}{areas}.",
        "unknown_codes": "Codes of {level} that do not exist in {year}: {count}.",
        "invalid": "Invalid outlines of {level} of {year}: {count}{areas}.",
        "overlap": "Overlapping {level} of {year}: {count}{areas}.",
        "unmatched": "Borders of {level} of {year} that do not exactly meet those of their neighbours: {count}{areas}.",
        "untiled": "Provinces that the municipalities of {year} do not fill: {count}{areas}.",
        "outside": "Municipalities of {year} outside their province: {count}{areas}.",
        "unbuildable": "No map can be made of the boundaries of {year}.",
        "other_files": "Files of another type, not read: {count}.",
        "leads_out": "Files that are not in the folder itself or are not plain files, not read: {count}.",
        "too_large": "Files that are too large, not read: {count}.",
        "not_read": "Files that are not readable GeoJSON or GeoPackage: {count}.",
        "in_use": "Files that are still open in another program, not read: {count}.",
        "no_cbs": "Files or layers without areas of CBS: {count}.",
        "second_file": "Files or layers with the same {level} of {year}, not used: {count}.",
        "no_area": "Rows without a usable code or year, skipped: {count}.",
        "no_outline": "Areas without a usable outline, skipped: {count}{areas}.",
        "mixed_systems": "The {level} of {year} are in more than one coordinate system and were not used.",
        "other_system": "Files that name another coordinate system than their numbers: {count}; the numbers count.",
        "mended": "Invalid outlines, repaired: {count}{areas}.",
        "joined": "Areas that occur more than once, merged: {count}{areas}.",
        "schematic": "The shapes are computed and are no real boundaries.",
        "converted": "The {level} of {year} were converted to RD.",
        "dissolved": "The {level} of {year} were made of their municipalities.",
    },
    more="{} and {} more",
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
)

WORDS: Mapping[Language, SourcesWords] = {"nl": NL, "en": EN}
