"""What visitors are told: no path, no command, nothing of a refused file, no trace of a fault, at any address.

Every route of the table of routes is asked, in health and with a fault behind each door; the log has the fault.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from geo.chain import load_boundaries
from geo.reports import public
from geo.sources.folder import FolderSource
from geo.sources.schematic import SchematicSource
from layers.built import REPORTS, Built, open_built
from layers.cache import set_current
from layers.registry import LAYERS
from tests.ui.client import Client
from ui.api.routes import ROUTES as API
from ui.data import edition as editions
from ui.data.edition import Edition
from ui.shell import made_beside
from ui.shell.fragments import PAGES
from ui.shell.headers import SecurityHeaders
from ui.shell.limits import Limits
from ui.shell.observed import Observed
from ui.shell.page_head import PageHead
from ui.shell.routes import ROUTES
from ui.shell.unknown import Unknown

MARK = "s3cr3t"
COMMAND = f"python -m layers build --out /home/{MARK}"
NEVER = re.compile(rf"{MARK}|Traceback \(most recent|python -m |File \\?\"/|/site-packages/|Error\(")
# What stands in the place of each parameter of a route: all values that lead to other code.
VALUES: dict[str, tuple[str, ...]] = {
    "usual": ("nl",), "kind": ("province",), "ident": ("PV22",), "collection": ("facts", "mirt"),
    "chart": ("homes-by-province",), "rest": ("nothing",), "feature": ("PV22",),
    "file": ("mirt.geojson", "mirt.gpkg", "mirt.csv", "mirt.xlsx", "all.parquet.zip"),
    "name": ("panel", "map", "table", "reports.json", "regions.geojson"),
}  # fmt: skip
FORMS = {"/facts.{form}": ("csv", "xlsx", "json"), "/feeds/{kind}/{ident}.{form}": ("atom", "ics", "json")}


def addresses(digest: str) -> Iterator[str]:
    """An address of every route, with each value of each of its parameters, and of every page."""
    for route in (*API, *ROUTES):
        assert isinstance(route, Route)
        ways = [route.path.replace(":path}", "}")]
        for name in re.findall(r"{(\w+)}", ways[0]):
            values = {"digest": (digest,), "form": FORMS.get(route.path, ("csv",))} | VALUES
            ways = [way.replace(f"{{{name}}}", value) for way in ways for value in values[name]]
        yield from ways
    for view in PAGES:
        yield f"/shown/{digest}/nl?view={view}&id=PV22"
    for layer in LAYERS:
        yield f"/layers/{layer}.geojson"
    yield from ("/", "/?view=sources", "/plain?view=sources", "/nothing-here", "/share?view=table&q=x")


def no_process(command: list[str], **_: object) -> None:
    raise subprocess.CalledProcessError(1, [*command, MARK], MARK.encode(), f"{MARK} `{COMMAND}`".encode())


@pytest.fixture
def secret(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """A map below a folder whose name nobody may read, made while files were refused whose content nobody may read."""
    refused = tmp_path / f"{MARK}-folder"
    refused.mkdir()
    (refused / f"{MARK}.json").write_text(MARK)
    (refused / f"{MARK}.gpkg").write_text(MARK)
    (refused / f"{MARK}.txt").write_text(MARK)
    (refused / "link.json").symlink_to(tmp_path / f"{MARK}-outside.json")
    (refused / "rows.json").write_text(
        json.dumps({"features": [{"properties": {"statcode": f"GM{MARK}", "statnaam": MARK}}, {}]})
    )
    reports = load_boundaries([FolderSource(refused), SchematicSource()]).reports
    assert len(reports[0].findings) >= 5
    cache = tmp_path / f"{MARK}-cache"
    made = cache / "built" / edition.built.path.name
    shutil.copytree(edition.built.path, made)
    (made / REPORTS).write_text(json.dumps([public(report) for report in reports]))
    (cache / "fetch.json").write_text(json.dumps({"state": "failed", "message": f"{MARK} `{COMMAND}`"}))
    set_current(made)
    # What a process of its own makes is made of the built folder alone; here none is started.
    monkeypatch.setattr(made_beside.subprocess, "run", no_process)
    for name, value in (("CACHE", cache), ("BOUNDARIES", refused), ("DOCUMENTS", tmp_path / MARK)):
        monkeypatch.setenv(f"AFSPRAKENKAART_{name}", str(value))
    return open_built(made)


@pytest.fixture
def visitor() -> Client:
    """The whole app but Streamlit's own server."""
    inside = Starlette(
        routes=[*API, *ROUTES],
        middleware=[
            Middleware(Observed),
            Middleware(SecurityHeaders),
            Middleware(Limits),
            Middleware(Unknown, routes=[*ROUTES, *API]),
            Middleware(PageHead),
        ],
    )
    inside.mount("/", StaticFiles(directory=Path(streamlit.__file__).parent / "static", html=True))
    return Client(Observed(inside))


