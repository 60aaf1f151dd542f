"""A letter in the forms in which letters come: HTML of official publications, DOCX and ODT; and where its lines went.

The truth cites the lines of the text. A reader of another form has its own: `Lines` finds the same words there.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from html import escape
from itertools import groupby
from pathlib import Path

BULLET = re.compile(r"\s*[•\-–▪]\s+")
WORD = re.compile(r"\w+")
_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "manifest")
)


class Lines:
    """Where the words of a text stand in another form of it."""

    def __init__(self, text: str, other: str) -> None:
        self._words = _words(text)
        ours, theirs = self._words, _words(other)
        matcher = SequenceMatcher(None, [w for w, _ in ours], [w for w, _ in theirs], autojunk=False)
        self._there = {
            block.a + n: theirs[block.b + n][1] for block in matcher.get_matching_blocks() for n in range(block.size)
        }

    def of(self, first: int, last: int, figure: str = "") -> tuple[int, int]:
        """Return the first and last line in the other form of these lines, or of a figure that begins on the first."""
        wanted = [w for w, _ in _words(figure)]
        at = [n for n, (_, line) in enumerate(self._words) if first <= line <= last]
        starts = [n for n in at if wanted and [w for w, _ in self._words[n : n + len(wanted)]] == wanted]
        if starts:
            at = list(range(starts[0], starts[0] + len(wanted)))
        found = [self._there[n] for n in at if n in self._there]
        return (min(found), max(found)) if found else (0, 0)


def _words(text: str) -> list[tuple[str, int]]:
    return [(m.group().lower(), n) for n, line in enumerate(text.split("\n"), 1) for m in WORD.finditer(line)]


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield runs of lines: `table` (rows between bars), `list` (bullets) or `text`."""

    def kind(line: str) -> str:
        return "table" if line.startswith("|") else "list" if BULLET.match(line) else "text"

    for name, lines in groupby((line for line in text.split("\n") if line.strip()), kind):
        yield name, [BULLET.sub("", line, count=1) if name == "list" else line for line in lines]


def _cells(row: str) -> list[str]:
    return [escape(cell.strip()) for cell in row.strip().strip("|").split("|")]


def html(text: str, path: Path) -> None:
    """Write a page in the shape of official publications."""
    parts = []
    for kind, lines in _blocks(text):
        if kind == "table":
            rows = "".join("<tr>" + "".join(f"<td><p>{c}</p></td>" for c in _cells(row)) + "</tr>" for row in lines)
            parts.append(f'<table class="tabel"><tbody>{rows}</tbody></table>')
        elif kind == "list":
            items = "".join(f'<li class="li"><p class="al">{escape(line)}</p></li>' for line in lines)
            parts.append(f'<ul class="lijst">{items}</ul>')
        else:
            parts += [f'<p class="al">{escape(line)}</p>' for line in lines]
    body = "\n".join(parts)
    path.write_text(
        '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8"><title>Kamerstuk</title>'
        "<style>.al { margin: 0 }</style><script>var pagina = 20260101;</script></head><body>"
        '<nav><ul><li><a href="#main">Naar de inhoud</a></li><li><a href="/zoek">Zoeken</a></li></ul></nav>'
        f'<div id="main" class="stuk broodtekst">\n{body}\n</div><footer><p>Over deze website</p></footer>'
        "</body></html>\n",
        encoding="utf-8",
    )


def docx(text: str, path: Path) -> None:
    """Write a Word file: bullets are the list's, not the text's."""

    def paragraph(line: str, properties: str = "") -> str:
        return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>'

    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    parts = []
    for kind, lines in _blocks(text):
        if kind == "table":
            rows = "".join(
                "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph(c)}</w:tc>" for c in _cells(row)) + "</w:tr>"
                for row in lines
            )
            parts.append(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
        else:
            parts += [paragraph(escape(line), numbered if kind == "list" else "") for line in lines]
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    _pack(path, {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_WORD_TYPE}.numbering+xml"/></Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
        "word/document.xml": f"{_XML}<w:document {_MAIN}><w:body>{''.join(parts)}<w:sectPr/></w:body></w:document>",
        "word/numbering.xml": f'{_XML}<w:numbering {_MAIN}><w:abstractNum w:abstractNumId="0">{bullet}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    })  # fmt: skip


def odt(text: str, path: Path) -> None:
    """Write an OpenDocument text."""

    def paragraph(line: str) -> str:
        return f"<text:p>{line}</text:p>"

    parts = []
    for number, (kind, lines) in enumerate(_blocks(text)):
        if kind == "table":
            width = max(len(_cells(row)) for row in lines)
            rows = "".join(
                "<table:table-row>"
                + "".join(f"<table:table-cell>{paragraph(c)}</table:table-cell>" for c in _cells(row))
                + "</table:table-row>"
                for row in lines
            )
            columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
            parts.append(f'<table:table table:name="Tabel{number}">{columns}{rows}</table:table>')
        elif kind == "list":
            items = "".join(f"<text:list-item>{paragraph(escape(line))}</text:list-item>" for line in lines)
            parts.append(f"<text:list>{items}</text:list>")
        else:
            parts += [paragraph(escape(line)) for line in lines]
    media = "application/vnd.oasis.opendocument.text"
    body = f"<office:body><office:text>{''.join(parts)}</office:text></office:body>"
    _pack(path, {
        "mimetype": media,
        "META-INF/manifest.xml": f'{_XML}<manifest:manifest {_ODF} manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        "content.xml": f'{_XML}<office:document-content {_ODF} office:version="1.2">{body}</office:document-content>',
    })  # fmt: skip


def txt(text: str, path: Path) -> None:
    """Write the text as it is."""
    path.write_bytes(text.encode())


def _pack(path: Path, parts: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


WRITERS: dict[str, Callable[[str, Path], None]] = {"txt": txt, "html": html, "docx": docx, "odt": odt}
