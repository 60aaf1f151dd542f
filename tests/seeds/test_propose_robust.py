"""No input makes the reader hang, crash or eat memory: it gives candidates or a fault that says what to do."""

from __future__ import annotations

import contextlib
import time
import zlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seeds.errors import SeedsError
from seeds.new_letter.candidates import read_proposal, write_proposal
from seeds.new_letter.propose import propose
from seeds.reading import letter as reading_letter
from seeds.reading.dates import dates, tables
from seeds.reading.figures import figures
from seeds.reading.letter import Letter, read_letter
from seeds.reading.letter_date import date_of_letter
from seeds.reading.numbers import spot, spot_words
from seeds.reading.party_names import parties
from seeds.records import Fact

# Text made of the words on which the parsers turn: it reaches further into them than random characters.
PIECES = st.sampled_from(
    "€ EUR euro mln. miljoen mld. 5 1,9 20.000 2030 2025 tot à en - ❖ • Den Haag Utrecht provincie gemeente Bergen "
    "(NH.) woningen nieuwe ha m3/s m3 MW % procent rijk 5/9 mol/ha/jaar uiterlijk juli 31 februari najaar van dit BO "
    "MIRT Pagina 3 van 17 Afspraken: 1. 2. acht anderhalf per jaar woning incl. btw prijspeil ,- tussen de".split(" ")
)
GLUE = st.sampled_from([" ", "\n", "\n\n", "\f", "", "-\n", "\u00a0", "\u00ad", ". "])
LETTERS = st.lists(st.tuples(PIECES | st.text(max_size=6), GLUE), max_size=60).map(
    lambda parts: "".join(f"{piece}{glue}" for piece, glue in parts)
)


@settings(deadline=None, max_examples=150)
@given(LETTERS)
def test_any_text_gives_candidates_within_its_lines(text: str) -> None:
    found = propose(Letter("letter.txt", text))
    lines = text.count("\n") + 1
    assert all(1 <= c.line_start <= c.line_end <= lines for c in found.candidates)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LETTERS)
def test_candidates_read_back_as_they_were_written(tmp_path: Path, text: str) -> None:
    found = propose(Letter("letter.txt", text))
    write_proposal(found, tmp_path / "letter.candidates.yaml")
    assert read_proposal(tmp_path / "letter.candidates.yaml") == found


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_give_a_letter_or_a_fault(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(data)
    with contextlib.suppress(SeedsError):
        assert read_letter(path).text == data.decode("utf-8")


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_candidates_file_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.candidates.yaml"
    path.write_bytes(data)
    with pytest.raises(SeedsError):
        read_proposal(path)


@pytest.mark.parametrize("text", ["[" * 50_000, "&a [*a]", "a: &b [1]\nc: [*b, *b]", "- - - -", "{", "\t"])
def test_hostile_yaml_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.candidates.yaml"
    path.write_text(text)
    with pytest.raises(SeedsError):
        read_proposal(path)


@given(st.text())
def test_every_number_is_where_it_says(text: str) -> None:
    for number in (*spot(text), *spot_words(text)):
        assert 0 <= number.start < number.end <= len(text)
        assert number.value >= 0


@given(st.text() | LETTERS)
def test_every_figure_lies_within_the_text(text: str) -> None:
    flowing = " ".join(text.split())
    for figure in figures(flowing):
        assert 0 <= figure.start < figure.end <= len(flowing)
        assert figure.minimum is None or figure.maximum is None or figure.minimum < figure.maximum


@given(st.text() | LETTERS, st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_date_is_a_deadline_that_records_accept(text: str, written: date | None) -> None:
    flowing = " ".join(text.split())
    source = {"file": "a.txt", "lines": "1", "figure": "x"}
    base = {
        "id": "a",
        "theme": "housing",
        "kind": "agreement",
        "status": "agreed",
        "summary_nl": "x",
        "summary_en": "x",
    }
    for mention in dates(flowing, written):
        Fact.model_validate(
            {**base, "deadline": mention.value, "deadline_kind": mention.kind or "by", "sources": [source]}
        )
    assert all(t.name for t in tables(flowing))
    date_of_letter(flowing)
    parties(flowing)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_written_date_is_read_as_that_day(day: date) -> None:
    months = "januari februari maart april mei juni juli augustus september oktober november december".split()
    text = f"uiterlijk {day.day} {months[day.month - 1]} {day.year}"
    assert [mention.value for mention in dates(text)] == [day.isoformat()]


@given(
    st.integers(1, 999), st.integers(1, 9), st.sampled_from([("mln.", 6), ("miljoen", 6), ("mld.", 9), ("miljard", 9)])
)
def test_an_amount_means_the_same_in_each_spelling(whole: int, tenth: int, unit: tuple[str, int]) -> None:
    value = Decimal(f"{whole}.{tenth}") * 10 ** unit[1]
    for text in (f"€ {whole},{tenth} {unit[0]}", f"EUR {whole},{tenth} {unit[0]}", f"{whole},{tenth} {unit[0]} euro"):
        assert [figure.value for figure in figures(text)] == [value]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "1" * 50_000,
        "1." * 25_000,
        "€ " * 12_500,
        "1.000." * 7_500,
        "a-\n" * 15_000,
        "a " * 25_000,
        "Den " * 12_500,
        "Provincie A " * 5_000,
        " " * 100_000,
        "\n" * 50_000,
        "\f" * 50_000,
        "❖\n" * 3_750,
        "1 januari " * 2_500,
        "honderdduizend" * 2_500,
        "en " * 20_000 + "Utrecht " * 1000,
        "5 nieuwe betaalbare extra fijne " * 2_500,
        "Afspraken:\n" + "".join(f"{i}. x\n" for i in range(1, 100)) * 100,
    ],
    ids=range(17),
)
def test_long_runs_of_one_thing_take_seconds_not_minutes(text: str) -> None:
    # Of work, not of waiting: what else the machine does is no matter.
    started = time.process_time()
    with contextlib.suppress(SeedsError):
        propose(Letter("letter.txt", text))
    assert time.process_time() - started < 15


