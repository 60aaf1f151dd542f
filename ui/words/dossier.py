"""The words of the dossier for a meeting: on the screen, on paper and in Word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.dossier import Part, Rest
from layers.layer import Language


@dataclass(frozen=True)
class DossierWords:
    """The words of one language; pairs are (one, many), `{}` stands for a number, date or name.

    `all_open` are the words of a part where no meeting is chosen.
    """

    title: str
    title_of: str
    intro: str
    everything: str
    about: str
    about_hint: str
    meeting: str
    named: str
    coming: str
    show: str
    kind: Mapping[str, str]
    start: str
    word: str
    printed: str
    to_page: str
    part: Mapping[Part, str]
    means: Mapping[Part, str]
    all_open: Mapping[str, str]
    count: Mapping[Part, tuple[str, str]]
    rest: Mapping[Rest, tuple[str, str]]
    none: str
    not_named: str
    stake: str
    stake_means: str
    stake_none: str
    stake_label: Mapping[str, str]
    national: str
    national_link: str
    by: str
    told_on: str
    bottleneck: tuple[str, str]
    part_of: str
    of_agreement: str
    belongs: tuple[str, str]
    parts: tuple[str, str]
    follows: str
    followed_by: tuple[str, str]
    inferred: str
    more: tuple[str, str]
    left: tuple[str, str]
    made: str
    edition: str
    chosen: str
    letters_until: str
    back: str
    back_link: str
    lines_note: str
    page: str
    sources: str


NL: Final = DossierWords(
    title="Dossier voor een overleg",
    title_of="Dossier {}",
    intro=(
        "Wat er van een gebied, gemeente of thema terugkomt in een bestuurlijk overleg, en wat er nog openstaat: "
        "het zwaarste eerst, elk met de vindplaats in de brieven."
    ),
    everything="Alles wat openstaat",
    about="Waarover",
    about_hint="Bijvoorbeeld Drenthe, Emmen, Groene Hart of wonen",
    meeting="Voor welk overleg",
    named="Genoemd in de brieven",
    coming="Nog niet genoemd in de brieven",
    show="Dossier tonen",
    kind={
        "landsdeel": "landsdeel",
        "province": "provincie",
        "novex": "NOVEX-gebied",
        "municipality": "gemeente",
        "theme": "thema",
    },
    start="Kies een provincie, of vul hierboven iets anders in.",
    word="Als Word-bestand",
    printed="Als printversie",
    to_page="Alles over {}",
    part={
        "table": "Komt terug in {}",
        "without word": "Termijn voorbij, zonder bericht",
        "due": "Termijn nog niet voorbij",
        "answered": "Wat brieven melden over de uitkomst",
        "refused": "Gevraagd en afgewezen",
    },
    means={
        "table": "De brieven noemen dit overleg, of hetzelfde overleg zonder jaar.",
        "without word": (
            "De laatste dag is voorbij. De brieven die wij lazen, zeggen niet wat ervan is gekomen: het kan gedaan "
            "zijn, later komen of vervallen zijn."
        ),
        "due": "De laatste dag valt niet na dit overleg.",
        "answered": "Volgens de brief van de datum die erbij staat.",
        "refused": "Volgens een brief.",
    },
    all_open={
        "table": "Komt terug in een overleg zonder datum",
        "table count": "terug in een overleg zonder datum",
        "table means": "De brieven noemen een overleg, maar niet wanneer.",
        "due means": "De laatste dag moet nog komen.",
        "national": (
            "Punten voor heel Nederland staan hier niet bij: daarvan komen er {} terug in een overleg zonder datum en "
            "is van {} de termijn voorbij zonder bericht."
        ),
    },
    count={
        "table": ("komt terug in dit overleg", "komen terug in dit overleg"),
        "without word": ("termijn voorbij, zonder bericht", "termijnen voorbij, zonder bericht"),
        "due": ("termijn nog niet voorbij", "termijnen nog niet voorbij"),
        "answered": ("waarvan een brief meldt hoe het loopt of liep", "waarvan een brief meldt hoe het loopt of liep"),
        "refused": ("gevraagd en afgewezen", "gevraagd en afgewezen"),
    },
    rest={
        "later": ("{} punt heeft een termijn na dit overleg", "{} punten hebben een termijn na dit overleg"),
        "other table": (
            "{} punt komt terug in een ander overleg, zonder datum",
            "{} punten komen terug in een ander overleg, zonder datum",
        ),
    },
    none="Hierover noemen de brieven geen termijn of overleg, en melden ze geen uitkomst.",
    not_named="Geen van de punten hier noemt {} bij naam.",
    stake="Geld en woningen in wat openstaat",
    stake_means=(
        "Alleen bedragen en aantallen die in de openstaande punten staan of daar volgens de brief bij horen, "
        "geteld zoals op de kaart. Bedragen van verschillende betalers of zekerheid worden niet opgeteld."
    ),
    stake_none="In wat openstaat, noemen de brieven geen bedrag of aantal woningen dat meetelt.",
    stake_label={"homes": "Woningen", "rijk": "Geld van het Rijk", "regio": "Geld van de regio"},
    national=(
        "Punten voor heel Nederland staan hier niet bij: daarvan komen er {} terug in dit overleg en is van {} de "
        "termijn voorbij zonder bericht."
    ),
    national_link="Die staan in de tijdlijn",
    by="door {}",
    told_on="{} ({}):",
    bottleneck=("knelpunt: {}", "knelpunten: {}"),
    part_of="deel van: {}",
    of_agreement="hoort bij: {}",
    belongs=("hierbij hoort: {}", "hierbij horen: {}"),
    parts=("onderdeel: {}", "onderdelen: {}"),
    follows="vervolg op: {}",
    followed_by=("heeft als vervolg: {}", "heeft als vervolg: {}"),
    inferred="dat dit hier ligt, leiden wij af",
    more=("Nog {} staat op", "Nog {} staan op"),
    left=("Nog {} staat hieronder achter ‘toon meer’.", "Nog {} staan hieronder achter ‘toon meer’."),
    made="Gemaakt op {}",
    edition="editie {} van {}",
    chosen="Keuze: {}; {}",
    letters_until="laatst gelezen brief: {}",
    back="Hier komt u terug bij dit dossier, zoals het dan is:",
    back_link="Terug naar het dossier",
    lines_note="Regels zijn die van de tekst zoals wij die lazen.",
    page="Bladzijde",
    sources="Vindplaatsen",
)

EN: Final = DossierWords(
    title="Dossier for a meeting",
    title_of="Dossier {}",
    intro=(
        "What of an area, municipality or theme comes back to a formal meeting of central government and the regions, "
        "and what is still open: the gravest first, each with where the letters say it."
    ),
    everything="Everything that is open",
    about="About",
    about_hint="For example Drenthe, Emmen, Groene Hart or housing",
    meeting="For which meeting",
    named="Named in the letters",
    coming="Not yet named in the letters",
    show="Show the dossier",
    kind={
        "landsdeel": "part of the country",
        "province": "province",
        "novex": "NOVEX area",
        "municipality": "municipality",
        "theme": "theme",
    },
    start="Choose a province, or enter something else above.",
    word="As a Word file",
    printed="Print version",
    to_page="Everything about {}",
    part={
        "table": "Comes back to {}",
        "without word": "Due, without word",
        "due": "Not yet due",
        "answered": "What letters report of the outcome",
        "refused": "Asked and refused",
    },
    means={
        "table": "The letters name this meeting, or the same meeting without a year.",
        "without word": (
            "The last day has passed. The letters that we read do not say what came of it: it may be done, be still "
            "to come, or have been dropped."
        ),
        "due": "The last day is not after this meeting.",
        "answered": "According to the letter of the date given.",
        "refused": "According to a letter.",
    },
    all_open={
        "table": "Comes back to a meeting without a date",
        "table count": "back to a meeting without a date",
        "table means": "The letters name a meeting, but not when it is.",
        "due means": "The last day is still to come.",
        "national": (
            "Items for the whole country are not included: of those {} come back to a meeting without a date and {} "
            "are due without word."
        ),
    },
    count={
        "table": ("comes back to this meeting", "come back to this meeting"),
        "without word": ("due, without word", "due, without word"),
        "due": ("not yet due", "not yet due"),
        "answered": ("with an outcome that a letter reports", "with an outcome that a letter reports"),
        "refused": ("asked and refused", "asked and refused"),
    },
    rest={
        "later": ("{} item is due after this meeting", "{} items are due after this meeting"),
        "other table": (
            "{} item comes back to another meeting, without a date",
            "{} items come back to another meeting, without a date",
        ),
    },
    none="On this the letters name no deadline or meeting, and report no outcome.",
    not_named="No item here names {} itself.",
    stake="Money and homes in what is open",
    stake_means=(
        "Only amounts and numbers that stand in the open items, or that belong to them according to the letter, "
        "counted as on the map. Amounts of different payers or certainty are not added up."
    ),
    stake_none="In what is open the letters state no amount or number of homes that counts.",
    stake_label={"homes": "Homes", "rijk": "Central government money", "regio": "Regional money"},
    national=(
        "Items for the whole country are not included: of those {} come back to this meeting and {} are due "
        "without word."
    ),
    national_link="They are in the timeline",
    by="by {}",
    told_on="{} ({}):",
    bottleneck=("bottleneck: {}", "bottlenecks: {}"),
    part_of="part of: {}",
    of_agreement="belongs to: {}",
    belongs=("belongs to this: {}", "belong to this: {}"),
    parts=("part: {}", "parts: {}"),
    follows="follows: {}",
    followed_by=("followed by: {}", "followed by: {}"),
    inferred="that this is here, is inferred by us",
    more=("{} more is at", "{} more are at"),
    left=("{} more behind ‘show more’ below.", "{} more behind ‘show more’ below."),
    made="Made on {}",
    edition="edition {} of {}",
    chosen="Choice: {}; {}",
    letters_until="last letter read: {}",
    back="Come back to this dossier, as it then is:",
    back_link="Back to the dossier",
    lines_note="Lines are those of the text as we read it.",
    page="Page",
    sources="Where it stands",
)

WORDS: Final[Mapping[Language, DossierWords]] = {"nl": NL, "en": EN}
