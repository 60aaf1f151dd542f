"""The words of the page about bottlenecks, in Dutch and English."""

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
    # the method page
    decided_title: str
    decided: tuple[str, ...]
    decided_fine: str
    decided_against: str


NL: Final = CollisionWords(
    title="Knelpunten",
    one="knelpunt",
    mark="knelpunt, naast de plek waar het ligt",
    download="Download deze lijst als kaartlaag (GeoJSON)",
    intro=(
        "Hier staat waar het volgens de brieven knelt: bij het stroomnet, bij de bereikbaarheid of het geld, en waar "
        "meer opgaven dezelfde plek vragen. Dat is alleen een knelpunt als een brief het zelf zegt, of als twee "
        "uitspraken op dezelfde plek hetzelfde vragen. Iemand heeft over elk knelpunt besloten, met de regels van "
        "beide kanten. Staat een plek hier niet, dan wil dat niet zeggen dat daar alles kan. Het is de stand van de "
        "brieven uit 2025 en 2026, niet die van vandaag."
    ),
    kind={
        "grid": "Stroomnet",
        "access": "Bereikbaarheid en geld",
        "claims": "Meer opgaven op één plek",
    },
    kind_about={
        "grid": "woningen of industrie waar een aansluitstop dreigt of de brieven netcongestie noemen",
        "access": "de bereikbaarheid of het geld ervoor is nog niet rond, of staat onder druk",
        "claims": "opgaven die dezelfde ruimte vragen of elkaar raken, zoals wonen, natuur, Defensie en energie",
    },
    count=("{} knelpunt", "{} knelpunten"),
    lists=("{} woningbouwlocatie en het stroomnet", "{} woningbouwlocaties en het stroomnet"),
    lists_about="Elke woningbouwlocatie staat in precies één van deze drie lijsten.",
    in_list={
        "affected": "Knelt met het stroomnet",
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
    adds_up="Samen {}: alle woningbouwlocaties binnen dit filter.",
    named="Bij {} daarvan noemen de brieven het net in de buurt, zoals een proef, maar niet dat het er vol is.",
    homes_apart=(
        "Een totaal aantal woningen geven wij hier niet: bij {} van deze {} knelpunten noemt een brief een aantal "
        "dat bij de plek hoort."
    ),
    homes_none="Bij geen van deze knelpunten noemt een brief een aantal woningen voor de plek; er is dus geen totaal.",
    against="Wat wij niet als knelpunt zien, en waarom",
    list_title="Alle knelpunten",
    order=(
        "Ernstigste en zekerste eerst: eerst de zwaarste reden, dan hoe dichtbij de zwakste kant is, dan hoe vast de "
        "afspraken zijn en hoe zeker de plaats is."
    ),
    none_here="Geen knelpunt binnen dit filter. Dat wil niet zeggen dat er geen is: de brieven noemen niet alles.",
    of_all="{} van {}",
    homes_stated="{} ({})",
    homes_uncounted="{} ({}; telt in geen totaal mee)",
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
        "two_claims": "twee uitspraken die op dezelfde plek samenkomen",
    },
    weakest="de zwakste kant: {}",
    reader="Tweede lezer",
    reader_said={
        "agrees": "eens; de regels van beide kanten zeggen dit",
        "disagrees": "niet eens",
        "unread": "nog niet gelezen",
        "unchecked": "na een wijziging nog niet opnieuw bekeken",
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
        "homes_year": "in welk jaar de woningen er moeten zijn",
        "grid": "hoe het stroomnet er hier voor staat",
        "grid_here": "of het net op deze plek zelf vol is",
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
        "place": "plek",
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
    decided_title="Knelpunten: hoe wij besluiten",
    decided=(
        "Een knelpunt is een uitspraak, en wordt zo gelezen. Of een brief zegt zelf dat het knelt, of twee uitspraken "
        "vragen op dezelfde plek dezelfde grond, hetzelfde net of dezelfde bereikbaarheid. Zeggen de brieven ergens "
        "het tegendeel, dan is het geen knelpunt. Een agenda, een propositie, een strategie of steun aan een programma "
        "legt geen beslag op grond.",
        "Een programma zoekt kandidaten, een mens besluit en leest de brieven ook zelf. Een tweede lezer krijgt "
        "alleen de regels van beide kanten en de zin, en zegt of die klopt. Verandert een feit daarna, dan geldt het "
        "besluit als niet gecontroleerd. Hoe dichtbij een knelpunt is, hangt af van de zwakste kant.",
    ),
    decided_fine="Volgens de brieven gaat het hier goed",
    decided_against="Bekeken, en niet als knelpunt gezien",
)  # fmt: skip

EN: Final = CollisionWords(
    title="Bottlenecks",
    one="bottleneck",
    mark="bottleneck, beside the place where it lies",
    download="Download this list as a map layer (GeoJSON)",
    intro=(
        "This is where the letters point to a bottleneck: with the power grid, with access or money, and where several "
        "tasks need the same place. It is one only if a letter says so itself, or if two statements ask for the same "
        "thing at the same place. Somebody decided on each, with the lines on both sides at hand. A place that is not "
        "listed is not a place where everything is possible. This is how things stood in the letters of 2025 and 2026, "
        "not today."
    ),
    kind={
        "grid": "Power grid",
        "access": "Access and money",
        "claims": "Several claims on one place",
    },
    kind_about={
        "grid": "homes or industry where a halt to new connections is looming or the letters mention grid congestion",
        "access": "access, or the money for it, is not settled yet or is under pressure",
        "claims": "tasks that need the same space or affect each other, such as housing, nature, defence and energy",
    },
    count=("{} bottleneck", "{} bottlenecks"),
    lists=("{} housing location and the power grid", "{} housing locations and the power grid"),
    lists_about="Each housing location is in exactly one of these three lists.",
    in_list={
        "affected": "Affected by the grid",
        "fine": "Going ahead, say the letters",
        "silent": "Nothing said",
    },
    in_list_about={
        "affected": "at this place, in its municipality or in its province the letters mention a looming "
        "halt or congestion",
        "fine": "a letter says that homes are being built here despite grid congestion",
        "silent": "that is no bottleneck, and no proof that there is room",
    },
    which="which",
    adds_up="Together {}: all housing locations within this filter.",
    named="For {} of them the letters mention the grid nearby, such as a trial, but do not say that it is full there.",
    homes_apart=(
        "We give no total number of homes here: for {} of these {} bottlenecks a letter states a number that belongs "
        "to the place."
    ),
    homes_none="For none of these bottlenecks a letter states a number of homes for the place, so there is no total.",
    against="What we do not count as a bottleneck, and why",
    list_title="All bottlenecks",
    order=(
        "Gravest and most certain first: the gravest reason, then how close the weakest side comes, then how firm the "
        "agreements are and how certain the place is."
    ),
    none_here="No bottleneck within this filter. That does not mean that there is none: the letters do not say all.",
    of_all="{} of {}",
    homes_stated="{} ({})",
    homes_uncounted="{} ({}; in no total)",
    reason={
        "stop_threatened": "A halt to new connections is looming {}",
        "stop_threatened_in_part": "A halt to new connections is looming {}",
        "congested": "The letters mention grid congestion {}",
        "measures": "The letters mention measures against grid congestion {}",
        "place": "The letters also mention the grid {}",
        "pilot": "The letters mention a trial",
        "expansion": "The letters mention an extension of the grid",
        "short": "There is too little money",
        "paused": "The project has been paused: {}",
        "under_pressure": "Access is under growing pressure: {}",
        "undecided": "The project had not been decided on yet: {}",
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
        "other": "Other tasks or functions",
    },
    facts=("{} fact", "{} facts"),
    more_places="and in {} other places",
    certainty="How certain",
    basis={
        "clash_said": "a letter says so itself",
        "two_claims": "two statements that meet at the same place",
    },
    weakest="the weakest side: {}",
    reader="Second reader",
    reader_said={
        "agrees": "agrees; the lines on both sides say this",
        "disagrees": "disagrees",
        "unread": "not read yet",
        "unchecked": "not looked at again since an edit",
    },
    level={
        "site": "the letters name this very place",
        "follows": "the agreement follows from one about the project",
        "municipality": "both are about the same municipality",
        "area": "both are about the same area; where in it is not said",
        "province": "it is about the province, not about this very place",
        "part": "it is about a part of this area",
    },
    softest="least firm fact: {}",
    not_said="The letters do not say",
    unknown={
        "homes": "how many homes it is about",
        "homes_year": "by which year the homes must be there",
        "grid": "what the state of the grid is here",
        "grid_here": "whether the grid at this very place is full",
        "grid_year": "when there will be room on the grid",
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
        "place": "place",
    },
    to_map="{} on the map",
    all_on_map="Show all bottlenecks on the map",
    to_list="All bottlenecks, with facts and certainty",
    count_here=("{} bottleneck here", "{} bottlenecks here"),
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
    decided_title="Bottlenecks: how we decide",
    decided=(
        "A bottleneck is a statement, and is read like one. Either a letter itself says that things clash, or two "
        "statements ask for the same ground, grid or access at the same place. Where the letters say the opposite, "
        "it is no bottleneck. An agenda, a proposition, a strategy or support for a programme makes no claim on "
        "ground.",
        "A program looks for candidates; a person decides, and reads the letters too. A second reader is given only "
        "the lines on both sides and the sentence, and says whether it is right. If a fact changes afterwards, the "
        "decision counts as unchecked. How close a bottleneck is depends on its weakest side.",
    ),
    decided_fine="According to the letters, all is well here",
    decided_against="Considered, and not seen as a bottleneck",
)  # fmt: skip

WORDS: Final[Mapping[Language, CollisionWords]] = {"nl": NL, "en": EN}
