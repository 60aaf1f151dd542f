"""What seldom comes from parliament and the official publications, and what was kept of it, is told and goes on."""

from __future__ import annotations

import asyncio
import io
import zipfile

import pytest

from seeds.__main__ import main
from seeds.errors import SeedsError
from seeds.official.forms import described, form_of
from seeds.official.kept import kept
from seeds.official.numbers import Dossier, read_dossier
from seeds.official.watch import watch
from settings import read
from tests.seeds.official_server import document, metadata, write_json
from tests.seeds.test_official import ROWS, SINCE, environ, get, look, numbers, official, quick, told

__all__ = ["official", "quick"]  # fixtures


def test_an_annex_that_does_not_come_is_told(official, tmp_path, quick):
    official.documents = []
    official.publications |= {"kst-34682-228/metadata.xml": metadata("blg-1184123")}
    outcome = get(official, tmp_path, quick)
    assert len(outcome.kept) == 1
    assert "blg-1184123.pdf: answered 404" in told(outcome)


def test_a_broken_note_beside_a_letter_is_written_anew(official, tmp_path, quick):
    get(official, tmp_path, quick)
    note = tmp_path / "kst-34682-228.xml.fetched.json"
    note.write_text("{")
    assert told(get(official, tmp_path, quick)) == ""
    assert len(list(kept(tmp_path, []))) == 3


@pytest.mark.parametrize(
    ("kind", "form", "words"),
    [
        ("application/vnd.oasis.opendocument.text", "odt", None),
        ("application/epub", None, "an OpenDocument file that is no text"),
    ],
)
def test_an_open_document_says_itself_what_it_is(kind, form, words):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("mimetype", kind)
    assert form_of(packed.getvalue()) == form
    assert words is None or described(packed.getvalue()) == words


def test_a_dossier_is_read_with_its_letters_or_refused():
    assert read_dossier("36600-A") == Dossier(36600, "A")
    with pytest.raises(ValueError, match="is no dossier"):
        read_dossier("kst-36600")


def test_a_letter_without_a_day_is_no_fault(official, quick):
    official.documents = [document(4, Onderwerp="woondeal", Datum=None), document(5, Onderwerp="woondeal")]
    official.answer = lambda handler: write_json(handler, {"value": official.documents}) is None
    assert told(look(official, None, quick)) == ""
    assert "2026D00005" in numbers(look(official, None, quick))


def test_a_page_that_names_itself_as_the_next_one_is_a_circle(official, quick):
    def again(handler):
        found = {"value": [document(len(official.seen), Onderwerp="woondeal")], "@odata.nextLink": handler.path}
        return write_json(handler, found) is None

    official.answer = again
    assert "this page was read before" in told(look(official, None, quick))


def test_a_list_of_letters_that_is_broken_is_told(official, quick, tmp_path):
    (tmp_path / "document_parts.csv").write_text("file\n")
    with pytest.raises(SeedsError, match=r"document_parts\.csv:1: "):
        asyncio.run(watch(ROWS, SINCE, None, read(environ(official)), root=tmp_path, limits=quick))


def test_the_commands_end_well_or_with_the_faults(official, tmp_path, monkeypatch, capsys):
    for name, value in environ(official).items():
        monkeypatch.setenv(name, value)
    assert main(["fetch", "34682-228", "--into", str(tmp_path)]) == 0
    official.answer = lambda handler: write_json(handler, {"error": {"message": "no"}}, 400) is None
    assert main(["watch", "--since", "2026-01-01", "--into", str(tmp_path)]) == 1
    assert "answered 400" in capsys.readouterr().err
