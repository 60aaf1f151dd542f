"""Several servers on one built folder: what one names the other sends, and a view outlives the server of it."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from starlette.applications import Starlette

from benchmarks import replicas, servers
from layers.built import Built
from layers.cache import set_current
from tests.ui.client import Client
from tests.ui.conftest import END_SECONDS, ROOT, start, started, visitor
from ui import served
from ui.map import document
from ui.map_files import map_files
from ui.routes import ROUTES
from ui.served import offer_page_files
from ui.shown import Shown

opened = contextmanager(visitor)
# What a server has offered after it has shown the map in many states, by address.
ELSEWHERE = """
import hashlib, json, sys
from pathlib import Path
from layers.built import open_built
from ui import served
from ui.parts import MAKERS
from ui.picture import Picture
from ui.shown import Shown
from layers.registry import LAYERS
from ui.state import ViewState
shown = Shown(open_built(Path(sys.argv[1])))
for view in (ViewState(), ViewState(language="en", fill="homes"), ViewState(provinces=("PV22",), layers=tuple(LAYERS)),
             ViewState(search="woningen", background=False), ViewState(language="en", layers=(), themes=("housing",))):
    for name in ("frame", "map", "figures", "panel", "table", "filters", "downloads"):
        MAKERS[name](Picture(shown, view))
print(json.dumps({one.url: hashlib.sha256(one.plain).hexdigest() for one in served._served.values()}))
"""


@pytest.fixture
def fresh(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A server as it is after its start: it has shown nothing to anyone."""
    monkeypatch.setattr(served, "_served", {})
    map_files.cache_clear()
    document.cache_clear()
    set_current(shown.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(shown.built.path.parents[1]))
    offer_page_files()
    yield Client(Starlette(routes=ROUTES))
    # Its addresses were of files that are offered no longer.
    map_files.cache_clear()
    document.cache_clear()


def test_every_file_that_one_server_names_another_sends_with_the_same_bytes(fresh: Client, shown: Shown) -> None:
    made = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(shown.built.path)],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    named: dict[str, str] = json.loads(made.stdout)
    assert {url.rpartition("/")[2] for url in named} >= {
        "map.topojson", "map-detail.topojson", "points.json", "names.json", "config.json", "map.js", "map.css",
    }  # fmt: skip
    for url, sha256 in named.items():
        answer = fresh.get(url)
        assert (url, answer.status_code) == (url, 200)
        assert hashlib.sha256(answer.content).hexdigest() == sha256


def test_no_choice_of_a_visitor_makes_another_file(fresh: Client, shown: Shown) -> None:
    before = set(served._served)
    assert fresh.get(map_files(shown)).status_code == 200
    assert fresh.get(f"/parts/{shown.built.path.name}/nl/frame").status_code == 200
    frame, config, library, geometry = 2, 1, 1, 4
    assert len(set(served._served) - before) == frame + config + library + geometry
    for query in ("province=PV22", "fill=homes&lang=en", "layer=novex&background=off"):
        assert fresh.get(f"/parts/{shown.built.path.name}/nl/map?{query}").status_code == 200
    assert len(set(served._served) - before) == frame + config + library + geometry


def test_without_a_map_an_unknown_file_is_just_not_there(
    fresh: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    assert fresh.get("/assets/0123456789abcdef/names.json").status_code == 404


@contextmanager
def serving(built: Path | str, cache: Path, port: int) -> Iterator[Any]:
    """A server on a built folder from elsewhere, as a process that may be killed; its log is `<cache>/log`."""
    cache.mkdir(exist_ok=True)
    process = start(cache, port, cache / "log", AFSPRAKENKAART_BUILT=str(built))
    try:
        started(process, cache / "log")
        yield process
    finally:
        process.terminate()
        process.wait(END_SECONDS)


def test_a_folder_that_cannot_be_had_is_told_and_no_server_starts(tmp_path: Path) -> None:
    with serving(tmp_path / "nowhere", tmp_path / "cache", servers.free_port()) as process:
        assert process.wait(END_SECONDS) == 1
    said = (tmp_path / "cache" / "log").read_text(encoding="utf-8")
    assert f"{tmp_path / 'nowhere'}: manifest.json is not there" in said
    assert "AFSPRAKENKAART_BUILT" in said
    assert "Traceback" not in said


@pytest.mark.browser
def test_a_view_comes_back_by_itself_when_its_server_was_killed_and_another_answers(
    browser: Browser, built: Built, tmp_path: Path
) -> None:
    port = servers.free_port()
    ran = "[data-testid='stApp'][data-test-connection-state='CONNECTED'][data-test-script-state='notRunning']"
    with opened(browser, f"http://127.0.0.1:{port}", viewport={"width": 1440, "height": 900}) as view:
        with serving(built.path, tmp_path / "one", port) as process:
            view.open("background=off&province=PV22&at=provinces:PV22&page=2")
            view.settled()
            view.page.wait_for_function("() => !document.querySelector('[data-part][aria-busy]')")
            before = view.page.evaluate(replicas.SEEN)
            os.kill(servers.working(process.pid, port), signal.SIGKILL)
            view.page.locator("[data-testid='stApp']:not([data-test-connection-state='CONNECTED'])").wait_for()
            process.wait(END_SECONDS)
        view.page.evaluate(
            "() => { const app = document.querySelector(\"[data-testid='stApp']\");"
            " new MutationObserver(() => { if (app.dataset.testScriptState === 'running') window.__ran = true; })"
            ".observe(app, { attributes: true }); }"
        )
        with serving(built.path, tmp_path / "other", port):
            assert not (tmp_path / "other" / "built" / "inputs.json").exists()
            view.page.wait_for_function(f'() => window.__ran && document.querySelector("{ran}")')
            assert view.page.evaluate(replicas.SEEN) == before
            view.choose("Provincie", "Utrecht")
            assert "province=PV26" in view.page.url


@pytest.mark.browser
def test_behind_nginx_the_other_server_takes_over(browser: Browser, built: Built, tmp_path: Path) -> None:
    if not replicas.nginx():
        pytest.skip(replicas.NO_NGINX)
    with (
        replicas.pair(str(built.path), tmp_path, os.environ) as both,
        replicas.proxy([replicas.port_of(one) for one in both], tmp_path) as url,
    ):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
        kill = {replicas.port_of(one): replicas.killer(one) for one in both}
        found = replicas.failover(context.new_page(), url, kill)
        context.close()
    assert {path.rpartition("/")[2] for path in found.files} >= {
        "page.js", "page.css", "map.js", "map.css", "config.json", "map.topojson", "points.json", "names.json",
    }  # fmt: skip
    assert not found.faults
    assert not found.dialog
