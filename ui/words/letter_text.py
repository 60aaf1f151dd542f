"""The words of the letter itself, on its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class LetterWords:
    """`{}` stands for numbers of lines or pages, or for a reason."""

    title: str
    marked: str
    outline: str
    missing: str
    line: str
    lines: str
    left_out: str
    tells: str
    reasons: Mapping[str, str]
    page: str
    before: str
    after: str


NL = LetterWords(
    title="De brief zelf",
    marked=(
        "De tekst van de brief, met de feiten ernaast en de getallen gemarkeerd. Wat grijs is, is niet vastgelegd; de "
        "reden staat erbij."
    ),
    outline=(
        "De tekst van de brief staat niet op deze server. Hieronder staat per regel welke feiten eruit komen, en wat "
        "niet is vastgelegd en waarom."
    ),
    missing="De tekst van deze brief is nu niet te lezen. Hieronder staat per regel wat ervan is vastgelegd.",
    line="regel {}",
    lines="regels {}–{}",
    left_out="Niet vastgelegd: {}.",
    tells="Zegt wat werd van",
    reasons={
        "address": "adres of briefhoofd",
        "salutation": "aanhef",
        "signature": "ondertekening",
        "contents": "inhoudsopgave",
        "heading": "kop",
        "layout": "paginanummer of opmaak",
        "reference": "voetnoot of verwijzing",
        "procedure": "over de procedure",
        "background": "achtergrond",
        "opinion": "mening",
        "question": "vraag waarvan het antwoord is vastgelegd",
        "repeats": "herhaalt een feit",
    },
    page="deel {} van {}",
    before="vorige regels",
    after="volgende regels",
)
EN = LetterWords(
    title="The letter itself",
    marked=(
        "The text of the letter (in Dutch), with the facts beside it and the figures marked. Grey text was not "
        "recorded; the reason is given."
    ),
    outline=(
        "The text of the letter is not on this server. Below, line by line, are the facts taken from it, and what was "
        "not recorded and why."
    ),
    missing="The text of this letter cannot be read at the moment. Below, line by line, is what was recorded from it.",
    line="line {}",
    lines="lines {}–{}",
    left_out="Not recorded: {}.",
    tells="Says what became of",
    reasons={
        "address": "address or letterhead",
        "salutation": "salutation",
        "signature": "signature",
        "contents": "table of contents",
        "heading": "heading",
        "layout": "page number or layout",
        "reference": "footnote or reference",
        "procedure": "about the procedure",
        "background": "background",
        "opinion": "opinion",
        "question": "question whose answer was recorded",
        "repeats": "repeats a fact",
    },
    page="part {} of {}",
    before="previous lines",
    after="next lines",
)

WORDS: Mapping[Language, LetterWords] = {"nl": NL, "en": EN}
