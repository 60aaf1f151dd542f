"""The routes of downloads, without a browser: every form, exactly the rows in view, and what goes wrong."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import geopandas as gpd
import openpyxl
import pytest
from starlette.applications import Starlette

from layers.cache import set_current
from layers.export import layer_bytes
from layers.fact_columns import FACT_COLUMNS
from layers.forms import FORMATS, ending
from layers.registry import LAYERS
from layers.tables import WRITERS
from tests.ui.client import Client
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.shell import made_beside
from ui.shell.made_beside import QUEUE_LENGTH
from ui.shell.routes import ROUTES
from ui.shell.routes_downloads import TABLE_MEDIA_TYPES as MEDIA_TYPES
from ui.views.downloads import facts_address, facts_row, layer_rows

VIEWS = [
    ViewState(),
    ViewState(provinces=("PV22", "PV23"), themes=("housing", "mobility")),
    ViewState(landsdelen=("Noord",)),
    ViewState(search="Assen"),
    ViewState(provinces=("PV22",), landsdelen=("Noord",), themes=("energy",), search="net"),
    ViewState(provinces=("PV31",), landsdelen=("Noord",)),
    ViewState(search="=1+1&province=PV22"),
    ViewState(municipalities=("GM0193", "GM0363"), statuses=("agreed", "proposed")),
    ViewState(parties=("Provincie Drenthe",), years=("2025",), themes=("mobility",)),
    ViewState(meetings=("BO MIRT 2025",), amounts=("10m-100m",)),
    ViewState(due=("open",)),
]


@pytest.fixture
def unasked(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The routes on a built folder of its own: nobody has asked for a GeoPackage of it."""
    own = tmp_path / "cache" / edition.built.path.parent.name / edition.built.path.name
    shutil.copytree(edition.built.path, own, copy_function=os.link)
    set_current(own)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path / "cache"))
    return Client(Starlette(routes=ROUTES))


class Child:
    """Stands for the process that makes a GeoPackage: it waits until it may end, and writes a file."""

    def __init__(self) -> None:
        self.runs = 0
        self.begun, self.may_end = threading.Event(), threading.Event()

    def run(self, command: list[str], **_: Any) -> None:
        self.runs += 1
        self.begun.set()
        assert self.may_end.wait(60)
        given = dict(part.removeprefix("--").split("=", 1) for part in command if "=" in part)
        form: Any = given["format"]
        (Path(given["out"]) / f"{given['layer']}.{ending(given['layer'], form)}").write_bytes(b"made")


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[Child]:
    made = Child()
    monkeypatch.setattr(subprocess, "run", made.run)
    yield made
    made.may_end.set()


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: facts_address(view, "csv"))
def test_the_download_of_the_table_holds_exactly_the_facts_that_the_table_shows(
    client: Client, edition: Edition, view: ViewState
) -> None:
    answer = client.get(facts_address(view, "csv"))
    assert answer.status_code == 200
    head, *rows = lines(answer.content)
    assert head == [*(column.name for column in FACT_COLUMNS), "note"]
    assert [row[0] for row in rows] == [fact["id"] for fact in Picture(edition, view).facts]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_the_facts_come_in_every_form_under_a_telling_name(client: Client, edition: Edition, form: str) -> None:
    answer = client.get(f"/facts.{form}?province=PV22&landsdeel=Noord&theme=housing&q=%22%0d%0aSet-Cookie:x")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == MEDIA_TYPES[form]
    name = f"afsprakenkaart-facts-PV22-Noord-housing-search-{edition.built.manifest['edition']}.{form}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert "set-cookie" not in answer.headers


