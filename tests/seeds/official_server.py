"""A server that answers as parliament's open data and the official publications are described: not one of theirs.

The letters in it are made up. `$filter` is understood as far as it is asked; pages are short, so there are several.
"""

from __future__ import annotations

import contextlib
import http.server
import io
import json
import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

Handler = http.server.BaseHTTPRequestHandler
PAGE = 2
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def docx(text: str = "een brief") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", f"<document>{text}</document>")
    return packed.getvalue()


DOCX = docx()


def guid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def document(number: int, **fields: Any) -> dict[str, Any]:
    """A document as parliament sends it, with fields that nobody here asks for."""
    return {
        "Id": guid(number),
        "Soort": "Brief regering",
        "DocumentNummer": f"2026D{number:05d}",
        "Titel": "Nationale Omgevingsvisie",
        "Onderwerp": f"Brief {number}",
        "Datum": "2026-03-01T00:00:00+01:00",
        "Vergaderjaar": "2025-2026",
        "Volgnummer": -1,
        "GewijzigdOp": "2026-03-02T10:00:00.123+01:00",
        "ContentType": "application/pdf",
        "Verwijderd": False,
        "Kamerstukdossier": [],
        "BijlageDocument": [],
        **fields,
    }


def dossier(number: int, addition: str | None = None) -> dict[str, Any]:
    return {"Id": guid(number), "Nummer": number, "Toevoeging": addition, "Titel": "Een dossier", "Afgesloten": False}


@dataclass
class Official:
    """What the server has, and what it was asked; `answer` is asked first and may answer itself."""

    url: str = ""
    documents: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    publications: dict[str, bytes] = field(default_factory=dict)
    answer: Callable[[Handler], bool] | None = None
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [urlsplit(path).path for path, _ in self.seen]


def matches(found: dict[str, Any], asked: str) -> bool:
    """Whether a document passes a `$filter`: each part that is known here has to hold."""
    checks = {
        r"Verwijderd eq false": lambda m: not found["Verwijderd"],
        r"DocumentNummer eq '([^']*)'": lambda m: found["DocumentNummer"] == m[1],
        r"Volgnummer eq (\d+)": lambda m: found["Volgnummer"] == int(m[1]),
        r"Soort eq '([^']*)'": lambda m: found["Soort"] == m[1],
        r"Datum ge (\S+?)Z": lambda m: found["Datum"][:19] >= m[1],
        r"Kamerstukdossier/any\(d:d/Nummer eq (\d+)(?: and d/Toevoeging eq '(\w+)')?\)": lambda m: any(
            d["Nummer"] == int(m[1]) and m[2] in (None, d["Toevoeging"]) for d in found["Kamerstukdossier"]
        ),
        r"\(contains\(tolower\(Onderwerp\),'((?:[^']|'')*)'\) or contains\(tolower\(Titel\),'(?:[^']|'')*'\)\)": (
            lambda m: m[1].replace("''", "'") in f"{found['Onderwerp']}\n{found['Titel']}".lower()
        ),
    }
    rest = asked
    for pattern, check in checks.items():
        if match := re.search(pattern, asked):
            rest = rest.replace(match[0], "")
            if not check(match):
                return False
    assert not rest.replace(" and ", "").strip(), f"not understood: {rest}"
    return True


def write(handler: Handler, body: bytes, content_type: str, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {
        "Content-Type": content_type,
        "Content-Length": str(len(body)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def write_json(handler: Handler, found: object, status: int = 200) -> None:
    write(handler, json.dumps(found).encode(), "application/json; odata.metadata=minimal", status)


def _odata(handler: Handler, official: Official, query: str) -> None:
    asked = {name: values[0] for name, values in parse_qs(query, strict_parsing=True).items()}
    found = [d for d in official.documents if matches(d, asked["$filter"])]
    assert asked["$orderby"] == "Datum desc"
    found.sort(key=lambda d: str(d["Datum"]), reverse=True)
    skip = int(asked.get("$skip", 0))
    page: dict[str, Any] = {"@odata.context": f"{official.url}/odata/$metadata#Document"}
    expanded = asked["$expand"].split(",")
    page["value"] = [
        {k: v for k, v in d.items() if k in expanded or not isinstance(v, list)} for d in found[skip : skip + PAGE]
    ]
    if len(found) > skip + PAGE:
        rest = "&".join(f"{quote(name)}={quote(value)}" for name, value in {**asked, "$skip": str(skip + PAGE)}.items())
        page["@odata.nextLink"] = f"{official.url}/odata/Document?{rest}"
    write_json(handler, page)


def _answer(handler: Handler, official: Official) -> None:
    parts = urlsplit(handler.path)
    if parts.path == "/odata/Document":
        return _odata(handler, official, parts.query)
    if match := re.fullmatch(r"/odata/Document\(([0-9a-f-]{36})\)/resource", parts.path):
        if match[1] in official.files:
            return write(handler, official.files[match[1]], "application/octet-stream")
        return write_json(handler, {"error": {"code": "", "message": "Resource not found"}}, 404)
    body = official.publications.get(parts.path.removeprefix("/op/"))
    if body is None:
        return write(handler, b"<html><h1>Pagina niet gevonden</h1></html>", "text/html", 404)
    kinds = {"xml": "text/xml", "html": "text/html; charset=utf-8", "pdf": "application/pdf"}
    return write(handler, body, kinds[parts.path.rpartition(".")[2]])


@contextlib.contextmanager
def serving() -> Iterator[Official]:
    """Run the server on a free port of this computer; stopped at the end."""
    official = Official()

    class Answering(Handler):
        def do_GET(self) -> None:  # noqa: N802
            official.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            # The client hangs up on a hostile answer; that is no fault of the server.
            with contextlib.suppress(ConnectionError):
                if official.answer is None or not official.answer(self):
                    _answer(self, official)

        def log_message(self, format: str, *args: object) -> None:
            pass

    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    listening.handle_error = lambda *_: None  # type: ignore[method-assign]
    official.url = f"http://127.0.0.1:{listening.server_address[1]}"
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield official
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


def publication(identifier: str) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
<metadata><meta name="OVERHEIDop.externMetadataRecord" content="https://example.org/{identifier}/metadata.xml"/></metadata>
<kamerstuk><stuk><al>Het Rijk en Drenthe spreken af dat er 1.200 woningen komen.</al></stuk></kamerstuk>
</officiele-publicatie>""".encode()


def page(identifier: str) -> bytes:
    return f"""<!DOCTYPE html>
<html lang="nl"><head><title>Een brief</title><meta name="DC.identifier" content="{identifier}"></head>
<body><p>Het Rijk en Drenthe spreken af dat er 1.200 woningen komen.</p></body></html>""".encode()


def metadata(*annexes: str) -> bytes:
    rows = "".join(f'<metadata name="OVERHEIDop.bijlage" scheme="" content="{annex}" />' for annex in annexes)
    return f"""<metadata_gegevens>
<metadata name="OVERHEIDop.documenttitel" scheme="" content="Brief van de minister" />
<metadata name="DCTERMS.issued" scheme="DCTERMS.W3CDTF" content="2026-03-01" />{rows}
</metadata_gegevens>""".encode()
