"""The words of the page about bottlenecks, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class CollisionWords:
    """The words of one language. Pairs are (one, many); `{}` stands for a number or name."""

    title: str
    download: str
    intro: str
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
    all_on_map: str
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
    all_on_map="Toon alle knelpunten op de kaart",
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
    all_on_map="Show all bottlenecks on the map",
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
