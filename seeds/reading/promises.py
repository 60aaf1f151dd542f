"""Sentences that promise, agree, decide or ask: `spreken af`, `stelt beschikbaar`, `zeg ik toe`, `verzoekt`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from seeds.reading.party_names import ACTOR, actors

Act = Literal["agreed", "provides", "promises", "commits", "asks", "informs", "decides", "will"]

_I = re.IGNORECASE
_MONEY = r"(?=.*(?:€|\bEUR\b|\b(?:euro|miljoen|miljard|mln|mld)\b))"
_HOUSE = r"(?:uw|de|beide|provinciale) (?:Tweede |Eerste )?(?:Kamers?|raad|gemeenteraad|Staten)|u"

# The first kind that fits a sentence is its own; the word found is where the subject ends.
_ACTS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    ("asks", re.compile(
        r"(?<!\bde )(?<!\bdeze )(?<!\balle )(?<!\bdie )(?<!\d )(?<!\baantal )\b(?:verzoekt|verzoeken|verzocht)\b(?! van\b| zijn\b| om te\b.{0,30}\bis\b)"
        rf"|\broep(?:t|en)?\b(?= .{{0,200}}\bop\b)|\b(?:vraagt|vragen|(?<=[Ii]k )vraag|vraag(?= ik)|vroeg)\b(?! van\b)(?=.{{0,25}}\b(?:{ACTOR}|u|uw)\b.{{0,160}}\b(?:om|te)\b)"
        rf"|\bdring(?:t|en)? (?:er )?(?:bij {ACTOR} )?(?:er )?op aan\b")),
    ("agreed", re.compile(
        r"\b(?:spreken|spreekt|spreek|spraken|sprak)\b(?=[^;]{0,260}\baf\b(?! van\b))|\b(?:overeengekomen|afgesproken)\b(?=,? (?:dat|om|te|is|hoe|wie)\b| ?:)"
        r"|\bkom(?:en|t)\b(?=[^;]{0,160}\bovereen\b)|\bkwamen\b(?=[^;]{0,160}\bovereen\b)|\bmaken\b(?= .{0,60}\bafspraken\b)"
        r"|\b(?:is|zijn|hebben|heeft|wordt|werd|worden)\b(?=[^;]{0,200}\bafgesproken\b)", _I)),
    ("promises", re.compile(
        r"\b(?:zeg|zegt|zeggen|zegde|zegden)\b(?=[^;]{0,260}\btoe\b)"
        r"|\b(?:is|zijn|heeft|hebben|wordt|heb)\b(?=[^;]{0,200}\btoegezegd\b)"
        r"|\btoezegging(?= (?:om|dat)\b)|\b(?:beloof|belooft|beloven|garandeert|garanderen|staat garant|staan garant)\b", _I)),
    ("provides", re.compile(
        r"\b(?:stel|stelt|stellen|stelde|stelden)\b(?=[^;]{0,260}\b(?:beschikbaar|ter beschikking)\b)|\bbeschikbaar (?:te stellen|stel(?:t|len))\b"
        r"|\b(?:is|zijn|wordt|worden|heeft|hebben)\b(?=[^;]{0,220}\b(?:beschikbaar gesteld|vrijgemaakt|gereserveerd|toegekend)\b)"
        rf"|{_MONEY}\b(?:komt|komen|is|zijn)\b(?=[^;]{{0,160}}\bbeschikbaar\b)"
        rf"|{_MONEY}\b(?:draagt|dragen)\b(?=[^;]{{0,220}}\bbij\b)|{_MONEY}\b(?:trekt|trekken|trok)\b(?=[^;]{{0,160}}\buit\b)"
        rf"|{_MONEY}\b(?:legt|leggen)\b(?=[^;]{{0,160}}\b(?:bij|in)\b)|{_MONEY}\b(?:maakt|maken)\b(?=[^;]{{0,160}}\bvrij\b)"
        rf"|{_MONEY}\b(?:reserveert|reserveren|investeert|investeren|steekt|steken|financiert|financieren|betaalt|betalen|bekostigt|bekostigen)\b"
        rf"|{_MONEY}\b(?:neemt|nemen|komt|komen)\b(?=[^;]{{0,200}}\b(?:voor (?:zijn|haar|hun|eigen) rekening|ten laste)\b)"
        rf"|{_MONEY}\b(?:geeft|geven|verstrekt|verstrekken|ontvangt|ontvangen|krijgt|krijgen)\b", _I)),
    ("commits", re.compile(
        r"\b(?:committe(?:er|ert|erde|ren)|verbind(?:t|en)?|verplicht(?:en)?) (?:\w+ )?(?:zich|ons)\b"
        r"|\b(?:zich|ons)\b(?=[^;]{0,60}\b(?:committeren|gecommitteerd|verbonden|te verbinden)\b)"
        r"|\b(?:zet|zetten|span|spant|spannen) (?:\w+ )?(?:zich|ons|me)\b(?=.{0,140}\bin\b)"
        r"|\bleg(?:t|gen)? zich vast\b", _I)),
    ("informs", re.compile(
        rf"\b(?:informeer|informeren|stuur|sturen|zend|zenden|bericht|rapporteer|rapporteren|rapporteert|ontvang(?:t|en)|kom|komen)\b(?=.{{0,200}}\b(?:{_HOUSE})\b)"
        rf"|\b(?:{_HOUSE})\b(?=.{{0,120}}\b(?:informeer|informeren|geïnformeerd|toesturen|stuur|zend|ontvang(?:t|en)|op de hoogte)\b)"
        rf"|\b(?:informeert|stuurt|zendt|bericht)\b(?=.{{0,60}}\b(?:{_HOUSE})\b)")),
    ("decides", re.compile(
        r"\b(?:besluit|besluiten|besloot|besloten)\b(?=,? (?:om|tot|dat|te|unaniem|in te stemmen|hiertoe)\b)"
        rf"|\b{ACTOR} (?:besluit|besluiten)\b"
        r"|\b(?:is|heeft|hebben|wordt)\b(?=[^;]{0,200}\bbesloten\b)|\b(?:stem|stemt|stemmen|stemde|stemden)\b(?=.{0,60}\bin met\b)"
        r"|\b(?:stelt|stellen)\b(?=[^;]{0,200}\bvast(?:\b|$))|\bakkoord met\b")),
    ("will", re.compile(
        rf"\b{ACTOR}(?: [\w’'(),-]+){{0,8}}? (?:zal|zullen|gaat|gaan|ga)\b(?! om\b| over\b| uit\b| in op\b| ervan\b)"
        rf"|\b(?:[Zz]al|[Zz]ullen|[Gg]aat|[Gg]aan|[Gg]a) (?:hiervoor |daarvoor |daarom |ook )?{ACTOR}"
        r"|\bzorg(?:t|en|)? (?:er ?voor|voor)\b|\b[Ww]ordt uitgewerkt\b|\bborg(?:t|en)\b"
        rf"|\b{ACTOR}(?: [\w’'(),-]+){{0,3}}? (?:realiseert|realiseren|bouwt|bouwen|levert|leveren|starten|start|onderzoekt|onderzoeken"
        r"|werkt|werken|stelt|stellen|voert|voeren|maakt|maken|brengt|brengen|neemt|nemen|evalueert|evalueren|actualiseert"
        r"|actualiseren|organiseert|organiseren|wijst|wijzen|legt|leggen|versnelt|versnellen|ondersteunt|ondersteunen|overleggen|overlegt)\b(?! al\b)")),
)  # fmt: skip

# What was said before, what others might do, and what the letter itself does is no promise.
_NO_PROMISE = re.compile(
    r"\b(?:zoals (?:eerder |reeds )?(?:is |in )?(?:afgesproken|toegezegd)|eerder (?:al )?(?:is |zijn |was )?(?:afgesproken|toegezegd|gemaakte)"
    r"|niet (?:is )?afgesproken|had(?:den)? [^.]{0,60}afgesproken|zou(?:den)?\b|indien [^,]{0,80} zou\b)"
    r"|\b(?:[Mm]et|[Bb]ij|[Ii]n|[Vv]ia|[Dd]oor) (?:deze|dit|bijgaande) (?:brief|nota|bericht|raadsbrief|memo)\b|\b[Hh]ierbij\b|\b[Bb]ijgaand\b"
    r"|\b(?:heb|heeft|hebben|bent|is|zijn) [^.]{0,60}geïnformeerd\b|\?\W*$"
)
_STRONG_DESPITE = re.compile(r"\b(?:zeg ik|toegezegd dat|spreken af|is afgesproken dat)\b")
_TO = re.compile(rf"\b(?:aan|richting|jegens) (?={ACTOR})|\b(?=(?:uw|de) (?:Tweede )?Kamer\b)")
_KAMER = re.compile(r"\b(?:uw|de) (?:Tweede )?Kamers?\b")
_RAAD = re.compile(r"\b(?:uw|de) (?:gemeente)?raad\b")
_STRONG: frozenset[Act] = frozenset(("asks", "agreed", "promises", "provides", "commits", "informs", "decides"))


_BEFORE_INFINITIVES = {"te", "kunnen", "gaan", "zullen", "moeten", "willen", "mogen", "kan", "zal", "moet", "wil", "gaat", "laten"}


@dataclass(frozen=True)
class Promise:
    """What a sentence promises: the kind of act, who does so and to whom, as far as the sentence says.

    Who is asked promises nothing: a request has a `speaker` and `asked`, and nobody who promises.
    """

    act: Act
    start: int
    promised_by: tuple[str, ...] = ()
    promised_to: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def is_strong(self) -> bool:
        """Whether the words themselves promise; `zal` and `start` do so only in a list of agreements."""
        return self.act in _STRONG


def promise(sentence: str, sender: str | None = None) -> Promise | None:
    """Return what a sentence promises, None if it does not."""
    if _NO_PROMISE.search(sentence) and not _STRONG_DESPITE.search(sentence):
        return None
    for act, pattern in _ACTS:
        match = next((m for m in pattern.finditer(sentence) if _is_finite(sentence, m)), None)
        if match:
            return _with_parties(act, sentence, match, sender)
    return None


def _is_finite(sentence: str, match: re.Match[str]) -> bool:
    """Whether the verb found is that of the sentence: no infinitive after `te`, `kunnen` or at the end of its clause."""
    if not match[0].endswith("en"):
        return True
    before, after = sentence[: match.start()].rstrip().split(" ")[-1].lower(), sentence[match.end() : match.end() + 1]
    return before not in _BEFORE_INFINITIVES and after not in (".", ",", ";", ")", "")


def _with_parties(act: Act, sentence: str, match: re.Match[str], sender: str | None) -> Promise:
    before = sentence[: match.end()]
    who = actors(before, sender)
    after = sentence[match.end() :]
    if not who:  # `In het overleg zegt de minister toe`, `is met de provincie afgesproken`
        who = actors(re.split(r"[,;:]| dat | om ", after[:80])[0], sender)[:2]
    to = []
    if _KAMER.search(sentence):
        to.append("Tweede Kamer")
    elif _RAAD.search(sentence):
        to.append("gemeenteraad")
    for found in _TO.finditer(sentence):
        to += actors(sentence[found.end() : found.end() + 40])[:1]
    told = tuple(dict.fromkeys(name for name in to if name not in who))
    if act == "asks":
        asked = tuple(name for name in actors(after[:80]) if name not in who)[:2]
        return Promise(act, match.start(), speaker=who, asked=asked)
    return Promise(act, match.start(), promised_by=who, promised_to=told)