def test_a_workbook_of_facts_holds_the_sources_of_its_facts_and_says_the_filter(
    client: Client, edition: Edition
) -> None:
    answer = client.get("/facts.xlsx?province=PV22")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    facts = Picture(edition, ViewState(provinces=("PV22",))).facts
    assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)] == [f["id"] for f in facts]
    sources = [(row[0].value, row[5].value) for row in book.worksheets[1].iter_rows(min_row=2)]
    assert sources == [(f["id"], s["line_start"]) for f in facts for s in f["sources"]]
    about = {row[1].value: row[2].value for row in book.worksheets[3].iter_rows()}
    assert about["filter"] == "provincie / province: PV22"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_layer_as_a_table_is_the_bytes_of_the_export(client: Client, edition: Edition, form: Any) -> None:
    answer = client.get(f"/layers/mirt.{form}?province=PV22&theme=mobility")
    assert answer.headers["content-type"] == MEDIA_TYPES[form]
    name = edition.built.manifest["edition"]
    expected = f'attachment; filename="afsprakenkaart-mirt-PV22-mobility-2025-{name}.{form}"'
    assert answer.headers["content-disposition"] == expected
    assert answer.content == layer_bytes(edition.built, "mirt", ["PV22"], ["mobility"], form)


@pytest.mark.slow
def test_a_geopackage_is_in_rd_and_holds_the_filtered_rows(unasked: Client, edition: Edition, tmp_path: Path) -> None:
    answer = unasked.get("/layers/housing.gpkg?theme=housing&province=PV22")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/geopackage+sqlite3"
    name = f"afsprakenkaart-housing-PV22-housing-2025-{edition.built.manifest['edition']}.gpkg"
    assert answer.headers["content-disposition"].endswith(f'"{name}"')
    (tmp_path / "housing.gpkg").write_bytes(answer.content)
    frame = gpd.read_file(tmp_path / "housing.gpkg", layer="housing")
    assert list(frame["id"]) == [p["id"] for p in edition.built.counted("housing", ["PV22"], ["housing"])]
    assert frame.crs.to_epsg() == 28992


def test_a_geopackage_is_made_once_in_whatever_order_its_filters_stand(unasked: Client, child: Child) -> None:
    child.may_end.set()
    for address in (
        "/layers/housing.gpkg?theme=housing&province=PV22",
        "/layers/housing.gpkg?province=PV22&theme=housing",
    ):
        assert unasked.get(address).content == b"made"
    assert child.runs == 1


