"""What the page says where there is no map, or a broken one: what to do, never a stack trace."""

from __future__ import annotations

import json
import os
import shutil
from html import escape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from layers.cache import set_current
from layers.files.archive import zipped
from tests.ui.client import Client
from tests.ui.conftest import ROOT
from ui.data.edition import Edition, newest, open_folder
from ui.shell.made_beside import bundle_beside
from ui.shell.routes import ROUTES
from ui.words.common import NL
from writing import write_atomically


@pytest.fixture
def copy(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder with a copy of the built folder, for breaking."""
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    made = tmp_path / "built" / edition.built.path.name
    shutil.copytree(edition.built.path, made)
    set_current(made)
    return made


def page() -> AppTest:
    return AppTest.from_file(str(ROOT / "ui" / "page.py"), default_timeout=300).run()


def test_without_a_built_map_the_page_says_so_and_the_log_how_to_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    app = page()
    assert not app.exception
    assert NL.page.no_build in app.warning[0].value
    assert "python -m layers build" not in app.warning[0].value
    assert "python -m layers build" in caplog.text


@pytest.mark.parametrize(
    "name", ["facts.json", "map.topojson", "map-detail.topojson", "points.json", "mirt.geojson", "manifest.json"]
)
def test_a_missing_file_is_told_and_the_log_has_the_way_out(
    copy: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    (copy / name).unlink()
    app = page()
    assert not app.exception
    assert NL.page.broken in app.error[0].value
    assert copy.name not in app.error[0].value
    assert copy.name in caplog.text


@pytest.mark.parametrize("name", ["facts.json", "mirt.geojson", "manifest.json"])
@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_a_broken_file_is_told_and_the_log_has_the_way_out(
    copy: Path, name: str, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    (copy / name).write_text(content, encoding="utf-8")
    app = page()
    assert not app.exception
    assert NL.page.broken in app.error[0].value
    assert copy.name not in app.error[0].value
    assert copy.name in caplog.text


def test_a_broken_record_spoils_its_part_of_the_page_and_is_told(copy: Path) -> None:
    path = copy / "facts.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    for fact in facts["facts"]:
        del fact["summary_nl"]
    path.write_text(json.dumps(facts), encoding="utf-8")
    client = Client(Starlette(routes=ROUTES))
    spoilt = client.get(f"/parts/{copy.name}/nl/table?")
    assert spoilt.status_code == 500
    assert escape(NL.page.fault) in spoilt.text
    assert spoilt.headers["cache-control"] == "no-store"
    assert client.get(f"/parts/{copy.name}/nl/figures?").status_code == 200
    assert not page().exception


DAMAGED = (b"", b"[]", b"null", b"7", b'{"files": 7}', b'{"files": {}, "facts": {}}', b"[" * 100_000, b"\xff\xfe" * 9)


def test_whatever_a_damaged_map_holds_the_server_says_that_it_has_none_or_shows_the_rest(copy: Path) -> None:
    client = Client(Starlette(routes=ROUTES))
    for path in sorted(copy.iterdir()):
        if path.suffix in (".br", ".gz"):
            continue
        was = path.read_bytes()
        for content in (*DAMAGED, was[: len(was) // 2]):
            path.write_bytes(content)
            open_folder.cache_clear()
            newest()  # raises nothing
            if content in DAMAGED[:2]:
                assert client.get("/readyz").status_code in (200, 503), (path.name, content[:20])
        path.write_bytes(was)
    open_folder.cache_clear()
    assert newest()


def test_a_damaged_bundle_is_made_anew_and_one_that_was_made_just_now_is_never_taken_away(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, asked = tmp_path / "bundles" / f"{edition.built.path.name}-1.zip", []

    def make(command: list[str], **_how: object) -> None:
        asked.append(command)
        write_atomically(made, zipped({"a": b"1" * 100}, "2026-01-01"))
        os.utime(made, (0, 0))  # by a clock that stands in 1970

    monkeypatch.setattr("ui.shell.made_beside.subprocess.run", make)
    for name in "abcd":
        write_atomically(made.with_name(f"{name}.zip"), b"older")
    whole = zipped({"a": b"1" * 100}, "2026-01-01")
    for damage in (None, b"", b"PK", whole[:35] + bytes([whole[35] ^ 255]) + whole[36:]):
        if damage is not None:
            made.write_bytes(damage)
        assert bundle_beside(edition.built.path, tmp_path, "1") == made
        assert made.exists()
    assert len(asked) == 4
    assert bundle_beside(edition.built.path, tmp_path, "1") == made
    assert len(asked) == 4
    assert len(list(made.parent.iterdir())) == 3
