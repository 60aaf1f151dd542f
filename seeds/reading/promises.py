"""Sentences that promise, agree, decide or ask: `spreken af`, `stelt beschikbaar`, `zeg ik toe`, `verzoekt`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from seeds.reading.party_names import ACTOR, actors

Act = Literal["agreed", "provides", "promises", "commits", "asks", "informs", "decides", "will", "does"]

_REACH = 260  # characters within which the second half of a verb stands (`stelt ... beschikbaar`)
_NEAR = 70  # characters between the one who acts and the verb
_HOUSE = (
    r"(?:uw|de|beide) (?:Tweede |Eerste )?Kamers?|(?:uw|de) (?:gemeente)?raad|(?:uw|provinciale|Provinciale) Staten"
)


@dataclass(frozen=True)
class _Verb:
    """A verb of promising: its finite form, then what must stand within reach of it.

    `ahead` are words after the verb; `money` asks for an amount in the sentence, `actor` for who
    acts at the verb, `dated` for a day by which it is to be done.
    """

    act: Act
    form: re.Pattern[str]
    ahead: re.Pattern[str] | None = None
    money: bool = False
    actor: bool = False
    dated: bool = False


def _verb(
    act: Act, form: str, ahead: str = "", *, money: bool = False, actor: bool = False, dated: bool = False
) -> _Verb:
    further = re.compile(rf"\b(?:{ahead})(?!\w)", re.IGNORECASE) if ahead else None
    return _Verb(act, re.compile(rf"\b(?:{form})(?!\w)", re.IGNORECASE), further, money, actor, dated)


_HAS = "is|zijn|wordt|worden|werd|werden|heeft|hebben|heb"
_VERBS = (
    _verb("asks", r"(?<!\bde )(?<!\bdeze )(?<!\balle )(?<!\bdie )(?<!\d )verzoek(?:t|en)|(?<=ik )verzoek"
        r"|verzoek(?= ik)"),
    _verb("asks", "roep|roept|roepen", f"{ACTOR}.{{0,120}} op"),
    _verb("asks", "vraagt|vragen|(?<=ik )vraag|vraag(?= ik)", rf".{{0,25}}(?:{ACTOR}|u|uw)\b.{{0,160}}\b(?:om"
        rf"|te|aandacht)", actor=True),
    _verb("asks", "wordt|worden", r"gevraagd\b.{0,160}\b(?:om|te)"),
    _verb("asks", "dring|dringt|dringen", "aan", actor=True),
    _verb("agreed", "spreken|spreekt|spreek|spraken|sprak", "af(?! van)"),
    _verb("agreed", r"(?:afgesproken|overeengekomen)(?=,? (?:dat|om|te|hoe|wie)\b| ?:)"),
    _verb("agreed", "(?:afgesproken|overeengekomen|besloten|toegezegd) (?:is|wordt|werd|zijn)"),
    _verb("agreed", "afspraak (?:is|luidt|blijft)", "dat|om"),
    _verb("agreed", "ga|gaat|gaan", "akkoord"),
    _verb("agreed", f"{_HAS}|bereiken|bereikten",
          r"ondertekend|getekend|(?:akkoord|overeenstemming|deal)\b.{0,60}\b(?:bereikt|gesloten)"),
    _verb("agreed", f"{_HAS}|legt|leggen|legden", "vastgelegd|vast (?:in|dat)"),
    _verb("agreed", "bevestigt|bevestigen|onderschrijft|onderschrijven|bekrachtigt|bekrachtigen",
          r"dat|afspra\w+|om", actor=True),
    _verb("agreed", "kom|komt|komen|kwamen", "overeen"),
    _verb("agreed", _HAS, "afgesproken|overeengekomen"),
    _verb("agreed", "(?:onder)?teken(?:t|en|den|de)?|sluit|sluiten|sloten|zetten een handtekening",
          r"(?:\w{0,30}(?:overeenkomst|convenant|deal|intentieverklaring|akkoord|handtekening)|afspraken)"),
    _verb("agreed", "maken|maakt|maakten|hebben|heeft|zijn|is|worden", r"(?:nieuwe |concrete |bestuurlijke "
        r"|aanvullende |de )?\w{0,12}afspraken (?:\w+ ){0,12}?(?:gemaakt|over|om|voor)|afspraken gemaakt"),
    _verb("promises", "zeg|zegt|zeggen|zegde|zegden", "toe"),
    _verb("promises", _HAS, "toegezegd"),
    _verb("promises", r"toezegging(?= (?:om|dat)\b)|beloof|belooft|beloven|garandeert|garanderen|sta(?:at|an) garant"),
    _verb("promises", "ben|is|zijn", "voornemens|bereid om|bereid te|van plan om", actor=True),
    _verb("provides", "stel|stelt|stellen|stelde|stelden", "beschikbaar|ter beschikking"),
    _verb("provides", "beschikbaar (?:te stellen|stelt|stellen)"),
    _verb("provides", _HAS, "beschikbaar gesteld|vrijgemaakt|gereserveerd|toegekend|opgenomen|bestemd", money=True),
    _verb("provides", "komt|komen|is|zijn|wordt|worden", "beschikbaar|uitgetrokken|geïnvesteerd|vrij", money=True),
    _verb("provides", "gaat|gaan", "naar", money=True),
    _verb("provides", "is|zijn|bedraagt|bedragen|heeft|hebben|komt|komen", money=True, actor=True),
    _verb("provides", "krijgt|krijgen|ontvangt|ontvangen", money=True),
    _verb("provides", "verhoog|verhoogt|verhogen|verlaagt|verlagen|zet|zetten|vult|vullen|bestemt|bestemmen"
        "|begroot|dekt|dekken|bedraagt"
          "|besteedt|besteden", money=True, actor=True),
    _verb("provides", "wil|willen", "bijdragen|investeren|vrijmaken|beschikbaar stellen", money=True, actor=True),
    _verb("provides", "draag|draagt|dragen|leg|legt|leggen", "bij", money=True),
    _verb("provides", "trek|trekt|trekken|trok|trokken", "uit", money=True),
    _verb("provides", "maak|maakt|maken", "vrij", money=True),
    _verb("provides", "leg|legt|leggen", "op tafel", money=True),
    _verb("provides", "neem|neemt|nemen|komt|komen", "(?:voor (?:zijn|haar|hun|eigen) rekening|ten laste)"),
    _verb("provides", "reserveer|reserveert|reserveren|investeer|investeert|investeren|steekt|steken|financiert"
        "|financieren|betaalt|betalen|bekostigt"
          "|bekostigen|verstrekt|verstrekken", money=True, actor=True),
    _verb("provides", "geeft|geven|ontvangt|ontvangen|krijgt|krijgen", "bijdrage|subsidie|steun|miljoen|mln"
        "|euro", money=True),
    _verb("commits", "committe(?:er|ert|ren)|verbind|verbindt|verbinden|verplicht|verplichten|leggen"
        "|legt", "zich|ons|me"),
    _verb("commits", "zich", "gecommitteerd|verbonden|(?:te|willen) (?:committeren|verbinden)"),
    _verb("commits", "zet|zetten|span|spant|spannen", r"(?:zich|ons|me|mij)\b.{0,140}\bin"),
    _verb("informs", "informeer|informeren|informeert|stuur|stuurt|sturen|zend|zendt|bericht|rapporteer"
        "|rapporteren|ontvangt|kom|komen",
          _HOUSE),
    _verb("informs", f"{_HOUSE}", "geïnformeerd|informeer|informeren|stuur|zend|ontvangen|ontvangt|op de hoogte"),
    _verb("informs", "informeer|informeren|kom|kom ik|komen|stuur|sturen", "(?:ik|wij) u|u(?! w)|hierop terug"),
    _verb("informs", "verwacht|verwachten|hoop|streef|streven", rf"(?:{_HOUSE})\b.{{0,120}}\b(?:informeren"
        rf"|sturen|zenden|berichten)"),
    _verb("informs", "leg|legt|leggen|bied|bieden|biedt|ontvangt|ontvangen|krijgt", r"u\b|(?:uw|de) raad\b"
        r"|uw Staten\b"),
    _verb("informs", "u (?:ontvangt|krijgt|wordt)|ontvangt u|krijgt u|wordt u|houd|houden",
          r"geïnformeerd|voorstel|brief|rapportage|nota|op de hoogte"),
    _verb("informs", "praat|praten", r"u\b.{0,160}\bbij"),
    _verb("asks", "stel|stelt|stellen", r"(?:u|uw raad|de raad|uw Staten)\b.{0,60}\bvoor"),
    _verb("decides", r"(?:besluit|besluiten|besloot|besloten)(?=,? (?:om|tot|dat|te|unaniem|in te stemmen|hiertoe)\b)"),
    _verb("decides", "besluit|besluiten", actor=True),
    _verb("decides", _HAS, "besloten"),
    _verb("decides", "stem|stemt|stemmen|stemde|stemden", "in met"),
    _verb("decides", "stelt|stellen", "vast", actor=True),
    _verb("will", "zal|zullen|gaat|gaan|ga", actor=True),
    _verb("will", "wordt|worden|komt|komen", "onderzocht|uitgewerkt|gestart|gebouwd|gerealiseerd|opgeleverd"
        "|voorbereid|geëvalueerd|verkend"
          "|vastgesteld|voorgelegd|geagendeerd|besproken|aangelegd|opgesteld|verbreed|vernieuwd|verdubbeld|aangepast|herzien|versneld"
          "|ingericht|uitgebreid|gereedgemaakt|afgerond|opgenomen|betrokken|ingediend|verplaatst|geopend|getekend|ondertekend|hervat"
          "|gemonitord|geactualiseerd|georganiseerd|toegezonden|gestuurd|terug", dated=True),
    _verb("will", "volgt|volgen|start|starten|begint|beginnen|levert|leveren|rondt|ronden|neemt|nemen|legt"
        "|leggen|komt|komen"
          "|publiceert|agendeert|opent|openen|gaat|gaan", dated=True),
    _verb("will", "neem ik|laat ik|werk ik|verken ik|bezie ik|stel ik|start ik|bespreek ik|overleg ik"
        "|onderzoek ik|betrek ik|kom ik|zet ik|maak ik"
          "|zorg ik|geef ik|leg ik|ga ik|rond ik|ik neem|ik laat|ik werk|ik verken|ik bezie|ik stel|ik start"
          "|ik bespreek|ik onderzoek|ik betrek"
          "|ik kom|ik zet|ik maak|ik zorg|ik geef|ik ga|ik rond|ik wil|(?:nemen|laten|werken|verkennen|starten"
          "|bespreken|onderzoeken|betrekken"
          "|komen|maken|gaan|leggen) (?:wij|we)|(?:wij|we) (?:nemen|laten|werken|verkennen|starten|bespreken"
          "|onderzoeken|betrekken|gaan|leggen)"),
    _verb("will", "wil|willen", actor=True),
    _verb("will", "moet|moeten|dient|dienen", dated=True),
    _verb("will", "is|zijn", "klaar|gereed|opgeleverd|afgerond|bedoeling|gepland|voorzien", dated=True),
    _verb("will", "verwacht|verwachten|mikt|mikken|streeft|streven|hoopt|hopen", dated=True),
    _verb("provides", "legt|leggen|draagt|dragen|betaalt|betalen|financiert|financieren|neemt|nemen",
          r"(?:de rest|de helft|het resterende|een derde|twee derde|het andere|bij)\b", actor=True),
    _verb("will", "er komt|er komen|komt er|komen er"),
    _verb("will", "komt|komen|worden|wordt|verrijst|verrijzen", r"\d[\d.]* (?:[\w-]+ ){0,3}\w*(?:woningen"
        r"|appartementen)"),
    _verb("will", "voer ik|geef ik uitvoering|houd ik|zeg ik"),
    _verb("will", "pak|pakt|pakken|zoekt|zoeken|koppelt|koppelen|werkt|werken|stuurt|sturen|levert|leveren"
        "|neemt|nemen|brengt|brengen|legt"
          "|leggen|regelt|regelen|deelt|delen|rondt|ronden|stelt|stellen", "op|uit|terug|aan|toe|rond|mee"
          "|in kaart|vast|voor|af", actor=True),
    _verb("does", "zorg|zorgt|zorgen", "(?:er ?)?voor", actor=True),
    _verb("does", "realiseert|realiseren|bouwt|bouwen|levert|leveren|starten|start|onderzoekt|onderzoeken|werkt"
        "|werken|stelt|stellen|voert"
          "|voeren|maakt|maken|brengt|brengen|neemt|nemen|evalueert|evalueren|actualiseert|actualiseren|organiseert|organiseren"
          "|wijst|wijzen|legt|leggen|versnelt|versnellen|ondersteunt|ondersteunen|overleggen|overlegt|borgt|borgen|monitort"
          "|monitoren|rapporteert|rapporteren|bespreekt|bespreken|streeft|streven|werkt|komen|komt|houdt|houden"
          "|draagt|dragen", actor=True),
)  # fmt: skip

# What was said before, what others might do, and what the letter itself does is no promise.
_NO_PROMISE = re.compile(
    r"\bzoals (?:eerder |reeds )?(?:is |in )?(?:afgesproken|toegezegd)"
    r"|\beerder (?:al )?(?:is |zijn |was )?(?:afgesproken|toegezegd|gemaakte)|\bniet (?:is )?afgesproken"
    r"|\bzou(?:den)?\b"
    r"|\b(?:[Mm]et|[Bb]ij|[Ii]n|[Vv]ia|[Dd]oor) (?:deze|dit|bijgaande) (?:brief|nota|bericht|raadsbrief|memo)\b"
    r"|\b[Hh]ierbij\b|\b[Bb]ijgaand\b|\b(?:heb|heeft|hebben|bent|is|zijn) [^.]{0,60}\bgeïnformeerd\b"
)
_SAID_OUTRIGHT: frozenset[Act] = frozenset(("asks", "promises", "provides", "commits", "decides"))
_SURELY = re.compile(r"\bzeg(?:gen)? (?:ik|wij)\b|\btoegezegd dat\b|\bspreken af\b|\bis afgesproken dat\b")
_MONEY = re.compile(r"€|\bEUR\b|\b(?:euro|miljoen|miljard|mln|mld)\b", re.IGNORECASE)
_ACTOR = re.compile(rf"\b{ACTOR}")
_NAME_BEFORE = re.compile(
    r"(?:^|[ “‘])(?P<last>[A-Z][\w’-]+) (?:(?:zelf|samen|elk|ieder|ook|daarom|daarvoor|hiervoor) )?$"
)
_NO_NAMES = frozenset(
    "Daarnaast Verder Ook Hiermee Daarmee Dit Deze Dat Die Er Hier Daar Nu Dan Zo Tevens Bovendien Daarom"
    " Hierdoor Daardoor Vervolgens Inmiddels"
    " Momenteel Op In Met Na Voor Het De Een Hij Samen Gezamenlijk Aanvullend Tot Hiervoor Daarvoor Onder Wel"
    " Nog Niet Eerder Later Alleen"
    " Sinds Recent Jaarlijks Uiterlijk Hierbij Hierin Daarin Daarbij Mogelijk Concreet Allereerst Ten Per"
    " Vanaf Hoe Wat Wie Als Omdat Dus Maar".split()
)
_PARTY_DOES = re.compile(
    rf"(?:Elke |Iedere |Ieder |Elk |De betrokken |De deelnemende )?(?P<who>"
    rf"{ACTOR}(?:(?:,| en|, en) {ACTOR}){{0,6}}(?: [A-Z][\w-]+)?) (?:\w+ )?[a-z]{{2,}}(?:t|en)\b"
)
_DOES_PARTY = re.compile(rf"(?:[\w’,-]+ ){{1,10}}?[a-z]{{3,}}(?:t|en) (?P<who>{ACTOR})")
_CLAUSE_END = re.compile(r"[;:]|, (?:dat|die|waarbij|waarin|zodat|omdat|want|maar)\b")
_TO = re.compile(rf"\b(?:aan|richting|jegens) (?={ACTOR})")
_KAMER = re.compile(r"\b(?:[Uu]w|[Dd]e) (?:Tweede )?Kamers?\b")
_RAAD = re.compile(r"\b(?:[Uu]w|[Dd]e) (?:gemeente)?raad\b")
_BEFORE_INFINITIVES = frozenset(
    "te kunnen gaan zullen moeten willen mogen kan zal moet wil gaat laten worden blijven helpen".split()
)


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
        """Whether the words themselves promise; `start` does so only in a list of agreements."""
        return self.act not in ("will", "does")


def promise(sentence: str, sender: str | None = None, *, is_dated: bool = False) -> Promise | None:
    """Return what a sentence promises, None if it does not; `is_dated` where it names a day to come."""
    if sentence.rstrip(" ”’\"'").endswith("?"):
        return None
    is_past = bool(_NO_PROMISE.search(sentence)) and not _SURELY.search(sentence)
    has_money = bool(_MONEY.search(sentence))
    for verb in _VERBS:
        if is_past and verb.act not in _SAID_OUTRIGHT:
            continue
        if (verb.money and not has_money) or (verb.dated and not is_dated):
            continue
        for match in verb.form.finditer(sentence):
            if _fits(verb, sentence, match):
                return _with_parties(verb.act, sentence, match, sender)
    return None


def clause(sentence: str) -> Promise | None:
    """Return what a sentence of an arrangement binds its subject to: there a party with any verb does."""
    match = _PARTY_DOES.match(sentence) or _DOES_PARTY.match(sentence)
    return Promise("does", match.start(), actors(match["who"])) if match else None


def _fits(verb: _Verb, sentence: str, match: re.Match[str]) -> bool:
    if not _is_finite(sentence, match):
        return False
    ahead = sentence[match.end() : match.end() + _REACH]
    if verb.ahead and not verb.ahead.search(ahead):
        return False
    return not verb.actor or _acts(sentence, match)


def _acts(sentence: str, match: re.Match[str]) -> bool:
    """Whether somebody who can promise stands at the verb: before it in its clause, or right after it."""
    before = _CLAUSE_END.split(sentence[max(0, match.start() - _NEAR) : match.start()])[-1]
    named = _NAME_BEFORE.search(before)
    if named and named["last"] not in _NO_NAMES:
        return True
    return bool(_ACTOR.search(before) or _ACTOR.match(sentence, match.end() + 1))


def _is_finite(sentence: str, match: re.Match[str]) -> bool:
    """Whether the verb found is that of the sentence: no infinitive after `te` or at the end of its clause."""
    if not match[0].endswith("en"):
        return True
    before, after = sentence[: match.start()].rstrip().split(" ")[-1].lower(), sentence[match.end() : match.end() + 1]
    return before not in _BEFORE_INFINITIVES and after not in (".", ",", ";", ")", "")


def _with_parties(act: Act, sentence: str, match: re.Match[str], sender: str | None) -> Promise:
    after = sentence[match.end() :]
    who = actors(sentence[: match.start()], sender)
    if not who:  # `In het overleg zegt de minister toe`, `is met de provincie afgesproken`
        who = actors(re.split(r"[,;:]| dat | om ", after[:80])[0], sender)[:2]
    if act == "asks":
        asked = tuple(name for name in actors(after[:80]) if name not in who)[:2]
        return Promise(act, match.start(), speaker=who, asked=asked)
    told = []
    if _KAMER.search(sentence):
        told.append("Tweede Kamer")
    elif _RAAD.search(sentence):
        told.append("gemeenteraad")
    for found in _TO.finditer(sentence):
        told += actors(sentence[found.end() : found.end() + 40])[:1]
    return Promise(act, match.start(), who, tuple(dict.fromkeys(name for name in told if name not in who)))
