"""The words of the second readers, of differences between readings, and of the end, on the editor's desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class ReaderWords:
    """The words of one language; `{}` stands for a number or name."""

    second_intro: str
    words_intro: str
    left: str
    nothing_left: str
    read_lines: str
    answer: str
    answered: str
    undo: str
    summary_nl: str
    summary_en: str
    verdict_nl: str
    verdict_en: str
    languages: str
    note: str
    support: Mapping[str, str]
    differences_intro: str
    no_differences: str
    first: str
    second: str
    holds: str
    holds_values: Mapping[str, str]
    now: str
    rule: str
    why: str
    why_hint: str
    decide: str
    decided: str
    change_record: str
    compare: str
    compare_hint: str
    not_loading: str
    finish: Mapping[str, str]
    nothing: str
    no_facts: str
    counts: str
    build: str
    build_hint: str
    built: str
    not_built: str
    layer: str
    before: str
    after: str
    edition: str
    edition_hint: str
    edition_name: str
    edition_date: str
    edition_note_nl: str
    edition_note_en: str
    edition_now: str
    edition_made: str
    commands: str
    new_facts: str
    no_project: str


NL: Final = ReaderWords(
    second_intro=(
        "Lees alleen de aangewezen regels, en vul in wat daar staat. Wat de eerste lezer vond, ziet u hier "
        "niet."
    ),
    words_intro="Zeggen de regels wat de samenvattingen zeggen: niet meer, niet minder en niet stelliger?",
    left="Nog {} te lezen",
    nothing_left="Alles van deze brief is gelezen.",
    read_lines="Te lezen: {}",
    answer="Lezing vastleggen",
    answered="Vastgelegd: {}",
    undo="Laatste lezing ongedaan maken",
    summary_nl="Samenvatting",
    summary_en="Samenvatting in het Engels",
    verdict_nl="De Nederlandse samenvatting",
    verdict_en="De Engelse samenvatting",
    languages="Samen",
    note="Wat er mis is",
    support={"supported": "staat zo in de regels", "says more": "zegt meer", "says less": "zegt minder",
             "firmer": "is stelliger", "same": "ze zeggen hetzelfde", "differ": "ze verschillen"},
    differences_intro="Hier verschillen de twee lezingen. Beslis met de woorden van de regels of met een regel.",
    no_differences="De lezingen van deze brief verschillen nergens.",
    first="Eerste lezing",
    second="Tweede lezing",
    holds="Wat klopt",
    holds_values={"first": "de eerste", "second": "de tweede", "neither": "geen van beide"},
    now="Als geen van beide klopt: wat het is",
    rule="Regel (zoals K3)",
    why="Waarom (Engels)",
    why_hint='haal de beslissende woorden aan tussen "aanhalingstekens", of noem een regel',
    decide="Beslissen",
    decided="Beslist",
    change_record="Naar het feit, om het te wijzigen",
    compare="De feiten als vergeleken vastleggen",
    compare_hint="Doe dit nadat u de verschillen hebt bekeken.",
    not_loading="De bestanden kunnen nu niet worden gelezen",
    finish={"verify": "Klopt elk feit met zijn regels?", "coverage": "Is elk getal en elke afspraak verantwoord?",
            "paragraphs": "Is elke alinea verantwoord?", "readings": "Is alles twee keer gelezen?",
            "words": "Zijn de woorden gelezen?", "new": "Wat er nieuw is", "map": "De kaart met de nieuwe editie",
            "edition": "De nieuwe editie"},
    nothing="Niets open.",
    no_facts="Er zijn nog geen feiten van deze brief.",
    counts="{} open",
    build="Kaart bouwen",
    build_hint="Maakt de lagen opnieuw; de vorige blijft ernaast staan. Bekijk de kaart met `make run` in deze map.",
    built="Gebouwd. Aantallen per laag:",
    not_built="De kaart kon niet worden gebouwd.",
    layer="Laag",
    before="Vorige kaart",
    after="Nieuwe kaart",
    edition="Editie maken",
    edition_hint="Zet de editie in seeds/editions.csv. Bouw daarna de kaart.",
    edition_name="Naam",
    edition_date="Datum",
    edition_note_nl="Wat ze brengt, in het Nederlands",
    edition_note_en="Wat ze brengt, in het Engels",
    edition_now="Nu: editie {} van {}.",
    edition_made="De volgende kaart is editie {} van {}.",
    commands="Daarna, in de map van het project:",
    new_facts="{} nieuw, {} gewijzigd, {} vermeldingen in deze brief",
    no_project="Naast deze records staat geen project: de kaart kan hier niet worden gebouwd.",
)  # fmt: skip
EN: Final = ReaderWords(
    second_intro=(
        "Read only the lines pointed out, and fill in what they say. What the first reader found is not "
        "shown here."
    ),
    words_intro="Do the lines say what the summaries say: no more, no less, and nothing firmer?",
    left="{} left to read",
    nothing_left="All of this letter has been read.",
    read_lines="To read: {}",
    answer="Record the reading",
    answered="Recorded: {}",
    undo="Undo the last reading",
    summary_nl="Summary in Dutch",
    summary_en="Summary in English",
    verdict_nl="The Dutch summary",
    verdict_en="The English summary",
    languages="Together",
    note="What is wrong",
    support={"supported": "is supported by the lines", "says more": "says more", "says less": "says less",
             "firmer": "is firmer", "same": "they say the same", "differ": "they differ"},
    differences_intro="Here the two readings differ. Decide with the words of the lines, or by a rule.",
    no_differences="The readings of this letter differ nowhere.",
    first="First reading",
    second="Second reading",
    holds="What holds",
    holds_values={"first": "the first", "second": "the second", "neither": "neither"},
    now="Where neither holds: what it is",
    rule="Rule (such as K3)",
    why="Why",
    why_hint='quote the words that decide in "quotation marks", or name a rule',
    decide="Decide",
    decided="Decided",
    change_record="To the fact, to change it",
    compare="Keep the facts as compared",
    compare_hint="Do this after you have looked at the differences.",
    not_loading="The files cannot be read at this moment",
    finish={"verify": "Does each fact agree with its lines?", "coverage": "Is each number and agreement accounted for?",
            "paragraphs": "Is each paragraph accounted for?", "readings": "Has everything been read twice?",
            "words": "Have the words been read?", "new": "What is new", "map": "The map with the new edition",
            "edition": "The new edition"},
    nothing="Nothing open.",
    no_facts="There are no facts of this letter yet.",
    counts="{} open",
    build="Build the map",
    build_hint="Makes the layers anew; the previous edition stays beside it. See it with `make run` in this checkout.",
    built="Built. Numbers by layer:",
    not_built="The map could not be built.",
    layer="Layer",
    before="Previous map",
    after="New map",
    edition="Make the edition",
    edition_hint="Enters the edition in seeds/editions.csv. Build the map after that.",
    edition_name="Name",
    edition_date="Date",
    edition_note_nl="What it brings, in Dutch",
    edition_note_en="What it brings, in English",
    edition_now="Now: edition {} of {}.",
    edition_made="The next map is edition {} of {}.",
    commands="After that, in the folder of the project:",
    new_facts="{} new, {} changed, {} mentions in this letter",
    no_project="There is no project beside these records: the map cannot be built here.",
)  # fmt: skip

WORDS: Final[Mapping[Language, ReaderWords]] = {"nl": NL, "en": EN}
