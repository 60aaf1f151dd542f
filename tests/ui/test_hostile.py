"""Text from data never becomes code: every text of a built folder is hostile, wherever the app shows it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_type_hints
from xml.etree.ElementTree import Element

import icalendar
import openpyxl
import pytest
from defusedxml import ElementTree
from playwright.sync_api import expect
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from layers.built import Built
from layers.cache import set_current
from layers.facts_file import FactsFile
from layers.registry import LAYERS
from tests.ui.conftest import View
from tests.ui.hostile import CODES, poisoned, texts
from ui.data.choices import SUBJECT_VIEWS
from ui.data.edition import Edition, open_folder
from ui.say.chart_drawing import CHARTS
from ui.shell.fragments import PAGES
from ui.shell.headers import SecurityHeaders
from ui.shell.routes import ROUTES

# What an address may begin with where one stands in a page.
SAFE = re.compile(r"(https?://|mailto:|webcal://|[/?#]|\.|data:image/|$)")
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class Read(HTMLParser):
    """Tags, attributes and scripts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.scripts: list[str] = []
        self.inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self.inside = tag

    def handle_data(self, data: str) -> None:
        if self.inside == "script" and data.strip():
            self.scripts.append(data)


@pytest.fixture(scope="module")
def poisoned_cache(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache whose map is hostile throughout."""
    cache = tmp_path_factory.mktemp("hostile")
    set_current(poisoned(edition.built.path, cache))
    return cache


@pytest.fixture
def hostile_client(poisoned_cache: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(poisoned_cache))
    return TestClient(Starlette(routes=ROUTES, middleware=[Middleware(SecurityHeaders)]))


def subject_ids(edition: Edition) -> dict[str, str]:
    """An id of each kind of thing that has a page."""
    return {key.partition(":")[0]: key.partition(":")[2] for key in edition.subjects}


def addresses(edition: Edition) -> Iterator[str]:
    """Addresses of everything that shows data, in any form."""
    ids, digest = subject_ids(edition), edition.built.path.name
    queries = [f"view={view}" for view in ("map", *PAGES) if view not in SUBJECT_VIEWS]
    queries += [f"view={kind}&id={ident}" for kind, ident in ids.items()]
    queries += ["view=dossier&id=province:PV22", "view=table&q=hacked", "select=province:PV22", "view=table&theme=grid"]
    for query in queries:
        for language in ("nl", "en"):
            yield f"/shown/{digest}/{language}?{query}"
        yield f"/plain?{query}"
        yield f"/share?{query}"
    for name in ("map", "frame", "picture", "downloads", "more-filters"):
        yield f"/parts/{digest}/nl/{name}"
    for word in ("hack", "img", "drenthe", "<"):
        yield f"/suggest/{digest}/nl?q={word}"
    yield f"/picture/{digest}/nl.svg"
    for kind, ident in ids.items():
        yield f"/print/{kind}/{ident}"
        yield f"/small-map/{kind}/{ident}.svg"
        for form in ("atom", "json", "ics"):
            yield f"/feeds/{kind}/{ident}.{form}"
    yield "/print/dossier/province/PV22"
    yield "/dossier/province/PV22.docx"
    for layer in LAYERS:
        for form in ("geojson", "csv", "xlsx"):
            yield f"/layers/{layer}.{form}"
    for table in ("facts", "fact_provinces"):
        for form in ("csv", "xlsx", "json"):
            yield f"/{table}.{form}"
    yield "/facts.xlsx?lang=nl"
    for chart in CHARTS:
        yield f"/charts/{chart}.csv"


def check_html(page: str) -> None:
    read = Read(page)
    assert not [tag for tag in read.tags if "hacked" in tag]
    for name, value in read.attributes:
        assert not name.startswith("on"), (name, value)
        if name in ("href", "src", "action", "formaction", "xlink:href"):
            assert SAFE.match(value or ""), value
        if name == "srcdoc":
            check_html(value or "")
    assert not [script for script in read.scripts if "hacked" in script and not is_json(script)]


def is_json(script: str) -> bool:
    try:
        json.loads(script)
    except ValueError:
        return False
    return True


def check_xml(content: bytes) -> None:
    root: Element = ElementTree.fromstring(content)
    for element in root.iter():
        assert element.tag.rpartition("}")[2] not in ("script", "foreignObject", "iframe")
        for name, value in element.items():
            assert not name.startswith("on")
            if name.rpartition("}")[2] in ("href", "src", "url"):
                assert SAFE.match(value), value


def check_csv(text: str) -> None:
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"):
        for cell in row:
            assert not cell.startswith(FORMULAS) or re.fullmatch(r"-?[\d.,]+", cell), cell[:80]


def check_workbook(content: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                assert cell.hyperlink is None or SAFE.match(str(cell.hyperlink.target or "")), cell.hyperlink


def check_word(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(parts.read(name))
                for element in root.iter():
                    if element.get("TargetMode") == "External":
                        assert re.match("https?://|mailto:", element.get("Target") or "")
                    kind = element.tag.rpartition("}")[2]
                    assert kind not in ("fldSimple", "altChunk")
                    # A field that Word computes: the number of the page, and nothing from data.
                    assert kind != "instrText" or (element.text or "").strip() in ("PAGE", "NUMPAGES")


def check(address: str, answer: Any) -> None:
    """Hold an answer against what its form may not hold."""
    kind = answer.headers["content-type"].partition(";")[0]
    if kind == "text/html":
        check_html(answer.text)
    elif "/shown/" in address:
        for part in answer.json()["parts"].values():
            check_html(part)
    elif kind in ("image/svg+xml", "application/atom+xml"):
        check_xml(answer.content)
    elif kind == "text/csv":
        check_csv(answer.text)
    elif kind == "text/calendar":
        assert icalendar.Calendar.from_ical(answer.text)
    elif "spreadsheet" in kind:
        check_workbook(answer.content)
    elif "wordprocessing" in kind:
        check_word(answer.content)
    else:
        answer.json()


def test_every_text_of_a_built_folder_stays_text_wherever_it_is_shown(
    hostile_client: TestClient, poisoned_cache: Path
) -> None:
    folder = poisoned_cache / "built" / (poisoned_cache / "built" / "current").read_text().strip()
    for address in addresses(open_folder(folder)):
        answer = hostile_client.get(address)
        assert answer.status_code == 200, (address, answer.text[:300])
        check(address, answer)


def test_each_field_of_the_facts_is_hostile_or_a_code(poisoned_cache: Path) -> None:
    folder = poisoned_cache / "built" / (poisoned_cache / "built" / "current").read_text().strip()
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    assert set(facts) == set(get_type_hints(FactsFile))
    facts["bottlenecks"] = [{k: row[k] for k in ("why_nl", "why_en", "note")} for row in facts["bottlenecks"]]
    for key, text in texts(facts):
        coded = not text or key in CODES or key.endswith(("_ids", "_code", "_codes"))
        assert coded or "hacked" in text or "cmd" in text or "DROP" in text or "kcah" in text, (key, text[:80])


RUN = "window.hacked = () => { window.wasHacked = true; };"
QUERIES = (
    "", "theme=housing&q=hack", "select=province:PV22", "view=table", "view=charts", "view=collisions", "view=timeline",
    "view=sources", "view=compare&with=province:PV22&with=province:PV24", "view=corrections", "view=new",
)  # fmt: skip


def test_no_text_of_a_built_folder_runs_in_a_browser(
    view: View, poisoned_cache: Path, cache: Path, built: Built
) -> None:
    current = poisoned_cache / "built" / (poisoned_cache / "built" / "current").read_text().strip()
    hostile = cache / "built" / current.name
    shutil.copytree(current, hostile)
    set_current(hostile)
    view.page.add_init_script(RUN)
    try:
        ids = subject_ids(open_folder(hostile))
        for query in (*QUERIES, *(f"view={kind}&id={ident}" for kind, ident in ids.items())):
            view.page.goto(f"{view.server}/?background=off&{query}")
            expect(view.app.get_by_role("main").first).to_be_visible()
            if not query.startswith("view="):
                view.map.locator("body[data-drawn]").wait_for()
                hover(view)
            for frame in view.page.frames:
                assert frame.evaluate("window.wasHacked") is None, (query, frame.url)
                assert frame.locator("x-hacked, img[src='x'], [onerror], [onload]").count() == 0, query
        view.page.goto(view.server)
        view.page.get_by_role("combobox").or_(view.page.get_by_role("searchbox")).first.fill("hacked")
        expect(view.page.get_by_role("option").first).to_be_visible()
        assert view.page.evaluate("window.wasHacked") is None
        assert view.faults == []
    finally:
        set_current(built.path)


def hover(view: View) -> None:
    """Point at the middle of the map and around it, where tips show."""
    box = view.map_frame.bounding_box()
    assert box
    for x, y in ((0.5, 0.5), (0.4, 0.6), (0.6, 0.3), (0.55, 0.8)):
        view.page.mouse.move(box["x"] + box["width"] * x, box["y"] + box["height"] * y)
    view.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
