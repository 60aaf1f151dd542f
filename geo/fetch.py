"""Download the boundaries of the newest year that the service has for both levels, and keep them."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from clock import is_within, now
from geo import codes
from geo.boundaries import BoundarySet
from geo.errors import GeoError, NoBoundariesError, OfflineError, ServiceError
from geo.levels import LEVELS, Level
from geo.one_fetch import PROGRESS
from geo.sources import cached
from geo.sources.pdok import PdokSource
from geo.sources.web import Limits
from geo.usable import faults
from settings import BOUNDARIES, CBS_URL, Settings
from writing import write_atomically

FRESH: Final = dt.timedelta(days=30)
State = Literal["running", "done", "failed", "offline"]


def fetch(settings: Settings, *, if_stale: bool = False, limits: Limits | None = None) -> int:
    """Fetch both levels of one year into the cache; the exit status of `python -m geo fetch`.

    Prints a line per level on stdout, the rest on stderr, and writes `<cache>/fetch.json` on the way:
    `{"state": "running" | "done" | "failed" | "offline", "level": ..., "message": ..., "at": <ISO 8601>}`.

    Args:
        settings: where the cache is, and which service is asked.
        if_stale: do nothing where both levels of one year were fetched from the same service less than `FRESH` ago.
        limits: what a download may cost.

    Returns:
        0 where both levels are there, 1 where one was not fetched, even if an older copy exists.
    """
    progress = _Progress(settings.cache / PROGRESS)
    try:
        source = PdokSource(settings.cbs_url, limits)
        if if_stale and (year := _fresh_year(settings.cache, source.base_url)):
            print(f"boundaries of {year} were fetched less than {FRESH.days} days ago, not fetched again")
            progress.write("done", None, f"boundaries of {year} are here")
            return 0
        return _fetch(source, settings.cache, progress)
    except GeoError as error:
        return progress.fail(None, error)
    except KeyboardInterrupt:
        progress.write("failed", None, "interrupted")
        raise


def _fetch(source: PdokSource, cache: Path, progress: _Progress) -> int:
    for year in reversed(codes.KNOWN_YEARS):
        answers = _ask(source, year, progress)
        if any(isinstance(answer, NoBoundariesError) for answer in answers.values()):
            for answer in answers.values():
                if isinstance(answer, GeoError):
                    print(answer, file=sys.stderr)
            continue
        return _conclude(source, cache, year, answers, progress)
    years = f"{codes.KNOWN_YEARS[0]}-{codes.LATEST_YEAR}"
    raise NoBoundariesError(f"{source.base_url} has no year of {years} with both provinces and municipalities")


def _ask(source: PdokSource, year: int, progress: _Progress) -> dict[Level, BoundarySet | GeoError]:
    """What the service answers for each level, until one answer makes the next question pointless."""
    answers: dict[Level, BoundarySet | GeoError] = {}
    for level in LEVELS:
        progress.write("running", level, f"asking {source.base_url} for {level} {year}")
        try:
            answers[level] = source.load(level, year)
        except (NoBoundariesError, OfflineError) as error:
            answers[level] = error
            break
        except GeoError as error:
            answers[level] = error
    return answers


def _conclude(
    source: PdokSource,
    cache: Path,
    year: int,
    answers: Mapping[Level, BoundarySet | GeoError],
    progress: _Progress,
) -> int:
    """Keep what was fetched, report the rest; the exit status."""
    status = 0
    pair = [answer for answer in answers.values() if isinstance(answer, BoundarySet)]
    if len(pair) == len(LEVELS) and (found := faults(*pair)):
        # What no map can be made of must not take the place of an older copy.
        return progress.fail(None, ServiceError(f"{source.base_url}: {'; '.join(map(str, found))}"))
    for level, answer in answers.items():
        if isinstance(answer, GeoError):
            status = progress.fail(level, answer)
            continue
        folder = cached.keep(cache, answer)
        print(f"{level} {year}: {len(answer.frame)} features, RD, from {answer.origin}, kept in {folder}")
    for note in source.notes():
        print(note, file=sys.stderr)
    if status == 0:
        progress.write("done", None, f"boundaries of {year} are here")
    return status


def _fresh_year(cache: Path, base_url: str) -> int | None:
    for year in reversed(codes.KNOWN_YEARS):
        moments = [cached.fetched_at(cache, level, year, origin_prefix=base_url) for level in LEVELS]
        if all(is_within(moment, FRESH) for moment in moments):
            return year
    return None


class _Progress:
    """The file by which the app follows a fetch that runs beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, state: State, level: Level | None, message: str) -> None:
        if state == "running":
            print(message, file=sys.stderr)
        content = {"state": state, "level": level, "message": message, "at": now().isoformat()}
        # A cache that cannot be written is reported by what it is for: keeping the boundaries.
        with contextlib.suppress(OSError):
            write_atomically(self._path, json.dumps(content, ensure_ascii=False).encode())

    def fail(self, level: Level | None, error: GeoError) -> int:
        """Report a fault; the exit status that it leads to."""
        what = f"{level} was not fetched" if level else "nothing was fetched"
        self.write("offline" if isinstance(error, OfflineError) else "failed", level, f"{what}: {error}")
        print(f"{what}: {error}\n{_advice(error)}", file=sys.stderr)
        return 1


def _advice(error: GeoError) -> str:
    if isinstance(error, OfflineError):
        return (
            "Check the network and try again: python -m geo fetch. Without a network, put CBS boundary files in a "
            f"folder and let {BOUNDARIES} name it."
        )
    return f"Try again later: python -m geo fetch. Another server can be named in {CBS_URL}."
