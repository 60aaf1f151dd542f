"""The headings and sentences above a list: those that open a list of agreements, and those that close one."""

from __future__ import annotations

import re

from seeds.reading.list_marks import Mark, mark
from seeds.reading.names import Names

MAX_LINE = 300
MAX_HEADING = 120
MAX_PLACE = 60

_OPENS = re.compile(
    r"\W*(?:(?:bestuurlijke |nieuwe |gemaakte |werk|proces)?afspra(?:ak|ken)|toezegging(?:en)?|acties?(?: \w{2,25})?"
    r"|verzoeken|partijen spreken af|(?:rijk en \w{2,20} )spreken af)\W*",
    re.IGNORECASE,
)
_OPENS_A_LIST = re.compile(
    r"\W*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:(?:bestuurlijke|nieuwe|gemaakte|concrete|overige) )?(?:(?:werk"
    r"|proces|vervolg)?"
    r"afspra(?:ak|ken)|toezeggingen|besluiten|actie(?:punten|lijst|s)|verzoeken)(?: [\w/-]{2,25}){0,6}\W*",
    re.IGNORECASE,
)
LEADS_IN = re.compile(
    r"(?:\b(?:spreken|spreekt|spraken|maken|komen|kwamen|hebben|heeft|is|zijn|wordt|worden)\b.{0,200}"
    r"\b(?:af|afgesproken|overeen|overeengekomen|afspraken(?: gemaakt)?|besloten|toegezegd)(?:,? (?:dat|om|te"
    r"|het volgende))?"
    r"|\b(?:volgende|onderstaande|deze) (?:\w+ ){0,2}(?:afspraken|acties|besluiten|toezeggingen|verzoeken"
    r"|maatregelen)\b.{0,80}"
    r"|\b(?:afspraken|acties|besluiten|toezeggingen|verzoeken) (?:zijn|betreffen|luiden|gemaakt|op een rij)\b.{0,60}"
    r"|\b(?:besluit|besluiten|verzoekt|verzoeken|vragen|vraagt|committeren zich|verplichten zich"
    r"|verbinden zich)\b.{0,120})\s*:\s*$",
    re.IGNORECASE,
)
_SPEAKS_OF_THEM = re.compile(
    r"\b(?:\w*afspraken|afgesproken|spraken|toegezegd|toezeggingen|besluiten|besloten|actiepunten|acties|verzoeken|vervolgstappen|wapenfeiten)\b",
    re.IGNORECASE,
)
_TELLS_OF_LIST = re.compile(
    r"\b(?:afspraken|toezeggingen)\b.{0,80}\b(?:maken|gemaakt|gedaan|vastgelegd|bevestigd)\b"
    r"|\bhet volgende (?:afgesproken|besloten)",
    re.IGNORECASE,
)
CLOSES = re.compile(
    r"\W*(?:(?:artikel )?\d{1,2}(?:\.\d{1,2})*[.:]?\s+)?(?:overweg\w+|aanleiding|inleiding|context"
    r"|achtergrond\w*|begrips\w+|begrippen|definities"
    r"|aanwezig\w*|afwezig\w*|deelnemers|agenda|bijlagen?|inhoud\w*|ondertekening|terugblik|stand van zaken|rondvraag"
    r"|mededelingen|sluiting|opening|toelichting\w*|vooraf|samenvatting|leeswijzer|cc|contact\w*|noot voor .*"
    r"|niet voor publicatie|(?:de )?partijen|kader|opgave\w*|doel\w*)\b(?:[ ,]+[\w-]{2,20}){0,4}\W*",
    re.IGNORECASE,
)
LIST_OF_AGREEMENTS = re.compile(
    r"\b(?:afsprakenlijst|besluitenlijst|actielijst|afsprakenkader|(?:overzicht|lijst)(?: van| met)?(?: de| alle)?"
    r"(?: bestuurlijke| gemaakte)? afspraken|bestuurlijke afspraken|(?:lijst|overzicht)(?: van"
    r"| met)?(?: de)? toezeggingen"
    r"|(?:conclusies en|uitkomsten|resultaten en) (?:afspraken|actiepunten))\b",
    re.IGNORECASE,
)
ARRANGEMENT = re.compile(
    r"\b(?:woondeal|convenant|bestuursovereenkomst|bestuursakkoord|samenwerkingsovereenkomst|intentieovereenkomst|realisatieovereenkomst"
    r"|intentieverklaring|regio ?deal|versnellingsafspraken|verstedelijkingsakkoord)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"\s*\*{0,2}(?:artikel|art\.)\s+\d{1,2}(?:\.\d{1,2})?\b.{0,90}", re.IGNORECASE)
HEADING = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2})\s+[A-Z‘'(][^€]{3,110}")
REGION = re.compile(r"\s*(?:Regio|Landsdeel) [A-Z][a-z]+(?:-Nederland)?\s*")
_COLON_END = re.compile(r":\W*$")


def opens(lines: tuple[str, ...], i: int) -> bool:
    """Whether a line is a heading under which a list of agreements stands."""
    line = lines[i].strip()
    if line[-1] == "." or line[0].islower():
        return False
    if _SPEAKS_OF_THEM.search(line) and not (i and lines[i - 1].strip()) and _below_is_entry(lines, i):
        return True
    return bool(_OPENS.fullmatch(line)) or (bool(_OPENS_A_LIST.fullmatch(line)) and _below(lines, i) is not None)


def _below_is_entry(lines: tuple[str, ...], i: int) -> bool:
    """Whether the next line with text is an entry of a list, and no numbered heading."""
    below = next((line for line in lines[i + 1 : i + 4] if line.strip()), "")
    found = mark(below[:MAX_LINE])
    return found is not None and (not found.is_counted or len(below.strip()) > MAX_PLACE or below.rstrip()[-1] in ".;")


def _below(lines: tuple[str, ...], i: int) -> Mark | None:
    """Return the mark of the next line with text."""
    below = next((line for line in lines[i + 1 : i + 4] if line.strip()), "")
    return mark(below[:MAX_LINE])


def leads_in(lines: tuple[str, ...], i: int) -> bool:
    """Whether the sentence that ends on a line opens a list of agreements."""
    if _COLON_END.search(lines[i]):
        sentence = _sentence_up_to(lines, i)
        return bool(LEADS_IN.search(sentence) or (_below(lines, i) is not None and _SPEAKS_OF_THEM.search(sentence)))
    if not lines[i].rstrip().endswith("."):
        return False
    found = _below(lines, i)
    return found is not None and found.number in (0, 1) and bool(_TELLS_OF_LIST.search(_sentence_up_to(lines, i)))


def _sentence_up_to(lines: tuple[str, ...], i: int) -> str:
    """Return the sentence that ends on a line."""
    first = i
    while first > 0 and i - first < 8 and lines[first - 1].strip() and mark(lines[first][:MAX_LINE]) is None:
        first -= 1
    return re.split(r"(?<=[.!?]) (?=[A-Z])", " ".join(" ".join(lines[first : i + 1]).split()))[-1]


def is_title(lines: tuple[str, ...], i: int, found: Mark, names: Names) -> bool:
    """Whether a numbered line is a heading: short, no sentence, a known place or with a blank line or a list below."""
    words = lines[i][found.words_start :].strip(" *")
    if not words or len(words) > MAX_HEADING - 40 or words[-1] in ".;:," or not words[0].isupper():
        return False
    below = lines[i + 1] if i + 1 < len(lines) else ""
    other = mark(below[:MAX_LINE])
    return bool(names.codes(words)) or not below.strip() or (other is not None and other.style != found.style)


def stands_alone(lines: tuple[str, ...], i: int) -> bool:
    """Whether a short line stands by itself, as a heading does in a list of agreements."""
    line = lines[i].strip()
    before = lines[i - 1].strip() if i else ""
    below = lines[i + 1].strip() if i + 1 < len(lines) else ""
    is_short = len(line) <= MAX_PLACE and line[0].isupper() and line[-1] not in ".;,:!?"
    return is_short and not before and (not below or mark(below) is not None)