def told(visitor: Client, digest: str) -> dict[str, int]:
    """Ask every address; hold headers and body of each answer; give the statuses by address."""
    statuses = {}
    for address in addresses(digest):
        answer = visitor.get(address, Accept="text/html" if address.startswith("/?") else "*/*")
        said = "\n".join(f"{name}: {value}" for name, value in answer.headers.items()) + "\n"
        found = NEVER.search(said + answer.content.decode("utf-8", "replace"))
        assert not found, (address, answer.status_code, found)
        statuses[address] = answer.status_code
    return statuses


@pytest.mark.slow
def test_no_answer_says_where_the_map_lies_or_what_was_refused(secret: Built, visitor: Client) -> None:
    statuses = told(visitor, secret.path.name)
    assert set(statuses.values()) <= {200, 303, 307, 308, 404, 400, 503}, statuses
    assert sum(status == 200 for status in statuses.values()) > len(statuses) / 2
    shown = visitor.get(f"/shown/{secret.path.name}/nl?view=sources").text
    assert "GeoPackage" in shown or "bestand" in shown


FAULTS = (
    OSError(2, "No such file or directory", f"/home/{MARK}/facts.json"),
    ValueError(f"{MARK}: run `{COMMAND}`"),
    MemoryError(MARK),
)


@pytest.fixture
def no_log() -> Iterator[None]:
    """No log, as a hundred traces take longer to write than all else."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("no_log")
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_map_that_cannot_be_opened_is_told_to_no_visitor(
    secret: Built, visitor: Client, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(editions, "open_folder", fail)
    told(visitor, secret.path.name)


@pytest.mark.usefixtures("no_log")
@pytest.mark.parametrize("door", ["features", "registers", "manifest"])
def test_a_part_of_the_map_that_cannot_be_read_is_told_to_no_visitor(
    secret: Built, visitor: Client, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    def fail(*_: object, **__: object) -> Any:
        raise RuntimeError(f"{MARK}: run `{COMMAND}`")

    found = Edition(Built(secret.path))
    monkeypatch.setattr(editions, "open_folder", lambda _path: found)
    monkeypatch.setattr(Built, door, property(fail) if not callable(getattr(Built, door)) else fail)
    assert told(visitor, secret.path.name)["/healthz"] == 200


def test_a_file_that_a_process_cannot_make_is_told_to_the_log_alone(
    secret: Built, visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    for address in ("/layers/mirt.gpkg", "/layers/all.gpkg", "/layers/mirt.parquet", "/bundle.zip"):
        answer = visitor.get(address)
        assert answer.status_code == 503, address
        assert not NEVER.search(answer.text + str(answer.headers))
    assert MARK in caplog.text


def test_an_address_that_leads_out_of_the_folder_gets_nothing(secret: Built, visitor: Client) -> None:
    (secret.path.parents[1] / "outside.json").write_text(MARK)
    digest = secret.path.name
    for way in ("../../outside.json", "..%2f..%2foutside.json", "%2e%2e/%2e%2e/outside.json", "....//outside.json"):
        for begin in ("/official/", f"/assets/{digest}/", "/layers/", f"/parts/{digest}/nl/", "/static/", "/charts/"):
            answer = visitor.get(begin + way)
            assert MARK not in answer.text, begin + way
    for name in ("..", "../built", "current", f"../built/{digest}"):
        assert visitor.get(f"/parts/{name}/nl/panel").status_code in (400, 404)
