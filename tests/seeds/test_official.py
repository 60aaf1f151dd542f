"""Letters by number and letters that are watched, from a real server on this computer that answers in those forms."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import gzip
import hashlib
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.__main__ import main
from seeds.errors import SeedsError
from seeds.official.fetch import Fetching, fetch, report
from seeds.official.forms import described, form_of
from seeds.official.kept import kept
from seeds.official.numbers import Dossier, PaperNumber, read_number
from seeds.official.watch import Watching, watch, watched
from seeds.official.watch import report as watch_report
from seeds.official.web import Limits
from seeds.records import Watched
from settings import read
from tests.seeds.official_server import (
    DOCX,
    PAGE,
    PDF,
    Official,
    document,
    dossier,
    guid,
    metadata,
    page,
    publication,
    serving,
    write,
    write_json,
)
from web import retry_after

LETTER = document(1, Onderwerp="Uitkomsten overleg", Volgnummer=228, Kamerstukdossier=[dossier(34682)])
PAPERS = [document(n, Soort="Bijlage", Onderwerp=f"Bijlage {n}") for n in (2, 3)]
NUMBER = PaperNumber(Dossier(34682), 228)


@pytest.fixture
def official() -> Iterator[Official]:
    """A server with one letter, kst-34682-228, and its two papers."""
    with serving() as server:
        server.documents = [{**LETTER, "BijlageDocument": PAPERS}, *PAPERS]
        server.files = {guid(1): PDF, guid(2): PDF + b"%2", guid(3): DOCX}
        server.publications = {"kst-34682-228.xml": publication("kst-34682-228")}
        yield server


@pytest.fixture
def quick() -> Limits:
    """Limits under which little is too much and retries hardly wait; no machine is so slow as to meet those of time."""
    return Limits(
        connect_s=30,
        read_s=30,
        total_s=60,
        bytes=100_000,
        pages=5,
        papers=3,
        attempts=3,
        wait_initial_s=0.001,
        wait_jitter_s=0.001,
        wait_max_s=0.01,
        retry_after_max_s=0.01,
    )


def environ(official: Official) -> dict[str, str]:
    return {
        "AFSPRAKENKAART_PARLIAMENT_URL": f"{official.url}/odata",
        "AFSPRAKENKAART_PUBLICATIONS_URL": f"{official.url}/op/",
    }


def get(official: Official, folder: Path, limits: Limits, number: str = "34682-228", **more: Any) -> Fetching:
    return asyncio.run(fetch(read_number(number), folder, read(environ(official)), limits=limits, **more))


def told(outcome: Fetching | Watching) -> str:
    return "\n".join(map(str, outcome.faults))


# --- numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("34682-228", "34682-228"),
        ("kst-34682-228", "34682-228"),
        ("34682 nr. 228", "34682-228"),
        ("34 682, nr. 228", "34682-228"),
        ("Kamerstuk 34682, nr 228", "34682-228"),
        ("36600-A-63", "36600-A-63"),
        ("36600-A nr. 63", "36600-A-63"),
        ("36 600 A, nr. 63", "36600-A-63"),
        ("36600-xii-5", "36600-XII-5"),
        ("https://zoek.officielebekendmakingen.nl/kst-36600-A-63.html", "36600-A-63"),
        ("2025D27614", "2025D27614"),
        (" 2025d27614 ", "2025D27614"),
        ("https://www.tweedekamer.nl/kamerstukken/brieven_regering/detail?id=2025D27614&did=2025D27614", "2025D27614"),
    ],
)
def test_a_number_is_read_as_it_is_cited_and_out_of_an_address(written: str, number: str) -> None:
    assert str(read_number(written)) == number


@pytest.mark.parametrize("written", ["", "34682", "228", "34682-0", "2025Z27614", "../../etc/passwd", "34682-228/../x"])
def test_what_is_no_number_is_refused_with_both_forms(written: str) -> None:
    with pytest.raises(SeedsError, match=r"write 34682-228, 36600-A-63 or 2025D27614"):
        read_number(written)


@given(st.integers(10_000, 99_999), st.from_regex(r"[A-Z]{0,4}", fullmatch=True), st.integers(1, 9999))
def test_a_number_is_read_back_as_it_is_written(of: int, addition: str, number: int) -> None:
    paper = PaperNumber(Dossier(of, addition), number)
    if addition != "NR":
        assert {read_number(text) for text in (str(paper), paper.identifier, paper.cited)} == {paper}


@given(st.text())
def test_any_text_is_a_number_fit_for_a_file_name_or_a_fault(text: str) -> None:
    try:
        number = read_number(text)
    except SeedsError:
        return
    assert str(number).replace("-", "").isalnum()
    assert str(number).isascii()


# --- a letter and its papers


def test_a_paper_comes_from_the_official_publications_with_its_papers_from_parliament(official, tmp_path, quick):
    outcome = get(official, tmp_path, quick)
    assert told(outcome) == ""
    assert outcome.letter == tmp_path / "kst-34682-228.xml"
    names = ["kst-34682-228.xml", "kst-34682-228-bijlage-2026D00002.pdf", "kst-34682-228-bijlage-2026D00003.docx"]
    assert [record.file for record, _ in outcome.kept] == names
    assert (tmp_path / names[0]).read_bytes() == publication("kst-34682-228")
    assert (tmp_path / names[2]).read_bytes() == DOCX


def test_hash_origin_and_date_are_kept_beside_each_file(official, tmp_path, quick):
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    get(official, tmp_path, quick)
    found = list(kept(tmp_path, []))
    assert len(found) == 3
    for record in found:
        assert record.sha256 == hashlib.sha256((tmp_path / record.file).read_bytes()).hexdigest()
        assert dt.datetime.fromisoformat(record.fetched_at) >= before
    letter = json.loads((tmp_path / "kst-34682-228.xml.fetched.json").read_bytes())
    assert letter["origin"] == f"{official.url}/op/kst-34682-228.xml"
    assert (letter["paper"], letter["document_number"]) == ("34682 nr. 228", "2026D00001")
    assert (letter["title"], letter["date"], letter["asked"]) == ("Uitkomsten overleg", "2026-03-01", "34682-228")
    paper = next(record for record in found if record.file.endswith(".pdf"))
    assert (paper.paper_of, paper.document_number) == ("kst-34682-228.xml", "2026D00002")
    assert paper.origin == f"{official.url}/odata/Document({guid(2)})/resource"


def test_a_document_number_brings_the_document_of_parliament(official, tmp_path, quick):
    outcome = get(official, tmp_path, quick, "2026D00001")
    assert told(outcome) == ""
    assert outcome.letter == tmp_path / "2026D00001.pdf"
    assert outcome.kept[0][0].paper == "34682 nr. 228"
    assert len(outcome.kept) == 3
    assert not any("/op/" in path for path in official.paths)


def test_where_there_is_no_xml_the_page_is_kept(official, tmp_path, quick):
    official.publications = {"kst-34682-228.html": page("kst-34682-228")}
    assert get(official, tmp_path, quick).letter == tmp_path / "kst-34682-228.html"


def test_what_is_not_published_comes_from_parliament(official, tmp_path, quick):
    official.publications = {}
    outcome = get(official, tmp_path, quick)
    assert (outcome.letter, told(outcome)) == (tmp_path / "kst-34682-228.pdf", "")


def test_a_dossier_with_letters_is_not_taken_for_the_one_without(official, tmp_path, quick):
    official.publications = {}
    official.documents[0]["Kamerstukdossier"] = [dossier(34682, "A")]
    assert get(official, tmp_path, quick).letter is None
    assert get(official, tmp_path, quick, "34682-A-228").letter == tmp_path / "kst-34682-A-228.pdf"


def test_without_parliament_the_papers_come_from_the_official_publications(official, tmp_path, quick):
    official.documents = []
    official.publications |= {
        "kst-34682-228/metadata.xml": metadata("blg-1184123", "../../blg-1"),
        "blg-1184123.pdf": PDF,
    }
    outcome = get(official, tmp_path, quick)
    assert told(outcome) == ""
    assert [(record.file, record.title) for record, _ in outcome.kept] == [
        ("kst-34682-228.xml", "Brief van de minister"),
        ("kst-34682-228-bijlage-blg-1184123.pdf", ""),
    ]


def test_an_id_that_is_not_there_is_told_with_what_to_do(official, tmp_path, quick):
    outcome = get(official, tmp_path, quick, "34682-999")
    assert (outcome.letter, outcome.kept) == (None, [])
    assert f"{official.url}/op/kst-34682-999.html: answered 404: there is no such thing; check the number" in told(
        outcome
    )
    assert "parliament has no document" in told(get(official, tmp_path, quick, "2026D99999"))
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_says_so_with_status_200_is_not_kept_as_the_letter(official, tmp_path, quick):
    official.documents = []
    missing = b"<html><body>Deze pagina bestaat niet</body></html>"
    official.publications = {"kst-34682-228.html": missing}
    assert "does not name kst-34682-228" in told(get(official, tmp_path, quick))

    def moved(handler):
        if handler.path.startswith("/op/kst-"):
            write(handler, b"", "text/html", 302, Location="/op/404.html")
        return handler.path.startswith("/op/kst-")

    official.answer = moved
    official.publications = {"404.html": missing}
    assert "there is no such publication; check the number" in told(get(official, tmp_path, quick))


def test_a_paper_that_does_not_come_leaves_the_rest(official, tmp_path, quick):
    del official.files[guid(2)]
    outcome = get(official, tmp_path, quick)
    assert len(outcome.kept) == 2
    assert f"Document({guid(2)})/resource: answered 404" in told(outcome)


def test_more_papers_than_allowed_are_told(official, tmp_path, quick):
    outcome = get(official, tmp_path, dataclasses.replace(quick, papers=1))
    assert len(outcome.kept) == 2
    assert "2 papers, 1 of them fetched" in told(outcome)


def test_a_second_time_nothing_changes(official, tmp_path, quick):
    get(official, tmp_path, quick)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    outcome = get(official, tmp_path, quick)
    assert not any(new for _, new in outcome.kept)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_a_file_with_other_contents_stays_unless_force_is_given(official, tmp_path, quick):
    letter = tmp_path / "kst-34682-228.xml"
    letter.write_text("what facts cite")
    outcome = get(official, tmp_path, quick)
    assert letter.read_text() == "what facts cite"
    assert "is there already with other contents" in told(outcome)
    assert "--force" in told(outcome)
    assert get(official, tmp_path, quick, force=True).letter == letter
    assert letter.read_bytes() == publication("kst-34682-228")


def test_a_folder_that_cannot_be_written_is_told(official, tmp_path, quick):
    assert "cannot be written" in told(get(official, tmp_path / "none", quick))


def test_what_to_do_next_is_printed(official, tmp_path, quick):
    lines = report(get(official, tmp_path, quick))
    assert lines[-2:] == [
        f"  python -m seeds propose {tmp_path / 'kst-34682-228.xml'}",
        f"  make desk LETTER={tmp_path / 'kst-34682-228.xml'}",
    ]


# --- unkind servers


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_error_is_tried_again(official, tmp_path, quick, status):
    tried: dict[str, int] = {}

    def twice(handler):
        tried[handler.path] = tried.get(handler.path, 0) + 1
        if tried[handler.path] > 2:
            return False
        write(handler, b"busy", "text/plain", status, Retry_After="3600")
        return True

    official.answer = twice
    outcome = get(official, tmp_path, quick)
    assert told(outcome) == ""
    assert set(tried.values()) == {3}


def answered(
    official: Official, part: str, body: bytes, kind: str = "text/html", status: int = 200, **more: str
) -> None:
    """Let the server answer everything whose path holds `part` with this."""

    def answer(handler):
        if part in handler.path:
            write(handler, body, kind, status, **more)
        return part in handler.path

    official.answer = answer


def test_an_error_that_stays_is_told_and_the_other_source_serves(official, tmp_path, quick):
    answered(official, "/op/", b"<h1>Guru\x1b Meditation</h1>", status=503)
    outcome = get(official, tmp_path, quick)
    assert outcome.letter == tmp_path / "kst-34682-228.pdf"
    answered(official, "/", b"<h1>Guru\x1b Meditation</h1>", status=503)
    outcome = get(official, tmp_path, quick)
    assert "answered 503 (Guru Meditation); try again later" in told(outcome)
    assert outcome.kept == []


@pytest.mark.parametrize("status", [400, 401, 403, 501])
def test_an_error_that_will_not_pass_is_not_tried_again(official, tmp_path, quick, status):
    answered(official, "/odata", b"no", "text/plain", status)
    assert f"answered {status} (no)" in told(get(official, tmp_path, quick, "2026D00001"))
    assert len(official.seen) == 1


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "not as parliament's open data do"),
        (b"{", "Invalid JSON"),
        (b"<html>Onderhoud</html>", "Invalid JSON"),
        (b"[]", "Input should be an object"),
        (b'{"value": 1}', "value: Input should be a valid array"),
        (b'{"value": [{"Id": "x"}]}', "Id: Input should be a valid UUID"),
        (b'{"value": [{"Id": "%s", "DocumentNummer": "../../x"}]}' % guid(1).encode(), "DocumentNummer: "),
        (b'{"value": [{"Id": "%s", "DocumentNummer": "2026D00001", "Datum": "soon"}]}' % guid(1).encode(), "Datum: "),
        (b'{"value": ' + b"[" * 50_000, "Invalid JSON"),
    ],
)
def test_what_is_not_parliaments_json_is_told(official, tmp_path, quick, body, why):
    answered(official, "/odata", body, "application/json")
    found = told(get(official, tmp_path, quick, "2026D00001"))
    assert why in found
    assert "answered 200" in found
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "empty"),
        (b"just text", "neither PDF"),
        (b"PK\x03\x04 no zip", "a zip file that cannot be opened"),
        (b"\xd0\xcf\x11\xe0 old", "an old Word"),
    ],
)
def test_a_resource_of_another_kind_is_not_kept(official, tmp_path, quick, body, what):
    official.files[guid(1)] = body
    outcome = get(official, tmp_path, quick, "2026D00001")
    assert f"answered 200, but that is {what}" in told(outcome)
    assert "open the address and save it as PDF or Word" in told(outcome)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "with nothing in it"),
        (page("kst-34682-228"), "that is no XML"),
        (publication("kst-34682-228")[:-20], "XML that is broken"),
        (b"<?xml version='1.0'?><Error>no</Error>", "no publication"),
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
            + b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 30 if i else b"&a;" * 30) for i in range(9))
            + b"]><kamerstuk>&a8;</kamerstuk>",
            "XML that is broken",
        ),
    ],
)
def test_a_publication_of_another_kind_is_not_kept(official, tmp_path, quick, body, why):
    official.documents = []
    official.publications = {"kst-34682-228.xml": body}
    outcome = get(official, tmp_path, quick)
    assert why in told(outcome)
    assert outcome.kept == []


@pytest.mark.parametrize("packing", ["none", "gzip"])
def test_what_is_too_large_is_given_up(official, tmp_path, quick, packing):
    body = PDF + b" " * 5_000_000
    more = {"Content_Encoding": "gzip"} if packing == "gzip" else {}
    answered(official, "/resource", gzip.compress(body) if more else body, "application/pdf", **more)
    outcome = get(official, tmp_path, quick, "2026D00001")
    assert "more bytes than allowed (0.1 MB), given up" in told(outcome)
    assert outcome.kept == []


def test_a_packed_answer_is_unpacked(official, tmp_path, quick):
    answered(official, "/resource", gzip.compress(PDF), "application/pdf", Content_Encoding="gzip")
    assert get(official, tmp_path, quick, "2026D00001").letter is not None
    assert (tmp_path / "2026D00001.pdf").read_bytes() == PDF


def test_a_body_that_is_cut_off_is_told_after_all_tries(official, tmp_path, quick):
    answered(official, "/resource", PDF, "application/pdf", Content_Length=str(len(PDF) + 100))
    assert "without sending complete message body" in told(get(official, tmp_path, quick, "2026D00001"))
    assert sum("/resource" in path for path in official.paths) == quick.attempts


def test_a_slow_drip_ends_at_the_time_for_the_whole(official, tmp_path, quick):
    def drip(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.02)
        return True

    official.answer = drip
    outcome = get(official, tmp_path, dataclasses.replace(quick, total_s=0.2), "2026D00001")
    assert "not complete after 0.2 s, given up; try again later" in told(outcome)


@pytest.mark.parametrize(
    "there", ["http://example.org/letter.pdf", "https://127.0.0.1/x", "file:///etc/passwd", "http://[x"]
)
def test_a_redirect_elsewhere_is_not_followed(official, tmp_path, quick, there):
    answered(official, "/resource", b"", "text/html", 302, Location=there)
    outcome = get(official, tmp_path, quick, "2026D00001")
    assert "the redirect" in told(outcome) or "address" in told(outcome)
    assert sum("/resource" in path for path in official.paths) == 1
    assert outcome.kept == []


def test_a_redirect_on_the_same_server_is_followed(official, tmp_path, quick):
    official.publications["moved.pdf"] = PDF
    answered(official, "/resource", b"", "text/html", 301, Location="/op/moved.pdf")
    outcome = get(official, tmp_path, quick, "2026D00001")
    assert outcome.kept[0][0].origin == f"{official.url}/op/moved.pdf"


def test_redirects_without_end_are_given_up(official, tmp_path, quick):
    answered(official, "/", b"", "text/html", 302, Location="/odata/again")
    assert "more than 5 redirects" in told(get(official, tmp_path, quick, "2026D00001"))


def test_a_server_that_is_not_there_is_told_with_the_setting(official, tmp_path, quick):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nothing listens
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        settings = read({"AFSPRAKENKAART_PARLIAMENT_URL": url, "AFSPRAKENKAART_PUBLICATIONS_URL": url})
        outcome = asyncio.run(fetch(NUMBER, tmp_path, settings, limits=quick))
    assert "cannot be reached" in told(outcome)
    assert "AFSPRAKENKAART_PARLIAMENT_URL" in told(outcome)
    assert "AFSPRAKENKAART_PUBLICATIONS_URL" in told(outcome)


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://example.org", "file:///etc", "http://", "http://a/?b=", "http://a:b"]
)
def test_a_base_address_that_is_none_is_refused_with_its_setting(tmp_path, quick, address):
    with pytest.raises(SeedsError, match="check AFSPRAKENKAART_PARLIAMENT_URL"):
        asyncio.run(fetch(NUMBER, tmp_path, read({"AFSPRAKENKAART_PARLIAMENT_URL": address}), limits=quick))


@given(st.binary(max_size=200) | st.binary(max_size=50).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_have_a_form_or_are_described(body: bytes) -> None:
    assert form_of(body) in (None, described(body))


@given(st.text())
def test_any_retry_after_is_a_wait_or_nothing(value: str) -> None:
    waited = retry_after({"retry-after": value}, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert waited is None or waited >= 0


# --- what is watched

SINCE = dt.date(2026, 1, 1)
ROWS = (Watched(kind="dossier", value="34682", why="-"), Watched(kind="words", value="Woondeal", why="-"))


def look(official: Official, folder: Path | None, limits: Limits, rows: tuple[Watched, ...] = ROWS) -> Watching:
    return asyncio.run(watch(rows, SINCE, folder, read(environ(official)), limits=limits))


def numbers(found: Watching) -> list[str]:
    return [letter.number for letter, _ in found.new]


def test_new_letters_are_listed_newest_first_over_all_pages(official, quick):
    official.documents = [
        document(n, Datum=f"2026-0{1 + n % 7}-10T00:00:00+01:00", Kamerstukdossier=[dossier(34682)])
        for n in range(1, 3 * PAGE + 2)
    ]
    found = look(official, None, quick, ROWS[:1])
    assert len(found.new) == 3 * PAGE + 1
    days = [letter.day for letter, _ in found.new]
    assert days == sorted(days, reverse=True)
    assert len(official.seen) == 4


def test_a_letter_that_matches_twice_is_listed_once_with_both_reasons(official, quick):
    official.documents = [document(4, Onderwerp="Een WOONDEAL", Kamerstukdossier=[dossier(34682)])]
    assert [reasons for _, reasons in look(official, None, quick).new] == [("dossier 34682", "words Woondeal")]


def test_what_is_no_letter_old_or_about_something_else_is_not_listed(official, quick):
    official.documents = [
        document(5, Soort="Motie", Onderwerp="woondeal"),
        document(6, Datum="2025-12-01T00:00:00+01:00", Onderwerp="woondeal"),
        document(7, Onderwerp="iets anders"),
        document(8, Onderwerp="woondeal", Verwijderd=True),
    ]
    assert numbers(look(official, None, quick)) == []


def test_a_server_that_does_not_filter_is_not_believed(official, quick):
    official.documents = [document(7, Onderwerp="iets anders"), document(9, Onderwerp="De woondeal", Soort="Motie")]
    official.answer = lambda handler: write_json(handler, {"value": official.documents}) is None
    assert numbers(look(official, None, quick)) == []


def test_a_letter_that_was_fetched_is_not_new_and_nothing_else_is_remembered(official, tmp_path, quick):
    official.documents[0] |= {"Onderwerp": "woondeal", "Volgnummer": 229}
    before = set(tmp_path.iterdir())
    assert numbers(look(official, tmp_path, quick)) == numbers(look(official, tmp_path, quick)) == ["2026D00001"]
    assert set(tmp_path.iterdir()) == before
    letter = get(official, tmp_path, quick, "2026D00001").letter
    found = look(official, tmp_path, quick)
    assert (numbers(found), found.known) == ([], 1)
    letter.unlink()
    assert numbers(look(official, tmp_path, quick)) == ["2026D00001"]


def test_a_letter_that_was_read_is_not_new(official, quick):
    official.documents = [
        document(4, DocumentNummer="2025D27614", Onderwerp="woondeal"),
        document(5, Volgnummer=228, Kamerstukdossier=[dossier(34682)]),
    ]
    assert (numbers(look(official, None, quick)), look(official, None, quick).known) == ([], 2)


def test_a_question_that_fails_leaves_the_others(official, quick):
    official.documents = [document(4, Onderwerp="woondeal")]
    answered(official, "34682", b"no", "text/plain", 400)
    found = look(official, None, quick)
    assert numbers(found) == ["2026D00004"]
    assert "answered 400 (no)" in told(found)


def test_without_a_network_it_is_said_once(tmp_path, quick):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nothing listens
        settings = read({"AFSPRAKENKAART_PARLIAMENT_URL": f"http://127.0.0.1:{taken.getsockname()[1]}"})
        assert len(asyncio.run(watch(ROWS, SINCE, None, settings, limits=quick)).faults) == 1


def test_paging_that_runs_in_a_circle_or_elsewhere_is_told(official, quick):
    for following in ("/odata/Document?same", "http://example.org/odata/Document?$skip=2"):
        found = {"value": [document(4, Onderwerp="woondeal")], "@odata.nextLink": following}
        official.answer = lambda handler, found=found: write_json(handler, found) is None
        assert "circle" in told(look(official, None, quick)) or "another server" in told(look(official, None, quick))


def test_pages_without_end_are_given_up(official, quick):
    def on(handler):
        number = len(official.seen)
        write_json(handler, {"value": [document(number)], "@odata.nextLink": f"/odata/Document?{number}"})
        return True

    official.answer = on
    assert "more than 5 pages, given up" in told(look(official, None, quick, ROWS[:1]))


def test_a_record_that_cannot_be_read_is_told(official, tmp_path, quick):
    (tmp_path / "x.pdf.fetched.json").write_text("{")
    assert "cannot be read as the record of a fetched letter" in told(look(official, tmp_path, quick))


def test_words_may_hold_a_quotation_mark(official, quick):
    official.documents = [document(4, Onderwerp="Over 't Gooi en omstreken")]
    rows = (Watched(kind="words", value="'t Gooi", why="-"),)
    assert numbers(look(official, None, quick, rows)) == ["2026D00004"]


def test_the_command_of_each_new_letter_is_printed(official, quick):
    official.documents = [
        document(4, Onderwerp="De\x1b woondeal"),
        document(3, Onderwerp="woondeal", Volgnummer=64, Kamerstukdossier=[dossier(36600, "A")]),
        document(2, Onderwerp="woondeal", Volgnummer=7, Kamerstukdossier=[dossier(36600, "A"), dossier(32847)]),
    ]
    lines = watch_report(look(official, None, quick), SINCE)
    assert lines[0] == "2026-03-01  2026D00004  De woondeal"
    commands = [line.partition(": ")[2] for line in lines if "python" in line]
    assert commands == [f"python -m seeds fetch {n}" for n in ("2026D00004", "36600-A-64", "2026D00002")]
    assert lines[-1] == "3 new letters since 2026-01-01; 0 more were fetched or read before"


def test_the_projects_file_can_be_used_and_names_nothing_twice() -> None:
    rows = watched()
    assert len({(row.kind, row.value.lower()) for row in rows}) == len(rows) > 0


@pytest.mark.parametrize(("kind", "value"), [("dossier", "34682-228"), ("words", "de"), ("place", "x")])
def test_a_row_that_finds_nothing_or_everything_is_a_fault_with_its_line(tmp_path, kind, value):
    (tmp_path / "watched.csv").write_text(f"kind,value,why\n{kind},{value},because\n")
    with pytest.raises(SeedsError, match=r"watched\.csv:2: "):
        watched(tmp_path)


# --- the commands


def test_the_commands_say_what_they_did_and_what_went_wrong(official, tmp_path, monkeypatch, capsys):
    for name, value in environ(official).items():
        monkeypatch.setenv(name, value)
    del official.files[guid(3)]
    assert main(["fetch", "34682-228", "--into", str(tmp_path)]) == 1
    done = capsys.readouterr()
    assert done.out.startswith("kept: kst-34682-228.xml, Uitkomsten overleg (from http://127.0.0.1")
    assert done.err.endswith("answered 404: there is no such thing; check the number\n1 fault(s)\n")
    official.documents = [document(4, Onderwerp="De woondeal")]
    assert main(["watch", "--since", "2026-01-01", "--into", str(tmp_path)]) == 0
    done = capsys.readouterr()
    assert ("2026D00004  De woondeal" in done.out, done.err) == (True, "")
    assert main(["fetch", "34682-228", "--into", str(tmp_path / "none")]) == 2
    assert "name it: --into DIR" in capsys.readouterr().err
