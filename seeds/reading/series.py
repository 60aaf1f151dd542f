"""Numbers that leave out what they count: `42.000 woningen en in Drenthe 13.000`, `waarvan 400`, `Zutphen (1.310)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from seeds.reading.bounds import bound
from seeds.reading.numbers import Number
from seeds.reading.quantity import EURO, HOMES, Figure

REACH = 300
LEAST_HOMES = 10

# `640 woningen op 25 locaties, waarvan 12`: the last things counted are no homes.
_OTHER_THINGS = re.compile(
    r"\d (?:banen|arbeidsplaatsen|\w*locaties|\w*projecten|bedrijven|\w*stations|hectare|ha|plekken|kavels|aanvragen"
    r"|verzoeken|gemeenten|\w*gebieden|partijen|bruggen|wegen)\b"
)
_BOUND = (
    r"(?: (?:ten minste|tenminste|minimaal|minstens|circa|ca\.|ongeveer|ruim|bijna|maximaal|zo’n|zo'n|nog"
    r"|er|nog eens|naar verwachting|rond de|rond|om en nabij|hooguit|ten hoogste))*"
)
_VERB = (
    r"(?: (?:met|komen|komt|gaat|het|om|bouwt|bouwen|realiseert|realiseren|krijgt|telt|is|zijn|wordt|worden"
    r"|goed|voor|nog|ook|dit|dat|deze|daarvan|neemt|bouwen|levert|om|uit|op|aan|tot|naar|groeit|stijgt|verwacht"
    r"|plant|voegt|toe|heeft|staat|van|aantal|ruimte|plek|daar))*"
)
_NAME = r"(?:[’']s-)?[A-Z][\w’'-]+(?:[ -](?:aan|den|de|op|van|en|bij|[A-Z][\w’'-]*)){0,4}"
_AFTER_NAME = re.compile(rf"(?:^|[^.!?] |[(])(?:{_NAME}){_VERB}{_BOUND} ?(?:[(:]|[–-] |: )?{_BOUND} ?$")
_IN_BRACKETS = re.compile(rf"{_NAME} \({_BOUND} ?$")
_NEXT_WITH_NAME = re.compile(
    rf"^(?: in {_NAME})?(?:,| en|;)(?: (?:in|voor|te|bij))?(?: (?:de|het))?(?: (?:gemeente|provincie"
    rf"|regio))? {_NAME}{_VERB}{_BOUND} ?(?:€ ?)?$"
)
_THERE = re.compile(rf"\ber{_BOUND} $")
_OF_WHICH = re.compile(
    rf"\b(?:waarvan|daarvan|hiervan|waaronder)(?: (?:er|er daarvan|zijn|zijn er|worden er|komen er"
    rf"|in ieder geval|in elk geval))?{_BOUND} $",
    re.I,
)
_SO_MANY = re.compile(rf"\b(?:zijn|komen|worden|staan) er(?: (?:al|inmiddels|nu))?{_BOUND} $")
_MORE = re.compile(
    rf"\b(?:nog eens|de andere|de eerste|de laatste|de overige|het overige|de resterende|de rest"
    rf"|plus|naast|bovenop|in totaal|totaal"
    rf"|samen|gezamenlijk"
    rf"|opgeteld|dat zijn er|elk|ieder|respectievelijk){_BOUND} $",
    re.I,
)
_OF_KIND = re.compile(
    r" (?:daarvan|hiervan|ervan|sociaal|sociale|betaalba\w+|middeldure?|midden\w*|goedkope?|huur\w*|koop\w*"
    r"|vrije sector|duur\w*|dure|flex\w*)(?!\w)"
)
_OF_THESE = re.compile(r" (?:daarvan|hiervan|ervan|van (?:deze|die) \w*woningen)\b")
_REFERS = re.compile(r"\b(?:[Dd]aarvan|[Hh]iervan|[Ee]rvan|[Dd]e (?:eerste|laatste|overige|resterende|andere)|er)\b")
_AFTER_YEAR = re.compile(
    rf"\b(?:in|voor|vóór|tot|t/m|tot en met|over) (?:eind )?(?:19|20)\d\d{_VERB}{_BOUND} ?[:(]? ?$"
)
_AND_THEN = re.compile(rf"(?:,| en|,? respectievelijk| en respectievelijk| en nog eens){_BOUND} ?$")
_NEXT_IN_SERIES = re.compile(rf"^(?:,| en| of|,? respectievelijk| en respectievelijk| naar){_BOUND} ?(?:€ ?)?$", re.I)
_ENDS_NUMBER = re.compile(
    r"\)?(?:[.,;:)]|$| (?:en|in|voor|vóór|tot|te|bij|naar|op|waarvan|daarvan|per jaar|sociaal|sociale"
    r"|geschikt|toegankelijk|levensloop\w+|aardgasvrij|bestemd|bedoeld|ervan|van (?:deze|die) \w*woningen|volgen"
    r"|betaalba\w+|middeldure?"
    r"|midden\w*|huur\w*|koop\w*|goedkope?|t/m|na|extra|nieuwe|flex\w*|stuks|zijn|worden|komen|is|wordt|uiterlijk|respectievelijk|gereed|opgeleverd|gebouwd|gestart|vergund|af|klaar|gerealiseerd|[|])(?!\w))"
)
_PLACE_AFTER = re.compile(
    rf" (?:in|voor|te|bij|op) (?:de |het )?(?:gemeente |provincie |stad |regio )?{_NAME}| (?:in|voor"
    rf"|vóór) (?:19|20)\d\d"
)
_HOME_WORD = re.compile(r"\b\w{0,24}(?:woningen|woningaantallen|appartementen|woningbouw\w{0,14}|wooneenheden)\b", re.I)
_SENTENCE_END = re.compile(r"(?<!\bca)[.?!] (?=[A-Z❖•])|[❖•]")
_FROM = re.compile(r"\bvan(?: \w+){0,3} ?$")
_CHANGES = re.compile(
    r" ?(?:\([^()]{1,30}\) )?naar(?: (?:ruim|circa|ca\.|ongeveer|maximaal|bijna|nu|in totaal"
    r"|een bedrag van))* ?(?:€ ?)?$"
)


@dataclass(frozen=True)
class Whole:
    """A number with what it counts, as found."""

    start: int
    end: int
    unit: str | None
    number: Number


def inherited(text: str, wholes: Sequence[Whole], bare: Sequence[Number]) -> Iterator[Figure]:
    """Yield the numbers in `bare` that count what a number near them counts, or what their sentence is about."""
    known: dict[int, Whole] = {}
    for number in reversed(bare):  # `600, 700 en 900 woningen`: the unit stands last
        following = next((w for w in (*known.values(), *wholes) if 0 <= w.start - number.end <= 60), None)
        if following and _continues(text[number.end : following.start]) and _could_count(number, following):
            known[number.start] = Whole(number.start, number.end, following.unit, following.number)
    for number in bare:
        whole = known.get(number.start)
        if whole is None and number.value >= LEAST_HOMES and _leaves_out(text, number, wholes):
            whole = Whole(number.start, number.end, HOMES, number)
        if whole is None or whole.unit is None:
            continue
        scale = whole.number.unit if whole.unit == EURO and number.unit == 1 else 1
        before = text[max(0, number.start - 30) : number.start]
        start = number.start - (1 + before.endswith("€ ")) if before.rstrip().endswith("€") else number.start
        nearest = re.split(r"[\d;:!?]|, ", before)[-1]
        yield Figure(
            start,
            number.end,
            whole.unit,
            number.value * scale,
            bound=bound(nearest),
            note="what it counts stands elsewhere in the sentence",
        )


def _continues(between: str) -> bool:
    """Whether the next number of a series stands after these words, so that its unit holds for the one before too."""
    return bool(_NEXT_IN_SERIES.match(between) or _NEXT_WITH_NAME.match(between))


def is_bare(text: str, number: Number) -> bool:
    """Whether no noun follows a number: `Zutphen 1.310,` and not `45 projecten`."""
    return _ENDS_NUMBER.match(text, number.end) is not None


def _could_count(number: Number, following: Whole) -> bool:
    if _is_year(number) or number.in_words != following.number.in_words:
        return False
    if following.unit == EURO:
        return number.unit == 1 and following.number.unit >= 10**6 and number.value < 1000
    return number.value >= LEAST_HOMES


def _is_year(number: Number) -> bool:
    return number.unit == 1 and number.end - number.start == 4 and 1900 <= number.value <= 2100


def _leaves_out(text: str, number: Number, wholes: Sequence[Whole]) -> bool:
    """Whether a number without a noun counts homes, as a number or a word before it in its sentence does."""
    if _is_year(number) or not is_bare(text, number) or number.in_words:
        return False
    before = text[max(0, number.start - REACH) : number.start]
    stops = [stop.end() for stop in _SENTENCE_END.finditer(before)]
    sentence = before[stops[-1] :] if stops else before
    first = number.start - len(sentence)
    near = [whole for whole in wholes if first <= whole.start < number.start]
    earlier = [whole for whole in wholes if number.start - REACH <= whole.start < first]
    counts_homes = bool(near) and near[-1].unit == HOMES
    if counts_homes and _OTHER_THINGS.search(text, near[-1].end, number.start):
        return False
    if not near and earlier and earlier[-1].unit == HOMES:
        counts_homes = bool(_REFERS.search(sentence) or _OF_THESE.match(text, number.end))
    if counts_homes and (
        _THERE.search(sentence)
        or _OF_WHICH.search(sentence)
        or _SO_MANY.search(sentence)
        or _AFTER_NAME.search(sentence)
        or _AFTER_YEAR.search(sentence)
    ):
        return True
    if counts_homes and (_MORE.search(sentence) or _OF_THESE.match(text, number.end)):
        return True
    if counts_homes and _AND_THEN.search(sentence) and _follows_by_place(text, number):
        return True
    if counts_homes and re.search(r"(?:,| en|:|\()(?: \w+)? $", sentence) and _OF_KIND.match(text, number.end):
        return True
    if near and near[-1].unit == EURO:
        return False
    if _IN_BRACKETS.search(sentence):
        ahead = _SENTENCE_END.split(text[number.end : number.end + REACH])[0]
        return bool(_HOME_WORD.search(before) or _HOME_WORD.search(ahead))
    if _THERE.search(sentence) and _HOME_WORD.search(before):
        return True
    if not near and earlier and earlier[-1].unit == HOMES and number.value >= 100 and _AFTER_NAME.search(sentence):
        return True
    return bool(
        _HOME_WORD.search(sentence) and _AFTER_NAME.search(sentence) and number.value >= 20 and sentence.count(":")
    )


def _follows_by_place(text: str, number: Number) -> bool:
    return _PLACE_AFTER.match(text, number.end) is not None


def with_changes(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield figures, the two ends of `van € 410 mln. naar € 455 mln.` marked as old and new."""
    changes: dict[int, Figure] = {}
    for i, (one, other) in enumerate(pairwise(figures)):
        is_near = one.unit == other.unit and 0 < other.start - one.end < 60
        if (
            is_near
            and _CHANGES.match(text[one.end : other.start])
            and _FROM.search(text[max(0, one.start - 30) : one.start])
        ):
            changes[i] = replace(one, change="old", bound="exact" if one.bound == "at least" else one.bound)
            changes[i + 1] = replace(other, change="new")
    for i, figure in enumerate(figures):
        yield changes.get(i, figure)
