"""The words for second readings, decisions on differences between readings, and the check of the wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class ReadingWords:
    """`{}` stands for what the text around it says; `decided` is field, both values, and what holds."""

    decisions: tuple[str, str]
    decided: str
    holds: Mapping[str, str]
    now: str
    why: str
    rule: str
    nothing: str
    yes_no: Mapping[str, str]
    wording: Mapping[str, str]
    moved: Mapping[str, str]
    moved_thing: Mapping[str, str]
    reading: Mapping[str, str]
    reading_title: str
    reading_short: Mapping[str, str]
    reading_meaning: Mapping[str, str]
    fields: Mapping[str, str]


NL = ReadingWords(
    decisions=("over {} verschil tussen de lezingen is beslist", "over {} verschillen tussen de lezingen is beslist"),
    decided="{}: de eerste lezing zei “{}”, de tweede “{}”.",
    holds={"first": "De eerste klopt.", "second": "De tweede klopt.", "neither": "Geen van beide klopt."},
    now="Het is “{}”.",
    why="Waarom (in het Engels): {}",
    rule="Dit volgt uit vaste regel {}.",
    nothing="niets",
    yes_no={"yes": "ja", "no": "nee"},
    wording={
        "supported": "samenvatting vergeleken met de brief: klopt",
        "faulted": "samenvatting vergeleken met de brief: komt nog niet precies overeen",
        "unread": "samenvatting nog niet vergeleken met de brief",
    },
    moved={
        "renamed": "Het feit in deze link heeft een andere naam gekregen; u ziet het hieronder. {}",
        "merged": "Het feit in deze link is samengevoegd met een ander feit, dat u hieronder ziet. {}",
        "split": "Het feit in deze link is gesplitst. Hieronder staat het eerste deel; alle delen: {}. {}",
        "withdrawn": "Het feit in deze link is ingetrokken. {}",
    },
    moved_thing={
        "renamed": "Wat deze link noemt, heet hier nu anders: {}. {}",
        "merged": "Wat deze link noemt, is hier samengevoegd met: {}. {}",
        "split": "Wat deze link noemt, is hier gesplitst; u ziet het eerste deel. Alle delen: {}. {}",
        "withdrawn": "Wat deze link noemt, staat hier niet meer. {1}",
    },
    reading={
        "same": "twee keer gelezen, zelfde uitkomst",
        "decided": "twee keer gelezen, over de verschillen is beslist",
        "differs": "twee keer gelezen, nog verschil over: {}",
        "unchecked": "nog niet twee keer gelezen",
    },
    reading_title="Twee keer gelezen",
    reading_short={
        "same": "zelfde uitkomst",
        "decided": "over de verschillen is beslist",
        "differs": "nog verschil",
        "unchecked": "nog niet twee keer gelezen",
    },
    reading_meaning={
        "same": (
            "twee lezers hebben het feit los van elkaar uit de brief gehaald; soort, status, plaats, getallen en "
            "termijn kwamen overeen"
        ),
        "decided": (
            "de twee lezingen verschilden; bij elk verschil staat wat klopt en waarom: om de woorden van de brief of "
            "om een vaste regel"
        ),
        "differs": "over een verschil is nog niet beslist; u ziet de eerste lezing en wat verschilt. Lees het zelf na",
        "unchecked": "er is nog geen tweede lezing, of het feit is daarna gewijzigd",
    },
    fields={
        "kind": "soort",
        "status": "status",
        "phase": "fase",
        "provinces": "provincies",
        "amount_eur": "bedrag",
        "amount_min_eur": "bedrag",
        "amount_max_eur": "bedrag",
        "amount_per": "bedrag",
        "amount_payer": "betaler",
        "amount_role": "soort bedrag",
        "price_level": "prijspeil",
        "vat": "btw",
        "homes": "woningen",
        "other_value": "getal",
        "other_min": "getal",
        "other_max": "getal",
        "deadline": "termijn",
        "municipalities": "gemeenten",
        "speaker": "wie het zegt",
        "promised_by": "toegezegd door",
        "promised_to": "toegezegd aan",
        "agreed_before": "eerder afgesproken",
        "best_effort": "als inspanning afgesproken",
        "amount_bound": "hoe precies het bedrag is",
        "amount_form": "vorm van het bedrag",
        "made_available": "wanneer beschikbaar gesteld",
        "homes_bound": "hoe precies het aantal woningen is",
        "other_bound": "hoe precies het getal is",
        "deadline_kind": "soort termijn",
        "deadline_from": "begin van de termijn",
        "deadline_to": "eind van de termijn",
        "part_of": "onderdeel van",
        "of_agreement": "bij welke afspraak het hoort",
        "follows": "vervolg op",
    },
)
EN = ReadingWords(
    decisions=("{} difference between the readings resolved", "{} differences between the readings resolved"),
    decided="{}: the first reading said “{}”, the second “{}”.",
    holds={"first": "The first is right.", "second": "The second is right.", "neither": "Neither is right."},
    now="It is “{}”.",
    why="Why: {}",
    rule="This follows from fixed rule {}.",
    nothing="nothing",
    yes_no={"yes": "yes", "no": "no"},
    wording={
        "supported": "summary checked against the letter: correct",
        "faulted": "summary checked against the letter: does not match exactly yet",
        "unread": "summary not yet checked against the letter",
    },
    moved={
        "renamed": "The fact in this link has been renamed; you see it below. {}",
        "merged": "The fact in this link was merged with another fact, shown below. {}",
        "split": "The fact in this link was split. Below is the first part; all parts: {}. {}",
        "withdrawn": "The fact in this link was withdrawn. {}",
    },
    moved_thing={
        "renamed": "What this link names has another name here now: {}. {}",
        "merged": "What this link names was merged here with: {}. {}",
        "split": "What this link names was split here; you see the first part. All parts: {}. {}",
        "withdrawn": "What this link names is no longer here. {1}",
    },
    reading={
        "same": "read twice, same result",
        "decided": "read twice, differences resolved",
        "differs": "read twice, still different on: {}",
        "unchecked": "not yet read twice",
    },
    reading_title="Read twice",
    reading_short={
        "same": "same result",
        "decided": "differences resolved",
        "differs": "still different",
        "unchecked": "not yet read twice",
    },
    reading_meaning={
        "same": (
            "two readers took the fact from the letter independently; kind, status, place, numbers and deadline were "
            "the same"
        ),
        "decided": (
            "the two readings differed; for each difference it says what is right and why: because of the words of the "
            "letter or a fixed rule"
        ),
        "differs": "a difference is not resolved yet; you see the first reading and what differs. Check it yourself",
        "unchecked": "there is no second reading yet, or the fact has been changed since",
    },
    fields={
        "kind": "kind",
        "status": "status",
        "phase": "phase",
        "provinces": "provinces",
        "amount_eur": "amount",
        "amount_min_eur": "amount",
        "amount_max_eur": "amount",
        "amount_per": "amount",
        "amount_payer": "payer",
        "amount_role": "kind of amount",
        "price_level": "price level",
        "vat": "VAT",
        "homes": "homes",
        "other_value": "number",
        "other_min": "number",
        "other_max": "number",
        "deadline": "deadline",
        "municipalities": "municipalities",
        "speaker": "who says it",
        "promised_by": "promised by",
        "promised_to": "promised to",
        "agreed_before": "agreed earlier",
        "best_effort": "agreed as a best effort",
        "amount_bound": "how exact the amount is",
        "amount_form": "form of the amount",
        "made_available": "when made available",
        "homes_bound": "how exact the number of homes is",
        "other_bound": "how exact the number is",
        "deadline_kind": "kind of deadline",
        "deadline_from": "start of the period",
        "deadline_to": "end of the period",
        "part_of": "part of",
        "of_agreement": "which agreement it belongs to",
        "follows": "follows from",
    },
)

WORDS: Mapping[Language, ReadingWords] = {"nl": NL, "en": EN}
