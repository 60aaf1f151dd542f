"""The built maps that are kept: their order, the way back, and what a start does with it."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import clock
from layers import __main__ as command
from layers.build import stored
from layers.cache import current, folder_of, set_current
from layers.errors import BuiltFolderError
from layers.maps import BOOK, adopt, begin, maps, put_back, roll_back, show
from layers.registry import LAYER_IDS
from settings import Settings, read
from tests.faults import IN_PLACE_OF_A_FILE, NeverFullError, each_kill, full_at, hidden

KEPT = 3


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def settings(cache: Path) -> Settings:
    return read({"AFSPRAKENKAART_CACHE": str(cache), "AFSPRAKENKAART_KEPT_MAPS": str(KEPT)})


@pytest.fixture
def make(cache: Path, squares: Any) -> Any:
    """Makes a small built folder of its own, by a word in it; it is whole and not shown."""

    def made(word: str) -> Path:
        layers = {f"{layer}.geojson": b"{}" for layer in LAYER_IDS}
        return stored({**layers, "facts.json": json.dumps(word).encode()}, squares, cache)

    return made


@pytest.fixture
def shown(cache: Path, make: Any) -> Any:
    """Makes built folders one after the other, each shown; their digests."""

    def built(*words: str) -> list[str]:
        return [_show(make(word), begin(cache)) for word in words]

    return built


def _show(folder: Path, turn: int) -> str:
    show(folder, turn, KEPT)
    return folder.name


def digest(cache: Path) -> str:
    folder = current(cache)
    assert folder
    return folder.name


def test_a_build_that_was_begun_earlier_does_not_take_the_place_of_a_later_one(cache: Path, make: Any) -> None:
    slow, quick = begin(cache), begin(cache)
    assert show(make("quick"), quick, KEPT)
    assert not show(make("slow"), slow, KEPT)
    assert digest(cache) == make("quick").name
    assert [found.digest for found in maps(cache)] == [make("quick").name, make("slow").name]


def test_what_is_built_meanwhile_gives_way_to_a_build_that_was_begun_before(
    cache: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = begin(cache)
    monkeypatch.setattr("layers.commands.build.made_of_best", lambda *_: make("meanwhile"))
    assert command.main(["build", "--meanwhile"], settings(cache)) == 0
    assert digest(cache) == make("meanwhile").name
    assert show(make("slow"), slow, KEPT)
    assert digest(cache) == make("slow").name
    assert command.main(["build", "--meanwhile"], settings(cache)) == 0
    assert digest(cache) == make("slow").name


def test_the_command_says_that_a_later_build_ended_first(
    cache: Path, make: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def slow(*_given: Any) -> Path:
        show(make("later"), begin(cache), KEPT)  # another process, meanwhile
        return make("earlier")

    monkeypatch.setattr("layers.commands.build.made_of_best", slow)
    assert command.main(["build"], settings(cache)) == 0
    assert "begun later" in capsys.readouterr().err
    assert digest(cache) == make("later").name


def test_the_newest_maps_are_kept_and_what_is_shown(cache: Path, shown: Any) -> None:
    first, *others = shown("a", "b", "c")
    roll_back(cache, first)
    digests = [first, *others]
    assert [found.digest for found in maps(cache)] == digests[::-1]
    *_, newest = shown("d", "e")
    assert maps(cache)[0].digest == newest
    assert len(maps(cache)) == KEPT
    assert {path.name for path in (cache / "built").iterdir() if path.is_dir()} == {m.digest for m in maps(cache)}


def test_a_rollback_shows_the_one_before_and_again_the_one_before_that(cache: Path, shown: Any) -> None:
    first, second, third = shown("a", "b", "c")
    assert roll_back(cache).digest == second == digest(cache)
    assert put_back(cache) == second
    assert roll_back(cache).digest == first
    with pytest.raises(BuiltFolderError, match="no earlier map"):
        roll_back(cache)
    assert digest(cache) == first
    assert roll_back(cache, third[:8]).digest == third
    assert put_back(cache) == ""


def test_a_damaged_map_is_not_put_back(cache: Path, shown: Any) -> None:
    first, second, _ = shown("a", "b", "c")
    (folder_of(cache, second) / "facts.json").write_bytes(b"rotten")
    with pytest.raises(BuiltFolderError, match="is not what the manifest says"):
        roll_back(cache, second)
    assert roll_back(cache).digest == first


def test_a_build_that_was_begun_before_a_rollback_does_not_undo_it(cache: Path, shown: Any, make: Any) -> None:
    first, _ = shown("a", "b")
    running = begin(cache)
    roll_back(cache, first)
    assert not show(make("c"), running, KEPT)
    assert put_back(cache) == first == digest(cache)
    assert show(make("c"), begin(cache), KEPT)
    assert put_back(cache) == ""


@pytest.mark.parametrize("wanted", ["no-such", "../../etc", "", "ffff\n", "*"])
def test_a_rollback_to_nothing_is_a_sentence(cache: Path, wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["rollback", wanted], settings(cache)) == 1
    assert "python -m layers maps" in capsys.readouterr().err


def test_the_commands_list_the_maps_and_put_one_back(
    cache: Path, shown: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["maps"], settings(cache)) == 0
    assert "run `python -m layers build`" in capsys.readouterr().err
    first, second = shown("a", "b")
    assert command.main(["rollback"], settings(cache)) == 0
    assert "A start leaves it" in capsys.readouterr().out
    assert command.main(["maps"], settings(cache)) == 0
    told = capsys.readouterr()
    head, *rows = told.out.splitlines()
    assert head.split() == ["digest", "built", "(UTC)", "edition", "of", "boundaries"]
    assert [row.split()[0] for row in rows] == [second, "shown"]
    assert first in rows[1]
    assert "was put back" in told.err


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe", b"[]", b"null", b'{"maps": 1}', b"[" * 100_000, b'{"turns": NaN, "shown": 1, "maps": []}',
        b'{"turns": 1e999, "shown": 0, "put_back": "", "maps": []}', b'{"turns":1,"shown":0,"put_back":"","maps":[7]}',
        b'{"format": 9, "future": true}',
    ],
)  # fmt: skip
def test_a_book_that_cannot_be_read_is_made_anew_of_the_folders(cache: Path, shown: Any, content: bytes) -> None:
    first, second = shown("a", "b")
    (cache / "built" / BOOK).write_bytes(content)
    assert {found.digest for found in maps(cache)} == {first, second}
    assert maps(cache)[0].is_shown
    (third,) = shown("c")
    assert [found.digest for found in maps(cache)][:2] == [third, second]
    assert roll_back(cache).digest == second


ANY_JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists)
BOOKS = st.fixed_dictionaries(dict.fromkeys(("turns", "shown", "put_back", "maps"), ANY_JSON))


@given(content=st.binary(max_size=200) | BOOKS.map(json.dumps).map(str.encode))
def test_whatever_stands_in_the_book_is_no_fault(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    cache = tmp_path_factory.mktemp("cache")
    (cache / "built").mkdir()
    (cache / "built" / BOOK).write_bytes(content)
    assert maps(cache) == []
    assert put_back(cache) == ""


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00", b"../../etc", b"a" * 500, b"a\nb", b"/etc"])
def test_a_damaged_name_of_what_is_shown_leads_nowhere(cache: Path, content: bytes) -> None:
    (cache / "built").mkdir(parents=True)
    (cache / "built" / "current").write_bytes(content)
    assert current(cache) is None
    assert maps(cache) == []


def test_maps_of_before_the_book_are_listed_by_their_age_with_what_is_shown_last(cache: Path, make: Any) -> None:
    old, new = make("old"), make("new")
    os.utime(old, (2e9, 2e9))  # the clock was in 2033 then
    set_current(new)
    assert [found.digest for found in maps(cache)] == [new.name, old.name]
    assert roll_back(cache).digest == old.name


def test_a_clock_that_goes_backwards_changes_no_order(cache: Path, shown: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for word, year in zip("abcd", (2099, 2026, 1970, 2030), strict=True):
        monkeypatch.setattr(clock, "now", lambda year=year: dt.datetime(year, 1, 1, tzinfo=dt.UTC))
        found += shown(word)
    assert [one.digest for one in maps(cache)] == found[:0:-1]
    assert digest(cache) == found[-1]


def test_a_map_of_a_newer_version_is_listed_and_left(
    cache: Path, shown: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    newer, here = shown("a", "b")
    path = folder_of(cache, newer) / "manifest.json"
    path.write_text(path.read_text().replace('"format":2', '"format":3'))
    assert command.main(["maps"], settings(cache)) == 0
    assert "of another version" in capsys.readouterr().out
    assert command.main(["rollback"], settings(cache)) == 1
    assert digest(cache) == here


# A process that is killed, a disk that is full, at each step


def test_a_build_that_is_killed_anywhere_leaves_a_whole_map_and_the_next_shows_its_own(
    cache: Path, shown: Any, make: Any
) -> None:
    shown("a", "b", "c", "d")
    before = digest(cache)

    def build() -> None:
        turn = begin(cache)
        show(make("e"), turn, KEPT)

    seen = set()
    for _ in each_kill(build):
        found = current(cache)
        assert found
        assert next(one for one in maps(cache) if one.is_shown).manifest
        roll_back(cache, found.name)  # which verifies every byte
        seen.add(found.name)
    assert seen >= {before}
    build()
    assert digest(cache) == make("e").name
    assert len(maps(cache)) == KEPT
    assert hidden(cache) == []


def test_a_rollback_that_is_killed_anywhere_is_done_or_not(cache: Path, shown: Any) -> None:
    first, second = shown("a", "b")
    for _ in each_kill(lambda: roll_back(cache, first)):
        assert (digest(cache), put_back(cache)) in ((second, ""), (first, first))
        roll_back(cache, second)


def test_a_full_disk_at_any_step_of_a_build_is_a_sentence_and_the_last_map_serves(
    cache: Path, shown: Any, make: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (before,) = shown("a")
    # What is read takes long, and writes nothing.
    monkeypatch.setattr("layers.inputs.fingerprint", lambda _settings: "0" * 64)
    monkeypatch.setattr("layers.commands.build.made_of_best", lambda *_given: make("b"))
    for nth in range(500):
        try:
            with full_at(nth):
                done = command.main(["build"], settings(cache))
        except NeverFullError:
            break
        told = capsys.readouterr().err
        assert (done, "cannot be written" in told, "free space" in told) == (1, True, True), told
        assert roll_back(cache, digest(cache)).manifest
        assert hidden(cache) == []
        assert nth > 20 or digest(cache) == before
    assert nth > 20
    assert digest(cache) == make("b").name


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """A folder that whoever runs this may not look into; who may look everywhere is somebody else meanwhile."""
    everything = os.geteuid() == 0
    if everything:
        try:
            os.seteuid(65534)
        except OSError:
            pytest.skip("root may look everywhere, and this machine knows nobody else")
        os.seteuid(0)
    folder.chmod(0)
    if everything:
        os.seteuid(65534)
    try:
        yield
    finally:
        if everything:
            os.seteuid(0)
        folder.chmod(0o755)


def listed(cache: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """How `maps` ends, and what it says."""
    capsys.readouterr()
    status = command.main(["maps"], settings(cache))
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("what", ["", "built"])
def test_a_cache_that_may_not_be_read_is_said_and_not_called_empty(
    cache: Path, shown: Any, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown("one")
    with closed(cache / what):
        status, out, told = listed(cache, capsys)
    assert (status, out) == (1, "")
    assert told == f"{cache / 'built'} cannot be read: Permission denied; which maps are kept cannot be told\n"


@pytest.mark.parametrize("put", IN_PLACE_OF_A_FILE.values(), ids=IN_PLACE_OF_A_FILE)
@pytest.mark.parametrize("name", [BOOK, "current"])
def test_what_is_no_file_where_the_maps_are_named_is_said(
    cache: Path, shown: Any, name: str, put: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    shown("one")
    path = cache / "built" / name
    path.unlink()
    put(path)
    status, out, told = listed(cache, capsys)
    assert (status, out) == (1, "")
    assert told == f"{path} cannot be read: is no plain file; which maps are kept cannot be told\n"


def test_an_empty_cache_and_none_at_all_hold_no_map(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        status, out, told = listed(cache, capsys)
        assert (status, out, "no map has been built" in told) == (0, "", True)
        (cache / "built").mkdir(parents=True, exist_ok=True)


def test_what_a_killed_start_left_is_shown_until_the_next_map_is_built(cache: Path, make: Any) -> None:
    assert adopt(cache, KEPT) == ""
    left = make("left")
    assert adopt(cache, KEPT) == digest(cache) == left.name
    assert adopt(cache, KEPT) == ""
    assert _show(make("next"), begin(cache)) == digest(cache)


def test_only_a_whole_map_is_shown_of_what_was_left(cache: Path, make: Any) -> None:
    whole, damaged = make("whole"), make("damaged")
    (damaged / "facts.json").write_bytes(b"other")
    os.utime(whole, (1, 1))
    assert adopt(cache, KEPT) == whole.name
