"""The last good figures in the cache folder: one file that vouches for its own content, replaced as a whole."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any, Final, TypedDict, cast

from layers.errors import FiguresError
from layers.figures.periods import is_month
from layers.figures.tables import MEASURES
from layers.geojson import compact
from reading import read_within
from writing import write_atomically

FOLDER: Final = "figures"
_FILE: Final = "cbs.json"
_STATED: Final = ("fetched_at", "origin", "licence", "credit")
MOST_BYTES: Final = 20_000_000


class Described(TypedDict):
    """A table as its service describes it; `modified` is the day on which CBS last changed it (ISO, "" if unstated)."""

    id: str
    title: str
    modified: str


class Kept(TypedDict):
    """What was fetched: by measure and month the number of each municipality, by the codes of that month's division.

    A municipality without a number in a month is left out of it. `provisional` are the months that CBS may still
    change, by measure.
    """

    fetched_at: str
    origin: str
    licence: str
    credit: str
    tables: list[Described]
    provisional: dict[str, list[str]]
    numbers: dict[str, dict[str, dict[str, int]]]


def keep(cache: Path, found: Kept) -> Path:
    """Write figures as the last good ones, and give their file.

    Raises:
        FiguresError: the folder cannot be written; what stood there still does.
    """
    path = cache / FOLDER / _FILE
    content = {"sha256": _digest(found), "figures": found}
    try:
        write_atomically(path, compact(content).encode() + b"\n")
    except OSError as error:
        raise FiguresError(
            f"{path} cannot be written ({error.strerror or error}); free space, or set AFSPRAKENKAART_CACHE"
        ) from error
    return path


def load(cache: Path) -> Kept | None:
    """The last good figures, None where there are none.

    Raises:
        FiguresError: what stands there is not what was kept.
    """
    path = cache / FOLDER / _FILE
    if not path.exists():
        return None
    try:
        content = json.loads(read_within(path.parent, path, MOST_BYTES))
        figures = content["figures"]
        if content["sha256"] != _digest(figures):
            raise FiguresError(f"{path} was changed since it was kept")
        return _checked(figures, path)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, FiguresError):
            raise
        raise FiguresError(f"{path} cannot be read ({type(error).__name__})") from error


def fetched_at(cache: Path, origin: str) -> dt.datetime | None:
    """When the kept figures were fetched from that service, None where they were not."""
    with contextlib.suppress(FiguresError, ValueError):
        found = load(cache)
        if found and found["origin"] == origin:
            moment = dt.datetime.fromisoformat(found["fetched_at"])
            return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return None


def _digest(figures: object) -> str:
    return hashlib.sha256(compact(figures).encode()).hexdigest()


def _checked(found: dict[str, Any], path: Path) -> Kept:
    if not all(isinstance(found[name], str) for name in _STATED):
        raise FiguresError(f"{path} lacks one of {', '.join(_STATED)}")
    for measure in MEASURES:
        months = found["numbers"][measure]
        if not all(is_month(month) for month in months) or not isinstance(found["provisional"][measure], list):
            raise FiguresError(f"{path}: {measure} is not by month")
        if not all(type(number) is int for numbers in months.values() for number in numbers.values()):
            raise FiguresError(f"{path}: {measure} holds what is no whole number")
    return cast("Kept", found)
