"""The text of a PDF, page by page, with its tables as rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from seeds.reading.blocks import CELL

MAX_PAGES = 2000
MAX_CHARACTERS = 2_000_000
LEAST_LINES = 6
MAX_TABLE_PAGES = 60

_RULES = re.compile(rb"\s(?:re|l)\s")


def pdf_text(path: Path) -> str:
    """Return the text of a PDF, with a form feed between pages.

    Raises:
        ValueError: it can't be read; the message says why.
    """
    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("it is locked with a password")
    if len(reader.pages) > MAX_PAGES:
        raise ValueError(f"it has more than {MAX_PAGES} pages")
    pages: list[str] = []
    size = 0
    for number, page in enumerate(reader.pages):
        pages.append(
            (_with_tables(path, number) if _has_rules(page) and number < MAX_TABLE_PAGES else "") or page.extract_text()
        )
        size += len(pages[-1])
        if size > MAX_CHARACTERS:
            raise ValueError(f"it holds more than {MAX_CHARACTERS} characters")
    if not any(page.strip() for page in pages):
        raise ValueError("it holds no text: a scan must go through text recognition first")
    clean = (page.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\0", " ") for page in pages)
    return "\n\f".join(clean)


def _has_rules(page: Any) -> bool:
    """Whether lines are drawn on a page, as tables have them."""
    try:
        contents = page.get_contents()
        return contents is not None and len(_RULES.findall(contents.get_data()[:2_000_000])) >= LEAST_LINES
    except Exception:  # a broken page can make pypdf raise anything; it may have text for all that
        return False


def _with_tables(path: Path, number: int) -> str:
    """Return the text of a page with the rows of its tables in their place; empty where it has no table."""
    import pdfplumber  # here, for it is slow to load and few letters have tables

    with pdfplumber.open(path, pages=[number + 1]) as document:
        page = document.pages[0]
        tables = [table for table in page.find_tables() if _is_table(table.extract())]
        if not tables:
            return ""
        return "\n".join(_pieces(page, sorted(tables, key=lambda table: float(table.bbox[1]))))


def _is_table(rows: list[list[str | None]]) -> bool:
    return len(rows) >= 2 and sum(sum(bool(cell and cell.strip()) for cell in row) >= 2 for row in rows) >= 2


def _pieces(page: Any, tables: list[Any]) -> Iterator[str]:
    top = float(page.bbox[1])
    for table in tables:
        yield from _text_between(page, top, float(table.bbox[1]))
        yield ""
        for row in table.extract():
            cells = [" ".join((cell or "").split()) for cell in row]
            if any(cells):
                yield CELL.join(cells)
        yield ""
        top = max(top, float(table.bbox[3]))
    yield from _text_between(page, top, float(page.bbox[3]))


def _text_between(page: Any, top: float, bottom: float) -> Iterator[str]:
    if bottom - top > 2:
        left, _, right, _ = page.bbox
        yield page.crop((left, top, right, bottom)).extract_text() or ""
