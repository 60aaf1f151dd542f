"""The words of the method page: how the facts are made and how to read the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


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
                "Elk feit komt uit een openbare brief en verwijst naar de regels waar het staat. Een toezegging is "
                "één feit, ook als zij vaker in de brieven staat.",
                "Bij Afspraken telt elke afspraak één keer, ook als er bedragen, doelen of onderdelen bij horen. "
                "Afspraken onder voorwaarde tellen mee, en ook arrangementen en documenten die zijn vastgesteld: de "
                "vaststelling is dan de afspraak. Voorstellen, reserveringen, ramingen, de stand van zaken en "
                "kengetallen staan wel in de lijst, maar tellen daar niet mee.",
            ),
        ),
        "totalen": (
            "Hoe er wordt geteld",
            (
                "Bij woningen is het grote getal wat nieuw is afgesproken. Wat al eerder was afgesproken, wat alleen "
                "als inspanning is afgesproken en wat mogelijk of een doel is, staat daar apart onder. Bij geld is "
                "dat net zo: nieuw afgesproken staat groot; eerder afgesproken, onder voorwaarde, gereserveerd en in "
                "natura staan apart. Geld dat van een ander doel is verschoven, telt mee en wordt erbij genoemd.",
                "De kleur van een provincie telt bij woningen en geld alles wat zonder voorwaarde is afgesproken: "
                "nieuw, eerder en als inspanning.",
                "Bij een getal staat hoe precies het is: ongeveer, ten minste, ten hoogste, meer dan of minder dan. "
                "Staat er niets bij, dan noemt de brief precies dit getal.",
                "Landelijk geld en geld in provincies staan naast elkaar en worden niet opgeteld. Uit landelijk geld "
                "kunnen projecten in provincies worden betaald: dan telt hetzelfde geld twee keer mee. Voor woningen "
                "geldt hetzelfde: doelen van provincies kunnen in een landelijk doel zitten.",
                "Wat mogelijk over dezelfde woningen of hetzelfde geld gaat, tellen wij niet op, als geen brief zegt "
                "hoe het zit. Het staat dan apart onder het totaal.",
                "Een provincie toont haar eigen getal. Wat zij met andere provincies deelt, staat daarnaast en is "
                "niet over provincies verdeeld. Bedragen van verschillende betalers of soorten worden nooit opgeteld, "
                "en een deel nooit bij het geheel. Alleen bijdragen tellen mee; ramingen, tekorten en eerdere "
                "budgetten niet. Woningen per jaar tellen niet mee bij woningen over een hele periode.",
                "Het totaal is dus: wat in één provincie ligt, plus wat in meer provincies samen ligt, plus wat "
                "landelijk is. Elk feit telt daarin één keer.",
            ),
        ),
        "termijnen": (
            "Soorten termijnen",
            (
                "Niet elke datum is een uiterste datum. Bij elke termijn staat daarom het woord dat erbij hoort: "
                "uiterlijk, vóór, in, vanaf, tot en met, naar verwachting of streven. Wat vanaf een datum geldt, kan "
                "niet verstrijken.",
            ),
        ),
        "niet-genoemd": (
            "Niet genoemd is niet nul",
            (
                "Zeggen de brieven ergens niets over, dan staat er 'niet genoemd'. Een provincie die bij het "
                "stroomnet niet wordt genoemd, kan wel degelijk een vol net hebben. Staat er geen aantal bij, dan "
                "noemt de brief er geen; dat is niet hetzelfde als nul.",
            ),
        ),
        "stroomnet": (
            "Rood op het stroomnet",
            (
                "Rood: volgens de brieven dreigt hier een aansluitstop. Nieuwe of zwaardere aansluitingen moeten dan "
                "wachten. 'Niet genoemd' betekent niet dat er ruimte op het net is.",
            ),
        ),
        "plaatsen": (
            "Hoe zeker een plaats is",
            (
                "De brieven bevatten geen kaarten met coördinaten. Wij hebben de plaatsen opgezocht bij hun naam. Bij "
                "elk feit staat hoe zeker de plaats is. Is alleen de gemeente of regio bekend, dan staat er geen punt "
                "op de kaart.",
                "Soms voegen wij een gemeente of provincie toe die de brief niet noemt, bijvoorbeeld omdat een lijn "
                "erdoorheen loopt. Daar staat dan bij 'Door ons afgeleid'. Zo'n feit telt niet mee in het eigen getal "
                "van die provincie.",
                "Een lijn op de kaart is een schets van het traject, geen ontwerp. Een NOVEX-gebied is getekend als "
                "alle gemeenten die erbij horen; de echte grens kan anders lopen. Zijn de echte grenzen van het CBS "
                "er niet, dan toont de kaart schematische vormen en staat dat erbij.",
            ),
        ),
        "lezingen": (
            "Twee lezingen",
            (
                "Twee lezers hebben elk feit los van elkaar uit de brief gehaald. De tweede lezer kreeg de regels van "
                "de brief, niet de uitkomst van de eerste. Waar zij verschilden, is per verschil beslist wat klopt: "
                "om de woorden van de brief of om een vaste regel. Bij het feit leest u wat beide lezers vonden, wat "
                "klopt en waarom. Is over een verschil nog niet beslist, dan staat dat er ook.",
                "Daarnaast vergelijkt een lezer de samenvatting van een feit, in beide talen, met de regels van de "
                "brief: staat er niet meer, niet minder en niets stelligers dan in de brief? Bij elk feit staat of "
                "dat al is gedaan en wat eruit kwam.",
                "Verandert een feit daarna, dan geldt het weer als niet gecontroleerd.",
            ),
        ),
        "volledig": (
            "Niets overgeslagen",
            (
                "Elke alinea van de brieven is verantwoord: zij hoort bij een feit, of is met een reden niet "
                "vastgelegd, zoals achtergrond, een mening of een herhaling. Op de pagina van een brief ziet u dat "
                "per regel, met de feiten ernaast. Heeft deze server de tekst van de brief, dan leest u die daar ook.",
            ),
        ),
        "niet-op-de-kaart": (
            "Wat niet op de kaart staat",
            (
                "Alleen wat in deze brieven staat, staat op de kaart. Afspraken uit andere brieven, begrotingen, "
                "besluiten van gemeenten en alles van na de brieven ontbreken. Staat ergens niets, dan betekent dat "
                "dus niet dat er niets is afgesproken.",
                "De stand is die van de datum van de brief. Of een afspraak is nagekomen, staat er alleen als een "
                "brief dat zegt. Wat de brieven openlaten, zoals een traject, blijft open.",
                "De kaart geeft geen oordeel of advies en is geen officiële publicatie van het Rijk of een provincie. "
                "De brief gaat altijd voor.",
            ),
        ),
    },
    provinces_of="{}: {}.",
    in_letters="Bekijk de brieven en de controles",
)
EN = MethodWords(
    title="How it works",
    on_this_page="On this page",
    sections={
        "feiten": (
            "What you see",
            (
                "Each fact comes from a public letter and cites the lines where it can be found. A promise is one "
                "fact, even if the letters repeat it.",
                "Under Agreements each agreement counts once, even if amounts, targets or parts belong to it. "
                "Conditional agreements are included, and so are arrangements and documents that were adopted: their "
                "adoption is the agreement. Proposals, reservations, estimates, the state of play and key figures are "
                "in the list, but are not counted there.",
            ),
        ),
        "totalen": (
            "How things are counted",
            (
                "For homes the large figure is what was newly agreed. What had been agreed earlier, what was agreed "
                "only as a best effort, and what is possible or an aim is shown separately below it. Money works the "
                "same way: newly agreed is the large figure; agreed earlier, conditional, reserved and in kind are "
                "shown separately. Money moved from another purpose is included and is mentioned.",
                "For homes and money the colour of a province counts everything agreed without a condition: newly, "
                "earlier and as a best effort.",
                "A number says how exact it is: about, at least, at most, more than or less than. If nothing is "
                "added, the letter gives exactly this number.",
                "National money and money in provinces are shown side by side and are not added. National money may "
                "pay for projects in provinces: the same money would then be counted twice. The same goes for homes: "
                "a national aim may include those of provinces.",
                "Where two numbers may be about the same homes or the same money and no letter says so, we do not add "
                "them. The second one is shown separately below the total.",
                "A province shows its own figure. What it shares with other provinces is shown beside it and is not "
                "divided between provinces. Amounts of different payers or kinds are never added up, nor a part to "
                "its whole. Only contributions are counted; estimates, shortfalls and earlier budgets are not. Homes "
                "per year are not counted with homes over a whole period.",
                "The total is therefore: what lies in one province, plus what lies in several provinces together, "
                "plus what is national. Each fact counts once in it.",
            ),
        ),
        "termijnen": (
            "Kinds of deadline",
            (
                "Not every date is a deadline in the strict sense. Each date therefore has the word that belongs to "
                "it: by, before, in, from, up to and including, expected or aim. What applies from a date cannot "
                "pass.",
            ),
        ),
        "niet-genoemd": (
            "Not mentioned is not zero",
            (
                "Where the letters say nothing, it says 'not mentioned'. A province that is not mentioned for the "
                "electricity grid may well have a full grid. If there is no number, the letter does not give one; "
                "that is not the same as zero.",
            ),
        ),
        "stroomnet": (
            "Red on the electricity grid",
            (
                "Red: according to the letters a halt to new connections is looming here. New or larger connections "
                "then have to wait. 'Not mentioned' does not mean that the grid has room.",
            ),
        ),
        "plaatsen": (
            "How certain a place is",
            (
                "The letters contain no maps with coordinates. We looked places up by name. Each fact says how "
                "certain its place is. Where only the municipality or region is known, there is no point on the map.",
                "Sometimes we add a municipality or province that the letter does not mention, for example because a "
                "line passes through it. It then says 'Inferred by us'. Such a fact is not counted in the own figure "
                "of that province.",
                "A line on the map is a sketch of the route, not a design. A NOVEX area is drawn as all "
                "municipalities that belong to it; its real boundary may differ. If the real boundaries of Statistics "
                "Netherlands (CBS) are not available, the map shows schematic shapes and says so.",
            ),
        ),
        "lezingen": (
            "Two readings",
            (
                "Two readers took each fact from the letter independently. The second reader was given the lines of "
                "the letter, not what the first had found. Where they differed, it was decided for each difference "
                "what is right: because of the words of the letter or a fixed rule. The fact shows what both readers "
                "found, what is right and why. If a difference is not resolved yet, the fact says so.",
                "In addition, a reader compares the summary of a fact, in both languages, with the lines of the "
                "letter: does it say no more, no less and nothing firmer than the letter? Each fact says whether that "
                "has been done and with what result.",
                "If a fact changes afterwards, it counts as unchecked again.",
            ),
        ),
        "volledig": (
            "Nothing skipped",
            (
                "Every paragraph of the letters is accounted for: it belongs to a fact, or was not recorded for a "
                "stated reason, such as background, an opinion or a repetition. The page of a letter shows this line "
                "by line, with the facts beside it. If this server has the text of the letter, you can read it there "
                "as well.",
            ),
        ),
        "niet-op-de-kaart": (
            "What is not on the map",
            (
                "The map shows only what is in these letters. Agreements in other letters, budgets, decisions of "
                "municipalities and everything after the letters are missing. If there is nothing in a place, that "
                "does not mean that nothing was agreed.",
                "The situation is that on the date of the letter. Whether an agreement was kept is shown only where a "
                "letter says so. What the letters leave open, such as a route, stays open.",
                "The map gives no opinion or advice and is not an official publication of central government or a "
                "province. The letter always takes precedence.",
            ),
        ),
    },
    provinces_of="{}: {}.",
    in_letters="See the letters and the checks",
)

WORDS: Mapping[Language, MethodWords] = {"nl": NL, "en": EN}
