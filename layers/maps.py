"""The built maps in the cache folder: in which order they were begun, which is shown, which are kept, the way back.

Order is that of turns, which are counted and not read off a clock: what was begun later read its inputs later, and no
build takes the place of one that was begun after it. A map that was put back stays until somebody builds or puts
another one back: a start leaves it. All this stands in `built/maps.json`, beside `current`, which alone says what is
shown; where it is lost, it is made anew of the folders that are there. Imports no geometry library.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from typing_extensions import TypedDict

import clock
import reading
from layers.cache import CURRENT, current, folder_of, set_current, verify
from layers.errors import BuiltFolderError
from layers.geojson import compact
from layers.manifest import DIGEST, MANIFEST, Manifest, read_manifest
from writing import alone, remove, write_atomically

BOOK: Final = "maps.json"
FIRST: Final = 0
"""The turn before all that `begin` gives."""
_LOCK: Final = ".lock"
_MAX_BYTES: Final = 1_000_000


class Entry(TypedDict):
    """A map in the book: the turn in which it was begun, and when it was shown first (ISO 8601, "" if unknown)."""

    digest: str
    turn: int
    built_at: str


class Book(TypedDict):
    """The last turn that was taken, that of what is shown, the digest of a map that was put back, and all maps."""

    turns: int
    shown: int
    put_back: str
    maps: list[Entry]


@dataclass(frozen=True)
class Map:
    """A map that is kept; `manifest` is None where this version cannot show it."""

    digest: str
    built_at: str
    is_shown: bool
    manifest: Annotated[Manifest | None, "what it says of itself"]


def begin(cache: Path) -> int:
    """Take a turn, before anything is read that a map is made of.

    Raises:
        OSError: the cache folder cannot be written.
    """
    with alone(_built(cache) / _LOCK):
        book = _book(cache)
        book["turns"] += 1
        _write(cache, book)
        return book["turns"]


def show(folder: Path, turn: int | None, kept: int) -> bool:
    """Make this built folder the one that new visitors see, unless what they see was begun later; whether it is.

    Args:
        folder: a built folder in the cache folder.
        turn: what `begin` gave, or `FIRST`; None for one that is meant now.
        kept: how many maps stay, the newest and what is shown; others are taken away.

    Raises:
        OSError: the cache folder cannot be written.
    """
    cache = folder.parents[1]
    with alone(_built(cache) / _LOCK):
        book = _book(cache)
        mine = book["turns"] + 1 if turn is None else turn
        book["turns"] = max(book["turns"], mine)
        others = [entry for entry in book["maps"] if entry["digest"] != folder.name]
        before = max((entry["turn"] for entry in book["maps"] if entry["digest"] == folder.name), default=0)
        entry = Entry(digest=folder.name, turn=max(mine, before), built_at=clock.stamp())
        book["maps"] = sorted([*others, entry], key=lambda one: one["turn"])
        if is_newest := mine >= book["shown"]:
            book |= {"shown": mine, "put_back": ""}
        # The book first: who is killed between the two leaves what was shown, and the next build shows its own.
        _write(cache, book)
        if is_newest:
            set_current(folder)
        _clear(cache, book, kept)
        return is_newest


def maps(cache: Path) -> list[Map]:
    """The maps that are kept, the newest first.

    Raises:
        BuiltFolderError: what is there cannot be read, so that nobody can say which maps are kept.
    """
    _readable(cache)
    shown = current(cache)
    name = shown.name if shown else ""
    return [
        Map(entry["digest"], entry["built_at"], entry["digest"] == name, _manifest(cache, entry))
        for entry in reversed(_book(cache)["maps"])
    ]


def roll_back(cache: Path, wanted: str = "") -> Map:
    """Show an earlier map again, and have it stay.

    Args:
        cache: the cache folder.
        wanted: its digest or how that begins; without it, the last whole one that was begun before what is shown.

    Raises:
        BuiltFolderError: there is no such map, or it is damaged.
        OSError: the cache folder cannot be written.
    """
    with alone(_built(cache) / _LOCK):
        book = _book(cache)
        found = _wanted(cache, book, wanted) if wanted else _before(cache, book)
        folder = folder_of(cache, found["digest"])
        manifest = verify(folder)
        book["turns"] += 1
        newest = book["maps"][-1]["digest"]
        book |= {"shown": book["turns"], "put_back": "" if found["digest"] == newest else found["digest"]}
        _write(cache, book)
        set_current(folder)
        return Map(found["digest"], found["built_at"], True, manifest)


def put_back(cache: Path) -> str:
    """The digest of the map that was put back and is shown, every byte of it there; "" where there is none."""
    book, shown = _read(cache), current(cache)
    if book and shown and book["put_back"] == shown.name:
        with contextlib.suppress(BuiltFolderError):
            return verify(shown)["digest"]
    return ""


def adopt(cache: Path, kept: int) -> str:
    """Show the last whole map where none is shown, until one is built: what a killed start left. Its digest, or "".

    Raises:
        OSError: the cache folder cannot be written.
    """
    shown, book = current(cache), _book(cache)
    if shown and shown.is_dir():
        return ""
    for entry in reversed(book["maps"]):
        with contextlib.suppress(BuiltFolderError):
            verify(folder := folder_of(cache, entry["digest"]))
            return entry["digest"] if show(folder, book["shown"], kept) else ""
    return ""


def is_put_back(cache: Path, digest: str) -> bool:
    """Whether the map of this digest is the one that was put back; its bytes are not looked at."""
    book = _read(cache)
    return book is not None and book["put_back"] == digest


def show_named(cache: Path, bring: Callable[[], Path], kept: int) -> None:
    """Show the map that a setting names, unless it was put aside by a rollback: what was here then was.

    Args:
        cache: the cache folder.
        bring: copies that map into it and gives its folder.
        kept: see `show`.

    Raises:
        BuiltFolderError: as `bring` does.
        OSError: the cache folder cannot be written.
    """
    known = {entry["digest"] for entry in _book(cache)["maps"]}
    folder = bring()
    put_aside = put_back(cache) and folder.name in known
    if not put_aside and folder != current(cache):
        show(folder, None, kept)


def _readable(cache: Path) -> None:
    """Look whether all that tells of the maps can be read, where it is there."""
    for path in (_built(cache), folder_of(cache, CURRENT), _built(cache) / BOOK):
        try:
            if path.name in (CURRENT, BOOK):
                reading.opened(path).close()
            else:
                next(path.iterdir(), None)
        except FileNotFoundError:
            continue
        except OSError as error:
            why = f"{path} cannot be read: {error.strerror or error}"
            raise BuiltFolderError(f"{why}; which maps are kept cannot be told") from error


def _wanted(cache: Path, book: Book, wanted: str) -> Entry:
    found = [entry for entry in book["maps"] if entry["digest"].startswith(wanted.lower())]
    if len(found) == 1:
        return found[0]
    what = f"{len(found)} maps begin" if found else "no map that is kept begins"
    raise BuiltFolderError(f"{what} with {wanted[:40]!r}; `python -m layers maps` lists those in {_built(cache)}")


def _before(cache: Path, book: Book) -> Entry:
    digests = [entry["digest"] for entry in book["maps"]]
    shown = current(cache)
    at = digests.index(shown.name) if shown and shown.name in digests else len(digests)
    for entry in reversed(book["maps"][:at]):
        with contextlib.suppress(BuiltFolderError):
            verify(folder_of(cache, entry["digest"]))
            return entry
    raise BuiltFolderError(f"no earlier map is kept whole in {_built(cache)}; `python -m layers maps` lists all")


def _clear(cache: Path, book: Book, kept: int) -> None:
    """Take away all maps but the newest; one that cannot be taken away stays."""
    shown = current(cache)
    for entry in book["maps"][: -max(kept, 1)]:
        if not shown or entry["digest"] != shown.name:
            with contextlib.suppress(OSError):
                remove(folder_of(cache, entry["digest"]))


def _book(cache: Path) -> Book:
    """What the book says of the folders that are there; one that it does not know is older than all that it knows."""
    book = _read(cache) or Book(turns=0, shown=0, put_back="", maps=[])
    with contextlib.suppress(OSError):
        there = {path.name: path for path in _built(cache).iterdir() if DIGEST.fullmatch(path.name)}
        known = [entry for entry in book["maps"] if entry["digest"] in there]
        names = {entry["digest"] for entry in known}
        unknown = sorted((_changed(path), name) for name, path in there.items() if name not in names)
        # What is shown was built last, whatever the clock said then.
        shown = current(cache)
        unknown.sort(key=lambda one: shown is not None and one[1] == shown.name)
        book["maps"] = [*(Entry(digest=name, turn=0, built_at=_moment(at)) for at, name in unknown), *known]
    return book


def _read(cache: Path) -> Book | None:
    """The book, None where there is none or it is none."""
    try:
        with reading.opened(_built(cache) / BOOK) as file:
            found = json.loads(file.read(_MAX_BYTES))
        maps = [
            Entry(digest=str(entry["digest"]), turn=int(entry["turn"]), built_at=str(entry["built_at"])[:40])
            for entry in found["maps"]
        ]
        book = Book(
            turns=int(found["turns"]), shown=int(found["shown"]), put_back=str(found["put_back"]),
            maps=sorted(maps, key=lambda one: one["turn"]),
        )  # fmt: skip
    except (OSError, ValueError, OverflowError, RecursionError, LookupError, TypeError, AttributeError):
        return None
    book["turns"] = max(book["turns"], book["shown"], *(entry["turn"] for entry in maps), 0)
    return book


def _write(cache: Path, book: Book) -> None:
    write_atomically(_built(cache) / BOOK, compact(book).encode() + b"\n")


def _manifest(cache: Path, entry: Entry) -> Manifest | None:
    folder = folder_of(cache, entry["digest"])
    try:
        return read_manifest(reading.content(folder / MANIFEST), str(folder))
    except (OSError, BuiltFolderError):
        return None


def _built(cache: Path) -> Path:
    return folder_of(cache, CURRENT).parent


def _changed(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _moment(at: float) -> str:
    try:
        return dt.datetime.fromtimestamp(at, dt.UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""
