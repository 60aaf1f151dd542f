"""The words of the grid operators' capacity map, a file of the visitor, beside what the letters say of the grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class GridMapWords:
    """The words of one language. Of `told`, which the browser fills in, `{}` stands for texts and numbers."""

    title: str
    letters: Mapping[str, str]
    unfold: str
    why: str
    how: str
    warning: str
    file: str
    postcode: str
    statuses: tuple[str, ...]
    faults: Mapping[str, str]
    told: Mapping[str, str]


NL = GridMapWords(
    title="Stroomnet: brieven en capaciteitskaart",
    letters={"province": "Volgens de brieven: {}.", "municipality": "{}."},
    unfold="Zet de capaciteitskaart van de netbeheerders ernaast",
    why=(
        "De netbeheerders publiceren per postcode hoe vol het net is, zonder open licentie. Daarom staat die kaart "
        "niet op deze site. Hebt u het bestand, dan kunt u het hier naast de brieven bekijken."
    ),
    how=(
        "U vindt het bij de brondata op data.partnersinenergie.nl/capaciteitskaart, onder de naam congestie_pc6.csv. "
        "Het bestand blijft in uw browser: er gaat niets van naar deze site."
    ),
    warning=(
        "Indicatief: u kunt er geen rechten aan ontlenen. Rood betekent een tekort aan transportcapaciteit voor nieuwe "
        "of zwaardere aansluitingen, niet dat het net overbelast is. De brieven en de kaart zijn twee bronnen; hier "
        "wordt niets samengevoegd."
    ),
    file="Bestand congestie_pc6.csv",
    postcode="Postcode (1234 of 1234 AB)",
    # In the order of the codes: none, 0, 1, 2, 3.
    statuses=(
        "nog geen kleur",
        "ruimte beschikbaar (groen)",
        "beperkt beschikbaar (geel)",
        "in onderzoek, wachtrij (oranje)",
        "tekort, wachtrij (rood)",
    ),
    faults={
        "quote": "Regel {}: een aanhalingsteken is niet gesloten.",
        "postcode": "Regel {}: ‘{}’ is geen postcode.",
        "fields": "Regel {}: er zijn maar {} velden.",
        "status": "Regel {}: ‘{}’ is geen bekende status.",
    },
    told={
        "reading": "Bezig met lezen: {}%",
        "read": "Uit uw bestand {}: {} postcodes gelezen.",
        "skipped": "Overgeslagen regels: {}. De eerste:",
        "columns": "Dit is niet het bestand dat wij kennen: de kolommen {} ontbreken in de eerste regel.",
        "large": "Dit bestand is te groot om hier te lezen.",
        "empty": "In dit bestand staat geen enkele regel met een postcode en een status.",
        "unreadable": "Dit bestand kan niet als tekst worden gelezen.",
        "noPostcode": "‘{}’ is geen postcode.",
        "notThere": "In uw bestand staat niets over {}.",
        "noMunicipalities": "Uw bestand noemt geen gemeentecodes. Zoek daarom hierboven op postcode.",
        "ofPostcode": "Volgens de capaciteitskaart: postcode {}",
        "ofPlace": "Volgens de capaciteitskaart: {}, voedingsgebieden: {}",
        "more": "En nog {} voedingsgebieden.",
        "area": "Voedingsgebied",
        "noArea": "niet genoemd",
        "offtake": "Afname",
        "feed": "Teruglevering",
        "postcodes": "Postcodes",
    },
)

EN = GridMapWords(
    title="Electricity grid: letters and capacity map",
    letters={"province": "According to the letters: {}.", "municipality": "{}."},
    unfold="Put the grid operators' capacity map beside it",
    why=(
        "The grid operators publish for each postcode how full the grid is, without an open licence. That is why the "
        "map is not on this site. If you have the file, you can look at it here beside the letters."
    ),
    how=(
        "You find it among the source data at data.partnersinenergie.nl/capaciteitskaart, under the name "
        "congestie_pc6.csv. The file stays in your browser: nothing of it goes to this site."
    ),
    warning=(
        "Indicative: no rights can be derived from it. Red means a shortage of transport capacity for new or larger "
        "connections, not that the grid is overloaded. Letters and map are two sources; nothing is merged here."
    ),
    file="File congestie_pc6.csv",
    postcode="Postcode (1234 or 1234 AB)",
    statuses=(
        "no colour yet",
        "capacity available (green)",
        "limited capacity (yellow)",
        "under investigation, queue (orange)",
        "shortage, queue (red)",
    ),
    faults={
        "quote": "Line {}: a quotation mark is not closed.",
        "postcode": "Line {}: ‘{}’ is not a postcode.",
        "fields": "Line {}: there are only {} fields.",
        "status": "Line {}: ‘{}’ is not a known status.",
    },
    told={
        "reading": "Reading: {}%",
        "read": "From your file {}: {} postcodes read.",
        "skipped": "Lines left out: {}. The first:",
        "columns": "This is not the file that we know: the columns {} are missing from the first line.",
        "large": "This file is too large to be read here.",
        "empty": "No line of this file has a postcode and a status.",
        "unreadable": "This file cannot be read as text.",
        "noPostcode": "‘{}’ is not a postcode.",
        "notThere": "Your file says nothing about {}.",
        "noMunicipalities": "Your file names no codes of municipalities. So look up a postcode above.",
        "ofPostcode": "According to the capacity map: postcode {}",
        "ofPlace": "According to the capacity map: {}, supply areas: {}",
        "more": "And {} more supply areas.",
        "area": "Supply area",
        "noArea": "not named",
        "offtake": "Offtake",
        "feed": "Feed-in",
        "postcodes": "Postcodes",
    },
)

WORDS: Mapping[Language, GridMapWords] = {"nl": NL, "en": EN}
