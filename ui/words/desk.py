"""The words of the editor's desk, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class DeskWords:
    """The words of one language; `{}` stands for a number or name."""

    title: str
    skip: str
    pages: Mapping[str, str]
    letter: str
    progress: str
    no_heading: str
    chapter_done: str
    position: str
    kinds: Mapping[str, str]
    decided: Mapping[str, str]
    found: Mapping[str, str]
    match: Mapping[str, str]
    match_confirm: str
    lines: str
    page_number: str
    actions: Mapping[str, str]
    keys: Mapping[str, str]
    keys_title: str
    keys_on: str
    keys_off_hint: str
    reason: str
    reason_needed: str
    lines_title: str
    lines_hold: str
    lines_reason: str
    lines_about: str
    lines_repeats: str
    lines_from: str
    lines_to: str
    reasons: Mapping[str, str]
    mention_title: str
    mention_hint: str
    leave_title: str
    stale: str
    undone: str
    nothing_to_undo: str
    last_step: str
    all_done: str
    no_candidates: str
    mark_first: str
    entry_title: str
    entry_intro: str
    entry: Mapping[str, str]
    entry_hints: Mapping[str, str]
    entry_button: str
    saved: str
    not_sent: str
    back_again: str
    restored: str
    other_text: str
    put_back: str
    throw_away: str
    no_room: str
    not_loading: str
    disk_full: str
    disk_fault: str
    not_written: str
    go_back: str


NL: Final = DeskWords(
    title="Redactietafel",
    skip="Naar het formulier",
    pages={"desk": "De brief", "decisions": "Verschillen", "finish": "Afronden", "second": "Tweede lezing",
           "words": "Lezing van de woorden"},
    letter="De brief",
    progress="{} van {} alinea’s verantwoord; {} van {} kandidaten besloten",
    no_heading="Begin van de brief",
    chapter_done="{} van {}",
    position="Kandidaat {} van {}",
    kinds={"amount": "bedrag", "homes": "woningen", "quantity": "getal", "deadline": "termijn",
           "agreement": "afspraak"},
    decided={"open": "nog open", "accepted": "feit {}", "mention": "vermelding van {}", "left_out": "weggelaten: {}"},
    found={"figure": "Gedrukt", "value": "Gelezen als", "deadline": "Termijn", "table": "Komt terug in",
           "heading": "Onder", "places": "Plaatsen", "parties": "Partijen", "note": "Opmerking"},
    match={"mention": "Lijkt een vermelding van {}", "follows": "Lijkt een vervolg op {}",
           "answers": "Lijkt een antwoord op {}"},
    match_confirm="Klopt",
    lines="regel {}",
    page_number="pagina {}",
    actions={"accept": "Vastleggen", "next": "Volgende", "previous": "Vorige", "mention": "Staat er al",
             "leave": "Weglaten", "mark": "Nieuw feit van selectie", "source": "Selectie als bron",
             "lines": "Alinea weglaten", "undo": "Ongedaan maken", "cancel": "Terug", "save": "Wijziging vastleggen",
             "reload": "Laat de nieuwe stand zien"},
    keys={"fill": "naar het eerste lege veld", "accept": "vastleggen, ook vanuit een veld",
          "next": "volgende die nog open is",
          "previous": "vorige", "mention": "vermelding van een feit dat er al is", "leave": "weglaten, met reden",
          "mark": "nieuw feit van de gekozen woorden", "source": "gekozen woorden als extra bron",
          "lines": "alinea of gekozen regels weglaten", "undo": "laatste stap ongedaan maken",
          "escape": "uit een veld, terug naar de toetsen", "help": "dit overzicht"},
    keys_title="Sneltoetsen",
    keys_on="Sneltoetsen van één letter aan",
    keys_off_hint="Ze werken alleen als u niet in een veld typt.",
    reason="Reden",
    reason_needed="Schrijf een reden op.",
    lines_title="Regels weglaten waarop geen feit rust",
    lines_hold="Over {} afspraken in deze regels is nog niet besloten. Nog eens versturen laat ook die weg.",
    lines_reason="Waarom",
    lines_about="Waar ze over gaan (Engels, eigen woorden)",
    lines_repeats="Welk feit ze herhalen",
    lines_from="Van regel",
    lines_to="Tot en met regel",
    reasons={"address": "adres", "salutation": "aanhef", "signature": "ondertekening", "contents": "inhoudsopgave",
             "heading": "kop", "layout": "opmaak", "reference": "verwijzing", "procedure": "procedure",
             "background": "achtergrond", "opinion": "mening", "question": "vraag", "repeats": "herhaalt een feit"},
    mention_title="Dit feit staat er al",
    mention_hint="De regels worden een extra bron van het feit dat u kiest.",
    leave_title="Waarom is dit geen feit?",
    stale="Iemand anders heeft dit intussen gewijzigd. Er is niets geschreven; hieronder staat de nieuwe stand.",
    undone="Ongedaan gemaakt: {}",
    nothing_to_undo="Er is niets om ongedaan te maken.",
    last_step="Laatste stap: {}",
    all_done="Over alle kandidaten is besloten.",
    no_candidates="In deze brief is niets gevonden. Kies woorden in de brief en maak er een feit van.",
    mark_first="Kies eerst woorden in de brief.",
    entry_title="Deze brief staat nog niet in het register",
    entry_intro="Vul een keer in wat voor brief dit is. Daarna kunt u feiten vastleggen.",
    entry={"id": "Id", "title": "Titel", "sender": "Afzender", "date": "Datum", "reference": "Kenmerk",
           "is_draft": "Het is een concept"},
    entry_hints={"id": "kleine letters en streepjes, zoals bo-mirt-2027", "date": "jjjj-mm-dd",
                 "reference": "leeg als er geen is"},
    entry_button="In het register zetten",
    saved="Vastgelegd als {}",
    not_sent=(
        "Er is geen verbinding met de redactietafel: draait de opdracht nog? Wat u typt, bewaart deze browser. "
        "Het gaat mee zodra de verbinding er weer is."
    ),
    back_again="De verbinding is er weer. Wat u typte, is bewaard.",
    restored="Wat u hier typte en nog niet vastlegde, staat er weer.",
    other_text="Hier staat intussen iets anders dan waar u mee bezig was. Dit typte u:",
    put_back="Zet mijn tekst terug",
    throw_away="Gooi mijn tekst weg",
    no_room="Deze browser kan niet bewaren wat u typt. Leg het vast voordat u de pagina sluit.",
    not_loading="De records laden niet. Wat u typt, wordt bewaard; vastleggen kan weer zodra dit is hersteld:",
    disk_full="De schijf is vol: er is niets geschreven. Maak ruimte; wat u typte, bewaart deze browser.",
    disk_fault="Er kon niet worden geschreven ({}). Wat u typte, bewaart deze browser.",
    not_written="Niet geschreven",
    go_back="Terug naar het formulier",
)  # fmt: skip
EN: Final = DeskWords(
    title="Editor’s desk",
    skip="Go to the form",
    pages={"desk": "The letter", "decisions": "Differences", "finish": "Finish", "second": "Second reading",
           "words": "Reading of the words"},
    letter="The letter",
    progress="{} of {} paragraphs accounted for; {} of {} candidates decided",
    no_heading="Start of the letter",
    chapter_done="{} of {}",
    position="Candidate {} of {}",
    kinds={"amount": "amount", "homes": "homes", "quantity": "number", "deadline": "deadline",
           "agreement": "agreement"},
    decided={"open": "still open", "accepted": "fact {}", "mention": "mention of {}", "left_out": "left out: {}"},
    found={"figure": "Printed", "value": "Read as", "deadline": "Deadline", "table": "Comes back at",
           "heading": "Under", "places": "Places", "parties": "Parties", "note": "Note"},
    match={"mention": "Seems a mention of {}", "follows": "Seems to follow {}", "answers": "Seems to answer {}"},
    match_confirm="That is right",
    lines="line {}",
    page_number="page {}",
    actions={"accept": "Record", "next": "Next", "previous": "Previous", "mention": "Already there",
             "leave": "Leave out", "mark": "New fact from selection", "source": "Selection as source",
             "lines": "Leave out paragraph", "undo": "Undo", "cancel": "Back", "save": "Record the change",
             "reload": "Show the newer state"},
    keys={"fill": "to the first empty field", "accept": "record, also from within a field", "next": "next that is open",
          "previous": "previous", "mention": "mention of a fact that is there", "leave": "leave out, with a reason",
          "mark": "new fact from the selected words", "source": "selected words as another source",
          "lines": "leave out the paragraph or the selected lines", "undo": "undo the last step",
          "escape": "out of a field, back to the keys", "help": "this overview"},
    keys_title="Keyboard shortcuts",
    keys_on="Single-letter shortcuts on",
    keys_off_hint="They work only while you are not typing in a field.",
    reason="Reason",
    reason_needed="Write down a reason.",
    lines_title="Leave out lines on which no fact rests",
    lines_hold="Not yet decided in these lines: {} agreements. Sending again leaves those out too.",
    lines_reason="Why",
    lines_about="What they are about (English, own words)",
    lines_repeats="Which fact they repeat",
    lines_from="From line",
    lines_to="Up to and including line",
    reasons={"address": "address", "salutation": "salutation", "signature": "signature", "contents": "contents",
             "heading": "heading", "layout": "layout", "reference": "reference", "procedure": "procedure",
             "background": "background", "opinion": "opinion", "question": "question", "repeats": "repeats a fact"},
    mention_title="This fact is there already",
    mention_hint="The lines become one more source of the fact that you choose.",
    leave_title="Why is this no fact?",
    stale="Someone else has changed this meanwhile. Nothing was written; the newer state is below.",
    undone="Undone: {}",
    nothing_to_undo="There is nothing to undo.",
    last_step="Last step: {}",
    all_done="All candidates are decided.",
    no_candidates="Nothing was found in this letter. Select words in the letter and make a fact of them.",
    mark_first="First select words in the letter.",
    entry_title="This letter is not in the register yet",
    entry_intro="Say once what letter this is. After that you can record facts.",
    entry={"id": "Id", "title": "Title", "sender": "Sender", "date": "Date", "reference": "Reference",
           "is_draft": "It is a draft"},
    entry_hints={"id": "small letters and hyphens, such as bo-mirt-2027", "date": "yyyy-mm-dd",
                 "reference": "empty where there is none"},
    entry_button="Enter it in the register",
    saved="Recorded as {}",
    not_sent=(
        "There is no connection with the desk: is the command still running? This browser keeps what you type "
        "and sends it once the connection is back."
    ),
    back_again="The connection is back. What you typed has been kept.",
    restored="What you typed here and had not recorded yet is back.",
    other_text="This has changed while you were working on it. You typed:",
    put_back="Put my text back",
    throw_away="Throw my text away",
    no_room="This browser cannot keep what you type. Record it before you close the page.",
    not_loading="The records do not load. What you type is kept; you can record again once this is mended:",
    disk_full="The disk is full: nothing was written. Make room; this browser keeps what you typed.",
    disk_fault="Writing failed ({}). This browser keeps what you typed.",
    not_written="Not written",
    go_back="Back to the form",
)  # fmt: skip

WORDS: Final[Mapping[Language, DeskWords]] = {"nl": NL, "en": EN}
