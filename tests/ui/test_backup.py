"""The commands of docs/operations.md for backups, as they stand there: what was destroyed comes back the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from layers.cache import set_current
from tests.ui.client import Client
from tests.ui.conftest import ROOT
from ui.data.edition import Edition

PAGES = ("/plain", "/plain?province=PV22&lang=en", "/feeds/all/all.atom")
LEFT_OUT = (".venv", "node_modules", "__pycache__", ".git", ".mypy_cache", ".ruff_cache", ".pytest_cache", "build")


def commands() -> list[str]:
    """The blocks of commands: to back up, to put back, to see that it is whole."""
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    section = text.partition("\n## Backups\n")[2].partition("\n## ")[0]
    found = re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert len(found) == 3
    return found


def run(block: str, environ: Mapping[str, str]) -> str:
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", block], env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(*folders: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and ".venv" not in path.parts and "__pycache__" not in path.parts
    }


@pytest.mark.slow
def test_what_was_destroyed_comes_back_with_the_same_digest_and_pages(
    tmp_path: Path, client: Client, edition: Edition, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout, documents, cache = tmp_path / "checkout", tmp_path / "letters", tmp_path / "cache"
    shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(*LEFT_OUT, "tests", "site"))
    (checkout / ".venv").symlink_to((ROOT / ".venv").resolve())
    shutil.copytree(letters, documents)
    # What the desk leaves beside a letter is put back; its keys are not.
    (documents / "brief.drafts.json").write_text('{"c0001": {"theme": "mob"}}')
    (documents / "brief.keys.json").write_text("{}")
    environ = {n: v for n, v in os.environ.items() if not n.startswith("AFSPRAKENKAART_")} | {
        "CHECKOUT": str(checkout), "BACKUP": str(tmp_path / "backup"), "AFSPRAKENKAART_CACHE": str(cache),
        "AFSPRAKENKAART_DOCUMENTS": str(documents), "OFFLINE": "1",
    }  # fmt: skip
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(cache))
    backing_up, putting_back, checking = commands()
    first = cache / "built" / edition.built.path.name
    shutil.copytree(edition.built.path, first)
    set_current(first)
    pages = [client.get(page) for page in PAGES]
    assert [page.status_code for page in pages] == [200] * len(PAGES)
    before = files(checkout, documents, cache)
    run(backing_up, environ)
    for folder in (checkout, documents, cache):
        shutil.rmtree(folder)
    run(putting_back, environ)
    after = files(checkout, documents, cache)
    assert before.keys() - after.keys() == {str(documents / "brief.keys.json")}
    assert after == {path: before[path] for path in after}
    assert [client.get(page).content for page in PAGES] == [page.content for page in pages]
    # And made again, of nothing but what was put back.
    shutil.rmtree(cache / "built")
    (checkout / ".venv").symlink_to((ROOT / ".venv").resolve())
    assert run(checking, environ).splitlines()[-1] == str(first)
    assert [client.get(page).content for page in PAGES] == [page.content for page in pages]


def test_a_backup_that_was_damaged_is_not_put_back(tmp_path: Path) -> None:
    backing_up, putting_back, _ = commands()
    folders = {name: tmp_path / name for name in ("CHECKOUT", "AFSPRAKENKAART_DOCUMENTS", "AFSPRAKENKAART_CACHE")}
    for folder in folders.values():
        folder.mkdir()
        (folder / "file").write_text("whole")
    environ = {**os.environ, "BACKUP": str(tmp_path / "backup"), **{n: str(f) for n, f in folders.items()}}
    run(backing_up, environ)
    archive = tmp_path / "backup" / "letters.tar.gz"
    archive.write_bytes(archive.read_bytes()[:-20])
    for folder in folders.values():
        (folder / "file").write_text("newer")
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", putting_back], env=environ, capture_output=True, text=True)
    assert done.returncode
    assert "letters.tar.gz: FAILED" in done.stdout
    assert [(folder / "file").read_text() for folder in folders.values()] == ["newer"] * 3
