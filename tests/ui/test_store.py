"""A start that shows a built folder of a store: the store is away, slow or wrong, and the last good map serves."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from layers.cache import current, put, set_current
from settings import Settings
from tests.layers.test_remote import CONTENT, DIGEST, manifest
from ui.shell import store

OTHER = {**CONTENT, "points.json": b"{}"}
OTHER_DIGEST = json.loads(manifest(OTHER))["digest"]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache folder that shows a map."""
    folder = tmp_path / "cache" / "built" / DIGEST
    put(folder, {**CONTENT, "manifest.json": manifest(CONTENT)})
    set_current(folder)
    return tmp_path / "cache"


class Log(list[str]):
    """What whoever runs the server is told, and the waits of what asks again, each let go by the test."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting, self.go, self.here = threading.Semaphore(0), threading.Semaphore(0), threading.Event()

    def say(self, line: str) -> None:
        self.append(line)
        if "is here" in line:
            self.here.set()

    def wait(self, _seconds: float) -> None:
        self.waiting.release()
        self.go.acquire()


@pytest.mark.parametrize(
    ("built", "said"),
    [
        ("http://127.0.0.1:1/map", "cannot be reached"),
        ("/nowhere/at/all", "is not there"),
        ("zip://map.zip::https://host/map.zip", "is no path and no address"),
    ],
)
def test_a_store_that_is_away_leaves_the_last_map_and_says_so(cache: Path, built: str, said: str) -> None:
    log = Log()
    assert store.show(Settings(cache=cache, built=built), log.say, wait=log.wait)
    assert current(cache) == cache / "built" / DIGEST
    assert said in log[0]
    assert "AFSPRAKENKAART_BUILT" in log[0]
    assert f"({DIGEST}) stays in use" in log[1]


def test_a_store_that_comes_back_is_shown_without_a_start(cache: Path, tmp_path: Path) -> None:
    log, there = Log(), tmp_path / "there"
    assert store.show(Settings(cache=cache, built=str(there)), log.say, wait=log.wait)
    assert log.waiting.acquire(timeout=60)
    log.go.release()
    assert log.waiting.acquire(timeout=60)
    assert len(log) == 2, "the same fault is not told twice"
    put(there, {**OTHER, "manifest.json": manifest(OTHER)})
    log.go.release()
    assert log.here.wait(60)
    assert current(cache) == cache / "built" / OTHER_DIGEST


def test_without_any_map_there_is_no_start(tmp_path: Path) -> None:
    log = Log()
    assert not store.show(Settings(cache=tmp_path / "cache", built="/nowhere/at/all"), log.say, wait=log.wait)
    assert "is not there" in log[0]


def test_a_damaged_map_in_the_cache_is_no_last_good_one(cache: Path) -> None:
    (cache / "built" / DIGEST / "facts.json").write_bytes(b"[]")
    log = Log()
    assert not store.show(Settings(cache=cache, built="/nowhere/at/all"), log.say, wait=log.wait)
