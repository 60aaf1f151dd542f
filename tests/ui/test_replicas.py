"""Several servers on one built folder: what one names the other sends, and a view outlives the server of it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from benchmarks import replicas, servers
from layers.built import Built
from tests.ui.client import Client
from tests.ui.conftest import END_SECONDS, ROOT, start, started, visitor
from ui.data.assets import offer_page_files
from ui.data.edition import Edition
from ui.words.common import EN

opened = contextmanager(visitor)
ADDRESS = re.compile(r"/assets/[0-9a-f]+/[\w.-]+")
# What a server answers that has shown nothing to anyone: status and SHA-256 by address.
FRESH = """
import hashlib, json, sys
from client import Client
from starlette.applications import Starlette
from ui.shell.routes import ROUTES
from ui.data.assets import offer_page_files
offer_page_files()
client = Client(Starlette(routes=ROUTES))
answers = {address: client.get(address) for address in json.loads(sys.argv[1])}
print(json.dumps({one: [made.status_code, hashlib.sha256(made.content).hexdigest()] for one, made in answers.items()}))
"""
PARTS = ("frame", "map", "figures", "panel", "table", "filters", "downloads")
CHOICES = (
    "",
    "lang=en&fill=homes",
    "province=PV22&layer=novex&layer=mirt",
    "q=woningen&background=off",
    "lang=en&theme=housing&table=off",
)


def named(client: Client, *addresses: str) -> dict[str, bytes]:
    """The files that these answers name, and those that these name in turn, with what they hold."""
    left, found = list(addresses), {}
    while left:
        answer = client.get(left.pop())
        assert answer.status_code == 200
        new = set(ADDRESS.findall(answer.text)) - found.keys()
        found |= {address: client.get(address).content for address in new}
        left += new
    return found


def parts(edition: Edition, query: str) -> list[str]:
    """The addresses of all parts of the page in one view."""
    return [f"/parts/{edition.built.path.name}/nl/{part}?{query}" for part in PARTS]


def test_every_file_that_one_server_names_another_sends_with_the_same_bytes(client: Client, edition: Edition) -> None:
    found = named(client, *(address for query in CHOICES for address in parts(edition, query)), *offer_page_files())
    assert {address.rpartition("/")[2] for address in found} >= {
        "map.topojson", "map-detail.topojson", "points.json", "names.json", "config.json", "map.js", "map.css",
    }  # fmt: skip
    made = subprocess.run(
        [sys.executable, "-c", FRESH, json.dumps(list(found))],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    sent = {address: tuple(answer) for address, answer in json.loads(made.stdout).items()}
    assert sent == {address: (200, hashlib.sha256(content).hexdigest()) for address, content in found.items()}


def test_no_choice_of_a_visitor_makes_another_file(client: Client, edition: Edition) -> None:
    found = named(client, *parts(edition, ""))
    frame, config, library, geometry, font = 2, 1, 1, 4, 1
    assert len(found) == frame + config + library + geometry + font
    for query in CHOICES:
        assert named(client, *parts(edition, query)).keys() == found.keys()


def test_without_a_map_an_unknown_file_is_just_not_there(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    assert client.get("/assets/0123456789abcdef/names.json").status_code == 404


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


@pytest.mark.slow
def test_a_folder_that_cannot_be_had_is_told_and_no_server_starts(tmp_path: Path) -> None:
    with serving(tmp_path / "nowhere", tmp_path / "cache", servers.free_port()) as process:
        assert process.wait(END_SECONDS) == 1
    said = (tmp_path / "cache" / "log").read_text(encoding="utf-8")
    assert f"{tmp_path / 'nowhere'}: manifest.json is not there" in said
    assert "AFSPRAKENKAART_BUILT" in said
    assert "Traceback" not in said


@pytest.mark.browser
def test_a_view_goes_on_when_its_server_was_killed_and_another_answers(
    browser: Browser, built: Built, tmp_path: Path
) -> None:
    port = servers.free_port()
    with opened(browser, f"http://127.0.0.1:{port}", viewport={"width": 1440, "height": 900}) as view:
        with serving(built.path, tmp_path / "one", port) as process:
            view.open("background=off&province=PV22&at=provinces:PV22&page=2&lang=en")
            view.page.evaluate("document.querySelector('.map-box iframe').contentWindow.map.setZoom(9)")
            before = view.page.evaluate(replicas.SEEN)
            os.kill(servers.working(process.pid, port), signal.SIGKILL)
            process.wait(END_SECONDS)
        assert view.page.evaluate(replicas.SEEN) == before
        # What is chosen meanwhile: one sentence says why nothing comes, and nothing else changes.
        link = view.part("filters").get_by_role("link", name="Utrecht", exact=True)
        chosen = link.get_attribute("href")
        link.click()
        banner = view.page.get_by_role("alert")
        expect(banner).to_contain_text(EN.page.offline.partition("{}")[0].strip())
        assert view.page.evaluate(replicas.SEEN) == before
        with serving(built.path, tmp_path / "other", port):
            assert not (tmp_path / "other" / "built" / "inputs.json").exists()
            # Without a click: the page asks until a server answers.
            expect(view.page).to_have_url(re.compile("province=PV22.*province=PV26"))
            expect(banner).to_have_count(0)
            assert view.page.url.endswith(str(chosen))
            expect(view.count).to_contain_text("facts")


@pytest.mark.browser
@pytest.mark.usefixtures("nginx")
def test_behind_nginx_the_other_server_takes_over(browser: Browser, built: Built, tmp_path: Path) -> None:
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
    assert not found.told
