"""What a start says of itself: one screen, nothing secret, and what to do about what is missing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.cache import set_current
from settings import read
from ui.data.edition import Edition
from ui.shell.start_report import LINES, WIDTH, Report, line, masked, report, tell, text

NAMES = ("version", "edition", "boundaries", "figures", "cache", "listens on", "limits", "log", "metrics")


def of(cache: Path, **environ: str) -> Report:
    return report(read({"AFSPRAKENKAART_CACHE": str(cache), **environ}), "127.0.0.1", 8501, fetching=False)


def test_a_start_says_what_it_shows_and_where(edition: Edition) -> None:
    set_current(edition.built.path)
    told = of(edition.built.path.parents[1], AFSPRAKENKAART_BASE_PATH="/kaart", AFSPRAKENKAART_METRICS="[::1]:9464")
    assert set(NAMES) <= set(told.lines)
    manifest = edition.built.manifest
    assert told.lines["edition"].startswith(f"{manifest['edition']} of {manifest['edition_date']}")
    assert told.lines["boundaries"].startswith("2025, ")
    assert "http://127.0.0.1:8501/kaart/" in told.lines["listens on"]
    assert told.lines["metrics"] == "http://[::1]:9464/metrics"


def test_a_fault_in_the_report_never_ends_a_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ui.shell.start_report.report", lambda *_args, **_how: 1 / 0)
    tell("127.0.0.1", 8501, fetching=False)
    assert capsys.readouterr().err == "The report of the start could not be made: ZeroDivisionError\n"


def test_without_a_map_the_start_says_what_to_do(tmp_path: Path) -> None:
    told = of(tmp_path / "none")
    assert told.lines["edition"] == "no map"
    assert any("python -m layers build" in note for note in told.advice)


def test_a_setting_that_was_refused_stands_in_the_report(tmp_path: Path) -> None:
    assert any("AFSPRAKENKAART_CONTACT" in note for note in of(tmp_path, AFSPRAKENKAART_CONTACT="nobody").advice)


def test_no_secret_of_an_address_is_told(tmp_path: Path) -> None:
    secret = "https://me:geheim@example.nl/{z}/{x}?token=geheim"
    told = of(tmp_path, AFSPRAKENKAART_BACKGROUND_URL=secret, AFSPRAKENKAART_MCP_APP=secret)
    said = "\n".join(text(told)) + line(told, dt.datetime.now(dt.UTC))
    assert "example.nl" in said
    assert "geheim" not in said


@given(st.text(st.characters(exclude_characters="/\\ \t\n"), min_size=1), st.sampled_from(("s3", "https", "postgres")))
def test_credentials_are_masked_whatever_they_hold(secret: str, scheme: str) -> None:
    plain = secret if secret.isprintable() and not any(letter.isspace() for letter in secret) else "x@y:z"
    assert masked(f"at {scheme}://{plain}@host/path") == f"at {scheme}://***@host/path"


@given(st.lists(st.text(max_size=300), max_size=40), st.dictionaries(st.sampled_from(NAMES), st.text(max_size=300)))
def test_a_report_is_one_screen_whatever_it_holds(notes: list[str], lines: dict[str, str]) -> None:
    told = Report({name: masked(said) for name, said in lines.items()}, tuple(map(masked, notes)))
    said = text(told)
    assert len(said) <= LINES
    assert all(len(one) <= WIDTH and one.isprintable() for one in said)
    assert "\n" not in line(told, dt.datetime.now(dt.UTC))


def test_for_machines_a_report_is_one_line_with_all_that_is_missing(tmp_path: Path) -> None:
    told = of(tmp_path)
    held = json.loads(line(told, dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
    assert (held["event"], held["level"], held["timestamp"]) == ("started", "info", "2026-01-01T00:00:00Z")
    assert held["advice"] == list(told.advice)
    assert held["listens_on"]
