"""The page in Firefox, over WebDriver BiDi: one visit that opens the map, filters, clicks and switches pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.ui.conftest import PATIENCE_MS
from ui.bundles import ASSETS

pytestmark = pytest.mark.browser

STEPS = ["opens the map", "filters", "clicks on the map", "switches pages"]


def test_firefox_opens_the_map_filters_clicks_and_switches_pages(
    firefox: Path, node: Path, server: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        [node, "tests/browser/firefox.js", firefox, server],
        cwd=ASSETS,
        # Firefox refuses a home that is not its user's.
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=4 * PATIENCE_MS / 1000,
    )
    assert done.stdout.splitlines() == [f"ok {step}" for step in STEPS], done.stdout + done.stderr
    assert done.returncode == 0
