"""Errors that a program can find: a payer or a part that no line names, a wish recorded as agreed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from seeds.errors import SeedsError
from seeds.load import Seeds
from seeds.passages import letter_lines
from seeds.reading.names import Names
from seeds.records import Fact
from seeds.wording.limits import LINES_AROUND_A_PART
from seeds.wording.lines import Cited, undone
from seeds.wording.named import REGION, STATE, Parties

_PAYERS = {"rijk": STATE, "regio": REGION}
_PART = re.compile(
    r"\b(?:waarvan|hiervan|daarvan|ervan|onderdeel|deel (?:van|uit)|gedeelte|aandeel|inclusief|waaronder|opgebouwd"
    r"|hierbinnen|bestaa[nt] (?:\w+ ){0,3}uit|verdeeld|verdeling|in totaal|totaal|totale|tranches?"
    r"|binnen (?:de|het|dit|deze|die)|uit (?:de|het|dit|deze|die)|\d/\d|\d ?%)",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:wil|willen|wenst|wens|wensen|gewenste?|verzoekt|verzoeken|verzoek|vraagt|ambitie|hoopt|voorstel|zou|zouden)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:spreken|spreekt|spraken|sprak|afspra(?:ak|ken)|afgesproken|besluit(?:en)?|besloten|zullen|zal|gaan|gaat|worden|wordt"
    r"|zetten|zet|nemen|neemt|bied(?:en|t)|werken|werkt|vastgesteld|stellen|stelt|overeen\w*|akkoord|toegezegd|toezegging\w*"
    r"|onderschrijven|erkennen|onderstrepen|constateren|committeren|starten|start|draagt|dragen|betaalt|is|zijn)\b",
    re.IGNORECASE,
)


def kind_faults(fact: Fact, lines: Cited, seeds: Seeds, names: Names, parties: Parties, folder: Path) -> Iterator[str]:
    """Yield what is suspicious in a fact, given its lines."""
    if fact.amount_payer in _PAYERS and not parties.speaks_of(_PAYERS[fact.amount_payer]):
        yield f"amount_payer {fact.amount_payer}: no cited line has a word for it"
    if fact.part_of is not None and not any(
        _PART.search(text) for text in _around(fact, seeds.facts[fact.part_of], folder)
    ):
        yield f"part_of {fact.part_of}: no line at either says that one holds the other"
    if fact.status == "agreed" and not fact.best_effort and _is_only_wished(lines, fact):
        yield "status agreed, but the sentence of its figure only wishes or asks"
    has_number = fact.has_amount or fact.has_other or fact.homes is not None
    if fact.novex_area is not None and has_number:
        others = [area for area in _areas(lines, seeds, names) if area != fact.novex_area]
        if others:
            yield f"novex_area {fact.novex_area}: the sentence of its figure also names {', '.join(others)}"


def _around(fact: Fact, whole: Fact, folder: Path) -> Iterator[str]:
    for source in (*fact.sources, *whole.sources):
        try:
            lines = letter_lines(folder, source.file)
        except SeedsError:
            continue
        start = max(0, source.line_start - 1 - LINES_AROUND_A_PART)
        yield undone("\n".join(lines[start : source.line_end + LINES_AROUND_A_PART]))


def _figure_sentences(lines: Cited) -> Iterator[str]:
    for p in lines.statements:
        for span in sorted({p.around(*figure) for figure in p.figure_spans}):
            yield p.text[slice(*span)]


def _is_only_wished(lines: Cited, fact: Fact) -> bool:
    if fact.set_aside:
        return False
    found = list(_figure_sentences(lines))
    return bool(found) and all(_WISH.search(text) and not _AGREED.search(text) for text in found)


def _areas(lines: Cited, seeds: Seeds, names: Names) -> Iterator[str]:
    """Yield the NOVEX areas and regions named in the sentences of the figures; not a railway of the same name."""
    for text in _figure_sentences(lines):
        for mention in names.mentions(text):
            yield from (code for code in mention.codes if code in seeds.novex_areas and code not in seeds.mirt_projects)


def repeated_numbers(facts: Iterable[Fact]) -> list[tuple[str, str]]:
    """Return pairs of facts that cite the same line for the same number: possibly one promise entered twice."""
    seen: dict[tuple[object, ...], str] = {}
    pairs = []
    for fact in facts:
        values = ((fact.homes, "homes"), (fact.other_value, fact.other_unit))
        for source in fact.sources:
            for value, unit in values:
                if value is None or source.heading:
                    continue
                key = (source.file, source.line_start, value, unit, fact.homes_period, fact.municipalities, fact.sites)
                if seen.setdefault(key, fact.id) != fact.id:
                    pairs.append((seen[key], fact.id))
    return list(dict.fromkeys(pairs))
