"""The titles of the charts: each asks a question, says what one sees, and how to read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class ChartTitles:
    """The words of one language; `{...}` stands for a number or name. `question`, `note`, ... are by id of the chart.

    `headline` says the largest of a chart, `headline_many` several that are equally large, `tie` the same of a chart
    that has no words of its own for it; `also` is added where it holds.
    """

    question: Mapping[str, str]
    headline: Mapping[str, str]
    headline_many: Mapping[str, str]
    also: Mapping[str, str]
    tie: str
    note: Mapping[str, str]
    within: Mapping[str, str]
    within_one: str
    of_provinces: str
    of_province: str
    as_standing: Mapping[str, str]
    nothing_said: str
    without_word: str
    all_told: str
    none_due: str


NL = ChartTitles(
    question={
        "certainty": "Hoe zeker zijn de woningen in de brieven?",
        "homes": "Hoeveel woningen noemen de brieven per provincie?",
        "built": "Hoeveel woningen noemen de brieven, en hoeveel zijn er sindsdien gebouwd?",
        "money": "Wie betaalt hoeveel, en waaraan?",
        "projects": "Hoe vast ligt het geld voor projecten?",
        "outcomes": "Wat werd ervan?",
        "meetings": "In welk overleg komt het terug?",
        "novex": "Hoe ver zijn de NOVEX-documenten?",
        "silence": "Waarover zeggen de brieven iets, en waarover niet?",
    },
    headline={
        "certainty": "{number} woningen staan {where} {standing} in de brieven",
        "homes": "{row} heeft het grootste eigen aantal woningen: {number}, {standing}",
        "built": "In {row} zijn volgens het CBS de meeste woningen gebouwd: {number}, {since} tot en met {until}",
        "money": "{number} voor {row} is het grootste bedrag: {where}, {payer}, {standing}",
        "projects": "{number} voor {row} is het grootste bedrag voor één project: {payer}, {standing}",
        "meetings": "De meeste feiten komen terug in {row}: {number} van de {total}",
        "novex": "{row} is het vaakst {standing}: voor {number} van de {total} NOVEX-gebieden",
        "silence": "Over {row} zeggen de brieven niets {where}",
    },
    headline_many={
        "homes": "{row} hebben het grootste eigen aantal woningen: elk {number}, {standing}",
        "meetings": "De meeste feiten komen terug in {row}: elk {number} van de {total}",
        "novex": "{row} zijn het vaakst {standing}: elk voor {number} van de {total} NOVEX-gebieden",
        "silence": "Over {row} zeggen de brieven niets {where}",
    },
    also={
        "certainty": "; nieuw afgesproken: {number}, {where}",
        "homes": "; voor {number} van de {total} provincies noemen de brieven er geen",
        "projects": "; het grootste nieuw afgesproken bedrag is {number} voor {row}",
    },
    tie="Het grootste getal is {number}, en komt meer dan één keer voor: {rows}",
    note={
        "certainty": (
            "Elke status heeft een eigen staaf: tel ze niet bij elkaar op. Een landelijk doel kan die van provincies "
            "bevatten. Aantallen per jaar staan er niet bij."
        ),
        "homes": (
            "Aantallen die alleen voor die provincie gelden. Elke status heeft een eigen staaf: tel ze niet bij elkaar "
            "op. Aantallen per jaar staan er niet bij."
        ),
        "built": (
            "Twee bronnen naast elkaar. Brieven: woningen die alleen voor die provincie zijn genoemd, vaak voor een "
            "later jaar. CBS: alle nieuwbouwwoningen in de provincie, afgesproken of niet. Hieruit volgt dus niet "
            "hoeveel van een afspraak klaar is."
        ),
        "money": (
            "Alleen bijdragen. Uit landelijk geld kunnen projecten worden betaald die ook bij een provincie staan: tel "
            "de blokken niet bij elkaar op. Elke betaler en elke status heeft een eigen staaf."
        ),
        "projects": (
            "Alleen bijdragen waarvan de brief het project noemt. Elke betaler en elke status heeft een eigen staaf."
        ),
        "outcomes": (
            "Alles met een datum, een overleg of een uitkomst. Wat over meer provincies of partijen gaat, staat bij "
            "elk ervan: tel de rijen niet bij elkaar op. Zonder bericht zegt niet dat het niet is gebeurd."
        ),
        "meetings": (
            "Elk vastgelegd feit dat een overleg noemt, telt één keer. Dat de datum van een overleg "
            "voorbij is, zegt niet wat ervan werd."
        ),
        "novex": (
            "Drie documenten per NOVEX-gebied. 'Niet genoemd' betekent dat de brieven er niets over zeggen, niet dat "
            "het document er niet is."
        ),
        "silence": (
            "Dat de brieven niets zeggen, betekent niet dat er niets is afgesproken: van de meeste provincies is geen "
            "eigen ruimtelijk arrangement gelezen."
        ),
    },
    within={"one": "in afzonderlijke provincies", "several": "in meer provincies samen", "none": "landelijk"},
    within_one="in {}",
    of_provinces="bij {} van de {} provincies",
    of_province="bij {}",
    as_standing={
        "agreed": "als nieuw afgesproken",
        "before": "als eerder afgesproken",
        "effort": "als inspanning",
        "in_kind": "als bijdrage in natura",
        "conditional": "onder voorwaarde",
        "reserved": "als gereserveerd",
        "possible": "als mogelijkheid of doel",
    },
    nothing_said="De brieven zeggen bij elke provincie iets over elk thema",
    without_word="Van {number} van de {total} termijnen die voorbij zijn, zegt geen brief wat ervan werd",
    all_told="Van alle {total} termijnen die voorbij zijn, zegt een brief wat ervan werd",
    none_due="Van geen van deze {} is de termijn voorbij",
)

EN = ChartTitles(
    question={
        "certainty": "How certain are the homes in the letters?",
        "homes": "How many homes do the letters mention in each province?",
        "built": "How many homes do the letters mention, and how many were built since?",
        "money": "Who pays how much, and for what?",
        "projects": "How firm is the money for projects?",
        "outcomes": "What became of it?",
        "meetings": "At which meeting does it come back?",
        "novex": "How far along are the NOVEX documents?",
        "silence": "What do the letters speak of, and what not?",
    },
    headline={
        "certainty": "{number} homes {where} are in the letters as {standing}",
        "homes": "{row} has the largest number of homes of its own: {number}, {standing}",
        "built": "According to CBS most homes were built in {row}: {number}, {since} to {until}",
        "money": "{number} for {row} is the largest amount: {where}, {payer}, {standing}",
        "projects": "{number} for {row} is the largest amount for one project: {payer}, {standing}",
        "meetings": "Most facts come back at {row}: {number} of {total}",
        "novex": "{row} is most often {standing}: for {number} of {total} NOVEX areas",
        "silence": "On {row} the letters say nothing {where}",
    },
    headline_many={
        "homes": "{row} have the largest number of homes of their own: {number} each, {standing}",
        "meetings": "Most facts come back at {row}: {number} of {total} each",
        "novex": "{row} are most often {standing}: for {number} of {total} NOVEX areas each",
        "silence": "On {row} the letters say nothing {where}",
    },
    also={
        "certainty": "; newly agreed: {number}, {where}",
        "homes": "; for {number} of {total} provinces the letters state none",
        "projects": "; the largest newly agreed amount is {number} for {row}",
    },
    tie="The largest number is {number}, and occurs more than once: {rows}",
    note={
        "certainty": (
            "Each status has a bar of its own: do not add them up. A national aim may include those of provinces. "
            "Numbers per year are left out."
        ),
        "homes": (
            "Numbers that hold for that province alone. Each status has a bar of its own: do not add them up. Numbers "
            "per year are left out."
        ),
        "built": (
            "Two sources side by side. Letters: homes mentioned for that province alone, often for a later year. CBS: "
            "all newly built homes in the province, agreed or not. So it does not follow how much of an agreement is "
            "complete."
        ),
        "money": (
            "Contributions only. National money may pay for projects that are also listed under a province: do not add "
            "the blocks up. Each payer and each status has a bar of its own."
        ),
        "projects": (
            "Only contributions for which the letter names the project. Each payer and each status has a bar of its "
            "own."
        ),
        "outcomes": (
            "Everything with a date, a meeting or an outcome. What concerns several provinces or parties stands at "
            "each of them: do not add the rows up. Without word does not say that it was not done."
        ),
        "meetings": (
            "Each recorded fact that names a meeting counts once. That the date of a meeting has "
            "passed does not say what became of it."
        ),
        "novex": (
            "Three documents for each NOVEX area. 'Not mentioned' means that the letters say nothing about it, not "
            "that the document does not exist."
        ),
        "silence": (
            "That the letters say nothing does not mean that nothing was agreed: of most provinces no spatial "
            "arrangement of their own has been read."
        ),
    },
    within={"one": "in individual provinces", "several": "in several provinces together", "none": "nationally"},
    within_one="in {}",
    of_provinces="for {} of {} provinces",
    of_province="for {}",
    as_standing={
        "agreed": "newly agreed",
        "before": "agreed earlier",
        "effort": "a best effort",
        "in_kind": "a contribution in kind",
        "conditional": "conditional",
        "reserved": "reserved",
        "possible": "a possibility or an aim",
    },
    nothing_said="The letters say something on every theme for every province",
    without_word="For {number} of the {total} deadlines that are due, no letter says what happened",
    all_told="For all {total} deadlines that are due, a letter says what happened",
    none_due="None of these {} deadlines is due",
)

WORDS: Mapping[Language, ChartTitles] = {"nl": NL, "en": EN}
