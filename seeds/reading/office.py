"""The text of a DOCX or ODT file: its paragraphs, lists with their marks, tables and footnotes."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

from seeds.reading.blocks import Blocks, numeral

MAX_MEMBER_BYTES = 60_000_000
MAX_MEMBERS = 5000
MAX_REPEATS = 50

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

Element = Any  # `defusedxml` has no types


def office_text(path: Path) -> str:
    """Return the text of a DOCX or ODT file.

    Raises:
        ValueError: it can't be read; the message says why.
    """
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            if len(names) > MAX_MEMBERS:
                raise ValueError("it holds too many parts")
            if "word/document.xml" in names:
                return _docx(package, names)
            if "content.xml" in names:
                if b"encryption-data" in _member(package, "META-INF/manifest.xml", names):
                    raise ValueError("it is locked with a password")
                return _odt(ElementTree.fromstring(_member(package, "content.xml", names)))
    except zipfile.BadZipFile:
        raise ValueError("it is no DOCX or ODT file, or it is locked with a password") from None
    raise ValueError("it holds no document of Word or LibreOffice Writer")


def _member(package: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    if name not in names:
        return b""
    with package.open(name) as part:
        data = part.read(MAX_MEMBER_BYTES + 1)  # the size that the package states may be a lie
    if len(data) > MAX_MEMBER_BYTES:
        raise ValueError("it unpacks to more than any letter holds")
    return data


def _docx(package: zipfile.ZipFile, names: set[str]) -> str:
    body = ElementTree.fromstring(_member(package, "word/document.xml", names)).find(f"{_W}body")
    blocks = Blocks()
    if body is not None:
        _docx_blocks(body, blocks, _Numbering(_member(package, "word/numbering.xml", names)))
    notes = _member(package, "word/footnotes.xml", names)
    for note in ElementTree.fromstring(notes).iter(f"{_W}footnote") if notes else ():
        if note.get(f"{_W}type") is None:
            blocks.note(_docx_words(note))
    return blocks.text


class _Numbering:
    """The signs of the lists of a DOCX file, counted as they come."""

    def __init__(self, data: bytes):
        self._formats: dict[tuple[str, int], str] = {}
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        if not data:
            return
        root = ElementTree.fromstring(data)
        abstract = {a.get(f"{_W}abstractNumId"): a for a in root.iter(f"{_W}abstractNum")}
        for number in root.iter(f"{_W}num"):
            link = number.find(f"{_W}abstractNumId")
            levels = abstract.get(link.get(f"{_W}val")) if link is not None else None
            for level in levels.iter(f"{_W}lvl") if levels is not None else ():
                style = level.find(f"{_W}numFmt")
                key = (number.get(f"{_W}numId", ""), int(level.get(f"{_W}ilvl", "0")))
                self._formats[key] = style.get(f"{_W}val", "bullet") if style is not None else "bullet"

    def sign(self, number: str, depth: int) -> str:
        style = self._formats.get((number, depth), "bullet")
        if style in ("bullet", "none"):
            return "•" if depth == 0 else "-"
        self._counts[number, depth] += 1
        for deeper in range(depth + 1, 10):
            self._counts[number, deeper] = 0
        return numeral(self._counts[number, depth], style)


def _docx_blocks(parent: Element, blocks: Blocks, numbering: _Numbering) -> None:
    for child in parent:
        if child.tag == f"{_W}p":
            _docx_paragraph(child, blocks, numbering)
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                blocks.row([" ".join(_docx_words(p) for p in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc")])
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            _docx_blocks(child, blocks, numbering)


def _docx_paragraph(paragraph: Element, blocks: Blocks, numbering: _Numbering) -> None:
    words = _docx_words(paragraph)
    properties = paragraph.find(f"{_W}pPr")
    listed: Element = properties.find(f"{_W}numPr") if properties is not None else None
    number = listed.find(f"{_W}numId") if listed is not None else None
    style = properties.find(f"{_W}pStyle") if properties is not None else None
    name = (style.get(f"{_W}val", "") if style is not None else "").lower()
    is_heading = name.startswith(("heading", "kop", "title", "titel"))
    if number is not None and number.get(f"{_W}val") != "0" and not is_heading:
        level = listed.find(f"{_W}ilvl")
        depth = int(level.get(f"{_W}val", "0")) if level is not None else 0
        if words.strip():
            blocks.entry(words, numbering.sign(number.get(f"{_W}val", ""), depth), depth)
    elif name.startswith(("listbullet", "lijstopsomteken", "lijstalinea")) and not is_heading:
        blocks.entry(words, "•", 0)
    elif name.startswith(("listnumber", "lijstnummering")):
        blocks.entry(words, numbering.sign(name, 0), 0)
    else:
        blocks.paragraph(words, kind="heading" if is_heading else "paragraph")


def _docx_words(element: Element) -> str:
    return "".join(_docx_pieces(element))


def _docx_pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}ptab"):
            yield " "
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag not in (_FALLBACK, f"{_W}del", f"{_W}pPr", f"{_W}rPr", f"{_W}moveFrom"):
            yield from _docx_pieces(child)


def _odt(root: Element) -> str:
    blocks = Blocks()
    numbered = {
        style.get(f"{_STYLE}name", ""): {
            int(level.get(f"{_TEXT}level", "1")): level.get(f"{_STYLE}num-format", "1")
            for level in style.iter(f"{_TEXT}list-level-style-number")
        }
        for style in root.iter(f"{_TEXT}list-style")
    }
    body = next((child for child in root if child.tag.endswith("}body")), None)
    for part in body if body is not None else ():
        _odt_blocks(part, blocks, numbered)
    return blocks.text


def _odt_blocks(parent: Element, blocks: Blocks, numbered: dict[str, dict[int, str]]) -> None:
    for child in parent:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            blocks.paragraph(_odt_words(child, blocks), kind="heading" if child.tag == f"{_TEXT}h" else "paragraph")
        elif child.tag == f"{_TEXT}list":
            _odt_list(child, blocks, numbered.get(child.get(f"{_TEXT}style-name", ""), {}), 0)
        elif child.tag == f"{_TABLE}table":
            _odt_table(child, blocks)
        elif child.tag not in (f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls"):
            _odt_blocks(child, blocks, numbered)


def _odt_list(parent: Element, blocks: Blocks, formats: dict[int, str], depth: int) -> None:
    for number, item in enumerate((i for i in parent if i.tag == f"{_TEXT}list-item"), start=1):
        style = formats.get(depth + 1)
        sign = numeral(number, style) if style else "•" if depth == 0 else "-"
        words = [_odt_words(child, blocks) for child in item if child.tag in (f"{_TEXT}p", f"{_TEXT}h")]
        blocks.entry(" ".join(words), sign, depth)
        for child in item:
            if child.tag == f"{_TEXT}list":
                _odt_list(child, blocks, formats, depth + 1)


def _odt_table(table: Element, blocks: Blocks) -> None:
    for row in table.iter(f"{_TABLE}table-row"):
        cells: list[str] = []
        for cell in row:
            if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                words = " ".join(_odt_words(p, blocks) for p in cell.iter(f"{_TEXT}p"))
                repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
                cells += [words] * (min(repeated, MAX_REPEATS) if words else 1)
        blocks.row(cells)


def _odt_words(element: Element, blocks: Blocks) -> str:
    return (element.text or "") + "".join(_odt_pieces(element, blocks))


def _odt_pieces(element: Element, blocks: Blocks) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            blocks.note("".join(body.itertext()) if body is not None else "")
        elif child.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
            yield " "
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif not child.tag.endswith("}annotation"):
            yield _odt_words(child, blocks)
        yield child.tail or ""
