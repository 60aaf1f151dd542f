"""What a visitor sees and what stands in the log of a fetch beside the server, however that goes."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from layers.cache import set_current
from tests.ui.conftest import HOSTILE
from ui.data.edition import Edition
from ui.say.safe_html import Html
from ui.shell import notice
from ui.words.common import EN, NL

JUST_NOW, LONG_AGO = timedelta(), timedelta(hours=1)


@pytest.fixture
def seen(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the notice shows; the fetch beside writes into the cache of the test."""
    (tmp_path / "built").symlink_to(edition.built.path.parent)
    set_current(edition.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    monkeypatch.setenv("AFSPRAKENKAART_FETCHING", "1")
    shown: list[str] = []

    def show(html: Html) -> None:
        shown.append(str(html))

    monkeypatch.setattr("streamlit.html", show)
    return shown


@pytest.mark.parametrize("words", [NL, EN], ids=["nl", "en"])
@pytest.mark.parametrize(
    ("state", "ago", "word", "logged"),
    [
        ("running", JUST_NOW, "fetching", False),
        ("failed", JUST_NOW, "fetch_failed", True),
        # Without a network nothing is wrong: the map that is there serves.
        ("offline", JUST_NOW, None, False),
        ("done", JUST_NOW, None, False),
        ("failed", LONG_AGO, None, False),
        (HOSTILE, JUST_NOW, None, False),
    ],
    ids=["running", "failed", "offline", "done", "failed long ago", "hostile"],
)
def test_a_fetch_is_told_in_a_sentence_and_its_fault_to_the_log_alone(
    seen: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture, words: object, state: str, ago: timedelta,
    word: str | None, logged: bool,
) -> None:  # fmt: skip
    told = {
        "state": state,
        "level": None,
        "message": f"{HOSTILE} /srv/cache",
        "at": (datetime.now(UTC) - ago).isoformat(),
    }
    (tmp_path / "fetch.json").write_text(json.dumps(told), encoding="utf-8")
    with caplog.at_level(logging.WARNING, "afsprakenkaart"):
        notice._notice(words)  # type: ignore[arg-type]
    own = [html for html in seen if "fetching" in html]
    assert len(own) == (word is not None)
    if word:
        assert getattr(words.page, word) in own[0]  # type: ignore[attr-defined]
    assert not [html for html in seen if "/srv/cache" in html or "<img" in html]
    assert any("/srv/cache" in record.getMessage() for record in caplog.records) == logged


@pytest.mark.parametrize("content", ["", "[]", "{", "null", '{"at": 1}', '{"state": "failed", "at": "2020"}', "\x00"])
def test_a_progress_that_is_none_is_no_fault(seen: list[str], tmp_path: Path, content: str) -> None:
    (tmp_path / "fetch.json").write_text(content, encoding="utf-8")
    notice._notice(NL)
    assert not [html for html in seen if "fetching" in html]
