"""What a file is, by its bytes: a server may say anything of them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final, Literal

Form = Literal["pdf", "docx", "odt", "xml", "html"]

_IN_ZIP: Final = {"word/document.xml": "docx", "xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "slides"}
_OPEN_DOCUMENTS: Final = {b"application/vnd.oasis.opendocument.text": "odt"}
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|officiele-publicatie)")
_HTML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)", re.I | re.S)


def form_of(body: bytes) -> Form | None:
    """Return the form of a letter or a paper, None of what is none; `described` says what that is."""
    found = described(body)
    return found if found in ("pdf", "docx", "odt", "xml", "html") else None  # type: ignore[return-value]


def described(body: bytes) -> str:
    """Return the form, or in words what the bytes are instead."""
    head = body[:4000]
    if not body.strip():
        return "empty"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(body)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "an old Word, Excel or PowerPoint file"
    # XHTML begins as XML does.
    if _HTML.match(head) or (_XML.match(head) and b"<html" in head.lower()):
        return "html"
    return "xml" if _XML.match(head) else "neither PDF, Word, OpenDocument, XML nor HTML"


def _in_zip(body: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            names = set(packed.namelist())
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
                return _OPEN_DOCUMENTS.get(packed.read("mimetype").strip(), "an OpenDocument file that is no text")
    # `zipfile` answers a password with RuntimeError, and a compression that it does not know with NotImplementedError.
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return "a zip file that cannot be opened"
    return next((form for name, form in _IN_ZIP.items() if name in names), "a zip file")
