"""Each function that reads bytes from elsewhere, with the errors that it may raise: any other is a fault of ours.

`make fuzz` goes through them for long (`python -m tests.fuzz`), `tests/fuzz/test_parsers.py` for a moment.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from geo.errors import GeoError
from geo.sources import areas, atom, register
from geo.sources.web import Answer
from layers.content import check_content
from layers.errors import LayersError
from layers.manifest import FORMAT, digest_of, read_manifest
from seeds.errors import Fault
from seeds.load.files import read_csv, read_yaml
from seeds.new_letter.record_text import as_yaml, fields_of
from seeds.official.forms import described
from seeds.reading.forms import _read
from seeds.records import Document, Fact
from ui.api import cql
from ui.api.collection import COLLECTIONS
from ui.api.problems import ProblemError
from ui.data.given import Known
from ui.data.parameters import from_query, to_query
from ui.shell.conditions import held, ranges
from ui.shell.messages import judged


@dataclass(frozen=True)
class Parser:
    """A function of bytes.

    Attributes:
        read: the function.
        errors: what it may raise.
        starts: inputs that it takes, to begin from.
    """

    read: Callable[[bytes], object]
    errors: tuple[type[Exception], ...] = ()
    starts: tuple[bytes, ...] = ()


def _in_file(read: Callable[[Path], object], name: str) -> Callable[[bytes], object]:
    def of_bytes(data: bytes) -> object:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            return read(path)

    return of_bytes


def _yaml(path: Path) -> object:
    faults: list[Fault] = []
    return list(read_yaml(path.parent, path.name, Fact, faults)), [str(fault) for fault in faults]


def _csv(path: Path) -> object:
    faults: list[Fault] = []
    return list(read_csv(path.parent, path.name, Document, faults)), [str(fault) for fault in faults]


def _record(data: bytes) -> object:
    found = fields_of(data.decode("utf-8", "replace"))
    return as_yaml(found) if found else None


def _areas(data: bytes) -> object:
    collection = areas.parse_collection(data)
    return areas.read_areas(areas.rows(collection), areas.crs_member(collection))


def _register(data: bytes) -> object:
    table = register.parsed(data)
    return [register.fault_of(kind, 2026, table) for kind in register.PREFIXES], register.year_of("x.csv", data)


def _manifest(data: bytes) -> object:
    found = json.loads(data)
    # The digest is no secret: whoever changes a manifest writes the one that fits.
    if isinstance(found, dict):
        found["digest"] = digest_of(found)
    manifest = read_manifest(json.dumps(found).encode(), "here")
    files = dict.fromkeys(manifest["files"], data)
    return check_content(files, manifest, "here")


def _address(data: bytes) -> object:
    query = parse_qs(data.decode("latin-1"), keep_blank_values=True)
    view, _ = from_query(query, KNOWN)
    again, dropped = from_query(to_query(view), KNOWN)
    assert (again, dropped) == (view, ())
    return view


def _filter(data: bytes) -> object:
    columns = COLLECTIONS["facts"].queryables
    test = cql.compiled(data.decode("utf-8", "replace"), columns, lambda _ident, _boxes: True, lambda _box: ())
    return test("een", dict.fromkeys(columns))


def _conditions(data: bytes) -> object:
    text = data.decode("latin-1")
    for first, last in ranges(text, 1_000) or ():
        assert 0 <= first < last <= 1_000
    return held(text, '"x"')


KNOWN: Final = Known(
    provinces=frozenset({"PV20", "PV22"}), themes=frozenset({"housing"}), landsdelen=frozenset({"Noord"}),
    features=frozenset({"provinces:PV22"}), facts=frozenset({"een"}), subjects=frozenset({"province:PV22"}),
)  # fmt: skip
PARSERS: Final[Mapping[str, Parser]] = {
    "records": Parser(_in_file(_yaml, "x.yaml"), (), (b"- id: een\n  theme: housing\n", b"- {a: [1, 2], b: &x y}\n")),
    "tables": Parser(_in_file(_csv, "x.csv"), (), (f"{','.join(Document.model_fields)}\n".encode(), b'"a\n')),
    "record as typed": Parser(_record, (ValueError,), (b"- id: een\n  summary_nl: a\n", b"? [a, b]\n: c\n")),
    "boundaries": Parser(
        _areas, (GeoError,),
        (b'{"type":"FeatureCollection","features":[{"properties":{"statcode":"PV20","statnaam":"Groningen"},'
         b'"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,9],[9,9],[0,0]]]}}]}',),
    ),
    "register": Parser(_register, (GeoError,), (b"a;b;c\nGM0014;CR01;Noord\n", b'[{"a":"GM0014","b":"CR01"}]')),
    "feed": Parser(
        lambda data: atom._feed(Answer(200, "http://x/", {}, data)), (GeoError,),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>',),
    ),
    "manifest": Parser(
        _manifest, (LayersError, ValueError, RecursionError),
        (b'{"format":%d,"files":{"a.json":""}}' % FORMAT, b'{"files":{}}'),
    ),
    "address": Parser(_address, (ValueError,), (b"view=province&id=PV22", b"at=provinces:PV22&z=9.25&c=52.1,5.25")),
    "filter": Parser(
        _filter, (ProblemError,), (b"theme IS NOT NULL", b"NOT (id = 'x' OR id LIKE '%a_')", b"id IN ('a','b')"),
    ),
    "conditions": Parser(_conditions, (), (b"bytes=0-4,-1", b'W/"x", "x-br"')),
    "messages": Parser(lambda data: judged({"type": "websocket.receive", "bytes": data}), (), (b"Z\x03\n\x01a",)),
    "official": Parser(described, (), (b"%PDF-1.4", b"PK\x03\x04")),
    # What reads a letter is a process of its own with bounds, in which any error is one message: here it must end.
    "letter in HTML": Parser(_in_file(lambda path: _read(path, "HTML"), "x"), (Exception,), (b"<p>a<table><tr><td>b",)),
    "letter in DOCX": Parser(_in_file(lambda path: _read(path, "DOCX"), "x"), (Exception,), (b"PK\x03\x04",)),
}  # fmt: skip


def hold(name: str, data: bytes) -> None:
    """Read these bytes with a parser; any error but its own goes on."""
    parser = PARSERS[name]
    try:
        parser.read(data)
    except parser.errors:
        return
