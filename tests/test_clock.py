"""A clock that is wrong: it is asked in one place, no age is negative, and nothing from the future is fresh."""

from __future__ import annotations

import ast
import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import clock
from clock import days_since, is_within, leave_out_no_zone
from tests.faults import IN_PLACE_OF_A_FILE
from tests.test_architecture import FILES, ROOT

ASKS = {"now", "utcnow", "today", "time", "time_ns", "gmtime", "localtime", "ctime", "asctime"}
OF = {"datetime", "date", "dt.datetime", "dt.date", "time", "datetime.datetime", "datetime.date"}


def asking(source: str) -> list[int]:
    """The lines of a piece of code that ask the machine what time it is."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    methods = (node for node in calls if isinstance(node.func, ast.Attribute))
    return [n.lineno for n in methods if n.func.attr in ASKS and ast.unparse(n.func.value) in OF]


def test_the_clock_is_asked_in_one_place() -> None:
    found = {path.relative_to(ROOT).as_posix(): asking(path.read_text(encoding="utf-8")) for path in FILES}
    assert [name for name, lines in found.items() if lines] == ["clock.py"]


def test_a_line_that_asks_is_found() -> None:
    for line in ("dt.datetime.now(dt.UTC)", "date.today()", "time.time()", "datetime.utcnow()"):
        assert asking(line)
    assert not asking("time.monotonic()")


def test_no_test_asks_the_time_before_it_begins() -> None:
    """A suite may take an hour on a busy machine: what was now when a file was read is long ago when it is used."""
    late = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        apart = [node for node in tree.body if not isinstance(node, functions)]
        late += [f"{path.name}:{node.lineno}" for node in apart if asking(ast.unparse(node))]
    assert late == []


@pytest.fixture(params=["1970-01-01T00:00:10+00:00", "2099-12-31T23:59:50+00:00"])
def wrong(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dt.datetime:
    moment = dt.datetime.fromisoformat(request.param)
    monkeypatch.setattr(clock, "now", lambda: moment)
    return moment


def test_an_age_is_never_negative(wrong: dt.datetime) -> None:
    assert days_since("2026-01-01") >= 0
    assert clock.today().year in (1970, 2099, 2100)


def test_what_was_kept_at_another_time_is_not_fresh(wrong: dt.datetime) -> None:
    for moment in ("1970-01-01T00:00:20+00:00", "2026-11-28T10:00:00+00:00", "2100-01-01T00:00:00", "9999-12-31", "x"):
        assert not is_within(moment, dt.timedelta(days=30))
    assert is_within(wrong, dt.timedelta(days=30))
    assert not is_within(None, dt.timedelta(days=30))


COMMANDS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in FILES
    if path.parent != ROOT and '__name__ == "__main__"' in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("module", COMMANDS)
def test_no_command_begins_with_a_trace_where_the_zone_of_the_machine_is_none(module: str) -> None:
    environ = {**os.environ, "TZ": ":/etc/passwd"}
    loaded = "import babel.dates, sys; assert sys.modules['clock']"
    done = subprocess.run(
        [sys.executable, "-c", f"import {module}; {loaded}"], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    told = "TZ: ':/etc/passwd' is no time zone and is left out; write it like Europe/Amsterdam\n"
    assert (done.returncode, done.stderr) == (0, told)


@pytest.mark.parametrize("make", IN_PLACE_OF_A_FILE.values(), ids=IN_PLACE_OF_A_FILE)
def test_what_is_no_file_is_no_zone_and_is_not_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "zone"
    make(path)
    environ = {"TZ": f":{path}", "OTHER": "stays"}
    assert "is no time zone" in leave_out_no_zone(environ)
    assert environ == {"OTHER": "stays"}


@pytest.mark.parametrize(
    "named", ["Europe/Amsterdam", "CET-1CEST,M3.5.0,M10.5.0/3", ":UTC", ":", "", "nonsense", "<+03>-3"]
)
def test_a_zone_or_a_name_is_left_to_the_libraries(named: str) -> None:
    environ = {"TZ": named}
    assert (leave_out_no_zone(environ), environ) == ("", {"TZ": named})
