"""The next letter: any list, sentences that promise, series of numbers, tables, dates of the head, and matches."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.errors import Fault, SeedsError
from seeds.new_letter.candidates import Candidate, Proposal
from seeds.new_letter.matching import held_against, matched
from seeds.new_letter.propose import propose
from seeds.reading.dates import dates
from seeds.reading.figures import figures
from seeds.reading.letter import Letter
from seeds.reading.letter_date import date_of_letter
from tests.seeds.by_hand import fact

LIST = """\
Afsprakenlijst overleg Oost, januari 2031

1. Gelderland

{0} Rijk en provincie Gelderland onderzoeken voor 1 juli 2031 samen
  of de brug bij Tiel breder kan.
{0} De gemeente Tiel levert de gegevens aan.

2. Overijssel

{0} Het Rijk stelt € 4 mln. beschikbaar voor de haven van Kampen.
"""
PROSE = """\
Datum 13 januari 2031

In Zutphen komen 1.310 woningen, waarvan 400 voor 2034. Het Rijk stelt € 2,1 miljard beschikbaar. De provincie
Gelderland zegt toe uiterlijk 1 mei 2032 te beslissen. Eerder is dit al onderzocht.
"""


def found(text: str, kind: str) -> list[Candidate]:
    return [c for c in propose(Letter("letter.txt", text)).candidates if c.kind == kind]


@pytest.mark.parametrize("sign", ["•", "‣", "▪", "–", "-", "o", "*", "❖"])
def test_a_list_is_read_whatever_its_mark(sign: str) -> None:
    assert [c.lines for c in found(LIST.format(sign), "agreement")] == ["5-6", "7", "11"]


def test_letters_and_roman_numerals_are_marks_too() -> None:
    for signs in (("a)", "b)", "c)"), ("a.", "b.", "c."), ("(i)", "(ii)", "(iii)"), ("1)", "2)", "3)")):
        text = "Partijen spreken het volgende af:\n" + "".join(
            f"{sign} de gemeente bouwt een school {n}.\n" for n, sign in enumerate(signs)
        )
        assert [c.line_start for c in found(text, "agreement")] == [2, 3, 4]


def test_the_parts_of_an_agreement_are_no_agreements_of_their_own() -> None:
    text = (
        "Afspraken:\n• Rijk en regio werken drie wegen uit:\n  - de weg langs Assen\n  - de weg langs"
        " Emmen\n• Zij evalueren dit samen.\n"
    )
    assert [c.lines for c in found(text, "agreement")] == ["2-4", "5"]


def test_a_list_of_other_matter_is_none_of_agreements() -> None:
    assert (
        found(
            "Aanwezig waren:\n• mevrouw Jansen namens de provincie\n• de heer De Vries namens het Rijk\n", "agreement"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("Ik zeg uw Kamer toe de studie te sturen.", ("Rijk",), ("Tweede Kamer",)),
        ("Rijk en regio spreken af dat zij samen rekenen.", ("Rijk", "Regio"), ()),
        ("Het Rijk stelt € 5 mln. beschikbaar aan de gemeente Assen.", ("Rijk",), ("Gemeente Assen",)),
        ("Partijen committeren zich aan dit doel.", ("Partijen",), ()),
        ("Uw Kamer wordt voor de zomer van 2033 geïnformeerd.", (), ("Tweede Kamer",)),
    ],
)
def test_a_sentence_that_promises_says_who_and_to_whom(text: str, by: tuple[str, ...], to: tuple[str, ...]) -> None:
    (candidate,) = found(f"Datum 12 mei 2031\n\n{text}\n", "agreement")
    assert (candidate.promised_by, candidate.promised_to) == (by, to)


def test_who_asks_promises_nothing() -> None:
    (candidate,) = found("De gemeente Assen verzoekt het Rijk om geld vrij te maken.", "agreement")
    assert (candidate.promised_by, candidate.speaker, candidate.asked) == ((), ("Gemeente Assen",), ("Rijk",))


@pytest.mark.parametrize(
    "text",
    [
        "Hierbij stuur ik uw Kamer het rapport.",
        "De verzoeken van de gemeenten liggen er.",
        "Wie stelt er geld beschikbaar?",
    ],
)
def test_what_a_letter_does_or_wonders_is_no_promise(text: str) -> None:
    assert found(text, "agreement") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In Overijssel komen ten minste 42.000 woningen en in Drenthe 13.000.", [42_000, 13_000]),
        ("Er komen 1.200 woningen, waarvan 400 voor 2034.", [1200, 400]),
        ("De woningen komen in Zutphen (1.310), Deventer (905) en Apeldoorn (2.400).", [1310, 905, 2400]),
        ("Het gaat om 600, 700 en 900 woningen in respectievelijk Ede, Epe en Tiel.", [600, 700, 900]),
        ("Zutphen 1.310, Deventer 905 en Apeldoorn 2.400 woningen", [1310, 905, 2400]),
        ("Assen bouwt 300 woningen, Emmen 450 en Hoogeveen 200.", [300, 450, 200]),
        ("ruim tweeduizend woningen", [2000]),
        ("Er zijn 45 aanvragen voor 1.200 woningen bij 30 stations en 12 bedrijven.", [1200]),
        ("De 17 gemeenten bouwen woningen, 40 woningen per hectare.", []),
    ],
)
def test_a_number_counts_what_its_sentence_counts(text: str, values: list[int]) -> None:
    assert [f.value for f in figures(text) if f.unit == "homes"] == [Decimal(v) for v in values]


def test_an_old_and_a_new_amount_are_told_apart() -> None:
    old, new = found("Het budget gaat van € 410 mln. naar € 455 mln. dit jaar.", "amount")
    assert [(old.value, old.change), (new.value, new.change)] == [(410_000_000, "old"), (455_000_000, "new")]


def test_an_amount_a_year_is_one_also_where_the_year_comes_first() -> None:
    assert found("Het Rijk betaalt jaarlijks € 5 mln. mee.", "amount")[0].per == "year"


def test_a_share_has_the_unit_of_its_whole() -> None:
    assert [(f.unit, f.value) for f in figures("de helft van de kosten en twee derde van de woningen")] == [
        ("halves", 1),
        ("thirds", 2),
    ]


def test_what_holds_for_all_amounts_is_the_default_of_each_and_marked_so() -> None:
    text = (
        "Alle bedragen zijn in prijspeil 2031, inclusief btw.\n\nEr is € 5 mln. en € 6 mln. (excl. btw,"
        " prijspeil 2029).\n"
    )
    one, other = found(text, "amount")
    assert (one.vat, one.price_level, one.from_document) == ("incl", "2031", ("vat", "price_level"))
    assert (other.vat, other.price_level, other.from_document) == ("excl", "2029", ())


def test_the_cells_of_a_table_count_what_its_head_says() -> None:
    text = (
        "Bedragen in k€\n\nProject | Rijk | Regio | Woningen\nBrug Tiel | 1.250 | 400 | 905\nHaven Kampen "
        "| 75 | 12 | 1.310\n"
    )
    assert [c.value for c in found(text, "amount")] == [1_250_000, 400_000, 75_000, 12_000]
    assert [c.value for c in found(text, "homes")] == [905, 1310]


def test_a_row_of_a_table_of_actions_is_an_agreement() -> None:
    text = (
        "Nr | Actie | Wie | Wanneer\n1 | plan voor de brug maken | provincie Gelderland "
        "| uiterlijk 1 mei 2031\n2 | de raad vragen om geld | gemeente Tiel | voor 1 juli 2031\n"
    )
    rows = found("Datum 3 januari 2031\n\n" + text, "agreement")
    assert [(c.lines, c.promised_by, c.deadline) for c in rows] == [
        ("4", ("Provincie Gelderland",), "2031-05-01"), ("5", ("Gemeente Tiel",), "2031-07-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    ["datum: 2031-01-13", "Den Haag, 13 januari 2031", "Datum 13 januari 2031", "’s-Gravenhage, 13 januari"
        " 2031", "Nieuwsbericht | 13-01-2031 | 14:00",
     "Verslag overleg, dinsdag 13 januari 2031", "x " * 800 + "Aldus ondertekend te Zwolle op 13 januari 2031"],
)  # fmt: skip
def test_the_date_of_a_letter_is_read_in_any_head(head: str) -> None:
    assert date_of_letter(f"{head} Het Rijk besluit voor 1 juli 2032.") == date(2031, 1, 13)


@pytest.mark.parametrize(
    "text",
    ["in de begroting van 2032", "in het BO MIRT van november 2031", "de wet van 2032", "in prijspeil"
        " 2032", "de Agenda 2040", "€ 5 mln. in 2032",
     "programma 2030-2034", "van 2032 naar"],
)  # fmt: skip
def test_the_year_of_a_budget_a_law_or_a_meeting_is_no_deadline(text: str) -> None:
    assert [d.value for d in dates(text, date(2031, 1, 13)) if d.is_deadline and text != "van 2032 naar"] == []


def test_a_region_is_a_place_and_a_town_lies_in_its_municipality() -> None:
    text = "De regio West-Overijssel en Zuidhorn zijn het eens.\n"
    places = {p.name: p.codes for p in propose(Letter("letter.txt", text)).places}
    assert places == {"regio West-Overijssel": ("west-overijssel",), "Zuidhorn": ("GM1969",)} or places == {
        "West-Overijssel": ("west-overijssel",), "Zuidhorn": ("GM1969",),
    }  # fmt: skip


def test_a_name_of_two_places_is_settled_by_what_stands_with_it() -> None:
    def codes(text: str) -> list[tuple[str, ...]]:
        return [p.codes for p in propose(Letter("letter.txt", text)).places]

    assert codes("De provincies Gelderland, Utrecht en Flevoland.") == [("PV25",), ("PV26",), ("PV24",)]
    assert codes("Nieuwegein, Utrecht en Zeist tekenen.")[1] == ("GM0344",)
    assert ("GM0373",) in codes("De gemeente Bergen, Alkmaar en Heiloo.")


NOISE = st.lists(
    st.tuples(st.integers(0, 400), st.sampled_from(["hard space", "soft hyphen", "thin space"])), max_size=12
)


@settings(deadline=None, max_examples=60)
@given(NOISE)
def test_invisible_marks_change_nothing(noise: list[tuple[int, str]]) -> None:
    assert _said(_with_noise(LIST.format("•") + PROSE, noise)) == _said(LIST.format("•") + PROSE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" ", "\u00a0"), ("fi", "ﬁ"), ("beschikbaar.", "beschikbaar.1"), ("€ 2,1 miljard", "€ 2,1 miljard3"),
        ("woningen,", "woningen,2"), ("Gelderland zegt", "Gelderland4 zegt"), ("e", "e\u200b"), ("é", "e\u0301"),
        ("beschikbaar", "be\u00ad\nschikbaar"),
    ],
)  # fmt: skip
def test_footnotes_ligatures_and_hard_spaces_change_nothing(old: str, new: str) -> None:
    text = LIST.format("•") + PROSE
    assert old in text or old == "é" or old == "fi"
    assert _said(text.replace(old, new)) == _said(text)


def _with_noise(text: str, noise: list[tuple[int, str]]) -> str:
    for at, what in noise:
        at %= len(text) - 1
        if what == "soft hyphen" and text[at].isalpha() and text[at + 1].isalpha():
            text = f"{text[: at + 1]}\u00ad{text[at + 1 :]}"
        elif what != "soft hyphen" and text[at] == " ":
            space = "\u00a0" if what == "hard space" else "\u2009"
            text = f"{text[:at]}{space}{text[at + 1 :]}"
    return text


def _said(text: str) -> list[tuple[object, ...]]:
    found = propose(Letter("letter.txt", text)).candidates
    return [
        (c.kind, c.values, c.unit, c.bound, c.deadline, c.deadline_kind, tuple(p.codes for p in c.places))
        for c in found
    ]


def test_running_titles_of_two_pages_are_no_part_of_a_sentence() -> None:
    pages = [
        "Overleg Oost van januari 2031 | {0}\nHet Rijk stelt € 5",
        "Overleg Oost van januari 2031 | {0}\nmln. beschikbaar.",
    ]
    text = "\n\f".join(page.format(n) for n, page in enumerate(pages, start=1))
    assert [c.value for c in found(text, "amount")] == [5_000_000]


FACT = fact(summary_nl="Het Rijk betaalt € 5 miljoen aan de brug bij Assen.", municipalities=("GM0106",))


def test_a_candidate_that_repeats_a_fact_is_a_mention_of_it() -> None:
    proposal = propose(Letter("letter.txt", "Het Rijk stelt € 5 mln. beschikbaar voor de brug bij Assen.\n"))
    (amount,) = [c for c in matched(proposal, [FACT]).candidates if c.kind == "amount"]
    assert (amount.match, amount.match_fact) == ("mention", FACT.id)
    assert "the same figure" in (amount.match_reason or "")


def test_a_candidate_that_says_how_it_went_answers_a_fact() -> None:
    proposal = propose(Letter("letter.txt", "De brug bij Assen, waaraan het Rijk € 5 mln. betaalt, is opgeleverd.\n"))
    assert {c.match for c in matched(proposal, [FACT]).candidates} == {"answers"}


def test_what_shares_no_figure_and_no_place_is_new() -> None:
    proposal = propose(Letter("letter.txt", "Het Rijk stelt € 7 mln. beschikbaar voor de haven van Kampen.\n"))
    assert {c.match for c in matched(proposal, [FACT]).candidates} == {None}


def test_candidates_stand_without_matches_where_the_records_are_unfinished() -> None:
    def unfinished() -> list[object]:
        raise SeedsError([Fault("facts/x.yaml", 1, "theme: field required")])

    proposal, said = held_against(Proposal(file="a.txt", sha256="0" * 64), unfinished)  # type: ignore[arg-type]
    assert proposal.candidates == ()
    assert "not held against the facts" in said
