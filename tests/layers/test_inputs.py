"""A start skips the build only where it would give just what stands there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.boundaries import Boundaries
from layers import __main__ as command
from layers import inputs
from layers.build import build
from layers.built import Built
from layers.cache import put, set_current
from layers.inputs import ROOT, fingerprint, note, unchanged
from layers.manifest import FORMAT, digest_of
from seeds.load import Seeds
from settings import read


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of three files, and beside it boundaries of the user and a cache."""
    for name in ("geo/crs.py", "layers/mirt.py", "seeds/facts/a.yaml", "ui/map/document.py", "settings.py"):
        file = tmp_path / "project" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("one", encoding="utf-8")
    for name in ("mine/gemeente.geojson", "cache/boundaries/gemeente-2025.geojson"):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text("one", encoding="utf-8")
    return tmp_path / "project"


def environ(root: Path, **more: str) -> dict[str, str]:
    beside = root.parent
    return {
        "AFSPRAKENKAART_BOUNDARIES": str(beside / "mine"),
        "AFSPRAKENKAART_CACHE": str(beside / "cache"),
        "HOME": str(beside),
        **more,
    }


@pytest.mark.parametrize(
    "name",
    [
        "project/geo/crs.py",
        "project/layers/mirt.py",
        "project/seeds/facts/a.yaml",
        "mine/gemeente.geojson",
        "cache/boundaries/gemeente-2025.geojson",
    ],
)
@pytest.mark.parametrize("how", ["changed", "renamed", "removed", "joined by another"])
def test_any_file_that_a_build_reads_counts(root: Path, name: str, how: str) -> None:
    before = fingerprint(read(environ(root)), root)
    file = root.parent / name
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    match how:
        case "changed":
            # As long as before and of the same time: only the content tells.
            file.write_text("two", encoding="utf-8")
            os.utime(file, ns=times)
        case "renamed":
            file.rename(file.with_name("other"))
        case "removed":
            file.unlink()
        case _:
            file.with_name("other").write_text("", encoding="utf-8")
    assert fingerprint(read(environ(root)), root) != before


def test_what_leads_out_of_the_folder_of_the_user_is_not_read(root: Path) -> None:
    mine, outside = root.parent / "mine", root.parent / "outside.geojson"
    os.mkfifo(mine / "pipe.geojson")
    (mine / "zero.geojson").symlink_to("/dev/zero")
    (mine / "link.geojson").symlink_to(outside)
    (mine / "\udcff.geojson").write_text("a name that is no text", encoding="utf-8")
    outside.write_text("one", encoding="utf-8")
    before = fingerprint(read(environ(root)), root)
    outside.write_text("two", encoding="utf-8")
    assert fingerprint(read(environ(root)), root) == before


def test_how_settings_are_read_counts(root: Path) -> None:
    before = fingerprint(read(environ(root)), root)
    (root / "settings.py").write_text("two", encoding="utf-8")
    assert fingerprint(read(environ(root)), root) != before


def test_a_file_that_is_touched_but_not_changed_does_not_count(root: Path) -> None:
    before = fingerprint(read(environ(root)), root)
    os.utime(root / "seeds" / "facts" / "a.yaml", (1, 1))
    assert fingerprint(read(environ(root)), root) == before


def test_the_app_and_compiled_code_do_not_count(root: Path) -> None:
    before = fingerprint(read(environ(root)), root)
    (root / "ui" / "map.py").write_text("two", encoding="utf-8")
    (root / "geo" / "__pycache__").mkdir()
    (root / "geo" / "__pycache__" / "crs.pyc").write_bytes(b"two")
    assert fingerprint(read(environ(root)), root) == before


@pytest.mark.parametrize(
    "change",
    [
        {"AFSPRAKENKAART_BOUNDARIES": ""},
        {"AFSPRAKENKAART_BOUNDARIES": "/nowhere"},
        {"AFSPRAKENKAART_CACHE": "/nowhere"},
        {"PROJ_NETWORK": "ON"},
        {"GDAL_DATA": "/elsewhere"},
    ],
)
def test_the_settings_that_a_build_obeys_count(root: Path, change: dict[str, str]) -> None:
    assert fingerprint(read(environ(root, **change)), root) != fingerprint(read(environ(root)), root)


@pytest.mark.parametrize("name", ["OFFLINE", "AFSPRAKENKAART_DOCUMENTS", "PATH"])
def test_other_settings_do_not_count(root: Path, name: str) -> None:
    assert fingerprint(read(environ(root, **{name: "1"})), root) == fingerprint(read(environ(root)), root)


def test_the_installed_packages_count_by_version_and_by_content(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "packages")])
    folder = tmp_path / "packages" / "shapely-2.1.0.dist-info"
    folder.mkdir(parents=True)
    (folder / "RECORD").write_text("shapely.libs/libgeos.so,sha256=one,1", encoding="utf-8")
    found = {fingerprint(read(environ(root)), root)}
    (folder / "RECORD").write_text("shapely.libs/libgeos.so,sha256=two,1", encoding="utf-8")
    found.add(fingerprint(read(environ(root)), root))
    folder.rename(folder.with_name("shapely-2.1.1.dist-info"))
    found.add(fingerprint(read(environ(root)), root))
    assert len(found) == 3


def test_another_python_counts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(read(environ(root)), root)
    monkeypatch.setattr(sys, "version", "4.0")
    assert fingerprint(read(environ(root)), root) != before


