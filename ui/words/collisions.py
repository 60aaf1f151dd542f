"""The words of the page about collisions, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ui.text import Language


@dataclass(frozen=True)
class CollisionWords:
    """The words of one language. Pairs are (one, many); `{}` stands for a number or name.

    `reason` is by code of a reason, with `where` for the grid; `unknown` completes `not_said`.
    """

    title: str
    one: str
    mark: str
    download: str
    intro: str
    kind: Mapping[str, str]
    kind_about: Mapping[str, str]
    count: tuple[str, str]
    silent: str
    named: str
    silent_about: tuple[str, str]
    homes_once: str
    homes_none: str
    list_title: str
    order: str
    none_here: str
    of_all: str
    homes_stated: str
    homes_uncounted: str
    reason: Mapping[str, str]
    where: Mapping[str, str]
    claim: Mapping[str, str]
    facts: tuple[str, str]
    certainty: str
    level: Mapping[str, str]
    softest: str
    not_said: str
    unknown: Mapping[str, str]
    what: Mapping[str, str]
    to_map: str
    all_on_map: str
    to_list: str
    count_here: tuple[str, str]
    to_page: str
    fact_to_map: str
    more: str
    # what if
    what_if: str
    assumption: str
    lever_grid: str
    lever_grid_none: str
    lever_decision: str
    lever_decision_none: str
    year_of: str
    your_assumption: str
    assumed_grid: str
    assumed_decision: str
    affected: str
    not_affected: str
    cannot_tell: str
    no_homes_affected: str
    no_year_places: str
    columns: Mapping[str, str]
    verdict: Mapping[str, str]
    by_lever: Mapping[str, str]
    year_not_said: str
    reset: str
    in_assumption: Mapping[str, str]
    # money and homes
    rates: str
    rates_about: str
    rate_columns: Mapping[str, str]
    about_number: str
    schemes: str
    schemes_about: str
    scheme: Mapping[str, str]
    scheme_may: str
    scheme_none: str


NL: Final = CollisionWords(
    title="Knelpunten",
    one="knelpunt",
    mark="knelpunt, naast de plek waar het ligt",
    download="Download deze lijst als kaartlaag (GeoJSON)",
    intro=(
        "Hier staat waar afspraken uit de brieven elkaar in de weg kunnen zitten: woningen waar het stroomnet vol is, "
        "woningen die wachten op een weg, spoorlijn of besluit, en plekken die voor meer doelen nodig zijn. Wij leiden "
        "dit af uit de vastgelegde feiten; de brieven noemen het zelf geen knelpunt. Staat een plek hier niet, dan wil "
        "dat niet zeggen dat daar alles kan. Het is de stand van de brieven uit 2025 en 2026, niet die van vandaag."
    ),
    kind={
        "grid": "Woningen en stroomnet",
        "access": "Woningen en bereikbaarheid",
        "claims": "Meer opgaven op één plek",
    },
    kind_about={
        "grid": "woningen zijn afgesproken of bedoeld waar een aansluitstop dreigt of het net vol is",
        "access": "woningen hangen aan een project of besluit dat nog open is of waar geld voor ontbreekt",
        "claims": "Defensie, economie, wonen, natuur en landbouw of water vragen ruimte in hetzelfde gebied",
    },
    count=("{} knelpunt", "{} knelpunten"),
    silent="Niets gezegd over het net",
    named="Bij nog {} noemen zij het net, maar niet dat het daar vol is.",
    silent_about=(
        "van de {} woningbouwlocatie. Dat is geen knelpunt, maar ook geen bewijs dat er ruimte is.",
        "van de {} woningbouwlocaties. Dat is geen knelpunt, maar ook geen bewijs dat er ruimte is.",
    ),
    homes_once="Woningen in deze lijst, elk één keer geteld: {}.",
    homes_none="Bij deze knelpunten noemen de brieven geen aantal woningen dat mag worden opgeteld.",
    list_title="Alle knelpunten",
    order=(
        "Ernstigste en zekerste eerst: eerst de zwaarste reden, dan hoe dichtbij de uitspraak is, dan hoe vast de "
        "afspraken zijn en hoe zeker de plaats is, dan het aantal woningen."
    ),
    none_here="Geen knelpunt binnen dit filter. Dat wil niet zeggen dat er geen is: de brieven noemen niet alles.",
    of_all="{} van {}",
    homes_stated="{} ({})",
    homes_uncounted="{} ({}; telt in geen totaal mee)",
    reason={
        "stop_threatened": "Er dreigt een aansluitstop {}",
        "stop_threatened_in_part": "Er dreigt een aansluitstop {}",
        "measures": "De brieven noemen maatregelen tegen het volle net {}",
        "place": "De brieven zeggen ook iets over het net {}",
        "short": "Er is te weinig geld",
        "paused": "Het project is gepauzeerd: {}",
        "undecided": "Over het project is nog niet besloten, het is in onderzoek of verkenning: {}",
        "conditional": "Het is toegezegd onder een voorwaarde",
        "reserved": "Het geld is gereserveerd, nog niet vast toegezegd",
        "no_money": "Over de ontsluiting wordt gepraat; een bedrag noemen de brieven niet",
        "decision": "Een overleg zou hierover besluiten: {}. Of dat is gebeurd, zeggen de brieven niet",
        "claim": "{}",
    },
    where={
        "site": "op deze plek",
        "municipality": "in deze gemeente ({})",
        "province": "in heel {}",
        "part": "in een deel van dit gebied: {}",
    },
    claim={
        "defence": "Defensie",
        "economy": "Economie of haven",
        "housing": "Wonen",
        "nature-agriculture": "Natuur en landbouw",
        "water": "Water",
    },
    facts=("{} feit", "{} feiten"),
    certainty="Hoe zeker",
    level={
        "site": "de brieven noemen deze plek zelf",
        "follows": "de afspraak volgt uit een afspraak over het project",
        "municipality": "het gaat om dezelfde gemeente",
        "area": "het gaat om hetzelfde gebied; waar daarin, staat er niet",
        "province": "de uitspraak gaat over de hele provincie",
        "part": "de uitspraak gaat over een deel van dit gebied",
    },
    softest="minst vaste feit: {}",
    not_said="De brieven zeggen niet",
    unknown={
        "homes": "om hoeveel woningen het gaat",
        "homes_year": "in welk jaar de woningen er moeten zijn",
        "grid": "hoe het stroomnet er hier voor staat",
        "grid_here": "hoe het net op deze plek zelf is",
        "grid_year": "wanneer het net ruimte krijgt",
        "decision_year": "wanneer erover wordt besloten",
        "hectares": "hoeveel hectare nodig is",
        "exclude": "dat deze opgaven elkaar uitsluiten",
    },
    what={
        "provinces": "provincie",
        "novex": "NOVEX-gebied",
        "region": "regio",
        "housing": "woningbouwlocatie",
        "mirt": "project",
        "municipality": "gemeente",
    },
    to_map="{} op de kaart",
    all_on_map="Toon alle knelpunten op de kaart",
    to_list="Alle knelpunten, met feiten en zekerheid",
    count_here=("{} knelpunt hier", "{} knelpunten hier"),
    to_page="Alle afspraken over {}",
    fact_to_map="toon op de kaart",
    more="Toon {} meer (nog {})",
    what_if="Wat als?",
    assumption=(
        "Kies zelf een jaar. Dit is uw eigen aanname: de brieven noemen geen jaar waarin het net ruimte krijgt. "
        "Woningen die vóór dat jaar klaar moeten zijn, tellen als geraakt; woningen van dat jaar of later niet. De "
        "link in de adresbalk onthoudt uw keuze."
    ),
    lever_grid="Het stroomnet krijgt pas later ruimte in",
    lever_grid_none="Kies een provincie",
    lever_decision="Over dit project wordt pas later besloten",
    lever_decision_none="Kies een project",
    year_of="Jaar voor {}",
    your_assumption="Uw aanname",
    assumed_grid="het net krijgt ruimte in {} in {}",
    assumed_decision="over {} wordt besloten in {}",
    affected="{} geraakt: zij moeten eerder klaar zijn.",
    not_affected="{} niet geraakt.",
    cannot_tell="Bij {} is het niet te zeggen: de brieven noemen geen jaar.",
    no_homes_affected="Geen woningen waarvan de brieven een jaar noemen, zijn geraakt.",
    no_year_places="Niet te zeggen, want de brieven noemen er geen aantal woningen: {}.",
    columns={"place": "Plaats", "homes": "Woningen", "year": "Klaar", "cause": "Uw aanname", "verdict": "Uitkomst"},
    verdict={"affected": "geraakt", "not_affected": "niet geraakt", "unknown": "niet te zeggen"},
    by_lever={"grid": "net in {}: {}", "decision": "{}: {}"},
    year_not_said="geen jaar genoemd",
    reset="Aannames wissen",
    in_assumption={
        "affected": "In uw aanname: woningen hier zijn geraakt.",
        "not_affected": "In uw aanname: de woningen hier zijn niet geraakt.",
        "unknown": "In uw aanname: niet te zeggen, de brieven noemen hier geen jaar of aantal.",
    },
    rates="Geld en woningen samen",
    rates_about=(
        "Alleen waar de brieven geld en woningen in één afspraak noemen. Het is de bijdrage van één betaler gedeeld "
        "door het aantal woningen: niet wat een woning kost, en niet te vergelijken zonder de afspraak te lezen."
    ),
    rate_columns={
        "place": "Plaats", "payer": "Betaler", "amount": "Bijdrage", "homes": "Woningen", "rate": "Euro per woning",
    },
    about_number="ongeveer {}",
    schemes="Regelingen en hun drempels",
    schemes_about=(
        "Wat een locatie volgens de brieven moet halen om mee te doen, en voor welke plekken de regeling kan gelden. "
        "Welke plek geld krijgt, zeggen de brieven niet."
    ),
    scheme={
        "large": "Nieuwe grootschalige locatie met extra regie van het Rijk",
        "regional": "Regionaal grootschalige locatie",
        "wokt": "Regeling WoKT, voor locaties die niet grootschalig zijn",
    },
    scheme_may="Kan gelden voor",
    scheme_none="De brieven noemen geen plek waarvoor deze regeling kan gelden.",
)  # fmt: skip

EN: Final = CollisionWords(
    title="Collisions",
    one="collision",
    mark="collision, beside the place where it lies",
    download="Download this list as a map layer (GeoJSON)",
    intro=(
        "This is where agreements in the letters may get in each other's way: homes where the grid is full, homes that "
        "wait for a road, a railway or a decision, and places that are needed for several aims. We derive this from "
        "the recorded facts; the letters themselves do not call it a collision. A place that is not listed is not a "
        "place where everything is possible. This is how things stood in the letters of 2025 and 2026, not today."
    ),
    kind={"grid": "Homes and the grid", "access": "Homes and access", "claims": "Several claims on one place"},
    kind_about={
        "grid": "homes are agreed or intended where a connection stop threatens or the grid is full",
        "access": "homes hang on a project or decision that is still open or lacks money",
        "claims": "defence, economy, housing, nature and farming or water ask for room in the same area",
    },
    count=("{} collision", "{} collisions"),
    silent="Nothing said about the grid",
    named="Of {} more they speak of the grid, but do not say that it is full there.",
    silent_about=(
        "of the {} housing location. That is no collision, and no proof that there is room.",
        "of the {} housing locations. That is no collision, and no proof that there is room.",
    ),
    homes_once="Homes in this list, each counted once: {}.",
    homes_none="For these collisions the letters state no number of homes that may be added.",
    list_title="All collisions",
    order=(
        "Gravest and most certain first: the gravest reason, then how close the statement comes, then how firm the "
        "agreements are and how sure the place is, then the number of homes."
    ),
    none_here="No collision within this filter. That does not mean that there is none: the letters do not say all.",
    of_all="{} of {}",
    homes_stated="{} ({})",
    homes_uncounted="{} ({}; in no total)",
    reason={
        "stop_threatened": "A connection stop threatens {}",
        "stop_threatened_in_part": "A connection stop threatens {}",
        "measures": "The letters name measures against the full grid {}",
        "place": "The letters also say something of the grid {}",
        "short": "There is too little money",
        "paused": "The project is paused: {}",
        "undecided": "The project is not decided, it is being studied or explored: {}",
        "conditional": "It was promised on a condition",
        "reserved": "The money is reserved, not yet firmly promised",
        "no_money": "Access is being talked about; the letters name no amount",
        "decision": "A meeting was to decide on this: {}. Whether it did, the letters do not say",
        "claim": "{}",
    },
    where={
        "site": "at this place",
        "municipality": "in this municipality ({})",
        "province": "in all of {}",
        "part": "in a part of this area: {}",
    },
    claim={
        "defence": "Defence",
        "economy": "Economy or port",
        "housing": "Housing",
        "nature-agriculture": "Nature and farming",
        "water": "Water",
    },
    facts=("{} fact", "{} facts"),
    certainty="How certain",
    level={
        "site": "the letters name this very place",
        "follows": "the agreement follows from one about the project",
        "municipality": "both are about the same municipality",
        "area": "both are about the same area; where in it is not said",
        "province": "the statement is about the whole province",
        "part": "the statement is about a part of this area",
    },
    softest="least firm fact: {}",
    not_said="The letters do not say",
    unknown={
        "homes": "how many homes it is about",
        "homes_year": "by which year the homes must be there",
        "grid": "how the grid stands here",
        "grid_here": "how the grid of this very place is",
        "grid_year": "when the grid gets room",
        "decision_year": "when it will be decided",
        "hectares": "how many hectares are needed",
        "exclude": "that these claims exclude one another",
    },
    what={
        "provinces": "province",
        "novex": "NOVEX area",
        "region": "region",
        "housing": "housing location",
        "mirt": "project",
        "municipality": "municipality",
    },
    to_map="{} on the map",
    all_on_map="Show all collisions on the map",
    to_list="All collisions, with facts and certainty",
    count_here=("{} collision here", "{} collisions here"),
    to_page="All agreements about {}",
    fact_to_map="show on the map",
    more="Show {} more ({} left)",
    what_if="What if?",
    assumption=(
        "Choose a year yourself. This is your own assumption: the letters give no year in which the grid gets room. "
        "Homes due before that year count as affected; homes due in that year or later do not. The link in the address "
        "bar keeps your choice."
    ),
    lever_grid="The grid gets room only later in",
    lever_grid_none="Choose a province",
    lever_decision="This project is decided only later",
    lever_decision_none="Choose a project",
    year_of="Year for {}",
    your_assumption="Your assumption",
    assumed_grid="the grid gets room in {} in {}",
    assumed_decision="{} is decided in {}",
    affected="{} affected: they are due sooner.",
    not_affected="{} not affected.",
    cannot_tell="Of {} it cannot be told: the letters give no year.",
    no_homes_affected="No homes of which the letters give a year are affected.",
    no_year_places="Cannot be told, as the letters state no number of homes there: {}.",
    columns={"place": "Place", "homes": "Homes", "year": "Due", "cause": "Your assumption", "verdict": "Outcome"},
    verdict={"affected": "affected", "not_affected": "not affected", "unknown": "cannot be told"},
    by_lever={"grid": "grid in {}: {}", "decision": "{}: {}"},
    year_not_said="no year stated",
    reset="Clear assumptions",
    in_assumption={
        "affected": "In your assumption: homes here are affected.",
        "not_affected": "In your assumption: the homes here are not affected.",
        "unknown": "In your assumption: it cannot be told, the letters give no year or number here.",
    },
    rates="Money and homes together",
    rates_about=(
        "Only where the letters name money and homes in one agreement. It is the contribution of one payer divided by "
        "the number of homes: not what a home costs, and not to be compared without reading the agreement."
    ),
    rate_columns={
        "place": "Place", "payer": "Payer", "amount": "Contribution", "homes": "Homes", "rate": "Euro per home",
    },
    about_number="about {}",
    schemes="Schemes and their thresholds",
    schemes_about=(
        "What a location must reach to take part, according to the letters, and to which places the scheme may apply. "
        "Which place gets money the letters do not say."
    ),
    scheme={
        "large": "New large-scale location with extra steering by the state",
        "regional": "Regional large-scale location",
        "wokt": "WoKT scheme, for locations that are not large-scale",
    },
    scheme_may="May apply to",
    scheme_none="The letters name no place to which this scheme may apply.",
)  # fmt: skip

WORDS: Final[Mapping[Language, CollisionWords]] = {"nl": NL, "en": EN}
