"""A process that is killed, or a disk that is full, at any step of what commands write; a cache that is damaged."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layers import __main__ as command
from layers.build import stored
from layers.built import Built
from layers.cache import current, set_current, verify
from layers.commands import bundle as bundling
from layers.commands.figures import usable
from layers.errors import BuiltFolderError, FiguresError
from layers.export import export
from layers.figures import kept
from layers.inputs import INPUTS, note, unchanged
from layers.maps import begin, maps, show
from layers.registry import LAYER_IDS
from layers.remote import bring
from settings import Settings, read
from tests.cbs_server import kept_figures
from tests.faults import IN_PLACE_OF_A_FILE, NeverFullError, each_kill, full_at, hidden
from writing import WriteError

Act = Callable[[], object]


@pytest.fixture
def acts(built: Built, tmp_path: Path, squares: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Act]:
    """All that writes into a folder of somebody or the cache, by its name; what is written took its time before."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("layers.bundle.contents.bundle", lambda _built: b"PK" * 500)
    out, cache = tmp_path / "out", tmp_path / "cache"
    figures = kept_figures({"GM0014": "Groningen", "GM0106": "Assen"})
    elsewhere = stored(dict.fromkeys([f"{layer}.geojson" for layer in LAYER_IDS], b"{}"), squares, tmp_path / "there")
    monkeypatch.setattr("layers.content.check_content", lambda *_given: None)
    return {
        "export": lambda: export(built, out, ["mirt", "novex"], form="csv"),
        "export of a database": lambda: export(built, out, ["provinces"], form="gpkg"),
        "bundle": lambda: bundling._write(built, out / "all.zip"),
        "figures": lambda: kept.keep(cache, figures),
        "a map from elsewhere": lambda: show(bring(str(elsewhere), cache), None, 2),
    }


NAMES = ("export", "export of a database", "bundle", "figures", "a map from elsewhere")


def contents(*folders: Path) -> dict[str, bytes]:
    """All files below folders by path, without the locks and the book of maps, which counts turns."""
    found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in found if path.name not in (".lock", "maps.json")}


@pytest.mark.parametrize("name", NAMES)
def test_whatever_writes_may_be_killed_anywhere(acts: dict[str, Act], tmp_path: Path, name: str) -> None:
    acts[name]()
    whole = contents(tmp_path / "out", tmp_path / "cache")
    assert whole
    for _ in each_kill(acts[name]):
        # What stood there stands there whole, beside hidden things that the next run takes away.
        assert whole.items() <= contents(tmp_path / "out", tmp_path / "cache").items()
    acts[name]()
    assert contents(tmp_path / "out", tmp_path / "cache") == whole
    assert hidden(tmp_path) == []
    assert list((tmp_path / "scratch").iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_whatever_writes_says_that_the_disk_is_full_and_leaves_nothing_half(
    acts: dict[str, Act], tmp_path: Path, name: str
) -> None:
    for nth in range(500):
        try:
            with full_at(nth), contextlib.suppress(WriteError, FiguresError):
                acts[name]()
                assert nth > 3
        except NeverFullError:
            break
        assert hidden(tmp_path) == []
        assert list((tmp_path / "scratch").iterdir()) == []
    assert nth > 3
    # What a full disk let stand is no hindrance to the next run.
    acts[name]()


def test_a_command_says_that_the_disk_is_full_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with full_at(0):
        assert command.main(["facts", "--out", str(tmp_path / "facts.csv")]) == 1
    assert "facts.csv cannot be written (No space left on device); free space" in capsys.readouterr().err


# Two at once


def test_two_builds_at_once_leave_one_whole_map_and_an_order(tmp_path: Path, squares: Any) -> None:
    cache = tmp_path / "cache"

    def build(word: str) -> None:
        turn = begin(cache)
        files = {**dict.fromkeys([f"{layer}.geojson" for layer in LAYER_IDS], b"{}"), "facts.json": word.encode()}
        show(stored(files, squares, cache), turn, 3)

    threads = [threading.Thread(target=build, args=(word,)) for word in ("one", "two", "one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shown = current(cache)
    assert shown
    assert verify(shown)
    assert [found.is_shown for found in maps(cache)] == [True, False, False]
    assert hidden(cache) == []


# A damaged cache


def settings(cache: Path) -> Settings:
    return read({"AFSPRAKENKAART_CACHE": str(cache)})


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _was: b"",
    "cut": lambda was: was[: len(was) // 2],
    "one bit": lambda was: was[:-1] + bytes([was[-1] ^ 1]),
    "other json": lambda _was: b'{"format": 99, "sha256": 1, "figures": [], "content": null}',
    "a list": lambda _was: b"[[[]]]",
    "deep": lambda _was: b"[" * 100_000,
    "no text": lambda _was: b"\xff\xfe\x00\x80" * 50,
}


def test_a_damaged_file_of_any_kind_leads_to_another_build(
    tmp_path: Path, squares: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setattr("layers.inputs.fingerprint", lambda _settings: "0" * 64)
    files = dict.fromkeys((*(f"{layer}.geojson" for layer in LAYER_IDS), "facts.json", "search.idx"), b"{}")
    folder = stored(files, squares, cache)
    set_current(folder)
    note(folder, "0" * 64)
    assert unchanged(settings(cache)) == folder
    for how, damage in DAMAGE.items():
        for path in (*sorted(folder.iterdir()), cache / "built" / INPUTS, cache / "built" / "current"):
            was = path.read_bytes()
            path.write_bytes(damage(was))
            # The last byte of these two is the end of a line.
            harmless = how == "one bit" and path.name in (INPUTS, "current")
            assert unchanged(settings(cache)) is None or harmless, (how, path.name)
            assert stored(files, squares, cache) == folder
            assert path.read_bytes() == was or path.parent != folder
            path.write_bytes(was)
            assert unchanged(settings(cache)) == folder


@pytest.mark.parametrize("put", IN_PLACE_OF_A_FILE.values(), ids=IN_PLACE_OF_A_FILE)
def test_what_is_no_file_in_the_cache_leads_to_another_build_and_is_never_waited_for(
    tmp_path: Path, squares: Any, monkeypatch: pytest.MonkeyPatch, put: Callable[[Path], None]
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setattr("layers.inputs.fingerprint", lambda _settings: "0" * 64)
    files = dict.fromkeys((*(f"{layer}.geojson" for layer in LAYER_IDS), "facts.json"), b"{}")
    folder = stored(files, squares, cache)
    set_current(folder)
    note(folder, "0" * 64)
    for path in (*sorted(folder.iterdir()), cache / "built" / INPUTS):
        was = path.read_bytes()
        path.unlink()
        put(path)
        assert unchanged(settings(cache)) is None, path.name
        assert maps(cache)
        assert stored(files, squares, cache) == folder
        if path.parent != folder:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            path.write_bytes(was)
        assert unchanged(settings(cache)) == folder
    (cache / "built" / "current").unlink()
    put(cache / "built" / "current")
    assert current(cache) is None
    with pytest.raises(BuiltFolderError, match="current cannot be read: is no plain file"):
        maps(cache)


@pytest.mark.parametrize("how", DAMAGE)
def test_damaged_figures_are_left_out_with_a_sentence(
    tmp_path: Path, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept.keep(tmp_path, kept_figures({"GM0014": "Groningen"}))
    path.write_bytes(DAMAGE[how](path.read_bytes()))
    found, told = usable(settings(tmp_path)), capsys.readouterr().err
    # Its last byte is the end of a line.
    assert (found is None and "makes them anew" in told) or how == "one bit"
