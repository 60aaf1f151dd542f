"""One repetition of the benchmark: each figure comes out, and what no machine changes (bytes, runs) meets its goal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import bench

# What a slow machine makes slower is measured by `make bench`, not by a test.
SAME_EVERYWHERE = ("ws_open_kb", "geometry_kb", "map_state_kb", "ws_click_kb", "roam_runs", "roam_kb")


@pytest.mark.browser
def test_the_benchmark_runs_and_its_budgets_of_bytes_and_runs_hold(chromium: Path, tmp_path: Path) -> None:
    assert bench.main(["--smoke", "--sessions", "3", "--out", str(tmp_path)]) == 0
    rows = {row["id"]: row for row in json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))["rows"]}
    assert [ident for ident, row in rows.items() if row["product"] is None] == []
    assert {ident: rows[ident]["product"] for ident in SAME_EVERYWHERE if not rows[ident]["met"]} == {}
    assert rows["ws_open_kb"]["ratio"] > 100
