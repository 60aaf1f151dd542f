"""What the checks of a record say, in Dutch, for the editor's desk; in English they say it themselves.

A message that stands not in this table is shown as the check wrote it.
"""

from __future__ import annotations

import re
from typing import Final

DUTCH: Final[tuple[tuple[str, str], ...]] = (
    (r"Field required", "Dit moet ingevuld worden."),
    (r"String should have at least 1 character", "Dit moet ingevuld worden."),
    (r"String should match pattern .*", "Dit is niet zo geschreven als hier hoort."),
    (r"Input should be a valid (?:integer|decimal).*", "Hier hoort een getal, zonder punten."),
    (r"String should have at most (\d+) characters", "Dit mag ten hoogste {0} tekens zijn."),
    (r"an amount needs amount_role", "Bij een bedrag hoort wat voor bedrag het is."),
    (r"amount fields without an amount", "Er staan gegevens van een bedrag, maar geen bedrag."),
    (r"amount_eur and a range exclude each other", "Kies: een bedrag, of een marge."),
    (r"deadline and deadline_kind go together", "Een termijn en het soort termijn horen bij elkaar."),
    (r"kind budget needs an amount", "Bij de soort ‘geld’ hoort een bedrag."),
    (r"kind measure keeps homes empty: use other_\*", "Bij een kengetal staat het aantal woningen bij ‘Ander getal’."),
    (r"homes_bound without homes", "Er staat hoe precies, maar geen aantal woningen."),
    (r"homes_period without homes", "Er staat een periode, maar geen aantal woningen."),
    (r"other_\* and other_unit go together", "Een getal en zijn eenheid horen bij elkaar."),
    (r"other_bound without other_\*", "Er staat hoe precies, maar geen getal."),
    (r"grid belongs to theme energy or housing", "Dit hoort bij het thema energie of wonen."),
    (r"a (province|municipality) is named or inferred, not both", "Dit staat zowel bij genoemd als bij afgeleid."),
    (r"a heading alone is no source", "Een kop alleen is geen bron."),
    (r"the same source twice", "Deze bron staat er twee keer."),
    (r"the range (.+) runs backwards", "De marge {0} loopt achteruit."),
    (r"lines are written as .*", "Regels schrijft u als 176 of 176-177."),
    (r"lines (.+): in order, at most (\d+)", "Regels {0}: van voor naar achter, ten hoogste {1}."),
    (r"'(.+)' does not stand in (\S+) lines (\d+)-(\d+)", "‘{0}’ staat niet in regel {2} tot en met {3}."),
    (r"\w+ (\S+) is in none of its figures: (.*)", "{0} staat in geen van de bronnen zoals gedrukt: {1}"),
    (r"summary_nl names (.+), no cited line does", "De samenvatting noemt {0}; de regels niet."),
    (r"summary_en names (.+), no cited line does", "De Engelse samenvatting noemt {0}; de regels niet."),
    (r"summary_nl says (.+), no cited line does", "De samenvatting zegt {0}; de regels niet."),
    (r"summary_en says (.+), no cited line does", "De Engelse samenvatting zegt {0}; de regels niet."),
    (r"place (?:names|says) (.+), no cited line does", "De naam van de plaats zegt {0}; de regels niet."),
    (r"\w+ holds (.+), no cited line names it or a place in it", "De regels noemen {0} niet, en geen plaats daarin."),
    (r"\w+ holds (.+), no cited line does", "De regels noemen {0} niet."),
    (r"ours: the record has no (.+)", "Bij ‘van ons’ staat {0}, maar dat veld is leeg."),
    (r"ours: '(.+)' stands in no summary, place or party of it", "‘{0}’ is van ons, maar staat nergens in het feit."),
    (r"ours: '(.+)' stands in the cited lines, so it is theirs", "‘{0}’ staat in de regels, dus het is niet van ons."),
    (r"the lines say '(.+)' \(.*\), neither a field nor both summaries do",
     "De regels zeggen ‘{0}’; dat staat in geen veld en niet in beide samenvattingen."),
    (r"set_aside: '(.+)' does not stand in the cited lines", "‘{0}’ is opzijgezet, maar staat niet in de regels."),
    (r"summary_(?:nl|en) does not say that the text is a draft", "De samenvatting zegt niet dat het een concept is."),
    (r"deadline (\S+): no cited line prints (\d+)", "De regels noemen het jaar {1} niet."),
    (r"amount_payer (\S+): no cited line has a word for it", "De regels zeggen niet wie betaalt."),
    (r"part_of (\S+): no line at either says that one holds the other", "Geen regel zegt dat dit een deel is van {0}."),
    (r"status agreed, but the sentence of its figure only wishes or asks",
     "De zin is een wens of een vraag: dat is nog geen afspraak."),
    (r"novex_area (\S+): the sentence of its figure also names (.*)", "De zin noemt ook {1}."),
    (r"(\S+) already cites this line for this (?:number|amount)", "{0} gebruikt deze regel al voor dit getal."),
    (r"(.+) is not in (\S+\.csv).*", "{0} staat niet in het register {1}."),
    (r"(\S+) is not in the facts \((\w+)\)", "{0} is geen feit."),
    (r"(\S+) is another fact; choose another id", "{0} is een ander feit; kies een ander id."),
    (r"may_overlap with (\S+) stands at both; .*",
    "De overlap met {0} staat bij allebei; laat hem bij een van de twee staan."),
    (r"\"? ?(?:(\w+): )?a date is written as .*", "Een datum schrijft u als 2026-01-13."),
    (r"(\S+) is another letter; choose another id", "{0} is een andere brief; kies een ander id."),
    (r"a note says what is wrong", "Schrijf op wat er mis is."),
    (r"now stands with neither, and only there", "Vul de waarde in als geen van beide klopt, en alleen dan."),
    (r"why quotes words of the lines .*", "Haal woorden van de regels aan tussen aanhalingstekens, of noem een regel."),
    (r"this file was changed since; undo it there by hand",
    "Dit bestand is daarna gewijzigd: maak het daar zelf ongedaan."),
    (r"someone did another step meanwhile: (.*)", "Iemand anders deed intussen een andere stap: {0}."),
    (r"a record cites at most (\d+) lines.*", "Een feit rust op ten hoogste {0} regels; kies er minder."),
    (r"(\d+) lines are left out at once; at most (\d+), .*",
     "Dit zijn {0} regels; ten hoogste {1} tegelijk, zodat elke regel gelezen is."),
    (r"the lines (\S+) run backwards", "De regels {0} lopen achteruit."),
    (r"Input should be '.*", "Kies een van de mogelijkheden."),
    (r"`repeats` names a fact where, .*", "Noem het feit dat de regels herhalen, en alleen bij die reden."),
    (r"there is no record with id (.*)", "Er is geen feit {0}."),
    (r"an edition is named like .*", "Een editie heet zoals 2027.1, met een datum zoals 2027-01-31."),
)  # fmt: skip
"""A pattern of the whole message, and what it says in Dutch; `{0}` is the first group."""


def in_dutch(message: str) -> str | None:
    """Return a message of a check in Dutch, None where there is no Dutch for it."""
    for pattern, said in DUTCH:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return said.format(*(group or "" for group in match.groups()))
    return None
