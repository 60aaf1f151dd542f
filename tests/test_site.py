"""The documents as a site: it builds without a warning, fetches nothing, and holds every document."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_documents import ROOT, WRITTEN

CONFIG = ROOT / "docs" / "site" / "mkdocs.yml"
LOADED = re.compile(r"<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=[\"']?(?:https?:)?//[^\s>]*")
OWN = re.compile(
    r"<(?:script|img|link rel=[\"']?(?:stylesheet|icon)[\"']?)\b[^>]*?\b(?:src|href)=[\"']?([^\"'>?#\s:]+)(?=[\"'>?\s])"
)


def built(into: Path, config: Path = CONFIG) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config), "--site-dir", str(into)]
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "https_proxy": "http://127.0.0.1:9"}
    return subprocess.run(command, capture_output=True, text=True, env=environ, timeout=300)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("site")
    ended = built(into)
    assert ended.returncode == 0, ended.stderr
    return into


def page_of(document: Path) -> str:
    return document.relative_to(ROOT).with_suffix(".html").as_posix().replace("README.html", "index.html")


def test_each_document_is_a_page_of_the_site(site: Path) -> None:
    assert not [page for page in map(page_of, WRITTEN) if not (site / page).is_file()]


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > len(WRITTEN)
    assert not {found for page in pages for found in LOADED.findall(page.read_text(encoding="utf-8"))}


def test_all_that_a_page_loads_is_in_the_site(site: Path) -> None:
    loaded = {
        (page.parent / found).resolve()
        for page in (site / "index.html", site / "docs" / "architecture.html")
        for found in OWN.findall(page.read_text(encoding="utf-8"))
    }
    assert {path.suffix for path in loaded} >= {".css", ".js", ".svg", ".png"}
    assert not [path for path in loaded if not path.is_file()]


def test_what_is_loaded_from_elsewhere_is_seen() -> None:
    assert LOADED.search('<link rel="stylesheet" href="https://fonts.example/x.css">')
    assert LOADED.search("<script src=//cdn.example/x.js></script>")
    assert not LOADED.search('<a href="https://example.nl">')


def test_a_link_to_no_heading_fails_the_site(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# One\n\n[two](#two)\n", encoding="utf-8")
    config = CONFIG.read_text(encoding="utf-8")
    rules = config[config.index("validation:") : config.index("nav:")]
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nstrict: true\n{rules}", encoding="utf-8")
    ended = built(tmp_path / "site", tmp_path / "mkdocs.yml")
    assert ended.returncode != 0
    assert "#two" in ended.stderr
