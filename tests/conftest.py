"""What tests may need and not find: the letters, the real boundaries, a browser.

Elsewhere their absence is a skip that says why; where `AFSPRAKENKAART_STRICT=1` is set (CI) it is a failure.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def _need(found: object, reason: str) -> None:
    if found:
        return
    if os.environ.get("AFSPRAKENKAART_STRICT") == "1":
        pytest.fail(f"{reason}, and AFSPRAKENKAART_STRICT=1 asks for it", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def letters() -> Path:
    """The folder with the five letters."""
    folder = SHARED / "documents"
    _need(folder.is_dir(), "the letters are not beside the project")
    return folder


@pytest.fixture(scope="session")
def boundaries_dir() -> Path:
    """The folder with real CBS boundaries (provinces 2025, municipalities 2022 and 2025)."""
    folder = SHARED / "boundaries"
    _need(folder.is_dir(), "the CBS boundaries are not beside the project")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The executable of a Chromium browser."""
    found = next(filter(None, (shutil.which(n) for n in ("chromium", "chromium-browser", "google-chrome"))), None)
    _need(found, "no Chromium was found")
    return Path(str(found))
