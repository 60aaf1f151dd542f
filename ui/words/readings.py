"""The words for what was read twice, what was decided where two readings differed, and whose wording was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


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
    decisions=("{} verschil tussen de lezingen beslist", "{} verschillen tussen de lezingen beslist"),
    decided="{}: de eerste lezing zei “{}”, de tweede “{}”.",
    holds={"first": "De eerste klopt.", "second": "De tweede klopt.", "neither": "Geen van beide klopt."},
    now="Het is “{}”.",
    why="Waarom (in het Engels): {}",
    rule="Regel {} van het project.",
    nothing="niets",
    yes_no={"yes": "ja", "no": "nee"},
    wording={
        "supported": "woorden nagelezen",
        "faulted": "woorden nagelezen: ze dekken de brief nog niet precies",
        "unread": "woorden nog niet nagelezen",
    },
    moved={
        "renamed": "Het feit in deze link heet nu anders: u ziet het hieronder. {}",
        "merged": "Het feit in deze link is samengevoegd met een ander feit: dat ziet u hieronder. {}",
        "split": "Het feit in deze link is gesplitst. Hieronder staat het eerste deel; alle delen: {}. {}",
        "withdrawn": "Het feit in deze link is ingetrokken. {}",
    },
)
EN = ReadingWords(
    decisions=("{} difference between the readings decided", "{} differences between the readings decided"),
    decided="{}: the first reading said “{}”, the second “{}”.",
    holds={"first": "The first is right.", "second": "The second is right.", "neither": "Neither is right."},
    now="It is “{}”.",
    why="Why: {}",
    rule="Rule {} of the project.",
    nothing="nothing",
    yes_no={"yes": "yes", "no": "no"},
    wording={
        "supported": "wording checked",
        "faulted": "wording checked: it does not yet match the letter exactly",
        "unread": "wording not yet checked",
    },
    moved={
        "renamed": "The fact in this link has another name now: you see it below. {}",
        "merged": "The fact in this link was merged with another fact: you see that one below. {}",
        "split": "The fact in this link was split. Below is the first part; all parts: {}. {}",
        "withdrawn": "The fact in this link was withdrawn. {}",
    },
)

WORDS: Mapping[Language, ReadingWords] = {"nl": NL, "en": EN}
