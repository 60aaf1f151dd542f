"""The words for second readings, decisions on differences between readings, and the check of the wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.words.text import Language


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
)

WORDS: Mapping[Language, ReadingWords] = {"nl": NL, "en": EN}
