"""Amounts, homes and other quantities in a flowing text: as printed, and their value.

The units are a closed list: euro, homes, ha, jobs, m3/s, m3, MW, mol/ha/year, organisations, percent of a cost
split (also as a fraction), km.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from seeds.reading.bounds import bound
from seeds.reading.numbers import Number, spot, spot_words
from seeds.reading.quantity import EURO, HOMES, Figure
from seeds.reading.series import Whole, inherited, is_bare, with_changes
from seeds.reading.shares import COST_WORDS, shares
from seeds.records import AmountPer

_WINDOW = 120

_CURRENCY_BEFORE = re.compile(r"(?:€|(?<!\w)(?:EUR|euro))(?: ?(?:circa|ca\.|ongeveer|maximaal|ruim))? ?$", re.I)
_CURRENCY_AFTER = re.compile(r"\.?[- ]?(?:euro\b(?!p)|EUR\b|€(?! ?\d))|\.?,?-?- (?:euro|EUR)\b", re.I)
_SCALED_SIGN = re.compile(r"(?<!\w)([MmKk])€ ?$")
_STATES_A_UNIT = re.compile(
    r"(?<!\w)[kKM]$|\b(?:bedragen|euro's) in $|(?:[(]|\b)(?:x|×|in) $|[(]$", re.I
)  # `bedragen in k€`
_SCALED_AFTER = re.compile(r" ?([kKM]) ?€(?! ?\d)")
_SHORT_UNIT = re.compile(r" ?(?P<unit>[mM]|[kK])\b(?!\d|²|³|[.']?\w)")
_DASHES = re.compile(r",-{1,2}")
_SIGN = re.compile(r"€|(?<!\w)EUR(?!\w)")

# Up to four words may stand between a number and what it counts, but none of these.
# A number of requests, stations, plans or years is no number of homes.
_ENDS_FILLER = (
    "van|de|het|in|op|voor|per|met|en de|bij|aan|tot|om|uit|is|zijn|wordt|worden|waar|waarvan|die|dat|over"
    "|onder|tussen|naar"
    "|gemeenten?|provincies?|regio\\w*|steden|dorpen|kernen|wijken|buurten|stations?|haltes?|bedrijven|aanvragen|verzoeken"
    "|vergunningen|projecten|plannen|locaties|gebieden|partijen|partners|corporaties|ontwikkelaars|bouwers|jaar|jaren|maanden"
    "|weken|dagen|procent|hectaren?|ha|km|kilometer|meter|m2|MW|miljoen|mensen|inwoners|huishoudens|personen|scholen|banen"
    "|parkeerplaatsen|kavels|gesprekken|reacties|bezwaren|leden|deelnemers|januari|februari|maart|april|mei|juni|juli|augustus"
    "|september|oktober|november|december|aansluitingen|woningbouwlocaties|woningbouwprojecten|euro|zullen|worden|kunnen"
)
_FILLER = rf"(?P<filler>(?: (?!(?:{_ENDS_FILLER})\b)[^\W\d_][\w-]{{0,30}}){{0,4}}?)"
_HOMES = re.compile(
    _FILLER + r"[ -]\(?[^\W\d_]{0,24}(?:woningen|wooneenheden|woonunits|appartementen|woonruimten|studio’s|wooneenheid"
    r"|(?:huur|koop|starters|flex|senioren|eengezins)woningen)(?![^\W\d_])",
    re.I,
)
_SINGLE_WORD_HOMES = re.compile(r" (?:huizen|woonplekken)(?![^\W\d_])", re.I)
_COUNTED_BEFORE = re.compile(
    r"(?:woningen|woningaantal(?:len)?|aantal (?:te bouwen )?woningen|wooneenheden|woningbouw(?:aantal"
    r"|programma|opgave|productie|ambitie)?"
    r"|bouwopgave|woningopgave|nieuwbouwopgave|woningbehoefte|plancapaciteit|woningtekort|bouwproductie)"
    r"(?: (?:t/m|tot en met|tot|in|voor|vóór) (?:19|20)\d\d)?(?: (?:in|van|voor) [A-Z][\w-]+)?"
    r"(?: ?:| \(| van| bedraagt| is| wordt| telt|(?: (?:stijgt|groeit|komt|gaat|daalt|uit))+(?: (?:naar|op|uit|van))+)"
    r"(?: (?:circa|ca\.|ongeveer|minimaal|maximaal|ruim|totaal|in|bijna|ten minste|daarmee|nu))* ?$",
    re.I,
)
_OTHER: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("m3/s", re.compile(r" ?(?:m3|m³|kuub|kubieke meters?)(?: ?/ ?| per )s(?:ec(?:onde)?)?\b", re.I), 1),
    ("m3", re.compile(r" ?(?:m3|m³|kuub|kubieke meters?)(?! ?/)(?!\w)", re.I), 1),
    ("mol/ha/year",
     re.compile(r" ?mol(?: N| stikstof)?(?: ?/ ?| per )(?:ha|hectare)(?: ?/ ?| per )(?:jaar|jr?)\b", re.I), 1),
    ("ha", re.compile(r" ?(?:ha|hectaren?|hectares)(?![^\W\d_])(?! ?/)", re.I), 1),
    ("MW", re.compile(r" ?(?:MW|megawatt)(?!\w)", re.I), 1),
    ("MW", re.compile(r" ?(?:GW|gigawatt)(?!\w)", re.I), 1000),
    ("km", re.compile(r" ?(?:km|kilometers?)(?![^\W\d_])(?! ?/| per uur)", re.I), 1),
    ("jobs", re.compile(_FILLER + r" (?:arbeidsplaatsen|banen|fte)(?![^\W\d_])", re.I), 1),
    ("organisations",
     re.compile(_FILLER + r" [^\W\d_]{0,24}(?:bedrijven|instellingen|organisaties|ondernemingen)(?![^\W\d_])", re.I),
     1),
)  # fmt: skip
_PERCENT = re.compile(r" ?(?:%|procent\b)", re.I)
_COUNTS_OTHER_THINGS = re.compile(
    r"\.?(?: [^\W\d_]{1,20}){0,2}? (?:mensen|inwoners|reizigers|ton|kilo|liter|auto|vracht|huishoudens|reizen"
    r"|Nederlanders|bezoekers|passagiers|kWh|aansluitingen|bomen|containers|tonnen|kilometers?|km|fietsers|voertuigen"
    r"|personen|toeristen|klanten|studenten|werknemers|banen|stuks|m2|m²|vierkante|hectare|dieren|vluchten|overnachtingen)",
    re.I,
)
_RANGE = re.compile(
    r" ?(?:tot(?: en met)?|à|of|-|–|—|t/m)(?: (?:circa|ca\.|maximaal|de))? ?(?:€|EUR)? ?", re.IGNORECASE
)
_BETWEEN = re.compile(r"tussen(?: de)?(?: circa)? ?(?:€|EUR)? ?$", re.IGNORECASE)
_BETWEEN_AND = re.compile(r" en(?: de)? ?(?:€|EUR)? ?", re.IGNORECASE)
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_TIME_BEFORE = re.compile(
    rf"(?:\b(?:in|tot|sinds|vanaf|uiterlijk|voor|vóór|per|na|met|t/m|eind|begin|medio|jaar|{_MONTHS})|-|–) ?$", re.I
)
_YEARLY_BEFORE = re.compile(r"\b(?:jaarlijkse?|per jaar|elk jaar|ieder jaar)(?: [^\W\d_]+){0,4} ?$", re.I)
_PER = re.compile(r"^\.?(?: extra)? ?(?:per|/) ?(jaar|woning)\b|^\.?(?: extra)? jaarlijks\b", re.I)
_VAT = re.compile(r"\b(incl|excl)(?:\.|usief)? ?btw\b", re.I)
_PRICE_LEVEL = re.compile(r"\bprijs(?:peil|niveau)(?: van)? ?((?:19|20)\d\d)\b", re.I)
_PERIOD = re.compile(
    r"^[ ,(]{0,2}(per jaar|(?:tot en met|t/m|tot|in|vóór|voor|richting) (?:eind )?(20\d\d))\b(?! \d)", re.I
)


@dataclass(frozen=True)
class _Measured:
    number: Number
    start: int
    end: int
    unit: str | None
    value: Decimal
    note: str | None = None


def figures(text: str) -> Iterator[Figure]:
    """Yield all quantities of a flowing text (single spaces only), in order; every euro sign is one of them."""
    digits = spot(text)
    taken = {n.end for n in digits}
    words = [n for n in spot_words(text) if n.end not in taken]
    spotted = sorted((*digits, *words), key=lambda n: (n.start, -n.end))
    measured = [_measure(text, number) for number in spotted if not _is_glued(text, number)]
    found = [*_joined(text, measured), *shares(text)]
    bare = [m.number for m in measured if m.unit is None and not any(f.start <= m.start < f.end for f in found)]
    wholes = [Whole(m.start, m.end, m.unit, m.number) for m in measured if m.unit in (EURO, HOMES)]
    found += inherited(text, wholes, bare)
    read = {position for figure in found if figure.unit == EURO for position in range(figure.start, figure.end)}
    found += [
        Figure(sign.start(), min(len(text), sign.end() + 20), EURO, note="no number could be read here")
        for sign in _SIGN.finditer(text)
        if sign.start() not in read and not _STATES_A_UNIT.search(text[max(0, sign.start() - 14) : sign.start()])
    ]
    yield from with_changes(text, sorted(found, key=lambda figure: figure.start))


def _measure(text: str, number: Number) -> _Measured:
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + _WINDOW]
    is_scale = number.value in (1000, 10**6, 10**9) and re.search(r"(?<!\w)[x×] ?€ ?$", before)
    for measure in () if is_scale else (_euro, _homes, _other, _percent, _bare_amount):
        found = measure(text, number, before, after)
        if found is not None:
            return found
    return _Measured(number, number.start, number.end, None, number.value)


def _is_glued(text: str, number: Number) -> bool:
    """Whether the number is part of a name or a footnote reference: A28, m3, `afgesproken.20`."""
    before = text[max(0, number.start - 3) : number.start]
    return (before[-1:].isalpha() and before.upper() != "EUR") or bool(re.search(r"[^\W\d_]\.$", before))


def _looks_like_a_year(number: Number) -> bool:
    return number.unit == 1 and number.end - number.start == 4 and 1900 <= number.value <= 2100


def _euro(text: str, number: Number, before: str, after: str) -> _Measured | None:
    sign = _CURRENCY_BEFORE.search(before)
    trailing = _CURRENCY_AFTER.match(after)
    if number.in_words and number.unit == 1 and not (trailing and number.value > 1):
        return None
    if sign:
        scaled = _SCALED_SIGN.search(before)
        if scaled and number.unit == 1:
            scale = 1000 if scaled[1] in "kK" else 10**6
            return _Measured(number, number.start - len(scaled[0]), number.end, EURO, number.value * scale)
        start = number.start - (len(before) - sign.start())
        short = _SHORT_UNIT.match(after) if number.unit == 1 else None
        if short:
            scale = 1000 if short["unit"] in "kK" else 10**6
            return _Measured(number, start, number.end + short.end(), EURO, number.value * scale)
        dashes = _DASHES.match(after)
        abbreviated = after[:1] == "." and text[number.end - 3 : number.end].lower() in ("mln", "mld", "mio", "mrd")
        end = number.end + (dashes.end() if dashes else int(abbreviated))
        return _Measured(number, start, end, EURO, number.value)
    scaled_after = _SCALED_AFTER.match(after) if number.unit == 1 else None
    if scaled_after:
        scale = 1000 if scaled_after[1] in "kK" else 10**6
        return _Measured(number, number.start, number.end + scaled_after.end(), EURO, number.value * scale)
    if trailing:
        return _Measured(number, number.start, number.end + trailing.end(), EURO, number.value)
    return None


def _homes(text: str, number: Number, before: str, after: str) -> _Measured | None:
    year = _looks_like_a_year(number)
    if number.value == 0 or (year and _TIME_BEFORE.search(before)):
        return None
    match = _HOMES.match(after) or _SINGLE_WORD_HOMES.match(after)
    if match and re.match(r" per (?:ha|hectare)\b", after[match.end() :]):
        return None  # a density
    # `in 2026 ... woningen` names a year, `2000 nieuwe woningen` counts.
    if match and not (year and number.value % 500 and match.groupdict().get("filler")):
        return _Measured(number, number.start, number.end + match.end(), HOMES, number.value)
    long_before = text[max(0, number.start - 80) : number.start]
    counted = None if year or number.in_words else _COUNTED_BEFORE.search(long_before)
    if counted and number.value >= 10 and is_bare(text, number):
        return _Measured(number, number.start - (len(long_before) - counted.start()), number.end, HOMES, number.value)
    return None


def _other(text: str, number: Number, before: str, after: str) -> _Measured | None:
    year = _looks_like_a_year(number)
    for unit, pattern, scale in _OTHER:
        match = pattern.match(after)
        if not match or (number.in_words and number.value < 2 and number.unit == 1):
            continue
        if unit in ("jobs", "organisations") and year and _TIME_BEFORE.search(before):
            continue
        return _Measured(number, number.start, number.end + match.end(), unit, number.value * scale)
    return None


def _percent(text: str, number: Number, before: str, after: str) -> _Measured | None:
    match = _PERCENT.match(after)
    if not match:
        return None
    near = text[max(0, number.start - 80) : number.start] + after[match.end() : 80]
    note = None if COST_WORDS.search(near) else "nothing near it speaks of a split of costs"
    return _Measured(number, number.start, number.end + match.end(), "percent", number.value, note)


def _bare_amount(text: str, number: Number, before: str, after: str) -> _Measured | None:
    """Return `1,9 miljard` without a euro sign as an amount, unless it counts something else."""
    if number.unit < 10**6 or re.match(r"\.? ?(?:à|tot|-|–)\b", after):
        return None
    if _COUNTS_OTHER_THINGS.match(after):
        return None
    return _Measured(number, number.start, number.end, EURO, number.value, "no euro sign")


def _joined(text: str, measured: list[_Measured]) -> Iterator[Figure]:
    """Yield figures; the two numbers of a range become one figure."""
    i = 0
    while i < len(measured):
        one = measured[i]
        other = measured[i + 1] if i + 1 < len(measured) else None
        if other is not None and other.unit and _is_range(text, one, other):
            low, high = one.value, other.value
            if one.unit is None and other.number.value:
                low = one.number.value * (other.value / other.number.value)
            if low < high:
                yield _figure(text, one.start, other.end, other, low, high)
                i += 2
                continue
        if one.unit:
            yield _figure(text, one.start, one.end, one, None, None)
        i += 1


def _is_range(text: str, one: _Measured, other: _Measured) -> bool:
    if one.unit not in (None, other.unit) or not 0 <= other.number.start - one.end <= 24:
        return False
    if one.number.in_words != other.number.in_words:
        return False
    if one.unit is None and _looks_like_a_year(one.number):
        return False
    between = text[one.end : other.number.start]
    if _RANGE.fullmatch(between):
        return True
    return bool(_BETWEEN_AND.fullmatch(between) and _BETWEEN.search(text[max(0, one.start - 20) : one.start]))


def _figure(text: str, start: int, end: int, measured: _Measured, low: Decimal | None, high: Decimal | None) -> Figure:
    before, after = text[max(0, start - 30) : start], text[end : end + 60]
    is_money = measured.unit == EURO
    per = _PER.match(after) if is_money else None
    own = after.split("€")[0]  # what follows the next amount is said of that one
    vat = _VAT.search(own) if is_money else None
    level = _PRICE_LEVEL.search(own) if is_money else None
    period = _PERIOD.match(after) if measured.unit == HOMES else None
    every_year = bool(period and period[1].lower() == "per jaar")
    is_yearly = measured.unit == HOMES and _YEARLY_BEFORE.search(before)
    return Figure(
        start, end, measured.unit or "",
        value=measured.value if low is None else None, minimum=low, maximum=high,
        bound=bound(_in_clause(before)),
        per=_per(per) or ("year" if is_money and _YEARLY_BEFORE.search(before) else None),
        vat=("incl" if vat[1].lower() == "incl" else "excl") if vat else None,
        price_level=level[1] if level else None,
        period="per year" if every_year or (is_yearly and not period) else period[2] if period else None,
        note=measured.note,
    )  # fmt: skip


def _per(match: re.Match[str] | None) -> AmountPer | None:
    if match is None:
        return None
    return "home" if match[1] and match[1].lower() == "woning" else "year"


def _in_clause(before: str) -> str:
    """Return the text before a figure that can hold its bound: within its clause, after any other number."""
    return re.split(r"[\d;:!?]|\.(?= )|, ", before)[-1]
