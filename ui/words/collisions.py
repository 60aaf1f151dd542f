"""The words of the page about bottlenecks, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class CollisionWords:
    """The words of one language. Pairs are (one, many); `{}` stands for a number or name.

    `reason` is by code of a reason, with `where` for the grid; `unknown` completes `not_said`.
    """

    title: str
    download: str
    intro: str
    kind: Mapping[str, str]
    kind_about: Mapping[str, str]
    count: tuple[str, str]
    lists: tuple[str, str]
    lists_about: str
    in_list: Mapping[str, str]
    in_list_about: Mapping[str, str]
    which: str
    adds_up: str
    named: str
    homes_none: str
    homes_apart: str
    against: str
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
    more_places: str
    certainty: str
    basis: Mapping[str, str]
    weakest: str
    reader: str
    reader_said: Mapping[str, str]
    level: Mapping[str, str]
    softest: str
    not_said: str
    unknown: Mapping[str, str]
    place: str
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
    # the method page
    decided_title: str
    decided: tuple[str, ...]
    decided_fine: str
    decided_against: str


NL: Final = CollisionWords(
    title="Knelpunten",
    download="Download deze lijst als kaartlaag (GeoJSON)",
    intro=(
        "Hier staat waar het volgens de brieven knelt: bij het stroomnet, bij de bereikbaarheid of het geld, en waar "
        "meer opgaven op dezelfde plek ruimte nodig hebben. Wij noemen iets alleen een knelpunt als een brief het zelf "
        "zegt, of als twee uitspraken op dezelfde plek om hetzelfde vragen. Over elk knelpunt heeft een mens besloten "
        "en heeft een tweede lezer zich uitgesproken. Staat een plek hier niet, dan betekent dat niet dat daar alles "
        "kan. Het is de stand van de brieven uit 2025 en 2026, niet die van vandaag."
    ),
    kind={
        "grid": "Stroomnet",
        "access": "Bereikbaarheid en geld",
        "claims": "Meer opgaven op één plek",
    },
    kind_about={
        "grid": "woningen of industrie waar een aansluitstop dreigt of de brieven netcongestie noemen",
        "access": "de bereikbaarheid of het geld ervoor is nog niet rond, of staat onder druk",
        "claims": "opgaven die dezelfde ruimte nodig hebben of elkaar raken, zoals wonen, natuur, Defensie en energie",
    },
    count=("{} knelpunt", "{} knelpunten"),
    lists=("{} woningbouwlocatie en het stroomnet", "{} woningbouwlocaties en het stroomnet"),
    lists_about="Elke woningbouwlocatie staat in precies één van deze drie lijsten.",
    in_list={
        "affected": "Knelpunt met het stroomnet",
        "fine": "Gaat volgens de brieven door",
        "silent": "Niets gezegd",
    },
    in_list_about={
        "affected": "de brieven noemen op deze plek, in de gemeente of in de provincie een dreigende stop of "
        "netcongestie",
        "fine": "een brief zegt dat hier wordt gebouwd ondanks netcongestie",
        "silent": "dat is geen knelpunt, maar ook geen bewijs dat er ruimte is",
    },
    which="welke",
    adds_up="Samen {}: dat zijn alle woningbouwlocaties binnen dit filter.",
    named=(
        "Bij {} daarvan noemen de brieven het net in de buurt, zoals een proef, of een dreigende stop in een deel van "
        "het gebied, maar niet dat het net er vol is."
    ),
    homes_apart=(
        "Een totaal aantal woningen geven wij hier niet: bij maar {} van deze {} knelpunten noemt een brief een "
        "aantal voor die plek."
    ),
    homes_none="Bij geen van deze knelpunten noemt een brief een aantal woningen voor de plek; er is dus geen totaal.",
    against="Wat wij niet als knelpunt zien, en waarom",
    list_title="Alle knelpunten",
    order=(
        "Ernstigste en zekerste eerst: op zwaarte van de reden, dan op hoe duidelijk de brieven deze plek bedoelen, "
        "dan op hoe vast de afspraken zijn en hoe zeker de plaats is."
    ),
    none_here="Geen knelpunt binnen dit filter. Dat betekent niet dat er geen is: de brieven noemen niet alles.",
    of_all="{} van {}",
    homes_stated="{} ({})",
    homes_uncounted="{} ({}; telt niet mee in totalen)",
    reason={
        "stop_threatened": "Er dreigt een aansluitstop {}",
        "stop_threatened_in_part": "Er dreigt een aansluitstop {}",
        "congested": "De brieven noemen netcongestie {}",
        "measures": "De brieven noemen maatregelen tegen netcongestie {}",
        "place": "De brieven zeggen ook iets over het net {}",
        "pilot": "De brieven noemen een proef",
        "expansion": "De brieven noemen een uitbreiding van het net",
        "short": "Er is te weinig geld",
        "paused": "Het project is gepauzeerd: {}",
        "under_pressure": "De bereikbaarheid staat steeds meer onder druk: {}",
        "undecided": "Over het project was nog niet besloten: {}",
        "conditional": "Toegezegd onder een voorwaarde, of de voorwaarde wordt nog besproken",
        "reserved": "Het geld is gereserveerd, nog niet vast toegezegd",
        "no_money": "Onzeker is of er geld komt voor de ontsluiting",
        "decision": "Een overleg zou hierover besluiten: {}. Of dat is gebeurd, zeggen de brieven niet",
        "claim": "{}",
        "homes": "Woningbouw",
    },
    where={
        "site": "op deze plek",
        "municipality": "in deze gemeente ({})",
        "area": "in dit gebied",
        "province": "in de provincie {}",
        "part": "in een deel van dit gebied: {}",
    },
    claim={
        "defence": "Defensie",
        "economy": "Economie, industrie of haven",
        "housing": "Wonen",
        "nature-agriculture": "Natuur en landbouw",
        "water": "Water",
        "energy": "Energie",
        "mobility": "Vervoer",
        "heritage": "Erfgoed",
        "liveability": "Leefbaarheid en omgeving",
        "development": "Gebiedsontwikkeling",
        "other": "Andere opgaven of functies",
    },
    facts=("{} feit", "{} feiten"),
    more_places="en op {} andere plekken",
    certainty="Hoe zeker",
    basis={
        "clash_said": "een brief noemt het zelf",
        "two_claims": "twee uitspraken over dezelfde plek",
    },
    weakest="zwakste punt: {}",
    reader="Tweede lezer",
    reader_said={
        "agrees": "eens; dit staat in de brieven",
        "disagrees": "niet eens",
        "unread": "nog niet gelezen",
        "unchecked": "na een wijziging nog niet opnieuw gelezen",
    },
    level={
        "site": "de brieven noemen deze plek zelf",
        "follows": "de afspraak volgt uit een afspraak over het project",
        "municipality": "het gaat om dezelfde gemeente",
        "area": "het gaat om hetzelfde gebied; waar daarin, staat er niet",
        "province": "het gaat over de provincie, niet over deze plek zelf",
        "part": "het gaat over een deel van dit gebied",
    },
    softest="minst vaste feit: {}",
    not_said="De brieven zeggen niet",
    unknown={
        "homes": "om hoeveel woningen het gaat",
        "homes_year": "in welk jaar de woningen klaar moeten zijn",
        "grid": "of het stroomnet hier vol is",
        "grid_here": "of het net op deze plek vol is",
        "grid_year": "wanneer er ruimte komt op het net",
        "decision_year": "wanneer erover wordt besloten",
        "hectares": "hoeveel hectare nodig is",
        "exclude": "dat deze opgaven niet samengaan",
    },
    place="plek",
    to_map="{} op de kaart",
    all_on_map="Toon alle knelpunten op de kaart",
    to_list="Alle knelpunten, met de feiten en hoe zeker ze zijn",
    count_here=("{} knelpunt hier", "{} knelpunten hier"),
    to_page="Alle afspraken over {}",
    fact_to_map="toon op de kaart",
    more="Toon {} meer (nog {})",
    what_if="Wat als?",
    assumption=(
        "Kies zelf een jaar. Dit is uw eigen aanname: de brieven noemen geen jaar waarin er ruimte komt op het net. "
        "Woningen die vóór dat jaar klaar moeten zijn, tellen als geraakt; woningen van dat jaar of later niet. De "
        "link in de adresbalk onthoudt uw keuze."
    ),
    lever_grid="Er komt pas later ruimte op het stroomnet in",
    lever_grid_none="Kies een provincie",
    lever_decision="Over dit project wordt pas later besloten",
    lever_decision_none="Kies een project",
    year_of="Jaar voor {}",
    your_assumption="Uw aanname",
    assumed_grid="er komt ruimte op het net in {} in {}",
    assumed_decision="over {} wordt besloten in {}",
    affected="{} geraakt: die moeten eerder klaar zijn.",
    not_affected="{} niet geraakt.",
    cannot_tell="Voor {} is het niet te zeggen: de brieven noemen geen jaar.",
    no_homes_affected="Er zijn geen woningen geraakt waarvoor de brieven een jaar noemen.",
    no_year_places="Niet te zeggen, want de brieven noemen er geen aantal woningen: {}.",
    columns={"place": "Plaats", "homes": "Woningen", "year": "Klaar", "cause": "Uw aanname", "verdict": "Uitkomst"},
    verdict={"affected": "geraakt", "not_affected": "niet geraakt", "unknown": "niet te zeggen"},
    by_lever={"grid": "net in {}: {}", "decision": "{}: {}"},
    year_not_said="geen jaar genoemd",
    reset="Aannames wissen",
    in_assumption={
        "affected": "Volgens uw aanname zijn woningen hier geraakt.",
        "not_affected": "Volgens uw aanname zijn de woningen hier niet geraakt.",
        "unknown": "Voor uw aanname is dit niet te zeggen: de brieven noemen hier geen jaar of aantal.",
    },
    rates="Geld en woningen samen",
    rates_about=(
        "Alleen waar de brieven geld en woningen in één afspraak noemen. Dit is de bijdrage van één betaler, gedeeld "
        "door het aantal woningen. Het is niet wat een woning kost. Lees de afspraak voordat u getallen vergelijkt."
    ),
    rate_columns={
        "place": "Plaats", "payer": "Betaler", "amount": "Bijdrage", "homes": "Woningen", "rate": "Euro per woning",
    },
    about_number="ongeveer {}",
    schemes="Regelingen en hun drempels",
    schemes_about=(
        "Aan welke eisen een locatie volgens de brieven moet voldoen, en voor welke plekken de regeling kan gelden. "
        "Welke plek geld krijgt, zeggen de brieven niet."
    ),
    scheme={
        "large": "Nieuwe grootschalige locatie met extra regie van het Rijk",
        "regional": "Regionaal grootschalige locatie",
        "wokt": "Regeling WoKT, voor locaties die niet grootschalig zijn",
    },
    scheme_may="Kan gelden voor",
    scheme_none="De brieven noemen geen plek waarvoor deze regeling kan gelden.",
    decided_title="Knelpunten: hoe wij daarover besluiten",
    decided=(
        "Wij noemen iets een knelpunt als een brief zelf zegt dat het knelt, of als twee uitspraken op dezelfde plek "
        "dezelfde grond, dezelfde ruimte op het stroomnet of dezelfde bereikbaarheid nodig hebben. Zeggen de brieven "
        "ergens het tegendeel, dan is het geen knelpunt. Een agenda, een propositie, een strategie of steun aan een "
        "programma legt geen beslag op grond.",
        "Een programma zoekt mogelijke knelpunten; een mens leest de brieven en besluit. Een tweede lezer krijgt "
        "alleen de regels uit de brieven over beide kanten en onze zin, en zegt of die zin klopt. Verandert een feit "
        "daarna, dan geldt het besluit als niet gecontroleerd. Hoe zeker een knelpunt bij een plek hoort, hangt af van "
        "de kant waarover de brieven het minst precies zijn.",
    ),
    decided_fine="Volgens de brieven is het hier geen probleem",
    decided_against="Bekeken, maar volgens ons geen knelpunt",
)  # fmt: skip

EN: Final = CollisionWords(
    title="Bottlenecks",
    download="Download this list as a map layer (GeoJSON)",
    intro=(
        "This is where the letters point to a bottleneck: with the electricity grid, with access or money, and where "
        "several needs compete for the same place. We call something a bottleneck only if a letter says so itself, or "
        "if two statements ask for the same thing at the same place. A person decided on each bottleneck and a second "
        "reader gave an opinion. If a place is not listed, that does not mean that everything is possible there. This "
        "is the situation in the letters of 2025 and 2026, not that of today."
    ),
    kind={
        "grid": "Electricity grid",
        "access": "Access and money",
        "claims": "Several needs in one place",
    },
    kind_about={
        "grid": "homes or industry where a halt to new connections is looming or the letters mention grid congestion",
        "access": "access, or the money for it, is not settled yet or is under pressure",
        "claims": "uses that need the same space or affect each other, such as housing, nature, defence and energy",
    },
    count=("{} bottleneck", "{} bottlenecks"),
    lists=("{} housing location and the electricity grid", "{} housing locations and the electricity grid"),
    lists_about="Each housing location is in exactly one of these three lists.",
    in_list={
        "affected": "Bottleneck with the grid",
        "fine": "Going ahead, according to the letters",
        "silent": "Nothing said",
    },
    in_list_about={
        "affected": "at this place, in its municipality or in its province the letters mention a looming "
        "halt or grid congestion",
        "fine": "a letter says that homes are being built here despite grid congestion",
        "silent": "that is not a bottleneck, but it is no proof that there is room either",
    },
    which="which",
    adds_up="Together {}: these are all housing locations within this filter.",
    named=(
        "For {} of them the letters mention the grid nearby, such as a pilot, or a halt looming in part of the area, "
        "but do not say that the grid is full there."
    ),
    homes_apart=(
        "We give no total number of homes here: for only {} of these {} bottlenecks does a letter state a number for "
        "that place."
    ),
    homes_none=(
        "For none of these bottlenecks does a letter state a number of homes for the place, so there is no total."
    ),
    against="What we do not regard as a bottleneck, and why",
    list_title="All bottlenecks",
    order=(
        "Most serious and most certain first: by seriousness of the reason, then by how clearly the letters mean this "
        "place, then by how firm the agreements are and how certain the place is."
    ),
    none_here=(
        "No bottleneck within this filter. That does not mean that there is none: the letters do not cover everything."
    ),
    of_all="{} of {}",
    homes_stated="{} ({})",
    homes_uncounted="{} ({}; not counted in totals)",
    reason={
        "stop_threatened": "A halt to new connections is looming {}",
        "stop_threatened_in_part": "A halt to new connections is looming {}",
        "congested": "The letters mention grid congestion {}",
        "measures": "The letters mention measures against grid congestion {}",
        "place": "The letters also mention the grid {}",
        "pilot": "The letters mention a pilot",
        "expansion": "The letters mention an expansion of the grid",
        "short": "There is too little money",
        "paused": "The project has been paused: {}",
        "under_pressure": "Access is under growing pressure: {}",
        "undecided": "No decision had been made on the project yet: {}",
        "conditional": "Promised on a condition, or the condition is still being discussed",
        "reserved": "The money has been reserved, not firmly promised yet",
        "no_money": "It is uncertain whether there will be money for access",
        "decision": "A meeting was to decide on this: {}. The letters do not say whether it did",
        "claim": "{}",
        "homes": "Housing",
    },
    where={
        "site": "at this place",
        "municipality": "in this municipality ({})",
        "area": "in this area",
        "province": "in the province of {}",
        "part": "in a part of this area: {}",
    },
    claim={
        "defence": "Defence",
        "economy": "Economy, industry or port",
        "housing": "Housing",
        "nature-agriculture": "Nature and farming",
        "water": "Water",
        "energy": "Energy",
        "mobility": "Transport",
        "heritage": "Heritage",
        "liveability": "Quality of life and surroundings",
        "development": "Area development",
        "other": "Other needs or functions",
    },
    facts=("{} fact", "{} facts"),
    more_places="and in {} other places",
    certainty="How certain",
    basis={
        "clash_said": "a letter says so itself",
        "two_claims": "two statements about the same place",
    },
    weakest="weakest point: {}",
    reader="Second reader",
    reader_said={
        "agrees": "agrees; the letters say this",
        "disagrees": "disagrees",
        "unread": "not read yet",
        "unchecked": "not read again since a change",
    },
    level={
        "site": "the letters name this place itself",
        "follows": "the agreement follows from one about the project",
        "municipality": "both are about the same municipality",
        "area": "both are about the same area; where in it is not said",
        "province": "it is about the province, not about this very place",
        "part": "it is about a part of this area",
    },
    softest="least firm fact: {}",
    not_said="The letters do not say",
    unknown={
        "homes": "how many homes are involved",
        "homes_year": "in which year the homes must be ready",
        "grid": "whether the grid is full here",
        "grid_here": "whether the grid is full at this place",
        "grid_year": "when there will be room on the grid",
        "decision_year": "when a decision will be made",
        "hectares": "how many hectares are needed",
        "exclude": "that these needs rule each other out",
    },
    place="place",
    to_map="{} on the map",
    all_on_map="Show all bottlenecks on the map",
    to_list="All bottlenecks, with the facts and how certain they are",
    count_here=("{} bottleneck here", "{} bottlenecks here"),
    to_page="All agreements about {}",
    fact_to_map="show on the map",
    more="Show {} more ({} left)",
    what_if="What if?",
    assumption=(
        "Choose a year yourself. This is your own assumption: the letters give no year in which there will be room on "
        "the grid. Homes due before that year count as affected; homes due in that year or later do not. The link in "
        "the address bar keeps your choice."
    ),
    lever_grid="There will be room on the grid only later in",
    lever_grid_none="Choose a province",
    lever_decision="A decision on this project is made only later",
    lever_decision_none="Choose a project",
    year_of="Year for {}",
    your_assumption="Your assumption",
    assumed_grid="there will be room on the grid in {} in {}",
    assumed_decision="a decision on {} is made in {}",
    affected="{} affected: they are due earlier.",
    not_affected="{} not affected.",
    cannot_tell="For {} this cannot be said: the letters give no year.",
    no_homes_affected="No homes for which the letters give a year are affected.",
    no_year_places="This cannot be said where the letters state no number of homes: {}.",
    columns={"place": "Place", "homes": "Homes", "year": "Due", "cause": "Your assumption", "verdict": "Outcome"},
    verdict={"affected": "affected", "not_affected": "not affected", "unknown": "cannot be said"},
    by_lever={"grid": "grid in {}: {}", "decision": "{}: {}"},
    year_not_said="no year stated",
    reset="Clear assumptions",
    in_assumption={
        "affected": "On your assumption, homes here are affected.",
        "not_affected": "On your assumption, the homes here are not affected.",
        "unknown": "On your assumption this cannot be said: the letters give no year or number here.",
    },
    rates="Money and homes together",
    rates_about=(
        "Only where the letters mention money and homes in one agreement. This is the contribution of one payer "
        "divided by the number of homes. It is not what a home costs. Read the agreement before you compare numbers."
    ),
    rate_columns={
        "place": "Place", "payer": "Payer", "amount": "Contribution", "homes": "Homes", "rate": "Euros per home",
    },
    about_number="about {}",
    schemes="Schemes and their thresholds",
    schemes_about=(
        "The requirements a location must meet, according to the letters, and the places to which the scheme may "
        "apply. The letters do not say which place receives money."
    ),
    scheme={
        "large": "New large-scale location with extra direction by central government",
        "regional": "Large-scale location of regional importance",
        "wokt": "WoKT scheme, for locations that are not large-scale",
    },
    scheme_may="May apply to",
    scheme_none="The letters mention no place to which this scheme may apply.",
    decided_title="Bottlenecks: how we decide on them",
    decided=(
        "We call something a bottleneck if a letter itself says so, or if two statements need the same land, the same "
        "room on the grid or the same access at the same place. Where the letters say the opposite, it is not a "
        "bottleneck. An agenda, a proposition, a strategy or support for a programme does not take up land.",
        "A computer program looks for possible bottlenecks; a person reads the letters and decides. A second reader is "
        "given only the lines of the letters on both sides and our sentence, and says whether that sentence is right. "
        "If a fact changes afterwards, the decision counts as unchecked. How certainly a bottleneck belongs to a place "
        "depends on the side on which the letters are least precise.",
    ),
    decided_fine="According to the letters, no problem here",
    decided_against="Considered, but in our view not a bottleneck",
)  # fmt: skip

WORDS: Final[Mapping[Language, CollisionWords]] = {"nl": NL, "en": EN}
