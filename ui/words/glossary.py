"""What the words of the field mean, in plain language: for the page that explains and where the words stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


@dataclass(frozen=True)
class Term:
    """A word, the question that opens its explanation, one sentence for where it stands, and the rest."""

    name: str
    question: str
    short: str
    more: str


@dataclass(frozen=True)
class Glossary:
    """The terms by id: `?view=about#novex` leads to one."""

    title: str
    terms: Mapping[str, Term]


NL = Glossary(
    title="Woorden",
    terms={
        "novex": Term(
            "NOVEX",
            "Wat is NOVEX?",
            "Een programma waarin Rijk en regio samen kiezen hoe zij de ruimte gebruiken.",
            "De afkorting staat voor Nationale Omgevingsvisie in Executie (in uitvoering). In een NOVEX-gebied komen "
            "veel grote opgaven samen, zoals wonen, natuur, werk en energie. De andere regio's op de kaart zijn geen "
            "NOVEX-gebied, maar de brieven maken er wel afspraken over.",
        ),
        "mirt": Term(
            "MIRT",
            "Wat is het MIRT?",
            "Het Meerjarenprogramma Infrastructuur, Ruimte en Transport: wegen, spoor, vaarwegen en water waaraan het "
            "Rijk meebetaalt.",
            "Een project gaat van onderzoek naar verkenning, dan planuitwerking en dan realisatie (de aanleg). Bij "
            "elke stap hoort een besluit. Op de kaart staan in deze laag ook andere projecten die de brieven bij naam "
            "noemen.",
        ),
        "netcongestie": Term(
            "Netcongestie",
            "Wat is netcongestie?",
            "Het stroomnet is vol: er wordt meer stroom gevraagd of geleverd dan de kabels en stations aankunnen.",
            "Wie een nieuwe of zwaardere aansluiting wil, moet dan wachten. Een aansluitstop betekent dat er voorlopig "
            "niemand bij komt. Wie al stroom heeft, houdt die. De kaart laat zien wat de brieven erover zeggen; dat is "
            "niet de kaart van de netbeheerders.",
        ),
        "ruimtelijk-arrangement": Term(
            "Ruimtelijk arrangement",
            "Wat is een ruimtelijk arrangement?",
            "Een bestuurlijke afspraak tussen het Rijk en één provincie over de inrichting van die provincie.",
            "Er staat in wat Rijk en provincie van elkaar mogen verwachten. Het is een afspraak tussen besturen, geen "
            "wet en geen subsidie. De afspraken worden later aangevuld.",
        ),
        "landsdeel": Term(
            "Landsdeel",
            "Wat is een landsdeel?",
            "Eén of meer provincies die samen met het Rijk overleggen. Er zijn er vijf.",
            "Noord, Oost, Noordwest, Zuidwest en Zuid. Welke provincies bij een landsdeel horen, staat hieronder.",
        ),
        "bo": Term(
            "BO",
            "Wat is een BO?",
            "Een Bestuurlijk Overleg: ministers en bestuurders van de regio maken daar afspraken.",
            'De brieven noemen er meer, zoals het BO Leefomgeving en het BO MIRT. "Komt terug in" zegt in welk overleg '
            "een afspraak weer op tafel ligt.",
        ),
        "woningbouwlocatie": Term(
            "Woningbouwlocatie",
            "Wat is een woningbouwlocatie?",
            "Een plek die een brief bij naam noemt om woningen te bouwen.",
            "Een gevulde stip heeft een aantal woningen, ook als dat een doel is. Bij een open stip noemt de brief "
            "geen aantal. De stip is een punt: hoe groot het bouwgebied is, staat niet op de kaart.",
        ),
    },
)

EN = Glossary(
    title="Words",
    terms={
        "novex": Term(
            "NOVEX",
            "What is NOVEX?",
            "A programme in which state and region choose together how they use space.",
            "The letters stand for Nationale Omgevingsvisie in Executie: the national vision on the environment, "
            "carried out. In a NOVEX area many large tasks come together, such as homes, nature, work and energy. The "
            "other regions on the map are no NOVEX area, but the letters hold agreements on them.",
        ),
        "mirt": Term(
            "MIRT",
            "What is MIRT?",
            "The Multi-year Programme for Infrastructure, Spatial Planning and Transport: roads, railways, waterways "
            "and water to which the state contributes.",
            "A project goes from study (onderzoek) to exploration (verkenning), then plan (planuitwerking) and then "
            "building (realisatie). Each step has its decision. This layer of the map also holds other projects that "
            "the letters name.",
        ),
        "netcongestie": Term(
            "Grid congestion (netcongestie)",
            "What is grid congestion?",
            "The power grid is full: more power is asked for or supplied than cables and stations can carry.",
            "Who wants a new or heavier connection has to wait. A connection stop means that nobody is added for now. "
            "Who has power keeps it. The map shows what the letters say of it; it is not the map of the grid "
            "operators.",
        ),
        "ruimtelijk-arrangement": Term(
            "Spatial arrangement (ruimtelijk arrangement)",
            "What is a spatial arrangement?",
            "An agreement between the state and one province on how that province is laid out.",
            "It says what state and province may expect of each other. It is an agreement between governments, no law "
            "and no grant. More agreements are added later.",
        ),
        "landsdeel": Term(
            "Landsdeel (part of the country)",
            "What is a landsdeel?",
            "One or more provinces that consult with the state together. There are five.",
            "North, East, North-West, South-West and South. Which provinces belong to which is listed below.",
        ),
        "bo": Term(
            "BO",
            "What is a BO?",
            "A Bestuurlijk Overleg (administrative consultation): ministers and regional governments agree there.",
            'The letters name several, such as the BO Leefomgeving and the BO MIRT. "Returns in" says in which of '
            "them an agreement is on the table again.",
        ),
        "woningbouwlocatie": Term(
            "Housing location (woningbouwlocatie)",
            "What is a housing location?",
            "A place that a letter names for building homes.",
            "A filled dot has a number of homes, also where that is an aim. At an open dot the letter states no "
            "number. The dot is a point: how large the building area is, is not on the map.",
        ),
    },
)

WORDS: Mapping[Language, Glossary] = {"nl": NL, "en": EN}
