"""Small things that letters print, each of them read as it is meant: amounts, cells, dates, marks, parties."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from seeds.errors import SeedsError
from seeds.new_letter.candidates import Candidate
from seeds.new_letter.propose import propose
from seeds.reading import letter as reading_letter
from seeds.reading.letter import Letter, read_letter
from seeds.reading.letter_date import date_of_letter
from seeds.reading.names import load_names
from seeds.reading.plain import plain_line
from seeds.reading.promises import clause


def found(text: str, kind: str) -> list[Candidate]:
    return [c for c in propose(Letter("letter.txt", text)).candidates if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("De kosten zijn k€ 500 en M€ 3.", [500_000, 3_000_000]),
        ("Het is 500 k€ en 12 M€.", [500_000, 12_000_000]),
        ("Zij krijgen 5 en 7 miljoen euro.", [5_000_000, 7_000_000]),
        ("Er wonen 5 miljoen inwoners.", []),
        ("Datum 5\n\f12\nmln. euro\n", [12_000_000]),  # at the head of a page, but no page number
    ],
)
def test_an_amount_is_read_with_its_scale(text: str, values: list[int]) -> None:
    assert [c.value for c in found(text, "amount")] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Van de woningen zijn er 1.310 gebouwd.", [1310]),
        ("In Zutphen komen 1.310 woningen. Deventer krijgt 905.", [1310, 905]),
        ("Woningen per gemeente\n\nGemeente | Aantal\nEde | 905\nTiel | 400\n", [905, 400]),
        ("Plaats | Woningen\nEde | 0,5\nTiel | 1,-1.,3\nOss | [12]\nEpe | 905\n", [905]),  # none is a number of homes
    ],
)
def test_a_number_of_homes_is_told_from_others(text: str, values: list[int]) -> None:
    assert [c.value for c in found(text, "homes")] == values


def test_a_cell_counts_what_its_row_says() -> None:
    text = "Post | Waarde\nBijdrage in mln | 5\nWoningen | 300\nAandeel % | 40\n"
    assert [c.value for c in found(text, "amount")] == [5_000_000]
    assert [c.value for c in found(text, "homes")] == [300]


def test_a_caption_says_by_how_much_to_multiply() -> None:
    text = "Kosten van de weg (x € 1.000.000)\n\nPost | Bedrag\nWeg | 5\nBrug | 7\n"
    assert [c.value for c in found(text, "amount")] == [5_000_000, 7_000_000]


def test_a_year_before_jobs_counts_none() -> None:
    assert found("In 2030 banen erbij.", "quantity") == []


def test_a_day_of_no_calendar_is_no_date() -> None:
    assert found("Het is voor 31 februari 2030 klaar.", "deadline") == []
    assert date_of_letter("Datum 31 februari 2030") is None
    assert date_of_letter("Datum 28 februari 2030") == date(2030, 2, 28)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Partijen spreken het volgende af:\n• Assen\n• De gemeente bouwt een school.\n", ["3"]),  # a name alone
        ("Afspraken:\n1. Partijen spreken het volgende af:\n2. De gemeente bouwt een school.\n", ["3"]),
        ("Actie 3. De gemeente bouwt een school.\n", ["1"]),
        ("Afspraken:\n❖ •\n❖ De gemeente bouwt een school.\n", ["3"]),  # an entry without words
        (
            "Afsprakenlijst Oost, januari 2031\n\n1. De gemeente bouwt een school.\n2. Het Rijk betaalt de school.\n",
            ["3", "4"],
        ),
        ("Bestuursovereenkomst\n\nArtikel 1 Wonen\nDe gemeente Assen bouwt een school.\n", ["4"]),
    ],
)
def test_an_entry_of_a_list_is_an_agreement_where_it_says_one(text: str, lines: list[str]) -> None:
    assert [c.lines for c in found(text, "agreement")] == lines


def test_a_row_that_promises_is_one_agreement() -> None:
    text = (
        "Wie | Wat | Wanneer\nGemeente Assen | De gemeente Assen zegt toe de school te bouwen | 2030\n"
        "Rijk | Het Rijk zegt toe te betalen | 2031\n"
    )
    assert [(c.lines, c.promised_by) for c in found(text, "agreement")] == [
        ("2", ("Gemeente Assen",)),
        ("3", ("Rijk",)),
    ]


def test_a_promise_to_a_council_says_so() -> None:
    (candidate,) = found("Ik zeg de gemeenteraad toe de studie te sturen.", "agreement")
    assert candidate.promised_to == ("gemeenteraad",)


def test_a_clause_binds_its_subject() -> None:
    said = clause("De gemeente Assen bouwt een school.")
    assert said is not None
    assert (said.act, said.promised_by) == ("does", ("Gemeente Assen",))
    assert clause("Een school.") is None


def test_an_accent_joins_its_letter() -> None:
    assert plain_line("Zu\u0308tphen, \u0308") == "Zütphen, \u0308"


def refused(path: Path) -> str:
    with pytest.raises(SeedsError) as caught:
        read_letter(path)
    return str(caught.value)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="the system has no /proc/self/mem")
def test_a_letter_that_the_disk_does_not_give_says_so() -> None:
    assert "can't be read: Input/output error" in refused(Path("/proc/self/mem"))


def test_a_text_longer_than_a_letter_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_letter, "MAX_CHARACTERS", 3)
    (tmp_path / "a.txt").write_text("vier")
    assert "more than 3 characters" in refused(tmp_path / "a.txt")


def test_registers_of_names_that_are_broken_are_named_with_their_line(
    make_root: Callable[[str, str, str], Path],
) -> None:
    root = make_root("letter", "letter.txt", "Het Rijk.\n")
    registers = root / "registers"
    with (registers / "place_aliases.csv").open("a", encoding="utf-8") as aliases:
        aliases.write("Atlantis,GM9999\nNergens,\n")
    rows = len((registers / "place_aliases.csv").read_text(encoding="utf-8").splitlines())
    (registers / "places.csv").write_bytes(b"\xff")
    (registers / "provinces.csv").unlink()
    with pytest.raises(SeedsError) as caught:
        load_names(root)
    said = str(caught.value)
    assert f"registers/place_aliases.csv:{rows - 1}: Atlantis: GM9999 is in no register" in said
    assert f"registers/place_aliases.csv:{rows}: a row needs name and code" in said
    assert "registers/places.csv: can't be read" in said
    assert "registers/provinces.csv: can't be read" in said
