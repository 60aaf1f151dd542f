"""`python -m layers build` on boundaries of which no map can be made: the next source serves, and all is told."""

from __future__ import annotations

import json
import shutil
import weakref
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geo.boundaries import Boundaries, BoundarySet
from geo.chain import first_made
from geo.errors import SimplifyError
from geo.findings import Finding
from geo.levels import Level
from geo.reports import SourceReport
from geo.sources.schematic import SchematicSource
from layers import __main__ as command
from layers.build import reports_file
from layers.built import Built, open_built
from layers.cache import current
from layers.inputs import unchanged
from settings import Settings, read

SECRET = "s3cr3t-of-a-refused-file"


def settings(tmp_path: Path) -> Settings:
    return read(
        {"AFSPRAKENKAART_CACHE": str(tmp_path / "cache"), "AFSPRAKENKAART_BOUNDARIES": str(tmp_path / "folder")}
    )


def newest(tmp_path: Path) -> Built:
    folder = current(tmp_path / "cache")
    assert folder
    return open_built(folder)


@pytest.mark.boundaries
def test_a_folder_that_is_not_whole_leaves_a_map_with_the_reason_and_nothing_of_its_files(
    boundaries_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for path in boundaries_dir.glob("*2025*"):
        collection = json.loads(path.read_bytes())
        for feature in collection["features"]:
            feature["properties"]["statnaam"] = SECRET
            if feature["properties"]["statcode"] == "GM0106":
                feature["geometry"] = None
        (folder / f"{SECRET}-{path.name}").write_text(json.dumps(collection))
    (folder / "refused.json").write_text(SECRET)
    (tmp_path / "outside.json").write_text(SECRET)
    (folder / "link.json").symlink_to(tmp_path / "outside.json")

    assert command.main(["build"], settings(tmp_path)) == 0

    told = capsys.readouterr().err
    assert "gemeente 2025 lacks GM0106" in told
    assert "link.json: passed over, leads out of the folder" in told
    made = newest(tmp_path)
    assert made.manifest["boundary"]["schematic"]
    assert [(report["source"], report["used"]) for report in made.reports] == [
        ("folder", False), ("cache", False), ("schematic", True),
    ]  # fmt: skip
    found = {finding["kind"]: finding for finding in made.reports[0]["findings"]}
    assert set(found) == {"incomplete", "missing", "no_outline", "not_read", "leads_out"}
    assert (found["incomplete"]["count"], found["incomplete"]["expected"]) == (341, 342)
    for path in made.path.iterdir():
        content = path.read_bytes()
        assert SECRET.encode() not in content, path
        assert str(tmp_path).encode() not in content, path
        assert b"python -m" not in content, path
    assert unchanged(settings(tmp_path)) == made.path


def test_boundaries_that_fail_in_the_build_itself_leave_a_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], built: Any
) -> None:
    """The first boundaries fail the check of the map; the second are built."""
    tries: list[int] = []

    def make(boundaries: Any, seeds: Any, cache: Path, beside: Any, kept: Any) -> Path:
        assert (beside, kept) == ({}, None)
        tries.append(boundaries.year)
        if len(tries) == 1:
            raise SimplifyError(f"{SECRET} no longer borders on PV23")
        (cache / "built").mkdir(parents=True, exist_ok=True)
        return Path(shutil.copytree(built.path, cache / "built" / built.path.name))

    twice = (SchematicSource(), SchematicSource())
    monkeypatch.setattr("geo.chain.local_sources", lambda settings: twice)
    monkeypatch.setattr("layers.build.build", make)
    assert command.main(["build"], settings(tmp_path)) == 0
    assert tries == [2025, 2025]
    assert f"no map can be made of 2025: {SECRET} no longer borders on PV23" in capsys.readouterr().err


def test_where_nothing_can_be_built_every_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> Path:
        raise SimplifyError("no")

    monkeypatch.setattr("layers.build.build", fail)
    assert command.main(["build"], settings(tmp_path)) == 1
    told = capsys.readouterr().err
    assert "folder" in told
    assert "schematic: no map can be made of 2025: no" in told


def test_other_answers_of_the_sources_give_another_folder(squares: Any, seeds: Any, built: Any, tmp_path: Path) -> None:
    """What a page says is a function of the folder it is made of: a folder is never changed."""
    report = SourceReport("folder", "x", used=False, reason="x", findings=(Finding("unreadable", "x"),))
    assert reports_file(squares) != reports_file(replace(squares, reports=(report,)))
    assert "reports.json" in built.manifest["files"]
    assert built.reports == []


class Copying(SchematicSource):
    """Gives sets of its own each time, and looks what is still held of others when it is asked what it has."""

    def __init__(self, held: list[weakref.ref[BoundarySet]]) -> None:
        super().__init__()
        self.held, self.still = held, [False]

    def years(self, level: Level) -> list[int]:
        self.still = [found() is not None for found in self.held]
        return [*super().years(level)]

    def load(self, level: Level, year: int) -> BoundarySet:
        found = super().load(level, year)
        return replace(found, frame=found.frame.copy())


def test_boundaries_that_take_all_memory_are_let_go_before_the_next_source_is_tried() -> None:
    held: list[weakref.ref[BoundarySet]] = []

    def make(boundaries: Boundaries) -> Boundaries:
        if not held:
            held.extend(weakref.ref(found) for found in (boundaries.provinces, boundaries.municipalities))
            raise MemoryError
        return boundaries

    second = Copying(held)
    assert "MemoryError" in str(first_made([Copying([]), second], make).reports[0])
    assert second.still == [False, False]
