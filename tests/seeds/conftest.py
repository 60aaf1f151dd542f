"""A folder of records to break: the project's registers, one letter, no facts."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from seeds.load import ROOT

TABLES = ("second_reading", "bottlenecks", "progress")
MakeRoot = Callable[[str, str, str], Path]


@pytest.fixture
def make_root(tmp_path: Path) -> MakeRoot:
    """Make `<tmp>/seeds` for a letter, given its id, file name and text; the letter lies in `<tmp>/documents`."""

    def make(document: str, file: str, text: str) -> Path:
        folder = tmp_path / "seeds"
        shutil.copytree(ROOT / "registers", folder / "registers")
        for path in (*ROOT.glob("*.csv"), *(p for name in TABLES for p in ROOT.glob(f"{name}/*.csv"))):
            empty = folder / path.relative_to(ROOT)
            empty.parent.mkdir(exist_ok=True)
            empty.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n")
        with (folder / "documents.csv").open("a", encoding="utf-8") as documents:
            digest = hashlib.sha256(text.encode()).hexdigest()
            documents.write(f"{document},{file},A letter,Someone,,2029-05-12,,{digest},nl\n")
        (tmp_path / "documents").mkdir()
        (tmp_path / "documents" / file).write_text(text)
        return folder

    return make
