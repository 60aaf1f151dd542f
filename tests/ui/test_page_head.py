"""The page itself: its language, styles and script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit
from starlette.staticfiles import StaticFiles

from layers.cache import set_current
from tests.ui.client import Client
from ui.data.assets import find
from ui.data.edition import Edition
from ui.shell.encoded import Encoded
from ui.shell.page_head import HELD, PageHead


@pytest.fixture
def client() -> Client:
    """Streamlit's own page behind the middleware."""
    return Client(Encoded(PageHead(StaticFiles(directory=Path(streamlit.__file__).parent / "static", html=True))))


@pytest.mark.parametrize(
    ("address", "accepted", "expected"),
    [
        ("/", "nl-NL,nl;q=0.9,en;q=0.8", "nl"),
        ("/", "en-GB,en;q=0.9", "en"),
        ("/", "", "nl"),
        ("/?lang=nl", "en-GB", "nl"),
        ("/?lang=xx", "en", "en"),
        ("/?lang=%22%3E%3Cscript%3E", "nl", "nl"),
    ],
)
def test_the_page_is_in_the_language_of_address_then_browser(
    client: Client, address: str, accepted: str, expected: str
) -> None:
    answer = client.get(address, **{"Accept-Language": accepted, "Accept-Encoding": "gzip, br"})
    assert answer.status_code == 200
    assert f'<html lang="{expected}">' in answer.text
    assert answer.headers["vary"] == "Accept-Language, Accept-Encoding"
    assert "etag" not in answer.headers
    assert answer.headers["content-encoding"] == "br"
    assert int(answer.headers["content-length"]) < len(answer.content) / 2


def test_a_browser_never_keeps_the_page_of_another_language(client: Client) -> None:
    index = Path(streamlit.__file__).parent / "static" / "index.html"
    known = StaticFiles(directory=index.parent, html=True).file_response(
        index, index.stat(), {"method": "GET", "headers": [], "type": "http"}
    )
    assert client.get("/", **{"If-None-Match": known.headers["etag"]}).status_code == 200


def test_the_page_names_its_styles_and_script_by_digest(client: Client) -> None:
    page = client.get("/").text
    assert "<title>Afsprakenkaart</title>" in page
    found = re.findall(r"/assets/([0-9a-f]+)/(page\.\w+)", page)
    assert [name for _, name in found] == ["page.js", "page.css"]
    assert all(find(digest, name) for digest, name in found)


def test_the_scripts_of_streamlit_wait_in_a_template(
    client: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_current(edition.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(edition.built.path.parents[1]))
    template = re.compile(f'<template id="{HELD}">(.*?)</template>', re.DOTALL)
    for address in ("/?province=PV22", "/?view=timeline", "/?embed=true"):
        page = client.get(address).text
        waiting = template.search(page)
        assert waiting
        assert waiting[1].count('<script type="module"') == 1
        assert waiting[1].count("modulepreload") > 10
        assert 'type="module"' not in template.sub("", page)
        assert page.index("/page.js") < page.index("<template")
        assert [font for font in re.findall(r'href="([^"]+woff2)"', page) if not font.startswith("/assets/")] == []


def test_the_page_holds_all_that_the_address_names(
    client: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_current(edition.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(edition.built.path.parents[1]))
    page = client.get("/?province=PV22&nonsense=1").text
    assert page.count('<div id="root"></div>') == 1
    for shown in (
        "site-header",
        "tile-figure",
        "facts-table",
        "panel-name",
        "filter-PV22",
        "site-footer",
        "nonsense=1",
    ):
        assert shown in page
    timeline = client.get("/?view=timeline").text
    assert "facts-table" not in timeline
    assert 'class="timeline' in timeline


def test_the_ways_to_the_plain_page_keep_what_was_chosen(client: Client) -> None:
    assert client.get("/?province=PV22").text.count("/plain?province=PV22") == 2


def test_other_files_pass_untouched(client: Client) -> None:
    favicon = Path(streamlit.__file__).parent / "static" / "favicon.png"
    assert client.get("/favicon.png").content == favicon.read_bytes()
