"""What propose finds in a letter: spellings of figures, places with codes, deadlines, agreements, lines and pages."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from seeds.__main__ import main
from seeds.errors import SeedsError
from seeds.load import load_seeds
from seeds.new_letter.candidates import Candidate, Proposal, read_proposal
from seeds.new_letter.propose import propose
from seeds.passages import flowing
from seeds.reading.letter import Letter, read_letter
from seeds.reading.names import load_names
from seeds.reading.numbers import numbers


def proposal(text: str) -> Proposal:
    return propose(Letter("letter.txt", text))


def found(text: str, kind: str) -> list[Candidate]:
    return [c for c in proposal(text).candidates if c.kind == kind]


def one(text: str, kind: str) -> Candidate:
    (candidate,) = found(text, kind)
    return candidate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Het Rijk draagt € 1,9 mld. bij.", 1_900_000_000),
        ("Het Rijk draagt EUR 25 mln bij.", 25_000_000),
        ("Er is 500 miljoen euro extra.", 500_000_000),
        ("Er is 25 mln. euro extra.", 25_000_000),
        ("Hooguit € 20.000.", 20_000),
        ("Hooguit € 20.000,- nu.", 20_000),
        ("ieder€30 miljoen beschikbaar", 30_000_000),
        ("een bedrag van €\n23 miljoen", 23_000_000),
        ("een bedrag van € 23 \n\nmiljoen", 23_000_000),
        ("een bedrag van € 23\n\nPagina 3 van 17\n\nmiljoen", 23_000_000),
        ("een bedrag van € 23\n\n9 Kamerstuk 36 600-A, nr. 16\n\fmiljoen", 23_000_000),
        ("acht miljoen euro", 8_000_000),
        ("€ 25M voor de brug", 25_000_000),
        ("€ 269,- miljoen", 269_000_000),
        ("€\u00a05\u202fmln.", 5_000_000),
        ("er is 1,9 miljard vrijgemaakt", 1_900_000_000),
    ],
)
def test_an_amount_is_read_in_every_spelling(text: str, value: int) -> None:
    assert one(text, "amount").values == (Decimal(value),)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("van € 310 tot € 620 mln.", 310_000_000, 620_000_000),
        ("van € 310 tot\n620 mln.", 310_000_000, 620_000_000),
        ("tussen de € 45 en € 50 miljoen", 45_000_000, 50_000_000),
        ("€ 3 – 4 mld.", 3_000_000_000, 4_000_000_000),
        ("30 tot 40 miljoen euro", 30_000_000, 40_000_000),
    ],
)
def test_a_range_is_one_candidate_with_both_ends(text: str, low: int, high: int) -> None:
    candidate = one(text, "amount")
    assert (candidate.minimum, candidate.maximum) == (low, high)


def test_two_amounts_beside_each_other_stay_two() -> None:
    text = "€ 11,3 mln. voor een tunnel en daarna € 6,9 mln. om hem te onderhouden"
    assert [c.value for c in found(text, "amount")] == [11_300_000, 6_900_000]


def test_a_euro_sign_without_a_readable_number_is_not_dropped() -> None:
    assert one("Kosten: € PM", "amount").note == "no number could be read here"


@pytest.mark.parametrize(
    "text", ["de A28 en de N36", "Kamerstuk 36 600-A", "T 070 379 8911", "in 2,5 jaar", "artikel 3"]
)
def test_other_numbers_are_no_candidates(text: str) -> None:
    assert proposal(text).candidates == ()


def test_the_words_around_an_amount_are_read() -> None:
    text = "een maximale bijdrage van € 20.000 per woning (incl. btw, prijspeil 2024)"
    candidate = one(text, "amount")
    assert (candidate.bound, candidate.per, candidate.vat, candidate.price_level) == ("at most", "home", "incl", "2024")


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("3.800 woningen", 3800),
        ("729 extra\nwoningen", 729),
        ("minimaal 30.000 nieuwe en betaalbare huurwoningen", 30_000),
        ("1,65 miljoen extra woningen", 1_650_000),
        ("acht miljoen woningen", 8_000_000),
        ("een ondergrens van 2000 woningen", 2000),
        ("aantal woningen: 1.250", 1250),
        ("560 appartementen", 560),
    ],
)
def test_homes_are_counted(text: str, homes: int) -> None:
    assert one(text, "homes").values == (Decimal(homes),)


@pytest.mark.parametrize(
    "text",
    [
        "in 2030 nieuwe woningen bouwen",
        "17 grootschalige woningbouwgebieden",
        "per 1 juli 2026 krijgen nieuwe woningen",
    ],
)
def test_years_and_areas_are_no_homes(text: str) -> None:
    assert found(text, "homes") == []


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        ("292 ha bos", "ha", [292]),
        ("700 hectare1 voor", "ha", [700]),
        ("200 tot 400 ha", "ha", [200, 400]),
        ("28.000 arbeidsplaatsen", "jobs", [28_000]),
        ("410 m3/s", "m3/s", [410]),
        ("50 m3/s à 100 m³/s", "m3/s", [50, 100]),
        ("10 à 15 miljoen m3 water", "m3", [10_000_000, 15_000_000]),
        ("750 MW vermogen", "MW", [750]),
        ("1,5 GW vermogen", "MW", [1500]),
        ("32 mol/ha/jaar", "mol/ha/year", [32]),
        ("ruim 14.000 bedrijven en instellingen", "organisations", [14_000]),
        ("65% van het tekort", "percent", [65]),
        ("2.500 kilometer fietspad", "km", [2500]),
        ("5/9 rijk", "ninths", [5]),
    ],
)
def test_the_closed_list_of_units(text: str, unit: str, values: list[int]) -> None:
    candidate = one(text, "quantity")
    assert (candidate.unit, candidate.values) == (unit, tuple(map(Decimal, values)))


def test_a_speed_is_no_length() -> None:
    assert found("een snelheid van 80 km/uur", "quantity") == []


def codes(text: str) -> list[tuple[str, ...]]:
    return [place.codes for place in proposal(text).places]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("wonen in Den Haag", "GM0518"),
        ("wonen in 's-Hertogenbosch", "GM0796"),
        ("in Den\nBosch", "GM0796"),
        ("voor Zuid-\nHolland", "PV28"),
        ("in Súdwest-Fryslân", "GM1900"),
        ("de gemeente Utrecht", "GM0344"),
        ("de provincie Utrecht", "PV26"),
        ("provincies Drenthe, Friesland en Groningen", "PV20"),
        ("voor Gronin-\ngen en omgeving", "GM0014"),
        ("het gebied Regio Zwolle", "regio-zwolle"),
        ("heel Noord-Nederland", "Noord"),
    ],
)
def test_a_name_has_its_code(text: str, code: str) -> None:
    assert any(code in found for found in codes(text))


def test_an_ambiguous_name_has_all_its_codes() -> None:
    assert codes("overleg in Utrecht") == [("GM0344", "PV26")]
    assert codes("overleg met Bergen") == [("GM0373", "GM0893")]


def test_a_suffix_settles_an_ambiguous_name() -> None:
    assert codes("overleg met Bergen (NH.)") == [("GM0373",)]


@pytest.mark.parametrize("text", ["Postbus 1, 2500 EK Den Haag", "Houten vloeren", "het beste bergen wij op", "de epe"])
def test_addresses_and_ordinary_words_are_no_places(text: str) -> None:
    assert codes(text) == []


def test_every_alias_points_at_the_registers() -> None:
    assert load_names().codes("Den Haag") == ("GM0518",)


def test_the_place_of_a_passage_may_stand_in_the_heading_above() -> None:
    text = "11 Poort van Hoorn\n❖ Het Rijk draagt € 3 mln. bij.\n"
    places = one(text, "amount").places
    assert (places[0].codes, places[0].is_above) == (("poort-van-hoorn",), True)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("uiterlijk 1 juli 2031", "2031-07-01"),
        ("uiterlijk 01-07-2031", "2031-07-01"),
        ("tot en met maart 2031", "2031-03"),
        ("in het najaar van 2031", "2031-H2"),
        ("voor de zomer van 2031", "2031-Q2"),
        ("na de zomer van 2031", "2031-H2"),
        ("het derde kwartaal van 2031", "2031-Q3"),
        ("gereed in Q4 2031", "2031-Q4"),
        ("de eerste helft van 2031", "2031-H1"),
        ("eind 2031", "2031"),
        ("t/m 2034", "2034"),
        ("in de jaren 2030-2034", "2034"),
        ("dit najaar", "2029-H2"),
        ("eind dit jaar", "2029"),
    ],
)
def test_a_deadline_is_as_precise_as_the_letter(text: str, deadline: str) -> None:
    found = proposal(f"Datum 12 mei 2029\nPartijen ronden dit af {text}.").candidates
    assert [c.deadline for c in found] == [deadline]


def test_a_date_of_the_past_is_no_deadline() -> None:
    assert found("Datum 12 mei 2029\nOp 3 maart 2027 is dit besproken.", "deadline") == []


def test_an_agreement_carries_its_table_parties_and_deadline() -> None:
    text = (
        "Datum 12 mei 2029\nRegio Noord-Nederland\n\n2 NOVEX-gebied Regio Zwolle\n"
        "❖ Rijk en Provincie Drenthe werken dit uit en nemen in het\n\n"
        "BO MIRT 2030 uiterlijk 1 november 2030 een besluit.\n"
        "❖ Het tweede punt.\n"
    )
    first, second = found(text, "agreement")
    assert (first.line_start, first.line_end, second.line_start) == (5, 7, 8)
    assert (first.table, first.deadline) == ("BO MIRT 2030", "2030-11-01")
    assert first.parties == ("Rijk", "Provincie Drenthe")
    assert first.heading == "Regio Noord-Nederland / 2 NOVEX-gebied Regio Zwolle"


def test_a_marked_agreement_ends_with_its_paragraph() -> None:
    text = "Inleiding van\ntwee regels.\n\n❖ Rijk en regio\nstarten nu.\n\nEen nieuwe alinea\nover iets anders.\n"
    assert one(text, "agreement").lines == "4-5"


def test_a_marked_agreement_goes_on_where_recognition_put_blank_lines() -> None:
    text = "❖ Rijk en regio starten.\n\nZij doen dit\n\nsamen.\n\n❖ Het tweede.\n\n❖ Het derde.\n"
    assert found(text, "agreement")[0].lines == "1-5"


def test_numbered_agreements_count_below_their_heading_only() -> None:
    text = "Afspraken:\n1. Rijk en regio starten.\nDit duurt een jaar.\n\n2. Zij evalueren.\n\n4.1. Slot\n1. Geen.\n"
    assert [c.lines for c in found(text, "agreement")] == ["2-3", "5"]


def test_lines_are_counted_by_newlines_and_pages_by_form_feeds() -> None:
    text = "eerste\r\n\ftweede\u2028nog steeds\nHet Rijk betaalt € 5 mln.\n\f€ 6 mln."
    assert [(c.line_start, c.page) for c in found(text, "amount")] == [(3, 2), (4, 3)]


def test_pages_come_from_printed_numbers_where_there_are_no_form_feeds() -> None:
    text = "€ 5 mln.\nPagina 1 van 3\n€ 6 mln.\nPagina 2 van 3\n€ 7 mln."
    assert [c.page for c in found(text, "amount")] == [1, 2, None]


def test_every_figure_stands_in_its_lines_and_has_its_value() -> None:
    text = "Het Rijk draagt €\n\n5,5 mln. bij aan\n3.800 nieuwe\nwoningen en € 7\nPagina 2 van 9\nmiljoen."
    lines = text.split("\n")
    for c in proposal(text).candidates:
        assert c.figure is not None
        assert c.figure in flowing("\n".join(lines[c.line_start - 1 : c.line_end]))
        assert set(c.values) <= set(numbers(c.reading or c.figure))


@pytest.mark.letters
def test_each_marked_item_of_the_letters_is_a_candidate(letters: Path) -> None:
    for document in load_seeds().documents.values():
        letter = read_letter(letters / document.file)
        marked = {i for i, line in enumerate(letter.lines, start=1) if "❖" in line}
        starts = {c.line_start for c in propose(letter).candidates if c.kind == "agreement"}
        assert marked <= starts


@pytest.mark.letters
def test_each_euro_sign_of_the_letters_is_in_a_candidate(letters: Path) -> None:
    for document in load_seeds().documents.values():
        letter = read_letter(letters / document.file)
        amounts = [c for c in propose(letter).candidates if c.kind == "amount"]
        signs = [i for i, line in enumerate(letter.lines, start=1) for _ in range(line.count("€"))]
        covered = sum((c.figure or "").count("€") for c in amounts)
        assert covered == len(signs)
        assert set(signs) <= {line for c in amounts for line in range(c.line_start, c.line_end + 1)}


def test_the_command_writes_candidates_beside_the_letter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("Datum 12 mei 2029\nHet Rijk draagt € 5 mln. bij in Assen.\n")
    assert main(["propose", str(letter)]) == 0
    assert "1 amount" in capsys.readouterr().out
    written = read_proposal(tmp_path / "brief.candidates.yaml")
    assert (written.file, written.written, written.candidates[0].value) == ("brief.txt", "2029-05-12", 5_000_000)


def test_decisions_are_not_overwritten_by_a_second_reading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("€ 5 mln.")
    assert main(["propose", str(letter)]) == 0
    assert main(["propose", str(letter)]) == 1
    assert "go on with review" in capsys.readouterr().err
    assert main(["propose", str(letter), "--force"]) == 0


@pytest.mark.slow
def test_the_map_knows_nothing_of_candidates(tmp_path: Path) -> None:
    code = (
        "import sys, layers.build, seeds.load; print([m for m in sys.modules if m.startswith('seeds.') and 'rea' in m])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert "seeds.reading" not in done.stdout


def test_a_missing_letter_is_named() -> None:
    with pytest.raises(SeedsError, match="there is no such file"):
        read_letter(Path("nergens.txt"))
