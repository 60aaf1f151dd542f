"""The words of the API: of its pages, and of the description that programs read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class ApiWords:
    """The words of one language; `{}` stands for a number or a name."""

    way: str
    title: str
    intro: str
    contact: str
    where: str
    titles: Mapping[str, str]
    about: Mapping[str, str]
    of_layer: str
    only: Mapping[str, str]
    part_of_layer: str
    collections: str
    collection: str
    conformance: str
    conformance_intro: str
    definition: str
    queryables: str
    queryables_intro: str
    items: str
    item: str
    id: str
    as_json: str
    in_app: str
    counted: str
    none: str
    previous: str
    next: str
    property: str
    type: str
    meaning: str
    not_said: str
    sources: str
    lines: str
    page: str
    extent: str
    systems: str
    period: str
    days: str
    address: str
    yes: str
    no: str
    parameters: str
    parameter: Mapping[str, str]
    of_property: str
    operations: Mapping[str, str]
    responses: Mapping[str, str]
    licence: str
    description: str


NL: Final = ApiWords(
    way="Rechtstreeks in QGIS of een ander programma: de API",
    title="Afsprakenkaart: open data",
    intro="Wat het Rijk en de regio over ruimte hebben afgesproken, als kaartlagen en tabellen, volgens "
    "OGC API Features en de NL API Design Rules. Elk feit noemt de brief en de regels waar het staat.",
    contact="Beheer van de afsprakenkaart",
    where="Waar u bent",
    titles={"facts": "Afspraken en feiten", "progress": "Wat ervan werd", "letters": "Brieven"},
    about={
        "facts": "Elke afspraak en elk feit uit de brieven, met bedragen, aantallen, termijnen en de regels waar het "
        "staat. Zonder geometrie: de kaartlagen verwijzen ernaar met fact_ids.",
        "progress": "Wat latere brieven zeggen over wat er van een afspraak werd. Zonder geometrie. "
        "Zegt geen brief er iets over, dan staat het hier niet.",
        "letters": "De brieven die zijn gelezen. Zonder geometrie.",
    },
    of_layer="Kaartlaag ‘{}’, met wat de brieven daarover zeggen.",
    only={"points": "{}: punten", "lines": "{}: lijnen", "areas": "{}: vlakken"},
    part_of_layer="Een deel van de kaartlaag ‘{}’, voor programma's die één soort geometrie per laag tekenen. "
    "Tel het niet op bij die laag.",
    collections="Verzamelingen",
    collection="Verzameling",
    conformance="Conformiteit",
    conformance_intro="De onderdelen van de standaarden waaraan deze API voldoet.",
    definition="Beschrijving van de API",
    queryables="Eigenschappen om op te filteren",
    queryables_intro="Elke eigenschap met één waarde is ook een parameter; met ‘filter’ kunt u ze combineren.",
    items="Alle objecten",
    item="Object",
    id="id",
    as_json="Als JSON",
    in_app="Bekijk op de kaart",
    counted="{}–{} van {}",
    none="Niets gevonden.",
    previous="Vorige",
    next="Volgende",
    property="eigenschap",
    type="soort",
    meaning="betekenis (in het Engels)",
    not_said="niet genoemd",
    sources="Bronnen",
    lines="regels {}–{}",
    page="Adres van de pagina in de app.",
    extent="Gebied",
    systems="Coördinaatstelsels",
    period="Periode",
    address="Adres",
    days="Van {} tot en met {}",
    yes="ja",
    no="nee",
    parameters="Parameters",
    parameter={
        "f": "Vorm van het antwoord; gaat voor op wat de Accept-header vraagt.",
        "lang": "Taal van titels en beschrijvingen.",
        "limit": "Aantal objecten per pagina. Wie meer dan het maximum vraagt, krijgt het maximum.",
        "offset": "Aantal objecten dat wordt overgeslagen; gebruik liever de link ‘next’.",
        "bbox": "Alleen objecten die deze rechthoek raken: twee hoeken, linksonder en rechtsboven, in CRS84 of in het "
        "stelsel van bbox-crs. Objecten zonder geometrie blijven staan.",
        "bbox-crs": "Coördinaatstelsel van bbox.",
        "crs": "Coördinaatstelsel van het antwoord. EPSG:4258 heeft de breedtegraad voorop.",
        "datetime": "Een dag of moment, of een periode met één open einde (‘..’). Wat geen datum heeft, blijft staan.",
        "filter": "Filter in CQL2-tekst over de eigenschappen onder ‘queryables’: vergelijkingen, and, or, not, in, "
        "like, between, is null, A_CONTAINS en A_OVERLAPS voor lijsten, S_INTERSECTS met BBOX of POINT.",
        "filter-lang": "Taal van het filter.",
        "filter-crs": "Coördinaatstelsel van coördinaten in het filter.",
    },
    of_property="Alleen objecten met precies deze waarde: {}.",
    operations={
        "landing": "Startpunt van de API",
        "definition": "Deze beschrijving",
        "conformance": "Aan welke onderdelen van de standaarden de API voldoet",
        "collections": "Alle verzamelingen",
        "collection": "Verzameling ‘{}’",
        "queryables": "Waarop ‘{}’ te filteren is",
        "items": "Objecten van ‘{}’",
        "item": "Eén object van ‘{}’",
    },
    responses={
        "200": "Het gevraagde.",
        "400": "Een parameter is onbekend of heeft een waarde die niet kan.",
        "404": "Dat is er niet.",
        "405": "Alleen GET, HEAD en OPTIONS.",
        "406": "In die vorm is het er niet.",
        "414": "Het adres is te lang.",
        "500": "Er ging hier iets mis.",
        "503": "De kaart is nog niet klaar.",
    },
    licence="Licentie van de feiten",
    description="Beschrijving",
)
EN: Final = ApiWords(
    way="Straight into QGIS or another program: the API",
    title="Afsprakenkaart: open data",
    intro="What central government and the regions agreed on spatial planning, as map layers and tables, by "
    "OGC API Features and the Dutch API design rules. Each fact names the letter and the lines it is based on.",
    contact="Maintainers of the afsprakenkaart",
    where="Where you are",
    titles={"facts": "Agreements and facts", "progress": "What became of it", "letters": "Letters"},
    about={
        "facts": "Each agreement and fact in the letters, with amounts, numbers, deadlines and the lines it is based "
        "on. Without geometry: the map layers refer to them by fact_ids.",
        "progress": "What letters say became of an agreement. Without geometry. Where no letter says "
        "anything, nothing stands here.",
        "letters": "The letters that were read. Without geometry.",
    },
    of_layer="Map layer “{}”, with what the letters say about it.",
    only={"points": "{}: points", "lines": "{}: lines", "areas": "{}: areas"},
    part_of_layer="Part of the map layer “{}”, for programs that draw one kind of geometry per layer. "
    "Never add it to that layer.",
    collections="Collections",
    collection="Collection",
    conformance="Conformance",
    conformance_intro="The parts of the standards that this API conforms to.",
    definition="Description of the API",
    queryables="Properties to filter by",
    queryables_intro="Each property with one value is a parameter too; with “filter” you can combine them.",
    items="All features",
    item="Feature",
    id="id",
    as_json="As JSON",
    in_app="See it on the map",
    counted="{}–{} of {}",
    none="Nothing found.",
    previous="Previous",
    next="Next",
    property="property",
    type="type",
    meaning="meaning",
    not_said="not stated",
    sources="Sources",
    lines="lines {}–{}",
    page="Address of the page in the app.",
    extent="Area",
    systems="Coordinate reference systems",
    period="Period",
    address="Address",
    days="From {} to {}",
    yes="yes",
    no="no",
    parameters="Parameters",
    parameter={
        "f": "Form of the answer; goes before what the Accept header asks.",
        "lang": "Language of titles and descriptions.",
        "limit": "Number of features per page. Who asks for more than the maximum gets the maximum.",
        "offset": "Number of features to skip; following the link “next” is better.",
        "bbox": "Only features that meet this rectangle: two corners, lower left and upper right, in CRS84 or in the "
        "system of bbox-crs. Features without geometry stay.",
        "bbox-crs": "Coordinate reference system of bbox.",
        "crs": "Coordinate reference system of the answer. EPSG:4258 has latitude first.",
        "datetime": "A day or moment, or a period of which one end may be open (“..”). What has no date stays.",
        "filter": "Filter in CQL2 text on the properties under “queryables”: comparisons, and, or, not, in, "
        "like, between, is null, A_CONTAINS and A_OVERLAPS for lists, S_INTERSECTS with BBOX or POINT.",
        "filter-lang": "Language of the filter.",
        "filter-crs": "Coordinate reference system of coordinates in the filter.",
    },
    of_property="Only features with exactly this value: {}.",
    operations={
        "landing": "Start of the API",
        "definition": "This description",
        "conformance": "The parts of the standards that the API conforms to",
        "collections": "All collections",
        "collection": "Collection “{}”",
        "queryables": "What “{}” can be filtered by",
        "items": "Features of “{}”",
        "item": "One feature of “{}”",
    },
    responses={
        "200": "What was asked for.",
        "400": "A parameter is unknown or has a value that it cannot have.",
        "404": "There is no such thing.",
        "405": "Only GET, HEAD and OPTIONS.",
        "406": "It is not there in that form.",
        "414": "The address is too long.",
        "500": "Something went wrong here.",
        "503": "The map is not ready yet.",
    },
    licence="Licence of the facts",
    description="Description",
)

WORDS: Final[Mapping[Language, ApiWords]] = {"nl": NL, "en": EN}
