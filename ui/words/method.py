"""How the map is made and must be read: the words of the page that explains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


@dataclass(frozen=True)
class MethodWords:
    """`sections` are the parts by id, each with its title and paragraphs, in the order of the page."""

    title: str
    on_this_page: str
    sections: Mapping[str, tuple[str, tuple[str, ...]]]
    provinces_of: str
    in_letters: str


NL = MethodWords(
    title="Uitleg",
    on_this_page="Op deze pagina",
    sections={
        "feiten": (
            "Wat u ziet",
            (
                "Elk feit komt uit een openbare brief, met de regels waar het staat. Een toezegging is één feit, hoe "
                "vaak zij ook is afgedrukt.",
                "Het getal bij Afspraken telt de toezeggingen, bedragen en doelen die zijn afgesproken, ook onder "
                "voorwaarde of als reservering. Voorstellen, de stand van zaken en maten staan wel in de lijst, maar "
                "tellen daar niet mee.",
            ),
        ),
        "totalen": (
            "Hoe er wordt geteld",
            (
                "Bij woningen en euro is het grote getal wat is afgesproken. Wat onder voorwaarde, gereserveerd of "
                "als mogelijk of doel is genoemd, staat daar apart onder en telt er niet in mee. De kleur van een "
                "provincie doet hetzelfde.",
                "Landelijk geld en geld in provincies staan naast elkaar en worden niet opgeteld. Een landelijke pot "
                "kan projecten in provincies betalen: de som telde dan dubbel. Voor woningen geldt hetzelfde: een "
                "landelijk doel kan dat van provincies omvatten.",
                "Een provincie toont haar eigen cijfer en daarnaast, ongedeeld, wat zij met andere provincies deelt. "
                "Betalers en soorten bedragen worden nooit bij elkaar opgeteld, en een deel nooit bij zijn geheel. "
                "Alleen bijdragen tellen in de bedragen; ramingen, tekorten en vroegere budgetten niet. Woningen per "
                "jaar tellen niet mee met woningen over een hele periode.",
                "In getallen: het totaal van een telling is wat in één provincie ligt, plus wat in meer provincies "
                "ligt, plus wat landelijk is. Een feit telt daarin één keer.",
            ),
        ),
        "niet-genoemd": (
            "Niet genoemd is niet nul",
            (
                'Zeggen de brieven ergens niets over, dan staat er "niet genoemd". Een provincie die niet genoemd '
                "is bij het stroomnet, kan wel degelijk een vol net hebben. Een locatie zonder getal is afgesproken "
                "zonder aantal, niet met nul woningen.",
            ),
        ),
        "stroomnet": (
            "Rood op het stroomnet",
            (
                "Rood is schaarste aan transportcapaciteit: nieuwe of zwaardere aansluitingen kunnen wachten of "
                "stoppen. Het wil niet zeggen dat het net overbelast is.",
            ),
        ),
        "plaatsen": (
            "Hoe zeker een plaats is",
            (
                "De brieven bevatten geen kaarten met coördinaten. Plaatsen zijn opgezocht bij hun naam. Elk feit "
                "zegt hoe zeker zijn plaats is; is alleen de gemeente of regio bekend, dan is er geen punt verzonnen.",
                "Een lijn op de kaart is een schets van het traject, geen ontwerp. Een NOVEX-gebied is getekend als "
                "alle gemeenten die erbij horen; de echte grens kan anders lopen. Zonder echte grenzen van het CBS "
                "toont de kaart schematische vormen; dat staat er dan bij.",
            ),
        ),
        "lezingen": (
            "Twee lezingen",
            (
                "Elk feit is twee keer los van elkaar uit de brief gehaald. De tweede lezer kreeg de regels, niet de "
                "uitkomst van de eerste. Waar zij verschillen, staat dat bij het feit. Verandert een feit daarna, dan "
                "geldt het weer als niet gecontroleerd.",
            ),
        ),
        "niet-op-de-kaart": (
            "Wat niet op de kaart staat",
            (
                "Alleen wat in deze brieven staat. Afspraken uit andere brieven, begrotingen, besluiten van gemeenten "
                "en alles van na de brieven ontbreken. Dat een plaats leeg is, wil dus niet zeggen dat er niets is "
                "afgesproken.",
                "De stand is die van de datum van de brief. Of een afspraak is nagekomen, staat er alleen als een "
                "brief dat zegt. Wat de brieven open laten, zoals een traject, blijft open.",
                "De kaart geeft geen oordeel of advies en is geen officiële publicatie van het Rijk of een provincie. "
                "De brief gaat altijd voor.",
            ),
        ),
    },
    provinces_of="{}: {}.",
    in_letters="Bekijk de brieven en de controles",
)
EN = MethodWords(
    title="How to read",
    on_this_page="On this page",
    sections={
        "feiten": (
            "What you see",
            (
                "Each fact comes from a public letter, with the lines that hold it. A promise is one fact, however "
                "often it is printed.",
                "The number at Agreements counts the promises, amounts and targets that were agreed, also "
                "conditionally or as a reservation. Proposals, states of affairs and measures are in the list, but do "
                "not count there.",
            ),
        ),
        "totalen": (
            "How things are counted",
            (
                "For homes and euro the large figure is what was agreed. What is conditional, reserved or named as "
                "possible or an aim stands apart below it and does not count in it. The colour of a province does the "
                "same.",
                "National money and money in provinces stand side by side and are not added. A national pot may pay "
                "for projects in provinces: the sum would then count twice. The same goes for homes: a national aim "
                "may contain those of provinces.",
                "A province shows its own figure and, apart and unsplit, what it shares with other provinces. Payers "
                "and kinds of amounts are never added up, nor a part to its whole. Only contributions count in the "
                "amounts; estimates, shortfalls and former budgets do not. Homes per year do not count with homes "
                "over a whole period.",
                "In numbers: the total of a count is what lies in one province, plus what lies in several, plus what "
                "is national. A fact counts once in it.",
            ),
        ),
        "niet-genoemd": (
            "Not mentioned is not zero",
            (
                'Where the letters say nothing, it says "not mentioned". A province that is not mentioned for the '
                "power grid may well have a full grid. A location without a number was agreed without one, not with "
                "zero homes.",
            ),
        ),
        "stroomnet": (
            "Red on the power grid",
            (
                "Red is scarcity of transport capacity: new or heavier connections may wait or stop. It does not mean "
                "that the grid is overloaded.",
            ),
        ),
        "plaatsen": (
            "How certain a place is",
            (
                "The letters hold no maps with coordinates. Places were looked up by their name. Each fact says how "
                "certain its place is; where only the municipality or region is known, no point is invented.",
                "A line on the map is a sketch of the route, no design. A NOVEX area is drawn as all municipalities "
                "that belong to it; its real border may run differently. Without the real boundaries of CBS the map "
                "shows schematic shapes, and says so.",
            ),
        ),
        "lezingen": (
            "Two readings",
            (
                "Each fact was taken from the letter twice, independently. The second reader was given the lines, not "
                "what the first had found. Where they differ, the fact says so. A fact that changes afterwards counts "
                "as unchecked again.",
            ),
        ),
        "niet-op-de-kaart": (
            "What is not on the map",
            (
                "Only what these letters say. Agreements of other letters, budgets, decisions of municipalities and "
                "all that came after the letters are missing. An empty place does not mean that nothing was agreed.",
                "The state of things is that of the date of the letter. Whether an agreement was kept is here only "
                "where a letter says so. What the letters leave open, such as a route, stays open.",
                "The map gives no judgement or advice and is no official publication of the state or a province. The "
                "letter always comes first.",
            ),
        ),
    },
    provinces_of="{}: {}.",
    in_letters="See the letters and the checks",
)

WORDS: Mapping[Language, MethodWords] = {"nl": NL, "en": EN}