def test_too_many_candidates_are_refused_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seeds.new_letter.propose.MAX_CANDIDATES", 10)
    with pytest.raises(SeedsError, match="split the file"):
        propose(Letter("letter.txt", "€ 5 mln.\n" * 11))


def refused(path: Path) -> str:
    with pytest.raises(SeedsError) as caught:
        read_letter(path)
    return str(caught.value)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_letter, "MAX_BYTES", 10)
    (tmp_path / "a.txt").write_text("x" * 11)
    assert "split the file" in refused(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "no text"), (b" \n ", "no text"), (b"a\nb\x80", "a.txt:2: this is no UTF-8"), (b"a\0b", "NUL")],
)
def test_a_file_that_is_no_text_says_what_to_do(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert says in refused(tmp_path / "a.txt")


def test_a_folder_is_no_letter(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path)


def pdf(*pages: str, compress: bool = False, drawn: str = "") -> bytes:
    """A small PDF with one text per page, made by hand: what the reader gets has no other source."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, text in enumerate(pages):
        rows = " T* ".join(f"({row}) Tj" for row in text.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {rows} ET {drawn}".encode("cp1252")
        packed = zlib.compress(stream) if compress else stream
        how = b" /Filter /FlateDecode" if compress else b""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(packed), how, packed))
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, start,
    )  # fmt: skip


def test_a_pdf_is_read_with_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(
        pdf("Datum 12 mei 2029\nHet Rijk draagt € 5", "mln. bij en bouwt\n3.800 woningen in Assen", compress=True)
    )
    letter = read_letter(path)
    amount, homes = (c for c in propose(letter).candidates if c.kind in ("amount", "homes"))
    assert letter.file == "brief.txt"
    assert (amount.value, amount.lines, amount.page) == (5_000_000, "2-3", 1)
    assert (homes.value, homes.page) == (3800, 2)


def test_a_pdf_without_text_asks_for_text_recognition(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(" "))
    assert "text recognition" in refused(path)


@pytest.mark.parametrize("part", [0, 5, 40, 300])
def test_a_broken_pdf_gives_a_clear_fault(tmp_path: Path, part: int) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(pdf("text")[:part] if part else b"this is no PDF")
    assert "this PDF can't be read" in refused(path)


def test_a_pdf_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_letter, "FORM_SECONDS", 0.01)
    path = tmp_path / "slow.pdf"
    path.write_bytes(pdf("text"))
    assert "more than 0.01 s" in refused(path)


@pytest.mark.slow
def test_a_pdf_that_unpacks_without_end_is_given_up(tmp_path: Path) -> None:
    bomb = zlib.compress(b"BT (" + b"a" * 400_000_000 + b") Tj ET", 9)
    data = pdf("x").replace(b"<< /Length", b"<< /Filter /FlateDecode /Length", 1)
    start, end = data.index(b"stream\n") + 7, data.index(b"\nendstream")
    path = tmp_path / "bomb.pdf"
    path.write_bytes(data[:start] + bomb + data[end:])
    assert "can't be read" in refused(path)
