"""A Word file in A4: paragraphs, tables, links and footnotes. What stands in it is text alone, no field or markup.

python-docx has no footnotes: their part is made here, by its own way to parts. It is loaded when a file is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from layers.layer import Language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT: Final = "Arial"
INK, ACCENT, QUIET, WARNING = "1D2733", "154273", "55606E", "8A5A00"
# Margins of the page in millimetres: left and right, top and bottom.
ASIDE_MM, ABOVE_MM = 17.0, 14.0
WIDTH_MM: Final = 210 - 2 * ASIDE_MM
# What XML 1.0 does not allow, and tabs and breaks, of which Word would make something of its own.
_NO_TEXT: Final = re.compile(
    "[^\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]+"
)
_BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(said: str) -> str:
    """Return a text on one line, without control characters, halves of characters and marks that turn the direction."""
    return _BIDI.sub("", _NO_TEXT.sub(" ", said))


@dataclass(frozen=True)
class Run:
    """Some text in one look: `size` in points (None: that of the paragraph), `note` the text of a footnote after it."""

    said: str
    bold: bool = False
    colour: str = INK
    size: float | None = None
    note: str = ""


class WordFile:
    """A Word file that is being made."""

    def __init__(self, title: str, language: Language, made: datetime) -> None:
        """Begin a file in A4 with a title for the list of documents; `made` is when."""
        import docx

        self.document: Document = docx.Document()
        self._notes = 0
        _properties(self.document, plain(title), language, made)
        _page(self.document)
        _styles(self.document, language)

    # --- paragraphs ---

    def heading(self, said: str, level: int) -> Paragraph:
        """Add a heading; level 0 is the title."""
        made: Paragraph = self.document.add_heading(plain(said), level)
        return made

    def paragraph(
        self, *runs: Run, within: _Cell | None = None, keep: bool = False, before: float = 0, after: float = 1
    ) -> Paragraph:
        """Add a paragraph, to a cell or to the document, with room before and after it in points.

        `keep` holds it on the page of the next.
        """
        from docx.shared import Pt

        made = _empty(within) if within is not None else self.document.add_paragraph()
        for run in runs:
            self._run(made, run)
        held = made.paragraph_format
        held.keep_with_next, held.space_before, held.space_after = keep, Pt(before), Pt(after)
        return made

    def _run(self, paragraph: Paragraph, run: Run) -> None:
        from docx.shared import Pt, RGBColor

        made = paragraph.add_run(plain(run.said))
        made.bold = run.bold
        made.font.color.rgb = RGBColor.from_string(run.colour)
        if run.size:
            made.font.size = Pt(run.size)
        if run.note:
            self._note(paragraph, run.note)

    def link(self, paragraph: Paragraph, address: str) -> None:
        """Add an address as a link to itself; it must be made by us, not come from data."""
        from docx.opc.constants import RELATIONSHIP_TYPE as TYPES

        related = paragraph.part.relate_to(address, TYPES.HYPERLINK, is_external=True)
        held = _element("w:hyperlink", {"r:id": related})
        made = paragraph.add_run(plain(address), style="Hyperlink")
        held.append(made._r)
        paragraph._p.append(held)

    # --- footnotes ---

    def _note(self, paragraph: Paragraph, said: str) -> None:
        self._notes += 1
        ident = {"w:id": str(self._notes)}
        mark = paragraph.add_run(style="Footnote Reference")
        mark._r.append(_element("w:footnoteReference", ident))
        number = _element(
            "w:r", {}, _element("w:rPr", {}, _style("w:rStyle", "FootnoteReference")), _element("w:footnoteRef")
        )
        text = _element("w:t", {"xml:space": "preserve"})
        text.text = f" {plain(said)}"
        body = _element(
            "w:p", {}, _element("w:pPr", {}, _style("w:pStyle", "FootnoteText")), number, _element("w:r", {}, text)
        )
        self._footnotes.append(_element("w:footnote", ident, body))

    @cached_property
    def _footnotes(self) -> Any:
        """The root of the part with the footnotes, which the document leads to; with two lines that Word asks for."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import XmlPart

        root, package = _element("w:footnotes"), self.document.part.package
        settings = self.document.settings.element
        listed = _element("w:footnotePr")
        for ident, kind in (("-1", "separator"), ("0", "continuationSeparator")):
            line = _element("w:p", {}, _element("w:r", {}, _element(f"w:{kind}")))
            root.append(_element("w:footnote", {"w:type": kind, "w:id": ident}, line))
            listed.append(_element("w:footnote", {"w:id": ident}))
        # The schema asks for this order.
        after = settings.find(_qn("w:compat"))
        settings.insert(len(settings) if after is None else list(settings).index(after), listed)
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return root

    # --- tables ---

    def table(self, widths_mm: Sequence[float], rows: int) -> list[Sequence[_Cell]]:
        """Add a table with a thin line under each row, and return its cells; no row is cut by the end of a page."""
        from docx.shared import Mm

        made = self.document.add_table(rows, len(widths_mm))
        made.autofit = False
        for column, width in zip(made.columns, widths_mm, strict=True):
            column.width = Mm(width)
        made._tbl.tblPr.append(_lines())
        found = []
        for row in made.rows:
            row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
            cells = row.cells
            for cell, width in zip(cells, widths_mm, strict=True):
                cell.width = Mm(width)
            found.append(cells)
        return found

    # --- the foot of each page, and the file ---

    def foot(self, said: str, page: str) -> None:
        """Put a line and the number of the page at the foot of each page."""
        line = self.document.sections[0].footer.paragraphs[0]
        self._run(line, Run(f"{said} · {page} ", colour=QUIET, size=8))
        number = line.add_run()
        number._r.append(_element("w:fldChar", {"w:fldCharType": "begin"}))
        asked = _element("w:instrText", {"xml:space": "preserve"})
        asked.text = "PAGE"
        number._r.append(asked)
        number._r.append(_element("w:fldChar", {"w:fldCharType": "end"}))

    def content(self) -> bytes:
        """Return the file."""
        written = BytesIO()
        self.document.save(written)
        return written.getvalue()


