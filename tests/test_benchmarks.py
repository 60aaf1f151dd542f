"""One small run of the benchmark: each figure comes out, and what no machine changes (bytes, runs) meets its goal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import bench
from benchmarks.measures import MEASURES, printed, rows

# What a slow machine makes slower is measured by `make bench`, not by a test.
SAME_EVERYWHERE = (
    "phone_kb", "phone_shift", "shift", "geometry_kb", "ws_open_kb", "click_frames", "ws_click_kb", "map_state_kb",
    "http_click_kb", "roam_runs", "roam_kb", "load_errors",
)  # fmt: skip


def row(name: str, **figures: float) -> dict[str, Any]:
    made = rows({app: {name: [value]} for app, value in figures.items()})
    return next(one for one in made if one["id"] == name)


def test_a_ratio_to_the_empty_page_may_not_be_above_its_goal() -> None:
    assert row("phone_map_ms", product=150, empty=1000)["met"]
    assert not row("phone_map_ms", product=151, empty=1000)["met"]


def test_the_good_opponent_has_to_take_at_least_so_many_times_as_long() -> None:
    assert row("panel_ms", product=100, good=300)["met"]
    assert not row("panel_ms", product=100, good=299)["met"]


def test_a_row_with_two_goals_is_met_where_both_are() -> None:
    assert not row("click_map_ms", product=151, good=3000)["met"]
    assert row("click_map_ms", product=150, good=300)["met"]


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    assert row("phone_map_ms", empty=1000)["met"] is None
    assert "| - |" in printed([row("phone_map_ms", empty=1000)])


@pytest.mark.browser
def test_the_benchmark_runs_and_its_budgets_of_bytes_and_runs_hold(chromium: Path, tmp_path: Path) -> None:
    assert bench.main(["--smoke", "--alone", "--sessions", "3", "--out", str(tmp_path)]) == 0
    found = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    by_name = {row["id"]: row for row in found["rows"]}
    assert found["faults"] == []
    beside = {"open_above_ms", "open_first_above_ms"}
    assert {measure.name for measure in MEASURES if by_name[measure.name]["product"] is None} == beside
    assert {name: by_name[name]["product"] for name in SAME_EVERYWHERE if not by_name[name]["met"]} == {}
