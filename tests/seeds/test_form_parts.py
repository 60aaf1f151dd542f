"""The parts of a PDF, a Word file, an OpenDocument text and a page come out as text, and each limit holds."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from seeds.reading import blocks, forms, office, pdf
from seeds.reading.blocks import Blocks, numeral
from seeds.reading.forms import form_of
from seeds.reading.markup import markup_text
from seeds.reading.office import office_text
from seeds.reading.pdf import pdf_text
from tests.seeds.test_forms import W, package, written
from tests.seeds.test_propose_robust import pdf as made_pdf

ODF = (
    'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
ROWS = (("Plaats", "Woningen"), ("Ede", "905"), ("Tiel", "400"))


def drawn_table() -> str:
    """Three rows of two cells between lines, below the words of a page."""
    lines = [f"100 {y} m 400 {y} l S" for y in (500, 520, 540, 560)] + [
        f"{x} 500 m {x} 560 l S" for x in (100, 250, 400)
    ]
    words = [
        f"BT /F1 10 Tf {x} {545 - 20 * n} Td ({cell}) Tj ET"
        for n, row in enumerate(ROWS)
        for x, cell in zip((105, 255), row, strict=True)
    ]
    return "\n".join([*lines, *words, "BT /F1 10 Tf 100 450 Td (Onder de tabel) Tj ET"])


def a_pdf(path: Path, *pages: str, drawn: str = "") -> Path:
    path.write_bytes(made_pdf(*pages, drawn=drawn))
    return path


def test_a_table_of_a_pdf_is_rows_of_cells_in_its_place(tmp_path: Path) -> None:
    rows = pdf_text(a_pdf(tmp_path / "a.pdf", "Boven de tabel", drawn=drawn_table())).splitlines()
    assert [row for row in rows if row] == [
        "Boven de tabel", "Plaats | Woningen", "Ede | 905", "Tiel | 400", "Onder de tabel",
    ]  # fmt: skip


def test_lines_without_cells_are_no_table(tmp_path: Path) -> None:
    lines = " ".join(f"100 {y} m 400 {y} l S" for y in range(300, 400, 10))
    assert pdf_text(a_pdf(tmp_path / "a.pdf", "Een regel", drawn=lines)) == "Een regel"


def test_a_page_whose_contents_are_broken_has_no_rules(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "a.pdf", "x")
    path.write_bytes(path.read_bytes().replace(b"<< /Length", b"<< /Filter /NoSuchFilter /Length"))
    assert not pdf._has_rules(PdfReader(path).pages[0])


def test_a_pdf_with_a_password_asks_for_none(tmp_path: Path) -> None:
    locked = PdfWriter(PdfReader(a_pdf(tmp_path / "a.pdf", "geheim")))
    locked.encrypt("geheim", algorithm="RC4-128")
    locked.write(tmp_path / "b.pdf")
    with pytest.raises(ValueError, match="locked with a password"):
        pdf_text(tmp_path / "b.pdf")


def test_a_pdf_of_more_pages_or_characters_than_a_letter_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_pdf(tmp_path / "a.pdf", "een", "twee")
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 4)
    with pytest.raises(ValueError, match="more than 4 characters"):
        pdf_text(path)
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(ValueError, match="more than 1 pages"):
        pdf_text(path)


def of_word(path: Path, body: str, **parts: str) -> str:
    return office_text(package(path, word__document=f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts))


def paragraph(words: str, style: str = "", *, listed: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr><w:r>{words}</w:r></w:p>"


def test_what_word_puts_between_letters_is_read_as_it_looks(tmp_path: Path) -> None:
    words = "<w:t>een</w:t><w:tab/><w:t>twee</w:t><w:br/><w:t>Noord</w:t><w:noBreakHyphen/><w:t>Holland</w:t>"
    assert of_word(tmp_path / "a.docx", paragraph(words)) == "een twee\nNoord-Holland\n"


def test_lists_of_word_by_style_or_without_numbering_have_signs(tmp_path: Path) -> None:
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="9"/></w:numPr>'
    body = "".join(
        [
            paragraph("<w:t>een</w:t>", "Lijstopsomteken"),
            paragraph("<w:t>twee</w:t>", "ListNumber"),
            paragraph("<w:t>drie</w:t>", listed=listed.format(0)),
            paragraph("<w:t>vier</w:t>", listed=listed.format(1)),
        ]
    )
    inside = f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>"
    assert of_word(tmp_path / "a.docx", inside) == "• een\n• twee\n• drie\n  - vier\n"


def test_footnotes_of_word_stand_at_the_end(tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator"><w:p/></w:footnote>'
        f"<w:footnote>{paragraph('<w:t>Bron</w:t>')}</w:footnote></w:footnotes>"
    )
    assert of_word(tmp_path / "a.docx", paragraph("<w:t>Brief</w:t>"), word__footnotes=notes) == "Brief\n\n1 Bron\n"


def test_a_package_of_too_many_parts_or_with_a_password_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = package(tmp_path / "a.odt", content="<a/>", **{"META-INF/manifest": "<encryption-data/>"})
    with pytest.raises(ValueError, match="locked with a password"):
        office_text(locked)
    monkeypatch.setattr(office, "MAX_MEMBERS", 1)
    with pytest.raises(ValueError, match="too many parts"):
        office_text(locked)


def test_sections_spans_and_lists_in_lists_of_an_open_document_are_read(tmp_path: Path) -> None:
    inner = "<t:list><t:list-item><t:p>daaronder</t:p></t:list-item></t:list>"
    text = (
        "<t:section><t:p>een <t:span>twee</t:span><t:line-break/>drie</t:p></t:section>"
        f"<t:list><t:list-item><t:p>boven</t:p>{inner}</t:list-item></t:list>"
    )
    path = package(
        tmp_path / "a.odt", content=f"<o:document {ODF}><o:body><o:text>{text}</o:text></o:body></o:document>"
    )
    assert office_text(path) == "een twee\ndrie\n\n• boven\n  - daaronder\n"


def test_a_page_keeps_line_breaks_and_paragraphs_in_cells(tmp_path: Path) -> None:
    html = (
        "<main><p>een<br>twee</p><article><p>drie</p></article><ul><li>vier<br>vijf</li></ul>"
        "<table><tr><td><p>Ede</p><ul><li>oost</ul></td><td>905</td></tr></table></main>"
    )
    text = markup_text(written(tmp_path / "a.html", html))
    assert text == "een\ntwee\n\ndrie\n\n• vier vijf\n\nEde oost | 905\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"<p>\x80 5</p>", "€ 5\n"), (b"<p>a\x81</p>", "a\x81\n"), (b"<meta charset='no-such'><p>\x80</p>", "€\n")],
)
def test_a_page_in_old_bytes_is_read(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a.html").write_bytes(data)
    assert markup_text(tmp_path / "a.html") == text


def test_lists_notes_and_plain_elements_of_an_official_publication_are_read(tmp_path: Path) -> None:
    xml = (
        "<stuk><al>Partijen</al><noot><noot.nr>1</noot.nr> Bron</noot><onbekend>spreken af</onbekend>"
        "<lijst><li><li.nr>1.</li.nr><al>een</al><lijst><li><li.nr>a.</li.nr><al>twee</al></li></lijst></li></lijst></stuk>"
    )
    text = markup_text(written(tmp_path / "a.xml", xml))
    assert text == "Partijen\n\nspreken af\n\n1. een\n  a. twee\n\n1 1 Bron\n"


def test_blocks_hold_no_more_than_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MAX_CHARACTERS", 10)
    made = Blocks()
    made.entry(" ", "•", 0)
    with pytest.raises(ValueError, match="more than 10"):
        made.paragraph("x" * 11)
    with pytest.raises(ValueError, match="more than 10"):
        Blocks().entry("x" * 11, "•", 0)


@pytest.mark.parametrize(
    ("number", "style", "sign"), [(4, "lowerRoman", "iv."), (19, "i", "xix."), (3, "a", "c."), (3, "decimal", "3.")]
)
def test_the_sign_of_an_entry_is_counted_in_its_style(number: int, style: str, sign: str) -> None:
    assert numeral(number, style) == sign


@pytest.mark.parametrize(("kind", "form"), [("opendocument.text", "ODT"), ("", "DOCX")])
def test_a_package_without_an_ending_is_known_by_its_first_part(tmp_path: Path, kind: str, form: str) -> None:
    with zipfile.ZipFile(tmp_path / "brief", "w") as archive:
        archive.writestr("mimetype" if kind else "word/document.xml", f"application/vnd.oasis.{kind}")
    assert form_of(tmp_path / "brief") == form


def test_a_file_that_fills_the_memory_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_path: Path, _form: str) -> str:
        raise MemoryError

    monkeypatch.setattr(forms, "_read", full)
    monkeypatch.setattr("sys.argv", ["forms", "PDF", str(tmp_path / "a.pdf")])
    assert forms.main() == 1
    assert capsys.readouterr().err == "it needs too much memory\n"
