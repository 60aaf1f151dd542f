"""Letters in other forms than text: what they say is read, and what cannot be read says so."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from seeds.__main__ import main
from seeds.errors import SeedsError
from seeds.new_letter.desk import LetterDesk
from seeds.new_letter.propose import propose
from seeds.reading.letter import Letter, read_letter
from tests.seeds.test_propose_robust import pdf

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""  # noqa: E501
LISTED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
DOCX = f"""<w:document {W}><w:body>
<w:p><w:r><w:t>Datum 13 januari 2031</w:t></w:r></w:p><w:p><w:r><w:t>Partijen spreken af:</w:t></w:r></w:p>
<w:p>{LISTED}<w:r><w:t>Het Rijk stelt € 5 mln. beschikbaar</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
<w:p>{LISTED}<w:r><w:t>De gemeente Tiel bouwt </w:t></w:r><w:del><w:r><w:delText>300</w:delText></w:r></w:del>
<w:ins><w:r><w:t>400 woningen.</w:t></w:r></w:ins></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Plaats</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Woningen</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>Ede</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>905</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"""  # noqa: E501
ODT = """<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><o:body><o:text><t:p>Datum 13 januari 2031</t:p><t:p>Partijen spreken af:</t:p>
<t:list><t:list-item><t:p>Het Rijk stelt € 5<t:s/>mln. beschikbaar<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>Bron</t:p>
</t:note-body></t:note>.</t:p></t:list-item><t:list-item><t:p>De gemeente Tiel bouwt 400 woningen.</t:p></t:list-item></t:list>
<b:table><b:table-row><b:table-cell><t:p>Plaats</t:p></b:table-cell><b:table-cell><t:p>Woningen</t:p></b:table-cell></b:table-row>
<b:table-row><b:table-cell><t:p>Ede</t:p></b:table-cell><b:table-cell><t:p>905</t:p></b:table-cell></b:table-row></b:table>
</o:text></o:body></o:document-content>"""  # noqa: E501
HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title><script>var a = "€ 9 mln.";</script></head><body><nav><ul><li>€ 8 mln.
</ul></nav><main><h1>Brief</h1><p>Datum 13 januari 2031</p><p>Partijen spreken af:</p><ul><li>Het Rijk stelt &euro;&nbsp;5 mln.
beschikbaar<sup><a href="#n1">1</a></sup>.</li><li><p>De gemeente Tiel bouwt 400 woningen.</p></li></ul><table><tr><th>Plaats</th>
<th>Woningen</th></tr><tr><td>Ede</td><td>905</td></tr></table></main></body></html>"""  # noqa: E501
XML = """<?xml version="1.0" encoding="UTF-8"?><kamerwrk><metadata><meta name="x" content="€ 9 mln."/></metadata><kamerstuk><tekst>
<al>Datum 13 januari 2031</al><al>Partijen spreken af:</al><lijst><li><li.nr>•</li.nr><al>Het Rijk stelt € 5 mln. <nadruk>beschikbaar</nadruk><noot>
<noot.nr>1</noot.nr><noot.al>Bron</noot.al></noot>.</al></li><li><li.nr>•</li.nr><al>De gemeente Tiel bouwt 400 woningen.</al></li></lijst>
<table><tgroup><tbody><row><entry><al>Plaats</al></entry><entry><al>Woningen</al></entry></row><row><entry><al>Ede</al></entry><entry>
<al>905</al></entry></row></tbody></tgroup></table></tekst></kamerstuk></kamerwrk>"""  # noqa: E501


def package(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return path


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def letter_in(form: str, folder: Path) -> Letter:
    match form:
        case "docx":
            return read_letter(package(folder / "brief.docx", word__document=DOCX, word__numbering=NUMBERING))
        case "odt":
            return read_letter(package(folder / "brief.odt", content=ODT))
        case "html":
            return read_letter(written(folder / "brief.html", HTML))
        case _:
            return read_letter(written(folder / "brief.xml", XML))


@pytest.mark.parametrize("form", ["docx", "odt", "html", "xml"])
def test_a_letter_says_the_same_in_each_form(form: str, tmp_path: Path) -> None:
    letter = letter_in(form, tmp_path)
    proposal = propose(letter)
    said = [(c.kind, [int(v) for v in c.values]) for c in proposal.candidates]
    assert (letter.file, proposal.written) == ("brief.txt", "2031-01-13")
    assert sorted(said) == [
        ("agreement", []), ("agreement", []), ("amount", [5_000_000]), ("homes", [400]), ("homes", [905]),
    ]  # fmt: skip


def test_the_lists_of_word_have_the_letters_that_word_shows(tmp_path: Path) -> None:
    text = letter_in("docx", tmp_path).text
    assert "a. Het Rijk" in text
    assert "b. De gemeente Tiel bouwt 400 woningen." in text


def test_the_text_as_read_is_written_beside_the_candidates(tmp_path: Path) -> None:
    path = written(tmp_path / "brief.html", HTML)
    assert main(["propose", str(path)]) == 0
    text = (tmp_path / "brief.txt").read_text(encoding="utf-8")
    assert "Het Rijk stelt € 5 mln. beschikbaar." in text
    assert (tmp_path / "brief.candidates.yaml").is_file()


@pytest.mark.parametrize("there", [b"work of hours by hand", b"\xff no text", b""])
def test_another_text_of_that_name_stays(tmp_path: Path, there: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    path, text = written(tmp_path / "brief.html", HTML), tmp_path / "brief.txt"
    text.write_bytes(there)
    with pytest.raises(SeedsError, match="stays"):
        LetterDesk(path)
    assert main(["propose", str(path)]) == 1
    assert "brief.txt" in capsys.readouterr().err
    assert (text.read_bytes(), (tmp_path / "brief.candidates.yaml").exists()) == (there, False)
    assert main(["propose", str(path), "--force"]) == 0
    assert "Het Rijk stelt" in text.read_text(encoding="utf-8")


def refused(path: Path) -> str:
    with pytest.raises(SeedsError) as caught:
        read_letter(path)
    return str(caught.value)


BOMB = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert "entities" in refused(written(tmp_path / "a.xml", BOMB))
    assert "entities" in refused(package(tmp_path / "a.docx", word__document=BOMB))
    assert "can't be read" in refused(written(tmp_path / "b.docx", "this is no package"))
    assert "no document" in refused(package(tmp_path / "c.docx", something=DOCX))
    assert "save it as DOCX" in refused(written(tmp_path / "a.doc", "x"))
    assert "no text" in refused(written(tmp_path / "a.html", "<html><body><img src='scan.png'></body></html>"))


@pytest.mark.slow
def test_a_package_that_unpacks_without_end_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 100_000_000)
    assert "more than any letter" in refused(path)


def test_a_form_is_known_by_its_first_bytes_where_the_name_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "brief").write_bytes(pdf("Het Rijk draagt € 5 mln. bij", compress=True))
    assert "€ 5 mln." in read_letter(tmp_path / "brief").text
