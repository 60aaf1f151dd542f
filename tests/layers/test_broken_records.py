"""Records that are broken: a build names file and line, and the map that was built last stays the one that is shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from layers.__main__ import main
from layers.cache import current, set_current
from seeds import load


def test_a_build_of_broken_records_names_the_line_and_leaves_the_last_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    last = tmp_path / "cache" / "built" / "0123456789abcdef"
    last.mkdir(parents=True)
    set_current(last)
    root = tmp_path / "seeds"
    shutil.copytree(load.ROOT, root, ignore=shutil.ignore_patterns("*.py", "__pycache__", "editions"))
    path = next(root.glob("facts/*/*.yaml"))
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*rows[:4], "<<<<<<< HEAD\n", *rows[4:]]), encoding="utf-8")
    real = load.load_seeds
    monkeypatch.setattr(load, "load_seeds", lambda: real(root))
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path / "cache"))
    assert main(["build"]) == 1
    assert capsys.readouterr().err.startswith(f"{path.relative_to(root).as_posix()}:5: ")
    assert current(tmp_path / "cache") == last
