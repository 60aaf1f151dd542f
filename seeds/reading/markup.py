"""The text of a letter in HTML (official publications, parliament's site) or in the XML of official publications."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

import reading
from seeds.reading.blocks import Blocks, numeral

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_SKIPPED = {
    "script",
    "style",
    "nav",
    "noscript",
    "template",
    "svg",
    "button",
    "select",
    "iframe",
    "form",
    "head",
    "object",
    "footer",
}
_BLOCKS = {
    "p", "div", "section", "article", "main", "body", "header", "aside", "blockquote", "figure", "figcaption",
    "dl", "dt", "dd", "address", "pre", "hr", "ul", "ol", "table", "thead", "tbody", "tfoot", "caption", "fieldset",
    "details",
    "summary",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_VOID = {"br", "img", "input", "meta", "link", "hr", "wbr", "col", "source", "area", "base", "embed", "track"}

_XML_HEADINGS = {"titel", "tussenkop", "kop", "subtitel", "intitule", "citeertitel", "label", "nr"}
_XML_INLINE = {
    "nadruk",
    "extref",
    "intref",
    "inf",
    "vet",
    "cur",
    "b",
    "i",
    "u",
    "onderstreept",
    "ondstr",
    "span",
    "a",
    "em",
    "strong",
    "br",
}
_XML_SKIPPED = {
    "metadata",
    "meta",
    "noot",
    "note",
    "plaatje",
    "illustratie",
    "opmaak",
    "colspec",
    "expressionidentificatie",
    "sup",
}


def markup_text(path: Path) -> str:
    """Return the text of an HTML or XML file.

    Raises:
        ValueError: it can't be read; the message says why.
    """
    data = reading.content(path)
    if path.suffix.lower() == ".xml" or (data.lstrip().startswith(b"<?xml") and b"<html" not in data[:2000].lower()):
        return _xml_text(data)
    parser = _Page()
    parser.feed(_decoded(data))
    parser.close()
    return parser.finished()


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:4000])
    for encoding in ("utf-8-sig", declared[1].decode("ascii") if declared else "cp1252", "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


class _Page(HTMLParser):
    """The text of a page: that of its main part if it has one, without menus and scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks = Blocks()
        self._main: Blocks | None = None
        self._words: list[str] = []
        self._skipping: list[str] = []
        self._lists: list[tuple[str, int]] = []
        self._cells: list[str] | None = None
        self._in_item = 0
        self._superscript = False
        self._depth_of_main = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self._skipping or tag in _SKIPPED or "hidden" in attributes:
            if tag not in _VOID:
                self._skipping.append(tag)
            return
        if tag == "sup":
            self._superscript = True
        elif tag == "br":
            self._words.append("\n" if self._cells is None and not self._in_item else " ")
        elif tag in ("main", "article") and self._main is None:
            self._flush()
            self._main, self._depth_of_main = Blocks(), 1
        elif tag in ("main", "article") and self._depth_of_main:
            self._depth_of_main += 1
        elif tag in ("ul", "ol"):
            self._flush()
            self._lists.append(
                ("" if tag == "ul" else attributes.get("type") or "1", int(_digits(attributes.get("start"))) - 1)
            )
        elif tag == "li":
            self._flush()
            self._in_item += 1
            if self._lists:
                style, count = self._lists[-1]
                self._lists[-1] = (style, count + 1)
        elif tag == "tr":
            self._flush()
            self._cells = []
        elif tag in ("td", "th"):
            self._words = []
        elif tag in _HEADINGS or (tag in _BLOCKS and not self._in_item):
            self._flush()
        elif tag in _BLOCKS:
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag in self._skipping:
                while self._skipping.pop() != tag:
                    pass
            return
        if tag == "sup":
            self._superscript = False
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append("".join(self._words))
            self._words = []
        elif tag == "tr" and self._cells is not None:
            self._to.row(self._cells)
            self._cells, self._words = None, []
        elif tag == "li":
            self._flush()
            self._in_item = max(0, self._in_item - 1)
        elif tag in ("ul", "ol") and self._lists:
            self._flush()
            self._lists.pop()
        elif tag in _HEADINGS:
            self._flush("heading")
        elif tag in _BLOCKS and not self._in_item:
            self._flush()
            if tag in ("main", "article") and self._depth_of_main:
                self._depth_of_main -= 1
        elif tag in _BLOCKS:
            self._words.append(" ")

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        # A raised number refers to a footnote, but in `m3` it belongs to the unit.
        if self._superscript and not (data.strip() in ("2", "3") and "".join(self._words[-1:]).endswith(("m", "M"))):
            return
        self._words.append(re.sub(r"\s+", " ", data))

    @property
    def _to(self) -> Blocks:
        return self._main if self._main is not None and self._depth_of_main else self._blocks

    def _flush(self, kind: str = "paragraph") -> None:
        words = "".join(self._words)
        if self._cells is not None:
            self._words.append(" ")
            return
        self._words = []
        if not words.strip():
            return
        if self._in_item and self._lists:
            style, count = self._lists[-1]
            depth = len(self._lists) - 1
            self._to.entry(words, numeral(count, style) if style else "•" if depth == 0 else "-", depth)
        else:
            self._to.paragraph(words, kind=kind)

    def finished(self) -> str:
        """Return the text of the main part, if it holds any, else of the whole page."""
        self._cells = None
        self._flush()
        main = self._main.text if self._main is not None else ""
        return main if len(main) > len(self._blocks.text) / 4 else self._blocks.text


def _digits(start: str | None) -> str:
    return start if start and start.isdigit() and len(start) < 6 else "1"


def _xml_text(data: bytes) -> str:
    blocks = Blocks()
    _xml_blocks(ElementTree.fromstring(data), blocks, 0)
    return blocks.text


def _xml_blocks(element: Any, blocks: Blocks, depth: int) -> None:
    words: list[str] = [element.text or ""]
    for child in element:
        name = _local(child)
        if name in ("noot", "note"):
            blocks.note(" ".join("".join(child.itertext()).split()))
        elif name == "row":
            blocks.row([_words(entry) for entry in child])
        elif name == "li":
            _xml_entry(child, blocks, depth)
        elif name in _XML_INLINE or (name not in _XML_SKIPPED and not len(child) and not _is_block(child)):
            words.append(_words(child))
        elif name not in _XML_SKIPPED:
            blocks.paragraph("".join(words))
            words = []
            _xml_blocks(child, blocks, depth)
        words.append(child.tail or "")
    name = _local(element)
    blocks.paragraph("".join(words), kind="heading" if name in _XML_HEADINGS else "paragraph")


def _is_block(element: Any) -> bool:
    return _local(element) in _XML_HEADINGS or _local(element) in (
        "al",
        "p",
        "lid",
        "datum",
        "ondertekening",
        "functie",
        "naam",
        "entry",
    )


def _xml_entry(item: Any, blocks: Blocks, depth: int) -> None:
    sign = next((_words(child) for child in item if _local(child) in ("li.nr", "linr")), "•")
    rest = [child for child in item if _local(child) not in ("li.nr", "linr")]
    own = [_words(child) for child in rest if _local(child) not in ("lijst", "list")]
    blocks.entry(f"{sign.strip() or '•'} {' '.join(own)}", "•", depth)
    for child in rest:
        if _local(child) in ("lijst", "list"):
            for below in child:
                _xml_entry(below, blocks, depth + 1)


def _words(element: Any) -> str:
    """Return the text of an element and all in it but footnotes."""
    parts = [element.text or ""]
    for child in element:
        if _local(child) not in _XML_SKIPPED:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _local(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1].lower()