def _empty(cell: _Cell) -> Paragraph:
    """Return the paragraph that a new cell has, else one more."""
    first: Paragraph = cell.paragraphs[0]
    if len(cell.paragraphs) == 1 and not first.runs:
        return first
    added: Paragraph = cell.add_paragraph()
    return added


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)


def _element(name: str, attributes: dict[str, str] | None = None, *children: Any) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set(_qn(key), value)
    made.extend(children)
    return made


def _style(name: str, value: str) -> Any:
    return _element(name, {"w:val": value})


def _lines() -> Any:
    edges: Iterable[tuple[str, str]] = (("top", "nil"), ("left", "nil"), ("bottom", "single"), ("right", "nil"))
    made = _element("w:tblBorders")
    for edge, kind in (*edges, ("insideH", "single"), ("insideV", "nil")):
        look = {"w:val": kind, **({"w:sz": "4", "w:space": "0", "w:color": "B8C0CA"} if kind == "single" else {})}
        made.append(_element(f"w:{edge}", look))
    return made


def _properties(document: Document, title: str, language: Language, made: datetime) -> None:
    held = document.core_properties
    held.title, held.author, held.comments, held.language = title, "Afsprakenkaart", "", language
    held.created = held.modified = made


def _page(document: Document) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(ASIDE_MM)
    section.top_margin, section.bottom_margin = Mm(ABOVE_MM), Mm(ABOVE_MM + 2)
    section.footer_distance = Mm(7)


def _styles(document: Document, language: Language) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    styles = document.styles
    for name, kind in (("Footnote Text", "PARAGRAPH"), ("Footnote Reference", "CHARACTER"), ("Hyperlink", "CHARACTER")):
        styles.add_style(name, getattr(WD_STYLE_TYPE, kind), builtin=True)
    # Size in points, room before and after in points, colour.
    looks = {
        "Normal": (9.0, 0, 1, INK),
        "Footnote Text": (7.5, 0, 0, QUIET),
        "Title": (19.0, 0, 2, ACCENT),
        "Heading 1": (12.0, 8, 1, ACCENT),
    }
    for name, (size, before, after, colour) in looks.items():
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(colour)
        _font(style.element.get_or_add_rPr())
        held = style.paragraph_format
        held.space_before, held.space_after, held.line_spacing = Pt(before), Pt(after), 1.0
    for line in styles["Title"].element.xpath("w:pPr/w:pBdr"):
        line.getparent().remove(line)
    styles["Footnote Text"].base_style = styles["Normal"]
    styles["Footnote Reference"].font.superscript = True
    styles["Hyperlink"].font.color.rgb = RGBColor.from_string(ACCENT)
    styles["Hyperlink"].font.underline = True
    held = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    for old in held.findall(_qn("w:lang")):
        held.remove(old)
    held.append(_element("w:lang", {"w:val": "nl-NL" if language == "nl" else "en-GB"}))


def _font(properties: Any) -> None:
    for old in properties.findall(_qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, _element("w:rFonts", {f"w:{place}": FONT for place in ("ascii", "hAnsi", "cs", "eastAsia")}))