@pytest.fixture
def stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path | None]:
    """A built folder that is current, with what it was made of beside it; asks whether it is unchanged."""
    monkeypatch.setattr(inputs, "fingerprint", lambda _environ: "these")
    hashes = {"facts.json": hashlib.sha256(b"{}").hexdigest()}
    boundary = {"year": 2025, "origin": "o", "licence": "l", "credit": "c", "schematic": True, "fetched_at": None}
    said = {"format": FORMAT, "edition": "e", "edition_date": "2025-01-01", "boundary": boundary, "layers": {}}
    manifest = {**said, "files": hashes, "digest": (digest := digest_of({**said, "files": hashes}))}
    folder = tmp_path / "built" / digest
    put(folder, {"facts.json": b"{}", "manifest.json": json.dumps(manifest).encode()})
    set_current(folder)
    note(folder, "these")
    return lambda: unchanged(read({"AFSPRAKENKAART_CACHE": str(tmp_path)}))


def test_what_was_made_of_the_same_inputs_is_not_built_again(stands: Callable[[], Path | None], tmp_path: Path) -> None:
    found = stands()
    assert found
    assert found.parent == tmp_path / "built"


def test_other_inputs_are_built(stands: Callable[[], Path | None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "fingerprint", lambda _environ: "others")
    assert stands() is None


def test_inputs_that_cannot_be_read_are_built(
    stands: Callable[[], Path | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_environ: object) -> str:
        raise PermissionError("no")

    monkeypatch.setattr(inputs, "fingerprint", refused)
    assert stands() is None


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "{}", '{"built": "x", "inputs": "these"}', "\udcff"])
def test_a_damaged_note_means_build(stands: Callable[[], Path | None], tmp_path: Path, content: str) -> None:
    (tmp_path / "built" / "inputs.json").write_bytes(content.encode(errors="surrogateescape"))
    assert stands() is None


@pytest.mark.parametrize("missing", ["inputs.json", "current", "*/facts.json", "*/manifest.json"])
def test_whatever_is_missing_means_build(stands: Callable[[], Path | None], tmp_path: Path, missing: str) -> None:
    next((tmp_path / "built").glob(missing)).unlink()
    assert stands() is None


@pytest.mark.parametrize("changed", ["*/facts.json", "*/manifest.json"])
def test_a_changed_file_of_the_folder_means_build(
    stands: Callable[[], Path | None], tmp_path: Path, changed: str
) -> None:
    file = next((tmp_path / "built").glob(changed))
    file.write_bytes(file.read_bytes() + b" ")
    assert stands() is None


def test_another_current_folder_means_build(stands: Callable[[], Path | None], tmp_path: Path) -> None:
    other = tmp_path / "built" / ("0" * 32)
    found = stands()
    assert found
    shutil.copytree(found, other)
    set_current(other)
    assert stands() is None


@pytest.mark.slow
def test_a_damaged_folder_is_built_anew(built: Built, squares: Boundaries, seeds: Seeds, tmp_path: Path) -> None:
    folder = tmp_path / "built" / built.path.name
    shutil.copytree(built.path, folder)
    (folder / "facts.json").write_bytes(b"{}")
    (folder / "points.json").unlink()
    assert build(squares, seeds, tmp_path) == folder
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == {p.name: p.read_bytes() for p in built.path.iterdir()}
    assert [p.name for p in (tmp_path / "built").iterdir()] == [folder.name]


def test_the_command_builds_always_and_notes_of_what(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "built" / built.path.name
    shutil.copytree(built.path, folder)
    made = []

    def making(*_given: object) -> Path:
        made.append(folder)
        return folder

    monkeypatch.setattr("layers.build.build", making)
    environment = read({"AFSPRAKENKAART_CACHE": str(tmp_path), "HOME": str(tmp_path)})
    assert unchanged(environment) is None
    for _ in range(2):
        assert command.main(["build"], environment) == 0
        assert unchanged(environment) == folder
    assert made == [folder, folder]
    assert capsys.readouterr().out.splitlines() == [str(folder)] * 2
    (tmp_path / "boundaries").mkdir()
    (tmp_path / "boundaries" / "gemeente-2025.geojson").write_text("fetched", encoding="utf-8")
    assert unchanged(environment) is None


def test_what_changes_while_a_build_runs_is_built_the_next_time(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "built" / built.path.name
    shutil.copytree(built.path, folder)

    def slow(*_given: object) -> Path:
        (tmp_path / "boundaries").mkdir()
        (tmp_path / "boundaries" / "gemeente-2025.geojson").write_text("fetched meanwhile", encoding="utf-8")
        return folder

    monkeypatch.setattr("layers.build.build", slow)
    environment = read({"AFSPRAKENKAART_CACHE": str(tmp_path), "HOME": str(tmp_path)})
    assert command.main(["build"], environment) == 0
    assert unchanged(environment) is None


@pytest.mark.slow
def test_asking_loads_no_geometry_library_and_no_records() -> None:
    code = (
        "import os, sys; from layers.inputs import unchanged; from settings import of_this_process;"
        "unchanged(of_this_process());"
        "print([n for n in ('geopandas', 'shapely', 'pyogrio', 'pyproj', 'pandas', 'pydantic') if n in sys.modules])"
    )
    asked = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "[]"
