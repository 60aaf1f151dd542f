"""The glossary: terms of the field in plain language, for the method page and for where the terms are used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class Term:
    """A term, the question that opens its explanation, a one-sentence answer, and the rest."""

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
    title="Begrippen",
    terms={
        "novex": Term(
            "NOVEX",
            "Wat is NOVEX?",
            "Een programma waarin Rijk en regio samen keuzes maken over de inrichting van de ruimte.",
            "De afkorting staat voor: Nationale Omgevingsvisie in Executie (uitvoering). In een NOVEX-gebied komen "
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
            "Wie een nieuwe of zwaardere aansluiting wil, moet dan wachten. Bij een aansluitstop komen er voorlopig "
            "geen nieuwe of zwaardere aansluitingen bij; wie al een aansluiting heeft, houdt die. De kaart laat zien "
            "wat de brieven erover zeggen. Het is niet de capaciteitskaart van de netbeheerders.",
        ),
        "ruimtelijk-arrangement": Term(
            "Ruimtelijk arrangement",
            "Wat is een ruimtelijk arrangement?",
            "Een bestuurlijke afspraak tussen het Rijk en één provincie over de inrichting van die provincie.",
            "Er staat in wat Rijk en provincie van elkaar mogen verwachten. Het is een bestuurlijke afspraak, geen "
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
            'De brieven noemen er meer, zoals het BO Leefomgeving en het BO MIRT. Bij "Komt terug in" staat in welk '
            "overleg een afspraak opnieuw wordt besproken.",
        ),
        "woningbouwlocatie": Term(
            "Woningbouwlocatie",
            "Wat is een woningbouwlocatie?",
            "Een plek die een brief bij naam noemt om woningen te bouwen.",
            "Bij een volle stip zijn woningen afgesproken. Bij een lichte stip met onderbroken rand noemt de brief een "
            "aantal dat niet vast is afgesproken, zoals een doel. Bij een open stip staat er geen aantal dat meetelt. "
            "De stip is een punt: hoe groot het bouwgebied is, staat niet op de kaart.",
        ),
    },
)

EN = Glossary(
    title="Terms",
    terms={
        "novex": Term(
            "NOVEX",
            "What is NOVEX?",
            "A programme in which central government and the regions decide together how land is used.",
            "The name stands for Nationale Omgevingsvisie in Executie: the National Environment and Planning Strategy "
            "in implementation. In a NOVEX area many large challenges come together, such as homes, nature, work and "
            "energy. The other regions on the map are not NOVEX areas, but the letters contain agreements on them.",
        ),
        "mirt": Term(
            "MIRT",
            "What is MIRT?",
            "The Multi-year Programme for Infrastructure, Spatial Planning and Transport: roads, railways, waterways "
            "and water projects to which central government contributes.",
            "A project goes from study (onderzoek) to exploration (verkenning), then plan elaboration (planuitwerking) "
            "and then construction (realisatie). Each step requires a decision. This layer of the map also contains "
            "other projects that the letters mention by name.",
        ),
        "netcongestie": Term(
            "Grid congestion (netcongestie)",
            "What is grid congestion?",
            "The electricity grid is full: demand for or supply of power exceeds what cables and substations can "
            "carry.",
            "Anyone who wants a new or larger connection has to wait. A halt to new connections means that for the "
            "time being there are no new or larger connections. Existing users keep their supply. The map shows what "
            "the letters say about it; it is not the capacity map of the grid operators.",
        ),
        "ruimtelijk-arrangement": Term(
            "Spatial arrangement (ruimtelijk arrangement)",
            "What is a spatial arrangement?",
            "An administrative agreement between central government and one province on spatial planning there.",
            "It says what central government and the province may expect of each other. It is an agreement between "
            "authorities, not a law or a grant. More agreements will be added later.",
        ),
        "landsdeel": Term(
            "Landsdeel (part of the country)",
            "What is a landsdeel?",
            "One or more provinces that jointly consult with central government. There are five.",
            "North, East, North-West, South-West and South. The provinces in each are listed below.",
        ),
        "bo": Term(
            "BO",
            "What is a BO?",
            "A Bestuurlijk Overleg (administrative consultation), where ministers and regional leaders make "
            "agreements.",
            'The letters name several, such as the BO Leefomgeving and the BO MIRT. "Back on the agenda of" says '
            "at which of them an agreement will be discussed again.",
        ),
        "woningbouwlocatie": Term(
            "Housing location (woningbouwlocatie)",
            "What is a housing location?",
            "A place that a letter names as a site for new homes.",
            "A full dot means that homes were agreed. For a pale dot with a broken edge the letter states a number "
            "that was not firmly agreed, such as an aim. For an open dot there is no number that counts. "
            "The dot is only a point: the map does not show how large the site is.",
        ),
    },
)

WORDS: Mapping[Language, Glossary] = {"nl": NL, "en": EN}