@pytest.mark.parametrize(
    "fault",
    [subprocess.CalledProcessError(1, "python", stderr=b"no GDAL"), subprocess.TimeoutExpired("python", 60), OSError()],
    ids=["failed", "too slow", "not started"],
)
def test_a_geopackage_that_cannot_be_made_is_not_kept_and_says_what_else_there_is(
    unasked: Client, child: Child, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise fault

    with monkeypatch.context() as failing:
        failing.setattr(subprocess, "run", fail)
        answer = unasked.get("/layers/novex.gpkg")
    assert answer.status_code == 503
    assert "GeoJSON" in answer.json()["error"]
    assert answer.headers["retry-after"] == "30"
    # The places are free again, and the fault is forgotten.
    child.may_end.set()
    assert unasked.get("/layers/novex.gpkg").content == b"made"


def test_while_another_geopackage_is_made_a_request_waits_no_longer_than_it_should(
    unasked: Client, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ThreadPoolExecutor() as visitors:
        first = visitors.submit(unasked.get, "/layers/mirt.gpkg?province=PV22")
        assert child.begun.wait(60)
        monkeypatch.setattr(made_beside, "QUEUE_SECONDS", 0.01)
        assert unasked.get("/layers/mirt.gpkg").status_code == 503
        child.may_end.set()
        assert first.result().status_code == 200


def test_when_enough_requests_wait_the_next_is_refused_at_once(
    unasked: Client, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_beside, "QUEUE_SECONDS", 60)
    with ThreadPoolExecutor(QUEUE_LENGTH + 1) as visitors:
        asked = [visitors.submit(unasked.get, "/layers/mirt.gpkg") for _ in range(QUEUE_LENGTH + 1)]
        [refused], waiting = wait(asked, return_when=FIRST_COMPLETED)
        assert refused.result().status_code == 503
        assert unasked.get("/layers/mirt.csv").status_code == 200
        child.may_end.set()
        assert {one.result().status_code for one in waiting} == {200}


@pytest.mark.parametrize(
    ("address", "status", "known"),
    [
        ("/layers/mirt.shp", 404, "gpkg"),
        ("/layers/mirt.json", 404, "geojson"),
        ("/layers/rivers.gpkg", 404, "mirt"),
        ("/layers/mirt.gpkg?province=PV99", 400, "PV22"),
        ("/layers/mirt.csv?landsdeel=Noord", 400, "province"),
        ("/facts.geojson", 404, "csv"),
        ("/facts.csv?province=PV99", 400, "PV22"),
        ("/facts.csv?theme=weather", 400, "housing"),
        ("/facts.csv?landsdeel=Midden", 400, "Noord"),
        ("/facts.csv?page=2", 400, "q"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(client: Client, address: str, status: int, known: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert known in answer.json()["known"]
    assert answer.json()["error"]


def test_without_a_built_map_the_facts_say_so_and_the_log_what_to_do(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    answer = client.get("/facts.csv")
    assert answer.status_code == 503
    assert "layers build" not in answer.json()["error"]
    assert "layers build" in caplog.text


def test_every_link_of_the_list_answers(unasked: Client, child: Child, edition: Edition) -> None:
    child.may_end.set()
    picture = Picture(edition, ViewState(landsdelen=("Noord",), themes=("mobility",)))
    found = [part.split('"')[0].replace("&amp;", "&") for part in "".join(hrefs(picture)).split('href="')[1:]]
    assert len(found) == (len(LAYERS) + 1) * len(FORMATS) + len(WRITERS)
    assert {unasked.get(address).status_code for address in found} == {200}


def hrefs(picture: Picture) -> list[str]:
    return [
        facts_row(picture, tuple(WRITERS)),
        *layer_rows(picture, FORMATS),
    ]


def test_where_the_filters_leave_nothing_there_is_no_link_and_a_word(edition: Edition) -> None:
    for line in hrefs(Picture(edition, ViewState(provinces=("PV31",), landsdelen=("Noord",)))):
        assert "href" not in line
        assert "niets binnen deze filters" in line


def test_a_link_says_what_it_gives_to_who_hears_it_alone(edition: Edition) -> None:
    line = layer_rows(Picture(edition, ViewState()))[1]
    assert 'aria-label="Provincies als GeoPackage"' in line


@pytest.mark.slow
def test_the_bundle_is_made_once_and_comes_in_parts(client: Client, edition: Edition, tmp_path: Path) -> None:
    answer = client.get("/bundle.zip")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    name = f"afsprakenkaart-bundle-{edition.built.manifest['edition']}.zip"
    assert name in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert {"README.md", "datapackage.json", "SHA256SUMS"} <= set(archive.namelist())
    part = client.get("/bundle.zip", Range="bytes=0-3")
    assert (part.status_code, part.content) == (206, b"PK\x03\x04")
    assert client.get("/bundle.zip", **{"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert client.get("/bundle.zip?province=PV22").status_code == 400
    for odd in ("bytes=abc", "bytes=5-1", "items=0-1", ""):
        assert client.get("/bundle.zip", Range=odd).content == answer.content, odd
    beyond = client.get("/bundle.zip", Range=f"bytes={len(answer.content)}-")
    assert (beyond.status_code, beyond.headers["content-type"]) == (416, "application/problem+json")
    assert beyond.headers["content-range"] == f"bytes */{len(answer.content)}"


def test_a_bundle_of_other_software_is_made_anew_and_a_few_are_kept(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def child(command: list[str], **_: object) -> None:
        [out] = [word.removeprefix("--out=") for word in command if word.startswith("--out=")]
        Path(out).parent.mkdir(exist_ok=True)
        Path(out).write_bytes(b"PK")

    monkeypatch.setattr(made_beside.subprocess, "run", child)
    made = []
    for n, version in enumerate(["one", "one", "two", "three", "four", "five"]):
        path = made_beside.bundle_beside(edition.built.path, tmp_path, version)
        assert path
        os.utime(path, (n, n))
        made.append(path)
    assert made[0] == made[1]
    assert len(set(made)) == 5
    assert sorted((tmp_path / "bundles").iterdir()) == sorted(made[3:])


def test_harvesters_find_the_data_with_addresses_of_this_server(client: Client) -> None:
    answer = client.get("/dcat.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    data = answer.json()["dcat:dataset"]
    first = data["dcat:distribution"][0]["dcat:downloadURL"]["@id"]
    assert client.ask("HEAD", first).status_code == 200
