"""A process that is killed, or a disk that is full, at any step of a fetch; two fetches at once; a wrong clock."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import clock
from geo.boundaries import BoundarySet
from geo.errors import GeoError
from geo.fetch import _fresh_year, _Progress
from geo.sources import kept
from geo.sources.cached import CachedSource, keep
from tests.faults import NeverFullError, each_kill, full_at, hidden

Make = Callable[..., BoundarySet]
STATED = kept.Stated("https://example.org", "CC BY 4.0", "Bron: CBS", "2026-01-01T00:00:00+00:00")


def loaded(cache: Path) -> BoundarySet:
    return CachedSource(cache).load("provincie", 2025)


def same(one: BoundarySet, other: BoundarySet) -> bool:
    return bool(one.frame.geometry.geom_equals_exact(other.frame.geometry, 0.001).all())


def test_boundaries_are_the_old_ones_or_the_new_ones_whenever_a_fetch_is_killed(
    tmp_path: Path, boundary_set: Make
) -> None:
    old, new = boundary_set(2025), boundary_set(2025, offset_m=500)
    keep(tmp_path, old)
    for _ in each_kill(lambda: keep(tmp_path, new)):
        found = loaded(tmp_path)
        assert same(found, old) or same(found, new)
        keep(tmp_path, old)
    keep(tmp_path, new)
    assert same(loaded(tmp_path), new)
    assert hidden(tmp_path) == []


def test_what_is_fetched_besides_is_the_old_or_the_new_whenever_a_fetch_is_killed(tmp_path: Path) -> None:
    def read() -> object:
        found = kept.read(tmp_path, "regions")
        assert found
        return found[0]

    kept.keep(tmp_path, "regions", ["old"], STATED)
    for _ in each_kill(lambda: kept.keep(tmp_path, "regions", ["new"], STATED)):
        assert read() in (["old"], ["new"])
    assert read() == ["new"]
    assert hidden(tmp_path) == []


def test_a_full_disk_at_any_step_of_a_fetch_leaves_a_pair_that_agrees(tmp_path: Path, boundary_set: Make) -> None:
    old, new = boundary_set(2025), boundary_set(2025, offset_m=500)
    keep(tmp_path, old)
    for nth in range(100):
        told = ""
        try:
            with full_at(nth):
                try:
                    keep(tmp_path, new)
                except GeoError as error:
                    told = str(error)
        except NeverFullError:
            break
        assert "free space, or set AFSPRAKENKAART_CACHE" in told
        assert same(loaded(tmp_path), old) or same(loaded(tmp_path), new)
        assert hidden(tmp_path) == []
    assert nth > 5


def test_the_progress_of_a_fetch_is_no_reason_to_end_it(tmp_path: Path) -> None:
    for nth in range(4):
        with full_at(nth):
            _Progress(tmp_path / "fetch.json").write("done", None, "here")
        assert list(tmp_path.iterdir()) == []


def test_two_fetches_at_once_leave_a_pair_that_agrees(tmp_path: Path, boundary_set: Make) -> None:
    sets = [boundary_set(2025, offset_m=100 * n) for n in range(6)]
    threads = [threading.Thread(target=keep, args=(tmp_path, one)) for one in sets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert any(same(loaded(tmp_path), one) for one in sets)


@pytest.mark.parametrize(("year", "fresh"), [(1970, None), (2025, 2025), (2099, None)])
def test_boundaries_that_were_fetched_by_a_wrong_clock_are_fetched_again(
    tmp_path: Path,
    whole: Callable[[int], tuple[BoundarySet, BoundarySet]],
    monkeypatch: pytest.MonkeyPatch,
    year: int,
    fresh: int | None,
) -> None:
    for one in whole(2025):
        keep(tmp_path, replace(one, fetched_at="2025-02-01T00:00:00+00:00"))
    monkeypatch.setattr(clock, "now", lambda: dt.datetime(year, 2, 2, tzinfo=dt.UTC))
    assert _fresh_year(tmp_path, "squares") == fresh
